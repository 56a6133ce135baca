import "server-only";

import { createHash } from "node:crypto";
import type { Client } from "pg";
import type { Administrator } from "../scope";
import { columnsOf, inOneTransaction } from "./connection";
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  ArchivedPerson,
  filePart,
  MANIFEST,
  Manifest,
  PEOPLE,
  tablePart,
} from "./manifest";
import { ArchiveReader, type Bounds } from "./reader";
import { ArchiveRefused, damaged } from "./refusal";
import { ARCHIVED, type Archived, FILES, isReference, LATER, OWN_COLUMNS, rowsAtOnce } from "./tables";

/**
 * An archive becomes the project that it was made of.
 *
 * ARC-READ-1  All of it or nothing: one transaction.
 * ARC-READ-2  Everything is looked at before anything is written: sums, columns, that each row is of the archive's project, that no row
 *     names anything outside of the archive. So an archive cannot reach into another project.
 * ARC-READ-3  Ids stay. What is here already, the project or any row, is not overwritten: the archive is refused.
 * ARC-READ-4  A person whose id is here is that person. Anybody else becomes an account with their id and name that nobody can sign in to.
 *     Who is a member is settled here: whoever reads the archive becomes the project's owner, nobody else a member.
 */
export async function readArchive(
  { ownerId }: { readonly by: Administrator; readonly ownerId: string },
  bytes: Uint8Array,
  bounds: Bounds,
): Promise<ArchiveTaken> {
  const reader = await ArchiveReader.open(bytes, bounds);
  const manifest = await manifestOf(reader);
  return inOneTransaction("read committed", async (client) => {
    const plans = await plansOf(client, manifest);
    const people = await peopleOf(reader, manifest);
    await lookThrough(reader, manifest, plans, people);
    const { rowCount } = await client.query(`select 1 from "Project" where id = $1`, [manifest.project]);
    if (rowCount) throw new ArchiveRefused({ code: "problems.archive.here" });
    await addPeople(client, people);
    for (const plan of plans) await insertTable(client, reader, plan);
    for (const plan of plans) await fillIn(client, reader, plan);
    await client.query(`insert into "Membership" ("projectId", "userId", role) values ($1, $2, 'owner')`, [
      manifest.project,
      ownerId,
    ]);
    const { rows } = await client.query<{ name: string }>(`select name from "Project" where id = $1`, [
      manifest.project,
    ]);
    const linesOf = (name: Archived) => manifest.tables.find((table) => table.name === name)?.lines ?? 0;
    return {
      projectId: manifest.project,
      name: rows[0]!.name,
      documents: linesOf("Document"),
      segments: linesOf("Segment"),
      people: people.size,
    };
  });
}

export interface ArchiveTaken {
  readonly projectId: string;
  readonly name: string;
  readonly documents: number;
  readonly segments: number;
  readonly people: number;
}

const MOST_MANIFEST = 10 * 1024 * 1024;
const MOST_FILE = 32 * 1024 * 1024;

async function manifestOf(reader: ArchiveReader): Promise<Manifest> {
  if (!reader.names.includes(MANIFEST)) throw new ArchiveRefused({ code: "problems.archive.none" });
  const said = parsed((await reader.whole(MANIFEST, MOST_MANIFEST)).toString("utf8"), MANIFEST);
  if (said.format !== ARCHIVE_FORMAT) throw new ArchiveRefused({ code: "problems.archive.none" });
  if (typeof said.version === "number" && said.version > ARCHIVE_VERSION)
    throw new ArchiveRefused({ code: "problems.archive.newer", what: `version ${said.version}` });
  const manifest = Manifest.safeParse(said);
  if (!manifest.success || manifest.data.version !== ARCHIVE_VERSION) throw damaged(MANIFEST);
  const { tables, files } = manifest.data;
  const parts = [MANIFEST, PEOPLE, ...tables.map(({ name }) => tablePart(name)), ...files.map(filePart)];
  if (new Set(parts).size !== parts.length || parts.length !== reader.names.length) throw damaged(MANIFEST);
  return manifest.data;
}

type Row = Readonly<Record<string, unknown>>;

function parsed(line: string, part: string): Row {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row === "object" && row !== null && !Array.isArray(row)) return row as Row;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw damaged(part);
}

interface Plan {
  readonly name: Archived;
  readonly part: string;
  readonly told: Manifest["tables"][number];
  readonly columns: readonly string[];
}

/** In the order in which they are written. */
async function plansOf(client: Client, { tables }: Manifest): Promise<readonly Plan[]> {
  const order = new Map<string, number>(ARCHIVED.map((name, index) => [name, index]));
  const plans: Plan[] = [];
  for (const told of tables.toSorted(
    (one, other) => (order.get(one.name) ?? 0) - (order.get(other.name) ?? 0),
  )) {
    const name = ARCHIVED.find((one) => one === told.name);
    if (name === undefined) throw new ArchiveRefused({ code: "problems.archive.newer", what: told.name });
    const own = new Set([...(OWN_COLUMNS[name] ?? []), FILES[name]]);
    const here = new Set(
      (await columnsOf(client, name)).map((column) => column.name).filter((one) => !own.has(one)),
    );
    if (name === "MemoryEntry") here.add("memoryId");
    const unknown = told.columns.find((column) => !here.has(column));
    if (unknown !== undefined)
      throw new ArchiveRefused({ code: "problems.archive.newer", what: `${name}.${unknown}` });
    plans.push({ name, part: tablePart(name), told, columns: told.columns });
  }
  return plans;
}

