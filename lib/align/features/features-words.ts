/**
 * What the words of a bead say at the closer look: how much of each side the other explains, in place and at all, what
 * the neighbours would explain better, and what finds no answer.
 */

import { gainOf } from "../items/side";
import { LATIN, NUMBER, SOFT } from "../lexicon/ground";
import type { Evidence } from "./evidence";
import { type Form, LENGTH } from "./form";

export const WORD_MEASURES = [
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
  "share of the best that each could have",
  "several, gain in place by root of length",
  "first words answer each other",
  "last words answer each other",
] as const;

const COLUMN = new Map<string, number>(WORD_MEASURES.map((name, at) => [name, at]));
const column = (name: (typeof WORD_MEASURES)[number]): number => COLUMN.get(name)!;

const WORDS = column("english explained");
const LOST = column("words that the source before explains better");
const CERTAIN = column("numbers and names matched");
const WEAKEST = column("weakest member of several");
const BEST = column("share of the best that each could have");
const SEVERAL = column("several, gain in place by root of length");
const EDGES = column("first words answer each other");

/** What the other side of a bead says of the words, or the units, of one side, one after another. */
class Said {
  readonly best: Float32Array;
  readonly bestInPlace: Float32Array;
  readonly chance: Float32Array;
  readonly near: Float32Array;
  /** Which member of the other side explains it: -1 none, -2 several. */
  readonly member: Int8Array;

  constructor(size: number) {
    this.best = new Float32Array(size);
    this.bestInPlace = new Float32Array(size);
    this.chance = new Float32Array(size);
    this.near = new Float32Array(size);
    this.member = new Int8Array(size);
  }

  forget(count: number): void {
    this.best.fill(0, 0, count);
    this.bestInPlace.fill(0, 0, count);
    this.chance.fill(0, 0, count);
    this.near.fill(0, 0, count);
    this.member.fill(-1, 0, count);
  }
}

/** What one side of a bead sums up to. */
class Sums {
  explained = 0;
  all = 0;
  inPlace = 0;
  gain = 0;
  gainNear = 0;
  lostBefore = 0;
  lostAfter = 0;
  /** The least explained of its items. */
  weakest = 1;
  /** Per item of the other side, what it alone explains. */
  readonly added = new Float64Array(8);

  forget(): void {
    this.explained =
      this.all =
      this.inPlace =
      this.gain =
      this.gainNear =
      this.lostBefore =
      this.lostAfter =
        0;
    this.weakest = 1;
    this.added.fill(0);
  }
}

export class WordMeasure {
  private readonly words: Said;
  private readonly units: Said;
  private readonly groundOfUnit: Uint8Array;
  private readonly english = new Sums();
  private readonly chinese = new Sums();
  /** What `gather` finds of the first and the last words. */
  private first = 0;
  private last = 0;

  constructor(
    private readonly evidence: Evidence,
    private readonly source: Form,
    private readonly target: Form,
  ) {
    const largest = (sizes: readonly Float32Array[]) =>
      sizes.reduce((max, { length }) => Math.max(max, length), 0) * 6 + 1;
    this.words = new Said(largest(evidence.target.weight));
    this.units = new Said(largest(evidence.source.weight));
    this.groundOfUnit = new Uint8Array(largest(evidence.source.weight));
  }

  /** Writes the measures of the bead of a × b items at (i, j) into `out` from `at`. */
  write(i: number, j: number, a: number, b: number, out: Float32Array, at: number): void {
    const { evidence, english, chinese, words, units } = this;
    const { pairs, wordGain, wordGainAt, unitGain, unitGainAt } = evidence;
    const unitCount = countOf(evidence.source.weight, i, a);
    const wordCount = countOf(evidence.target.weight, j, b);
    this.gather(i, j, a, b, wordCount, unitCount);

    english.forget();
    let best = 0;
    for (let t = 0, from = 0; t < b; t++) {
      const before = pairs.of(i - 1, j + t);
      const after = pairs.of(i + a, j + t);
      sumUp(english, words, evidence.target, j + t, {
        from,
        among: unitCount,
        gains: wordGain,
        before: before < 0 ? -1 : wordGainAt[before]!,
        after: after < 0 ? -1 : wordGainAt[after]!,
      });
      from += evidence.target.weight[j + t]!.length;
      let own = 0;
      for (let s = 0; s < a; s++) own = Math.max(own, evidence.shareOf(i + s, j + t));
      best += own / (evidence.bestOfTarget[j + t]! + 0.05);
    }
    chinese.forget();
    for (let s = 0, from = 0; s < a; s++) {
      const before = pairs.of(i + s, j - 1);
      const after = pairs.of(i + s, j + b);
      sumUp(chinese, units, evidence.source, i + s, {
        from,
        among: wordCount,
        gains: unitGain,
        before: before < 0 ? -1 : unitGainAt[before]!,
        after: after < 0 ? -1 : unitGainAt[after]!,
      });
      from += evidence.source.weight[i + s]!.length;
      let own = 0;
      for (let t = 0; t < b; t++) own = Math.max(own, evidence.shareOf(i + s, j + t));
      best += own / (evidence.bestOfSource[i + s]! + 0.05);
    }

    const root = Math.sqrt(english.all + chinese.all + 1);
    const count = Math.sqrt(wordCount + unitCount + 1);
    const inPlace = (english.gainNear + chinese.gainNear) / count / 3;
    out[at + WORDS] = (english.explained / (english.all + 0.5)) * 2;
    out[at + WORDS + 1] = (chinese.explained / (chinese.all + 0.5)) * 2;
    out[at + WORDS + 2] = (english.explained + chinese.explained) / root;
    out[at + WORDS + 3] = (english.all - english.explained) / 5;
    out[at + WORDS + 4] = (chinese.all - chinese.explained) / 5;
    out[at + WORDS + 5] = english.inPlace / root;
    out[at + WORDS + 6] = english.gain / 10;
    out[at + WORDS + 7] = chinese.gain / 10;
    out[at + WORDS + 8] = english.gainNear / 10;
    out[at + WORDS + 9] = chinese.gainNear / 10;
    out[at + WORDS + 10] = inPlace;
    out[at + WORDS + 11] = english.gain / (wordCount + 2);
    out[at + WORDS + 12] = chinese.gain / (unitCount + 2);
    out[at + LOST] = english.lostBefore / 10;
    out[at + LOST + 1] = english.lostAfter / 10;
    out[at + LOST + 2] = chinese.lostBefore / 10;
    out[at + LOST + 3] = chinese.lostAfter / 10;
    this.writeCertain(i, a, out, at + CERTAIN);
    if (a + b > 2) {
      const weakest = a > 1 ? Math.min(english.weakest, chinese.weakest) : english.weakest;
      out[at + WEAKEST] = Math.min(1, weakest) * 2;
      out[at + SEVERAL] = inPlace;
    }
    if (a > 1) out[at + WEAKEST + 1] = leastOf(english.added, a) / 5;
    if (b > 1) out[at + WEAKEST + 2] = leastOf(chinese.added, b) / 5;
    out[at + BEST] = best / (a + b);
    out[at + EDGES] = this.first;
    out[at + EDGES + 1] = this.last;
  }

