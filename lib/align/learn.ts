/**
 * Words that these very texts pair: from the beads of a first pass that we are sure of, which Chinese terms and English
 * words keep turning up together (hunalign's second pass; the measure is Dice's).
 *
 * One meeting is taken off each count, so that a bead does not confirm itself by words that stand nowhere else.
 */
import type { LearnedPairs } from "./evidence";
import type { ChineseItem, EnglishItem } from "./items";
import { SHAPES, type Step } from "./lattice";

export interface SureStep extends Step {
  readonly confidence: number;
}

const SURE_ENOUGH = 0.5;
const WEAKEST = 0.25;

export function learnPairs(
  source: readonly ChineseItem[],
  target: readonly EnglishItem[],
  steps: readonly SureStep[],
): LearnedPairs {
  const beads = steps.filter(({ shape, confidence }) => {
    const [a, b] = SHAPES[shape]!;
    return a > 0 && b > 0 && confidence >= SURE_ENOUGH;
  });
  const contents = beads.map(({ i, j, shape }) => {
    const [a, b] = SHAPES[shape]!;
    return {
      terms: new Set(source.slice(i, i + a).flatMap((item) => [...item.termType])),
      words: new Set(target.slice(j, j + b).flatMap((item) => [...item.wordType])),
    };
  });
  const termCount = new Map<number, number>();
  const wordCount = new Map<number, number>();
  const count = (counts: Map<number, number>, type: number) => counts.set(type, (counts.get(type) ?? 0) + 1);
  for (const { terms, words } of contents) {
    for (const term of terms) count(termCount, term);
    for (const word of words) count(wordCount, word);
  }
  const meetings = new Map<number, Map<number, number>>();
  for (const { terms, words } of contents) {
    const often = [...words].filter((word) => wordCount.get(word)! >= 2);
    for (const term of terms) {
      if (termCount.get(term)! < 2) continue;
      const row = meetings.get(term) ?? new Map<number, number>();
      meetings.set(term, row);
      for (const word of often) row.set(word, (row.get(word) ?? 0) + 1);
    }
  }
  const learned = new Map<number, Map<number, number>>();
  for (const [term, row] of meetings) {
    const kept = new Map<number, number>();
    for (const [word, met] of row) {
      const strength = (2 * (met - 1)) / (termCount.get(term)! + wordCount.get(word)!);
      if (met >= 2 && strength >= WEAKEST) kept.set(word, strength);
    }
    if (kept.size > 0) learned.set(term, kept);
  }
  return learned;
}