async function peopleOf(reader: ArchiveReader, manifest: Manifest): Promise<Map<string, string>> {
  const people = new Map<string, string>();
  for await (const line of reader.lines(PEOPLE, manifest.people)) {
    const person = ArchivedPerson.safeParse(parsed(line, PEOPLE));
    if (!person.success || people.has(person.data.id)) throw damaged(PEOPLE);
    people.set(person.data.id, person.data.name);
  }
  return people;
}

/** ARC-READ-2. */
async function lookThrough(
  reader: ArchiveReader,
  manifest: Manifest,
  plans: readonly Plan[],
  people: ReadonlyMap<string, string>,
): Promise<void> {
  const known = new Set(people.keys());
  const named = new Map<string, string>();
  const files = new Set<string>();
  for (const { name, part, told, columns } of plans) {
    const allowed = new Set(columns);
    for await (const line of reader.lines(part, told)) {
      const row = parsed(line, part);
      const isMine = name === "Project" ? row.id === manifest.project : row.projectId === manifest.project;
      if (!isMine || Object.keys(row).some((column) => !allowed.has(column))) throw damaged(part);
      if (name === "Document" && manifest.document !== null && row.id !== manifest.document)
        throw damaged(part);
      if (typeof row.id === "string") known.add(row.id);
      if (FILES[name]) files.add(String(row.sha256));
      for (const column of columns) {
        const value = row[column];
        if (!isReference(column) || value === null || value === undefined) continue;
        if (typeof value !== "string") throw damaged(part);
        named.set(value, part);
      }
    }
  }
  for (const [id, part] of named) if (!known.has(id)) throw damaged(part);
  if (files.size !== manifest.files.length || manifest.files.some((sha256) => !files.has(sha256)))
    throw damaged(MANIFEST);
  const projects = manifest.tables.find(({ name }) => name === "Project");
  if (projects?.lines !== 1) throw damaged(MANIFEST);
}

/** ARC-READ-4. */
async function addPeople(client: Client, people: ReadonlyMap<string, string>): Promise<void> {
  await client.query(
    `insert into "User" (id, name, email, "updatedAt", "disabledAt")
     select p.id, p.name, p.id || '@archived.invalid', now(), now() from unnest($1::text[], $2::text[]) p(id, name)
     on conflict (id) do nothing`,
    [[...people.keys()], [...people.values()]],
  );
}

/** What PostgreSQL says of values that it does not take. */
async function insert(client: Client, part: string, text: string, values: readonly unknown[]): Promise<void> {
  try {
    await client.query(text, [...values]);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === "23505") throw new ArchiveRefused({ code: "problems.archive.here" });
    if (typeof code === "string" && /^(?:22|23|42804|54)/.test(code)) throw damaged(part);
    throw error;
  }
}

async function insertTable(client: Client, reader: ArchiveReader, plan: Plan): Promise<void> {
  const { name, part, columns } = plan;
  const later = new Set(LATER[name]);
  const now = columns.filter(
    (column) => !later.has(column) && !(name === "MemoryEntry" && column === "memoryId"),
  );
  const list = now.map((column) => `"${column}"`).join(", ");
  const picked = now.map((column) => `r."${column}"`).join(", ");
  const bytes = FILES[name];
  for await (const lines of batches(reader, plan)) {
    if (bytes) {
      for (const line of lines) {
        const { sha256 } = parsed(line, part) as { sha256: string };
        await insert(
          client,
          part,
          `insert into "${name}" (${list}, "${bytes}") select ${picked}, $2::bytea from jsonb_populate_record(null::"${name}", $1::jsonb) r`,
          [line, await fileIn(reader, sha256)],
        );
      }
    } else if (name === "MemoryEntry") {
      await insert(
        client,
        part,
        `insert into "MemoryEntry" (${list}, memory) select ${picked}, m.number
         from jsonb_array_elements($1::jsonb) with ordinality e(line, place)
         cross join lateral jsonb_populate_record(null::"MemoryEntry", e.line) r
         join "Memory" m on m.id = e.line->>'memoryId' order by e.place`,
        [`[${lines.join(",")}]`],
      );
    } else {
      await insert(
        client,
        part,
        `insert into "${name}" (${list}) select ${picked} from jsonb_populate_recordset(null::"${name}", $1::jsonb) r`,
        [`[${lines.join(",")}]`],
      );
    }
  }
}

/** Columns that point at what came later. */
async function fillIn(client: Client, reader: ArchiveReader, plan: Plan): Promise<void> {
  const { name, part } = plan;
  const later = (LATER[name] ?? []).filter((column) => plan.columns.includes(column));
  if (later.length === 0) return;
  for await (const lines of batches(reader, plan)) {
    await insert(
      client,
      part,
      `update "${name}" t set ${later.map((column) => `"${column}" = r."${column}"`).join(", ")}
       from jsonb_populate_recordset(null::"${name}", $1::jsonb) r where t.id = r.id`,
      [`[${lines.join(",")}]`],
    );
  }
}

async function* batches(reader: ArchiveReader, { name, part, told }: Plan): AsyncGenerator<string[]> {
  const most = rowsAtOnce(name);
  let lines: string[] = [];
  for await (const line of reader.lines(part, told)) {
    lines.push(line);
    if (lines.length === most) {
      yield lines;
      lines = [];
    }
  }
  if (lines.length > 0) yield lines;
}

async function fileIn(reader: ArchiveReader, sha256: string): Promise<Buffer> {
  const bytes = await reader.whole(filePart(sha256), MOST_FILE);
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw damaged(filePart(sha256));
  return bytes;
}
