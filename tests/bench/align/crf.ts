/**
 * Trains the weights of a lattice: a semi-Markov conditional random field (Sarawagi & Cohen 2004). The probability of
 * a ladder is exp(its score) over the sum of all ladders in the band; the weights maximise that of the gold ladders less
 * a Gaussian prior, by L-BFGS.
 *
 * A gold bead of a shape that the lattice does not have (6-1) is no evidence against anything: whatever fills its
 * rectangle counts as gold.
 */
import type { Measuring } from "../../../lib/align/climb";
import { type Band, eachBead, makeBand, nodeCount, posteriors, SHAPE_COUNT, SHAPES } from "../../../lib/align/lattice";
import type { GoldBead } from "./data";

export interface Example {
  readonly band: Band;
  /** How many figures a bead has. */
  readonly count: number;
  readonly figures: Float32Array;
  readonly isGold: Uint8Array;
}

/** Null when the band does not hold the gold ladder. */
export function makeExample({ band, measure }: Measuring, gold: readonly GoldBead[]): Example | null {
  const slots = nodeCount(band) * SHAPE_COUNT;
  const figures = new Float32Array(slots * measure.count);
  const isGold = new Uint8Array(slots);
  const boxes = rectangles(gold);
  const boxAt = new Map(boxes.map((box) => [`${box.i},${box.j}`, box]));
  const large = boxes.filter((box) => !SHAPES.some(([a, b]) => a === box.a && b === box.b));
  eachBead(band, (i, j, shape, slot) => {
    measure.write(i, j, shape, figures, slot * measure.count);
    const [a, b] = SHAPES[shape]!;
    const exact = boxAt.get(`${i},${j}`);
    const isInside = large.some(
      (box) => i >= box.i && j >= box.j && i + a <= box.i + box.a && j + b <= box.j + box.b,
    );
    if ((exact && exact.a === a && exact.b === b) || isInside) isGold[slot] = 1;
  });
  const probe = new Float64Array(slots).fill(Number.NEGATIVE_INFINITY);
  for (let slot = 0; slot < slots; slot++) if (isGold[slot] === 1) probe[slot] = 0;
  return Number.isFinite(posteriors(band, probe).logTotal) ? { band, count: measure.count, figures, isGold } : null;
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

function addExample(
  { band, count, figures, isGold }: Example,
  weights: Float64Array,
  gradient: Float64Array,
): number {
  const scores = new Float64Array(isGold.length);
  const goldScores = new Float64Array(isGold.length).fill(Number.NEGATIVE_INFINITY);
  eachBead(band, (_i, _j, _shape, slot) => {
    let score = 0;
    for (let f = 0, at = slot * count; f < count; f++)
      score += figures[at + f]! * weights[f]!;
    scores[slot] = score;
    if (isGold[slot] === 1) goldScores[slot] = score;
  });
  const all = posteriors(band, scores);
  const gold = posteriors(band, goldScores);
  eachBead(band, (_i, _j, _shape, slot) => {
    const difference = all.beads[slot]! - gold.beads[slot]!;
    if (Math.abs(difference) < 1e-7) return;
    for (let f = 0, at = slot * count; f < count; f++)
      gradient[f]! += difference * figures[at + f]!;
  });
  return all.logTotal - gold.logTotal;
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
