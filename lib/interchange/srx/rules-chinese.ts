/**
 * The Chinese rules of `lib/segment`, as close as SRX comes to them. SRX asks two regular expressions at each place,
 * one for what stands before and one for what stands behind, and the first pair that fits decides.
 *
 * It cannot say: which straight quotation mark closes (SEG-ZH-2); whether the text has a 。 elsewhere (SEG-ZH-7); that the marks of
 * a list count on (SEG-ZH-10); how wide the lines are (SEG-ZH-9); that a mark was never closed, beyond a number of characters (SEG-ZH-6).
 */

import { SOUNDS } from "../../segmentation/repairs/transliterated";
import {
  CLOSING_MARKS,
  CLOSING_QUOTES,
  ELLIPSIS_MARKS,
  ENDING_MARKS,
  inClass,
  LINE_ENDS,
  OPENING_QUOTES,
  PAIRS,
  STOP_CLASS,
} from "../../segmentation/sentences/marks";
import {
  BEGINS_ANEW,
  NOUN_BEHIND,
  NOUN_BEHIND_COLON,
  SAID,
  SAID_AT_LAST,
  SAYS_BEFORE,
} from "../../segmentation/sentences/saying";
import { inside, type SrxRule } from "./srx-rule";

const HAN = "[\\p{Script=Han}\\p{Script=Bopomofo}\\p{Script=Hiragana}\\p{Script=Katakana}ー]";
const ENDING = `[${inClass(ENDING_MARKS)}]`;
const ANY_STOP = `[${STOP_CLASS}]`;
/** What goes along behind a stop, one piece of it (SEG-ZH-2). */
const ALONG = `(?:[${inClass(CLOSING_MARKS)}]|[\\[［〔]\\d{1,3}[\\]］〕]|[⁰¹²³⁴-⁹～~]|\\p{M}|[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069]|[🌀-🫿☀-➿🇦-🇿])`;
const STOP = `${ANY_STOP}*${ENDING}${ANY_STOP}*`;
const QUOTES = `[${CLOSING_QUOTES}]`;
/** All of it, with white space: our pieces take the white space behind them along. */
const ENDED = `${ALONG}{0,12}\\s*`;
const NOT_SPACE = "\\S";
/** A quotation that opens in the middle of a clause. */
const EMBEDDED = `(?:${HAN}|[》〉])[${OPENING_QUOTES}][^${OPENING_QUOTES}${CLOSING_QUOTES}]`;

/** A quotation with a colon before it. */
const LED_UP_TO = `[：:][${OPENING_QUOTES}][^${OPENING_QUOTES}${CLOSING_QUOTES}]{0,400}`;

const escaped = (mark: string) => mark.replace(/[()[\]]/, "\\$&");

const enclosures: readonly SrxRule[] = PAIRS.filter(({ kind }) => kind !== "quote").flatMap(
  ({ open, close, longest, kind }): SrxRule[] => {
    const opening = escaped(open);
    const closing = escaped(close);
    const content = `[^${inClass(open + close)}]{0,${longest}}`;
    const isBracket = kind === "bracket";
    // A bracket that stands by itself and ends with a stop is a sentence, which the rules below see.
    const last = isBracket ? `[^${inClass(open + close + ENDING_MARKS)}]` : "";
    return [
      {
        rule: "SEG-ZH-6",
        isBreak: false,
        before: `${opening}${content}`,
        after: `${content}${last}${closing}`,
      },
      {
        rule: "SEG-ZH-6",
        isBreak: false,
        before: `${isBracket ? `[^\\s${STOP_CLASS}${inClass(CLOSING_MARKS)}]` : ""}${opening}${content}${ANY_STOP}${closing}\\s*`,
        after: NOT_SPACE,
      },
    ];
  },
);

