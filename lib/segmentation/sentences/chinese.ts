/**
 * Where Chinese sentences end. The rules SEG-ZH-1 to SEG-ZH-11 are written in README.md, with their reasons; `tests/segmentation/
 * sentence-cases.ts` is the public table of cases for each.
 *
 * The text is gone through once. What is enclosed, what is an address and what marks a list item is found before, each
 * in one pass of its own, so that a stop is judged by what stands near it: time grows with the length alone.
 */

import { isNameDot } from "../repairs/transliterated";
import { isExclamatoryName, isInitial, wordBefore } from "./abbreviations";
import { findAddresses } from "./addresses";
import { endsEnglishSentence } from "./english";
import { isLineBroken, readLines } from "./lines";
import { findListMarks, type ListMarks } from "./list-marks";
import {
  CLOSING_MARKS,
  CLOSING_QUOTES,
  ELLIPSIS_MARKS,
  ENDING_MARKS,
  inClass,
  LINE_ENDS,
  OPENING_QUOTES,
  STOP_CLASS,
  STRAIGHT_QUOTES,
} from "./marks";
import { inOrder, isInside, isSpace } from "./offsets";
import { findPairs, findStraightClosings, type MatchedPair } from "./quotation-pairs";
import { beginsAnew, isNounBehind, isSaid, SAID_REACH } from "./saying";
import { takeTail } from "./tail";

