/**
 * The search: two lists of items in, a ladder with probabilities out, in two passes. The first knows the dictionary and
 * looks in a wide band around the anchors; what it is sure of teaches word pairs; the second looks close to the first.
 */
import { bandAround, firstBand } from "./anchors";
import { Evidence, type LearnedPairs, makeMatchTable } from "./evidence";
import { FEATURE_COUNT, type ItemFacts, LETTERS_PER_CHARACTER, Measure } from "./features";
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
import { learnPairs, type SureStep } from "./learn";
import type { Lexicon } from "./lexicon";
import type { Links } from "./paragraphs";
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
  readonly sourceFacts: readonly ItemFacts[];
  readonly targetFacts: readonly ItemFacts[];
  readonly chinese: Types;
  readonly english: Types;
  readonly names: NameTable;
  readonly lexicon: Lexicon;
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
  alike?: Pick<Task, "chinese" | "english">,
): Task {
  const chinese = alike?.chinese ?? new Types();
  const english = alike?.english ?? new Types();
  const names = readNames(
    target.map((item) => item.text),
    english,
  );
  const targetItems = target.map((item) => readEnglish(item.text, english));
  const sourceItems = source.map((item) => readChinese(item.text, lexicon, chinese, names));
  const facts = (raw: readonly RawItem[], items: readonly { readonly marks: ItemFacts["marks"] }[]) =>
    raw.map(({ kind, isDoubted }, at) => ({ kind, isDoubted, marks: items[at]!.marks }));
  return {
    source: sourceItems,
    target: targetItems,
    sourceFacts: facts(source, sourceItems),
    targetFacts: facts(target, targetItems),
    chinese,
    english,
    names,
    lexicon,
  };
}

/** Texts with no more pairs of items than this have nothing to teach: one pass does. */
const SMALL = 400;

/** Aligns items that are sentences. Both sides may be empty. */
export function climb(task: Task, weights: Weights, watch: Watch = {}): Ladder {
  const n = task.source.length;
  const m = task.target.length;
  const report = (done: number) => {
    watch.onProgress?.(done, 3);
    if (watch.isCancelled?.()) throw new Cancelled();
  };
  report(0);
  if (n * m <= SMALL) {
    const whole = makeBand(n, m, () => [0, m]);
    const only = pass(task, whole, new Map(), weights.first, null).steps;
    report(3);
    return only.map(toBead);
  }
  const table = makeMatchTable(task.chinese, task.english, task.names, task.lexicon, new Map());
  const band = firstBand(task.source, task.target, table);
  report(1);
  const first = pass(task, band, new Map(), weights.first, null).steps;
  report(2);
  const learned = learnPairs(task.source, task.target, first);
  const second = pass(task, secondBand(first, n, m), learned, weights.second, null).steps;
  report(3);
  return second.map(toBead);
}

export const secondBand = (steps: readonly SureStep[], n: number, m: number): Band =>
  bandAround(steps, n, m, 8);

/** Scores every bead of the band, and finds the best ladder with the probability of each bead, also of those not in it. */
export function pass(
  task: Task,
  band: Band,
  learned: LearnedPairs,
  weights: Float64Array,
  links: Links | null,
): { readonly steps: SureStep[]; readonly beads: Float64Array } {
  const scores = scoreBand(measureOf(task, band, learned, links), band, weights);
  const { beads } = posteriors(band, scores);
  return { steps: withConfidence(bestPath(band, scores).steps, band, beads), beads };
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
const HOPELESS = -30;

function scoreBand(measure: Measure, band: Band, weights: Float64Array): Float64Array {
  const scores = new Float64Array(nodeCount(band) * SHAPE_COUNT);
  const figures = new Float32Array(FEATURE_COUNT);
  eachBead(band, (i, j, shape, slot) => {
    if (measure.isHopeless(i, j, shape)) {
      scores[slot] = HOPELESS;
      return;
    }
    measure.write(i, j, shape, figures, 0);
    let score = 0;
    for (let f = 0; f < FEATURE_COUNT; f++) score += figures[f]! * weights[f]!;
    scores[slot] = score;
  });
  return scores;
}

/** What measures the beads of a task in a band; training uses it as aligning does. */
export function measureOf(task: Task, band: Band, learned: LearnedPairs, links: Links | null): Measure {
  const table = makeMatchTable(task.chinese, task.english, task.names, task.lexicon, learned);
  const counts = { chinese: task.chinese.names.length, english: task.english.names.length };
  const evidence = new Evidence(task.source, task.target, table, band, counts);
  return new Measure(evidence, task.sourceFacts, task.targetFacts, ratioOf(task), links);
}

/** English letters per Chinese character: the usual figure, bent towards that of these texts as they grow longer. */
function ratioOf(task: Task): number {
  const sum = (facts: readonly ItemFacts[]) => facts.reduce((total, { marks }) => total + marks.length, 0);
  const characters = sum(task.sourceFacts);
  const own = sum(task.targetFacts) / Math.max(1, characters);
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
