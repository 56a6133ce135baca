/**
 * The search: two lists of items in, a ladder with probabilities out, in two looks. The first is cheap and knows the
 * dictionary; it goes over the band that `coarse-path.ts` finds. What it is sure of teaches word pairs, and shows where the
 * closer look has to go.
 */

import { CoarseFeatures } from "../features/coarse-features";
import { Evidence } from "../features/evidence";
import { type Context, Measure } from "../features/features";
import { isHopeless } from "../features/length";
import { type ClauseTask, type Node, partOfTask, readClauses, type Task } from "../items/task";
import { learnPairs, type SureStep, surePassages } from "../lexicon/learn";
import { type MatchTable, makeMatchTable, teach } from "../lexicon/match-table";
import type { Bead, Ladder } from "../model/ladder";
import {
  type Band,
  type Beads,
  beadsOf,
  bestPath,
  eachBead,
  type FoundStep,
  makeBand,
  type OfBead,
  posteriors,
  SHAPE_COUNT,
  SHAPES,
} from "../model/lattice";
import type { Weights } from "../model/weights";
import { bandOfClauses, seamsOf } from "./clauses";
import { coarsePath } from "./coarse-path";

export interface Watch {
  readonly onProgress?: (done: number, total: number) => void;
  readonly isCancelled?: () => boolean;
}

/** Thrown when `isCancelled` said yes. */
export class Cancelled extends Error {
  constructor() {
    super("The alignment was cancelled");
    this.name = "Cancelled";
  }
}

/** The table with what a look, and people, teach of words. */
export function learnFrom(task: Task, steps: readonly SureStep[], table: MatchTable): MatchTable {
  const { chinese, english, confirmed } = task;
  const passages = surePassages(task.source, task.target, steps);
  const learned = new Map(learnPairs(passages, table, (term) => chinese.names[term]!.length > 1));
  for (const [word, answers] of confirmed.answers) {
    const term = chinese.find(word);
    if (term < 0) continue;
    const row = new Map(learned.get(term));
    for (const [stem, strength] of answers) {
      const type = english.find(stem);
      if (type >= 0) row.set(type, Math.max(strength, row.get(type) ?? 0));
    }
    learned.set(term, row);
  }
  return teach(table, learned);
}

/** Texts with no more pairs of items than this have nothing to teach, and are searched whole. */
const SMALL = 400;
/** Around beads as probable as this at the first look the closer one goes over everything. */
const HARDLY = 1e-5;
/** What is less probable than this at the first look is not measured at the closer one. */
const NEVER = 1e-5;
/** Clauses are aligned inside the beads of sentences that are as probable as this. */
const LIKELY = 3e-3;
/** Beads that end so near to the edge of what the first look saw are measured whatever it thought of them. */
const EDGE = 3;

/** Aligns items that are sentences. Both sides may be empty. */
export function searchItems(task: Task, weights: Weights, watch: Watch = {}): Ladder {
  const report = (done: number) => {
    watch.onProgress?.(done, 3);
    if (watch.isCancelled?.()) throw new Cancelled();
  };
  report(0);
  const table = tableOf(task);
  const [n, m] = [task.source.length, task.target.length];
  if (n * m <= SMALL) {
    const closer = closerOf(task, wholly(n, m), learnFrom(task, [], table), weights.clauses);
    report(2);
    const { steps } = look(closer, weights.second, weights.path);
    report(3);
    return steps.map(toBead);
  }
  const coarse = look(
    coarseMeasuring(task, table, coarsePath(task.source, task.target, table)),
    weights.first,
  );
  report(1);
  const steps: SureStep[] = [];
  for (const part of closerLooks(coarse, task, learnFrom(task, coarse.steps, table), weights)) {
    steps.push(...part.steps);
    report(1 + (2 * part.to.i) / n);
  }
  return steps.map(toBead);
}

/** The closer look at a part of two texts: its steps as places of the whole texts. */
export interface PartLook {
  readonly from: Node;
  readonly to: Node;
  readonly look: Look;
  readonly steps: readonly SureStep[];
}

/**
 * The closer look at sentences after a first one: with what their clauses say, and only where there is a doubt. Long texts
 * are cut where the first look is certain, so that memory does not grow with them; a part is looked at when it is asked for.
 */
export function* closerLooks(
  coarse: Look,
  task: Task,
  table: MatchTable,
  weights: Weights,
  besides?: OfBead<number>,
): Generator<PartLook> {
  const where = { sentences: narrowed(coarse), clauses: likely(coarse) };
  const isOut = ruledOut(coarse);
  const cuts = certainNodes(coarse, where.sentences);
  for (let k = 1; k < cuts.length; k++) {
    const [from, to] = [cuts[k - 1]!, cuts[k]!];
    const shifted =
      <T>(of: OfBead<T>): OfBead<T> =>
      (i, j, shape) =>
        of(from.i + i, from.j + j, shape);
    const measuring = closerOf(
      cuts.length === 2 ? task : partOfTask(task, from, to),
      { sentences: partOfBand(where.sentences, from, to), clauses: partOfBand(where.clauses, from, to) },
      table,
      weights.clauses,
      { isOut: shifted(isOut) },
    );
    const found = look(
      besides ? { ...measuring, besides: shifted(besides) } : measuring,
      weights.second,
      weights.path,
    );
    const steps = found.steps.map((step) => ({ ...step, i: from.i + step.i, j: from.j + step.j }));
    yield { from, to, look: found, steps };
  }
}

