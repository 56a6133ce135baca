/**
 * Word evidence: which words of a Chinese item and of an English item may answer each other, and how strongly.
 *
 * A match joins a unit of the Chinese item and a word of the English one with a strength from 0 to 1: the dictionary's
 * gloss, a number, a Latin word, a name by its pinyin, or a pair learned from these texts. What a match is worth
 * is the rarity of its words in these texts: 量子 says more about where we are than 说.
 */
import { englishStem } from "./english";
import type { ChineseItem, EnglishItem, NameTable, Types } from "./items";
import type { Band } from "./lattice";
import type { Lexicon } from "./lexicon";

/** For every Chinese type the English types it may answer to. */
export interface MatchTable {
  readonly at: Int32Array;
  readonly word: Int32Array;
  readonly strength: Float32Array;
  /** 1 where the match is a number, a Latin word or a name: it leaves little to chance. */
  readonly hard: Uint8Array;
}

/** A pair learned from the texts: Chinese type, English type, strength. */
export type LearnedPairs = ReadonlyMap<number, ReadonlyMap<number, number>>;

export function makeMatchTable(
  chinese: Types,
  english: Types,
  names: NameTable,
  lexicon: Lexicon,
  learned: LearnedPairs,
): MatchTable {
  const at = new Int32Array(chinese.names.length + 1);
  const word: number[] = [];
  const strength: number[] = [];
  const hard: number[] = [];
  chinese.names.forEach((name, type) => {
    const found = new Map<number, { strength: number; hard: boolean }>();
    const add = (id: number, value: number, isHard: boolean) => {
      const before = found.get(id);
      if (id >= 0 && (!before || before.strength < value)) found.set(id, { strength: value, hard: isHard });
    };
    if (name.startsWith("#")) add(english.find(name.slice(1)), 1, name.length > 2);
    else if (name.startsWith("@")) {
      add(english.find(englishStem(name.slice(1))), 1, true);
      for (const part of name.slice(1).match(/[a-z]{2,}|\d+/g) ?? [])
        add(english.find(englishStem(part)), 0.8, true);
    } else if (name.startsWith("~")) {
      // One syllable (He, Ma, Li) may be chance; two and more hardly are.
      const sure = name.length > 6 ? 1 : name.length > 4 ? 0.8 : 0.5;
      for (const id of names.get(name.slice(1)) ?? []) add(id, sure, sure === 1);
    } else {
      const entry = lexicon.find(name, 0, name.length);
      if (entry >= 0) {
        const { stems, strengths } = lexicon.gloss(entry);
        stems.forEach((stem, k) => {
          add(english.find(lexicon.stem(stem)), strengths[k]! / 255, false);
        });
      }
    }
    for (const [id, value] of learned.get(type) ?? []) add(id, value, false);
    for (const [id, value] of found) {
      word.push(id);
      strength.push(value.strength);
      hard.push(value.hard ? 1 : 0);
    }
    at[type + 1] = word.length;
  });
  return {
    at,
    word: Int32Array.from(word),
    strength: Float32Array.from(strength),
    hard: Uint8Array.from(hard),
  };
}

/** How much a type says, 0.05 to 1: the logarithm of how few items have it. */
function rarity(items: readonly Int32Array[], typeCount: number): Float32Array {
  const seen = new Int32Array(typeCount);
  for (const types of items) for (const type of new Set(types)) seen[type] = seen[type]! + 1;
  const all = Math.log(items.length + 2);
  return Float32Array.from(seen, (count) => Math.max(0.05, Math.log((items.length + 2) / (count + 1)) / all));
}

/** The matches of every pair of items in a band, laid out one pair after another. */
export class Evidence {
  private readonly low: Int32Array;
  private readonly pairAt: Int32Array;
  readonly matchAt: Int32Array;
  readonly matchUnit: Uint32Array;
  readonly matchWord: Uint32Array;
  readonly matchStrength: Float32Array;
  readonly matchPlace: Float32Array;
  readonly matchHard: Uint8Array;
  readonly unitWeight: Float32Array[];
  readonly wordWeight: Float32Array[];
  readonly unitTotal: Float64Array;
  readonly wordTotal: Float64Array;
  /** Per pair: the share of both sides' weight that is explained. */
  private readonly share: Float32Array;
  /** The best share that a source item, and a target item, has with any item in the band. */
  readonly bestOfSource: Float32Array;
  readonly bestOfTarget: Float32Array;

