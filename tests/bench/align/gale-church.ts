/**
 * The peer that every aligner is measured against: Gale & Church, A Program for Aligning Sentences in Bilingual
 * Corpora (1993). It looks at lengths alone, and at the whole of both texts.
 */
import type { GoldBead } from "./data";

interface Parameters {
  /** Target length for one unit of source length. */
  readonly ratio: number;
  /** Variance of the target length for one unit of source length. */
  readonly variance: number;
  /** Source and target items of a bead, and how likely that is. */
  readonly priors: readonly (readonly [number, number, number])[];
  length(text: string): number;
}

/** As published: letters for letters, here bytes for bytes, so that three for one Chinese character come out alike. */
export const PUBLISHED: Parameters = {
  ratio: 1,
  variance: 6.8,
  priors: [
    [1, 1, 0.89],
    [1, 0, 0.00495],
    [0, 1, 0.00495],
    [2, 1, 0.0445],
    [1, 2, 0.0445],
    [2, 2, 0.011],
  ],
  length: (text) => Buffer.byteLength(text),
};

/** Fewer beads of a shape than this in the texts it is fitted to are left out of it. */
const LEAST = 5;

/** Characters for letters; shapes, priors, ratio and variance counted on texts whose beads are known. */
export function fitted(
  texts: readonly { source: readonly string[]; target: readonly string[]; gold: readonly GoldBead[] }[],
): Parameters {
  const length = (text: string) => (text.match(/\p{L}|\p{N}/gu) ?? []).length;
  const count = new Map<string, number>();
  const pairs: { zh: number; en: number }[] = [];
  let all = 0;
  for (const { source, target, gold } of texts) {
    for (const [a, b] of gold) {
      if (a.length > MOST || b.length > MOST) continue;
      const shape = `${a.length} ${b.length}`;
      count.set(shape, (count.get(shape) ?? 0) + 1);
      all++;
      if (a.length === 0 || b.length === 0) continue;
      const sum = (items: readonly number[], of: readonly string[]) =>
        items.reduce((total, item) => total + length(of[item]!), 0);
      pairs.push({ zh: sum(a, source), en: sum(b, target) });
    }
  }
  const total = (of: (pair: { zh: number; en: number }) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0);
  const ratio = total(({ en }) => en) / total(({ zh }) => zh);
  const variance = total(({ zh, en }) => (en - zh * ratio) ** 2) / total(({ zh }) => zh);
  const priors = [...count]
    .filter(([, times]) => times >= LEAST)
    .map(([shape, times]) => {
      const [a, b] = shape.split(" ").map(Number);
      return [a!, b!, times / all] as const;
    });
  return { ratio, variance, priors, length };
}

/** A bead has no more items than this on a side. */
const MOST = 7;

export function galeChurch(
  source: readonly string[],
  target: readonly string[],
  { ratio, variance, priors, length }: Parameters,
): GoldBead[] {
  const [n, m] = [source.length, target.length];
  const zh = sums(source.map(length));
  const en = sums(target.map(length));
  const costs = priors.map(([, , prior]) => -Math.log(prior));
  const came = new Uint8Array((n + 1) * (m + 1));
  const rows = Array.from({ length: MOST + 1 }, () => new Float64Array(m + 1));
  for (let i = 0; i <= n; i++) {
    const row = rows[i % (MOST + 1)]!;
    for (let j = 0; j <= m; j++) {
      let best = i + j === 0 ? 0 : Number.POSITIVE_INFINITY;
      let move = 0;
      for (let k = 0; k < priors.length; k++) {
        const [a, b] = priors[k]!;
        if (a > i || b > j) continue;
        const before = rows[(i - a) % (MOST + 1)]![j - b]! + costs[k]!;
        if (before >= best) continue;
        const cost = before + lengthCost(zh[i]! - zh[i - a]!, en[j]! - en[j - b]!, ratio, variance);
        if (cost < best) {
          best = cost;
          move = k;
        }
      }
      row[j] = best;
      came[i * (m + 1) + j] = move;
    }
  }
  const beads: GoldBead[] = [];
  for (let i = n, j = m; i > 0 || j > 0; ) {
    const [a, b] = priors[came[i * (m + 1) + j]!]!;
    beads.push([rising(i - a, i), rising(j - b, j)]);
    i -= a;
    j -= b;
  }
  return beads.reverse();
}

const rising = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

function sums(lengths: readonly number[]): Float64Array {
  const all = new Float64Array(lengths.length + 1);
  lengths.forEach((length, at) => {
    all[at + 1] = all[at]! + length;
  });
  return all;
}

/** -log of the probability that lengths differ by as much and more. */
function lengthCost(zh: number, en: number, ratio: number, variance: number): number {
  if (zh + en === 0) return 0;
  const mean = (zh + en / ratio) / 2;
  const delta = Math.abs((zh * ratio - en) / Math.sqrt(variance * mean));
  return -Math.log(Math.max(2 * (1 - normal(delta)), 1e-300));
}

/** The normal distribution function for x ≥ 0 (Abramowitz & Stegun 26.2.17). */
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * x);
  const tail =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - 0.3989423 * Math.exp((-x * x) / 2) * tail;
}