/** A part has about so many source items. */
const PART = 2500;
/** A look is cut where all but one in a million of its ladders pass. */
const CERTAIN = 1 - 1e-6;

/** Both corners, and the nodes at which the texts are cut for the closer look. */
function certainNodes({ beads: { band }, nodes, steps }: Look, narrow: Band): Node[] {
  const n = band.low.length - 1;
  const m = band.high[n]!;
  const cuts: Node[] = [{ i: 0, j: 0 }];
  for (const { i, j } of steps) {
    if (i < cuts.at(-1)!.i + PART || n - i < PART / 2) continue;
    const isInside = j > narrow.low[i]! && j < narrow.high[i]!;
    if (isInside && nodes[band.at[i]! + j - band.low[i]!]! >= CERTAIN) cuts.push({ i, j });
  }
  return [...cuts, { i: n, j: m }];
}

const partOfBand = ({ low, high }: Band, from: Node, to: Node): Band =>
  makeBand(to.i - from.i, to.j - from.j, (i) => [low[from.i + i]! - from.j, high[from.i + i]! - from.j]);

/** Where the closer look goes: the band of the sentences, and the one inside which clauses are aligned. */
export interface Where {
  readonly sentences: Band;
  readonly clauses: Band;
}

/** Small texts are looked at everywhere. */
export function wholly(n: number, m: number): Where {
  const band = makeBand(n, m, () => [0, m]);
  return { sentences: band, clauses: band };
}

/** The closer look at sentences, with what their clauses say. */
export function closerOf(
  task: Task,
  where: Where,
  table: MatchTable,
  clauseWeights: Float64Array,
  choice?: Choice,
): Measuring {
  const clauses = readClauses(task);
  const { beads, nodes } = look(coarseClauses(clauses, where.clauses, table), clauseWeights);
  const seams = seamsOf(nodes, beads.band, clauses.source, clauses.target);
  return measureOf(task, where.sentences, table, { seams }, choice);
}

/** Which beads of a band are measured, besides what is hopeless by its length: some that are left out, some kept whatever speaks against them. */
export interface Choice {
  readonly isOut?: OfBead<boolean>;
  readonly isKept?: OfBead<boolean>;
}

export const tableOf = (task: Task): MatchTable =>
  makeMatchTable(task.chinese, task.english, task.names, task.lexicon);

/** Something that writes figures of beads, and the beads that it can be asked about. The shape of a bead is one figure more. */
export interface Measuring {
  readonly beads: Beads;
  /** What is added to the score of a bead whatever the figures say. */
  readonly besides?: OfBead<number>;
  readonly measure: {
    readonly count: number;
    write(i: number, j: number, shape: number, out: Float32Array, at: number): void;
  };
}

export interface Look {
  readonly beads: Beads;
  readonly steps: SureStep[];
  /** The probability of every bead, by its place in the list, and of every node. */
  readonly chances: Float64Array;
  readonly nodes: Float64Array;
  readonly logTotal: number;
}

/**
 * Scores every bead, and finds the best ladder with the probability of each bead, also of those not in it.
 *
 * `path`: weights of their own for the choice of the ladder. A bead of it is then as probable as the less trusting of the two
 * says: who has seen texts that do not belong together is slower to be sure, and not as good at choosing.
 */
export function look(
  { beads, measure, besides }: Measuring,
  weights: Float64Array,
  path: Float64Array = weights,
): Look {
  const scores = new Float64Array(beads.to.length);
  const pathScores = path === weights ? scores : new Float64Array(beads.to.length);
  const figures = new Float32Array(measure.count);
  eachBead(beads, (i, j, shape, bead) => {
    measure.write(i, j, shape, figures, 0);
    const more = besides ? besides(i, j, shape) : 0;
    scores[bead] = weighted(figures, shape, weights) + more;
    if (path !== weights) pathScores[bead] = weighted(figures, shape, path) + more;
  });
  const { beads: chances, nodes, logTotal } = posteriors(beads, scores);
  const least =
    path === weights
      ? chances
      : posteriors(beads, pathScores).beads.map((chance, bead) => Math.min(chance, chances[bead]!));
  return { beads, steps: withConfidence(bestPath(beads, pathScores).steps, least), chances, nodes, logTotal };
}

function weighted(figures: Float32Array, shape: number, weights: Float64Array): number {
  let score = weights[figures.length + shape]!;
  for (let f = 0; f < figures.length; f++) score += figures[f]! * weights[f]!;
  return score;
}

/**
 * The part of a band around the ladders that are worth a thought, by a look at it. It is wider than they are: the closer
 * look was better by 0.01 on MAC-Dev when it had learned on a band where it could also see what to say no to.
 */
