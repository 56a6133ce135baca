/**
 * Whether a place in a Chinese text can be the edge of a word.
 *
 * TERM-EDGE-1  The likeliest parting of the text into words of a frequency list (a unigram model, by dynamic programming) is compared with
 *              the likeliest one in which the span is a word by itself. Where that is less likely by far, the edges of the span lie inside words:
 *              大会 in 展览大会堂, 的士 in 他的士兵, but not 研究 in 研究生命.
 * TERM-EDGE-2  A word of four characters and more that is made of two words does not count as one: 智能 is a word in 人工智能.
 */

/** Words and how often they occur: `lib/corrections/frequencies.ts` is one. */
export interface WordCounts {
  /** 0 where that is no word of the list. */
  count(text: string, start: number, end: number): number;
}

/** No word of the list is longer. */
const LONGEST = 6;
/** Of the words of the list, about how many were counted. */
const TOTAL = Math.log(60_000_000);
/** A character that the list does not know, and a term, are as likely as a word that was counted once. */
const UNKNOWN = -TOTAL;
const TERM = Math.log(50) - TOTAL;
/** So much less likely, as a logarithm, may be what has its edges in words. */
const SURE = Math.log(2.5);

export class WordEdges {
  readonly #text: string;
  readonly #words: WordCounts;
  /** The likelihood of the best parting of the text up to a place, and from there on. */
  readonly #before: Float64Array;
  readonly #after: Float64Array;

  constructor(text: string, words: WordCounts) {
    this.#text = text;
    this.#words = words;
    this.#before = this.#from(0, text.length);
    this.#after = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY);
    this.#after[text.length] = 0;
    for (let at = text.length - 1; at >= 0; at -= 1) {
      for (let end = at + 1; end <= Math.min(text.length, at + LONGEST); end += 1) {
        const likely = this.#likelihood(at, end);
        if (likely + this.#after[end]! > this.#after[at]!) this.#after[at] = likely + this.#after[end]!;
      }
    }
  }

  /** TERM-EDGE-1. */
  isWord(start: number, end: number): boolean {
    const inside = this.#from(start, end)[end - start]!;
    const parted = this.#before[start]! + Math.max(inside, TERM) + this.#after[end]!;
    return this.#before[this.#text.length]! - parted < SURE;
  }

  #from(start: number, end: number): Float64Array {
    const best = new Float64Array(end - start + 1).fill(Number.NEGATIVE_INFINITY);
    best[0] = 0;
    for (let at = start; at < end; at += 1) {
      for (let to = at + 1; to <= Math.min(end, at + LONGEST); to += 1) {
        const likely = best[at - start]! + this.#likelihood(at, to);
        if (likely > best[to - start]!) best[to - start] = likely;
      }
    }
    return best;
  }

  #likelihood(start: number, end: number): number {
    const count = this.#words.count(this.#text, start, end);
    if (end - start === 1) return count === 0 ? UNKNOWN : Math.log(count) - TOTAL;
    if (count === 0 || (end - start > 3 && this.#isMade(start, end))) return Number.NEGATIVE_INFINITY;
    return Math.log(count) - TOTAL;
  }

  /** TERM-EDGE-2. */
  #isMade(start: number, end: number): boolean {
    for (let at = start + 2; at <= end - 2; at += 1) {
      if (this.#words.count(this.#text, start, at) > 0 && this.#words.count(this.#text, at, end) > 0)
        return true;
    }
    return false;
  }
}
