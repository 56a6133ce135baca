/**
 * Lengths (Gale & Church 1993): how far the letters of the English are from those that the Chinese lets one expect, once
 * as a ratio and once in deviations, both as piecewise linear figures whose slopes are trained.
 */

/** English letters for one Chinese character, and the variance of the English length for one: fitted on MAC-Dev. */
export const LETTERS_PER_CHARACTER = 3.1;
const VARIANCE = 12;

export const LENGTH_FIGURES = 6;

/** Writes six figures into `out` from `at`. */
export function writeLength(expected: number, letters: number, out: Float32Array, at: number): void {
  const log = Math.log((letters + 8) / (expected + 8));
  const size = Math.abs(log);
  out[at] = Math.min(size, 0.2) * 5;
  out[at + 1] = Math.min(Math.max(size - 0.2, 0), 0.3) * 3;
  out[at + 2] = Math.min(Math.max(size - 0.5, 0), 1.5) * 2;
  out[at + 3] = Math.max(-1, Math.min(1, log));
  const deviation = Math.abs(letters - expected) / Math.sqrt(VARIANCE * (expected + letters) * 0.5 + 40);
  out[at + 4] = Math.min(deviation, 2);
  out[at + 5] = Math.min(Math.max(deviation - 2, 0), 8) / 2;
}
