/**
 * Finding every text of at least a given score without comparing with each: by the pairs of letters that it must share.
 *
 * MATCH-GRAM-1  A text's grams are its pairs of neighbouring letters, each numbered by how often it came before (the second 哈哈 of
 *      哈哈哈 is another gram than the first); of a single letter, that letter. A gram is kept as a key of 16 bits. Two
 *      grams may have the same key: then more texts are looked at, and none is missed.
 * MATCH-GRAM-2  Texts are kept by class of length. One of `n` letters and another of `m` that differ by at most `k` edits share
 *      at least `n - 1 - 2k + max(0, m - n)` grams: a replacement or a deletion destroys two pairs of the first text, an insertion one,
 *      and where the second is longer at least `m - n` edits are insertions. (E. Ukkonen, "Approximate string-matching with
 *      q-grams and maximal matches", 1992; insertions counted apart.)
 * MATCH-GRAM-3  Of `q` keys of which `t` must be shared, any `q - t + 1` hold at least one that is shared; any `p` of them at least
 *      `t - (q - p)`. So only the rarest lists are read (the prefix filter of S. Chaudhuri and others, 2006), and what is in
 *      enough of them is compared.
 * MATCH-GRAM-4  Below a score of `SURE` the bound soon demands nothing. There a fifth of the keys must be shared, which finds most and not
 *      all.
 */
import { mostEdits } from "./score";

/** From this score on, everything is found. */
const SURE = 70;

export const CLASSES = 32;
const CLASS_BITS = 5;

/** The shortest length of each class: each of its own at first, then a third longer than the last. */
const SHORTEST: readonly number[] = (() => {
  const list = [0, 1, 2, 3, 4];
  while (list.length < CLASSES) list.push(Math.max(list.at(-1)! + 1, Math.floor(list.at(-1)! * 1.33)));
  return list;
})();

export function classOf(length: number): number {
  let at = SHORTEST.length - 1;
  while (SHORTEST[at]! > length) at -= 1;
  return at;
}

/** The distinct keys of a text's grams, without its class. */
export function gramKeys(letters: Uint32Array): Uint16Array {
  if (letters.length === 0) return new Uint16Array(0);
  if (letters.length === 1) return Uint16Array.of(keyOf(letters[0]!, 0, 0));
  const seen = letters.length <= SCRATCH / 2 ? scratch : new Map<number, number>();
  if (seen === scratch) scratch.begin();
  const keys = new Uint16Array(letters.length - 1);
  let count = 0;
  turn += 1;
  for (let at = 1; at < letters.length; at += 1) {
    const first = letters[at - 1]!;
    const second = letters[at]!;
    const pair = first * 0x20_0000 + second;
    const before = seen.get(pair) ?? 0;
    seen.set(pair, before + 1);
    const key = keyOf(first, second, before);
    if (turnOf[key] === turn) continue;
    turnOf[key] = turn;
    keys[count] = key;
    count += 1;
  }
  return keys.slice(0, count);
}

/** In which call a key was last met: a set that need not be emptied. */
const turnOf = new Float64Array(0x1_0000);
let turn = 0;

/** A map of pairs that is emptied by counting on; a memory of a million texts makes millions of them. */
const SCRATCH = 1 << 13;
class Scratch {
  readonly #pairs = new Float64Array(SCRATCH);
  readonly #turns = new Float64Array(SCRATCH);
  readonly #counts = new Uint16Array(SCRATCH);
  #turn = 0;

  begin(): void {
    this.#turn += 1;
  }

  #slotOf(pair: number): number {
    let slot = (Math.imul(pair % 0x7fff_ffff, 0x9e37_79b1) >>> 19) & (SCRATCH - 1);
    while (this.#turns[slot] === this.#turn && this.#pairs[slot] !== pair) slot = (slot + 1) & (SCRATCH - 1);
    return slot;
  }

