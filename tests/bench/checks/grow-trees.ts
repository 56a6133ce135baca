/**
 * Gradient boosting of small trees on the logarithmic loss (Friedman 2001; the second-order step and the histograms of Chen &
 * Guestrin 2016). Enough for some hundred thousand rows of some dozen figures; the same rows give the same trees.
 */

import type { Trees } from "../../../lib/check/coverage/trees";

export interface Rows {
  /** Row after row. */
  readonly figures: Float32Array;
  readonly width: number;
  /** 1 or 0 for each row. */
  readonly isOpen: Uint8Array;
  readonly weight: Float32Array;
}

const BINS = 64;

export function grow(
  { figures, width, isOpen, weight }: Rows,
  { count = 150, depth = 4, rate = 0.1, lambda = 4, least = 12 } = {},
): Trees {
  const rows = isOpen.length;
  const cuts = Array.from({ length: width }, (_, f) => quantiles(figures, width, f, rows));
  const bins = new Uint8Array(rows * width);
  for (let r = 0; r < rows; r++)
    for (let f = 0; f < width; f++) bins[r * width + f] = binOf(cuts[f]!, figures[r * width + f]!);
  let [positive, all] = [0, 0];
  for (let r = 0; r < rows; r++) {
    all += weight[r]!;
    positive += weight[r]! * isOpen[r]!;
  }
  const base = Math.log(positive / (all - positive));
  const score = new Float64Array(rows).fill(base);
  const trees = { depth, base, figure: [] as number[], threshold: [] as number[], value: [] as number[] };
  const inner = 2 ** depth - 1;
  const node = new Int32Array(rows);
  for (let t = 0; t < count; t++) {
    node.fill(0);
    const gradient = new Float64Array(rows);
    const hessian = new Float64Array(rows);
    for (let r = 0; r < rows; r++) {
      const p = 1 / (1 + Math.exp(-score[r]!));
      gradient[r] = weight[r]! * (isOpen[r]! - p);
      hessian[r] = weight[r]! * p * (1 - p);
    }
    const figure = new Array<number>(inner).fill(0);
    const threshold = new Array<number>(inner).fill(Number.MAX_VALUE);
    const cutAt = new Int32Array(inner).fill(BINS);
    for (let level = 0; level < depth; level++) {
      const first = 2 ** level - 1;
      const size = 2 ** level;
      const G = new Float64Array(size * width * BINS);
      const H = new Float64Array(size * width * BINS);
      for (let r = 0; r < rows; r++) {
        const at = (node[r]! - first) * width;
        for (let f = 0; f < width; f++) {
          const cell = (at + f) * BINS + bins[r * width + f]!;
          G[cell] = G[cell]! + gradient[r]!;
          H[cell] = H[cell]! + hessian[r]!;
        }
      }
      for (let k = 0; k < size; k++) {
        let best = 1e-6;
        let [total, mass] = [0, 0];
        for (let b = 0; b < BINS; b++) {
          total += G[k * width * BINS + b]!;
          mass += H[k * width * BINS + b]!;
        }
        for (let f = 0; f < width; f++) {
          let [left, leftMass] = [0, 0];
          for (let b = 0; b < cuts[f]!.length; b++) {
            left += G[(k * width + f) * BINS + b]!;
            leftMass += H[(k * width + f) * BINS + b]!;
            const rightMass = mass - leftMass;
            if (leftMass < least || rightMass < least) continue;
            const right = total - left;
            const gain =
              left ** 2 / (leftMass + lambda) +
              right ** 2 / (rightMass + lambda) -
              total ** 2 / (mass + lambda);
            if (gain <= best) continue;
            best = gain;
            figure[first + k] = f;
            threshold[first + k] = cuts[f]![b]!;
            cutAt[first + k] = b;
          }
        }
      }
      for (let r = 0; r < rows; r++) {
        const n = node[r]!;
        node[r] = 2 * n + (bins[r * width + figure[n]!]! > cutAt[n]! ? 2 : 1);
      }
    }
    const sums = new Float64Array(inner + 1);
    const masses = new Float64Array(inner + 1);
    for (let r = 0; r < rows; r++) {
      sums[node[r]! - inner]! += gradient[r]!;
      masses[node[r]! - inner]! += hessian[r]!;
    }
    const value = [...sums].map((sum, leaf) => (rate * sum) / (masses[leaf]! + lambda));
    for (let r = 0; r < rows; r++) score[r] = score[r]! + value[node[r]! - inner]!;
    trees.figure.push(...figure);
    trees.threshold.push(...threshold);
    trees.value.push(...value);
  }
  return trees;
}

function quantiles(figures: Float32Array, width: number, f: number, rows: number): number[] {
  const step = Math.max(1, Math.floor(rows / 20_000));
  const values: number[] = [];
  for (let r = 0; r < rows; r += step) values.push(figures[r * width + f]!);
  values.sort((a, b) => a - b);
  const cuts: number[] = [];
  for (let b = 1; b < BINS; b++) {
    const value = Number(values[Math.floor((values.length * b) / BINS)]!.toPrecision(4));
    if (cuts.length === 0 || value > cuts.at(-1)!) cuts.push(value);
  }
  return cuts;
}

/** How many cuts a value is above. */
function binOf(cuts: readonly number[], value: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > cuts[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}
