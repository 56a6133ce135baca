/**
 * The weights of the measures in features.ts, then of the bead shapes in lattice.ts. Written by
 * tests/bench/align/train.ts; change nothing here by hand, train again.
 */

/** For each of the two passes over sentences, one weight per measure and per shape. */
export interface Weights {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Name; sentences, first and second pass; paragraphs. */
const TABLE: readonly (readonly [string, number, number, number])[] = [
  ["english explained", 0.265, -0.512, -0.761],
  ["chinese explained", -1.398, -0.947, -0.601],
  ["both explained, by root of weight", 2.594, 2.646, -0.916],
  ["english unexplained, in words", -1.776, -2.261, -0.545],
  ["chinese unexplained, in words", -1.158, -1.535, 0.097],
  ["explained in place, by root of weight", 8.433, 8.155, 3.812],
  ["certain matches", -0.075, -0.088, 0.304],
  ["certain matches that find no answer", 0.251, 0.262, -1.06],
  ["weakest member of several", -0.217, -0.054, 1.473],
  ["shortest member of several", -0.161, 0.012, -0.115],
  ["share of the best that each could have", 1.356, 1.798, 1.715],
  ["length, log ratio under 0.2", 0.055, 0.108, -1.401],
  ["length, log ratio 0.2 to 0.5", -1.469, -1.425, -1.131],
  ["length, log ratio over 0.5", -1.133, -0.891, -0.253],
  ["length, english long", -0.212, -0.296, 1.091],
  ["length, difference in deviations", -0.272, -0.239, 0.231],
  ["length, difference over two deviations", 1.333, 1.633, -2.426],
  ["same ending", 1.585, 1.728, 1.583],
  ["other ending", 1.63, 1.751, 0.416],
  ["questions", -1.018, -0.774, -0.19],
  ["exclamations", -0.496, -0.315, 0.131],
  ["colons", 0.454, 0.226, -0.197],
  ["brackets", -0.046, -0.041, -0.884],
  ["quotation marks", -0.607, -0.564, -0.147],
  ["quoted at the start", 0.467, 0.47, -0.145],
  ["quoted at the end", 1.544, 1.373, 0.06],
  ["commas beyond the sentences", 0.415, 0.332, -1.091],
  ["commas short of the sentences", -1.233, -1.169, -0.906],
  ["label on both", 1.496, 1.728, 0.22],
  ["label on one", 1.144, 0.994, -1.098],
  ["label inside", 0.121, -0.146, -2.347],
  ["kind agrees", 0, 0, 0.726],
  ["kind differs", 0, 0, -0.841],
  ["kind differs inside", 0, 0, -0.365],
  ["unanswered, length", -0.187, -0.206, -0.005],
  ["unanswered, best it could have", -0.104, -0.2, -0.984],
  ["unanswered, best it could have, squared", 0.581, 0.775, -1.242],
  ["unanswered source that structure doubts", 0, 0, 1.093],
  ["answered source that structure doubts", 0, 0, -1.093],
  ["unanswered heading or caption", 0, 0, 0.672],
  ["sentences answered inside", 0, 0, -0.207],
  ["sentences answered inside, weakest member", 0, 0, 3.116],
  ["unanswered, sentences answered", 0, 0, -1.975],
  ["1-0", -0.585, -0.577, 1.763],
  ["0-1", -2.553, -2.478, 1.597],
  ["1-1", 0.981, 0.599, 0.541],
  ["1-2", 0.655, 0.351, 1.091],
  ["2-1", 0.508, 0.465, 0.845],
  ["1-3", 0.494, 0.307, -0.122],
  ["3-1", -1.23, -1.217, -0.053],
  ["2-2", 0.212, 0.098, -0.772],
  ["1-4", -0.055, -0.004, -0.003],
  ["4-1", -0.202, -0.219, -0.003],
  ["2-3", -0.42, -0.411, -0.613],
  ["3-2", 0.868, 1.19, -0.673],
  ["1-5", -0.196, -0.02, -0.001],
];

export const SENTENCE_WEIGHTS: Weights = { first: column(1), second: column(2) };
export const PARAGRAPH_WEIGHTS: Float64Array = column(3);

function column(at: 1 | 2 | 3): Float64Array {
  return Float64Array.from(TABLE, (row) => row[at]);
}