  get(pair: number): number | undefined {
    const slot = this.#slotOf(pair);
    return this.#turns[slot] === this.#turn ? this.#counts[slot] : undefined;
  }

  set(pair: number, count: number): void {
    const slot = this.#slotOf(pair);
    this.#turns[slot] = this.#turn;
    this.#pairs[slot] = pair;
    this.#counts[slot] = count;
  }
}
const scratch = new Scratch();

/** The keys of pairs that a text holds wherever it holds this phrase: how often they come in it is not known. */
export function phraseKeys(letters: Uint32Array): Uint16Array {
  const keys = new Set<number>();
  for (let at = 1; at < letters.length; at += 1) keys.add(keyOf(letters[at - 1]!, letters[at]!, 0));
  return Uint16Array.from(keys);
}

function keyOf(first: number, second: number, before: number): number {
  let hash = Math.imul(first ^ Math.imul(second, 0x9e37_79b1), 0x85eb_ca6b) ^ Math.imul(before, 0xc2b2_ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b_3c6d);
  hash ^= hash >>> 13;
  return hash & 0xffff;
}

/** The key with the class: what a list of texts is kept under. Classes of one gram are neighbours. */
export function listKey(gram: number, lengthClass: number): number {
  return (gram << CLASS_BITS) | lengthClass;
}

export function classOfList(key: number): number {
  return key & (CLASSES - 1);
}

/** What a text must have to be found: one for each class of length that it may be in. */
export interface Demand {
  readonly lengthClass: number;
  /** How many of the query's keys it must share. */
  readonly shared: number;
}

export function demandsOf(length: number, keys: number, minimum: number): Demand[] {
  const demands: Demand[] = [];
  for (let lengthClass = 0; lengthClass < CLASSES; lengthClass += 1) {
    const longest = (SHORTEST[lengthClass + 1] ?? Number.MAX_SAFE_INTEGER) - 1;
    let shared: number | null = null;
    for (let other = SHORTEST[lengthClass]!; other <= longest; other += 1) {
      const edits = mostEdits(Math.max(length, other), minimum);
      if (other - length > edits) break;
      if (length - other > edits) continue;
      const lost = 2 * edits - Math.max(0, other - length);
      shared = Math.min(shared ?? keys, keys - lost);
    }
    if (shared === null || longest === 0) continue;
    const least = minimum < SURE ? Math.max(1, Math.ceil(keys / 5)) : 1;
    demands.push({ lengthClass, shared: Math.max(least, Math.min(shared, keys)) });
  }
  return demands;
}

/** In how many of the lists that are read a text must be to be compared, of `there` that a class has (MATCH-GRAM-3). */
export function inAtLeastOf(lists: {
  readonly shared: number;
  readonly there: number;
  readonly read: number;
}): number {
  return Math.max(1, lists.shared - (lists.there - lists.read));
}

/** In so many lists, hardly anything is that is not alike. */
export const ENOUGH = 6;
/** Reading more than so many places costs more than comparing what they would rule out. */
export const MANY = 60_000;

/** The numbers that stand in at least `inAtLeast` of the lists. */
export function countPlaces(lists: readonly Int32Array[], inAtLeast: number): number[] {
  const total = lists.reduce((sum, { length }) => sum + length, 0);
  let bits = 4;
  while (1 << bits < total * 2) bits += 1;
  const mask = (1 << bits) - 1;
  const numbers = new Int32Array(1 << bits);
  const counts = new Uint16Array(1 << bits);
  const found: number[] = [];
  for (const list of lists) {
    for (let at = 0; at < list.length; at += 1) {
      const number = list[at]!;
      let slot = Math.imul(number, 0x9e37_79b1) >>> (32 - bits);
      while (counts[slot] !== 0 && numbers[slot] !== number) slot = (slot + 1) & mask;
      numbers[slot] = number;
      counts[slot]! += 1;
      if (counts[slot] === inAtLeast) found.push(number);
    }
  }
  return found;
}
