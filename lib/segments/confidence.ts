/**
 * How sure the aligner is of a row, and when that is a doubt.
 *
 * SGM-DOUBT-1  A row is in doubt when an aligner made it, is less than `SURE` certain of it, and no person has decided it.
 */

interface Linked {
  readonly link: { readonly confidence: number | null; readonly isFixed: boolean } | null;
}

/** Probabilities from which a link is held for sure, and below which it is very doubtful. The one place for both. */
export const SURE = 0.9;
const LIKELY = 0.6;

export type Certainty = "sure" | "doubtful" | "very-doubtful";

export function certaintyOf(confidence: number): Certainty {
  if (confidence >= SURE) return "sure";
  return confidence >= LIKELY ? "doubtful" : "very-doubtful";
}

/** What the aligner thinks of a row that nobody has decided; null where it made none or a person has. */
export function openLink(segment: Linked): { readonly confidence: number } | null {
  const { link } = segment;
  if (!link || link.isFixed || link.confidence === null) return null;
  return { confidence: link.confidence };
}

/** SGM-DOUBT-1. */
export function doubtOf(segment: Linked): Exclude<Certainty, "sure"> | null {
  const link = openLink(segment);
  const certainty = link && certaintyOf(link.confidence);
  return certainty === "sure" ? null : certainty;
}

export function isDoubtful(segment: Linked): boolean {
  return doubtOf(segment) !== null;
}
