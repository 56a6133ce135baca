/**
 * Where English sentences end. The rules SEG-EN-1 to SEG-EN-10 are written in README.md, with their reasons.
 */

import { isAbbreviation, isExclamatoryName, isStarter } from "./abbreviations";
import { findItemLines, isLineBroken, readLines } from "./lines";
import { findListMarks } from "./list-marks";
import { LINE_ENDS } from "./marks";
import { inOrder, isInside, isSpace } from "./offsets";

const STOPS = new RegExp(
  `[.!?…．]+(?:[ \\u00a0]?\\.[ \\u00a0]?\\.(?:[ \\u00a0]?\\.)*)?|[${LINE_ENDS}]\\s*|[。！？]+`,
  "gu",
);
const IS_LINE_END = new RegExp(`^[${LINE_ENDS}]`, "u");
/** A paragraph ends: two line ends, CR LF counting as one, or the mark that says so. */
const ENDS_PARAGRAPH = new RegExp(`\\u2029|^(?:\\r\\n|[${LINE_ENDS}])[^${LINE_ENDS}]*[${LINE_ENDS}]`, "u");
/** Closing marks, accents on the stop, and the marks of footnotes behind them: martyr.[1], wide.², wide.* (SEG-EN-10) */
const CLOSING =
  /^[”’"')\]»）」』\p{M}]*(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3}(?:[,⁻–][⁰¹²³⁴-⁹]{1,3})*|[*†‡§]{1,2}(?=\s))*[”’"')\]»）」』]*/u;

const SAYS =
  "(?:said|says|asked|asks|replied|answered|added|cried|shouted|whispered|wrote|thought|continued|explained|exclaimed|murmured)";

/** Anna asked; said Anna; Mr. Li replied */
const SAID = new RegExp(`^(?:${SAYS}\\b|(?:[A-Z][\\w’'.-]*\\s+){1,3}${SAYS}\\b)`, "u");

/** Numbers of notes without brackets: a consultation.11 12 Take (SEG-EN-10) */
const NOTES = /^\d{1,3}(?:[,–-]\d{1,3}| \d{1,3})*(?=\s+\p{Lu})/u;

/** UTF-16 offsets behind the stops and their closing marks, in order; and before the items of a list. */
export function findEnglishEnds(text: string): Iterable<number> {
  const list = findListMarks(text);
  const lines = readLines(text);
  const items = findItemLines(text);
  const ends: number[] = [];
  let from = 0;
  for (const { 0: stop, index: at } of text.matchAll(STOPS)) {
    if (at < from) continue;
    const stopEnd = at + stop.length;
    if (IS_LINE_END.test(stop)) {
      const isEnd = ENDS_PARAGRAPH.test(stop) || isInside(items, at) || list.lines.has(stopEnd);
      if (
        isEnd ||
        !(/^[\p{Ll}(]/u.test(text.slice(stopEnd, stopEnd + 2)) || isLineBroken(lines, text, at, stopEnd))
      )
        ends.push(stopEnd);
      continue;
    }
    if (list.dots.has(at)) continue;
    let end = stopEnd + CLOSING.exec(text.slice(stopEnd, stopEnd + 24))![0].length;
    if (/\p{Ll}{3}$|\)$/u.test(text.slice(Math.max(0, at - 3), at)) && !isAbbreviation(text, at, "1", false))
      end += NOTES.exec(text.slice(end, end + 24))?.[0].length ?? 0;
    if (!endsEnglishSentence(text, at, end)) continue;
    ends.push(end);
    from = end;
  }
  return inOrder(ends, list.starts);
}

/** SEG-EN-9: “… a stairway.” (Smith 55). */
const CITATION = /^\s*\((?=[^()]{0,50}\d)[^()]{1,50}\)[.,;]/u;

/** SEG-EN-8: Hello world.Today is Tuesday. Not System.Text, example.com, e.g.The. */
function isGlued(text: string, at: number, end: number): boolean {
  if (!/[\p{Ll}\d]/u.test(text[at - 1] ?? "") || !/[\p{Lu}“"]/u.test(text[end]!)) return false;
  const rest = text.slice(end, end + 24);
  const word = /[^\s“”"'()[\]—–]*$/u.exec(text.slice(Math.max(0, at - 32), at))![0];
  const next = /^[“"]?(\p{Lu}[\p{Ll}’']*)(?=[\s,.!?]|$)/u.exec(rest)?.[1];
  if (next === undefined || isAbbreviation(text, at, next, false)) return false;
  if (/^\p{Ll}[\p{Ll}’'-]+$/u.test(word)) return next.length > 1 || next === "I" || next === "A";
  return /^(?:\p{Lu}?[\p{Ll}’'-]{2,}|\$?\d[\d,]*)$/u.test(word) && isStarter(next);
}

const RUN = /^[.!?…．。！？\s]+/u;
/** Nobody counts more dots than these. */
const LONGEST_RUN = 40;

/** Does the stop at `at`, with its run and closing marks up to `end`, end a sentence? Used for Latin words in Chinese too. */
export function endsEnglishSentence(text: string, at: number, end: number): boolean {
  if (end >= text.length || "。！？．".includes(text[at]!)) return true;
  if (!isSpace(text.charCodeAt(end))) {
    if (/[!?]/.test(text[at]!) && /^\p{Script=Han}/u.test(text.slice(end, end + 2))) return true;
    return isGlued(text, at, end);
  }
  const rest = text.slice(end, end + 60);
  if (rest.trim() === "") return true;
  const mark = RUN.exec(text.slice(at, Math.min(end, at + LONGEST_RUN)))![0].trimEnd();
  if (text[at - 1] === "[" && text[at + mark.length] === "]") return false; // SEG-EN-5: [...] leaves words out
  const next = rest.trimStart().replace(/^[“‘"'([«（「『—–-]+\s*/u, "");
  const opensQuote = /^\s+[“‘"'«「『]/u.test(rest);
  if (/^\p{Ll}/u.test(next) && !/^(?:iPhone|iPad|eBay)/.test(next)) return opensQuote && /^[!?]/.test(mark);
  if (/^[,;:]/.test(next)) return false;
  if (/[”’"']$/u.test(text.slice(at, end)) && (SAID.test(next) || CITATION.test(rest))) return false;
  const dots = mark.replace(/[^.…]/g, "").replace(/…/g, "...").length;
  if (/[!?]/.test(mark)) return !isExclamatoryName(text, at);
  if (dots >= 4) return true;
  if (dots === 3) return !/^(?:I\b|[.…])/u.test(next);
  return !isAbbreviation(text, at, next, end > at + 1);
}
