/**
 * Word evidence: which words of a Chinese item and of an English item may answer each other, and how strongly. What a
 * match is worth is the rarity of its words in these texts: 量子 says more about where we are than 说.
 */

import type { ChineseItem, EnglishItem } from "../items/items";
import { gainOf, type Side } from "../items/side";
import type { MatchTable } from "../lexicon/match-table";
import { longer } from "../model/columns";
import type { Beads } from "../model/lattice";
import { Answers } from "./answers";
import { Pairs } from "./pairs";

/** Everything that can be said of words in the pairs of a band. */
export class Evidence {
  readonly pairs: Pairs;
  readonly source: Side;
  readonly target: Side;
  /** Matches of pair p: from `matchAt[p]`, `matchAt[p + 1]` left out. */
  readonly matchAt: Uint32Array;
  readonly matchUnit: Uint32Array;
  readonly matchWord: Uint32Array;
  readonly matchStrength: Float32Array;
  readonly matchChance: Float32Array;
  readonly matchPlace: Float32Array;
  readonly matchGround: Uint8Array;
  /** What each word of the target gains from the source item alone, from `wordGainAt[p]`; and each unit. */
  readonly wordGain: Float32Array;
  readonly wordGainAt: Uint32Array;
  readonly unitGain: Float32Array;
  readonly unitGainAt: Uint32Array;
  /** Per pair: the weight that is explained of the words, and of the units; and the sums of what they gain. */
  readonly explainedWords: Float32Array;
  readonly explainedUnits: Float32Array;
  readonly wordGains: Float32Array;
  readonly unitGains: Float32Array;
  /** Per pair: the share of both sides' weight that is explained. */
  readonly share: Float32Array;
  /** The best share that a source item, and a target item, has with any item in the band. */
  readonly bestOfSource: Float32Array;
  readonly bestOfTarget: Float32Array;

