/**
 * What is measured of a bead at the second look. Its score is the sum of these figures, each times its weight in
 * weights.ts; the weights are trained, not guessed (tests/bench/align/train.ts).
 *
 * Where an idea comes from stands in the README. Figures are kept between about -3 and 3, so that one prior fits all.
 */

import type { Seams } from "./clauses";
import { type Evidence, gainOf } from "./evidence";
import { BRACKETS, COLONS, COMMAS, EXCLAMATIONS, type Form, LENGTH, QUESTIONS, QUOTES } from "./form";
import { LATIN, NUMBER, SOFT } from "./ground";
import { SHAPE_COUNT, SHAPES } from "./lattice";
import { isHopeless, writeLength } from "./length";
import type { Links } from "./paragraphs";

/** The measures, in the order in which `write` fills them in; after them one for each shape of a bead. */
export const MEASURES = [
  "english explained",
  "chinese explained",
  "both explained, by root of weight",
  "english unexplained, in words",
  "chinese unexplained, in words",
  "explained in place, by root of weight",
  "words gain",
  "units gain",
  "words gain in place",
  "units gain in place",
  "gain in place, by root of length",
  "words gain, each",
  "units gain, each",
  "words that the source before explains better",
  "words that the source after explains better",
  "units that the target before answers better",
  "units that the target after answers better",
  "numbers and names matched",
  "numbers that find no answer",
  "latin words that find no answer",
  "weakest member of several",
  "least that a source member adds",
  "least that a target member adds",
  "shortest member of several",
  "share of the best that each could have",
  "several, gain in place by root of length",
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
  "quotation open at the end of one",
  "quotation open at the end of both",
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
  "unanswered, adds to the neighbour",
  "unanswered, explained by the neighbour",
  "unanswered source that structure doubts",
  "answered source that structure doubts",
  "unanswered heading or caption",
  "clauses part at the end",
  "clauses part inside",
  "clauses part inside, in every ladder",
  "first words answer each other",
  "last words answer each other",
  "sentences answered inside",
  "sentences answered inside, weakest member",
  "unanswered, sentences answered",
] as const;

export const FEATURE_COUNT = MEASURES.length + SHAPE_COUNT;

const COLUMN = new Map<string, number>(MEASURES.map((name, at) => [name, at]));
const column = (name: (typeof MEASURES)[number]): number => COLUMN.get(name)!;

const WORDS = column("english explained");
const LOST = column("words that the source before explains better");
const CERTAIN = column("numbers and names matched");
const WEAKEST = column("weakest member of several");
const SHORTEST = column("shortest member of several");
const BEST = column("share of the best that each could have");
const SEVERAL = column("several, gain in place by root of length");
const LENGTHS = column("length, log ratio under 0.2");
const ENDING = column("same ending");
const MARKS = column("questions");
const QUOTED = column("quoted at the start");
const PIECES = column("commas beyond the sentences");
const LABELS = column("label on both");
const KINDS = column("kind agrees");
const ALONE = column("unanswered, length");
const DOUBTED_ALONE = column("unanswered source that structure doubts");
const DOUBTED = column("answered source that structure doubts");
const HEADING_ALONE = column("unanswered heading or caption");
const SEAMS = column("clauses part at the end");
const EDGES = column("first words answer each other");
const LINKS = column("sentences answered inside");
const LINKED_ALONE = column("unanswered, sentences answered");

/** What was found out before the closer look. */
export interface Context {
  /** What the clauses say, where the items are sentences. */
  readonly seams?: Seams;
  /** What the sentences say, where the items are paragraphs. */
  readonly links?: Links;
}

