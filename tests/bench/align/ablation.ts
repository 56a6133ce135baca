/**
 * What each kind of evidence contributes: strict F1 on MAC-Dev without it. The other weights stay as they are, so that
 * a loss is an upper bound: trained again without the evidence, others would take over a part of its work.
 */

import { MEASURES } from "../../../lib/align/features/features";
import type { RawItem } from "../../../lib/align/items/raw-item";
import { readTask } from "../../../lib/align/items/task";
import type { Lexicon } from "../../../lib/align/lexicon/lexicon";
import { SENTENCE_WEIGHTS, type Weights } from "../../../lib/align/model/weights";
import { searchItems } from "../../../lib/align/search/search";
import { macDev } from "./data";
import { printHead, printTable, TRAINED } from "./print";
import { Scores } from "./score";

/** Names of measures, by what they look at; the first group that fits a name has it. */
const GROUPS: readonly (readonly [string, RegExp])[] = [
  ["the unanswered", /^unanswered/],
  ["words at the same relative place", /in place/],
  ["clauses, first and last words", /clause|first word|last word/],
  ["words that the neighbours explain better", /explains better|answers better/],
  ["numbers, names, Latin words", /number|latin|certain/],
  ["the weakest member of several", /weakest|least that|several/],
  ["words explained, words gained", /explained|gain|share of the best/],
  ["lengths", /length|shortest/],
  ["quotation marks", /quot/],
  ["other marks", /ending|questions|exclamations|colons|brackets|commas/],
  ["labels and kinds", /label|kind/],
];

export function printAblation(lexicon: Lexicon): void {
  printHead("Ablation, MAC-Dev, strict F1; weights not trained again", TRAINED);
  const chapters = macDev();
  if (chapters.length === 0) {
    console.log("  skipped: ../shared/align-bench/mac-dev is not there");
    return;
  }
  const scoreWith = (some: Lexicon, weights: Weights) => {
    const scores = new Scores();
    for (const { source, target, gold } of chapters)
      scores.add(gold, searchItems(readTask(raw(source), raw(target), some), weights));
    return scores.score.strict;
  };
  const all = scoreWith(lexicon, SENTENCE_WEIGHTS);
  const row = (name: string, count: string, strict: number) => [
    name,
    count,
    strict,
    (strict - all).toFixed(3),
  ];
  const groups = GROUPS.flatMap(([name], group) => {
    const indices = MEASURES.flatMap((measure, at) => (groupOf(measure) === group ? [at] : []));
    if (indices.length === 0) return [];
    return [row(`without ${name}`, `${indices.length}`, scoreWith(lexicon, without(indices)))];
  });
  const shapes = Array.from(
    { length: SENTENCE_WEIGHTS.second.length - MEASURES.length },
    (_, at) => MEASURES.length + at,
  );
  printTable([
    ["", "measures", "strict F1", "against all"],
    ["all", `${MEASURES.length}`, all, ""],
    ...groups,
    row("without a weight for each shape", `${shapes.length}`, scoreWith(lexicon, without(shapes))),
    row("without the dictionary", "", scoreWith(withoutGlosses(lexicon), SENTENCE_WEIGHTS)),
    row("without words near to a gloss", "", scoreWith(withoutRelated(lexicon), SENTENCE_WEIGHTS)),
    row("without names by pinyin", "", scoreWith(withoutSyllables(lexicon), SENTENCE_WEIGHTS)),
  ]);
}

const groupOf = (measure: string) => GROUPS.findIndex(([, pattern]) => pattern.test(measure));

const raw = (texts: readonly string[]): RawItem[] =>
  texts.map((text) => ({ text, kind: -1, isDoubted: false }));

/** The closer look without some of its measures; the first look, which only says where to look, stays. */
function without(indices: readonly number[]): Weights {
  const second = SENTENCE_WEIGHTS.second.slice();
  for (const at of indices) second[at] = 0;
  return { ...SENTENCE_WEIGHTS, second };
}

const withoutGlosses = (lexicon: Lexicon): Lexicon => ({
  ...lexicon,
  gloss: () => ({ stems: new Uint16Array(0), strengths: new Uint8Array(0) }),
});

const withoutRelated = (lexicon: Lexicon): Lexicon => ({
  ...lexicon,
  related: () => ({ stems: new Uint16Array(0), strengths: new Uint8Array(0) }),
});

const withoutSyllables = (lexicon: Lexicon): Lexicon => ({ ...lexicon, syllables: () => [] });
