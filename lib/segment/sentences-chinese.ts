/**
 * Where Chinese sentences end.
 *
 * Z1  。！？ and their half-width forms end a sentence; a run of them (？！, 。。。) ends it once, after the run.
 * Z2  Closing marks behind the stop go along: “走吧。” is one piece of speech.
 * Z3  …… does not end a sentence in its middle (他……没来); with a closing mark behind it, before an
 *     opening quotation mark or at the end of the text it does.
 * Z4  A comma, colon or dash behind the closing mark shows that the sentence goes on: “走吧！”，他说。
 * Z5  So does a verb of saying (“走吧。”他说。) with no colon behind it, and a quotation in the middle of a clause (他说“好。”就走了).
 * Z6  Stops inside short brackets and titles end nothing: 《你好。世界》, （他早年学医。后来弃医）.
 * Z7  A half-width full stop ends a sentence behind a Chinese character, or behind a Latin word where the English
 *     rules say so; 3.5 and Mr. Li stay whole. A semicolon ends nothing. A line end does.
 */

import { endsEnglishSentence } from "./sentences-english";

const STOPS = /[。！？!?｡．.]+|…+|[\n\r\u2028\u2029]+/gu;
const CLOSING = "”’」』）】》〉〕)\"'］]｝";
const GOES_ON = /^[，、；：,;:—～~·]/u;
const HAN = /\p{Script=Han}/u;

/**
 * Verbs that make what stands before them somebody's words: “走吧。”他说。 With a colon behind it the verb leads up
 * to the next words instead, and the sentence ends before it: “走吧。”|他说：“快点。”
 */
const SAYING =
  "说|道|问|答|喊|叫|嚷|骂|叹|笑|哭|想|念|吼|答道|回答|解释|表示|补充|强调|指出|感叹|追问|反问|嘟囔|嘀咕|宣布|写道|吩咐|劝|說|問|罵|嘆|喊道|解釋|補充|強調|宣佈|寫道|勸";
const SAID = new RegExp(
  `^\\s*[^\\s，。！？；：,.!?;:“”「」『』…]{0,8}?(?<!知|难|味|街|频|管|轨|隧)(?:${SAYING})(?:道|起来)?(?=[，。；！？,;.…—]|$)`,
  "u",
);

/** UTF-16 offsets behind the stops and their closing marks, in order. */
export function findChineseEnds(text: string): number[] {
  const enclosed = findEnclosures(text);
  const straight = findStraightClosings(text);
  const ends: number[] = [];
  let from = 0;
  let nextEnclosure = 0;
  for (const match of text.matchAll(STOPS)) {
    const stop = match[0];
    const at = match.index;
    if (at < from) continue;
    if (/[\n\r\u2028\u2029]/.test(stop)) {
      ends.push(at + stop.length);
      continue;
    }
    while (nextEnclosure < enclosed.length && enclosed[nextEnclosure]!.end <= at) nextEnclosure += 1;
    const enclosure = enclosed[nextEnclosure];
    if (enclosure && enclosure.start < at && !closesWithStop(text, enclosure, at + stop.length)) continue;
    const end = takeClosing(text, at + stop.length, straight);
    if (!isStop(text, at, stop, end) || goesOn(text, at, stop.length, end)) continue;
    ends.push(end);
    from = end;
  }
  return ends;
}

/** Is this run of marks, followed by closing marks up to `end`, a stop at all (Z3, Z7)? */
function isStop(text: string, at: number, stop: string, end: number): boolean {
  const before = text[at - 1] ?? "";
  const after = text[end] ?? "";
  if (stop.startsWith("…")) {
    if (/[。！？!?]/.test(text[at + stop.length] ?? "")) return false; // the run that follows decides
    return end > at + stop.length || after === "" || /[“「『]/u.test(after);
  }
  if (/^[.．]+$/.test(stop)) {
    if (stop.length > 1) return stop.length > 3 || after === "" || /[\s“「『]/u.test(after);
    if (HAN.test(before) || CLOSING.includes(before)) return !/[a-z0-9]/i.test(after);
    return endsEnglishSentence(text, at, end);
  }
  if (/^[!?]/.test(stop) && /[\w/=&%-]/.test(before) && /[\w/=&%-]/.test(after)) return false; // …?id=1
  return true;
}