export class Measure {
  readonly count = FEATURE_COUNT;
  private readonly bestWord: Float32Array;
  private readonly bestWordInPlace: Float32Array;
  private readonly chanceOfWord: Float32Array;
  private readonly nearOfWord: Float32Array;
  /** Which source member explains a word: -1 none, -2 several. */
  private readonly memberOfWord: Int8Array;
  private readonly bestUnit: Float32Array;
  private readonly chanceOfUnit: Float32Array;
  private readonly nearOfUnit: Float32Array;
  private readonly memberOfUnit: Int8Array;
  private readonly groundOfUnit: Uint8Array;
  private readonly added = new Float64Array(16);
  /** What `gather` finds of the first and the last words. */
  private first = 0;
  private last = 0;

  constructor(
    private readonly evidence: Evidence,
    private readonly source: Form,
    private readonly target: Form,
    /** Letters per character in these very texts. */
    private readonly ratio: number,
    private readonly context: Context,
  ) {
    const largest = (sizes: readonly Float32Array[]) =>
      sizes.reduce((max, { length }) => Math.max(max, length), 0) * 6 + 1;
    const words = largest(evidence.target.weight);
    const units = largest(evidence.source.weight);
    this.bestWord = new Float32Array(words);
    this.bestWordInPlace = new Float32Array(words);
    this.chanceOfWord = new Float32Array(words);
    this.nearOfWord = new Float32Array(words);
    this.memberOfWord = new Int8Array(words);
    this.bestUnit = new Float32Array(units);
    this.chanceOfUnit = new Float32Array(units);
    this.nearOfUnit = new Float32Array(units);
    this.memberOfUnit = new Int8Array(units);
    this.groundOfUnit = new Uint8Array(units);
  }

  /** Writes the measures of the bead of `shape` at (i, j) into `out` from `at`. */
  write(i: number, j: number, shape: number, out: Float32Array, at: number): void {
    out.fill(0, at, at + FEATURE_COUNT);
    out[at + MEASURES.length + shape] = 1;
    const [a, b] = SHAPES[shape]!;
    const { seams, links } = this.context;
    if (seams) this.writeSeams(seams, i, j, a, b, out, at);
    if (a === 0 || b === 0) this.writeUnanswered(i, j, a, out, at);
    else {
      this.writeWords(i, j, a, b, out, at);
      this.writeForm(i, j, a, b, out, at);
      if (links) this.writeLinks(links, i, j, a, b, out, at);
    }
  }

  isHopeless(i: number, j: number, shape: number): boolean {
    return isHopeless(this.source, this.target, this.ratio, i, j, shape);
  }

  private writeSeams(
    seams: Seams,
    i: number,
    j: number,
    a: number,
    b: number,
    out: Float32Array,
    at: number,
  ): void {
    out[at + SEAMS] = Math.log(seams.at(i + a, j + b) + 0.003) / 2;
    let inside = 0;
    for (let s = 0; s <= a; s++) {
      for (let t = 0; t <= b; t++) {
        if (s + t === 0 || s + t === a + b) continue;
        inside = Math.max(inside, seams.at(i + s, j + t));
      }
    }
    out[at + SEAMS + 1] = inside;
    out[at + SEAMS + 2] = Math.log(1.003 - inside) / 2;
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
    out[at + LINKS] = all / 2;
    out[at + LINKS + 1] = weakest;
  }

