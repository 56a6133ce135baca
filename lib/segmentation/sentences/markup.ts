/**
 * Sentences of text that holds markup: the markup is taken out, sentences are sought in the words, and each end is carried
 * back to the text, so that offsets are the source's own and no mark ever stands alone.
 *
 * SEG-MARKUP-1  What closes (`**`, `</b>`, `](address)`, `[^1]`) goes with the words before it; what opens goes with those behind.
 * SEG-MARKUP-2  A line end inside a paragraph of Markdown is a space, and nothing between two Chinese characters. Two spaces or a
 *     backslash before it, and `<br>`, make it a line end.
 * SEG-MARKUP-3  Words in emphasis that end with a stop are somebody's words where a verb of saying follows: **真的吗？**他问。
 */

import type { Span } from "./offsets";

/** What in a text is no word, in order and apart. */
export interface Markup {
  readonly hidden: readonly Span[];
  /** The text is Markdown, whose line ends end nothing (SEG-MARKUP-2). */
  readonly isMarkdown: boolean;
}

export interface WordsAlone {
  readonly words: string;
  /** For each offset in `words`, where the text is parted before that unit. */
  readonly cuts: readonly number[];
  /** Offsets in `words` at which emphasis closes (SEG-MARKUP-3). */
  readonly closings: ReadonlySet<number>;
}

export function wordsAlone(text: string, { hidden, isMarkdown }: Markup): WordsAlone {
  const units: string[] = [];
  const cuts: number[] = [];
  const closings = new Set<number>();
  const open: string[] = [];
  /** Where the text would be parted before the next word; markup that opens keeps it where it is. */
  let cut = 0;
  let hasOpened = false;

  const say = (words: string, from: number, to: number) => {
    for (let at = 0; at < words.length; at += 1) {
      cuts.push(cut);
      cut = at + 1 < words.length ? from + at + 1 : to;
      hasOpened = false;
    }
    units.push(words);
  };
  const skip = (end: number, closes: boolean) => {
    if (closes && !hasOpened) cut = end;
    else hasOpened = true;
  };
  const sayLines = (start: number, end: number) => {
    let at = start;
    if (isMarkdown) {
      for (const { index, 0: lineEnd } of text.slice(start, end).matchAll(LINE_END)) {
        const from = start + index;
        const to = from + lineEnd.length;
        say(text.slice(at, from), at, from);
        const joint = jointAt(text, from, to, lineEnd);
        if (joint === "") skip(to, true);
        else say(joint, from, to);
        at = to;
      }
    }
    say(text.slice(at, end), at, end);
  };

  let at = 0;
  let isRaised = false;
  for (const { start, end } of hidden) {
    if (start < at) continue;
    const number = isRaised ? RAISED_NUMBER.exec(text.slice(at, start))?.[0] : undefined;
    if (number) say(raised(number), at, start);
    else sayLines(at, start);
    const mark = text.slice(start, end);
    if (/^<br\b/i.test(mark)) say("\n", start, end);
    else {
      const closes = isClosing(text, start, end, open);
      if (closes && IS_EMPHASIS.test(mark)) closings.add(cuts.length);
      // The number of a note goes along with what was said before it, and so does what opens it.
      isRaised = !closes && RAISES.test(mark) && RAISED_NUMBER.test(text.slice(end, end + 3));
      skip(end, closes);
    }
    at = end;
  }
  sayLines(at, text.length);
  return { words: units.join(""), cuts, closings };
}

/** A line end with the white space around it; several of them part paragraphs. */
const LINE_END = /[^\S\r\n]*(?:\r\n|\n|\r)\s*/g;
const WIDE_END = /[\u2E80-\u312F\u31A0-\u9FFF\uF900-\uFAFF\uFF01-\uFF60\uDC00-\uDFFF]$/;
const WIDE_START = /^[\u2E80-\u312F\u31A0-\u9FFF\uF900-\uFAFF\uFF01-\uFF60\uD840-\uD8BF]/;

const RAISES = /^(?:<sup\b|\^$)/i;
const RAISED_NUMBER = /^\d{1,3}/;

function raised(number: string): string {
  return Array.from(number, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
}

/** SEG-MARKUP-2 */
function jointAt(text: string, from: number, to: number, lineEnd: string): string {
  const isParagraph = /[\r\n][^\S\r\n]*(?:\r(?!\n)|\n)/.test(lineEnd.replaceAll("\r\n", "\n"));
  if (isParagraph) return "\n\n";
  if (lineEnd.startsWith("  ") || text[from - 1] === "\\") return "\n";
  return WIDE_END.test(text.slice(0, from).slice(-1)) && WIDE_START.test(text[to] ?? "") ? "" : " ";
}

const IS_EMPHASIS = /^[*_~]+$|^<\/(?:b|strong|i|em|u)>$/i;

/** Does this piece of markup close something? What stands beside it decides, then what is open. */
function isClosing(text: string, start: number, end: number, open: string[]): boolean {
  const mark = text.slice(start, end);
  if (/^(?:<\/|\]|\[\^|\s)/.test(mark)) return true;
  if (/^[<[!\\&]/.test(mark)) return false;
  const mayOpen = end < text.length && !/\s/.test(text[end]!);
  const mayClose = start > 0 && !/\s/.test(text[start - 1]!);
  const at = open.lastIndexOf(mark);
  const isBoth =
    open.length > 1 && mark[0] === open.at(-1)![0] && open.slice(-2).join("").length === mark.length;
  if (mayClose && (at !== -1 || isBoth || !mayOpen)) {
    open.length = at !== -1 ? at : isBoth ? open.length - 2 : open.length;
    return true;
  }
  open.push(mark);
  return false;
}
