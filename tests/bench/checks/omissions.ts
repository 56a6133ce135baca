/**
 * Coverage as others measure it: of every text's English sentences one in thirty is taken out (a fixed seed), of its Chinese
 * sentences one in thirty gets a clause that has no English; how many of both are found, and how many of the pairs that nothing was done
 * to are said to have something open. As a second measure, the omissions that raters marked.
 */

import type { Lexicon } from "../../../lib/align/lexicon/lexicon";
import { coverageOf } from "../../../lib/check/coverage/coverage";
import { sentenceSpans } from "../../../lib/segmentation/sentences/sentences";
import { loadLexicon } from "../../../lib/server/lexicon";
import { allSets, type PairSet, type PairText, type Rated, rated } from "./data";
import { chanceFrom, spoil } from "./spoil";

const percent = (some: number, all: number) =>
  all === 0 ? "–" : `${((100 * some) / all).toFixed(1)} % of ${all}`;

export function run(): void {
  const lexicon = loadLexicon();
  printOmissions(allSets(), lexicon);
  for (const file of ["newstest2021", "ted2021"] as const) printMarkedOmissions(file, rated(file), lexicon);
}

function printOmissions(sets: readonly PairSet[], lexicon: Lexicon): void {
  const table: Record<string, Record<string, string>> = {};
  for (const { name, texts } of sets) {
    const sum = {
      clean: 0,
      source: 0,
      target: 0,
      sentences: 0,
      foundSentences: 0,
      clauses: 0,
      foundClauses: 0,
    };
    for (const text of texts) {
      for (const open of coverageOf(text, lexicon).map((pair) => pair.open)) {
        sum.clean++;
        if (open.source.length > 0) sum.source++;
        if (open.target.length > 0) sum.target++;
      }
      const shortened = text.map((pair, at) => withoutSome(pair, chanceFrom(30 + at)));
      coverageOf(shortened, lexicon).forEach(({ open }, at) => {
        if (shortened[at]!.taken === 0) return;
        sum.sentences++;
        if (open.source.length > 0) sum.foundSentences++;
      });
      const chance = chanceFrom(31);
      const longer = text.map((_, at) =>
        chance() < 1 / 12 ? spoil("chinese-clause-added", text, at, lexicon, chance) : null,
      );
      coverageOf(
        longer.map((pair, at) => pair ?? text[at]!),
        lexicon,
      ).forEach(({ open }, at) => {
        const place = longer[at]?.open;
        if (!place) return;
        sum.clauses++;
        if (open.source.some(({ start, end }) => start < place.end && end > place.start)) sum.foundClauses++;
      });
    }
    table[name] = {
      "pairs with open Chinese": percent(sum.source, sum.clean),
      "pairs with open English": percent(sum.target, sum.clean),
      "sentences taken out, found": percent(sum.foundSentences, sum.sentences),
      "clauses put in, found": percent(sum.foundClauses, sum.clauses),
    };
  }
  console.table(table);
}

/** One sentence in thirty is taken out, also where it is the only one. */
function withoutSome(pair: PairText, chance: () => number): PairText & { readonly taken: number } {
  let taken = 0;
  const kept = sentenceSpans(pair.target, "en")
    .map(({ start, end }) => pair.target.slice(start, end))
    .filter((sentence) => {
      if (!/\p{L}{3}/u.test(sentence) || chance() >= 1 / 30) return true;
      taken++;
      return false;
    });
  return { source: pair.source, target: kept.join(""), taken };
}

/** Omissions that raters marked on the Chinese: of those of a clause's size and of all, how many meet what is open. */
function printMarkedOmissions(name: string, texts: readonly (readonly Rated[])[], lexicon: Lexicon): void {
  const [all, long, pairs] = [
    { marks: 0, found: 0 },
    { marks: 0, found: 0 },
    { open: 0, marked: 0 },
  ];
  for (const text of texts)
    coverageOf(text, lexicon).forEach(({ open }, at) => {
      const marks = text[at]!.marks.filter(({ cat, side }) => /Omission/.test(cat) && side === "source");
      for (const mark of marks) {
        const isFound = open.source.some(({ start, end }) => start < mark.end && end > mark.start);
        for (const sum of mark.end - mark.start >= 5 ? [all, long] : [all]) {
          sum.marks++;
          if (isFound) sum.found++;
        }
      }
      if (open.source.length === 0) return;
      pairs.open++;
      if (text[at]!.marks.some(({ cat }) => /Omission|Mistranslation/.test(cat))) pairs.marked++;
    });
  console.log(
    `${name}: marked omissions found ${percent(all.found, all.marks)}, of five characters and more ${percent(long.found, long.marks)}; ` +
      `of pairs with open Chinese a rater marked an omission or mistranslation in ${percent(pairs.marked, pairs.open)}`,
  );
}