export const CHINESE_RULES: readonly SrxRule[] = [
  { rule: "SEG-ZH-9", isBreak: true, before: `[${LINE_ENDS}]\\s*`, after: NOT_SPACE },
  { rule: "SEG-ZH-8", isBreak: false, before: "[A-Za-z0-9/=&%_-][!?.]", after: "[A-Za-z0-9/=&%_-]" },
  {
    rule: "SEG-ZH-8",
    isBreak: false,
    before: "(?:://|www\\.)[!-~]{1,120}",
    after: "[!-~]{0,120}[A-Za-z0-9/]",
  },
  { rule: "SEG-ZH-2", isBreak: true, before: `[—–]${QUOTES}`, after: `[${OPENING_QUOTES}]` },
  ...enclosures,
  {
    rule: "SEG-ZH-2",
    isBreak: false,
    before: `${ANY_STOP}${ALONG}{0,12}`,
    after: `(?:${ANY_STOP}|${ALONG}|[ \\u3000]{1,2}${QUOTES})`,
  },
  { rule: "SEG-ZH-2", isBreak: false, before: `${ANY_STOP}[ \\u3000]{1,2}`, after: QUOTES },
  { rule: "SEG-ZH-4", isBreak: false, before: `${ANY_STOP}${ALONG}{0,12}\\s*`, after: "[，、；,;]" },
  {
    rule: "SEG-ZH-4",
    isBreak: false,
    before: `${ANY_STOP}${ALONG}{1,12}\\s*`,
    after: `(?:[：:]|(?!——[^\\s，。！？…]{1,20}$)[—–])`,
  },
  {
    rule: "SEG-ZH-5",
    isBreak: false,
    before: `${LED_UP_TO}${ANY_STOP}${QUOTES}{1,3}`,
    after: inside(NOUN_BEHIND_COLON),
  },
  { rule: "SEG-ZH-5", isBreak: true, before: `${LED_UP_TO}${ANY_STOP}${QUOTES}{1,3}\\s*`, after: NOT_SPACE },
  { rule: "SEG-ZH-5", isBreak: false, before: `${STOP}${QUOTES}{1,3}`, after: inside(NOUN_BEHIND) },
  { rule: "SEG-ZH-5", isBreak: false, before: `${ANY_STOP}["＂${CLOSING_QUOTES}]{1,3}`, after: inside(SAID) },
  {
    rule: "SEG-ZH-5",
    isBreak: false,
    before: `${ANY_STOP}["＂${CLOSING_QUOTES}]{1,3}`,
    after: inside(SAID_AT_LAST),
  },
  {
    rule: "SEG-ZH-5",
    isBreak: true,
    before: `${inside(SAYS_BEFORE)}[${OPENING_QUOTES}][^${OPENING_QUOTES}${CLOSING_QUOTES}]{0,60}${ANY_STOP}${QUOTES}`,
    after: inside(BEGINS_ANEW),
  },
  {
    rule: "SEG-ZH-5",
    isBreak: false,
    before: `${EMBEDDED}{1,60}`,
    after: `[^${OPENING_QUOTES}${CLOSING_QUOTES}]{0,60}(?:${ANY_STOP}${QUOTES}(?=${HAN})|[^${STOP_CLASS}${CLOSING_QUOTES}]${QUOTES})`,
  },
  { rule: "SEG-ZH-5", isBreak: false, before: `${EMBEDDED}{1,60}${ANY_STOP}${QUOTES}`, after: HAN },
  {
    rule: "SEG-ZH-10",
    isBreak: false,
    before: "(?:[。！？：；]|^)\\s*(?:\\d{1,2}|[Ⅰ-Ⅻ]|[A-Za-z])[.．]\\s*",
    after: NOT_SPACE,
  },
  { rule: "SEG-ZH-7", isBreak: false, before: `[${SOUNDS}]{2}[.．]`, after: `[${SOUNDS}]{2}` },
  { rule: "SEG-ZH-7", isBreak: false, before: "(?<![A-Za-z])\\p{Lu}．", after: "\\p{L}" },
  { rule: "SEG-ZH-7", isBreak: false, before: "(?:Yahoo|Jeopardy|Yum)!", after: HAN },
  { rule: "SEG-ZH-7", isBreak: true, before: `[A-Za-z]{2,24}[.]${QUOTES}`, after: HAN },
  { rule: "SEG-ZH-1", isBreak: true, before: `${STOP}${ENDED}`, after: NOT_SPACE },
  {
    rule: "SEG-ZH-3",
    isBreak: true,
    before: `[${ELLIPSIS_MARKS}.]{1,12}(?<!(?<![.])[.])${ALONG}{1,12}\\s*`,
    after: NOT_SPACE,
  },
  {
    rule: "SEG-ZH-3",
    isBreak: true,
    before: `[^\\s${ELLIPSIS_MARKS}][${ELLIPSIS_MARKS}]{1,12}\\s*`,
    after: `[${OPENING_QUOTES}][^${CLOSING_QUOTES}]{0,60}${ANY_STOP}${QUOTES}`,
  },
  {
    rule: "SEG-ZH-7",
    isBreak: true,
    before: `(?:${HAN}|[${inClass(CLOSING_MARKS)}])[.．]${ENDED}`,
    after: "(?![a-z0-9]|[A-Z](?![a-z]))\\S",
  },
];
