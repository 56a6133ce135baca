/**
 * What people have said of words, for the search: pairs that confirmed translations teach, and agreed terms. It is read
 * once for an alignment, whatever number of gaps that has, and keyed by the words themselves, because each gap numbers
 * its own.
 */

import { englishWords } from "../items/english";
import { readChinese, readEnglish, readNames, Types } from "../items/items";
import type { Known } from "./known";
import { learnPairs } from "./learn";
import type { Lexicon } from "./lexicon";
import { makeMatchTable } from "./match-table";

export interface ConfirmedLexicon {
  /** Chinese words, and the English stems that answer them, each with a strength up to 1. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** The Chinese sides of the terms, two characters and longer: words even where no dictionary has them. */
  readonly agreed: ReadonlySet<string>;
}

export const NOTHING_CONFIRMED: ConfirmedLexicon = { answers: new Map(), agreed: new Set() };

/** So many Chinese characters of confirmed translations are learned from, the first ones: more teach little that is new. */
const MOST_CHARACTERS = 200_000;

export function readKnown({ pairs, terms }: Known, lexicon: Lexicon): ConfirmedLexicon {
  const agreed = new Set(terms.map(({ source }) => source).filter((source) => source.length >= 2));
  const read: Known["pairs"][number][] = [];
  let characters = 0;
  for (const pair of pairs) {
    characters += pair.source.length;
    if (characters > MOST_CHARACTERS) break;
    read.push(pair);
  }
  const [chinese, english] = [new Types(), new Types()];
  const names = readNames(
    read.map(({ target }) => target),
    english,
  );
  const passages = read.map(({ source, target }) => ({
    source: [readChinese(source, lexicon, chinese, names, agreed)],
    target: [readEnglish(target, english)],
  }));
  const table = makeMatchTable(chinese, english, names, lexicon);
  const answers = new Map<string, Map<string, number>>();
  const rowOf = (word: string) => {
    const row = answers.get(word) ?? new Map<string, number>();
    answers.set(word, row);
    return row;
  };
  for (const [term, row] of learnPairs(passages, table, (type) => chinese.names[type]!.length > 1))
    for (const [word, strength] of row) rowOf(chinese.names[term]!).set(english.names[word]!, strength);
  for (const { source, target } of terms)
    for (const { stem } of englishWords(target)) rowOf(source).set(stem, 1);
  return { answers, agreed };
}