  private writeUnanswered(i: number, j: number, a: number, out: Float32Array, at: number): void {
    const { evidence } = this;
    const form = a === 1 ? this.source : this.target;
    const item = form.items[a === 1 ? i : j]!;
    const best = a === 1 ? evidence.bestOfSource[i]! : evidence.bestOfTarget[j]!;
    const letters = a === 1 ? item.marks.length * this.ratio : item.marks.length;
    out[at + ALONE] = Math.log((letters + 5) / 50);
    out[at + ALONE + 1] = best * 3;
    out[at + ALONE + 2] = best * best * 5;
    // What it would add to the neighbours' beads, beyond what the items beside it explain there already.
    const { pairs } = evidence;
    const left = a === 1 ? pairs.of(i, j - 1) : pairs.of(i - 1, j);
    const right = a === 1 ? pairs.of(i, j) : pairs.of(i, j);
    const leftRival = pairs.of(i - 1, j - 1);
    const rightRival = a === 1 ? pairs.of(i + 1, j) : pairs.of(i, j + 1);
    const gains = a === 1 ? evidence.wordGain : evidence.unitGain;
    const gainsAt = a === 1 ? evidence.wordGainAt : evidence.unitGainAt;
    const own = a === 1 ? evidence.unitGains : evidence.wordGains;
    const size = a === 1 ? evidence.source.weight[i]!.length : evidence.target.weight[j]!.length;
    const root = Math.sqrt(size + 1) * 3;
    const adds = Math.max(beyond(gains, gainsAt, left, leftRival), beyond(gains, gainsAt, right, rightRival));
    out[at + ALONE + 3] = adds / root;
    out[at + ALONE + 4] = Math.max(left < 0 ? 0 : own[left]!, right < 0 ? 0 : own[right]!) / root;
    if (item.isDoubted) out[at + DOUBTED_ALONE] = 1;
    if (item.kind >= 2) out[at + HEADING_ALONE] = 1;
    const { links } = this.context;
    if (links) out[at + LINKED_ALONE] = a === 1 ? links.sourceAnswered[i]! : links.targetAnswered[j]!;
  }

