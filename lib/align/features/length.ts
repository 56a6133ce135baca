/**
 * Lengths (Gale & Church 1993): how far the letters of the English are from those that the Chinese lets one expect, once
 * as a ratio and once in deviations, both as piecewise linear figures whose slopes are trained.
 */

import { SHAPES, SOURCE_ITEMS, TARGET_ITEMS } from "../model/lattice";
import { type Form, LENGTH } from "./form";

/** English letters for one Chinese character, and the variance of the English length for one: fitted on MAC-Dev. */
export const LETTERS_PER_CHARACTER = 3.1;
const VARIANCE = 12;

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

/** The shapes up to this one have one item, or one on each side. */
const ONE_TO_ONE = SHAPES.findIndex(([a, b]) => a === 1 && b === 1);

/** Several items whose lengths differ by more than any translation's: one to one is always measured. */
export function isHopeless(
  source: Form,
  target: Form,
  ratio: number,
  i: number,
  j: number,
  shape: number,
): boolean {
  if (shape <= ONE_TO_ONE) return false;
  const chinese = 20 + source.sum(LENGTH, i, SOURCE_ITEMS[shape]!) * ratio;
  const english = 20 + target.sum(LENGTH, j, TARGET_ITEMS[shape]!);
  return chinese > english * 2.2 || english > chinese * 2.2;
}
