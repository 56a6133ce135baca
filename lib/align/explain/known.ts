/**
 * What people confirmed, asked word by word: which English words stood in the confirmed translations of sentences with
 * this Chinese. Dice's measure with one meeting taken off (as in learn.ts), so that a single translation proves
 * nothing by itself.
 *
 * An index is made once for a list of translations and kept as long as that list lives: asking again costs little.
 * A list that has grown is another list.
 */

import { englishWords } from "../items/english";
import type { Known } from "../lexicon/known";

export interface KnownWords {
  /** English stems and how strongly the confirmed translations pair them with this Chinese, 0.25 to 1. */
  answers(chinese: string): ReadonlyMap<string, number>;
  /** Whether these two neighbours stand in two confirmed sentences: a quick no before asking for longer words. */
  has(pair: string): boolean;
}

/** Weaker pairs are chance. */
const WEAKEST = 0.4;

const indexes = new WeakMap<Known["pairs"], KnownWords>();

export function knownWords(pairs: Known["pairs"]): KnownWords {
  const kept = indexes.get(pairs);
  if (kept) return kept;
  const made = index(pairs);
  indexes.set(pairs, made);
  return made;
}

function index(pairs: Known["pairs"]): KnownWords {
  const stems = pairs.map(({ target }) => new Set(englishWords(target).map(({ stem }) => stem)));
  const byNeighbours = new Map<string, number[]>();
  const stemCount = new Map<string, number>();
  pairs.forEach(({ source }, number) => {
    for (let at = 0; at + 2 <= source.length; at++) {
      const list = byNeighbours.get(source.slice(at, at + 2));
      if (!list) byNeighbours.set(source.slice(at, at + 2), [number]);
      else if (list.at(-1) !== number) list.push(number);
    }
    for (const stem of stems[number]!) stemCount.set(stem, (stemCount.get(stem) ?? 0) + 1);
  });
  const find = (chinese: string): ReadonlyMap<string, number> => {
    const numbers = (byNeighbours.get(chinese.slice(0, 2)) ?? []).filter((number) =>
      pairs[number]!.source.includes(chinese),
    );
    const met = new Map<string, number>();
    for (const number of numbers) for (const stem of stems[number]!) met.set(stem, (met.get(stem) ?? 0) + 1);
    const strengths = [...met].map(
      ([stem, times]) => [stem, (2 * (times - 1)) / (numbers.length + stemCount.get(stem)!)] as const,
    );
    return new Map(strengths.filter(([, strength]) => strength >= WEAKEST));
  };
  const found = new Map<string, ReadonlyMap<string, number>>();
  return {
    has: (pair) => (byNeighbours.get(pair)?.length ?? 0) > 1,
    answers(chinese) {
      const kept = found.get(chinese) ?? find(chinese);
      found.set(chinese, kept);
      return kept;
    },
  };
}
