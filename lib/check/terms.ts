/**
 * CHK-TERM-1  Where the Chinese has a term, its English has one of the agreed ones, in any inflection, spelling of the other
 *             country, with or without hyphens, in capitals or not. Otherwise the term is a finding on the Chinese.
 * CHK-TERM-2  Of overlapping terms the longest counts: 大模型 is not 模型.
 * CHK-TERM-3  A later mention may be shorter: the head word alone, or the initials; for a name, a pronoun. So may the words stand in another order, near to each other. Where
 *             the term stands more than once, once is enough.
 * CHK-TERM-4  A forbidden term is a finding on the English, unless an agreed one holds it (“neural network” in “deep neural network”).
 *             The mending is the preferred term, where there is one alone and the word stands there as the list has it.
 * CHK-TERM-5  A Chinese of one character is no term to go by: it stands in other words.
 */
import { englishStem } from "../align/items/english";
import type { Check, CheckPair, CheckTerm, Finding, Span } from "./check";

export const terms: Check = {
  id: "terms",
  needsProject: true,
  run(pair, settings) {
    if (settings.terms.length === 0 || pair.target.trim() === "") return [];
    const english = wordsOf(pair.target);
    return mentions(pair, settings.terms).flatMap(({ list, span }) => [
      ...missing(pair, list, span, english),
      ...forbidden(pair, list, english),
    ]);
  },
};

interface Word extends Span {
  readonly stem: string;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[’'](?!s\b)[\p{L}]+)?/gu;

/** Every word with its stem; those without meaning of their own as they are. */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    stem: alike(word),
    start: index,
    end: index + word.length,
  }));
}

/** One stem for both countries' spelling. */
function alike(word: string): string {
  const lower = word.toLowerCase();
  const plain = lower
    .replace(/is(e[sd]?|ing|ations?|ers?)$/, "iz$1")
    .replace(/ys(e[sd]?|ing)$/, "yz$1")
    .replace(/(?<=[bdlnv])our(?=$|s$|ed$|ing$|ite)/, "or")
    .replace(/tre(?=s?$)/, "ter")
    .replace(/ll(?=ed$|ing$|er$)/, "l")
    .replace(/ogue(?=s?$)/, "og");
  return englishStem(plain) || lower;
}

const bySource = new WeakMap<readonly CheckTerm[], ReadonlyMap<string, readonly CheckTerm[]>>();

function grouped(list: readonly CheckTerm[]): ReadonlyMap<string, readonly CheckTerm[]> {
  const kept = bySource.get(list);
  if (kept) return kept;
  const groups = new Map<string, CheckTerm[]>();
  for (const term of list) {
    if (!isTerm(term.source)) continue;
    const group = groups.get(term.source);
    if (group) group.push(term);
    else groups.set(term.source, [term]);
  }
  bySource.set(list, groups);
  return groups;
}

/** CHK-TERM-5. */
const isTerm = (source: string) => [...source].length > 1;

/** CHK-TERM-2: each term of the Chinese with its first place. */
function mentions({ source }: CheckPair, list: readonly CheckTerm[]) {
  const groups = grouped(list);
  const longest = longestOf(groups);
  const found = new Map<string, Span>();
  for (let at = 0; at < source.length; ) {
    let length = Math.min(longest, source.length - at);
    while (length > 1 && !isMention(source, at, length, groups)) length--;
    if (length > 1) {
      const term = source.slice(at, at + length);
      if (!found.has(term)) found.set(term, { start: at, end: at + length });
      at += length;
    } else at++;
  }
  return [...found].map(([term, span]) => ({ list: groups.get(term)!, span }));
}

const lengths = new WeakMap<ReadonlyMap<string, unknown>, number>();

function longestOf(groups: ReadonlyMap<string, unknown>): number {
  const kept =
    lengths.get(groups) ?? [...groups.keys()].reduce((most, { length }) => Math.max(most, length), 0);
  lengths.set(groups, kept);
  return kept;
}

/** A Latin term does not begin or end inside a word. */
function isMention(
  source: string,
  at: number,
  length: number,
  groups: ReadonlyMap<string, unknown>,
): boolean {
  if (!groups.has(source.slice(at, at + length))) return false;
  const inWord = (place: number) => /^[A-Za-z0-9]{2}$/.test(source.slice(place - 1, place + 1));
  return !inWord(at) && !inWord(at + length);
}