  private writeWords(i: number, j: number, a: number, b: number, out: Float32Array, at: number): void {
    const { evidence, added } = this;
    const { pairs } = evidence;
    const words = evidence.target;
    const units = evidence.source;
    const wordCount = this.gather(i, j, a, b);
    let unitCount = 0;
    for (let s = 0; s < a; s++) unitCount += units.weight[i + s]!.length;

    let english = 0;
    let inPlace = 0;
    let englishAll = 0;
    let weakest = 1;
    let best = 0;
    let gain = 0;
    let gainNear = 0;
    let lostBefore = 0;
    let lostAfter = 0;
    added.fill(0);
    for (let t = 0, w = 0; t < b; t++) {
      const weights = words.weight[j + t]!;
      const frequency = words.frequency[j + t]!;
      const before = pairs.of(i - 1, j + t);
      const after = pairs.of(i + a, j + t);
      let member = 0;
      for (let k = 0; k < weights.length; k++, w++) {
        member += weights[k]! * this.bestWord[w]!;
        inPlace += weights[k]! * this.bestWordInPlace[w]!;
        const own = gainOf(this.chanceOfWord[w]!, unitCount, frequency[k]!);
        gain += own;
        gainNear += gainOf(this.nearOfWord[w]! * 2, unitCount, frequency[k]!);
        const from = this.memberOfWord[w]!;
        if (from >= 0) added[from]! += own;
        if (before >= 0) {
          const other = evidence.wordGain[evidence.wordGainAt[before]! + k]! - own;
          if (other > 0) lostBefore += other;
        }
        if (after >= 0) {
          const other = evidence.wordGain[evidence.wordGainAt[after]! + k]! - own;
          if (other > 0) lostAfter += other;
        }
      }
      english += member;
      englishAll += words.total[j + t]!;
      weakest = Math.min(weakest, (member + 0.2) / (words.total[j + t]! + 0.5));
      let own = 0;
      for (let s = 0; s < a; s++) own = Math.max(own, evidence.shareOf(i + s, j + t));
      best += own / (evidence.bestOfTarget[j + t]! + 0.05);
    }
    if (a > 1) out[at + WEAKEST + 1] = leastOf(added, a) / 5;

    let chinese = 0;
    let chineseAll = 0;
    let unitGain = 0;
    let unitGainNear = 0;
    let lostUnitsBefore = 0;
    let lostUnitsAfter = 0;
    let certain = 0;
    let numbersLost = 0;
    let latinLost = 0;
    added.fill(0);
    for (let s = 0, u = 0; s < a; s++) {
      const weights = units.weight[i + s]!;
      const frequency = units.frequency[i + s]!;
      const ground = evidence.sourceItems[i + s]!.ground;
      const before = pairs.of(i + s, j - 1);
      const after = pairs.of(i + s, j + b);
      let member = 0;
      for (let k = 0; k < weights.length; k++, u++) {
        member += weights[k]! * this.bestUnit[u]!;
        const own = gainOf(this.chanceOfUnit[u]!, wordCount, frequency[k]!);
        unitGain += own;
        unitGainNear += gainOf(this.nearOfUnit[u]! * 2, wordCount, frequency[k]!);
        const from = this.memberOfUnit[u]!;
        if (from >= 0) added[from]! += own;
        if (this.groundOfUnit[u]! !== SOFT) certain += weights[k]!;
        else if (ground[k] === NUMBER) numbersLost += weights[k]!;
        else if (ground[k] === LATIN) latinLost += weights[k]!;
        if (before >= 0) {
          const other = evidence.unitGain[evidence.unitGainAt[before]! + k]! - own;
          if (other > 0) lostUnitsBefore += other;
        }
        if (after >= 0) {
          const other = evidence.unitGain[evidence.unitGainAt[after]! + k]! - own;
          if (other > 0) lostUnitsAfter += other;
        }
      }
      chinese += member;
      chineseAll += units.total[i + s]!;
      if (a > 1) weakest = Math.min(weakest, (member + 0.2) / (units.total[i + s]! + 0.5));
      let own = 0;
      for (let t = 0; t < b; t++) own = Math.max(own, evidence.shareOf(i + s, j + t));
      best += own / (evidence.bestOfSource[i + s]! + 0.05);
    }
    if (b > 1) out[at + WEAKEST + 2] = leastOf(added, b) / 5;

    const root = Math.sqrt(englishAll + chineseAll + 1);
    const count = Math.sqrt(wordCount + unitCount + 1);
    out[at + WORDS] = (english / (englishAll + 0.5)) * 2;
    out[at + WORDS + 1] = (chinese / (chineseAll + 0.5)) * 2;
    out[at + WORDS + 2] = (english + chinese) / root;
    out[at + WORDS + 3] = (englishAll - english) / 5;
    out[at + WORDS + 4] = (chineseAll - chinese) / 5;
    out[at + WORDS + 5] = inPlace / root;
    out[at + WORDS + 6] = gain / 10;
    out[at + WORDS + 7] = unitGain / 10;
    out[at + WORDS + 8] = gainNear / 10;
    out[at + WORDS + 9] = unitGainNear / 10;
    out[at + WORDS + 10] = (gainNear + unitGainNear) / count / 3;
    out[at + WORDS + 11] = gain / (wordCount + 2);
    out[at + WORDS + 12] = unitGain / (unitCount + 2);
    out[at + LOST] = lostBefore / 10;
    out[at + LOST + 1] = lostAfter / 10;
    out[at + LOST + 2] = lostUnitsBefore / 10;
    out[at + LOST + 3] = lostUnitsAfter / 10;
    out[at + CERTAIN] = Math.min(3, certain);
    out[at + CERTAIN + 1] = Math.min(3, numbersLost);
    out[at + CERTAIN + 2] = Math.min(3, latinLost);
    if (a + b > 2) {
      out[at + WEAKEST] = Math.min(1, weakest) * 2;
      out[at + SEVERAL] = out[at + WORDS + 10]!;
    }
    out[at + BEST] = best / (a + b);
    out[at + EDGES] = this.first;
    out[at + EDGES + 1] = this.last;
  }

