/**
 * Trains the weights of a lattice: a semi-Markov conditional random field (Sarawagi & Cohen 2004). The probability of
 * a ladder is exp(its score) over the sum of all ladders in the band; the weights maximise that of the gold ladders less
 * a Gaussian prior, by L-BFGS.
 *
 * A gold bead of a shape that the lattice does not have (6-1) is no evidence against anything: whatever fills its
 * rectangle counts as gold.
 */
import type { Measuring } from "../../../lib/align/climb";
import { type Band, eachBead, makeBand, nodeCount, SHAPE_COUNT, SHAPES } from "../../../lib/align/lattice";
import type { GoldBead } from "./data";

/** The beads of a band that are worth a thought, one after another: where each starts and ends, and its figures. */
export interface Example {
  readonly band: Band;
  readonly nodes: number;
  /** How many figures a bead has. */
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly figures: Float32Array;
  readonly isGold: Uint8Array;
  /** How much it counts beside the others; 1 where nothing is said. */
  readonly weight?: number;
}

/** Null when the band does not hold the gold ladder. */
export function makeExample(
  { band, measure }: Measuring,
  gold: readonly GoldBead[],
  /** Where the items are parts of those that the gold is about: the first part of each. */
  parts?: { readonly source: Int32Array; readonly target: Int32Array },
): Example | null {
  const boxes = rectangles(gold).map((box) => {
    if (!parts) return box;
    const [i, j] = [parts.source[box.i]!, parts.target[box.j]!];
    return { i, j, a: parts.source[box.i + box.a]! - i, b: parts.target[box.j + box.b]! - j };
  });
  const boxAt = new Map(boxes.map((box) => [`${box.i},${box.j}`, box]));
  const large = boxes.filter((box) => parts || !SHAPES.some(([a, b]) => a === box.a && b === box.b));
  const largeAt = new Map<number, typeof boxes>();
  for (const box of large)
    for (let i = box.i; i <= box.i + box.a; i++) largeAt.set(i, [...(largeAt.get(i) ?? []), box]);
  const from: number[] = [];
  const to: number[] = [];
  const golden: number[] = [];
  const beads: [number, number, number][] = [];
  eachBead(band, (i, j, shape, slot, end) => {
    const [a, b] = SHAPES[shape]!;
    const exact = boxAt.get(`${i},${j}`);
    const isInside = (largeAt.get(i) ?? []).some(
      (box) => j >= box.j && i + a <= box.i + box.a && j + b <= box.j + box.b,
    );
    const isGold = (exact && exact.a === a && exact.b === b) || isInside;
    if (!isGold && measure.isHopeless(i, j, shape)) return;
    from.push(Math.floor(slot / SHAPE_COUNT));
    to.push(end);
    golden.push(isGold ? 1 : 0);
    beads.push([i, j, shape]);
  });
  const figures = new Float32Array(beads.length * measure.count);
  beads.forEach(([i, j, shape], k) => {
    measure.write(i, j, shape, figures, k * measure.count);
  });
  const example = {
    band,
    nodes: nodeCount(band),
    count: measure.count,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    figures,
    isGold: Uint8Array.from(golden),
  };
  const probe = Float64Array.from(golden, (gold) => (gold === 1 ? 0 : Number.NEGATIVE_INFINITY));
  return Number.isFinite(chances(example, probe).logTotal) ? example : null;
}

/** The probability of each bead of an example under exp(score), and the logarithm of the sum over all ladders. */
function chances(
  { nodes, from, to }: Example,
  scores: Float64Array,
): { beads: Float64Array; logTotal: number } {
  const forward = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY);
  const backward = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY);
  forward[0] = 0;
  backward[nodes - 1] = 0;
  for (let k = 0; k < from.length; k++) {
    forward[to[k]!] = logAdd(forward[to[k]!]!, forward[from[k]!]! + scores[k]!);
  }
  for (let k = from.length - 1; k >= 0; k--) {
    backward[from[k]!] = logAdd(backward[from[k]!]!, backward[to[k]!]! + scores[k]!);
  }
  const logTotal = forward[nodes - 1]!;
  const beads = scores.map((score, k) => Math.exp(forward[from[k]!]! + score + backward[to[k]!]! - logTotal));
  return { beads, logTotal };
}

function logAdd(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  const difference = a > b ? b - a : a - b;
  return Math.max(a, b) + (difference < -40 ? 0 : Math.log1p(Math.exp(difference)));
}

