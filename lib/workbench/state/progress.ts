/** Rows and sizes by state, kept up row by row so that 20,000 rows are counted once and not at every save. */

import { NO_PROGRESS, shownOf } from "../../segments/states";
import type { Progress } from "../../wire/documents";
import type { Segment } from "../../wire/segments";

export interface Tally {
  readonly rows: Progress;
  /** Chinese characters of the rows. */
  readonly characters: number;
  /** English words of the rows, as the server last counted each. */
  readonly words: number;
}

export const EMPTY_TALLY: Tally = { rows: NO_PROGRESS, characters: 0, words: 0 };

/** Law: the tally after any adding and taking away is the tally of the rows that are left. */
export function addTo(tally: Tally, segments: readonly Segment[], sign: 1 | -1 = 1): Tally {
  const rows = { ...tally.rows };
  let { characters, words } = tally;
  for (const segment of segments) {
    rows[shownOf(segment)] += sign;
    characters += sign * charactersOf(segment);
    words += sign * segment.words;
  }
  return { rows, characters, words };
}

export function totalOf(progress: Progress): number {
  return Object.values(progress).reduce((sum, count) => sum + count, 0);
}

function charactersOf(segment: Segment): number {
  return segment.source.reduce((sum, paragraph) => sum + paragraph.characters, 0);
}
