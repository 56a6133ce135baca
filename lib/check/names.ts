/**
 * Names of the Chinese against those of the English.
 *
 * CHK-NAME-1  A name of the ledger has one of its English forms: at first mention, later, allowed; of a person the surname, or a pronoun,
 *      will do. Otherwise it is a finding on the Chinese.
 * CHK-NAME-2  A name that is recognised (lib/term/names/recognise.ts) and has nothing in the English that may answer it is a finding on
 *      the Chinese. Titles in 《》 are translated freely and are left to the ledger.
 * CHK-NAME-3  A word with a capital that is no ordinary English word and has nothing in the Chinese that it may come from is a finding on
 *      the English. With one of CHK-NAME-2 in the same bead it is one: the name became another.
 * CHK-NAME-4  A word in Latin letters in the Chinese is in the English, in any case, or spelled out by its initials.
 * CHK-NAME-5  Nothing is said of what the text makes obvious: of a part of a name beside another part that is answered (美国洛杉矶); of a
 *      person where the English has a pronoun; of 中国 and other names that the text is full of (`usual`); of a name that stands in the
 *      English in Chinese (CHK-HAN says so).
 * CHK-NAME-6  What is only missing or only added is a hint: on published text it is mostly left to the context. A name that became another,
 *      and one that is not written as in the ledger, are warnings.
 * CHK-NAME-7  Each name is compared with each word. A row of more names, words or characters than a page has is left to the ledger.
 */

import { type AnswerSources, EnglishSide, isGenericWord } from "../term/names/answers";
import { ChineseSide } from "../term/names/chinese-side";
import { capitalRuns, type EnglishWord, englishNameWords } from "../term/names/english-names";
import { englishFormsOf, type LedgerName } from "../term/names/ledger";
import { type FoundName, findNames, type NameSources } from "../term/names/recognise";
import type { Check, CheckNames, CheckPair, Finding, Span } from "./check";

/** Different names × different words; characters × different words. Some 50 ms. */
const MOST = 4000;
const MOST_CHARACTERS = 60_000;
const LONGEST_ROW = 15_000;

export const names: Check = {
  id: "names",
  needsProject: true,
  run(pair, { names: known, lexicon }) {
    if (!known || !lexicon || pair.target.trim() === "" || !/\p{Script=Han}/u.test(pair.source)) return [];
    const folded = foldedOf(pair.target);
    const sources = { lexicon, known: known.known, ledger: kindsOf(known.ledger) };
    const inLedger = known.ledger.flatMap((entry) =>
      placesOf(entry, pair.source).map((span) => ({ entry, span })),
    );
    const ledger = ledgerFindings(pair, folded, inLedger);
    if (pair.source.length + pair.target.length > LONGEST_ROW) return ledger;
    const words = englishNameWords(pair.target);
    const settled = settledBy(known.ledger, folded);
    const missing = [
      ...missingNames(
        pair,
        words,
        sources,
        known,
        inLedger.map(({ span }) => span),
      ),
      ...missingLatin(pair, words),
    ].toSorted((one, other) => one.start - other.start);
    const added = addedNames(pair, words, sources, known, settled);
    return [...ledger, ...paired(pair, missing, added)];
  },
};

const finding = (
  span: Span & { readonly side: Finding["side"] },
  code: Finding["code"],
  parameters: Finding["parameters"],
): Finding => ({
  rule: "names",
  // What is only missing or only added is more often left to the context than wrong.
  severity: code === "checks.name-missing" || code === "checks.name-added" ? "hint" : "warning",
  side: span.side,
  start: span.start,
  end: span.end,
  code,
  parameters,
});

const kinds = new WeakMap<readonly LedgerName[], NameSources["ledger"]>();

function kindsOf(ledger: readonly LedgerName[]): NameSources["ledger"] {
  const kept = kinds.get(ledger);
  if (kept) return kept;
  const made = new Map(
    ledger.flatMap(({ kind, zh, aliases }) =>
      kind === "none" ? [] : [zh, ...aliases].map((one) => [one, kind] as const),
    ),
  );
  kinds.set(ledger, made);
  return made;
}

function placesOf({ zh, aliases }: LedgerName, source: string): readonly Span[] {
  return [zh, ...aliases]
    .filter((form) => form.length > 1)
    .flatMap((form) => {
      const at = source.indexOf(form);
      return at < 0 ? [] : [{ start: at, end: at + form.length }];
    })
    .slice(0, 1);
}

const PRONOUN =
  /\b(?:he|him|his|she|her|hers|they|them|their|I|me|my|we|us|our|it|its|you|your|who|whose|himself|herself)\b/i;

