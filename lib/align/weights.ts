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
  ["english explained", 0.265, -0.512, -0.513],
  ["chinese explained", -1.398, -0.947, -0.845],
  ["both explained, by root of weight", 2.594, 2.646, 0.742],
  ["english unexplained, in words", -1.776, -2.261, -0.644],
  ["chinese unexplained, in words", -1.158, -1.535, 0.334],
  ["explained in place, by root of weight", 8.433, 8.155, 4.789],
  ["certain matches", -0.075, -0.088, -0.104],
  ["certain matches that find no answer", 0.251, 0.262, 0.005],
  ["weakest member of several", -0.217, -0.054, 0.96],
  ["shortest member of several", -0.161, 0.012, 1.153],
  ["share of the best that each could have", 1.356, 1.798, 1.097],
  ["length, log ratio under 0.2", 0.055, 0.108, -0.44],
  ["length, log ratio 0.2 to 0.5", -1.469, -1.425, -0.777],
  ["length, log ratio over 0.5", -1.133, -0.891, -0.347],
  ["length, english long", -0.212, -0.296, 0.351],
  ["length, difference in deviations", -0.272, -0.239, -0.674],
  ["length, difference over two deviations", 1.333, 1.633, -1.656],
  ["same ending", 1.585, 1.728, 1.353],
  ["other ending", 1.63, 1.751, 0.011],
  ["questions", -1.018, -0.774, -0.335],
  ["exclamations", -0.496, -0.315, 0.877],
  ["colons", 0.454, 0.226, -0.215],
  ["brackets", -0.046, -0.041, -1.373],
  ["quotation marks", -0.607, -0.564, -0.045],
  ["quoted at the start", 0.467, 0.47, 0.825],
  ["quoted at the end", 1.544, 1.373, 1.074],
  ["commas beyond the sentences", 0.415, 0.332, -0.537],
  ["commas short of the sentences", -1.233, -1.169, -0.19],
  ["label on both", 1.496, 1.728, -0.356],
  ["label on one", 1.144, 0.994, -0.473],
  ["label inside", 0.121, -0.146, -1.495],
  ["kind agrees", 0, 0, 0.746],
  ["kind differs", 0, 0, -0.783],
  ["kind differs inside", 0, 0, -0.948],
  ["unanswered, length", -0.187, -0.206, 1.283],
  ["unanswered, best it could have", -0.104, -0.2, 0.455],
  ["unanswered, best it could have, squared", 0.581, 0.775, -0.498],
  ["unanswered source that structure doubts", 0, 0, 1.231],
  ["answered source that structure doubts", 0, 0, -1.231],
  ["unanswered heading or caption", 0, 0, 0.11],
  ["sentences answered inside", 0, 0, 0.349],
  ["sentences answered inside, weakest member", 0, 0, 2.588],
  ["unanswered, sentences answered", 0, 0, -1.584],
  ["1-0", -0.585, -0.577, 0.215],
  ["0-1", -2.553, -2.478, 0.022],
  ["1-1", 0.981, 0.599, 1.233],
  ["1-2", 0.655, 0.351, 0.904],
  ["2-1", 0.508, 0.465, -0.404],
  ["1-3", 0.494, 0.307, -0.609],
  ["3-1", -1.23, -1.217, -0.115],
  ["2-2", 0.212, 0.098, 0.438],
  ["1-4", -0.055, -0.004, -0.083],
  ["4-1", -0.202, -0.219, -0.006],
  ["2-3", -0.42, -0.411, -0.211],
  ["3-2", 0.868, 1.19, -0.312],
  ["1-5", -0.196, -0.02, 0],
];

export const SENTENCE_WEIGHTS: Weights = { first: column(1), second: column(2) };
export const PARAGRAPH_WEIGHTS: Float64Array = column(3);

function column(at: 1 | 2 | 3): Float64Array {
  return Float64Array.from(TABLE, (row) => row[at]);
}
