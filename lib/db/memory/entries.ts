import "server-only";

import { letterHash } from "../../match/entry-key";
import { fold } from "../../match/fold";
import type { EntryKind, MemoryStatistics } from "../../wire/memory-entries";
import type { ImportScope, SourceScope } from "../scope";
import { ENTRY_COLUMNS, type Held } from "./concordance";
import { askMemory, inTransaction } from "./pool";

/**
 * The entries of one memory, for people who tend it.
 *
 * MEM-ENTRY-1  A deleted entry has its memory's number below zero, so that no look-up, concordance or export finds it, and can be brought
 *      back. One that a row makes comes back by itself when the row says something else.
 * MEM-ENTRY-2  What a row says is changed in the row. An entry of a file is changed here; where its Chinese changes, it is a new one, because
 *      the index is never changed.
 */
const OF_KIND: Readonly<Record<EntryKind, string>> = {
  all: "true",
  rows: `"segmentId" is not null and bead is null`,
  sentences: `bead is not null`,
  imported: `"segmentId" is null`,
};

/** The number of a memory of the scope's project; null where it is gone. */
export async function numberOf({ projectId }: SourceScope | ImportScope, memoryId: string) {
  const [memory] = await askMemory<{ number: number; name: string }>(
    "number",
    `select number, name from "Memory" where id = $1 and "projectId" = $2 and "deletedAt" is null`,
    [memoryId, projectId],
  );
  return memory ?? null;
}

/** The newest first. `before` is the id that the page ends before. */
export function listEntries(
  _scope: SourceScope,
  memory: number,
  {
    kind,
    before,
    limit,
  }: { readonly kind: EntryKind; readonly before: number | null; readonly limit: number },
): Promise<readonly Held[]> {
  return askMemory<Held>(
    `entries_${kind}`,
    `select ${ENTRY_COLUMNS} from "MemoryEntry" where memory = $1 and id < $2 and ${OF_KIND[kind]} order by id desc limit $3`,
    [memory, before ?? 2_147_483_647, limit],
  );
}

export function isOfKind({ segmentId, bead }: Held, kind: EntryKind): boolean {
  if (kind === "rows") return segmentId !== null && bead === null;
  if (kind === "sentences") return bead !== null;
  return kind === "all" || segmentId === null;
}

export type EntryChanged =
  | { readonly ok: true; readonly entry: Held }
  | { readonly ok: false; readonly reason: "missing" | "in-row" };

/** MEM-ENTRY-2. */
export function changeEntry(
  { userId, projectId }: ImportScope,
  memory: number,
  id: number,
  { source, target }: { readonly source: string; readonly target: string },
  now: Date,
): Promise<EntryChanged> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<Held>(
      `select ${ENTRY_COLUMNS} from "MemoryEntry" where id = $1 and memory = $2 for update`,
      [id, memory],
    );
    const [entry] = rows;
    if (!entry) return { ok: false, reason: "missing" };
    if (entry.segmentId !== null) return { ok: false, reason: "in-row" };
    const { letters } = fold(source);
    const changed =
      entry.source === source
        ? await client.query<Held>(
            `update "MemoryEntry" set target = $2, "createdById" = $3, "createdBy" = null, "changedAt" = $4, extra = extra - 'target'
             where id = $1 returning ${ENTRY_COLUMNS}`,
            [id, target, userId, now],
          )
        : await client.query<Held>(
            `with old as (update "MemoryEntry" set memory = -memory where id = $1 returning *)
             insert into "MemoryEntry" ("projectId", memory, length, hash, source, target, before, after, "createdById", "changedAt", extra)
             select $2, -old.memory, $3, $4, $5, $6, old.before, old.after, $7, $8, old.extra - 'target' - 'source' from old
             returning ${ENTRY_COLUMNS}`,
            [id, projectId, letters.length, letterHash(letters), source, target, userId, now],
          );
    return { ok: true, entry: changed.rows[0]! };
  });
}

/** MEM-ENTRY-1. False where it was not there. */
export async function deleteEntry(_scope: ImportScope, memory: number, id: number): Promise<boolean> {
  return turn("delete_entry", -memory, id, memory);
}

export async function bringEntryBack(_scope: ImportScope, memory: number, id: number): Promise<boolean> {
  return turn("restore_entry", memory, id, -memory);
}

async function turn(name: string, to: number, id: number, from: number): Promise<boolean> {
  const turned = await askMemory(
    name,
    `update "MemoryEntry" set memory = $1 where id = $2 and memory = $3 returning id`,
    [to, id, from],
  );
  return turned.length > 0;
}

export async function countEntries(_scope: SourceScope, memory: number): Promise<MemoryStatistics> {
  const [sums] = await askMemory<Omit<MemoryStatistics, "people">>(
    "statistics",
    `select count(*)::int as entries, count(*) filter (where ${OF_KIND.rows})::int as rows,
       count(*) filter (where ${OF_KIND.sentences})::int as sentences, count(*) filter (where ${OF_KIND.imported})::int as imported,
       count(*) filter (where "isApproved" and bead is null)::int as approved, coalesce(sum(length), 0)::float8 as letters
     from "MemoryEntry" where memory = $1`,
    [memory],
  );
  const people = await askMemory<{ name: string; entries: number }>(
    "people",
    `select coalesce(e.by, u.name) as name, sum(e.entries)::int as entries from (
       select "createdBy" as by, "createdById" as id, count(*) as entries from "MemoryEntry"
       where memory = $1 and bead is null group by 1, 2) e left join "User" u on u.id = e.id
     where coalesce(e.by, u.name) is not null group by 1 order by 2 desc, 1 limit 20`,
    [memory],
  );
  return { ...sums!, people: [...people] };
}

/** Entries with the same Chinese and different English, one group after the other by a number made of the Chinese. */
export async function findDiffering(
  _scope: SourceScope,
  memory: number,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly (readonly Held[])[]> {
  const entries = await askMemory<Held & { hash: string }>(
    "differing",
    `with alike as (select hash from "MemoryEntry" where memory = $1 and hash > $2 and bead is null
       group by hash having count(distinct target) > 1 order by hash limit $3)
     select hash, ${ENTRY_COLUMNS} from "MemoryEntry" where memory = $1 and hash in (select hash from alike) and bead is null
     order by "MemoryEntry".hash, id desc limit 2000`,
    [memory, after, limit],
  );
  const groups = new Map<string, Held[]>();
  for (const { hash, ...entry } of entries) {
    const key = `${hash}\u0000${entry.source}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].filter((group) => new Set(group.map(({ target }) => target)).size > 1);
}

/** The cursor behind the groups of `findDiffering`. */
export function cursorBehind(groups: readonly (readonly Held[])[]): string {
  const hashes = groups.map(([entry]) => letterHash(fold(entry!.source).letters));
  return String(Math.max(...hashes));
}