function ledgerFindings(
  { source, target }: CheckPair,
  folded: string,
  list: readonly { readonly entry: LedgerName; readonly span: Span }[],
): Finding[] {
  return list.flatMap(({ entry, span }) => {
    const forms = englishFormsOf(entry);
    // A shorter name inside of a longer one of the ledger is that one's.
    const isPart = list.some(
      ({ span: other }) =>
        other !== span &&
        other.start <= span.start &&
        other.end >= span.end &&
        other.end - other.start > span.end - span.start,
    );
    if (isPart || forms.length === 0 || forms.some((form) => hasForm(folded, form))) return [];
    if (entry.kind === "person" && PRONOUN.test(target)) return [];
    const name = source.slice(span.start, span.end);
    return [finding({ ...span, side: "source" }, "checks.name-otherwise", { name, target: entry.first })];
  });
}

/** Without marks, capitals, and differences of hyphens and apostrophes. */
const foldedOf = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[’‘]/g, "'")
    .replace(/[*_]/g, "")
    .replace(/[\s-]+/g, " ")
    .toLowerCase();

function hasForm(folded: string, form: string): boolean {
  const wanted = foldedOf(form);
  const at = folded.indexOf(wanted);
  if (at < 0) return false;
  const [before, behind] = [folded[at - 1] ?? " ", folded[at + wanted.length] ?? " "];
  return !/\p{L}/u.test(before) && !/\p{L}/u.test(behind.replace(/s/, ""));
}

/** English words of the ledger: they are nobody else's. */
function settledBy(ledger: readonly LedgerName[], folded: string): ReadonlySet<string> {
  return new Set(
    ledger
      .flatMap(englishFormsOf)
      .filter((form) => hasForm(folded, form))
      .flatMap((form) => form.split(/[\s-]+/)),
  );
}

function missingNames(
  { source, target }: CheckPair,
  words: readonly EnglishWord[],
  sources: AnswerSources & NameSources,
  { usual }: CheckNames,
  ledgerSpans: readonly Span[],
): FoundName[] {
  const side = new EnglishSide(words, sources);
  const found = findNames(source, sources);
  if (new Set(found.map(({ zh }) => zh)).size * side.size > MOST) return [];
  const isOpen = found.map(
    (name) =>
      name.ground !== "marks" &&
      !usual.has(name.zh) &&
      !target.includes(name.zh) &&
      !ledgerSpans.some(({ start, end }) => start < name.end && end > name.start) &&
      !side.answers(name, source.slice(name.end)) &&
      !isNamedInBrackets(source.slice(name.end), target),
  );
  const hasPronoun = PRONOUN.test(target);
  return found.filter((name, at) => {
    if (!isOpen[at] || OFFICES.test(name.zh)) return false;
    if (found[at + 1]?.start === name.end || found[at - 1]?.end === name.start) {
      const neighbour = found[at + 1]?.start === name.end ? at + 1 : at - 1;
      if (!isOpen[neighbour]) return false;
    }
    if (name.kind === "person" && hasPronoun && name.ground !== "dictionary") return false;
    // A name that stands twice and is answered in another form.
    return found.findIndex(({ zh }) => zh === name.zh) === at;
  });
}

