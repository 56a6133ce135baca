/**
 * Terms in a Chinese text.
 *
 * TERM-REC-1  Widths, and Simplified and Traditional characters, are taken for each other; Latin letters in both cases.
 * TERM-REC-2  A term that lies inside a longer one is left out; terms that overlap are all there.
 * TERM-REC-3  A term whose edge lies inside a word of a dictionary is unsure (`word-edges.ts`): it is asked, not claimed, and hides no
 *             other. One that begins or ends in Latin letters or digits is not found inside a longer run of them.
 * TERM-REC-4  A text has 20,000 places at most, and is read no further once it has cost some million comparisons: thousands of entries of
 *             one word over a text of nothing else would be more than a process can hold.
 *
 * Terms are kept by their first two characters with the lengths that such terms have, so that a text costs a few look-ups a
 * character however many terms there are, and a term that is added or taken away costs one.
 */
import { foldTerm } from "./fold";
import { type WordCounts, WordEdges } from "./word-edges";

export interface Recognised<Value> {
  /** UTF-16 offsets, end left out. */
  readonly start: number;
  readonly end: number;
  readonly value: Value;
  readonly isSure: boolean;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

export class Recogniser<Value> {
  readonly #terms = new Map<string, Value | Value[]>();
  /** By the first two characters, or the only one: the lengths of terms that begin with them, one bit each. */
  readonly #lengths = new Map<string, number[]>();
  #isList = (held: Value | Value[]): held is Value[] => Array.isArray(held);

  /** `Value` is no array. */
  add(text: string, value: Value): void {
    const folded = foldTerm(text.trim());
    if (folded === "") return;
    const there = this.#terms.get(folded);
    if (there !== undefined) {
      if (this.#isList(there)) there.push(value);
      else this.#terms.set(folded, [there, value]);
      return;
    }
    this.#terms.set(folded, value);
    const head = folded.slice(0, 2);
    const lengths = this.#lengths.get(head);
    if (!lengths) this.#lengths.set(head, [folded.length]);
    else if (!lengths.includes(folded.length)) {
      lengths.push(folded.length);
      lengths.sort((one, other) => other - one);
    }
  }

  remove(text: string, value: Value): void {
    const folded = foldTerm(text.trim());
    const there = this.#terms.get(folded);
    if (there === undefined) return;
    const left = (this.#isList(there) ? there : [there]).filter((one) => one !== value);
    if (left.length === 0) this.#terms.delete(folded);
    else this.#terms.set(folded, left.length === 1 ? left[0]! : left);
  }

  /** Every place of every term, inside one another or not, in the order of their starts, the longest first. */
  places(text: string): readonly (Place & { readonly value: Value })[] {
    const folded = foldTerm(text);
    const found: (Place & { readonly value: Value })[] = [];
    let compared = 0;
    for (let start = 0; start < folded.length; start += 1) {
      if (found.length > MOST_PLACES || compared > MOST_COMPARED) return found.slice(0, MOST_PLACES);
      for (const head of [folded.slice(start, start + 2), folded[start]!]) {
        for (const length of this.#lengths.get(head) ?? []) {
          if ((length === 1) !== (head.length === 1)) continue;
          const end = start + length;
          if (end > folded.length) continue;
          compared += length;
          const held = this.#terms.get(folded.slice(start, end));
          if (held === undefined || cutsLatin(folded, start, end)) continue;
          const values = this.#isList(held) ? held.slice(0, MOST_PLACES) : [held];
          for (const value of values) found.push({ start, end, value });
        }
        if (head.length === 1) break; // the end of the text: both heads are the same
      }
    }
    return found.slice(0, MOST_PLACES);
  }
}

/** TERM-REC-4. */
const MOST_PLACES = 20_000;
const MOST_COMPARED = 5_000_000;

/** The terms of one or several termbases in a text. `words` knows where words end; without it every place is sure. */
export function recognise<Value>(
  text: string,
  recognisers: readonly Recogniser<Value>[],
  words?: WordCounts,
): Recognised<Value>[] {
  const places = recognisers.flatMap((one) => one.places(text));
  if (places.length === 0) return [];
  let edges: WordEdges | undefined;
  const known = new Map<number, boolean>();
  const isSure = ({ start, end }: Place): boolean => {
    if (!words) return true;
    const key = start * (text.length + 1) + end;
    let sure = known.get(key);
    if (sure === undefined) {
      edges ??= new WordEdges(text, words);
      sure = edges.isWord(start, end);
      known.set(key, sure);
    }
    return sure;
  };
  const judged = places.map((place) => ({ ...place, isSure: isSure(place) }));
  return outermost(judged);
}

/** TERM-REC-2. */
export function outermost<Found extends Place & { readonly isSure: boolean }>(
  found: readonly Found[],
): Found[] {
  const sorted = [...found].sort((one, other) => one.start - other.start || other.end - one.end);
  // A sure one reaches so far at each start; what ends within it lies inside.
  let reached = 0;
  let reachedFrom = -1;
  return sorted.filter((one) => {
    const isInside = one.end <= reached && !(one.start === reachedFrom && one.end === reached);
    if (one.isSure && one.end > reached) {
      reached = one.end;
      reachedFrom = one.start;
    }
    return !isInside;
  });
}

const LATIN = /[\p{Script=Latin}\p{N}]/u;

function cutsLatin(text: string, start: number, end: number): boolean {
  const cuts = (at: number) => LATIN.test(text[at - 1] ?? "") && LATIN.test(text[at] ?? "");
  return cuts(start) || cuts(end);
}
