import "server-only";

import { letterHash } from "../../match/entry-key";
import { type Folded, fold } from "../../match/fold";
import {
  CLASSES,
  classOfList,
  countPlaces,
  type Demand,
  demandsOf,
  ENOUGH,
  gramKeys,
  inAtLeastOf,
  listKey,
  MANY,
} from "../../match/grams";
import { mostEdits, Scorer } from "../../match/score";
import type { SourceScope } from "../scope";
import { askMemory } from "./pool";
import type { UsedMemory } from "./used";

/**
 * What was translated before that is like a text.
 *
 * MEM-LOOK-1  Every entry of at least 70 is found (lib/match/grams.ts), and of the new ones every one that is asked for.
 * MEM-LOOK-2  An entry's score is that of its Chinese, less its memory's penalty. A whole one becomes 101 where the text before or
 *      the text after is the same as where it was translated, 102 where both are.
 * MEM-LOOK-3  Best first; of equals the approved, then the memory asked first, then the newest. Entries that say the same are one.
 */
export interface Sought {
  readonly source: string;
  /** The texts beside it, for context; null where nothing stands there. */
  readonly before?: string | null | undefined;
  readonly after?: string | null | undefined;
  /** A row whose own entries are not offered. */
  readonly except?: string | undefined;
}

export interface Found {
  readonly id: number;
  readonly score: number;
  readonly source: string;
  readonly target: string;
  readonly memory: UsedMemory;
  readonly segmentId: string | null;
  readonly documentId: string | null;
  readonly bead: number | null;
  readonly isApproved: boolean;
  readonly createdById: string | null;
  /** Who translated it, by name. */
  readonly by: string | null;
  readonly changedAt: Date;
}

interface Row extends Omit<Found, "score" | "memory"> {
  readonly memory: number;
  readonly before: string | null;
  readonly after: string | null;
}

const COLUMNS = `id, memory, source, target, before, after, "segmentId", "documentId", bead, "isApproved", "createdById",
  coalesce("createdBy", (select u.name from "User" u where u.id = "createdById")) as by, "changedAt"`;

/** Nothing longer is compared: a row of 20,000 characters is a text of its own. */
const LONGEST = 5_000;
/** So many candidates are compared at most: a bound for memories that hold one sentence a million times over. */
const MOST_COMPARED = 20_000;

export async function lookUp(
  _scope: SourceScope,
  memories: readonly UsedMemory[],
  sought: Sought,
  { limit, minimum }: { readonly limit: number; readonly minimum: number },
): Promise<readonly Found[]> {
  const folded = fold(sought.source);
  const { letters } = folded;
  if (memories.length === 0 || sought.source === "" || letters.length > LONGEST) return [];
  const numbers = memories.map(({ number }) => number);
  const lowest = Math.max(1, minimum);
  const rows =
    letters.length === 0
      ? await askMemory<Row>(
          "same_marks",
          `select ${COLUMNS} from "MemoryEntry" where memory = any($1::int[]) and hash = $2 and length = 0 limit 200`,
          [numbers, letterHash(letters)],
        )
      : (await Promise.all([findNew(numbers, folded, lowest), findIndexed(numbers, folded, lowest)])).flat();
  const scorer = new Scorer(folded);
  const around = { before: hashOf(sought.before), after: hashOf(sought.after) };
  const byNumber = new Map(memories.map((memory) => [memory.number, memory]));
  const found: Found[] = [];
  for (const { memory: number, before, after, ...row } of rows) {
    const memory = byNumber.get(number)!;
    if (row.segmentId !== null && row.segmentId === sought.except) continue;
    const alike = scorer.score(fold(row.source), lowest + memory.penalty);
    if (alike === 0) continue;
    const context =
      alike === 100 ? Number(isSame(around.before, before)) + Number(isSame(around.after, after)) : 0;
    found.push({ ...row, memory, score: alike + context - memory.penalty });
  }
  return best(found, limit);
}

function hashOf(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : String(letterHash(fold(text).letters));
}

function isSame(asked: string | null, kept: string | null): boolean {
  return asked !== null && asked === kept;
}

function best(found: Found[], limit: number): readonly Found[] {
  found.sort(
    (one, other) =>
      other.score - one.score ||
      Number(other.isApproved) - Number(one.isApproved) ||
      one.memory.position - other.memory.position ||
      other.changedAt.getTime() - one.changedAt.getTime() ||
      other.id - one.id,
  );
  const said = new Set<string>();
  const kept: Found[] = [];
  for (const one of found) {
    const what = `${one.source}\u0000${one.target}`;
    if (said.has(what)) continue;
    said.add(what);
    kept.push(one);
    if (kept.length === limit) break;
  }
  return kept;
}

/** New entries, by length alone. */
function findNew(numbers: readonly number[], { letters }: Folded, minimum: number): Promise<readonly Row[]> {
  const { length } = letters;
  let [least, most] = [length, length];
  while (least > 1 && length - (least - 1) <= mostEdits(length, minimum)) least -= 1;
  while (most + 1 - length <= mostEdits(most + 1, minimum) && most < 20 * LONGEST) most += 1;
  return askMemory<Row>(
    "new",
    `select ${COLUMNS} from "MemoryEntry"
     where memory = any($1::int[]) and not "isIndexed" and length between $2 and $3`,
    [numbers, least, most],
  );
}