export const narrowed = (coarse: Look): Band => bandOf(coarse, HARDLY, 1);

export const likely = (coarse: Look): Band => bandOf(coarse, LIKELY, 0);

/** The band of what a look takes to be as probable as `least`, so many columns wider on both sides. */
function bandOf({ beads, chances, steps }: Look, least: number, wider: number): Band {
  const { band } = beads;
  const n = band.low.length - 1;
  const low = new Int32Array(n + 1).fill(band.high[n]!);
  const high = new Int32Array(n + 1);
  const touch = (i: number, j: number, [a, b]: readonly [number, number]) => {
    for (let s = i; s <= i + a; s++) {
      if (j < low[s]!) low[s] = j;
      if (j + b > high[s]!) high[s] = j + b;
    }
  };
  eachBead(beads, (i, j, shape, bead) => {
    if (chances[bead]! >= least) touch(i, j, SHAPES[shape]!);
  });
  for (const { i, j, shape } of steps) touch(i, j, SHAPES[shape]!);
  return makeBand(n, band.high[n]!, (i) => [low[i]! - wider, high[i]! + wider]);
}

/** What a first look has ruled out, unless it stood at the edge of its band and could not see what lies beyond. */
function ruledOut({ beads, chances }: Look): OfBead<boolean> {
  const { band, at, shape: shapes } = beads;
  const { low, high } = band;
  const likely = new Uint8Array((at.length - 1) * SHAPE_COUNT);
  for (let node = 0; node < at.length - 1; node++)
    for (let bead = at[node]!; bead < at[node + 1]!; bead++)
      if (chances[bead]! >= NEVER) likely[node * SHAPE_COUNT + shapes[bead]!] = 1;
  const m = high[high.length - 1]!;
  const isAtEdge = (i: number, j: number) =>
    (j < low[i]! + EDGE && low[i]! > 0) || (j > high[i]! - EDGE && high[i]! < m);
  return (i, j, shape) => {
    const [a, b] = SHAPES[shape]!;
    if (isAtEdge(i, j) || isAtEdge(i + a, j + b)) return false;
    return likely[(band.at[i]! + j - low[i]!) * SHAPE_COUNT + shape] === 0;
  };
}

/**
 * The ladder that is expected to place the most items rightly. The single most probable ladder may win by a hair and
 * be wrong all along a stretch; this one leaves unanswered what most ladders leave unanswered.
 */
export function surestPath({ beads, chances }: Look): SureStep[] {
  const expected = new Float64Array(chances.length);
  eachBead(beads, (_i, _j, shape, bead) => {
    const [a, b] = SHAPES[shape]!;
    expected[bead] = chances[bead]! * (a + b);
  });
  return withConfidence(bestPath(beads, expected).steps, chances);
}

const withConfidence = (steps: readonly FoundStep[], chances: Float64Array): SureStep[] =>
  steps.map(({ bead, ...step }) => ({ ...step, confidence: Math.min(1, chances[bead]!) }));

/** Clauses are many and short: 1-4 and larger beads of them were tried, and told nothing more. */
const LARGEST_OF_CLAUSES = SHAPES.findIndex(([a, b]) => a === 2 && b === 2);

/** The look at the clauses inside a band of sentences. */
export function coarseClauses(
  { task, source, target }: ClauseTask,
  band: Band,
  table: MatchTable,
): Measuring {
  const isTooLarge: OfBead<boolean> = (_i, _j, shape) => shape > LARGEST_OF_CLAUSES;
  return coarseMeasuring(task, table, bandOfClauses(band, source, target), { isOut: isTooLarge });
}

/** The first look at a task in a band. */
export function coarseMeasuring(task: Task, table: MatchTable, band: Band, choice?: Choice): Measuring {
  const beads = beadsOf(band, leftOut(task, choice));
  const evidence = new Evidence(task.source, task.target, table, beads, task.sides, "sums");
  return { beads, measure: new CoarseFeatures(evidence, task.sourceForm, task.targetForm, task.ratio) };
}

/** What measures the beads of a task in a band; training uses it as aligning does. */
export function measureOf(
  task: Task,
  band: Band,
  table: MatchTable,
  context: Context,
  choice?: Choice,
): Measuring {
  const beads = beadsOf(band, leftOut(task, choice));
  const evidence = new Evidence(task.source, task.target, table, beads, task.sides, "matches");
  return { beads, measure: new Measure(evidence, task.sourceForm, task.targetForm, task.ratio, context) };
}

const leftOut =
  ({ sourceForm, targetForm, ratio }: Task, { isOut, isKept }: Choice = {}): OfBead<boolean> =>
  (i, j, shape) =>
    (isHopeless(sourceForm, targetForm, ratio, i, j, shape) || isOut?.(i, j, shape) === true) &&
    isKept?.(i, j, shape) !== true;

export function toBead({ i, j, shape, confidence }: SureStep): Bead {
  const [a, b] = SHAPES[shape]!;
  return { source: { start: i, end: i + a }, target: { start: j, end: j + b }, confidence };
}
