/**
 * What is measured of a bead. Its score is the sum of these figures, each times its weight in weights.ts; the
 * weights are trained, not guessed (tests/bench/align/train.ts).
 *
 * Where an idea comes from stands in the README. Figures are kept between about -3 and 3, so that one prior fits all.
 */
import type { Evidence } from "./evidence";
import type { Marks } from "./items";
import { SHAPE_COUNT, SHAPES } from "./lattice";
import type { Links } from "./paragraphs";

/** The measures, in the order in which `measure` writes them; after them one for each shape of a bead. */
export const MEASURES = [
  "english explained",
  "chinese explained",
  "both explained, by root of weight",
  "english unexplained, in words",
  "chinese unexplained, in words",
  "explained in place, by root of weight",
  "certain matches",
  "certain matches that find no answer",
  "weakest member of several",
  "shortest member of several",
  "share of the best that each could have",
  "length, log ratio under 0.2",
  "length, log ratio 0.2 to 0.5",
  "length, log ratio over 0.5",
  "length, english long",
  "length, difference in deviations",
  "length, difference over two deviations",
  "same ending",
  "other ending",
  "questions",
  "exclamations",
  "colons",
  "brackets",
  "quotation marks",
  "quoted at the start",
  "quoted at the end",
  "commas beyond the sentences",
  "commas short of the sentences",
  "label on both",
  "label on one",
  "label inside",
  "kind agrees",
  "kind differs",
  "kind differs inside",
  "unanswered, length",
  "unanswered, best it could have",
  "unanswered, best it could have, squared",
  "unanswered source that structure doubts",
  "answered source that structure doubts",
  "unanswered heading or caption",
  "sentences answered inside",
  "sentences answered inside, weakest member",
  "unanswered, sentences answered",
] as const;

export const FEATURE_COUNT = MEASURES.length + SHAPE_COUNT;

/** What is known of an item besides its words. */
export interface ItemFacts {
  readonly marks: Marks;
  /** A class of kinds that answer each other, or -1 where none is stated. */
  readonly kind: number;
  readonly isDoubted: boolean;
}

/** English letters for one Chinese character, and the variance of the English length for one: fitted on MAC-Dev. */
export const LETTERS_PER_CHARACTER = 3.1;
const VARIANCE = 12;

export class Measure {
  private readonly bestWord: Float32Array;
  private readonly bestWordInPlace: Float32Array;
  private readonly bestUnit: Float32Array;
  private readonly hardUnit: Uint8Array;

  constructor(
    private readonly evidence: Evidence,
    private readonly source: readonly ItemFacts[],
    private readonly target: readonly ItemFacts[],
    /** Letters per character in these very texts. */
    private readonly ratio: number,
    /** What the sentences say, where the items are paragraphs. */
    private readonly links: Links | null,
  ) {
    const largest = (sizes: number[]) => sizes.reduce((max, size) => Math.max(max, size), 0) * 5 + 1;
    const words = largest(evidence.wordWeight.map((weights) => weights.length));
    this.bestWord = new Float32Array(words);
    this.bestWordInPlace = new Float32Array(words);
    this.bestUnit = new Float32Array(largest(evidence.unitWeight.map((weights) => weights.length)));
    this.hardUnit = new Uint8Array(this.bestUnit.length);
  }

  /** Writes the measures of the bead of `shape` at (i, j) into `out` from `at`. */
  write(i: number, j: number, shape: number, out: Float32Array, at: number): void {
    out.fill(0, at, at + FEATURE_COUNT);
    out[at + MEASURES.length + shape] = 1;
    const [a, b] = SHAPES[shape]!;
    if (a === 0 || b === 0) this.writeUnanswered(i, j, a, out, at);
    else {
      this.writeWords(i, j, a, b, out, at);
      this.writeForm(i, j, a, b, out, at);
      if (this.links) this.writeLinks(this.links, i, j, a, b, out, at);
    }
  }

  /** Several items whose lengths differ by more than any translation's: one to one is always measured. */
  isHopeless(i: number, j: number, shape: number): boolean {
    const [a, b] = SHAPES[shape]!;
    if (a * b === 0 || a + b === 2) return false;
    let source = 20;
    let target = 20;
    for (let s = 0; s < a; s++) source += this.source[i + s]!.marks.length * this.ratio;
    for (let t = 0; t < b; t++) target += this.target[j + t]!.marks.length;
    return source > target * 2.2 || target > source * 2.2;
  }

  private writeLinks(
    links: Links,
    i: number,
    j: number,
    a: number,
    b: number,
    out: Float32Array,
    at: number,
  ): void {
    let all = 0;
    let weakest = 1;
    for (let s = i; s < i + a; s++) {
      let own = 0;
      for (let t = j; t < j + b; t++) own += links.ofSource(s, t);
      all += own;
      weakest = Math.min(weakest, own);
    }
    for (let t = j; t < j + b; t++) {
      let own = 0;
      for (let s = i; s < i + a; s++) own += links.ofTarget(s, t);
      all += own;
      weakest = Math.min(weakest, own);
    }
    out[at + 40] = all / 2;
    out[at + 41] = weakest;
  }