  /** Collects, for each word and each unit of a bead, what the other side says of it. Returns the number of words. */
  private gather(i: number, j: number, a: number, b: number): number {
    const { evidence, bestWord, bestWordInPlace, bestUnit, chanceOfWord, nearOfWord } = this;
    const { chanceOfUnit, nearOfUnit, memberOfWord, memberOfUnit, groundOfUnit } = this;
    const { matchAt, matchUnit, matchWord, matchStrength, matchChance, matchPlace, matchGround } = evidence;
    let wordCount = 0;
    for (let t = 0; t < b; t++) wordCount += evidence.target.weight[j + t]!.length;
    bestWord.fill(0, 0, wordCount);
    bestWordInPlace.fill(0, 0, wordCount);
    chanceOfWord.fill(0, 0, wordCount);
    nearOfWord.fill(0, 0, wordCount);
    memberOfWord.fill(-1, 0, wordCount);
    const sourceLength = this.source.sum(LENGTH, i, a) + a;
    const targetLength = this.target.sum(LENGTH, j, b) + b;
    let first = 0;
    let last = 0;
    let sourceBefore = 0;
    let unitsBefore = 0;
    for (let s = 0; s < a; s++) {
      const sourceOwn = this.source.lengthOf(i + s) + 1;
      const units = evidence.source.weight[i + s]!.length;
      bestUnit.fill(0, unitsBefore, unitsBefore + units);
      chanceOfUnit.fill(0, unitsBefore, unitsBefore + units);
      nearOfUnit.fill(0, unitsBefore, unitsBefore + units);
      memberOfUnit.fill(-1, unitsBefore, unitsBefore + units);
      groundOfUnit.fill(0, unitsBefore, unitsBefore + units);
      let wordsBefore = 0;
      let targetBefore = 0;
      for (let t = 0; t < b; t++) {
        const targetOwn = this.target.lengthOf(j + t) + 1;
        const wordAt = evidence.targetItems[j + t]!.wordAt;
        const pair = evidence.pairs.of(i + s, j + t);
        const end = pair < 0 ? 0 : matchAt[pair + 1]!;
        const shift = sourceBefore / sourceLength - targetBefore / targetLength;
        const sourceScale = sourceOwn / sourceLength;
        const targetScale = targetOwn / targetLength;
        for (let k = pair < 0 ? 0 : matchAt[pair]!; k < end; k++) {
          const word = matchWord[k]!;
          const strength = matchStrength[k]!;
          const chance = matchChance[k]!;
          const w = wordsBefore + word;
          const u = unitsBefore + matchUnit[k]!;
          if (strength > bestWord[w]!) bestWord[w] = strength;
          if (strength > bestUnit[u]!) bestUnit[u] = strength;
          if (matchGround[k]! > groundOfUnit[u]!) groundOfUnit[u] = matchGround[k]!;
          if (s === 0 && t === 0 && matchUnit[k]! < EDGE && word < EDGE)
            first += strength * rarer(evidence, i, j, matchUnit[k]!, word);
          if (s === a - 1 && t === b - 1) {
            const fromEnd = Math.max(units - matchUnit[k]!, wordAt.length - word);
            if (fromEnd <= EDGE) last += strength * rarer(evidence, i + s, j + t, matchUnit[k]!, word);
          }
          // How far apart the two stand, each as a share of its side of the bead.
          const apart = Math.abs(shift + matchPlace[k]! * sourceScale - wordAt[word]! * targetScale);
          const inPlace = strength * (1 - 2.5 * apart);
          if (inPlace > bestWordInPlace[w]!) bestWordInPlace[w] = inPlace;
          // Near enough to exp(-4 × apart), the prior of fast_align (Dyer et al. 2013).
          const close = 1 - apart;
          const near = chance * close * close * close * close;
          chanceOfWord[w]! += chance;
          nearOfWord[w]! += near;
          chanceOfUnit[u]! += chance;
          nearOfUnit[u]! += near;
          memberOfWord[w] = memberOfWord[w] === -1 || memberOfWord[w] === s ? s : -2;
          memberOfUnit[u] = memberOfUnit[u] === -1 || memberOfUnit[u] === t ? t : -2;
        }
        wordsBefore += evidence.target.weight[j + t]!.length;
        targetBefore += targetOwn;
      }
      unitsBefore += units;
      sourceBefore += sourceOwn;
    }
    this.first = Math.min(2, first);
    this.last = Math.min(2, last);
    return wordCount;
  }

