/**
 * The search: two lists of items in, a ladder with probabilities out, in two looks. The first is cheap and knows the
 * dictionary; it goes over a wide band around the anchors. What it is sure of teaches word pairs, and shows where the
 * closer look has to go.
 */
import { firstBand } from "./anchors";
import { bandOfClauses, type Clauses, clausesOf, type Seams, seamsOf } from "./clauses";
import { Evidence, type MatchTable, makeMatchTable, type Side, teach, weighSide } from "./evidence";
import { type Context, Measure } from "./features";
import { Form, LENGTH } from "./form";
import { Glance } from "./glance";
import {
  type ChineseItem,
  type EnglishItem,
  type NameTable,
  readChinese,
  readEnglish,
  readNames,
  Types,
} from "./items";
import type { Bead, Ladder } from "./ladder";
import {
  type Band,
  bestPath,
  eachBead,
  makeBand,
  nodeCount,
  posteriors,
  SHAPE_COUNT,
  SHAPES,
  type Step,
} from "./lattice";
import { learnPairs, type SureStep, surePassages } from "./learn";
import { isHopeless, LETTERS_PER_CHARACTER } from "./length";
import type { Lexicon } from "./lexicon";
import { quotedAfter } from "./quotes";
import { type Told, UNTOLD } from "./told";
import type { Weights } from "./weights";

export interface RawItem {
  readonly text: string;
  readonly kind: number;
  readonly isDoubted: boolean;
}

/** Two texts, read and ready to be compared. */
export interface Task {
  readonly source: readonly ChineseItem[];
  readonly target: readonly EnglishItem[];
  readonly sourceForm: Form;
  readonly targetForm: Form;
  readonly sides: { readonly source: Side; readonly target: Side };
  readonly chinese: Types;
  readonly english: Types;
  readonly names: NameTable;
  readonly lexicon: Lexicon;
  /** English letters for one Chinese character in these texts. */
  readonly ratio: number;
  readonly raw: { readonly source: readonly RawItem[]; readonly target: readonly RawItem[] };
  readonly told: Told;
}

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

/** `alike`: a task whose numbering of words to go on with, so that what is learned from one holds for the other. */
export function readTask(
  source: readonly RawItem[],
  target: readonly RawItem[],
  lexicon: Lexicon,
  { alike, told = alike?.told ?? UNTOLD }: { readonly alike?: Task; readonly told?: Told } = {},
): Task {
  const chinese = alike?.chinese ?? new Types();
  const english = alike?.english ?? new Types();
  const names = readNames(
    target.map((item) => item.text),
    english,
  );
  const targetItems = target.map((item) => readEnglish(item.text, english));
  const sourceItems = source.map((item) => readChinese(item.text, lexicon, chinese, names, told.agreed));
  const form = (raw: readonly RawItem[], items: readonly { readonly marks: ChineseItem["marks"] }[]) =>
    new Form(
      raw.map(({ kind, isDoubted }, at) => ({ kind, isDoubted, marks: items[at]!.marks })),
      quotedAfter(raw.map(({ text }) => text)),
    );
  const sourceForm = form(source, sourceItems);
  const targetForm = form(target, targetItems);
  return {
    source: sourceItems,
    target: targetItems,
    sourceForm,
    targetForm,
    sides: {
      source: weighSide(
        sourceItems.map(({ unitType }) => unitType),
        chinese.names.length,
      ),
      target: weighSide(
        targetItems.map(({ wordType }) => wordType),
        english.names.length,
      ),
    },
    chinese,
    english,
    names,
    lexicon,
    ratio: ratioOf(sourceForm, targetForm),
    raw: { source, target },
    told,
  };
}

