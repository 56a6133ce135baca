/** Weights by hand, to be replaced by trained ones. */
import { MEASURES } from "./features";
import { SHAPE_COUNT, SHAPES } from "./lattice";

/** One weight per measure and per shape, for each of the two passes. */
export interface Weights {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

const HAND: Partial<Record<(typeof MEASURES)[number], number>> = {
  "english explained": 1,
  "chinese explained": 1,
  "both explained, by root of weight": 2,
  "explained in place, by root of weight": 1,
  "certain matches": 1,
  "certain matches that find no answer": -1,
  "weakest member of several": 1,
  "share of the best that each could have": 2,
  "length, log ratio 0.2 to 0.5": -1,
  "length, log ratio over 0.5": -1.5,
  "length, difference over two deviations": -1,
  "same ending": 0.3,
  "label on both": 1,
  "label on one": -1,
  "label inside": -2,
  "kind agrees": 0.5,
  "kind differs": -1,
  "unanswered source that structure doubts": 3,
};
const shapes = SHAPES.map(([a, b]) => (a * b === 0 ? -1 : 1 - 1.3 * (a + b - 2)));
const hand = Float64Array.from([...MEASURES.map((name) => HAND[name] ?? 0), ...shapes]);
if (hand.length !== MEASURES.length + SHAPE_COUNT) throw new RangeError("Weights and measures differ");

export const SENTENCE_WEIGHTS: Weights = { first: hand, second: hand };
export const PARAGRAPH_WEIGHTS: Weights = { first: hand, second: hand };
