/**
 * The runs that two texts share: stretches of the one that stand, letter for letter, in the other, none inside a longer one that
 * answers the same places.
 */
export interface CommonRun {
  /** Where it begins in the one and in the other, and how long it is. */
  readonly at: number;
  readonly otherAt: number;
  readonly length: number;
}

/** Runs of at least `least` letters, in the order of the one. */
export function commonRuns(
  one: readonly string[],
  other: readonly string[],
  least: number,
): readonly CommonRun[] {
  const runs: CommonRun[] = [];
  // How long the run is that ends at each place of the other, for the letter of the one before this.
  let before = new Uint16Array(other.length + 1);
  for (let at = 0; at <= one.length; at += 1) {
    const now = new Uint16Array(other.length + 1);
    for (let place = 0; place <= other.length; place += 1) {
      const goesOn = at < one.length && place < other.length && one[at] === other[place];
      const length = before[place]!;
      if (goesOn) now[place + 1] = length + 1;
      else if (length >= least) runs.push({ at: at - length, otherAt: place - length, length });
    }
    before = now;
  }
  return runs.sort((first, second) => first.at - second.at || second.length - first.length);
}
