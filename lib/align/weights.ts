/**
 * The weights of the measures in features.ts, then of the bead shapes in lattice.ts. Written by
 * tests/bench/align/train.ts; change nothing here by hand, train again.
 */

/** For each of the two passes, one weight per measure and per shape. */
export interface Weights {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Name; sentences, first and second pass; paragraphs, first and second pass. */
const TABLE: readonly (readonly [string, number, number, number, number])[] = [
  ["english explained", 0.265, -0.508, -0.284, 0.359],
  ["chinese explained", -1.398, -0.984, -1.022, -1.119],
  ["both explained, by root of weight", 2.594, 2.662, 1.048, 0.905],
  ["english unexplained, in words", -1.776, -2.238, -0.447, -0.968],
  ["chinese unexplained, in words", -1.158, -1.517, 0.065, -0.192],
  ["explained in place, by root of weight", 8.433, 8.141, 7.547, 7.076],
  ["certain matches", -0.075, -0.068, 0.161, 0.282],
  ["certain matches that find no answer", 0.251, 0.204, -0.265, 0.09],
  ["weakest member of several", -0.217, -0.052, 0.902, 1.375],
  ["shortest member of several", -0.161, 0.003, 1.418, 1.553],
  ["share of the best that each could have", 1.356, 1.758, 2.084, 1.687],
  ["length, log ratio under 0.2", 0.055, 0.088, 0.143, 0.139],
  ["length, log ratio 0.2 to 0.5", -1.469, -1.451, -0.938, -0.687],
  ["length, log ratio over 0.5", -1.133, -0.916, -0.413, -0.309],
  ["length, english long", -0.212, -0.297, -0.518, -0.362],
  ["length, difference in deviations", -0.272, -0.21, -1.125, -1.152],
  ["length, difference over two deviations", 1.333, 1.671, -1.809, -1.669],
  ["same ending", 1.585, 1.755, 1.936, 1.614],
  ["other ending", 1.63, 1.795, 0.58, 0.406],
  ["questions", -1.018, -0.773, -0.65, -0.741],
  ["exclamations", -0.496, -0.318, 0.678, 0.595],
  ["colons", 0.454, 0.238, 0.005, -0.135],
  ["brackets", -0.046, -0.029, -1.626, -1.046],
  ["quotation marks", -0.607, -0.561, -0.036, -0.07],
  ["quoted at the start", 0.467, 0.469, 0.757, 1.107],
  ["quoted at the end", 1.544, 1.379, 1.409, 1.378],
  ["commas beyond the sentences", 0.415, 0.336, -0.956, -0.983],
  ["commas short of the sentences", -1.233, -1.176, -0.603, -0.518],
  ["label on both", 1.496, 1.554, 0.199, 0.055],
  ["label on one", 1.144, 0.962, -0.561, -0.841],
  ["label inside", 0.121, -0.168, -1.224, -1.384],
  ["kind agrees", 0, 0, 1.19, 0.84],
  ["kind differs", 0, 0, -0.765, -0.839],
  ["kind differs inside", 0, 0, -0.675, -0.799],
  ["unanswered, length", -0.187, -0.183, 1.605, 1.653],
  ["unanswered, best it could have", -0.104, -0.295, -0.552, -0.336],
  ["unanswered, best it could have, squared", 0.581, 0.812, -0.583, -0.906],
  ["unanswered source that structure doubts", 0, 0, 0.645, 0.669],
  ["answered source that structure doubts", 0, 0, -0.645, -0.669],
  ["unanswered heading or caption", 0, 0, 0.103, 0.129],
  ["1-0", -0.585, -0.5, 0.138, 0.57],
  ["0-1", -2.553, -2.406, -0.395, 0.113],
  ["1-1", 0.981, 0.596, 1.859, 1.926],
  ["1-2", 0.655, 0.342, 1.665, 1.053],
  ["2-1", 0.508, 0.439, -0.476, -0.661],
  ["1-3", 0.494, 0.302, -1.321, -0.964],
  ["3-1", -1.23, -1.196, -0.625, -0.554],
  ["2-2", 0.212, 0.068, 0.875, 0.775],
  ["1-4", -0.055, -0.005, -0.137, -0.175],
  ["4-1", -0.202, -0.189, -0.026, -0.016],
  ["2-3", -0.42, -0.446, -0.136, -0.159],
  ["3-2", 0.868, 1.157, -0.252, -0.198],
  ["1-5", -0.196, 0.014, 0, 0],
];

export const SENTENCE_WEIGHTS: Weights = { first: column(1), second: column(2) };
export const PARAGRAPH_WEIGHTS: Weights = { first: column(3), second: column(4) };

function column(at: 1 | 2 | 3 | 4): Float64Array {
  return Float64Array.from(TABLE, (row) => row[at]);
}
