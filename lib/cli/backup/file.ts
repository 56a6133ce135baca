/**
 * A backup is one gzip file of lines, readable with `zcat`:
 *
 *     {"format":"duizhao-backup","version":1,"migrations":[{"name":…,"checksum":…}],"sequences":{…}}
 *     {"table":"Document","columns":["id",…]}
 *     … one line a row, as PostgreSQL's COPY writes text …
 *     \.
 *     {"rows":12,"sha256":"…"}            of the lines of this table
 *     … the other tables …
 *     {"tables":14,"sha256":"…"}          of every line before this one
 *
 * CLI-BACKUP-1  A row never holds a raw line end (COPY writes \n as two characters), and never is `\.`.
 * CLI-BACKUP-2  A file is read to its end and believed only if every count and checksum is right; then it is read again and
 *     loaded. What is read in between is at most one line.
 * CLI-BACKUP-3  Checksums say that a file is whole, not that it is ours. So a line is no longer than LONGEST_LINE, a heading has the
 *     shape that it is said to have, and what tables and columns there are is ours to say (load.ts).
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { say } from "../commands/words";

export const FORMAT = "duizhao-backup";
export const VERSION = 1;
export const END_OF_TABLE = "\\.";

export interface Heading {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly createdAt: string;
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  /** The last value of each sequence of the tables that are kept, null where it was never used. */
  readonly sequences: Readonly<Record<string, string | null>>;
}

export interface TableHeading {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The file is not what a backup is; the sentence says how. */
export class Damaged extends Error {}

export type Part =
  | { readonly kind: "heading"; readonly heading: Heading }
  | { readonly kind: "table"; readonly table: TableHeading }
  | { readonly kind: "rows"; readonly bytes: Uint8Array }
  | { readonly kind: "table-end" }
  | { readonly kind: "end" };

/** An original of 20 MB is 40 MB as COPY writes bytes; a few hundred kilobytes of text stand beside it at most. */
const LONGEST_LINE = 64 * 1024 * 1024;

const HeadingShape = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  createdAt: z.string().max(100),
  migrations: z.array(z.object({ name: z.string().max(200), checksum: z.string().max(200) })).max(10_000),
  sequences: z.record(
    z.string().max(100),
    z
      .string()
      .regex(/^-?\d{1,19}$/)
      .nullable(),
  ),
});

const TableShape = z.object({
  table: z.string().max(100),
  columns: z.array(z.string().max(100)).min(1).max(200),
});

/** What a line says, in the shape that it must have. */
function shaped<Shape extends z.ZodType>(shape: Shape, said: unknown, wrong: string): z.output<Shape> {
  const parsed = shape.safeParse(said);
  if (!parsed.success) throw new Damaged(wrong);
  return parsed.data;
}

/** Cuts a stream of bytes after each line end; several lines may come in one piece, a line never in two. */
async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const cut = bytes.lastIndexOf(LF) + 1;
    if (cut === 0) {
      rest.push(bytes);
      length += bytes.length;
      if (length > LONGEST_LINE) throw new Damaged(say("cli.damaged.long-line"));
      continue;
    }
    yield Buffer.concat([...rest, bytes.subarray(0, cut)]);
    rest = cut === bytes.length ? [] : [bytes.subarray(cut)];
    length = bytes.length - cut;
  }
  if (rest.some((piece) => piece.length > 0)) throw new Damaged(say("cli.damaged.mid-line"));
}

const LF = 10;
const END_LINE = Buffer.from(`${END_OF_TABLE}\n`);

/** Reads a backup's lines and checks every count and checksum on the way; throws `Damaged`. */
export async function* readBackup(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  const whole = createHash("sha256");
  let table: { hash: ReturnType<typeof createHash>; rows: number } | undefined;
  let expect: "heading" | "table" | "rows" | "table-end" | "nothing" = "heading";
  let tables = 0;

  for await (const lines of wholeLines(chunks)) {
    let at = 0;
    while (at < lines.length) {
      if (expect === "rows") {
        const end = endOfRows(lines, at);
        const rows = lines.subarray(at, end.rows);
        if (rows.length > 0) {
          table!.hash.update(rows);
          table!.rows += countLines(rows);
          whole.update(rows);
          yield { kind: "rows", bytes: rows };
        }
        if (end.found) {
          whole.update(END_LINE);
          expect = "table-end";
        }
        at = end.next;
        continue;
      }
      const next = lines.indexOf(LF, at) + 1;
      const line = lines.subarray(at, next);
      at = next;
      const said = parseLine(line);
      if (expect === "nothing") throw new Damaged(say("cli.damaged.tail"));
      if (expect === "heading") {
        if (said.format !== FORMAT) throw new Damaged(say("cli.damaged.not-ours"));
        if (typeof said.version !== "number") throw new Damaged(say("cli.damaged.heading"));
        if (said.version !== VERSION) throw new Damaged(say("cli.damaged.newer"));
        whole.update(line);
        expect = "table";
        yield { kind: "heading", heading: shaped(HeadingShape, said, say("cli.damaged.heading")) };
      } else if (expect === "table-end") {
        if (said.rows !== table!.rows || said.sha256 !== table!.hash.digest("hex")) {
          throw new Damaged(say("cli.damaged.table-checksum"));
        }
        whole.update(line);
        tables += 1;
        expect = "table";
        yield { kind: "table-end" };
      } else if ("table" in said) {
        whole.update(line);
        table = { hash: createHash("sha256"), rows: 0 };
        expect = "rows";
        yield { kind: "table", table: shaped(TableShape, said, say("cli.damaged.table-heading")) };
      } else {
        if (said.tables !== tables || said.sha256 !== whole.digest("hex")) {
          throw new Damaged(say("cli.damaged.checksum"));
        }
        expect = "nothing";
        yield { kind: "end" };
      }
    }
  }
  if (expect !== "nothing") throw new Damaged(say("cli.damaged.no-end"));
}

/** Where a table's rows end in these lines, and where to read on. */
function endOfRows(lines: Buffer, from: number): { rows: number; next: number; found: boolean } {
  for (let at = from; ; ) {
    const hit = lines.indexOf(END_LINE, at);
    if (hit === -1) return { rows: lines.length, next: lines.length, found: false };
    if (hit === from || lines[hit - 1] === LF) return { rows: hit, next: hit + END_LINE.length, found: true };
    at = hit + 1;
  }
}

export function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) count += 1;
  return count;
}

function parseLine(line: Buffer): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(line.toString("utf8"));
    if (typeof said === "object" && said !== null) return said as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new Damaged(say("cli.damaged.line"));
}