/** Z4 and Z5: does the sentence go on behind the closing marks? */
function goesOn(text: string, at: number, length: number, end: number): boolean {
  const rest = text.slice(end, end + 24);
  if (GOES_ON.test(rest.trimStart()) && !/^\s*——\S*$/u.test(rest))
    return end > at + length || /^[，、；,;]/u.test(rest);
  const hasClosingQuote = /[”’」』"']/u.test(text.slice(at + length, end));
  if (!hasClosingQuote) return false;
  return SAID.test(rest) || isMidClause(text, at, rest);
}

/** A quotation may be this long and still be a word in somebody else's clause (Z5). */
const SHORT_QUOTE = 20;

function isMidClause(text: string, at: number, rest: string): boolean {
  if (!HAN.test(rest[0] ?? "")) return false;
  const before = text.slice(Math.max(0, at - SHORT_QUOTE - 1), at);
  const opening = Math.max(before.lastIndexOf("“"), before.lastIndexOf("「"), before.lastIndexOf("『"));
  return opening > 0 && HAN.test(before[opening - 1]!);
}

function takeClosing(text: string, from: number, straight: ReadonlySet<number>): number {
  let end = from;
  if (/^[ \u3000]{1,2}[”’」』]/u.test(text.slice(from, from + 3)))
    end += text.slice(from, from + 3).search(/[”’」』]/u);
  while (end < text.length && CLOSING.includes(text[end]!)) {
    if ((text[end] === '"' || text[end] === "'") && !straight.has(end)) break;
    end += 1;
  }
  return end;
}

/** Where straight quotation marks close: every second one of a line. An apostrophe between letters is none. */
function findStraightClosings(text: string): ReadonlySet<number> {
  const closings = new Set<number>();
  let isOpen: Record<string, boolean> = {};
  for (const { 0: mark, index } of text.matchAll(/["\n]|(?<![a-z])'|'(?![a-z])/giu)) {
    if (mark === "\n") isOpen = {};
    else {
      if (isOpen[mark]) closings.add(index);
      isOpen[mark] = !isOpen[mark];
    }
  }
  return closings;
}

interface Enclosure {
  /** Of the opening mark. */
  readonly start: number;
  /** Of the closing mark. */
  readonly end: number;
  readonly isTitle: boolean;
}

/** Brackets longer than this hold sentences of their own, or were never closed. */
const LONGEST_ENCLOSURE = 80;

const OPENING = new Map([
  ["《", "》"],
  ["〈", "〉"],
  ["（", "）"],
  ["(", ")"],
]);

/** Short bracketed and titled stretches, outermost only, in order. */
function findEnclosures(text: string): Enclosure[] {
  const found: Enclosure[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const closing = OPENING.get(text[at]!);
    if (!closing) continue;
    const end = text.slice(at, at + LONGEST_ENCLOSURE).indexOf(closing);
    if (end === -1) continue;
    found.push({ start: at, end: at + end, isTitle: closing === "》" || closing === "〉" });
    at += end;
  }
  return found;
}

/**
 * A bracket that stands by itself behind a stop and ends with one is a sentence: 他走了。（再没回来。）她哭了。
 * One at the end of the text closes it anyway.
 */
function closesWithStop(text: string, { start, end, isTitle }: Enclosure, stopEnd: number): boolean {
  if (isTitle || stopEnd !== end) return false;
  return start === 0 || /[。！？!?…\s”」]/u.test(text[start - 1]!) || end + 1 >= text.length;
}
