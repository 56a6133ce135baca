/**
 * How alike two Chinese texts are, from 0 to 100. The README says why it is this.
 *
 * MATCH-SCORE-1  100 is for the same text, character for character.
 * MATCH-SCORE-2  Else: the letters' edit distance as a share of the longer text's letters is taken from 100; punctuation that
 *      differs takes a quarter of that; and where letters and punctuation agree, 1 is taken for widths, scripts and spaces. Rounded
 *      down, at most 99.
 * MATCH-SCORE-3  It is symmetric.
 * MATCH-SCORE-4  It never exceeds what the letters alone give, so a search that finds every text by its letters finds every text by its
 *      score: `mostEdits`.
 */
import { Pattern } from "./distance";
import type { Folded } from "./fold";

export class Scorer {
  readonly #of: Folded;
  readonly #letters: Pattern;
  #marks: Pattern | null = null;

  constructor(of: Folded) {
    this.#of = of;
    this.#letters = new Pattern(of.letters);
  }

  /** 0 where it is below `minimum`: less work than the number itself. */
  score(other: Folded, minimum = 0): number {
    const { text, letters, marks } = this.#of;
    if (text === other.text) return 100;
    const longest = Math.max(letters.length, other.letters.length);
    const most = mostEdits(longest, minimum);
    const edits = this.#letters.distanceTo(other.letters, most);
    if (edits > most) return 0;
    this.#marks ??= new Pattern(marks);
    const markEdits = this.#marks.distanceTo(other.marks);
    const mostMarks = Math.max(marks.length, other.marks.length);
    if (longest === 0) {
      const alike = mostMarks === 0 ? 100 : (100 * (mostMarks - markEdits)) / mostMarks;
      return atLeast(Math.floor(Math.min(99, alike)), minimum);
    }
    const byLetters = (100 * (longest - edits)) / longest;
    const score = byLetters - (25 * markEdits) / (longest + mostMarks);
    return atLeast(Math.max(0, Math.floor(Math.min(99, score))), minimum);
  }
}

function atLeast(score: number, minimum: number): number {
  return score >= minimum ? score : 0;
}

/** How many letters may differ, of texts of which the longer has `longest`, for a score of at least `minimum` (MATCH-SCORE-4). */
export function mostEdits(longest: number, minimum: number): number {
  return Math.floor((longest * (100 - minimum)) / 100);
}