async function findIndexed(
  numbers: readonly number[],
  { letters }: Folded,
  minimum: number,
): Promise<readonly Row[]> {
  const grams = gramKeys(letters);
  const demands = demandsOf(letters.length, grams.length, minimum);
  const keys = demands.flatMap(({ lengthClass }) => Array.from(grams, (gram) => listKey(gram, lengthClass)));
  if (letters.length <= SHORT) return fetchCandidates(numbers, await countShort(numbers, demands, keys));
  const sharedOf = new Map(demands.map(({ lengthClass, shared }) => [lengthClass, shared]));
  const lists = new Map<number, { readonly there: number; readonly read: Map<number, Int32Array[]> }>();
  for (const { key, places, there } of await readChosen(numbers, demands, keys)) {
    const lengthClass = classOfList(key);
    const those = lists.get(lengthClass) ?? { there, read: new Map<number, Int32Array[]>() };
    lists.set(lengthClass, those);
    // A gram has a list in each part.
    const parts = those.read.get(key);
    if (parts) parts.push(numbersOf(places));
    else those.read.set(key, [numbersOf(places)]);
  }
  const candidates = [...lists].flatMap(([lengthClass, { there, read }]) => {
    const inAtLeast = inAtLeastOf({ shared: sharedOf.get(lengthClass)!, there, read: read.size });
    return read.size >= inAtLeast ? countPlaces([...read.values()].flat(), inAtLeast) : [];
  });
  return fetchCandidates(numbers, candidates);
}

/**
 * The lists that are read, chosen by PostgreSQL from their sizes (MATCH-GRAM-3): `at` is a list's place among those of its class, the
 * shortest first, `there` how many there are, `posts` the sum of the sizes up to it. Of `there` lists any `there - shared + 1` hold one that
 * is shared; more are read as long as that rules out enough.
 */
function readChosen(numbers: readonly number[], demands: readonly Demand[], keys: readonly number[]) {
  return askMemory<{ key: number; places: Buffer; there: number }>(
    "chosen",
    `with parts as materialized (select id from "MemoryPart" where memory = any($1::int[])),
     sized as (select l.key, sum(l.size) as size from "MemoryList" l
       where l.part = any(array(select id from parts)) and l.key = any($2::int[]) group by l.key),
     ranked as (select key, row_number() over shortest as at, sum(size) over shortest as posts,
         (count(*) over (partition by key & ${CLASSES - 1}))::int as there from sized
       window shortest as (partition by key & ${CLASSES - 1} order by size, key))
     select l.key, l.places, r.there from ranked r
     join unnest($3::int[], $4::int[]) as d(class, shared) on d.class = r.key & ${CLASSES - 1}
     join "MemoryList" l on l.key = r.key and l.part = any(array(select id from parts))
     where r.there >= d.shared and (r.at <= r.there - d.shared + 1
       or (d.shared - r.there + r.at - 1 < ${ENOUGH} and (r.posts <= ${MANY} or d.shared - r.there + r.at - 1 < 2)))`,
    [numbers, keys, demands.map(({ lengthClass }) => lengthClass), demands.map(({ shared }) => shared)],
  );
}

/** Of texts so short all lists are short: they are read at once, and nothing is asked before. */
const SHORT = 16;

async function countShort(
  numbers: readonly number[],
  demands: readonly Demand[],
  keys: readonly number[],
): Promise<readonly number[]> {
  const places = new Map<number, Int32Array[]>();
  for (const { key, places: bytes } of await readPlaces(numbers, keys)) {
    const lengthClass = classOfList(key);
    const those = places.get(lengthClass);
    if (those) those.push(numbersOf(bytes));
    else places.set(lengthClass, [numbersOf(bytes)]);
  }
  return demands.flatMap(({ lengthClass, shared }) => countPlaces(places.get(lengthClass) ?? [], shared));
}

function readPlaces(numbers: readonly number[], keys: readonly number[]) {
  return askMemory<{ key: number; places: Buffer }>(
    "places",
    `select l.key, l.places from "MemoryList" l
     where l.part = any(array(select id from "MemoryPart" where memory = any($1::int[]))) and l.key = any($2::int[])`,
    [numbers, keys],
  );
}

async function fetchCandidates(
  numbers: readonly number[],
  candidates: readonly number[],
): Promise<readonly Row[]> {
  if (candidates.length === 0) return [];
  return askMemory<Row>(
    "entries",
    `select ${COLUMNS} from "MemoryEntry" where id = any($1::int[]) and memory = any($2::int[])`,
    [candidates.slice(0, MOST_COMPARED), numbers],
  );
}

/** Typed arrays begin at multiples of four, what comes over the wire does not. */
function numbersOf(bytes: Buffer): Int32Array {
  return new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