  constructor(
    readonly sourceItems: readonly ChineseItem[],
    readonly targetItems: readonly EnglishItem[],
    table: MatchTable,
    beads: Beads,
    sides: { readonly source: Side; readonly target: Side },
    /** "sums": only what is said per pair; there are no single matches and gains then. */
    keeps: "sums" | "matches",
  ) {
    this.source = sides.source;
    this.target = sides.target;
    const n = sourceItems.length;
    const m = targetItems.length;
    const pairs = new Pairs(n, m, beads);
    this.pairs = pairs;
    const keepsMatches = keeps === "matches";
    const kept = keepsMatches ? pairs.count + 1 : 0;
    const matchAt = new Uint32Array(kept);
    const wordGainAt = new Uint32Array(kept);
    const unitGainAt = new Uint32Array(kept);
    for (let i = 0; i < n && keepsMatches; i++) {
      const units = this.source.weight[i]!.length;
      for (let pair = pairs.at[i]!, j = pairs.low[i]!; pair < pairs.at[i + 1]!; pair++, j++) {
        wordGainAt[pair + 1] = wordGainAt[pair]! + this.target.weight[j]!.length;
        unitGainAt[pair + 1] = unitGainAt[pair]! + units;
      }
    }
    const allWordGain = new Float32Array(keepsMatches ? wordGainAt[pairs.count]! : 0);
    const allUnitGain = new Float32Array(keepsMatches ? unitGainAt[pairs.count]! : 0);
    const allExplainedWords = new Float32Array(pairs.count);
    const allExplainedUnits = new Float32Array(pairs.count);
    const allWordGains = new Float32Array(pairs.count);
    const allUnitGains = new Float32Array(pairs.count);
    const allShare = new Float32Array(pairs.count);
    const bestOfSource = new Float32Array(n);
    const bestOfTarget = new Float32Array(m);
    const matches = new Matches();
    const answers = new Answers(table);
    const mostUnits = this.source.weight.reduce((most, { length }) => Math.max(most, length), 0);
    const bestUnit = new Float32Array(mostUnits);
    const chanceOfUnit = new Float32Array(mostUnits);
    for (let i = 0; i < n; i++) {
      answers.read(sourceItems[i]!);
      const { next, unit: unitOf, strength: strengthOf, chance: chanceOf } = answers;
      const unitWeight = this.source.weight[i]!;
      const unitFrequency = this.source.frequency[i]!;
      const unitCount = unitWeight.length;
      for (let j = pairs.low[i]!, pair = pairs.at[i]!; pair < pairs.at[i + 1]!; j++, pair++) {
        const words = targetItems[j]!.wordType;
        const wordWeight = this.target.weight[j]!;
        const wordFrequency = this.target.frequency[j]!;
        bestUnit.fill(0, 0, unitCount);
        chanceOfUnit.fill(0, 0, unitCount);
        let explainedWords = 0;
        let explainedUnits = 0;
        let wordGains = 0;
        let unitGains = 0;
        for (let w = 0; w < words.length; w++) {
          let bestWord = 0;
          let chanceOfWord = 0;
          for (let a = answers.first(words[w]!); a >= 0; a = next[a]!) {
            const u = unitOf[a]!;
            const value = strengthOf[a]!;
            const chance = chanceOf[a]!;
            if (keepsMatches) matches.push(answers, a, w);
            if (value > bestWord) bestWord = value;
            if (value > bestUnit[u]!) bestUnit[u] = value;
            chanceOfWord += chance;
            chanceOfUnit[u]! += chance;
          }
          if (chanceOfWord === 0) continue;
          explainedWords += bestWord * wordWeight[w]!;
          const gain = gainOf(chanceOfWord, unitCount, wordFrequency[w]!);
          if (keepsMatches) allWordGain[wordGainAt[pair]! + w] = gain;
          wordGains += gain;
        }
        for (let u = 0; u < unitCount; u++) {
          if (chanceOfUnit[u] === 0) continue;
          explainedUnits += bestUnit[u]! * unitWeight[u]!;
          const gain = gainOf(chanceOfUnit[u]!, words.length, unitFrequency[u]!);
          if (keepsMatches) allUnitGain[unitGainAt[pair]! + u] = gain;
          unitGains += gain;
        }
        if (keepsMatches) matchAt[pair + 1] = matches.count;
        allExplainedWords[pair] = explainedWords;
        allExplainedUnits[pair] = explainedUnits;
        allWordGains[pair] = wordGains;
        allUnitGains[pair] = unitGains;
        const share = (explainedWords + explainedUnits) / (this.source.total[i]! + this.target.total[j]! + 1);
        allShare[pair] = share;
        if (share > bestOfSource[i]!) bestOfSource[i] = share;
        if (share > bestOfTarget[j]!) bestOfTarget[j] = share;
      }
    }
    this.matchAt = matchAt;
    this.matchUnit = matches.unit;
    this.matchWord = matches.word;
    this.matchStrength = matches.strength;
    this.matchChance = matches.chance;
    this.matchPlace = matches.place;
    this.matchGround = matches.ground;
    this.wordGain = allWordGain;
    this.wordGainAt = wordGainAt;
    this.unitGain = allUnitGain;
    this.unitGainAt = unitGainAt;
    this.explainedWords = allExplainedWords;
    this.explainedUnits = allExplainedUnits;
    this.wordGains = allWordGains;
    this.unitGains = allUnitGains;
    this.share = allShare;
    this.bestOfSource = bestOfSource;
    this.bestOfTarget = bestOfTarget;
  }

  shareOf(i: number, j: number): number {
    const pair = this.pairs.of(i, j);
    return pair < 0 ? 0 : this.share[pair]!;
  }
}

/** Single matches, one after another. */
class Matches {
  count = 0;
  unit = new Uint32Array(1 << 14);
  word = new Uint32Array(1 << 14);
  strength = new Float32Array(1 << 14);
  chance = new Float32Array(1 << 14);
  place = new Float32Array(1 << 14);
  ground = new Uint8Array(1 << 14);

  /** Answer `a`, given to word `w`. */
  push(answers: Answers, a: number, w: number): void {
    const at = this.count++;
    if (at === this.unit.length) this.grow();
    this.unit[at] = answers.unit[a]!;
    this.word[at] = w;
    this.strength[at] = answers.strength[a]!;
    this.chance[at] = answers.chance[a]!;
    this.place[at] = answers.place[a]!;
    this.ground[at] = answers.ground[a]!;
  }

  private grow(): void {
    const size = this.unit.length * 2;
    this.unit = longer(this.unit, new Uint32Array(size));
    this.word = longer(this.word, new Uint32Array(size));
    this.strength = longer(this.strength, new Float32Array(size));
    this.chance = longer(this.chance, new Float32Array(size));
    this.place = longer(this.place, new Float32Array(size));
    this.ground = longer(this.ground, new Uint8Array(size));
  }
}