const STOPS = new RegExp(`[${STOP_CLASS}]+|[${LINE_ENDS}]\\s*`, "gu");
const IS_LINE_END = new RegExp(`^[${LINE_ENDS}]`, "u");
const IS_STRONG = new RegExp(`[${inClass(ENDING_MARKS)}]`, "u");
const IS_ELLIPSIS = new RegExp(`[${ELLIPSIS_MARKS}]`, "u");
const QUOTE_AT_END = new RegExp(`[${CLOSING_QUOTES}${STRAIGHT_QUOTES}]`, "u");
const CLOSED_BEFORE = new RegExp(`[${inClass(CLOSING_MARKS)}]$`, "u");
const CHINESE_LETTER = /[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u;

/** What was found of a text before its stops are judged. */
interface Reading {
  readonly text: string;
  readonly straight: ReadonlySet<number>;
  readonly list: ListMarks;
  /** No 。 stands in this text, so that a dot has to do its work. */
  readonly usesDots: boolean;
  /** Addresses; nothing ends in them. */
  readonly addresses: readonly { readonly start: number; readonly end: number }[];
}

/**
 * UTF-16 offsets behind the stops and what goes along with them, in order; and before the items of a list. At `closings`
 * emphasis closed, which was taken out of the text.
 */
export function findChineseEnds(text: string, closings: ReadonlySet<number>): Iterable<number> {
  const reading: Reading = {
    text,
    straight: findStraightClosings(text),
    list: findListMarks(text),
    usesDots: !/[。｡]/.test(text),
    addresses: findAddresses(text),
  };
  const pairs = findPairs(text);
  const enclosed = outermost(pairs.filter((pair) => pair.isShort && encloses(text, pair)));
  const ledUpTo = new Set(pairs.filter(({ start }) => isColon(text[start - 1])).map(({ end }) => end));
  const lines = readLines(text);
  const ends: number[] = [];
  let from = 0;
  let next = 0;
  for (const { 0: stop, index: at } of text.matchAll(STOPS)) {
    if (at < from) continue;
    if (IS_LINE_END.test(stop)) {
      if (!isLineBroken(lines, text, at, at + stop.length)) ends.push(at + stop.length);
      continue;
    }
    while (next < enclosed.length && enclosed[next]!.end <= at) next += 1;
    const pair = enclosed[next];
    if (pair && pair.start < at && !closesWithStop(text, pair, at + stop.length)) continue;
    const end = takeTail(text, at + stop.length, reading.straight);
    if (!isStop(reading, at, stop, end) || goesOn(text, at + stop.length, end, ledUpTo, closings)) continue;
    ends.push(end);
    from = end;
  }
  return inOrder(ends, findGluedSpeech(text), reading.list.starts);
}

/** Is this run of marks, followed by what goes along up to `end`, a stop at all (SEG-ZH-1, SEG-ZH-3, SEG-ZH-7, SEG-ZH-8)? */
function isStop(reading: Reading, at: number, stop: string, end: number): boolean {
  const { text } = reading;
  if (isInside(reading.addresses, at)) return false;
  if (IS_STRONG.test(stop)) return !/^[!?]+$/.test(stop) || isLatinStop(text, at, at + stop.length);
  if (stop.length > 1 || IS_ELLIPSIS.test(stop)) return isEndingEllipsis(text, at, stop.length, end);
  return isFullStop(reading, at, end);
}

/** ! and ? inside ?id=1 or a!=b, and in names such as Yahoo!, end nothing. */
function isLatinStop(text: string, at: number, stopEnd: number): boolean {
  const before = text[at - 1] ?? "";
  const after = text[stopEnd] ?? "";
  if (
    /[\w/=&%-]/.test(before) &&
    /[\w/=&%-]/.test(after) &&
    !/^[A-Z][a-z]*[\s,]/.test(text.slice(stopEnd, stopEnd + 16))
  )
    return false;
  return !(CHINESE_LETTER.test(after) && isExclamatoryName(text, at));
}

/** SEG-ZH-3 */
function isEndingEllipsis(text: string, at: number, length: number, end: number): boolean {
  if (text.slice(Math.max(0, at - 24), at).trim() === "" && end === at + length) return end === text.length;
  if (end > at + length) return true;
  const rest = text.slice(end, end + 64);
  if (/^\s*$/u.test(rest) || IS_LINE_END.test(rest.trimStart())) return true;
  return SPEECH.test(rest);
}

/** A quotation that holds a stop: somebody speaks. “爱情” is none. */
const SPEECH = new RegExp(
  `^\\s*[${OPENING_QUOTES}][^${CLOSING_QUOTES}]{0,60}[${STOP_CLASS}][${CLOSING_QUOTES}]`,
  "u",
);

/** SEG-ZH-7: a single . or ． */
function isFullStop({ text, list, usesDots }: Reading, at: number, end: number): boolean {
  if (list.dots.has(at)) return false;
  if (isSpace(text.charCodeAt(at - 1)) && end < text.length) return false; // . . .
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + 1, at + 3);
  const rest = text.slice(end, end + 16);
  if (/[0-9０-９]$/u.test(before) && /^[0-9０-９]/u.test(after)) return false;
  // J．K．罗琳: the full-width dot of an initial.
  if (text[at] === "．" && isInitial(wordBefore(text, at)) && /^\p{L}/u.test(rest)) return false;
  if (CHINESE_LETTER.test(before) || CLOSED_BEFORE.test(before)) {
    if (isNameDot(text, at) && !(usesDots && text[at] === "．")) return false;
    if (text[at] === "．" && !usesDots && CHINESE_LETTER.test([...after][0] ?? "")) return false;
    return !/^[a-z0-9]|^[A-Z](?![a-z])/.test(rest);
  }
  if (CHINESE_LETTER.test([...rest][0] ?? "") || /^[“「『《（]/u.test(rest)) {
    if (end > at + 1)
      return endsEnglishSentence(
        `${text.slice(Math.max(0, at - 24), end)} `,
        Math.min(at, 24),
        Math.min(at, 24) + end - at,
      );
    return (
      usesDots &&
      /(?:[a-z]{2,}[a-zA-Z]*|[a-z][A-Z][a-z]+|\d)$/.test(text.slice(Math.max(0, at - 24), at)) &&
      !isAbbreviated(text, at)
    );
  }
  return endsEnglishSentence(text, at, end);
}

/** Would the English rules see an abbreviation here, with a space behind it? */
function isAbbreviated(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at);
  return !endsEnglishSentence(`${before}. Xi`, before.length, before.length + 1);
}