/** 波特马里恩 (Point Marion): the Chinese says itself what the English is. */
function isNamedInBrackets(behind: string, target: string): boolean {
  const name = /^\s?[（(]\s?(\p{Lu}[\p{Script=Latin} .’'-]+)/u.exec(behind)?.[1]?.trim();
  return name !== undefined && target.toLowerCase().includes(name.toLowerCase());
}

/** Offices are called by what they do. */
const OFFICES = /^(?:三国|三國|国会|國會|国务院|國務院|[\p{Script=Han}]{1,3}(?:部|院|会|會|委|局))$/u;

const LATIN =
  /(?<![\p{Script=Latin}\p{N}./_@#\\-])\p{Lu}[\p{Script=Latin}\p{N}]*(?:[ ’'&-]+\p{Lu}[\p{Script=Latin}\p{N}]*)*(?![\p{Script=Latin}\p{N}/_@(=:\\-]|\.[\p{Script=Latin}\p{N}])/gu;
const ASIDE = /`[^`]*`|https?:\S+|<[^>]*>|\[[^\]]*\]\([^)]*\)|\{\{?[^}]*\}\}?|[*_]{1,3}[^*_]*[*_]{1,3}/gu;

function missingLatin({ source, target }: CheckPair, words: readonly EnglishWord[]): readonly Span[] {
  const prose = source.replace(ASIDE, (aside) => " ".repeat(aside.length));
  if (!/\p{Script=Han}/u.test(prose)) return [];
  const lower = target.toLowerCase();
  const initials = words.map(({ text }) => text[0]!.toLowerCase()).join("");
  return [...prose.matchAll(LATIN)].flatMap(({ 0: text, index }): Span[] => {
    const parts = text
      .split(/[ ’'&-]+/)
      .filter((part) => /^\p{Script=Latin}+$/u.test(part) && part.length > 1);
    const isName = parts.some((part) => /^\p{Lu}{3,6}$|^\p{Lu}\p{Ll}{3,}$/u.test(part));
    if (!isName || parts.length < text.split(/[ ’'&-]+/).length) return [];
    if (parts.some((part) => lower.includes(part.toLowerCase().slice(0, Math.max(3, part.length - 2)))))
      return [];
    if (/^\p{Lu}+$/u.test(text) && (initials.includes(text.toLowerCase()) || spelledOut(text, words)))
      return [];
    return [{ start: index, end: index + text.length }];
  });
}

/** GDP: “gross domestic product”, with small words between. */
function spelledOut(letters: string, words: readonly EnglishWord[]): boolean {
  const telling = words.filter(({ text }) => !/^(?:of|the|and|for|in|on|a|an|to)$/i.test(text));
  return telling
    .map(({ text }) => text[0]!.toLowerCase())
    .join("")
    .includes(letters.toLowerCase());
}

const DATES = new Set(
  "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter God Lord Internet English Web Spring Autumn Celsius Fahrenheit".split(
    " ",
  ),
);

const FUNCTION_WORD =
  /^(?:this|that|these|those|what|which|when|where|while|there|here|from|with|without|within|into|over|under|after|before|about|against|between|through|during|they|them|their|your|yours|ours|mine|some|many|much|more|most|such|only|even|ever|also|just|than|then|thus|both|each|every|other|another|not|and|but|for|nor|yet|who|whom|whose|how|why|are|was|were|been|being|has|had|have|does|did|done|can|could|may|might|must|shall|should|will|would|its|his|her|hers|she|you|our|all|any|few|own|same|very|too|now|yes|isn|don|let)$/i;

function addedNames(
  { source, target }: CheckPair,
  words: readonly EnglishWord[],
  sources: AnswerSources,
  { usual, proper }: CheckNames,
  settled: ReadonlySet<string>,
): readonly Span[] {
  const { lexicon } = sources;
  const isOdd = ({ text, stem, isFirst }: EnglishWord, isAlone: boolean) =>
    /^\p{Lu}\p{Ll}\p{L}{2,}$/u.test(text) &&
    !/\p{Ll}\p{Lu}/u.test(text) &&
    !DATES.has(text) &&
    !FUNCTION_WORD.test(text) &&
    !isGenericWord(text) &&
    !usual.has(text) &&
    !settled.has(text) &&
    (proper.has(text) || lexicon.stemId(stem) < 0) &&
    (!isFirst || proper.has(text) || !isAlone);
  const prose = target.replace(ASIDE, (aside) => " ".repeat(aside.length));
  const chinese = new ChineseSide(source, sources);
  const runs = capitalRuns(target, words);
  if (new Set(runs.flat().map(({ text }) => text)).size * source.length > MOST_CHARACTERS) return [];
  return runs.flatMap((run): Span[] => {
    const [start, end] = [run[0]!.start, run.at(-1)!.end];
    if (prose.slice(start, end).trim() !== target.slice(start, end).trim()) return [];
    if (!run.some((word) => isOdd(word, run.length === 1))) return [];
    const telling = run.filter(({ text }) => !isGenericWord(text));
    if (telling.some((word) => settled.has(word.text) || chinese.mayHave(word))) return [];
    return [{ start, end }];
  });
}

/** One that went and one that came, in one bead: the name became another. */
function paired(pair: CheckPair, missing: readonly Span[], added: readonly Span[]): Finding[] {
  const beadOf = (span: Span, side: "source" | "target") =>
    pair.beads?.findIndex((bead) => bead[side].start <= span.start && span.start < bead[side].end) ?? 0;
  const left = [...added];
  const findings = missing.map((span) => {
    const at = left.findIndex((other) => beadOf(other, "target") === beadOf(span, "source"));
    const name = pair.source.slice(span.start, span.end);
    if (at < 0) return finding({ ...span, side: "source" }, "checks.name-missing", { name });
    const [other] = left.splice(at, 1);
    const text = pair.target.slice(other!.start, other!.end);
    return finding({ ...other!, side: "target" }, "checks.name-changed", { name, text });
  });
  return [
    ...findings,
    ...left.map((span) =>
      finding({ ...span, side: "target" }, "checks.name-added", {
        text: pair.target.slice(span.start, span.end),
      }),
    ),
  ];
}
