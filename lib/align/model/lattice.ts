/**
 * The lattice: every way to climb two texts with beads of a fixed set of shapes, inside a band. A node (i, j) stands
 * between items: i source items and j target items are done. A ladder is a path from (0, 0) to (n, m).
 *
 * The beads that are worth a thought are listed once (`beadsOf`); scores and probabilities are arrays beside that list.
 *
 * Laws: `bestPath` finds the path of the highest sum of scores that the list allows (with a full band and every bead, the
 * best of all); the posteriors of the beads that cover one item sum to 1.
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
export const SOURCE_ITEMS = Int32Array.from(SHAPES, ([a]) => a);
export const TARGET_ITEMS = Int32Array.from(SHAPES, ([, b]) => b);

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

/** A narrow band around points that a path runs through, in order. */
export function bandAround(
  points: readonly { readonly i: number; readonly j: number }[],
  n: number,
  m: number,
  halfWidth: number,
): Band {
  const wishes = Array.from({ length: n + 1 }, () => [m, 0] as [number, number]);
  const touch = (i: number, j: number) => {
    for (let row = Math.max(0, i - 2); row <= Math.min(n, i + 2); row++) {
      wishes[row]![0] = Math.min(wishes[row]![0], j - halfWidth);
      wishes[row]![1] = Math.max(wishes[row]![1], j + halfWidth);
    }
  };
  let before = { i: 0, j: 0 };
  for (const point of [before, ...points, { i: n, j: m }]) {
    for (let i = before.i; i < point.i; i++) touch(i, before.j);
    touch(point.i, point.j);
    before = point;
  }
  return makeBand(n, m, (i) => wishes[i]!);
}

const nodeCount = (band: Band): number => band.at[band.at.length - 1]!;

/** A bead by its place, or a claim about it. */
export type OfBead<T> = (i: number, j: number, shape: number) => T;

/** The beads of a band that are worth a thought, by their first node, row by row, at each node in the order of SHAPES. */
export interface Beads {
  readonly band: Band;
  /** The beads that start at a node: from `at[node]`, `at[node + 1]` left out. */
  readonly at: Int32Array;
  /** The node where each bead ends. */
  readonly to: Int32Array;
  readonly shape: Uint8Array;
}

/** `isHopeless`: what is left out. Beads of one item are never asked about, so that a path always leads through the band. */
export function beadsOf(band: Band, isHopeless: OfBead<boolean>): Beads {
  const { low, high, at: nodeAt } = band;
  const nodes = nodeCount(band);
  const at = new Int32Array(nodes + 1);
  const to = new Int32Array(nodes * SHAPE_COUNT);
  const shapes = new Uint8Array(nodes * SHAPE_COUNT);
  let count = 0;
  for (let i = 0, node = 0; i < low.length; i++) {
    for (let j = low[i]!; j <= high[i]!; j++, node++) {
      for (let shape = 0; shape < SHAPE_COUNT; shape++) {
        const row = i + SOURCE_ITEMS[shape]!;
        const column = j + TARGET_ITEMS[shape]!;
        if (row >= low.length || column < low[row]! || column > high[row]!) continue;
        if (shape > 1 && isHopeless(i, j, shape)) continue;
        to[count] = nodeAt[row]! + column - low[row]!;
        shapes[count] = shape;
        count++;
      }
      at[node + 1] = count;
    }
  }
  return { band, at, to: to.subarray(0, count), shape: shapes.subarray(0, count) };
}

/** Calls `visit` for every bead in order; `bead` is its place in the list. */
export function eachBead(
  { band, at, shape }: Beads,
  visit: (i: number, j: number, shape: number, bead: number) => void,
): void {
  const { low, high } = band;
  for (let i = 0, node = 0; i < low.length; i++)
    for (let j = low[i]!; j <= high[i]!; j++, node++)
      for (let bead = at[node]!; bead < at[node + 1]!; bead++) visit(i, j, shape[bead]!, bead);
}

export interface Step {
  readonly i: number;
  readonly j: number;
  readonly shape: number;
}

