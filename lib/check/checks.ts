/** The table of checks: one line each, in the order in which people see them. */
import { brackets } from "./brackets";
import type { Check, CheckPair, CheckSettings, Finding, TextCheck } from "./check";
import { consistency } from "./consistency";
import { currency } from "./currency";
import { fullWidth } from "./full-width";
import { leftOverChinese } from "./left-over-chinese";
import { names } from "./names";
import { numbers } from "./numbers";
import { ownPatterns } from "./own-patterns";
import { quotationMarks } from "./quotation-marks";
import { repeatedSentences } from "./repeated-sentences";
import { repeatedWords } from "./repeated-words";
import { sentenceForm } from "./sentence-form";
import { spaces } from "./spaces";
import { speakers } from "./speakers";
import { structure } from "./structure";
import { dashes } from "./style/dashes";
import { dates } from "./style/dates";
import { ellipses } from "./style/ellipses";
import { styleQuotes } from "./style/quotes";
import { serialComma } from "./style/serial-comma";
import { styleSpelling } from "./style/spelling";
import { tags } from "./tags";
import { terms } from "./terms";
import { untranslated } from "./untranslated";

export const CHECKS: readonly Check[] = [
  untranslated,
  numbers,
  currency,
  names,
  speakers,
  leftOverChinese,
  fullWidth,
  terms,
  tags,
  quotationMarks,
  brackets,
  repeatedWords,
  repeatedSentences,
  spaces,
  sentenceForm,
  structure,
  styleQuotes,
  dashes,
  ellipses,
  serialComma,
  styleSpelling,
  dates,
  ownPatterns,
];

export const TEXT_CHECKS: readonly TextCheck[] = [consistency];

/** The names of all rules. First mentions need the ledger and all chapters: `first-mention.ts` is asked for itself. */
export const RULES: readonly string[] = [...[...CHECKS, ...TEXT_CHECKS].map(({ id }) => id), "first-mention"];

/** Rules that need nothing but the two texts of a row: a browser finds by them what the server finds. */
export const RULES_OF_A_PAIR: readonly string[] = CHECKS.filter(({ needsProject }) => !needsProject).map(
  ({ id }) => id,
);

/** Findings of one pair, in the order of the text. `rules`: only these. */
export function checkPair(
  pair: CheckPair,
  settings: CheckSettings,
  rules: readonly string[] = RULES,
): readonly Finding[] {
  return inOrder(CHECKS.filter(({ id }) => rules.includes(id)).flatMap((check) => check.run(pair, settings)));
}

/** Findings of each pair of a text, those included that compare pairs with each other. */
export function checkText(
  pairs: readonly CheckPair[],
  settings: CheckSettings,
  rules: readonly string[] = RULES,
): readonly (readonly Finding[])[] {
  const over = TEXT_CHECKS.filter(({ id }) => rules.includes(id)).map((check) =>
    check.runAll(pairs, settings),
  );
  return pairs.map((pair, at) =>
    inOrder([...checkPair(pair, settings, rules), ...over.flatMap((lists) => lists[at] ?? [])]),
  );
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const key = ({ side, start, end, rule, code }: Finding) =>
    [side === "source" ? 0 : 1, start, end, rule, code] as const;
  return [...findings].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return a[at]! < b[at]! ? -1 : 1;
    return 0;
  });
}
