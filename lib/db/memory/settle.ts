import "server-only";

import type { ClientBase } from "pg";
import { letterHash } from "../../match/entry-key";
import { fold } from "../../match/fold";
import { joinLines } from "../../segmentation/structure/joint";
import type { SourceScope } from "../scope";
import { addPart, joinParts, NEW_MOST, PartMaker } from "./parts";
import { inTransaction } from "./pool";

/**
 * The entries of rows that were confirmed, changed or withdrawn.
 *
 * MEM-SETTLE-1  A trigger notes the row in the transaction that changed it; a save waits for nothing else. Whoever looks into the memory
 *      next makes the entries first, so what was confirmed is found by everybody from that moment on.
 * MEM-SETTLE-2  A row that stands translated, reviewed or final (not sent back, not omitted, not retired), with words on both sides, is an
 *      entry; so is each bead of its sentences where there are several. Any other row has none.
 * MEM-SETTLE-3  Where words and beads are as they were, the entries stay, with their state and neighbours as they are now.
 *      One that somebody deleted from the memory stays deleted as long.
 * MEM-SETTLE-5  A memory that the project writes into besides gets the same entries. Whose project it is, they are there for.
 * MEM-SETTLE-4  What others note meanwhile is left for the next look.
 */
export interface RowTexts {
  readonly source: string;
  readonly target: string;
}

/** The beads of a row's sentences, when there are at least two; otherwise none. */
export type BeadsOf = (texts: RowTexts) => readonly RowTexts[];

/** So many rows at a time: a tenth of a second. */
export const AT_ONCE = 50;

/** How many notes were dealt with, `AT_ONCE` at most: then there may be more. */
export async function settle(scope: SourceScope, beadsOf: BeadsOf): Promise<number> {
  const { projectId } = scope;
  return inTransaction(async (client) => {
    await client.query(`select pg_advisory_xact_lock($1, hashtext($2))`, [LOCK, projectId]);
    const { rows: noted } = await client.query<{ segmentId: string }>(
      `delete from "MemoryPending" where id in (
         select id from "MemoryPending" where "projectId" = $1 order by id limit $2) returning "segmentId"`,
      [projectId, AT_ONCE],
    );
    const ids = [...new Set(noted.map(({ segmentId }) => segmentId))];
    if (ids.length === 0) return 0;
    const rows = await readRows(client, projectId, ids);
    for (const into of await memoriesWritten(client, scope)) {
      const kept = await readEntries(client, into.memory, ids);
      for (const id of ids)
        await storeEntries(client, into, id, rows.get(id) ?? null, kept.get(id) ?? [], beadsOf);
      await indexNew(client, into.memory);
    }
    return noted.length;
  });
}

const LOCK = 7_221_906; // the first key of our memory locks; any number, as long as it is ours

interface Into {
  /** Whose memory it is. */
  readonly projectId: string;
  readonly memory: number;
}

/** The project's own memory, and those that it writes into besides (MEM-SETTLE-5). */
async function memoriesWritten(client: ClientBase, scope: SourceScope): Promise<readonly Into[]> {
  const { projectId } = scope;
  const { rows } = await client.query<Into>(
    `select m."projectId", m.number as memory from "MemoryUse" u join "Memory" m on m.id = u."memoryId" and m."deletedAt" is null
     where u."projectId" = $1 and u."isWritten" and m.id <> $1 order by m.number`,
    [projectId],
  );
  return [{ projectId, memory: await ownMemory(client, scope) }, ...rows];
}

async function ownMemory(client: ClientBase, { projectId, userId }: SourceScope): Promise<number> {
  const find = () =>
    client.query<{ number: number }>(`select number from "Memory" where id = $1 and "isOwn"`, [projectId]);
  const [found] = (await find()).rows;
  if (found) return found.number;
  await client.query(
    `insert into "Memory" (id, "projectId", name, "isOwn", "createdById")
     select $1, id, name, true, $2 from "Project" where id = $1 on conflict (id) do nothing`,
    [projectId, userId],
  );
  return (await find()).rows[0]!.number;
}

interface Row {
  readonly id: string;
  readonly documentId: string;
  readonly isEntry: boolean;
  readonly isApproved: boolean;
  readonly target: string;
  readonly createdById: string | null;
  readonly changedAt: Date;
  readonly source: string;
  readonly before: string | null;
  readonly after: string | null;
}

async function readRows(client: ClientBase, projectId: string, ids: string[]): Promise<Map<string, Row>> {
  const { rows } = await client.query<
    Omit<Row, "source" | "before" | "after"> & { beforeId: string | null; afterId: string | null }
  >(
    `select s.id, s."documentId", s.state in ('reviewed', 'final') as "isApproved",
       s.state <> 'initial' and s."subState" is null and s."retiredAt" is null and t.text is not null as "isEntry",
       coalesce(t.text, '') as target, coalesce(s."confirmedById", t."writerId", s."updatedById") as "createdById",
       coalesce(t."createdAt", s."updatedAt") as "changedAt",
       (select b.id from "Segment" b where b."documentId" = s."documentId" and b."retiredAt" is null
          and (b.rank, b.id) < (s.rank, s.id) order by b.rank desc, b.id desc limit 1) as "beforeId",
       (select a.id from "Segment" a where a."documentId" = s."documentId" and a."retiredAt" is null
          and (a.rank, a.id) > (s.rank, s.id) order by a.rank, a.id limit 1) as "afterId"
     from "Segment" s left join "Translation" t on t.id = s."currentId"
     where s.id = any($2) and s."projectId" = $1`,
    [projectId, ids],
  );
  const wanted = new Set(rows.flatMap(({ id, beforeId, afterId }) => [id, beforeId ?? id, afterId ?? id]));
  const sources = await readSources(client, projectId, [...wanted]);
  return new Map(
    rows.map(({ beforeId, afterId, ...row }) => [
      row.id,
      {
        ...row,
        source: sources.get(row.id) ?? "",
        before: beforeId === null ? null : (sources.get(beforeId) ?? ""),
        after: afterId === null ? null : (sources.get(afterId) ?? ""),
      },
    ]),
  );
}

