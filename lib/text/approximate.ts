/**
 * Approximate search: the stretch of a text that takes the fewest insertions, deletions and replacements to become
 * the pattern. P. H. Sellers, "The theory and computation of evolutionary distances", J. Algorithms 1 (1980):
 * the edit distance table with a first row of zeros, so that a match may begin anywhere.
 */

/**
 * The best stretch within `mostErrors`, nearest to `hint` among equals, or null. Works on UTF-16 units in
 * text × pattern steps; the caller snaps the ends to graphemes and bounds the lengths.
 */
export function findApproximately(
  text: string,
  pattern: string,
  mostErrors: number,
  hint: number,
): { readonly start: number; readonly end: number } | null {
  const height = pattern.length;
  // errors[row]: the fewest errors between pattern[0..row] and a stretch ending here; from[row]: where it begins.
  let errors = Array.from({ length: height + 1 }, (_, row) => row);
  let from = new Array<number>(height + 1).fill(0);
  let best: { start: number; end: number } | null = null;
  let fewest = mostErrors + 1;

  for (let column = 1; column <= text.length; column += 1) {
    const nextErrors = [0];
    const nextFrom = [column];
    for (let row = 1; row <= height; row += 1) {
      const replaced = errors[row - 1]! + (text[column - 1] === pattern[row - 1] ? 0 : 1);
      const inserted = errors[row]! + 1;
      const deleted = nextErrors[row - 1]! + 1;
      const least = Math.min(replaced, inserted, deleted);
      nextErrors.push(least);
      nextFrom.push(
        least === replaced ? from[row - 1]! : least === inserted ? from[row]! : nextFrom[row - 1]!,
      );
    }
    errors = nextErrors;
    from = nextFrom;
    const start = from[height]!;
    const isNearer = best !== null && Math.abs(start - hint) < Math.abs(best.start - hint);
    if (errors[height]! < fewest || (errors[height]! === fewest && isNearer)) {
      fewest = errors[height]!;
      best = { start, end: column };
    }
  }
  return best;
}
