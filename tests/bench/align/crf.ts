/**
 * Trains the weights of a lattice: a semi-Markov conditional random field (Sarawagi & Cohen 2004). The probability of
 * a ladder is exp(its score) over the sum of all ladders in the band; the weights maximise that of the gold ladders less
 * a Gaussian prior, by L-BFGS.
 *
 * A gold bead of a shape that the lattice does not have (6-1) is no evidence against anything: whatever fills its
 * rectangle counts as gold.
 */

import {
  type Band,
  type Beads,
  eachBead,
  makeBand,
  type OfBead,
  posteriors,
  SHAPE_COUNT,
  SHAPES,
} from "../../../lib/align/model/lattice";
import type { Measuring } from "../../../lib/align/search/search";
import type { GoldBead } from "./data";

/** The beads of a band, with their figures, and which of them the gold allows. */
export interface Example {
  readonly beads: Beads;
  /** How many figures a bead has: those that are measured, and one for each shape. */
  readonly count: number;
  readonly figures: Float32Array;
  readonly isGold: Uint8Array;
  /** How much it counts beside the others; 1 where nothing is said. */
  readonly weight?: number;
}

/** Whether a bead is a gold one, or lies in the rectangle of one that the lattice has no shape for. */
export function inGold(
  gold: readonly GoldBead[],
  /** Where the items are parts of those that the gold is about: the first part of each. */
  parts?: { readonly source: Int32Array; readonly target: Int32Array },
): OfBead<boolean> {
  const boxes = rectangles(gold).map((box) => {
    if (!parts) return box;
    const [i, j] = [parts.source[box.i]!, parts.target[box.j]!];
    return { ...box, i, j, a: parts.source[box.i + box.a]! - i, b: parts.target[box.j + box.b]! - j };
  });
  const boxAt = new Map(boxes.map((box) => [`${box.i},${box.j}`, box]));
  const large = boxes.filter(
    (box) => parts || box.isOpen || !SHAPES.some(([a, b]) => a === box.a && b === box.b),
  );
  const largeAt = new Map<number, typeof boxes>();
  for (const box of large)
    for (let i = box.i; i <= box.i + box.a; i++) largeAt.set(i, [...(largeAt.get(i) ?? []), box]);
  return (i, j, shape) => {
    const [a, b] = SHAPES[shape]!;
    const exact = boxAt.get(`${i},${j}`);
    return (
      (exact && exact.a === a && exact.b === b) ||
      (largeAt.get(i) ?? []).some((box) => j >= box.j && i + a <= box.i + box.a && j + b <= box.j + box.b)
    );
  };
}

/** Null when the beads do not hold the gold ladder. */
export function makeExample({ beads, measure }: Measuring, isInGold: OfBead<boolean>): Example | null {
  const count = measure.count + SHAPE_COUNT;
  const figures = new Float32Array(beads.to.length * count);
  const isGold = new Uint8Array(beads.to.length);
  eachBead(beads, (i, j, shape, bead) => {
    measure.write(i, j, shape, figures, bead * count);
    figures[bead * count + measure.count + shape] = 1;
    isGold[bead] = isInGold(i, j, shape) ? 1 : 0;
  });
  const probe = Float64Array.from(isGold, (gold) => (gold === 1 ? 0 : Number.NEGATIVE_INFINITY));
  const example = { beads, count, figures, isGold };
  return Number.isFinite(posteriors(beads, probe).logTotal) ? example : null;
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
  return gold.map(([source, target, open]) => {
    const box = { i, j, a: source.length, b: target.length, isOpen: open === "open" };
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
  const all = posteriors(example.beads, scores);
  const gold = posteriors(
    example.beads,
    scores.map((score, k) => (isGold[k] === 1 ? score : Number.NEGATIVE_INFINITY)),
  );
  for (let k = 0; k < scores.length; k++) {
    const difference = weight * (all.beads[k]! - gold.beads[k]!);
    if (Math.abs(difference) < 1e-6) continue;
    for (let f = 0, at = k * count; f < count; f++) gradient[f]! += difference * figures[at + f]!;
  }
  return weight * (all.logTotal - gold.logTotal);
}

function scoresOf({ beads, count, figures }: Example, weights: Float64Array): Float64Array {
  const scores = new Float64Array(beads.to.length);
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
