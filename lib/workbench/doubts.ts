/**
 * How sure the alignment of a row is, and where to look first.
 *
 * B1  A row is in doubt when an aligner made it, is less than `SURE` certain of it, and no person has decided it.
 * B2  Doubts are walked from the least certain on; among equals the one that stands first comes first.
 * B3  From a row that is in no doubt the walk begins at the least certain, whichever way it goes.
 */

import type { Segment } from "../wire/segments";

/** Probabilities from which a link is held for sure, and below which it is very doubtful. The one place for both. */
export const SURE = 0.9;
const LIKELY = 0.6;

export type Certainty = "sure" | "doubtful" | "very-doubtful";

export function certaintyOf(confidence: number): Certainty {
  if (confidence >= SURE) return "sure";
  return confidence >= LIKELY ? "doubtful" : "very-doubtful";
}

/** What the aligner thinks of a row that nobody has decided; null where it made none or a person has. */
export function openLink(segment: Pick<Segment, "link">): { readonly confidence: number } | null {
  const { link } = segment;
  if (!link || link.isFixed || link.confidence === null) return null;
  return { confidence: link.confidence };
}

/** B1. */
export function doubtOf(segment: Pick<Segment, "link">): Exclude<Certainty, "sure"> | null {
  const link = openLink(segment);
  const certainty = link && certaintyOf(link.confidence);
  return certainty === "sure" ? null : certainty;
}

export function isDoubtful(segment: Pick<Segment, "link">): boolean {
  return doubtOf(segment) !== null;
}

/** "Alignment doubtful, 38 % unsure": a number says of what it is. */
export function nameOfDoubt(certainty: Certainty, confidence: number): string {
  return `Alignment ${WORDS[certainty]}, ${unsure(confidence)}`;
}

/** "38 % unsure", what is left of `percent`: of 89.9 % sure it is 11. */
export function unsure(confidence: number): string {
  return `${100 - percent(confidence)} % unsure`;
}

const WORDS: Readonly<Record<Certainty, string>> = {
  sure: "sure",
  doubtful: "doubtful",
  "very-doubtful": "very doubtful",
};

/** Rounded down: 89.9 % is not yet 90. */
export function percent(confidence: number): number {
  // 0.29 * 100 is 28.999…: what is meant is 29.
  return Math.floor(Math.round(confidence * 1e6) / 1e4);
}

/** The ids of rows in doubt, in the order in which they are walked (B2). */
export function orderDoubts(segments: readonly Pick<Segment, "id" | "link">[]): readonly string[] {
  return segments
    .flatMap((segment) => {
      const link = isDoubtful(segment) ? openLink(segment) : null;
      return link ? [{ id: segment.id, confidence: link.confidence }] : [];
    })
    .sort((one, other) => one.confidence - other.confidence)
    .map(({ id }) => id);
}

/** The doubt after (or before) the row in use, going round; null when there is no other (B3). */
export function nextDoubt(
  doubts: readonly string[],
  active: string | null,
  direction: 1 | -1,
): string | null {
  const from = active === null ? -1 : doubts.indexOf(active);
  const next = from === -1 ? doubts[0] : doubts[(from + direction + doubts.length) % doubts.length];
  return next === undefined || next === active ? null : next;
}
