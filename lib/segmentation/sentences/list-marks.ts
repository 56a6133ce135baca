/**
 * The marks of list items, Chinese and English: 1. 1) (1) a. ① 一、 • Their dots end nothing (SEG-ZH-10, SEG-EN-7), and where a
 * line opens with one, the next of the same make parts the line: 1. The first item 2. The second item.
 */

import { isAbbreviation } from "./abbreviations";
import { inClass, LINE_ENDS } from "./marks";

export interface ListMarks {
  /** UTF-16 offsets where an item begins inside a line. */
  readonly starts: ReadonlySet<number>;
  /** Offsets of the marks that open a line. */
  readonly lines: ReadonlySet<number>;
  /** Offsets of dots that belong to a mark. */
  readonly dots: ReadonlySet<number>;
}

const BULLETS = "•⁃▪◦‣●○■□◆◇★☆➢";

/** What may stand before the first mark of a line: opening marks, and those of Markdown. */
const OPENING = '*_#>“‘"「『（(《【［[';

/**
 * A number or letter is a mark at the beginning of a line, behind white space, or behind a stop or what closes one; a number
 * also behind a Chinese character, where it counts on: 1．进气2．压缩.
 */
const BEFORE = `(?<=^|[\\s。！？!?…；;：:”’」』）)${inClass(OPENING)}${inClass(BULLETS)}${inClass(LINE_ENDS)}]|\\p{Script=Han}(?=[\\d０-９])|(?<!\\w)\\.)`;

/** Its groups: a line end; number or letter, and what stands behind it; bracket and what it holds; ①; a bullet. */
const MARK = new RegExp(
  `([${LINE_ENDS}])|${BEFORE}` +
    "(\\d{1,3}|[０-９]{1,2}|[A-Za-z]|[ivxIVX]{2,5}|[Ⅰ-Ⅻ])(\\.[)）]|[.．、)）])(?![.．\\d])" +
    "|([(（])(\\d{1,3}|[A-Za-z]|[ivx]{2,5}|[一二三四五六七八九十]{1,3})[)）]" +
    `|([①-⒛㈠-㈩❶-❿])|(?<=^|\\s)([${inClass(BULLETS)}])`,
  "gu",
);

/** White space before a mark that opens its line, in UTF-16 units. */
const WIDEST_INDENT = 200;
/** A sentence has ended before. */
const BEHIND = "。！？!?.…”’」』）)";
/** Behind these the item is a part of a sentence: 包括：1. 苹果；2. 梨。 (a) red and (b) blue */
const INSIDE_SENTENCE = /(?:[,，、;；:：]|(?<![a-z])(?:and|or|to|see)|[和或与與及见見如式图圖表第])\s*$/iu;
const OPENS_LINE = new RegExp(`^[\\s${inClass(OPENING)}]*$`, "u");

export function findListMarks(text: string): ListMarks {
  const starts = new Set<number>();
  const lines = new Set<number>();
  const dots = new Set<number>();
  let chains = new Map<string, Item>();
  let lineStart = 0;
  for (const match of text.matchAll(MARK)) {
    const at = match.index;
    if (match[1] !== undefined) {
      if (chains.size > 0) chains = new Map();
      lineStart = at + 1;
      continue;
    }
    const opensLine = at - lineStart <= WIDEST_INDENT && OPENS_LINE.test(text.slice(lineStart, at));
    const before = text.slice(Math.max(lineStart, at - 12), at);
    const { make, values, dotAt } = readMark(match);
    const last = before.trimEnd().at(-1) ?? "";
    const isBehindStop = last !== "" && BEHIND.includes(last) && !(last === "." && isNumbered(text, at));
    const mayBeInitial = /^[A-Z]$/.test(match[2] ?? "");
    const isNext = isNextTo(chains.get(make), values, text, at) && (isBehindStop || !mayBeInitial);
    const dot = dotAt === null ? null : at + dotAt;
    const item: Item = { values, end: at + match[0].length };
    if (opensLine || (isBehindStop && values.includes(1) && !mayBeInitial)) {
      chains.set(make, item);
      if (dot !== null) dots.add(dot);
      (opensLine ? lines : starts).add(at);
    } else if (isNext && !INSIDE_SENTENCE.test(before)) {
      chains.set(make, item);
      starts.add(at);
      if (dot !== null) dots.add(dot);
    } else if (
      (isBehindStop || (last !== "" && "：:；;".includes(last))) &&
      dot !== null &&
      /^(?:\d{1,2}|[QA]|[Ⅰ-Ⅻ])$/u.test(match[2] ?? "")
    ) {
      dots.add(dot);
    } else if (dot !== null && last !== "" && BULLETS.includes(last)) {
      dots.add(dot);
    }
  }
  return { starts, lines, dots };
}

