/** What every rule says of published text, where nearly all that it says is a false alarm. */
import { type CheckPair, type CheckSettings, DEFAULT_SETTINGS, type Finding } from "../../../lib/check/check";
import { checkText, RULES } from "../../../lib/check/checks";
import { sentenceBeads } from "../../../lib/check/sentence-beads";
import { sayIn } from "../../../lib/messages/catalogue";
import { loadKnownNames, loadLexicon } from "../../../lib/server/lexicon";
import { usualNames } from "../../../lib/term/names/usual";
import { allSets, type PairSet } from "./data";

/** `shown`: the findings of this rule are printed with their texts. */
/** `rule`: only this one, and each of its findings is shown. */
export function run(rule?: string): void {
  const settings = { ...DEFAULT_SETTINGS, lexicon: loadLexicon() };
  printAlarms(allSets(), settings, { rules: rule === undefined ? RULES : [rule], shown: rule });
}

/** Rules that look at the sentences one by one; aligning them takes most of the time. */
const BY_SENTENCE = new Set(["numbers", "names"]);

function printAlarms(
  sets: readonly PairSet[],
  settings: CheckSettings,
  { rules = RULES, shown }: { readonly rules?: readonly string[]; readonly shown?: string | undefined } = {},
): void {
  const say = sayIn("en");
  const table: Record<string, Record<string, number>> = {};
  for (const { name, texts } of sets) {
    const all: { pair: CheckPair; findings: readonly Finding[] }[] = texts.flatMap((text) => {
      const pairs = text.map((pair) => ({
        ...pair,
        beads: rules.some((rule) => BY_SENTENCE.has(rule)) ? beadsOf(pair, settings) : undefined,
      }));
      return checkText(pairs, withNames(pairs, settings, rules), rules).map((findings, at) => ({
        pair: pairs[at]!,
        findings,
      }));
    });
    const per = (test: (findings: readonly Finding[]) => number) =>
      Number(((100 * all.reduce((sum, { findings }) => sum + test(findings), 0)) / all.length).toFixed(2));
    const column: Record<string, number> = { pairs: all.length };
    for (const rule of rules)
      column[rule] = per((list) => list.filter((finding) => finding.rule === rule).length);
    column["all findings"] = per((list) => list.length);
    column.warnings = per((list) => list.filter(({ severity }) => severity !== "hint").length);
    column["pairs with a warning"] = per((list) =>
      list.some(({ severity }) => severity !== "hint") ? 1 : 0,
    );
    for (const [row, value] of Object.entries(column)) table[row] = { ...table[row], [name]: value };
    for (const { pair, findings } of all)
      for (const finding of findings.filter(({ rule }) => rule === shown)) {
        const text = pair[finding.side];
        const around = `${text.slice(Math.max(0, finding.start - 60), finding.start)}⟦${text.slice(finding.start, finding.end)}⟧${text.slice(finding.end, finding.end + 60)}`;
        console.log(
          `${name}: ${say.code(finding.code, finding.parameters)}\n    ${around.replaceAll("\n", "⏎")}`,
        );
      }
  }
  console.table(table);
}

function withNames(
  pairs: readonly CheckPair[],
  settings: CheckSettings,
  rules: readonly string[],
): CheckSettings {
  if (!rules.includes("names") || !settings.lexicon) return settings;
  const names = loadKnownNames();
  const usual = usualNames(pairs, { lexicon: settings.lexicon, ...names });
  return { ...settings, names: { ...names, ledger: [], usual } };
}

function beadsOf({ source, target }: CheckPair, { lexicon }: CheckSettings): CheckPair["beads"] {
  return lexicon && sentenceBeads(source, target, lexicon);
}
