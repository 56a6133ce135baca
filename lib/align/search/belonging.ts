/**
 * Whether two texts belong together at all. The aligner finds some ladder for any two texts; how much of them it is sure
 * of says whether the one translates the other.
 *
 * ALN-BELONG-1  Two texts belong together when beads at `SURE` and more hold a fifth of the one or of the other: a draft of one chapter
 *               answers little of a book, and is answered whole. Of short texts less is asked.
 * ALN-BELONG-2  Texts of fewer than ten items say too little: they are never doubted.
 *
 * Measured on 12 texts (an interview, six chapters of novels, documentation, a law, reports), each beside its own translation and
 * beside two others: the larger share was 0.53 and more, and 0.16 and less. Of their first 12 items alone it was 0.36 and more, and
 * 0.23 and less: two of those 24 are not doubted.
 */
import type { Ladder, Run } from "../model/ladder";

/** Beads from this probability on are held for sure. */
const SURE = 0.9;
const SHARE = 0.2;
const SHARE_OF_SHORT = 0.1;
const SHORT = 30;
const TOO_SHORT = 10;

/** Of each text, the share of its characters (0 to 1) in beads that are sure and have both sides. */
export interface Answered {
  readonly source: number;
  readonly target: number;
}

export function answeredShares(
  ladder: Ladder,
  source: readonly { readonly text: string }[],
  target: readonly { readonly text: string }[],
): Answered {
  const length = (items: readonly { readonly text: string }[], { start, end }: Run) => {
    let sum = 0;
    for (let at = start; at < end; at++) sum += items[at]!.text.length;
    return sum;
  };
  const all = (items: readonly { readonly text: string }[]) =>
    Math.max(1, length(items, { start: 0, end: items.length }));
  const sure = ladder.filter(
    (bead) =>
      bead.confidence >= SURE && bead.source.end > bead.source.start && bead.target.end > bead.target.start,
  );
  return {
    source: sure.reduce((sum, bead) => sum + length(source, bead.source), 0) / all(source),
    target: sure.reduce((sum, bead) => sum + length(target, bead.target), 0) / all(target),
  };
}

/** `sourceCount`, `targetCount`: how many items the texts have. */
export function belongTogether(answered: Answered, sourceCount: number, targetCount: number): boolean {
  const least = Math.min(sourceCount, targetCount);
  if (least < TOO_SHORT) return true;
  return Math.max(answered.source, answered.target) >= (least < SHORT ? SHARE_OF_SHORT : SHARE);
}