function isColon(mark: string | undefined): boolean {
  return mark === "：" || mark === ":";
}

const ENDS_SURELY = `${OPENING_QUOTES}（《\n`;

/** SEG-ZH-4 and SEG-ZH-5: does the sentence go on behind what goes along? */
function goesOn(
  text: string,
  stopEnd: number,
  end: number,
  ledUpTo: ReadonlySet<number>,
  closings: ReadonlySet<number>,
): boolean {
  if (ENDS_SURELY.includes(text[end] ?? "\n")) return false;
  const rest = text.slice(end, end + SAID_REACH);
  const isEmphasis = closings.has(end);
  const isClosed = end > stopEnd || isEmphasis;
  const next = rest.trimStart();
  if (/^[，、；,;]/u.test(next)) return true;
  if (!isClosed) return false;
  if (/^[：:]/u.test(next)) return true;
  if (/^[—–]/u.test(next)) return !ATTRIBUTION.test(next);
  if (!isEmphasis && !QUOTE_AT_END.test(text.slice(stopEnd, end))) return false;
  // 他说：“好。” has its speaker already; whoever speaks behind it begins anew.
  const isLedUpTo = ledUpTo.has(end - 1);
  return isNounBehind(rest, isLedUpTo) || (!isLedUpTo && isSaid(rest));
}

/** Whose words they were, at the end of the text: ——鲁迅 */
const ATTRIBUTION = /^——[^\s，。！？…]{1,20}$/u;

/** SEG-ZH-2: “你——”“闭嘴！”: what broke off inside a quotation ends where another begins. */
const BROKEN_OFF = new RegExp(`(?<=[—–][${CLOSING_QUOTES}])(?=[${OPENING_QUOTES}])`, "gu");

function findGluedSpeech(text: string): number[] {
  return Array.from(text.matchAll(BROKEN_OFF), ({ index }) => index);
}

/** Stops inside this pair end nothing, but for one that closes it (SEG-ZH-5, SEG-ZH-6). */
function encloses(text: string, pair: MatchedPair): boolean {
  if (pair.end - pair.start < 2 || !HOLDS_STOP.test(text.slice(pair.start + 1, pair.end))) return false;
  return pair.kind !== "quote" || isEmbedded(text, pair);
}

const HOLDS_STOP = new RegExp(`[${STOP_CLASS}]`, "u");
const STOP_AT_END = new RegExp(`[${STOP_CLASS}]$`, "u");

/** SEG-ZH-5: a quotation that is a word in somebody else's clause. */
function isEmbedded(text: string, { start, end }: MatchedPair): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  const rest = text.slice(end + 1, end + 1 + SAID_REACH);
  const next = [...rest.slice(0, 2)][0] ?? "";
  const endsWithStop = STOP_AT_END.test(text.slice(end - 1, end));
  if (endsWithStop && isNounBehind(rest, isColon(text[start - 1]))) return true;
  if (!CHINESE_LETTER.test(before) && !/[》〉]$/u.test(before)) return false;
  if (!endsWithStop) return next !== "" && !OPENING_QUOTES.includes(next);
  if (/^[（(]/u.test(next)) return !/^[^）)]{0,80}[。！？][）)]/u.test(rest);
  return CHINESE_LETTER.test(next) && !beginsAnew(before, rest);
}

function outermost(pairs: readonly MatchedPair[]): MatchedPair[] {
  const kept: MatchedPair[] = [];
  for (const pair of pairs) if (pair.start >= (kept.at(-1)?.end ?? 0)) kept.push(pair);
  return kept;
}

/**
 * A bracket that stands by itself behind a stop and ends with one is a sentence: 他走了。（再没回来。）她哭了。
 * One at the end of the text closes it anyway.
 */
function closesWithStop(text: string, { start, end, kind }: MatchedPair, stopEnd: number): boolean {
  if (kind !== "bracket" || stopEnd !== end) return false;
  return start === 0 || /[。！？!?…\s”」]/u.test(text[start - 1]!) || end + 1 >= text.length;
}
