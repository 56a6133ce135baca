/**
 * The search against exhaustive search: every ladder over texts of up to six items a side, written without looking at
 * how the lattice does it. The real measures and weights give the scores.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { alignLines } from "../../lib/align/align";
import { readTask } from "../../lib/align/items/task";
import { beadsOf, bestPath, eachBead, makeBand, posteriors, SHAPES } from "../../lib/align/model/lattice";
import { SENTENCE_WEIGHTS } from "../../lib/align/model/weights";
import { closerOf, tableOf, wholly } from "../../lib/align/search/search";
import { smallLexicon } from "./notation";

const lexicon = smallLexicon();

interface Best {
  readonly score: number;
  readonly beads: readonly (readonly [i: number, j: number, shape: number])[];
  readonly logTotal: number;
}

/** Tries every bead at every place and goes on from there: no table, no band, nothing remembered. */
function exhaust(n: number, m: number, scoreOf: (i: number, j: number, shape: number) => number): Best {
  let best: Best["beads"] = [];
  let bestScore = Number.NEGATIVE_INFINITY;
  const totals: number[] = [];
  const climb = (i: number, j: number, score: number, beads: Best["beads"]) => {
    if (i === n && j === m) {
      totals.push(score);
      if (score > bestScore) {
        bestScore = score;
        best = beads;
      }
      return;
    }
    SHAPES.forEach(([a, b], shape) => {
      if (i + a <= n && j + b <= m)
        climb(i + a, j + b, score + scoreOf(i, j, shape), [...beads, [i, j, shape]]);
    });
  };
  climb(0, 0, 0, []);
  const highest = totals.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY);
  const logTotal = highest + Math.log(totals.reduce((sum, score) => sum + Math.exp(score - highest), 0));
  return { score: bestScore, beads: best, logTotal };
}

test.each([
  [0, 0],
  [0, 6],
  [6, 0],
  [1, 5],
  [4, 1],
  [5, 5],
  [6, 3],
  [3, 6],
  [6, 6],
])("best path and sum over all ladders of %i × %i items", { timeout: 120_000 }, (n, m) => {
  const scoreOf = (i: number, j: number, shape: number) =>
    Math.sin(i * 12.9898 + j * 78.233 + shape * 37.719) * 3;
  const beads = beadsOf(
    makeBand(n, m, () => [0, m]),
    () => false,
  );
  const scores = new Float64Array(beads.to.length);
  eachBead(beads, (i, j, shape, bead) => {
    scores[bead] = scoreOf(i, j, shape);
  });
  const oracle = exhaust(n, m, scoreOf);
  const found = bestPath(beads, scores);
  expect(found.score).toBeCloseTo(oracle.score, 8);
  expect(found.steps.map(({ i, j, shape }) => [i, j, shape])).toEqual(oracle.beads);
  expect(posteriors(beads, scores).logTotal).toBeCloseTo(oracle.logTotal, 8);
});

/** Sentences with and without words in common, short and long. */
const ZH = ["猫睡觉。", "三只狗等老师。", "外面下雨了。", "苹果是老师送的，很大。", "乙乙乙乙。", "“大学？”"];
const EN = [
  "The cat sleeps.",
  "Three dogs wait for the teacher.",
  "It is raining.",
  "The apple came from a teacher, a large one.",
  "Qqqq.",
  "“University?”",
];
const items = (texts: readonly string[]) =>
  fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 5 });

/** What a bead of these texts scores by the measures of a text that has nothing to teach, and by these weights. */
function scoring(source: readonly string[], target: readonly string[], weights: Float64Array) {
  const raw = (texts: readonly string[]) => texts.map((text) => ({ text, kind: -1, isDoubted: false }));
  const task = readTask(raw(source), raw(target), lexicon);
  const where = wholly(source.length, target.length);
  const { beads, measure } = closerOf(task, where, tableOf(task), SENTENCE_WEIGHTS.clauses);
  const figures = new Float32Array(measure.count);
  const scores = new Map<string, number>();
  eachBead(beads, (i, j, shape) => {
    measure.write(i, j, shape, figures, 0);
    const ofShape = weights[measure.count + shape]!;
    const score = figures.reduce((sum, figure, at) => sum + figure * weights[at]!, ofShape);
    scores.set(`${i} ${j} ${shape}`, score);
  });
  return (i: number, j: number, shape: number) => scores.get(`${i} ${j} ${shape}`) ?? -30;
}

test("alignLines gives the ladder that exhaustive search gives, with its probabilities", {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(items(ZH), items(EN), (source, target) => {
      const scoreOf = scoring(source, target, SENTENCE_WEIGHTS.path);
      const oracle = exhaust(source.length, target.length, scoreOf);
      const ladder = alignLines(source, target, lexicon);
      const steps = ladder.map(({ source: a, target: b }) => [
        a.start,
        b.start,
        SHAPES.findIndex(([k, l]) => k === a.end - a.start && l === b.end - b.start),
      ]);
      const sum = steps.reduce((total, [i, j, shape]) => total + scoreOf(i!, j!, shape!), 0);
      expect(sum).toBeCloseTo(oracle.score, 5);
      // The less trusting of the two weights says how probable the ladder is.
      const trust = scoring(source, target, SENTENCE_WEIGHTS.second);
      const { logTotal } = exhaust(source.length, target.length, trust);
      const trusted = steps.reduce((total, [i, j, shape]) => total + trust(i!, j!, shape!), 0);
      const chance = Math.exp(Math.min(oracle.score - oracle.logTotal, trusted - logTotal));
      for (const { confidence } of ladder) expect(confidence).toBeGreaterThan(chance - 1e-6);
    }),
    { numRuns: 40 },
  );
});
