/**
 * Fix and approve: how much of a row a reviewer has changed who is about to approve it.
 *
 * SGM-FIX-1  What they changed is counted against what somebody else wrote and confirmed (SGM-AUTHOR-4 in authorship.ts), in words: a word
 *     that is replaced, added or taken away is one. A word has a letter or a digit; marks and spaces around words are none.
 * SGM-FIX-2  It may be at most a fifth of the row's words: of those that were confirmed or of those that are there now, whichever
 *     are fewer.
 * SGM-FIX-3  What others changed meanwhile is not counted, where it can be told apart; where it cannot, it is.
 */

import { diffArrays } from "diff";

export interface Fixes {
  /** Words that they changed. */
  readonly words: number;
  /** Words of the row. */
  readonly of: number;
}

/** One version after another, from the one that somebody else had confirmed to the one that is to be approved. */
export interface Step {
  readonly text: string;
  /** It may hold words that came from whoever is to approve. */
  readonly isTheirs: boolean;
}

/** `first` is the version that was confirmed; `steps` came after it. */
export function measureFixes(first: string, steps: readonly Step[]): Fixes {
  const last = steps.at(-1)?.text ?? first;
  let theirs = 0;
  let before = first;
  steps.forEach(({ text, isTheirs }, at) => {
    const isEndOfRun = isTheirs && steps[at + 1]?.isTheirs !== true;
    if (isEndOfRun) theirs += changedWords(before, text);
    if (!isTheirs || isEndOfRun) before = text;
  });
  const of = Math.min(wordsOf(first).length, wordsOf(last).length);
  return { words: Math.min(theirs, changedWords(first, last)), of };
}

/** SGM-FIX-2 */
export function isWithinBound({ words, of }: Fixes): boolean {
  return words * PART <= of;
}

/** The most words of a row of so many that may be changed by whoever approves it. */
export function mostFixed(of: number): number {
  return Math.floor(of / PART);
}

const PART = 5;

/** SGM-FIX-1: in each place where the texts differ, the words taken away or those put in, whichever are more. */
export function changedWords(before: string, after: string): number {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  const parts = diffArrays([...left], [...right], { maxEditLength: MOST_EDITS });
  if (!parts) return Math.max(left.length, right.length);
  let changed = 0;
  let place = { removed: 0, added: 0 };
  for (const { removed, added, count } of [...parts, { removed: false, added: false, count: 0 }]) {
    if (removed) place.removed += count;
    else if (added) place.added += count;
    else {
      changed += Math.max(place.removed, place.added);
      place = { removed: 0, added: 0 };
    }
  }
  return changed;
}

/** More words than this are no fixes of a row; the work grows with its square. */
const MOST_EDITS = 600;

/**
 * With a sign or a currency that touches a number: 5 is not -5. An apostrophe, a dot or a hyphen inside belongs to it. Of a
 * script that is written without spaces each character is one.
 */
const SPACELESS =
  "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]";
const LETTERS = `(?:(?!${SPACELESS})[\\p{L}\\p{N}\\p{M}])+`;
const WORD = new RegExp(`${SPACELESS}|[-−+±$€£¥]?${LETTERS}(?:['’.,\\-‑]${LETTERS})*[%‰°]?`, "gu");

function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}
