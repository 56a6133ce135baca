/**
 * What people decided. A fixed bead comes back as it is, with confidence 1, whatever the words say; the texts between
 * two of them are aligned on their own, so that adding one never changes another.
 *
 * F1  Fixed beads do not overlap. Those whose targets fall behind an earlier one's are crossed: they are taken out of
 *     both texts, the rest is aligned, and they come back marked.
 * F2  A fixed bead may have an empty side: a person said that nothing answers.
 */
import type { Run } from "./ladder";

export interface FixedBead {
  readonly source: Run;
  readonly target: Run;
}

/** A stretch of both texts in which nobody has decided anything, as indices of items. */
export interface Gap {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

/** Throws RangeError where fixed beads overlap, are empty, or leave the texts. */
export function assertFixed(fixed: readonly FixedBead[], sourceCount: number, targetCount: number): void {
  const check = (runs: readonly Run[], count: number, side: string) => {
    const sorted = runs.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
    sorted.forEach(({ start, end }, at) => {
      if (start < (sorted[at - 1]?.end ?? 0) || end > count)
        throw new RangeError(
          `Fixed ${side} ${start} to ${end} overlaps another or leaves the ${count} items`,
        );
    });
  };
  for (const { source, target } of fixed) {
    if (source.end < source.start || target.end < target.start)
      throw new RangeError(`Fixed bead ends before it starts at ${source.start}:${target.start}`);
    if (source.end === source.start && target.end === target.start)
      throw new RangeError(`Fixed bead is empty at ${source.start}:${target.start}`);
  }
  check(
    fixed.map(({ source }) => source),
    sourceCount,
    "source",
  );
  check(
    fixed.map(({ target }) => target),
    targetCount,
    "target",
  );
}