/** The table with what a look, and people, teach of words. */
export function learnFrom(task: Task, steps: readonly SureStep[], table: MatchTable): MatchTable {
  const { chinese, english, told } = task;
  const passages = surePassages(task.source, task.target, steps);
  const learned = new Map(learnPairs(passages, table, (term) => chinese.names[term]!.length > 1));
  for (const [word, answers] of told.answers) {
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
/** Beads less probable than this at one look are not looked at again. */
const HARDLY = 1e-5;

/** Aligns items that are sentences. Both sides may be empty. */
export function climb(task: Task, weights: Weights, watch: Watch = {}): Ladder {
  const report = (done: number) => {
    watch.onProgress?.(done, 3);
    if (watch.isCancelled?.()) throw new Cancelled();
  };
  const steps = lookAgain(task, weights, report);
  report(3);
  return steps.map(toBead);
}

/** The steps of the best ladder: a first look, then a closer one with what the first has taught. */
function lookAgain(task: Task, weights: Weights, report: (done: number) => void): SureStep[] {
  report(0);
  const table = tableOf(task);
  const clauses = readClauses(task);
  const [n, m] = [task.source.length, task.target.length];
  if (n * m <= SMALL) {
    const learned = learnFrom(task, [], table);
    const whole = makeBand(n, m, () => [0, m]);
    return look(closerOf(task, clauses, whole, learned, weights.clauses), weights.second).steps;
  }
  const glance = look(glanceOf(task, table, firstBand(task.source, task.target, table)), weights.first);
  report(1);
  const learned = learnFrom(task, glance.steps, table);
  const closer = closerOf(task, clauses, narrowed(glance), learned, weights.clauses);
  report(2);
  return look(closer, weights.second).steps;
}

/** The closer look at sentences: with what their clauses say. */
export function closerOf(
  task: Task,
  clauses: ClauseTask,
  band: Band,
  table: MatchTable,
  clauseWeights: Float64Array,
): Measuring {
  return measureOf(task, band, table, { seams: seamsIn(clauses, band, table, clauseWeights) });
}

export const tableOf = (task: Task): MatchTable =>
  makeMatchTable(task.chinese, task.english, task.names, task.lexicon);

/** Something that writes figures of beads, and the band in which it can. */
export interface Measuring {
  readonly band: Band;
  /** What is added to the score of a bead whatever the figures say. */
  readonly besides?: (i: number, j: number, shape: number) => number;
  readonly measure: {
    readonly count: number;
    write(i: number, j: number, shape: number, out: Float32Array, at: number): void;
    isHopeless(i: number, j: number, shape: number): boolean;
  };
}

export interface Look {
  readonly band: Band;
  readonly steps: SureStep[];
  /** The probability of every bead of the band, by slot. */
  readonly beads: Float64Array;
  readonly nodes: Float64Array;
  readonly logTotal: number;
}

/** Scores every bead of the band, and finds the best ladder with the probability of each bead, also of those not in it. */
export function look({ band, measure, besides }: Measuring, weights: Float64Array): Look {
  const scores = scoreBand(measure, band, weights);
  if (besides) {
    eachBead(band, (i, j, shape, slot) => {
      scores[slot]! += besides(i, j, shape);
    });
  }
  const { beads, nodes, logTotal } = posteriors(band, scores);
  return { band, steps: withConfidence(bestPath(band, scores).steps, band, beads), beads, nodes, logTotal };
}

/**
 * The part of a band around the ladders that are worth a thought, by a look at it. It is wider than they are: the closer
 * look was better by 0.01 on MAC-Dev when it could also see what to say no to.
 */
export function narrowed({ band, beads, steps }: Look): Band {
  const n = band.low.length - 1;
  const low = new Int32Array(n + 1).fill(band.high[n]!);
  const high = new Int32Array(n + 1);
  const touch = (i: number, j: number) => {
    low[i] = Math.min(low[i]!, j);
    high[i] = Math.max(high[i]!, j);
  };
  eachBead(band, (i, j, shape, slot) => {
    if (beads[slot]! < HARDLY) return;
    const [a, b] = SHAPES[shape]!;
    for (let s = i; s <= i + a; s++) {
      touch(s, j);
      touch(s, j + b);
    }
  });
  for (const { i, j } of steps) touch(i, j);
  return makeBand(n, band.high[n]!, (i) => [low[i]! - 1, high[i]! + 1]);
}

/**
 * The ladder that is expected to place the most items rightly. The single most probable ladder may win by a hair and
 * be wrong all along a stretch; this one leaves unanswered what most ladders leave unanswered.
 */
export function surestPath(band: Band, beads: Float64Array): SureStep[] {
  const expected = new Float64Array(beads.length);
  eachBead(band, (_i, _j, shape, slot) => {
    const [a, b] = SHAPES[shape]!;
    expected[slot] = beads[slot]! * (a + b);
  });
  return withConfidence(bestPath(band, expected).steps, band, beads);
}

function withConfidence(steps: readonly Step[], band: Band, beads: Float64Array): SureStep[] {
  return steps.map((step) => ({
    ...step,
    confidence: Math.min(1, beads[slotOf(band, step.i, step.j, step.shape)]!),
  }));
}

/** What a bead scores whose sides differ so much in length that measuring it is not worth the time. */
const HOPELESS = Number.NEGATIVE_INFINITY;

function scoreBand(measure: Measuring["measure"], band: Band, weights: Float64Array): Float64Array {
  const scores = new Float64Array(nodeCount(band) * SHAPE_COUNT);
  const figures = new Float32Array(measure.count);
  eachBead(band, (i, j, shape, slot) => {
    if (measure.isHopeless(i, j, shape)) {
      scores[slot] = HOPELESS;
      return;
    }
    measure.write(i, j, shape, figures, 0);
    let score = 0;
    for (let f = 0; f < figures.length; f++) score += figures[f]! * weights[f]!;
    scores[slot] = score;
  });
  return scores;
}

export interface ClauseTask {
  readonly task: Task;
  readonly source: Clauses;
  readonly target: Clauses;
}

export function readClauses(sentences: Task): ClauseTask {
  const source = clausesOf(sentences.raw.source, "zh");
  const target = clausesOf(sentences.raw.target, "en");
  return {
    source,
    target,
    task: readTask(source.items, target.items, sentences.lexicon, { alike: sentences }),
  };
}

/** The look at the clauses inside a band of sentences. */
export function glanceAtClauses(
  { task, source, target }: ClauseTask,
  band: Band,
  table: MatchTable,
): Measuring {
  return glanceOf(task, table, bandOfClauses(band, source, target));
}

function seamsIn(clauses: ClauseTask, band: Band, table: MatchTable, weights: Float64Array): Seams {
  const close = look(glanceAtClauses(clauses, band, table), weights);
  return seamsOf(close.nodes, close.band, clauses.source, clauses.target);
}

const hopelessIn =
  ({ sourceForm, targetForm, ratio }: Task) =>
  (i: number, j: number, shape: number) =>
    isHopeless(sourceForm, targetForm, ratio, i, j, shape);

/** The first look at a task in a band. */
export function glanceOf(task: Task, table: MatchTable, band: Band): Measuring {
  const evidence = new Evidence(task.source, task.target, table, band, task.sides, "sums", hopelessIn(task));
  return { band, measure: new Glance(evidence, task.sourceForm, task.targetForm, task.ratio) };
}

/** What measures the beads of a task in a band; training uses it as aligning does. */
export function measureOf(task: Task, band: Band, table: MatchTable, context: Context): Measuring {
  const evidence = new Evidence(
    task.source,
    task.target,
    table,
    band,
    task.sides,
    "matches",
    hopelessIn(task),
  );
  return { band, measure: new Measure(evidence, task.sourceForm, task.targetForm, task.ratio, context) };
}

/** English letters per Chinese character: the usual figure, bent towards that of these texts as they grow longer. */
function ratioOf(source: Form, target: Form): number {
  const characters = source.sum(LENGTH, 0, source.items.length);
  const own = target.sum(LENGTH, 0, target.items.length) / Math.max(1, characters);
  const bounded = Math.max(LETTERS_PER_CHARACTER / 1.4, Math.min(LETTERS_PER_CHARACTER * 1.4, own));
  const trust = characters / (characters + 1000);
  return bounded * trust + LETTERS_PER_CHARACTER * (1 - trust);
}

const slotOf = (band: Band, i: number, j: number, shape: number): number =>
  (band.at[i]! + j - band.low[i]!) * SHAPE_COUNT + shape;

export function toBead({ i, j, shape, confidence }: SureStep): Bead {
  const [a, b] = SHAPES[shape]!;
  return { source: { start: i, end: i + a }, target: { start: j, end: j + b }, confidence };
}