/** CHK-TERM-1 and 3. */
function missing(
  pair: CheckPair,
  list: readonly CheckTerm[],
  span: Span,
  english: readonly Word[],
): Finding[] {
  const agreed = list.filter(({ status }) => status !== "forbidden");
  if (agreed.length === 0 || agreed.some(({ target }) => standsIn(target, english, pair.target))) return [];
  if (agreed.every(({ target }) => /^\p{Lu}/u.test(target)) && PRONOUN.test(pair.target)) return [];
  // A forbidden one that stands there is reported where it stands.
  if (
    list.some(({ status, target }) => status === "forbidden" && placesOf(wordsOf(target), english).length > 0)
  )
    return [];
  const preferred = agreed.find(({ status }) => status === "preferred") ?? agreed[0]!;
  return [
    {
      rule: "terms",
      severity: "warning",
      side: "source",
      ...span,
      code: "checks.term-missing",
      parameters: { source: preferred.source, target: preferred.target },
    },
  ];
}

/** May stand for a name. */
const PRONOUN = /\b(?:he|him|his|she|her|hers|it|its|they|them|their|theirs|we|us|our|ours|I|me|my)\b/iu;

/** Words that a term may lose without becoming another one. */
const SMALL = new Set("the a an of to in on at for by with and or".split(" "));
/** Words of a term may stand so far apart. */
const NEAR = 4;

function standsIn(term: string, english: readonly Word[], target: string): boolean {
  const words = wordsOf(term).filter(({ stem }) => !SMALL.has(stem));
  if (words.length === 0) return target.includes(term);
  const stems = words.map(({ stem }) => stem);
  const has = new Map<string, number[]>();
  for (const [at, { stem }] of english.entries()) has.set(stem, [...(has.get(stem) ?? []), at]);
  const near = (stems.length + 1) * NEAR;
  const first = has.get(stems[0]!) ?? [];
  if (
    first.some((at) =>
      stems.every((stem) => (has.get(stem) ?? []).some((other) => Math.abs(other - at) <= near)),
    )
  )
    return true;
  if (stems.length > 1 && has.has(stems.at(-1)!)) return true;
  const joined = stems.join("");
  if (english.some(({ stem }, at) => stem === joined || stem + (english[at + 1]?.stem ?? "") === joined))
    return true;
  const capitals = words.map(({ start }) => term[start]!.toUpperCase()).join("");
  const abbreviation = /\(([^()]+)\)\s*$/.exec(term)?.[1] ?? capitals;
  return (
    abbreviation.length > 1 && english.some(({ start, end }) => target.slice(start, end) === abbreviation)
  );
}

/** Runs of words that are these words, one after another. */
function placesOf(words: readonly Word[], english: readonly Word[]): readonly Span[] {
  if (words.length === 0) return [];
  return english.flatMap((first, at) =>
    words.every(({ stem }, k) => english[at + k]?.stem === stem)
      ? [{ start: first.start, end: english[at + words.length - 1]!.end }]
      : [],
  );
}

/** CHK-TERM-4. */
function forbidden({ target }: CheckPair, list: readonly CheckTerm[], english: readonly Word[]): Finding[] {
  const agreed = list.filter(({ status }) => status !== "forbidden");
  const held = agreed.flatMap((term) => placesOf(wordsOf(term.target), english));
  const preferred = agreed.filter(({ status }) => status === "preferred");
  return list
    .filter(({ status }) => status === "forbidden")
    .flatMap((term) =>
      placesOf(wordsOf(term.target), english)
        .filter((span) => !held.some(({ start, end }) => start <= span.start && end >= span.end))
        .map((span): Finding => {
          const written = target.slice(span.start, span.end);
          const isAsListed = written.toLowerCase() === term.target.toLowerCase();
          const better = preferred.length === 1 && isAsListed ? preferred[0]!.target : null;
          return {
            rule: "terms",
            severity: "warning",
            side: "target",
            ...span,
            code: preferred[0] ? "checks.term-forbidden-instead" : "checks.term-forbidden",
            parameters: { text: written, ...(preferred[0] && { target: preferred[0].target }) },
            ...(better !== null && { mending: { ...span, text: inCaseOf(written, better) } }),
          };
        }),
    );
}

function inCaseOf(written: string, better: string): string {
  const isCapital = /^\p{Lu}\p{Ll}/u.test(written);
  return isCapital ? better.charAt(0).toUpperCase() + better.slice(1) : better;
}
