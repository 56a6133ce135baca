import "server-only";

import type { Client } from "pg";
import type { ManageScope } from "../scope";
import { type Column, columnsOf, inOneTransaction } from "./connection";
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  filePart,
  MANIFEST,
  type Manifest,
  PEOPLE,
  tablePart,
} from "./manifest";
import { ARCHIVED, type Archived, FILES, isReference, ONLY, OWN_COLUMNS, rowsAtOnce } from "./tables";
import { ArchiveWriter } from "./writer";

/**
 * A project, or one document with what of its project it leans on, as an archive.
 *
 * ARC-WRITE-1  The rows are those of one moment, by their keys. The same rows give the same bytes.
 * ARC-WRITE-2  A column that names a row which is not in the archive (of another document, of another project's memory) is empty there;
 *     where it may not be empty, its row is left out.
 * ARC-WRITE-3  People are named by id and name: whoever is named in a column or inside a value. No address, no account.
 * ARC-WRITE-4  Entries of a memory that rows of the project make are left out, and so is what checks find: they are made of the rows again.
 *     What was mended and what somebody said to a finding stays.
 */
export async function writeArchive(
  { projectId }: ManageScope,
  documentId: string | null,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return inOneTransaction("repeatable read, read only", async (client) => {
    const tables: Plan[] = [];
    for (const name of ARCHIVED) tables.push(await planOf(client, name));
    const which: Which = { projectId, documentId };
    const keys = new Map<Archived, readonly (readonly string[])[]>();
    for (const plan of tables) keys.set(plan.name, await keysOf(client, plan, which));
    if (keys.get("Project")!.length === 0 || (documentId !== null && keys.get("Document")!.length === 0))
      return null;
    const known = new Set<string>();
    for (const { name, key } of tables) {
      if (key.length === 1 && key[0]!.name === "id" && name !== "MemoryEntry")
        for (const [id] of keys.get(name)!) known.add(id!);
    }
    const people = await peopleNamed(client, tables, keys, known);
    const all = new Set([...known, ...people.keys()]);
    const writer = new ArchiveWriter();
    writer.begin(PEOPLE);
    writer.lines(
      [...people]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([id, name]) => JSON.stringify({ id, name })),
    );
    const peoplePart = writer.end();
    const parts: Manifest["tables"] = [];
    const files = new Set<string>();
    for (const plan of tables) {
      writer.begin(tablePart(plan.name));
      for await (const rows of rowsOf(client, plan, keys.get(plan.name)!)) {
        const lines = await withoutStrangers(client, plan, rows, all);
        writer.lines(lines);
        if (FILES[plan.name])
          for (const line of lines) files.add((JSON.parse(line) as { sha256: string }).sha256);
      }
      parts.push({ name: plan.name, columns: plan.columns.map(({ name }) => name), ...writer.end() });
    }
    const sorted = [...files].toSorted();
    for (const sha256 of sorted) {
      writer.begin(filePart(sha256));
      writer.bytes(await fileOf(client, projectId, sha256));
      writer.end();
    }
    const manifest: Manifest = {
      format: ARCHIVE_FORMAT,
      version: ARCHIVE_VERSION,
      kind: documentId === null ? "project" : "document",
      project: projectId,
      document: documentId,
      people: peoplePart,
      tables: parts,
      files: sorted,
    };
    writer.begin(MANIFEST);
    writer.lines([JSON.stringify(manifest, null, 1)]);
    writer.end();
    return writer.finish();
  });
}

interface Which {
  readonly projectId: string;
  readonly documentId: string | null;
}

interface Plan {
  readonly name: Archived;
  /** As they are written. */
  readonly columns: readonly Column[];
  readonly key: readonly Column[];
  readonly has: ReadonlyMap<string, Column>;
}

async function planOf(client: Client, name: Archived): Promise<Plan> {
  const all = await columnsOf(client, name);
  const own = new Set(OWN_COLUMNS[name]);
  const written = all.filter((column) => !own.has(column.name) && column.name !== FILES[name]);
  const memory: Column = { name: "memoryId", type: "text", isRequired: true, isKey: false };
  return {
    name,
    columns: name === "MemoryEntry" ? [...written, memory] : written,
    key: all.filter(({ isKey }) => isKey),
    has: new Map(all.map((column) => [column.name, column])),
  };
}

