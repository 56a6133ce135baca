import "server-only";

import { fold } from "../../match/fold";
import { CLASSES, listKey, phraseKeys } from "../../match/grams";
import type { SourceScope } from "../scope";
import { ENTRY_COLUMNS, type Held } from "./concordance";
import { askMemory } from "./pool";
import type { UsedMemory } from "./used";

/** Pairs of letters that more entries hold say too little about a phrase. */
const COMMONEST = 4_000;
/** So many of the rarest pairs are looked at, and so many entries that hold most of them. */
const PAIRS = 48;
const ENTRIES = 120;
/** New entries that no list knows yet: the last of them. */
const NEW = 300;

/**
 * Entries that may share a phrase with a text: those that hold most of its rarer pairs of letters.
 *
 * MEM-PHRASE-1  A phrase of four letters and more has three pairs, of which at least one is as a rule rarer than `COMMONEST`. What shares only
 *      common pairs is not found: this is help, and not a search that promises all.
 */
export async function findSharing(
  _scope: SourceScope,
  memories: readonly UsedMemory[],
  source: string,
): Promise<readonly Held[]> {
  const keys = phraseKeys(fold(source).letters);
  if (keys.length === 0 || memories.length === 0) return [];
  const numbers = memories.map(({ number }) => number);
  const all = Array.from(keys).flatMap((gram) =>
    Array.from({ length: CLASSES }, (_, lengthClass) => listKey(gram, lengthClass)),
  );
  const [lists, fresh] = await Promise.all([
    askMemory<{ gram: number; places: Buffer }>(
      "phrase_rare",
      `with parts as materialized (select id from "MemoryPart" where memory = any($1::int[])),
       rare as (select l.key >> 5 as gram, sum(l.size) as size from "MemoryList" l
         where l.part = any(array(select id from parts)) and l.key = any($2::int[])
         group by 1 having sum(l.size) <= $3 order by 2 limit $4)
       select r.gram, l.places from rare r join "MemoryList" l on l.part = any(array(select id from parts))
         and l.key between r.gram * ${CLASSES} and r.gram * ${CLASSES} + ${CLASSES - 1}`,
      [numbers, all, COMMONEST, PAIRS],
    ),
    askMemory<Held>(
      "phrase_new",
      `select ${ENTRY_COLUMNS} from "MemoryEntry" where memory = any($1::int[]) and not "isIndexed" order by id desc limit $2`,
      [numbers, NEW],
    ),
  ]);
  const shared = new Map<number, number>();
  for (const { places } of lists) {
    const bytes = places.buffer.slice(places.byteOffset, places.byteOffset + places.byteLength);
    for (const id of new Int32Array(bytes)) shared.set(id, (shared.get(id) ?? 0) + 1);
  }
  const most = [...shared]
    .filter(([, count]) => count >= 2)
    .sort(([id, count], [otherId, other]) => other - count || otherId - id)
    .slice(0, ENTRIES)
    .map(([id]) => id);
  if (most.length === 0) return fresh;
  const old = await askMemory<Held>(
    "phrase_entries",
    `select ${ENTRY_COLUMNS} from "MemoryEntry" where id = any($1::int[]) and memory = any($2::int[])`,
    [most, numbers],
  );
  return [...fresh, ...old];
}
