/**
 * The lattice: every way to climb two texts with beads of a fixed set of shapes, inside a band. A node (i, j) stands
 * between items: i source items and j target items are done. A ladder is a path from (0, 0) to (n, m).
 *
 * Laws: `bestPath` finds the path of the highest sum of scores that the band allows (on a full band, the best of all);
 * the posteriors of the beads that cover one item sum to 1.
 */

/** Source × target items of each bead shape. The order is the order of the weights in weights.ts. */
export const SHAPES = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 3],
  [3, 1],
  [2, 2],
  [1, 4],
  [4, 1],
  [2, 3],
  [3, 2],
  [1, 5],
  [1, 6],
  [3, 3],
  [2, 4],
  [4, 2],
] as const;

export const SHAPE_COUNT = SHAPES.length;
const SOURCE_ITEMS = Int32Array.from(SHAPES, ([a]) => a);
const TARGET_ITEMS = Int32Array.from(SHAPES, ([, b]) => b);

/** For each i from 0 to n, the nodes from `low[i]` to `high[i]`, both in. */
export interface Band {
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Where row i starts when the nodes are numbered one after another; `at[n + 1]` is their number. */
  readonly at: Int32Array;
}

/** Makes a band sound: inside the text, never falling, with both corners, each row reachable from the one before. */
export function makeBand(
  sourceCount: number,
  targetCount: number,
  wish: (i: number) => readonly [number, number],
): Band {
  const low = new Int32Array(sourceCount + 1);
  const high = new Int32Array(sourceCount + 1);
  for (let i = 0; i <= sourceCount; i++) {
    const [from, to] = wish(i);
    low[i] = Math.max(0, Math.min(targetCount, Math.floor(from)));
    high[i] = Math.max(0, Math.min(targetCount, Math.ceil(to)));
  }
  low[0] = 0;
  high[sourceCount] = targetCount;
  for (let i = 1; i <= sourceCount; i++) high[i] = Math.max(high[i]!, high[i - 1]!);
  for (let i = sourceCount - 1; i >= 0; i--) low[i] = Math.min(low[i]!, low[i + 1]!);
  for (let i = 1; i <= sourceCount; i++) low[i] = Math.min(low[i]!, high[i - 1]!);
  const at = new Int32Array(sourceCount + 2);
  for (let i = 0; i <= sourceCount; i++) at[i + 1] = at[i]! + high[i]! - low[i]! + 1;
  return { low, high, at };
}

export const nodeCount = (band: Band): number => band.at[band.at.length - 1]!;

/** The node's number, or -1 outside the band. */
function nodeOf(band: Band, i: number, j: number): number {
  if (i < 0 || i >= band.low.length) return -1;
  return j < band.low[i]! || j > band.high[i]! ? -1 : band.at[i]! + j - band.low[i]!;
}

export interface Step {
  readonly i: number;
  readonly j: number;
  readonly shape: number;
}

/** Calls `visit` for every bead that fits, by its first node, row by row; `slot` is node × shapes + shape. */
export function eachBead(
  band: Band,
  visit: (i: number, j: number, shape: number, slot: number, to: number) => void,
): void {
  const { low, high, at } = band;
  for (let i = 0; i < low.length; i++) {
    for (let j = low[i]!; j <= high[i]!; j++) {
      const slots = (at[i]! + j - low[i]!) * SHAPE_COUNT;
      for (let shape = 0; shape < SHAPE_COUNT; shape++) {
        const row = i + SOURCE_ITEMS[shape]!;
        const column = j + TARGET_ITEMS[shape]!;
        if (row >= low.length || column < low[row]! || column > high[row]!) continue;
        visit(i, j, shape, slots + shape, at[row]! + column - low[row]!);
      }
    }
  }
}

/** The path with the highest sum. Among equals the shape that stands first in SHAPES, latest step first. */
export function bestPath(
  band: Band,
  scores: Float64Array,
): { readonly steps: Step[]; readonly score: number } {
  const best = new Float64Array(nodeCount(band)).fill(Number.NEGATIVE_INFINITY);
  const came = new Int32Array(best.length).fill(-1);
  best[0] = 0;
  eachBead(band, (_i, _j, _shape, slot, to) => {
    const score = best[(slot / SHAPE_COUNT) | 0]! + scores[slot]!;
    if (score > best[to]!) {
      best[to] = score;
      came[to] = slot;
    }
  });
  const steps: Step[] = [];
  let i = band.low.length - 1;
  let j = band.high[i]!;
  while (i > 0 || j > 0) {
    const slot = came[nodeOf(band, i, j)]!;
    if (slot < 0) throw new RangeError(`No way leads to ${i}:${j}`);
    const shape = slot % SHAPE_COUNT;
    i -= SHAPES[shape]![0];
    j -= SHAPES[shape]![1];
    steps.push({ i, j, shape });
  }
  return { steps: steps.reverse(), score: best[best.length - 1]! };
}

/** The probability of every bead under exp(score), by slot, of every node, and the logarithm of the sum over all ladders. */
export function posteriors(
  band: Band,
  scores: Float64Array,
): { readonly beads: Float64Array; readonly nodes: Float64Array; readonly logTotal: number } {
  const count = nodeCount(band);
  const forward = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const backward = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  forward[0] = 0;
  backward[count - 1] = 0;
  eachBead(band, (_i, _j, _shape, slot, to) => {
    forward[to] = logAdd(forward[to]!, forward[(slot / SHAPE_COUNT) | 0]! + scores[slot]!);
  });
  for (let i = band.low.length - 1; i >= 0; i--) {
    for (let j = band.high[i]!; j >= band.low[i]!; j--) {
      const node = band.at[i]! + j - band.low[i]!;
      for (let shape = 0; shape < SHAPE_COUNT; shape++) {
        const to = nodeOf(band, i + SHAPES[shape]![0], j + SHAPES[shape]![1]);
        if (to >= 0)
          backward[node] = logAdd(backward[node]!, backward[to]! + scores[node * SHAPE_COUNT + shape]!);
      }
    }
  }
  const logTotal = forward[count - 1]!;
  const beads = new Float64Array(count * SHAPE_COUNT);
  eachBead(band, (_i, _j, _shape, slot, to) => {
    beads[slot] = Math.exp(forward[(slot / SHAPE_COUNT) | 0]! + scores[slot]! + backward[to]! - logTotal);
  });
  const nodes = forward.map((before, node) => Math.exp(before + backward[node]! - logTotal));
  return { beads, nodes, logTotal };
}

function logAdd(a: number, b: number): number {
  const [more, less] = a > b ? [a, b] : [b, a];
  // Below 1e-13 of it nothing is added, -Infinity least of all.
  return less < more - 30 || less === Number.NEGATIVE_INFINITY
    ? more
    : more + Math.log1p(Math.exp(less - more));
}