async function readSources(
  client: ClientBase,
  projectId: string,
  ids: string[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ segmentId: string; text: string; goesOn: boolean }>(
    `select "segmentId", coalesce(corrected, text) as text, "goesOn" from "Paragraph"
     where "segmentId" = any($2) and "projectId" = $1 and "retiredAt" is null order by position, id`,
    [projectId, ids],
  );
  const lines = new Map<string, { text: string; goesOn: boolean }[]>();
  for (const { segmentId, text, goesOn } of rows)
    lines.set(segmentId, [...(lines.get(segmentId) ?? []), { text, goesOn }]);
  return new Map([...lines].map(([id, those]) => [id, joinLines(those)]));
}

interface Kept {
  readonly segmentId: string;
  readonly bead: number | null;
  readonly source: string;
  readonly target: string;
}

async function readEntries(client: ClientBase, memory: number, ids: string[]): Promise<Map<string, Kept[]>> {
  const { rows } = await client.query<Kept>(
    `select "segmentId", bead, source, target from "MemoryEntry"
     where "segmentId" = any($2) and memory in ($1::int, -$1::int) order by bead nulls first`,
    [memory, ids],
  );
  const kept = new Map<string, Kept[]>();
  for (const row of rows) kept.set(row.segmentId, [...(kept.get(row.segmentId) ?? []), row]);
  return kept;
}

async function storeEntries(
  client: ClientBase,
  { projectId, memory }: Into,
  id: string,
  row: Row | null,
  kept: readonly Kept[],
  beadsOf: BeadsOf,
): Promise<void> {
  const wanted = row && isEntry(row) ? entriesOf(row, beadsOf) : [];
  const key = (entries: readonly RowTexts[]) =>
    JSON.stringify(entries.map(({ source, target }) => [source, target]));
  if (row && wanted.length > 0 && key(wanted) === key(kept)) {
    await client.query(
      `update "MemoryEntry" set "isApproved" = $3,
         before = case when bead is null then $4::bigint else before end,
         after = case when bead is null then $5::bigint else after end
       where "segmentId" = $1 and memory in ($2::int, -$2::int)`,
      [id, memory, row.isApproved, hashOf(row.before), hashOf(row.after)],
    );
    return;
  }
  if (kept.length > 0) {
    await client.query(`delete from "MemoryEntry" where "segmentId" = $1 and memory in ($2::int, -$2::int)`, [
      id,
      memory,
    ]);
  }
  if (!row || wanted.length === 0) return;
  const rows = wanted.map((entry, index) => {
    const { letters } = fold(entry.source);
    return {
      length: letters.length,
      hash: letterHash(letters),
      source: entry.source,
      target: entry.target,
      before: hashOf(index === 0 ? row.before : index === 1 ? null : wanted[index - 1]!.source),
      after: hashOf(index === 0 ? row.after : (wanted[index + 1]?.source ?? null)),
      bead: index === 0 ? null : index - 1,
    };
  });
  await client.query(
    `insert into "MemoryEntry" ("projectId", memory, length, hash, source, target, before, after, "segmentId", "documentId", bead,
       "isApproved", "createdById", "changedAt")
     select $1, $2, e.length, e.hash, e.source, e.target, e.before, e.after, $3, $4, e.bead, $5, $6, $7
     from jsonb_to_recordset($8::jsonb) as e(length int, hash bigint, source text, target text, before bigint, after bigint, bead int)`,
    [
      projectId,
      memory,
      id,
      row.documentId,
      row.isApproved,
      row.createdById,
      row.changedAt,
      JSON.stringify(rows),
    ],
  );
}

function isEntry({ isEntry: stands, source, target }: Row): boolean {
  return stands && /\S/u.test(source) && /\S/u.test(target);
}

/** The whole first, then its beads. */
function entriesOf({ source, target }: Row, beadsOf: BeadsOf): readonly RowTexts[] {
  return [{ source, target }, ...beadsOf({ source, target })];
}

function hashOf(text: string | null): number | null {
  return text === null ? null : letterHash(fold(text).letters);
}

/** MEM-PART-3: many new entries become a part of the index. */
async function indexNew(client: ClientBase, memory: number): Promise<void> {
  const counted = await client.query<{ count: number }>(
    `select count(*)::int as count from "MemoryEntry" where memory = $1 and not "isIndexed"`,
    [memory],
  );
  if (counted.rows[0]!.count < NEW_MOST) return;
  const { rows } = await client.query<{ id: number; source: string }>(
    `select id, source from "MemoryEntry" where memory = $1 and not "isIndexed" order by id limit $2`,
    [memory, 4 * NEW_MOST],
  );
  const part = new PartMaker();
  for (const { id, source } of rows) part.add(id, fold(source).letters);
  await part.write(client, await addPart(client, memory, rows.length));
  await client.query(`update "MemoryEntry" set "isIndexed" = true where id = any($1)`, [
    rows.map(({ id }) => id),
  ]);
  await joinParts(client, memory);
}