  constructor(
    readonly source: readonly ChineseItem[],
    readonly target: readonly EnglishItem[],
    table: MatchTable,
    band: Band,
    typeCounts: { readonly chinese: number; readonly english: number },
  ) {
    const unitRarity = rarity(
      source.map((item) => item.unitType),
      typeCounts.chinese,
    );
    const wordRarity = rarity(
      target.map((item) => item.wordType),
      typeCounts.english,
    );
    this.unitWeight = source.map((item) => Float32Array.from(item.unitType, (type) => unitRarity[type]!));
    this.wordWeight = target.map((item) => Float32Array.from(item.wordType, (type) => wordRarity[type]!));
    this.unitTotal = Float64Array.from(this.unitWeight, (weights) => weights.reduce((sum, w) => sum + w, 0));
    this.wordTotal = Float64Array.from(this.wordWeight, (weights) => weights.reduce((sum, w) => sum + w, 0));
    const n = source.length;
    const m = target.length;
    this.low = new Int32Array(n);
    this.pairAt = new Int32Array(n + 1);
    for (let i = 0; i < n; i++) {
      const low = band.low[Math.max(0, i - 3)]!;
      const high = Math.min(m - 1, band.high[Math.min(n, i + 4)]!);
      this.low[i] = low;
      this.pairAt[i + 1] = this.pairAt[i]! + Math.max(0, high - low + 1);
    }
    const pairs = this.pairAt[n]!;
    this.matchAt = new Int32Array(pairs + 1);
    this.share = new Float32Array(pairs);
    this.bestOfSource = new Float32Array(n);
    this.bestOfTarget = new Float32Array(m);
    const unit: number[] = [];
    const word: number[] = [];
    const strength: number[] = [];
    const place: number[] = [];
    const hard: number[] = [];
    const head = new Int32Array(typeCounts.english).fill(-1);
    for (let i = 0; i < n; i++) {
      const answers = answersOf(source[i]!, table, head);
      const bestUnit = new Float32Array(this.unitWeight[i]!.length);
      for (let j = this.low[i]!, pair = this.pairAt[i]!; pair < this.pairAt[i + 1]!; j++, pair++) {
        const words = target[j]!.wordType;
        bestUnit.fill(0);
        let words2 = 0;
        for (let w = 0; w < words.length; w++) {
          let bestWord = 0;
          for (let a = head[words[w]!]!; a >= 0; a = answers.next[a]!) {
            unit.push(answers.unit[a]!);
            word.push(w);
            strength.push(answers.strength[a]!);
            place.push(answers.place[a]!);
            hard.push(answers.hard[a]!);
            bestWord = Math.max(bestWord, answers.strength[a]!);
            bestUnit[answers.unit[a]!] = Math.max(bestUnit[answers.unit[a]!]!, answers.strength[a]!);
          }
          words2 += bestWord * this.wordWeight[j]![w]!;
        }
        let units = 0;
        for (let u = 0; u < bestUnit.length; u++) units += bestUnit[u]! * this.unitWeight[i]![u]!;
        this.matchAt[pair + 1] = unit.length;
        const share = (units + words2) / (this.unitTotal[i]! + this.wordTotal[j]! + 1);
        this.share[pair] = share;
        this.bestOfSource[i] = Math.max(this.bestOfSource[i]!, share);
        this.bestOfTarget[j] = Math.max(this.bestOfTarget[j]!, share);
      }
      for (const type of answers.type) head[type] = -1;
    }
    this.matchUnit = Uint32Array.from(unit);
    this.matchWord = Uint32Array.from(word);
    this.matchStrength = Float32Array.from(strength);
    this.matchPlace = Float32Array.from(place);
    this.matchHard = Uint8Array.from(hard);
  }

  shareOf(i: number, j: number): number {
    const pair = this.pairOf(i, j);
    return pair < 0 ? 0 : this.share[pair]!;
  }

  /** The number of a pair, or -1 outside the band. Its matches are `matchAt[pair]` to `matchAt[pair + 1]`, left out. */
  pairOf(i: number, j: number): number {
    const pair = this.pairAt[i]! + j - this.low[i]!;
    return j < this.low[i]! || pair >= this.pairAt[i + 1]! ? -1 : pair;
  }
}

/** All English types that one item's terms may answer to, as linked lists per type that start in `head`. */
function answersOf(item: ChineseItem, table: MatchTable, head: Int32Array) {
  const next: number[] = [];
  const unit: number[] = [];
  const strength: number[] = [];
  const place: number[] = [];
  const hard: number[] = [];
  const type: number[] = [];
  for (let t = 0; t < item.termType.length; t++) {
    // A part of a unit speaks for less than the whole; a term longer than its unit speaks for all of it.
    const share = Math.sqrt(item.termShare[t]!);
    for (let k = table.at[item.termType[t]!]!; k < table.at[item.termType[t]! + 1]!; k++) {
      const word = table.word[k]!;
      const value = table.strength[k]! * share;
      let same = head[word]!;
      while (same >= 0 && unit[same] !== item.termUnit[t]) same = next[same]!;
      if (same >= 0) {
        if (strength[same]! < value) {
          strength[same] = value;
          place[same] = item.termAt[t]!;
          hard[same] = table.hard[k]!;
        }
        continue;
      }
      next.push(head[word]!);
      head[word] = next.length - 1;
      unit.push(item.termUnit[t]!);
      strength.push(value);
      place.push(item.termAt[t]!);
      hard.push(table.hard[k]!);
      type.push(word);
    }
  }
  return { next, unit, strength, place, hard, type };
}
