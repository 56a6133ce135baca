/**
 * Words that these very texts pair. From the beads that we are sure of, expectation maximisation (IBM model 1, Brown et
 * al. 1993) finds which Chinese terms and English words answer each other: words of one bead compete for one another,
 * so that “Trinket” goes to 韦小宝 and not to 道, which is in many other beads too.
 *
 * One meeting is taken off each count, so that a bead does not confirm itself by words that stand nowhere else.
 */
import type { LearnedPairs, MatchTable } from "./evidence";
import type { ChineseItem, EnglishItem } from "./items";
import { SHAPES, type Step } from "./lattice";

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
  const prior = Float32Array.from({ length: meetings.count }, () => 0.05);
  meetings.eachTerm((term, at) => {
    for (let k = table.at[term]!; k < table.at[term + 1]!; k++) {
      const place = at.get(table.word[k]!);
      if (place !== undefined) prior[place] = 0.05 + table.strength[k]!;
    }
  });
  let weight: Float32Array<ArrayBufferLike> = prior;
  let count = new Float32Array(meetings.count);
  for (let round = 0; round < ROUNDS; round++) {
    count = new Float32Array(meetings.count);
    meetings.eachBead((places, rows) => {
      // Each word asks every term for its share.
      for (const row of rows) {
        let sum = 0.1;
        for (let k = 0; k < places.length; k += rows.length) {
          const place = places[k + row]!;
          if (place >= 0) sum += weight[place]!;
        }
        for (let k = 0; k < places.length; k += rows.length) {
          const place = places[k + row]!;
          if (place >= 0) count[place]! += weight[place]! / sum;
        }
      }
    });
    const next = new Float32Array(meetings.count);
    meetings.eachTerm((term, at) => {
      for (const [, place] of at) {
        const own = Math.max(0, count[place]! - 0.5);
        next[place] = own / (termCount[term]! + 1) + prior[place]! * 0.02;
      }
    });
    weight = next;
  }
  const learned = new Map<number, Map<number, number>>();
  meetings.eachTerm((term, at) => {
    const kept = new Map<number, number>();
    for (const [word, place] of at) {
      const strength = (2 * (count[place]! - 0.9)) / (termCount[term]! + wordCount[word]!);
      if (meetings.met[place]! >= 2 && strength >= WEAKEST) kept.set(word, Math.min(1, strength));
    }
    if (kept.size > 0) learned.set(term, kept);
  });
  return learned;
}

/** Which terms and words meet in which beads, with a place for each pair that meets. */
class Meetings {
  readonly met: number[] = [];
  private readonly places = new Map<number, Map<number, number>>();
  private readonly beads: { readonly places: Int32Array; readonly rows: readonly number[] }[] = [];

  constructor(contents: readonly { readonly terms: readonly number[]; readonly words: readonly number[] }[]) {
    for (const { terms, words } of contents) {
      const places = new Int32Array(terms.length * words.length);
      let at = 0;
      for (const term of terms) {
        let row = this.places.get(term);
        if (!row) {
          row = new Map();
          this.places.set(term, row);
        }
        for (const word of words) {
          let place = row.get(word);
          if (place === undefined) {
            place = this.met.length;
            row.set(word, place);
            this.met.push(0);
          }
          this.met[place]!++;
          places[at++] = place;
        }
      }
      this.beads.push({ places, rows: words.map((_, y) => y) });
    }
    // A pair that meets only once is none.
    for (const { places } of this.beads)
      for (let at = 0; at < places.length; at++) if (this.met[places[at]!]! < 2) places[at] = -1;
  }

  get count(): number {
    return this.met.length;
  }

  eachTerm(visit: (term: number, at: ReadonlyMap<number, number>) => void): void {
    for (const [term, row] of this.places) visit(term, row);
  }

  /** `places[x × words + y]`: the place of term x and word y, or -1 where they meet only here. */
  eachBead(visit: (places: Int32Array, rows: readonly number[]) => void): void {
    for (const { places, rows } of this.beads) visit(places, rows);
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
