/**
 * Finding and replacing in one text. Offsets are UTF-16 units of the text as it stands: nothing is folded,
 * normalised or lower-cased before the search, because İ and ß change their length when they are.
 */

import { boundSearch, type PatternProblem } from "./search-cost";
import { typographicRun, typographicVariantsOf } from "./typographic-variants";

export interface Hit {
  readonly start: number;
  readonly end: number;
}

export interface SearchOptions {
  /**
   * These very characters. Without it Straße finds STRAßE (not STRASSE: only foldings that keep the length), 1954 finds
   * １９５４, and "didn't" finds “didn’t”.
   */
  readonly caseSensitive?: boolean;
  /** A hit is no part of a longer word. An end that is a Chinese character always counts as a word's end. */
  readonly wholeWord?: boolean;
  /**
   * All characters that may stand for one of the query's, itself among them: `variantsOf` of han-variants.ts, so that 台湾
   * finds 臺灣. A regular expression is taken as it stands.
   */
  readonly alike?: (character: string) => string;
  /** The query is a JavaScript regular expression, read with the flags g and u, and m for ^ and $. */
  readonly regex?: boolean;
}

export type SearchResult =
  | {
      readonly ok: true;
      readonly hits: readonly Hit[];
      /** There are more hits than MOST_HITS; these are the first. */
      readonly isCut: boolean;
    }
  | { readonly ok: false; readonly reason: PatternProblem; readonly why?: string };

/** More than anybody steps through in one text. */
export const MOST_HITS = 10_000;

/**
 * Every place where the query occurs, in order, not overlapping. Empty hits (of `x*`) are left out, and so are hits
 * that would cut an accent or a joined emoji off its base.
 */
export function findAll(text: string, query: string, options: SearchOptions = {}): SearchResult {
  if (query === "") return { ok: true, hits: [], isCut: false };
  const problem = options.regex ? boundSearch(query, text) : null;
  if (problem) return { ok: false, ...problem };

  const searching = expressionOf(query, options);
  const hits: Hit[] = [];
  for (const match of text.matchAll(searching)) {
    const hit = { start: match.index, end: match.index + match[0].length };
    if (hit.start === hit.end || cutsGrapheme(text, hit)) continue;
    if (options.wholeWord && cutsWord(text, hit)) continue;
    if (hits.length === MOST_HITS) return { ok: true, hits, isCut: true };
    hits.push(hit);
  }
  return { ok: true, hits, isCut: false };
}

interface Expression extends Pick<SearchOptions, "alike" | "caseSensitive" | "regex"> {
  readonly query: string;
  readonly expression: RegExp;
}

/** One query is looked for in thousands of rows; its expression is made once. */
let last: Expression | null = null;

function expressionOf(query: string, { alike, caseSensitive, regex }: SearchOptions): RegExp {
  const isLast =
    last?.query === query &&
    last.alike === alike &&
    last.caseSensitive === caseSensitive &&
    last.regex === regex;
  if (last && isLast) return last.expression;
  const pattern = regex ? query : caseSensitive ? exactPattern(query, alike) : literalPattern(query, alike);
  const expression = new RegExp(pattern, caseSensitive ? "gmu" : "gimu");
  last = { query, alike, caseSensitive, regex, expression };
  return expression;
}

/** Puts `replacement`, as it stands, in the place of every hit. `$1` has no special meaning. */
export function replaceAll(text: string, hits: readonly Hit[], replacement: string): string {
  let result = "";
  let at = 0;
  for (const { start, end } of hits) {
    if (start < at || end < start || end > text.length) {
      throw new RangeError(`Hit ${start}–${end} is out of order or outside a text of ${text.length}`);
    }
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

type Alike = NonNullable<SearchOptions["alike"]>;

const itself: Alike = (character) => character;

/**
 * A pattern that matches the query however it was typed, for JavaScript (with the flag u) and for PostgreSQL alike: in any width,
 * with any quotation marks, dashes and ellipses.
 */
export function literalPattern(query: string, alike: Alike = itself): string {
  let pattern = "";
  for (let at = 0; at < query.length; ) {
    const run = typographicRun(query.slice(at, at + LONGEST_RUN));
    const character = String.fromCodePoint(query.codePointAt(at)!);
    pattern += run?.pattern ?? anyOf(formsOf(character, alike));
    at += run?.length ?? character.length;
  }
  return pattern;
}

/** A pattern that matches the very characters of the query, and what `alike` says of each. */
function exactPattern(query: string, alike: Alike = itself): string {
  return Array.from(query, (character) => anyOf(Array.from(alike(character)))).join("");
}

/** A line of a thousand dots is no ellipsis. */
const LONGEST_RUN = 16;

/** A character in every width, in either script, and in either case where PostgreSQL would not fold it. */
function formsOf(character: string, alike: Alike): string[] {
  const forms = Array.from(typographicVariantsOf(character)).flatMap((form) => Array.from(alike(form)));
  const wide = forms.flatMap((form) => Array.from(typographicVariantsOf(form)));
  return [...new Set([character, ...forms, ...wide.flatMap(inEitherCase)])];
}

function inEitherCase(form: string): string[] {
  const isWideLetter = form >= "Ａ" && form <= "ｚ";
  return isWideLetter ? [form.toLowerCase(), form.toUpperCase()] : [form];
}

function anyOf(forms: readonly string[]): string {
  const [only = ""] = forms;
  if (forms.length === 1) return only.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
  return `[${forms.map((form) => form.replace(/[\\\]^[-]/u, "\\$&")).join("")}]`;
}

const JOINS_BACKWARDS = /^(?:\p{M}|\u200d|\p{Emoji_Modifier})/u;

function cutsGrapheme(text: string, { start, end }: Hit): boolean {
  if (isJoined(text, end)) return true;
  return isJoined(text, start);
}

/** Does the character at `offset` belong to the one before it? */
function isJoined(text: string, offset: number): boolean {
  if (offset === 0 || offset === text.length) return false;
  return JOINS_BACKWARDS.test(text.slice(offset, offset + 2)) || text[offset - 1] === "\u200d";
}

const WORD_START = /^[\p{L}\p{N}\p{M}_]/u;
const WORD_END = /[\p{L}\p{N}\p{M}_]$/u;
const NO_SPACES_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const NO_SPACES_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

function cutsWord(text: string, { start, end }: Hit): boolean {
  return isInsideWord(text, start) || isInsideWord(text, end);
}

function isInsideWord(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 2), offset);
  const after = text.slice(offset, offset + 2);
  if (NO_SPACES_END.test(before) || NO_SPACES_START.test(after)) return false;
  return WORD_END.test(before) && WORD_START.test(after);
}
