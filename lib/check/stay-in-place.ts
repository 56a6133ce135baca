/**
 * Findings of a row in the order in which somebody reads them, while they mend it.
 *
 * CHK-STAY-1  What was shown keeps its place. A finding that is found no more stays, as gone; found once more, it is there again in
 *             the same place.
 * CHK-STAY-2  What is new follows what was shown, in the order of the text.
 * CHK-STAY-3  Of two that say the same, the one is taken that stands where it stood, else the next in order.
 */
import type { Finding } from "./check";

export interface Shown<F extends Finding = Finding> {
  readonly finding: F;
  readonly isGone: boolean;
}

/** `before`: what was shown, carried over the edits since (`carry.ts`). `now`: what is found. */
export function stayInPlace<F extends Finding>(
  before: readonly Shown<F>[],
  now: readonly F[],
): readonly Shown<F>[] {
  const left = new Set(now);
  const take = (isIt: (one: F) => boolean): F | null => {
    for (const one of left)
      if (isIt(one)) {
        left.delete(one);
        return one;
      }
    return null;
  };
  const exact = before.map(({ finding, isGone }) =>
    isGone ? null : take((one) => saysTheSame(one, finding) && one.start === finding.start),
  );
  const kept = before.map(({ finding }, at): Shown<F> => {
    const found = exact[at] ?? take((one) => saysTheSame(one, finding));
    return found ? { finding: found, isGone: false } : { finding, isGone: true };
  });
  return [...kept, ...[...left].map((finding) => ({ finding, isGone: false }))];
}

/** The same rule says the same words of the same side. */
export function saysTheSame(one: Finding, other: Finding): boolean {
  return (
    one.rule === other.rule &&
    one.code === other.code &&
    one.side === other.side &&
    isSameSaid(one.parameters, other.parameters)
  );
}

/** In whatever order: a database keeps its own. */
function isSameSaid(one: Finding["parameters"], other: Finding["parameters"]): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