/** The word before leads to a number: No. 5, Jan. 5. */
function isNumbered(text: string, at: number): boolean {
  const dot = text.lastIndexOf(".", at - 1);
  return isAbbreviation(text, dot, text.slice(at, at + 8), false);
}

interface Item {
  readonly values: readonly number[];
  /** Behind its mark. */
  readonly end: number;
}

/** Does a mark with these values at `at` follow that item, with something to say in between? */
function isNextTo(item: Item | undefined, values: readonly number[], text: string, at: number): boolean {
  if (!item?.values.some((value) => values.includes(value + 1))) return false;
  return text.slice(item.end, Math.min(at, item.end + 40)).trim().length > 1;
}

interface Mark {
  /** Marks of one make count on: 1. 2. 3., not 1. 2) 3. */
  readonly make: string;
  /** What it may count as. */
  readonly values: readonly number[];
  /** Where in it its own dot stands. */
  readonly dotAt: number | null;
}

const known = new Map<string, Mark>();
const MOST_KNOWN = 5_000;

/** What a mark is depends on its characters alone, and there are few. */
function readMark(match: RegExpMatchArray): Mark {
  const text = match[0];
  const mark = known.get(text) ?? { make: makeOf(match), values: valuesOf(match), dotAt: dotOf(match) };
  if (known.size < MOST_KNOWN) known.set(text, mark);
  return mark;
}

function makeOf([, , number, tail = ")", open, inside, circled, bullet]: RegExpMatchArray): string {
  if (bullet) return bullet;
  if (circled) return "circled";
  const token = number ?? inside ?? "";
  const script = /\d/.test(token) ? "1" : /[a-z]/.test(token) ? "a" : /[A-Z]/.test(token) ? "A" : "一";
  return `${open ? "(" : ""}${script}${tail.replaceAll("）", ")")}`;
}

const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const CHINESE = [..."一二三四五六七八九十"];
const CIRCLED = [..."①⑴⒈㈠❶"].map((first) => first.charCodeAt(0));

/** What the mark may count as: i is 1 or 9. Every bullet is the one behind itself. */
function valuesOf([, , number, , , inside, circled, bullet]: RegExpMatchArray): readonly number[] {
  if (bullet) return [0, 1];
  if (circled) {
    const unit = circled.charCodeAt(0);
    return [unit - Math.max(...CIRCLED.filter((first) => first <= unit)) + 1];
  }
  const token = (number ?? inside ?? "").toLowerCase();
  if (/^\d+$/.test(token)) return [Number(token)];
  if (/^[０-９]+$/u.test(token)) return [Number(token.normalize("NFKC"))];
  if (/^[Ⅰ-Ⅻ]$/iu.test(token)) return [token.toUpperCase().charCodeAt(0) - 0x215f];
  if (CHINESE.includes(token[0]!)) return [chineseNumber(token)];
  const roman = ROMAN.indexOf(token) + 1;
  const letter = token.length === 1 ? token.charCodeAt(0) - 96 : 0;
  return [roman, letter].filter((value) => value > 0);
}

/** 一 to 九十九. */
function chineseNumber(token: string): number {
  const ten = token.indexOf("十");
  const digit = (character: string | undefined) => CHINESE.indexOf(character ?? "") + 1;
  if (ten === -1) return digit(token[0]);
  return (ten === 0 ? 1 : digit(token[0])) * 10 + (ten + 1 < token.length ? digit(token[ten + 1]) : 0);
}

/** Where in the mark its own dot stands. */
function dotOf([, , number, tail]: RegExpMatchArray): number | null {
  return number !== undefined && tail !== undefined && /^[.．]/u.test(tail) ? number.length : null;
}