  /** Numbers, names and Latin words: those that are matched, and those that find no answer. */
  private writeCertain(i: number, a: number, out: Float32Array, at: number): void {
    const { evidence } = this;
    let certain = 0;
    let numbersLost = 0;
    let latinLost = 0;
    for (let s = 0, u = 0; s < a; s++) {
      const weights = evidence.source.weight[i + s]!;
      const ground = evidence.sourceItems[i + s]!.ground;
      for (let k = 0; k < weights.length; k++, u++) {
        if (this.groundOfUnit[u]! !== SOFT) certain += weights[k]!;
        else if (ground[k] === NUMBER) numbersLost += weights[k]!;
        else if (ground[k] === LATIN) latinLost += weights[k]!;
      }
    }
    out[at] = Math.min(3, certain);
    out[at + 1] = Math.min(3, numbersLost);
    out[at + 2] = Math.min(3, latinLost);
  }

  /** Collects, for each word and each unit of a bead, what the other side says of it. */
  private gather(i: number, j: number, a: number, b: number, wordCount: number, unitCount: number): void {
    const { evidence, groundOfUnit } = this;
    const {
      best: bestWord,
      bestInPlace,
      chance: chanceOfWord,
      near: nearOfWord,
      member: memberOfWord,
    } = this.words;
    const { best: bestUnit, chance: chanceOfUnit, near: nearOfUnit, member: memberOfUnit } = this.units;
    const { matchAt, matchUnit, matchWord, matchStrength, matchChance, matchPlace, matchGround } = evidence;
    this.words.forget(wordCount);
    this.units.forget(unitCount);
    groundOfUnit.fill(0, 0, unitCount);
    const sourceLength = this.source.sum(LENGTH, i, a) + a;
    const targetLength = this.target.sum(LENGTH, j, b) + b;
    let first = 0;
    let last = 0;
    let sourceBefore = 0;
    let unitsBefore = 0;
    for (let s = 0; s < a; s++) {
      const sourceOwn = this.source.lengthOf(i + s) + 1;
      const units = evidence.source.weight[i + s]!.length;
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
          if (inPlace > bestInPlace[w]!) bestInPlace[w] = inPlace;
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
  }
}

/** One item of a side: its words' own sums, and what the neighbours of the bead would gain for them beyond it. */
function sumUp(
  sums: Sums,
  said: Said,
  side: Evidence["source"],
  item: number,
  {
    from,
    among,
    gains,
    before,
    after,
  }: {
    /** The item's first word in `said`. */
    readonly from: number;
    /** How many words the other side of the bead has. */
    readonly among: number;
    /** What each word gains from a neighbour alone starts there in `gains`; -1 where there is none. */
    readonly gains: Float32Array;
    readonly before: number;
    readonly after: number;
  },
): void {
  const weights = side.weight[item]!;
  const frequency = side.frequency[item]!;
  const total = side.total[item]!;
  let explained = 0;
  for (let k = 0, w = from; k < weights.length; k++, w++) {
    explained += weights[k]! * said.best[w]!;
    sums.inPlace += weights[k]! * said.bestInPlace[w]!;
    const own = gainOf(said.chance[w]!, among, frequency[k]!);
    sums.gain += own;
    sums.gainNear += gainOf(said.near[w]! * 2, among, frequency[k]!);
    if (said.member[w]! >= 0) sums.added[said.member[w]!]! += own;
    if (before >= 0) sums.lostBefore += Math.max(0, gains[before + k]! - own);
    if (after >= 0) sums.lostAfter += Math.max(0, gains[after + k]! - own);
  }
  sums.explained += explained;
  sums.all += total;
  sums.weakest = Math.min(sums.weakest, (explained + 0.2) / (total + 0.5));
}

function countOf(weights: readonly Float32Array[], from: number, items: number): number {
  let count = 0;
  for (let item = from; item < from + items; item++) count += weights[item]!.length;
  return count;
}

/** So many units and words count as the first and the last. */
const EDGE = 3;

function rarer(evidence: Evidence, i: number, j: number, unit: number, word: number): number {
  return Math.min(evidence.source.weight[i]![unit]!, evidence.target.weight[j]![word]!);
}

function leastOf(values: Float64Array, count: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < count; k++) least = Math.min(least, values[k]!);
  return least;
}