/** A step of a path, with its place in the list of beads. */
export interface FoundStep extends Step {
  readonly bead: number;
}

/** The path with the highest sum. Among equals the shape that stands first in SHAPES, latest step first. */
export function bestPath(
  { band, at, to, shape }: Beads,
  scores: Float64Array,
): { readonly steps: FoundStep[]; readonly score: number } {
  const nodes = nodeCount(band);
  const best = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY);
  const came = new Int32Array(nodes).fill(-1);
  best[0] = 0;
  for (let node = 0; node < nodes; node++) {
    const before = best[node]!;
    for (let bead = at[node]!; bead < at[node + 1]!; bead++) {
      const score = before + scores[bead]!;
      if (score > best[to[bead]!]!) {
        best[to[bead]!] = score;
        came[to[bead]!] = bead;
      }
    }
  }
  const steps: FoundStep[] = [];
  let i = band.low.length - 1;
  let j = band.high[i]!;
  while (i > 0 || j > 0) {
    const bead = came[band.at[i]! + j - band.low[i]!]!;
    if (bead < 0) throw new RangeError(`No way leads to ${i}:${j}`);
    i -= SOURCE_ITEMS[shape[bead]!]!;
    j -= TARGET_ITEMS[shape[bead]!]!;
    steps.push({ i, j, shape: shape[bead]!, bead });
  }
  return { steps: steps.reverse(), score: best[nodes - 1]! };
}

export interface Posteriors {
  readonly beads: Float64Array;
  readonly nodes: Float64Array;
  readonly logTotal: number;
}

/**
 * The probability of every bead under exp(score), by its place in the list, of every node, and the logarithm of the sum
 * over all ladders. Sums of exponentials are kept as `mass × exp(base)`, which takes one exponential a bead.
 */
export function posteriors({ band, at, to }: Beads, scores: Float64Array): Posteriors {
  const nodes = nodeCount(band);
  const forward = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY);
  const mass = new Float64Array(nodes);
  forward[0] = 0;
  mass[0] = 1;
  for (let node = 0; node < nodes; node++) {
    // Everything that leads here has been added: from now on `forward` is the logarithm itself.
    const before = forward[node]! + Math.log(mass[node]!);
    forward[node] = before;
    if (before === Number.NEGATIVE_INFINITY) continue;
    for (let bead = at[node]!; bead < at[node + 1]!; bead++) {
      const score = before + scores[bead]!;
      const next = to[bead]!;
      const above = score - forward[next]!;
      if (above > 0) {
        mass[next] = (above < NOTHING ? mass[next]! * Math.exp(-above) : 0) + 1;
        forward[next] = score;
      } else if (above > -NOTHING) mass[next]! += Math.exp(above);
    }
  }
  const backward = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY);
  backward[nodes - 1] = 0;
  for (let node = nodes - 2; node >= 0; node--) {
    let base = Number.NEGATIVE_INFINITY;
    let sum = 0;
    for (let bead = at[node]!; bead < at[node + 1]!; bead++) {
      const score = backward[to[bead]!]! + scores[bead]!;
      const above = score - base;
      if (above > 0) {
        sum = (above < NOTHING ? sum * Math.exp(-above) : 0) + 1;
        base = score;
      } else if (above > -NOTHING) sum += Math.exp(above);
    }
    backward[node] = base + Math.log(sum);
  }
  const logTotal = forward[nodes - 1]!;
  const beads = new Float64Array(to.length);
  for (let node = 0; node < nodes; node++) {
    const before = forward[node]! - logTotal;
    for (let bead = at[node]!; bead < at[node + 1]!; bead++)
      beads[bead] = Math.exp(before + scores[bead]! + backward[to[bead]!]!);
  }
  return {
    beads,
    nodes: forward.map((before, node) => Math.exp(before + backward[node]! - logTotal)),
    logTotal,
  };
}

/** exp(-30) is 1e-13: what is so much smaller than another adds nothing to it. */
const NOTHING = 30;
