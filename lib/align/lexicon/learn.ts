/**
 * Words that these very texts pair. From the beads that we are sure of, expectation maximisation (IBM model 1, Brown et
 * al. 1993) finds which Chinese terms and English words answer each other: words of one bead compete for one another,
 * so that “Trinket” goes to 韦小宝 and not to 道, which is in many other beads too.
 *
 * One meeting is taken off each count, so that a bead does not confirm itself by words that stand nowhere else.
 */

import type { ChineseItem, EnglishItem } from "../items/items";
import { longer } from "../model/columns";
import { SHAPES, type Step } from "../model/lattice";
import type { LearnedPairs, MatchTable } from "./match-table";

export interface SureStep extends Step {
  readonly confidence: number;
}

/** Items of two texts that answer each other. */
export interface SurePassage {
  readonly source: readonly ChineseItem[];
  readonly target: readonly EnglishItem[];
}

const SURE_ENOUGH = 0.5;
const WEAKEST = 0.15;
const ROUNDS = 3;
/** What stands in more of the passages than this says nothing; the dictionary knows such words. */
const TOO_COMMON = 0.3;
/** Longer passages pair everything with everything. */
const MOST_TERMS = 300;

export function surePassages(
  source: readonly ChineseItem[],
  target: readonly EnglishItem[],
  steps: readonly SureStep[],
): SurePassage[] {
  return steps.flatMap(({ i, j, shape, confidence }) => {
    const [a, b] = SHAPES[shape]!;
    if (a === 0 || b === 0 || confidence < SURE_ENOUGH) return [];
    return [{ source: source.slice(i, i + a), target: target.slice(j, j + b) }];
  });
}

/** `isWorth`: whether a Chinese type is worth learning about; single characters pair with everything. */
export function learnPairs(
  passages: readonly SurePassage[],
  table: MatchTable,
  isWorth: (term: number) => boolean,
): LearnedPairs {
  const contents = passages
    .map(({ source, target }) => ({
      terms: distinct(source.map((item) => item.termType)).filter(isWorth),
      words: distinct(target.map((item) => item.wordType)),
    }))
    .filter(({ terms }) => terms.length <= MOST_TERMS);
  const termCount = countOf(contents.map(({ terms }) => terms));
  const wordCount = countOf(contents.map(({ words }) => words));
  // Only what is met at least twice can be learned; its meetings are numbered.
  const most = Math.max(20, contents.length * TOO_COMMON);
  const isTaught = (count: number) => count >= 2 && count <= most;
  const repeated = contents.map(({ terms, words }) => ({
    terms: terms.filter((term) => isTaught(termCount[term]!)),
    words: words.filter((word) => isTaught(wordCount[word]!)),
  }));
  const meetings = new Meetings(repeated);
  const { terms, words, met } = meetings;
  const prior = new Float32Array(meetings.count).fill(0.05);
  const asked = new Uint8Array(termCount.length);
  for (const term of terms) {
    if (asked[term] === 1) continue;
    asked[term] = 1;
    for (let k = table.at[term]!; k < table.at[term + 1]!; k++) {
      const place = meetings.find(term, table.word[k]!);
      if (place >= 0) prior[place] = 0.05 + table.strength[k]!;
    }
  }
  let weight = prior;
  let count = new Float32Array(meetings.count);
  for (let round = 0; round < ROUNDS; round++) {
    count = new Float32Array(meetings.count);
    for (const { places, columns } of meetings.passages) {
      // Each word asks every term for its share.
      for (let column = 0; column < columns; column++) {
        let sum = 0.1;
        for (let k = column; k < places.length; k += columns) {
          const place = places[k]!;
          if (place >= 0) sum += weight[place]!;
        }
        for (let k = column; k < places.length; k += columns) {
          const place = places[k]!;
          if (place >= 0) count[place]! += weight[place]! / sum;
        }
      }
    }
    weight = count.map(
      (own, place) => Math.max(0, own - 0.5) / (termCount[terms[place]!]! + 1) + prior[place]! * 0.02,
    );
  }
  const learned = new Map<number, Map<number, number>>();
  for (let place = 0; place < meetings.count; place++) {
    const [term, word] = [terms[place]!, words[place]!];
    const strength = (2 * (count[place]! - 0.9)) / (termCount[term]! + wordCount[word]!);
    if (met[place]! < 2 || strength < WEAKEST) continue;
    const row = learned.get(term) ?? new Map<number, number>();
    learned.set(term, row.set(word, Math.min(1, strength)));
  }
  return learned;
}

interface Passage {
  /** `places[x × columns + y]`: the place of term x and word y, or -1 where they meet only here. */
  readonly places: Int32Array;
  readonly columns: number;
}

/** Which terms and words meet in which passages: a place for each pair that meets, found by an open hash. */
class Meetings {
  readonly passages: Passage[] = [];
  count = 0;
  /** Per place: its term, its word, and in how many passages they meet. */
  terms = new Int32Array(1024);
  words = new Int32Array(1024);
  met = new Int32Array(1024);
  /** A place and one, or 0; never more than half full. */
  private slots = new Int32Array(2048);

  constructor(contents: readonly { readonly terms: readonly number[]; readonly words: readonly number[] }[]) {
    for (const { terms, words } of contents) {
      const places = new Int32Array(terms.length * words.length);
      let at = 0;
      for (const term of terms) for (const word of words) places[at++] = this.meet(term, word);
      this.passages.push({ places, columns: words.length });
    }
    // A pair that meets only once is none.
    for (const { places } of this.passages)
      for (let at = 0; at < places.length; at++) if (this.met[places[at]!]! < 2) places[at] = -1;
    this.terms = this.terms.slice(0, this.count);
    this.words = this.words.slice(0, this.count);
  }

  /** The place of a pair, or -1. */
  find(term: number, word: number): number {
    return this.slots[this.slotOf(term, word)]! - 1;
  }

  private meet(term: number, word: number): number {
    const slot = this.slotOf(term, word);
    let place = this.slots[slot]! - 1;
    if (place < 0) {
      if (this.count === this.terms.length) {
        this.grow();
        return this.meet(term, word);
      }
      place = this.count++;
      this.slots[slot] = place + 1;
      this.terms[place] = term;
      this.words[place] = word;
    }
    this.met[place]!++;
    return place;
  }

  private slotOf(term: number, word: number): number {
    const mask = this.slots.length - 1;
    let slot = Math.imul(Math.imul(term, 0x9e3779b1) ^ word, 0x85ebca6b);
    for (slot = (slot ^ (slot >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const place = this.slots[slot]! - 1;
      if (place < 0 || (this.terms[place] === term && this.words[place] === word)) return slot;
    }
  }

  private grow(): void {
    this.terms = longer(this.terms, new Int32Array(this.count * 2));
    this.words = longer(this.words, new Int32Array(this.count * 2));
    this.met = longer(this.met, new Int32Array(this.count * 2));
    this.slots = new Int32Array(this.count * 4);
    for (let place = 0; place < this.count; place++)
      this.slots[this.slotOf(this.terms[place]!, this.words[place]!)] = place + 1;
  }
}

function distinct(lists: readonly Int32Array[]): number[] {
  const [only] = lists;
  return lists.length === 1 ? [...new Set(only)] : [...new Set(lists.flatMap((list) => [...list]))];
}

function countOf(lists: readonly (readonly number[])[]): Int32Array {
  const most = lists.reduce((max, list) => list.reduce((inner, type) => Math.max(inner, type), max), -1);
  const count = new Int32Array(most + 1);
  for (const list of lists) for (const type of list) count[type]!++;
  return count;
}
