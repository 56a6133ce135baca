/**
 * Paragraphs from sentences. The sentences of both texts are aligned first, across all paragraph ends; what that
 * says about each pair of paragraphs (how much of the one is answered in the other), where its path runs, and the
 * word pairs that it teaches are the ground on which paragraph beads are judged.
 */

import { sentenceSpans } from "../../segmentation/sentences/sentences";
import type { Links } from "../features/links";
import type { RawItem } from "../items/raw-item";
import { readTask, type Task } from "../items/task";
import type { ConfirmedLexicon } from "../lexicon/confirmed-lexicon";
import type { SureStep } from "../lexicon/learn";
import type { Lexicon } from "../lexicon/lexicon";
import type { MatchTable } from "../lexicon/match-table";
import type { Ladder } from "../model/ladder";
import { type Band, bandAround, eachBead, SHAPES } from "../model/lattice";
import type { Weights } from "../model/weights";
import { coarsePath } from "./coarse-path";
import {
  Cancelled,
  closerLooks,
  coarseMeasuring,
  learnFrom,
  look,
  measureOf,
  type PartLook,
  surestPath,
  tableOf,
  toBead,
  type Watch,
} from "./search";

export interface ParagraphTask {
  readonly task: Task;
  readonly band: Band;
  /** What the dictionary and these texts say of words. */
  readonly learned: MatchTable;
  readonly links: Links;
}

export function searchParagraphs(
  source: readonly RawItem[],
  target: readonly RawItem[],
  lexicon: Lexicon,
  weights: { readonly sentences: Weights; readonly paragraphs: Float64Array },
  watch: Watch = {},
  confirmed?: ConfirmedLexicon,
): Ladder {
  const report = (done: number) => {
    watch.onProgress?.(done, 2);
    if (watch.isCancelled?.()) throw new Cancelled();
  };
  report(0);
  const { task, band, learned, links } = readParagraphs(
    source,
    target,
    lexicon,
    weights.sentences,
    confirmed,
  );
  report(1);
  const close = look(measureOf(task, band, learned, { links }), weights.paragraphs);
  report(2);
  return surestPath(close).map(toBead);
}

/** Aligns the sentences and gathers what that says about the paragraphs. */
export function readParagraphs(
  source: readonly RawItem[],
  target: readonly RawItem[],
  lexicon: Lexicon,
  weights: Weights,
  confirmed?: ConfirmedLexicon,
): ParagraphTask {
  const task = readTask(source, target, lexicon, confirmed && { confirmed });
  const left = sentencesOf(source, "zh");
  const right = sentencesOf(target, "en");
  const sentences = readTask(left.items, right.items, lexicon, { alike: task });
  const table = tableOf(sentences);
  const wide = coarsePath(sentences.source, sentences.target, table);
  const coarse = look(coarseMeasuring(sentences, table, wide), weights.first);
  const first = learnFrom(sentences, coarse.steps, table);
  const steps: SureStep[] = [];
  const links = new LinkSums(sentences, left.owner, right.owner, source.length, target.length);
  const ends = endsInside(left.owner, right.owner);
  for (const part of closerLooks(coarse, sentences, first, weights, ends)) {
    steps.push(...part.steps);
    links.add(part);
  }
  const points = steps.flatMap(({ i, j }) => {
    const p = left.owner[i] ?? source.length;
    const q = right.owner[j] ?? target.length;
    return [
      { i: p, j: q },
      { i: Math.min(source.length, p + 1), j: Math.min(target.length, q + 1) },
    ];
  });
  return {
    task,
    band: bandAround(points, source.length, target.length, 5),
    learned: learnFrom(sentences, steps, table),
    links,
  };
}

/** What the end of a paragraph inside a bead of sentences costs: set by hand, the novels that we train on have none. */
const END_INSIDE = -1.5;

function endsInside(sourceOwner: readonly number[], targetOwner: readonly number[]) {
  return (i: number, j: number, shape: number) => {
    const [a, b] = SHAPES[shape]!;
    const chinese = a > 1 ? sourceOwner[i + a - 1]! - sourceOwner[i]! : 0;
    const english = b > 1 ? targetOwner[j + b - 1]! - targetOwner[j]! : 0;
    return END_INSIDE * (chinese + english);
  };
}

function sentencesOf(paragraphs: readonly RawItem[], language: "zh" | "en") {
  const items: RawItem[] = [];
  const owner: number[] = [];
  paragraphs.forEach(({ text, isDoubted }, paragraph) => {
    for (const { start, end } of sentenceSpans(text, language)) {
      items.push({ text: text.slice(start, end), kind: -1, isDoubted });
      owner.push(paragraph);
    }
  });
  return { items, owner };
}

/** What closer looks say of pairs of paragraphs, added up look by look. */
class LinkSums implements Links {
  readonly sourceAnswered: Float64Array;
  readonly targetAnswered: Float64Array;
  private readonly sourceMass = new Map<number, number>();
  private readonly targetMass = new Map<number, number>();
  private readonly sourceWeight: readonly number[];
  private readonly targetWeight: readonly number[];

  constructor(
    sentences: Task,
    private readonly sourceOwner: readonly number[],
    private readonly targetOwner: readonly number[],
    sourceCount: number,
    private readonly targetCount: number,
  ) {
    this.sourceWeight = shares(sentences.sourceForm, sourceOwner, sourceCount);
    this.targetWeight = shares(sentences.targetForm, targetOwner, targetCount);
    this.sourceAnswered = new Float64Array(sourceCount);
    this.targetAnswered = new Float64Array(targetCount);
  }

  ofSource(p: number, q: number): number {
    return this.sourceMass.get(p * this.targetCount + q) ?? 0;
  }

  ofTarget(p: number, q: number): number {
    return this.targetMass.get(p * this.targetCount + q) ?? 0;
  }

  add({ from, look: { beads, chances } }: PartLook): void {
    const { sourceOwner, targetOwner, sourceWeight, targetWeight } = this;
    const put = (mass: Map<number, number>, key: number, value: number) =>
      mass.set(key, (mass.get(key) ?? 0) + value);
    eachBead(beads, (row, column, shape, bead) => {
      const chance = chances[bead]!;
      const [a, b] = SHAPES[shape]!;
      if (chance < 0.01 || a === 0 || b === 0) return;
      const [i, j] = [from.i + row, from.j + column];
      for (let s = i; s < i + a; s++) this.sourceAnswered[sourceOwner[s]!]! += chance * sourceWeight[s]!;
      for (let t = j; t < j + b; t++) this.targetAnswered[targetOwner[t]!]! += chance * targetWeight[t]!;
      for (let s = i; s < i + a; s++) {
        for (let t = j; t < j + b; t++) {
          const key = sourceOwner[s]! * this.targetCount + targetOwner[t]!;
          put(this.sourceMass, key, (chance * sourceWeight[s]!) / b);
          put(this.targetMass, key, (chance * targetWeight[t]!) / a);
        }
      }
    });
  }
}

/** Of each sentence, the share of its paragraph that it makes up. */
function shares({ items }: Task["sourceForm"], owner: readonly number[], count: number): number[] {
  const total = new Float64Array(count);
  items.forEach(({ marks }, at) => {
    total[owner[at]!]! += marks.length + 1;
  });
  return items.map(({ marks }, at) => (marks.length + 1) / total[owner[at]!]!);
}
