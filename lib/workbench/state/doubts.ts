/**
 * How sure the alignment of a row is, and where to look first. What a doubt is: SGM-DOUBT-1 in lib/segments/confidence.ts.
 *
 * WB-DOUBT-1  Doubts are walked from the least certain on; among equals the one that stands first comes first.
 * WB-DOUBT-2  From a row that is in no doubt the walk begins at the least certain, whichever way it goes.
 * WB-DOUBT-3  Where `STRETCH` rows and more are in doubt one after another (a sure one between two of them changes nothing), the aligner has
 *     lost its way or the draft is another's there. That is one doubt, and not forty: it is walked to by its first row.
 */

import { type Certainty, isDoubtful, openLink } from "../../segments/confidence";
import type { Segment } from "../../wire/segments";
import type { Said } from "../said";

/** "Alignment doubtful, 62 % sure": a number says of what it is. */
export function nameOfDoubt(certainty: Certainty, confidence: number): Said {
  return { code: `editor.doubt.name.${certainty}`, percent: percent(confidence) };
}

/** Rounded down: 89.9 % is not yet 90. */
export function percent(confidence: number): number {
  // 0.29 * 100 is 28.999…: what is meant is 29.
  return Math.floor(Math.round(confidence * 1e6) / 1e4);
}

/** So many doubtful rows make a stretch (WB-DOUBT-3). */
const STRETCH = 5;

/** One thing to look at: a row in doubt, or a stretch of them. */
export interface Doubt {
  /** The row that it is walked to by: its first. */
  readonly id: string;
  /** The ids of its rows in doubt, in the order of the document. */
  readonly rows: readonly string[];
  /** Of its least certain row. */
  readonly confidence: number;
}

export const isStretch = ({ rows }: Doubt): boolean => rows.length >= STRETCH;

/**
 * What is in doubt among the rows that are shown, in the order in which it is walked (WB-DOUBT-1). `all`: the rows of the document, whose
 * neighbourhood decides what is a stretch.
 */
export function orderDoubts(
  shown: readonly Pick<Segment, "id" | "link">[],
  all: readonly Pick<Segment, "id" | "link">[] = shown,
): readonly Doubt[] {
  const stretchOf = new Map<string, number>();
  runsOfDoubts(all).forEach((ids, number) => {
    if (ids.length >= STRETCH) for (const id of ids) stretchOf.set(id, number);
  });
  const doubts: { id: string; rows: string[]; confidence: number }[] = [];
  const started = new Map<number, (typeof doubts)[number]>();
  for (const segment of shown) {
    const link = isDoubtful(segment) ? openLink(segment) : null;
    if (!link) continue;
    const { id } = segment;
    const number = stretchOf.get(id);
    const stretch = number === undefined ? undefined : started.get(number);
    if (stretch) {
      stretch.rows.push(id);
      stretch.confidence = Math.min(stretch.confidence, link.confidence);
      continue;
    }
    const doubt = { id, rows: [id], confidence: link.confidence };
    doubts.push(doubt);
    if (number !== undefined) started.set(number, doubt);
  }
  return doubts.sort((one, other) => one.confidence - other.confidence);
}

/** The ids of doubtful rows, run by run; one row that is sure does not part a run. */
function runsOfDoubts(segments: readonly Pick<Segment, "id" | "link">[]): string[][] {
  const runs: string[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  segments.forEach((segment, at) => {
    if (!isDoubtful(segment)) return;
    if (at - last > 2) runs.push([]);
    runs.at(-1)!.push(segment.id);
    last = at;
  });
  return runs;
}

/** The first row of the doubt after (or before) the one that the row in use is in, going round; null when there is no other (WB-DOUBT-2). */
export function nextDoubt(doubts: readonly Doubt[], active: string | null, direction: 1 | -1): string | null {
  const from = doubtAt(doubts, active);
  const next = from === -1 ? doubts[0] : doubts[(from + direction + doubts.length) % doubts.length];
  return next === undefined || next === doubts[from] ? null : next.id;
}

/** Which of the doubts a row is in; -1 where it is in none. */
export function doubtAt(doubts: readonly Doubt[], row: string | null): number {
  return row === null ? -1 : doubts.findIndex(({ rows }) => rows.includes(row));
}