/** Which rows of a table are in the archive, by the columns that it has. */
function belonging({ name, has }: Plan): string {
  if (name === "Project") return `t.id = $1 and $2::text is not distinct from $2::text`;
  const mine = `t."projectId" = $1`;
  if (name === "MemoryEntry")
    return `${mine} and t."segmentId" is null and $2::text is not distinct from $2::text
      and t.memory in (select number from "Memory" where "projectId" = $1)`;
  const document = name === "Document" ? has.get("id") : has.get("documentId");
  if (document)
    return `${mine} and ($2::text is null or t."${document.name}" = $2${document.isRequired ? "" : ` or t."${document.name}" is null`})`;
  if (has.has("segmentId"))
    return `${mine} and ($2::text is null or t."segmentId" in (select id from "Segment" where "documentId" = $2))`;
  return `${mine} and $2::text is not distinct from $2::text`;
}

/** By the key, letter by letter: a database may sort text as people do. */
async function keysOf(
  client: Client,
  plan: Plan,
  { projectId, documentId }: Which,
): Promise<readonly string[][]> {
  const { name, key } = plan;
  const order = key.map((column) =>
    column.type === "text" ? `t."${column.name}" collate "C"` : `t."${column.name}"`,
  );
  const { rows } = await client.query<string[]>({
    text: `select ${key.map((column) => `t."${column.name}"::text`).join(", ")} from "${name}" t
      where (${belonging(plan)}) and ${ONLY[name] ?? "true"} order by ${order.join(", ")}`,
    values: [projectId, documentId],
    rowMode: "array",
  });
  return rows;
}

/** A few rows at a time, in the order of the keys. */
async function* rowsOf(
  client: Client,
  plan: Plan,
  keys: readonly (readonly string[])[],
): AsyncGenerator<string[]> {
  const { name, key, columns } = plan;
  const picked = columns.map((column) =>
    column.name === "memoryId" && name === "MemoryEntry"
      ? `(select m.id from "Memory" m where m.number = t.memory) as "memoryId"`
      : `t."${column.name}"`,
  );
  const joined = key.map((column) => `t."${column.name}" = k."${column.name}"`).join(" and ");
  const unnested = key.map((column, index) => `$${index + 1}::text[]::${column.type}[]`).join(", ");
  const names = key.map(({ name: column }) => `"${column}"`).join(", ");
  const step = rowsAtOnce(name);
  for (let at = 0; at < keys.length; at += step) {
    const some = keys.slice(at, at + step);
    const { rows } = await client.query<{ line: string }>(
      `select (select to_jsonb(one) from (select ${picked.join(", ")}) one)::text as line
       from unnest(${unnested}) with ordinality k(${names}, place) join "${name}" t on ${joined} order by k.place`,
      key.map((_, index) => some.map((values) => values[index])),
    );
    yield rows.map(({ line }) => line);
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** ARC-WRITE-3. */
async function peopleNamed(
  client: Client,
  tables: readonly Plan[],
  keys: ReadonlyMap<Archived, readonly (readonly string[])[]>,
  known: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const named = new Set<string>();
  for (const plan of tables) {
    for await (const lines of rowsOf(client, plan, keys.get(plan.name)!)) {
      for (const line of lines) {
        for (const [id] of line.matchAll(UUID)) if (!known.has(id)) named.add(id);
        for (const id of referencesIn(plan, JSON.parse(line) as Row)) if (!known.has(id)) named.add(id);
      }
    }
  }
  const { rows } = await client.query<{ id: string; name: string }>(
    `select id, name from "User" where id = any($1::text[])`,
    [[...named]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Row = Readonly<Record<string, unknown>>;

function referencesIn({ columns }: Plan, row: Row): string[] {
  return columns.flatMap(({ name }) => {
    const value = row[name];
    return isReference(name) && typeof value === "string" ? [value] : [];
  });
}

/** ARC-WRITE-2. */
async function withoutStrangers(
  client: Client,
  plan: Plan,
  lines: readonly string[],
  known: ReadonlySet<string>,
): Promise<string[]> {
  const kept: string[] = [];
  for (const line of lines) {
    const row = JSON.parse(line) as Row;
    const strange = plan.columns.filter(({ name }) => {
      const value = row[name];
      return isReference(name) && typeof value === "string" && !known.has(value);
    });
    if (strange.length === 0) kept.push(line);
    else if (strange.every(({ isRequired }) => !isRequired)) {
      const empty = JSON.stringify(Object.fromEntries(strange.map(({ name }) => [name, null])));
      const { rows } = await client.query<{ line: string }>(`select ($1::jsonb || $2::jsonb)::text as line`, [
        line,
        empty,
      ]);
      kept.push(rows[0]!.line);
    }
  }
  return kept;
}

async function fileOf(client: Client, projectId: string, sha256: string): Promise<Uint8Array> {
  const { rows } = await client.query<{ bytes: Buffer }>(
    `select bytes from (
       select bytes from "Original" where "projectId" = $1 and sha256 = $2
       union all select bytes from "Draft" where "projectId" = $1 and sha256 = $2) one limit 1`,
    [projectId, sha256],
  );
  return rows[0]!.bytes;
}