  private writeUnanswered(i: number, j: number, a: number, out: Float32Array, at: number): void {
    const item = a === 1 ? this.source[i]! : this.target[j]!;
    const best = a === 1 ? this.evidence.bestOfSource[i]! : this.evidence.bestOfTarget[j]!;
    const letters = a === 1 ? item.marks.length * this.ratio : item.marks.length;
    out[at + 34] = Math.log((letters + 5) / 50);
    out[at + 35] = best * 3;
    out[at + 36] = best * best * 5;
    if (item.isDoubted) out[at + 37] = 1;
    if (item.kind >= 2) out[at + 39] = 1;
    if (this.links) out[at + 42] = a === 1 ? this.links.sourceAnswered[i]! : this.links.targetAnswered[j]!;
  }

  private writeWords(i: number, j: number, a: number, b: number, out: Float32Array, at: number): void {
    const { evidence, bestWord, bestWordInPlace, bestUnit, hardUnit } = this;
    const { matchAt, matchUnit, matchWord, matchStrength, matchPlace, matchHard } = evidence;
    let unitsBefore = 0;
    let wordCount = 0;
    for (let t = 0; t < b; t++) wordCount += evidence.wordWeight[j + t]!.length;
    bestWord.fill(0, 0, wordCount);
    bestWordInPlace.fill(0, 0, wordCount);
    let sourceLength = 0;
    let targetLength = 0;
    for (let s = 0; s < a; s++) sourceLength += this.source[i + s]!.marks.length + 1;
    for (let t = 0; t < b; t++) targetLength += this.target[j + t]!.marks.length + 1;
    let sourceBefore = 0;
    let best = 0;
    for (let s = 0; s < a; s++) {
      const sourceOwn = this.source[i + s]!.marks.length + 1;
      const units = evidence.unitWeight[i + s]!.length;
      bestUnit.fill(0, unitsBefore, unitsBefore + units);
      hardUnit.fill(0, unitsBefore, unitsBefore + units);
      let wordsBefore = 0;
      let targetBefore = 0;
      let own = 0;
      for (let t = 0; t < b; t++) {
        const targetOwn = this.target[j + t]!.marks.length + 1;
        const wordAt = evidence.target[j + t]!.wordAt;
        const pair = evidence.pairOf(i + s, j + t);
        const end = pair < 0 ? 0 : matchAt[pair + 1]!;
        const sourceShift = sourceBefore / sourceLength - targetBefore / targetLength;
        const sourceScale = sourceOwn / sourceLength;
        const targetScale = targetOwn / targetLength;
        for (let k = pair < 0 ? 0 : matchAt[pair]!; k < end; k++) {
          const word = matchWord[k]!;
          const strength = matchStrength[k]!;
          const w = wordsBefore + word;
          const u = unitsBefore + matchUnit[k]!;
          if (strength > bestWord[w]!) bestWord[w] = strength;
          if (strength > bestUnit[u]!) bestUnit[u] = strength;
          if (matchHard[k] === 1) hardUnit[u] = 1;
          // How far apart the two stand, each as a share of its side of the bead.
          const apart = sourceShift + matchPlace[k]! * sourceScale - wordAt[word]! * targetScale;
          const inPlace = strength * (1 - 2.5 * (apart < 0 ? -apart : apart));
          if (inPlace > bestWordInPlace[w]!) bestWordInPlace[w] = inPlace;
        }
        own = Math.max(own, evidence.shareOf(i + s, j + t));
        wordsBefore += evidence.wordWeight[j + t]!.length;
        targetBefore += targetOwn;
      }
      best += own / (evidence.bestOfSource[i + s]! + 0.05);
      unitsBefore += units;
      sourceBefore += sourceOwn;
    }
    let english = 0;
    let inPlace = 0;
    let englishAll = 0;
    let weakest = 1;
    let wordsBefore = 0;
    for (let t = 0; t < b; t++) {
      const weights = evidence.wordWeight[j + t]!;
      let member = 0;
      for (let w = 0; w < weights.length; w++) {
        member += weights[w]! * bestWord[wordsBefore + w]!;
        inPlace += weights[w]! * bestWordInPlace[wordsBefore + w]!;
      }
      english += member;
      englishAll += evidence.wordTotal[j + t]!;
      weakest = Math.min(weakest, (member + 0.2) / (evidence.wordTotal[j + t]! + 0.5));
      wordsBefore += weights.length;
      let own = 0;
      for (let s = 0; s < a; s++) own = Math.max(own, evidence.shareOf(i + s, j + t));
      best += own / (evidence.bestOfTarget[j + t]! + 0.05);
    }
    let chinese = 0;
    let chineseAll = 0;
    let certain = 0;
    let lost = 0;
    unitsBefore = 0;
    for (let s = 0; s < a; s++) {
      const weights = evidence.unitWeight[i + s]!;
      const certainUnit = evidence.source[i + s]!.isCertain;
      let member = 0;
      for (let u = 0; u < weights.length; u++) {
        member += weights[u]! * bestUnit[unitsBefore + u]!;
        if (hardUnit[unitsBefore + u] === 1) certain += weights[u]!;
        else if (certainUnit[u] === 1) lost += weights[u]!;
      }
      chinese += member;
      chineseAll += evidence.unitTotal[i + s]!;
      if (a > 1) weakest = Math.min(weakest, (member + 0.2) / (evidence.unitTotal[i + s]! + 0.5));
      unitsBefore += weights.length;
    }
    out[at] = (english / (englishAll + 0.5)) * 2;
    out[at + 1] = (chinese / (chineseAll + 0.5)) * 2;
    const root = Math.sqrt(englishAll + chineseAll + 1);
    out[at + 2] = (english + chinese) / root;
    out[at + 3] = (englishAll - english) / 5;
    out[at + 4] = (chineseAll - chinese) / 5;
    out[at + 5] = inPlace / root;
    out[at + 6] = Math.min(3, certain);
    out[at + 7] = Math.min(3, lost);
    if (a + b > 2) out[at + 8] = Math.min(1, weakest) * 2;
    out[at + 10] = best / (a + b);
  }

