import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Band,
  type Beads,
  beadsOf,
  bestPath,
  eachBead,
  makeBand,
  type OfBead,
  posteriors,
  SHAPES,
} from "../../lib/align/model/lattice";

/** All ladders over n × m items, as lists of [i, j, shape]; written without looking at the lattice. */
function allLadders(n: number, m: number, i = 0, j = 0): [number, number, number][][] {
  if (i === n && j === m) return [[]];
  return SHAPES.flatMap(([a, b], shape) =>
    i + a > n || j + b > m
      ? []
      : allLadders(n, m, i + a, j + b).map((rest) => [[i, j, shape] as [number, number, number], ...rest]),
  );
}

const small = fc.record({
  n: fc.integer({ min: 0, max: 4 }),
  m: fc.integer({ min: 0, max: 4 }),
  seed: fc.integer(),
});

/** Any scores do, as long as they are the same for the same bead. */
const scoreOf = (seed: number, i: number, j: number, shape: number) =>
  Math.sin(seed * 0.37 + i * 12.9898 + j * 78.233 + shape * 37.719) * 3;

const everyBead = (band: Band): Beads => beadsOf(band, () => false);

function score(beads: Beads, of: OfBead<number>) {
  const scores = new Float64Array(beads.to.length);
  eachBead(beads, (i, j, shape, bead) => {
    scores[bead] = of(i, j, shape);
  });
  return { beads, scores };
}

function scored(n: number, m: number, seed: number) {
  const beads = everyBead(makeBand(n, m, () => [0, m]));
  return score(beads, (i, j, shape) => scoreOf(seed, i, j, shape));
}

test("finds what exhaustive search finds", () => {
  fc.assert(
    fc.property(small, ({ n, m, seed }) => {
      const { beads, scores } = scored(n, m, seed);
      const sum = (ladder: [number, number, number][]) =>
        ladder.reduce((total, [i, j, shape]) => total + scoreOf(seed, i, j, shape), 0);
      const best = Math.max(...allLadders(n, m).map(sum));
      const found = bestPath(beads, scores);
      expect(found.score).toBeCloseTo(best, 9);
      expect(sum(found.steps.map(({ i, j, shape }) => [i, j, shape]))).toBeCloseTo(best, 9);
    }),
    { numRuns: 60 },
  );
});

test("finds what exhaustive search finds on six items beside six", { timeout: 120_000 }, () => {
  const { beads, scores } = scored(6, 6, 5);
  let best = Number.NEGATIVE_INFINITY;
  const climb = (i: number, j: number, total: number) => {
    if (i === 6 && j === 6) best = Math.max(best, total);
    SHAPES.forEach(([a, b], shape) => {
      if (i + a <= 6 && j + b <= 6) climb(i + a, j + b, total + scoreOf(5, i, j, shape));
    });
  };
  climb(0, 0, 0);
  expect(bestPath(beads, scores).score).toBeCloseTo(best, 9);
});

test("posteriors are the shares of all ladders, counted one by one", () => {
  fc.assert(
    fc.property(small, ({ n, m, seed }) => {
      const { beads, scores } = scored(n, m, seed);
      const ladders = allLadders(n, m);
      const weights = ladders.map((ladder) =>
        Math.exp(ladder.reduce((total, [i, j, shape]) => total + scoreOf(seed, i, j, shape), 0)),
      );
      const all = weights.reduce((sum, w) => sum + w, 0);
      const { beads: chances, logTotal } = posteriors(beads, scores);
      expect(logTotal).toBeCloseTo(Math.log(all), 7);
      eachBead(beads, (i, j, shape, bead) => {
        const own = ladders.reduce(
          (sum, ladder, k) =>
            ladder.some((s) => s[0] === i && s[1] === j && s[2] === shape) ? sum + weights[k]! : sum,
          0,
        );
        expect(chances[bead]).toBeCloseTo(own / all, 7);
      });
    }),
    { numRuns: 25 },
  );
});

