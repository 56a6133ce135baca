/**
 * What a run of items looks like without its words: its length and its marks, as sums over any run in constant time.
 */
import type { ItemFacts } from "../items/items";

const SUMMED = ["length", "questions", "exclamations", "colons", "brackets", "quotes", "commas"] as const;

/** The columns of `Form.sum`. */
export const LENGTH = 0;
export const QUESTIONS = 1;
export const EXCLAMATIONS = 2;
export const COLONS = 3;
export const BRACKETS = 4;
export const QUOTES = 5;
export const COMMAS = 6;

export class Form {
  private readonly sums: readonly Float64Array[];

  constructor(
    readonly items: readonly ItemFacts[],
    /** Whether a quotation is open after k items, as `quotedAfter` says. */
    readonly quoted: Uint8Array,
  ) {
    this.sums = SUMMED.map((name) => {
      const sum = new Float64Array(items.length + 1);
      items.forEach(({ marks }, at) => {
        sum[at + 1] = sum[at]! + marks[name];
      });
      return sum;
    });
  }

  /** The form of the items from `start`, `end` left out. */
  part(start: number, end: number): Form {
    return new Form(this.items.slice(start, end), this.quoted.slice(start, end + 1));
  }

  sum(column: number, from: number, count: number): number {
    const sums = this.sums[column]!;
    return sums[from + count]! - sums[from]!;
  }

  lengthOf(item: number): number {
    return this.items[item]!.marks.length;
  }

  shortest(from: number, count: number): number {
    let least = Number.POSITIVE_INFINITY;
    for (let at = from; at < from + count; at++) least = Math.min(least, this.items[at]!.marks.length);
    return least;
  }
}
