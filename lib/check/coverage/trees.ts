/** Small trees of one depth whose values add up to the logarithm of odds; grown by `tests/bench/checks/train-coverage.ts`. */
export interface Trees {
  readonly depth: number;
  readonly base: number;
  /** Per tree 2^depth − 1 of each: one goes right where the figure is above the threshold. */
  readonly figure: readonly number[];
  readonly threshold: readonly number[];
  /** Per tree 2^depth. */
  readonly value: readonly number[];
}

export function oddsBy({ depth, base, figure, threshold, value }: Trees, figures: Float32Array): number {
  const inner = 2 ** depth - 1;
  const count = figure.length / inner;
  let sum = base;
  for (let tree = 0; tree < count; tree++) {
    let node = 0;
    while (node < inner)
      node = 2 * node + (figures[figure[tree * inner + node]!]! > threshold[tree * inner + node]! ? 2 : 1);
    sum += value[tree * (inner + 1) + node - inner]!;
  }
  return sum;
}