/** A band along the diagonal, of any width, with some beads left out, and scores of which some rule a bead out. */
const banded = fc.record({
  n: fc.integer({ min: 0, max: 12 }),
  m: fc.integer({ min: 0, max: 12 }),
  width: fc.integer({ min: 0, max: 12 }),
  seed: fc.integer(),
});

function scoredBand({ n, m, width, seed }: { n: number; m: number; width: number; seed: number }) {
  const band = makeBand(n, m, (i) => [(i * m) / Math.max(1, n) - width, (i * m) / Math.max(1, n) + width]);
  const isLeftOut: OfBead<boolean> = (i, j, shape) => shape > 5 && scoreOf(seed + 1, i, j, shape) > 1;
  return score(beadsOf(band, isLeftOut), (i, j, shape) => {
    const own = scoreOf(seed, i, j, shape);
    return shape > 2 && own < -1 ? Number.NEGATIVE_INFINITY : own;
  });
}

test("the probabilities of the beads that cover one item sum to 1, on either side", () => {
  fc.assert(
    fc.property(banded, (given) => {
      const { beads, scores } = scoredBand(given);
      const { beads: chances } = posteriors(beads, scores);
      const source = new Float64Array(given.n);
      const target = new Float64Array(given.m);
      eachBead(beads, (i, j, shape, bead) => {
        const [a, b] = SHAPES[shape]!;
        for (let s = i; s < i + a; s++) source[s]! += chances[bead]!;
        for (let t = j; t < j + b; t++) target[t]! += chances[bead]!;
      });
      for (const sum of [...source, ...target]) expect(sum).toBeCloseTo(1, 7);
    }),
  );
});

test("a node is as probable as the beads that start there; both corners, which every path has, are certain", () => {
  fc.assert(
    fc.property(banded, (given) => {
      const { beads, scores } = scoredBand(given);
      const { beads: chances, nodes } = posteriors(beads, scores);
      const leaving = Array.from(nodes, (_, node) =>
        chances.subarray(beads.at[node]!, beads.at[node + 1]!).reduce((sum, chance) => sum + chance, 0),
      );
      nodes.forEach((chance, node) => {
        if (node < nodes.length - 1) expect(chance).toBeCloseTo(leaving[node]!, 7);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1 + 1e-9);
      });
      expect(nodes[0]).toBeCloseTo(1, 9);
      expect(nodes.at(-1)).toBeCloseTo(1, 9);
    }),
  );
});

test("a node that every path passes is certain, one that no path passes is not possible", () => {
  const band = makeBand(4, 5, () => [0, 5]);
  const { beads, scores } = score(everyBead(band), (i, j, shape) => {
    const [a, b] = SHAPES[shape]!;
    const passes = i < 2 && i + a >= 2 && !(i + a === 2 && j + b === 2);
    return passes || i + a === 1 ? Number.NEGATIVE_INFINITY : 0;
  });
  const { nodes } = posteriors(beads, scores);
  const at = (i: number, j: number) => nodes[band.at[i]! + j]!;
  expect(at(2, 2)).toBeCloseTo(1, 9);
  expect([0, 1, 2, 3, 4, 5].map((j) => at(1, j))).toEqual([0, 0, 0, 0, 0, 0]);
  expect(at(3, 3)).toBeGreaterThan(0);
  expect(at(3, 3)).toBeLessThan(1);
});

test("any wish for a band becomes one that a path runs through, by beads of one item if no others are worth a thought", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 30 }),
      fc.nat({ max: 30 }),
      fc.array(fc.tuple(fc.integer({ min: -9, max: 40 }), fc.integer({ min: -9, max: 40 })), {
        minLength: 31,
        maxLength: 31,
      }),
      (n, m, wishes) => {
        const beads = beadsOf(
          makeBand(n, m, (i) => wishes[i]!),
          () => true,
        );
        const { steps } = bestPath(beads, new Float64Array(beads.to.length));
        expect(steps.reduce((sum, { shape }) => sum + SHAPES[shape]![0], 0)).toBe(n);
        expect(steps.reduce((sum, { shape }) => sum + SHAPES[shape]![1], 0)).toBe(m);
      },
    ),
  );
});