  private writeForm(i: number, j: number, a: number, b: number, out: Float32Array, at: number): void {
    const zh = sumMarks(this.source, i, a);
    const en = sumMarks(this.target, j, b);
    const expected = zh.length * this.ratio;
    const log = Math.log((en.length + 8) / (expected + 8));
    const size = Math.abs(log);
    out[at + 11] = Math.min(size, 0.2) * 5;
    out[at + 12] = Math.min(Math.max(size - 0.2, 0), 0.3) * 3;
    out[at + 13] = Math.min(Math.max(size - 0.5, 0), 1.5) * 2;
    out[at + 14] = Math.max(-1, Math.min(1, log));
    const deviation =
      Math.abs(en.length - expected) / Math.sqrt(VARIANCE * (expected + en.length) * 0.5 + 40);
    out[at + 15] = Math.min(deviation, 2);
    out[at + 16] = Math.min(Math.max(deviation - 2, 0), 8) / 2;
    if (a + b > 2) out[at + 9] = Math.log(Math.min(zh.shortest * this.ratio, en.shortest) / 30 + 0.3);

    const first = this.source[i]!.marks;
    const last = this.source[i + a - 1]!.marks;
    const firstEnglish = this.target[j]!.marks;
    const lastEnglish = this.target[j + b - 1]!.marks;
    if (last.ending === lastEnglish.ending) out[at + 17] = last.ending > 1 ? 2 : 1;
    else out[at + 18] = last.ending > 0 && lastEnglish.ending > 0 ? 1 : 0.5;
    const differ = (x: number, y: number) => Math.min(3, Math.abs(x - y));
    out[at + 19] = differ(zh.questions, en.questions);
    out[at + 20] = differ(zh.exclamations, en.exclamations);
    out[at + 21] = differ(zh.colons, en.colons);
    out[at + 22] = differ(zh.brackets, en.brackets);
    out[at + 23] = differ(zh.quotes, en.quotes);
    out[at + 24] = first.opensQuoted === firstEnglish.opensQuoted ? (first.opensQuoted ? 1 : 0) : -1;
    out[at + 25] = last.closesQuoted === lastEnglish.closesQuoted ? (last.closesQuoted ? 1 : 0) : -1;
    if (b > a) {
      const pieces = zh.commas + a - b;
      out[at + 26] = Math.min(3, Math.max(0, pieces)) / 2;
      out[at + 27] = Math.min(3, Math.max(0, -pieces));
    }
    if (first.hasLabel && firstEnglish.hasLabel) out[at + 28] = 1;
    else if (first.hasLabel || firstEnglish.hasLabel) out[at + 29] = 1;
    const kind = this.source[i]!.kind;
    const kindEnglish = this.target[j]!.kind;
    if (kind >= 0 && kindEnglish >= 0) out[at + (kind === kindEnglish ? 31 : 32)] = 1;
    for (let s = 1; s < a; s++) {
      if (this.source[i + s]!.marks.hasLabel) out[at + 30]!++;
      if (this.source[i + s]!.kind !== kind) out[at + 33]!++;
    }
    for (let t = 1; t < b; t++) {
      if (this.target[j + t]!.marks.hasLabel) out[at + 30]!++;
      if (this.target[j + t]!.kind !== kindEnglish) out[at + 33]!++;
    }
    for (let s = 0; s < a; s++) if (this.source[i + s]!.isDoubted) out[at + 38]!++;
  }
}

function sumMarks(items: readonly ItemFacts[], from: number, count: number) {
  const sum = {
    length: 0,
    shortest: Number.POSITIVE_INFINITY,
    questions: 0,
    exclamations: 0,
    colons: 0,
    brackets: 0,
    quotes: 0,
    commas: 0,
  };
  for (let at = from; at < from + count; at++) {
    const marks = items[at]!.marks;
    sum.length += marks.length;
    sum.shortest = Math.min(sum.shortest, marks.length);
    sum.questions += marks.questions;
    sum.exclamations += marks.exclamations;
    sum.colons += marks.colons;
    sum.brackets += marks.brackets;
    sum.quotes += marks.quotes;
    sum.commas += marks.commas;
  }
  return sum;
}
