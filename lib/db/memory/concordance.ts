import "server-only";

import { fold } from "../../match/fold";
import { CLASSES, countPlaces, listKey, phraseKeys } from "../../match/grams";
import type { SourceScope } from "../scope";
import { askMemory } from "./pool";
import type { UsedMemory } from "./used";

/**
 * Entries that may hold a phrase, the newest first; whether they do is for the caller to see in their texts.
 *
 * MEM-CONC-1  Chinese is looked for by the pairs of letters that the phrase has: of each class of length the rarest few lists, and what
 *      is in all of those. A single letter, and English, are looked for by reading through the memory.
 */
export interface Held {
  readonly id: number;
  readonly memory: number;
  readonly source: string;
  readonly target: string;
  readonly segmentId: string | null;
  readonly documentId: string | null;
  readonly bead: number | null;
  readonly isApproved: boolean;
  /** Who translated it, by name. */
  readonly by: string | null;
  readonly changedAt: Date;
}

/** Lists of a class that are read: the rarest rule out nearly everything that the others would. */
const LISTS = 4;

export const ENTRY_COLUMNS = `id, memory, source, target, "segmentId", "documentId", bead, "isApproved",
  coalesce("createdBy", (select u.name from "User" u where u.id = "createdById")) as by, "changedAt"`;

/** `before` is the id that the page ends before; null for the first page. */
export async function findHolding(
  _scope: SourceScope,
  memories: readonly UsedMemory[],
  phrase: string,
  {
    side,
    before,
    limit,
  }: { readonly side: "source" | "target"; readonly before: number | null; readonly limit: number },
): Promise<readonly Held[]> {
  const numbers = memories.map(({ number }) => number);
  const page = [numbers, before ?? 2_147_483_647, limit] as const;
  if (side === "target") {
    return askMemory<Held>(
      "target_holds",
      `select ${ENTRY_COLUMNS} from "MemoryEntry" where memory = any($1::int[]) and id < $2 and target ilike $4
       order by id desc limit $3`,
      [...page, like(phrase)],
    );
  }
  const keys = phraseKeys(fold(phrase).letters);
  if (keys.length === 0) {
    return askMemory<Held>(
      "source_holds",
      `select ${ENTRY_COLUMNS} from "MemoryEntry" where memory = any($1::int[]) and id < $2 and source ilike $4
       order by id desc limit $3`,
      [...page, like(phrase)],
    );
  }
  const [fresh, ids] = await Promise.all([
    askMemory<Held>(
      "new_held",
      `select ${ENTRY_COLUMNS} from "MemoryEntry" where memory = any($1::int[]) and not "isIndexed" and id < $2
       order by id desc limit $3`,
      [numbers, page[1], 10_000],
    ),
    idsHolding(numbers, keys),
  ]);
  const those = ids
    .filter((id) => id < page[1])
    .sort((one, other) => other - one)
    .slice(0, limit);
  const old = await askMemory<Held>(
    "held",
    `select ${ENTRY_COLUMNS} from "MemoryEntry" where id = any($1::int[]) and memory = any($2::int[]) order by id desc`,
    [those, numbers],
  );
  // Where the page of old ones is full, what is older than its last one is for the next page.
  const last = those.length === limit ? those.at(-1)! : 0;
  return [...fresh.filter(({ id }) => id >= last), ...old].sort((one, other) => other.id - one.id);
}

async function idsHolding(numbers: readonly number[], grams: Uint16Array): Promise<number[]> {
  const keys = Array.from(grams).flatMap((gram) =>
    Array.from({ length: CLASSES }, (_, lengthClass) => listKey(gram, lengthClass)),
  );
  const lists = await askMemory<{ gram: number; size: number }>(
    "phrase_lists",
    `select l.key >> 5 as gram, sum(l.size)::int as size from "MemoryList" l
     where l.part = any(array(select id from "MemoryPart" where memory = any($1::int[]))) and l.key = any($2::int[])
     group by 1 order by 2`,
    [numbers, keys],
  );
  if (lists.length < grams.length) return [];
  const rarest = lists.slice(0, LISTS).map(({ gram }) => gram);
  const rows = await askMemory<{ gram: number; places: Buffer }>(
    "phrase_places",
    `select l.key >> 5 as gram, l.places from "MemoryList" l
     where l.part = any(array(select id from "MemoryPart" where memory = any($1::int[]))) and l.key = any($2::int[])`,
    [numbers, rarest.flatMap((gram) => Array.from({ length: CLASSES }, (_, at) => listKey(gram, at)))],
  );
  const places = rows.map(
    ({ places: bytes }) =>
      new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)),
  );
  return countPlaces(places, rarest.length);
}

function like(phrase: string): string {
  return `%${phrase.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