  private writeForm(i: number, j: number, a: number, b: number, out: Float32Array, at: number): void {
    const { source, target } = this;
    const expected = source.sum(LENGTH, i, a) * this.ratio;
    writeLength(expected, target.sum(LENGTH, j, b), out, at + LENGTHS);
    if (a + b > 2) {
      const shortest = Math.min(source.shortest(i, a) * this.ratio, target.shortest(j, b));
      out[at + SHORTEST] = Math.log(shortest / 30 + 0.3);
    }
    const first = source.items[i]!.marks;
    const last = source.items[i + a - 1]!.marks;
    const firstEnglish = target.items[j]!.marks;
    const lastEnglish = target.items[j + b - 1]!.marks;
    if (last.ending === lastEnglish.ending) out[at + ENDING] = last.ending > 1 ? 2 : 1;
    else out[at + ENDING + 1] = last.ending > 0 && lastEnglish.ending > 0 ? 1 : 0.5;
    COMPARED.forEach((mark, k) => {
      out[at + MARKS + k] = Math.min(3, Math.abs(source.sum(mark, i, a) - target.sum(mark, j, b)));
    });
    out[at + QUOTED] = first.opensQuoted === firstEnglish.opensQuoted ? (first.opensQuoted ? 1 : 0) : -1;
    out[at + QUOTED + 1] = last.closesQuoted === lastEnglish.closesQuoted ? (last.closesQuoted ? 1 : 0) : -1;
    const isOpen = source.quoted[i + a]!;
    if (isOpen !== target.quoted[j + b]) out[at + QUOTED + 2] = 1;
    else if (isOpen === 1) out[at + QUOTED + 3] = 1;
    if (b > a) {
      const pieces = source.sum(COMMAS, i, a) + a - b;
      out[at + PIECES] = Math.min(3, Math.max(0, pieces)) / 2;
      out[at + PIECES + 1] = Math.min(3, Math.max(0, -pieces));
    }
    if (first.hasLabel && firstEnglish.hasLabel) out[at + LABELS] = 1;
    else if (first.hasLabel || firstEnglish.hasLabel) out[at + LABELS + 1] = 1;
    const kind = source.items[i]!.kind;
    const kindEnglish = target.items[j]!.kind;
    if (kind >= 0 && kindEnglish >= 0) out[at + KINDS + (kind === kindEnglish ? 0 : 1)] = 1;
    for (let s = i; s < i + a; s++) {
      const item = source.items[s]!;
      if (s > i && item.marks.hasLabel) out[at + LABELS + 2]!++;
      if (item.kind !== kind) out[at + KINDS + 2]!++;
      if (item.isDoubted) out[at + DOUBTED]!++;
    }
    for (let t = j + 1; t < j + b; t++) {
      const item = target.items[t]!;
      if (item.marks.hasLabel) out[at + LABELS + 2]!++;
      if (item.kind !== kindEnglish) out[at + KINDS + 2]!++;
    }
  }
}

/** So many units and words count as the first and the last. */
const EDGE = 3;

function rarer(evidence: Evidence, i: number, j: number, unit: number, word: number): number {
  return Math.min(evidence.source.weight[i]![unit]!, evidence.target.weight[j]![word]!);
}

const COMPARED = [QUESTIONS, EXCLAMATIONS, COLONS, BRACKETS, QUOTES];

function leastOf(values: Float64Array, count: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < count; k++) least = Math.min(least, values[k]!);
  return least;
}

/** The sum of what `pair` gains word by word beyond what `rival` gains for the same words. */
function beyond(gains: Float32Array, at: Uint32Array, pair: number, rival: number): number {
  if (pair < 0) return 0;
  const from = at[pair]!;
  const count = at[pair + 1]! - from;
  const other = rival < 0 ? -1 : at[rival]!;
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const more = gains[from + k]! - (other < 0 ? 0 : gains[other + k]!);
    if (more > 0) sum += more;
  }
  return sum;
}