/** A band that also holds the gold ladder: what the look before would have missed is no reason not to learn from it. */
export function withGold(band: Band, gold: readonly GoldBead[]): Band {
  const n = band.low.length - 1;
  const low = Int32Array.from(band.low);
  const high = Int32Array.from(band.high);
  for (const { i, j, a, b } of rectangles(gold)) {
    for (let s = i; s <= i + a; s++) {
      low[s] = Math.min(low[s]!, j);
      high[s] = Math.max(high[s]!, j + b);
    }
  }
  return makeBand(n, band.high[n]!, (i) => [low[i]!, high[i]!]);
}

function rectangles(gold: readonly GoldBead[]) {
  let i = 0;
  let j = 0;
  return gold.map(([source, target]) => {
    const box = { i, j, a: source.length, b: target.length };
    i += source.length;
    j += target.length;
    return box;
  });
}

/** `prior`: the variance of each weight. */
export function train(
  examples: readonly Example[],
  prior: number,
  rounds: number,
  start?: Float64Array,
): Float64Array {
  const objective = (weights: Float64Array) => {
    const gradient = Float64Array.from(weights, (w) => w / prior);
    let loss = weights.reduce((sum, w) => sum + (w * w) / (2 * prior), 0);
    for (const example of examples) loss += addExample(example, weights, gradient);
    return { loss, gradient };
  };
  return minimise(objective, start ?? new Float64Array(examples[0]!.count), rounds);
}

function addExample(example: Example, weights: Float64Array, gradient: Float64Array): number {
  const { count, figures, isGold, weight = 1 } = example;
  const scores = scoresOf(example, weights);
  const all = chances(example, scores);
  const gold = chances(
    example,
    scores.map((score, k) => (isGold[k] === 1 ? score : Number.NEGATIVE_INFINITY)),
  );
  for (let k = 0; k < scores.length; k++) {
    const difference = weight * (all.beads[k]! - gold.beads[k]!);
    if (Math.abs(difference) < 1e-6) continue;
    for (let f = 0, at = k * count; f < count; f++) gradient[f]! += difference * figures[at + f]!;
  }
  return weight * (all.logTotal - gold.logTotal);
}

export function scoresOf({ count, figures, from }: Example, weights: Float64Array): Float64Array {
  const scores = new Float64Array(from.length);
  for (let k = 0, at = 0; k < scores.length; k++) {
    let score = 0;
    for (let f = 0; f < count; f++, at++) score += figures[at]! * weights[f]!;
    scores[k] = score;
  }
  return scores;
}

type Objective = (x: Float64Array) => { loss: number; gradient: Float64Array };

/** L-BFGS with a memory of ten steps and a halving line search. */
function minimise(objective: Objective, start: Float64Array, rounds: number): Float64Array {
  let x = start;
  let { loss, gradient } = objective(x);
  const memory: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = gradient.map((g) => -g);
    const alphas: number[] = [];
    for (const { s, y, rho } of [...memory].reverse()) {
      const alpha = rho * dot(s, direction);
      alphas.push(alpha);
      direction.forEach((_, k) => {
        direction[k]! -= alpha * y[k]!;
      });
    }
    const last = memory.at(-1);
    const scale = last
      ? dot(last.s, last.y) / dot(last.y, last.y)
      : 1 / (1 + Math.sqrt(dot(gradient, gradient)));
    direction.forEach((_, k) => {
      direction[k]! *= scale;
    });
    for (const { s, y, rho } of memory) {
      const beta = rho * dot(y, direction);
      const alpha = alphas.pop()!;
      direction.forEach((_, k) => {
        direction[k]! += s[k]! * (alpha - beta);
      });
    }
    const slope = dot(gradient, direction);
    let step = 1;
    let next = objective(x.map((value, k) => value + step * direction[k]!));
    while (next.loss > loss + 1e-4 * step * slope && step > 1e-6) {
      step /= 2;
      next = objective(x.map((value, k) => value + step * direction[k]!));
    }
    const s = direction.map((d) => d * step);
    const y = gradient.map((g, k) => next.gradient[k]! - g);
    const before = loss;
    x = x.map((value, k) => value + s[k]!);
    ({ loss, gradient } = next);
    const curvature = dot(s, y);
    if (curvature > 1e-10) memory.push({ s, y, rho: 1 / curvature });
    if (memory.length > 10) memory.shift();
    if (Math.abs(before - loss) < 1e-5 * Math.abs(loss)) break;
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
