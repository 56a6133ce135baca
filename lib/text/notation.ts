import { type InlineMark, sortedMarks } from "./inline-marks";

/**
 * Inline marks as people type them in the English, after CommonMark: `*emphasis*`, `**strong**`, `[words](address)`, `` `code` ``,
 * `^2^`, `~2~`, `~~struck out~~`, `[^1]` for a note, and a backslash before a character that is to stand for itself.
 *
 * TXT-NOTE-1  What is not closed, or closed by nothing that was opened, is letters: 5 * 3, C:\dir, [sic], 10^8. So is all HTML.
 * TXT-NOTE-2  Marks nest and never cross; none reaches over a blank line.
 * TXT-NOTE-3  Whether `*` opens or closes is decided as CommonMark does it, but that “ ” ‘ ’ and Chinese brackets need no white space on
 *     their other side: `**“Yes.”**he` is strong.
 * TXT-NOTE-4  A link goes to http, https or mailto; anything else is letters as they were typed.
 * TXT-NOTE-5  A superscript or subscript holds no white space but `\ `, as in pandoc: 2^nd^ is, 2^10 and 2^12 is not.
 * TXT-NOTE-6  `words` are the text without its marks; positions in one are found in the other.
 *
 * Not here: headings, lists and other blocks (a row is a paragraph), `_emphasis_`, pictures, character references: all letters.
 */
export interface Notation {
  /** The words without marks. */
  readonly words: string;
  /** Over `words`. A note reference is no word: its range is empty. */
  readonly marks: readonly InlineMark[];
  /** Over the text as it was typed: from the first to the last character of what is marked, its marks left out. */
  readonly typed: readonly TypedMark[];
  /** Ranges of the typed text that are marks and not words, in order. */
  readonly hidden: readonly Range[];
  /** Where a position in `words` stands in the typed text: behind marks that open there. */
  toTyped(offset: number): number;
  /** And before marks that close there, for the end of a range. */
  toTypedEnd(offset: number): number;
  /** Where a position of the typed text stands in `words`. */
  toWords(offset: number): number;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface TypedMark extends InlineMark {
  /** With the characters that mark it. */
  readonly outer: Range;
}

/** Names of link definitions (`[gazetteer][xz]`), in small letters, with their addresses. */
export type Definitions = ReadonlyMap<string, string>;

const NO_DEFINITIONS: Definitions = new Map();

/** Anything that might be a mark; text without any of it is read in no time. */
const SPECIAL = /[\\`*[\]^~]/;

/** More special characters than this in one text are no translation, and are read as letters. */
const MOST_SPECIAL = 4_000;

export function readNotation(text: string, definitions: Definitions = NO_DEFINITIONS): Notation {
  if (!SPECIAL.test(text)) return plain(text);
  if ((text.match(/[\\`*[\]^~]/g)?.length ?? 0) > MOST_SPECIAL) return plain(text);
  const found: Found = { marks: [], hidden: [] };
  for (const { start, end } of paragraphsOf(text)) readInline(text, start, end, definitions, found);
  if (found.hidden.length === 0) return plain(text);
  return notationOf(text, found);
}

function plain(text: string): Notation {
  const same = (offset: number) => offset;
  return { words: text, marks: [], typed: [], hidden: [], toTyped: same, toTypedEnd: same, toWords: same };
}

/** TXT-NOTE-2. */
function paragraphsOf(text: string): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  for (const { 0: blank, index } of text.matchAll(/\n[^\S\n]*\n\s*/g)) {
    ranges.push({ start, end: index });
    start = index + blank.length;
  }
  return [...ranges, { start, end: text.length }];
}

interface Found {
  readonly marks: TypedMark[];
  readonly hidden: Range[];
}

/** A run of `*`: characters of it are used up from the inside. */
interface Star {
  start: number;
  end: number;
  readonly length: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

interface Bracket {
  readonly at: number;
  /** How many runs of stars stood before it. */
  readonly stars: number;
}

function readInline(text: string, from: number, to: number, definitions: Definitions, found: Found): void {
  const stars: Star[] = [];
  let brackets: Bracket[] = [];
  const fences = fencesIn(text, from, to);
  const hide = (start: number, end: number) => {
    if (start < end) found.hidden.push({ start, end });
  };
  let at = from;
  while (at < to) {
    const character = text[at]!;
    if (character === "\\") {
      const isEscape = at + 1 < to && PUNCTUATION.test(text[at + 1]!);
      if (isEscape) hide(at, at + 1);
      at += isEscape ? 2 : 1;
    } else if (character === "`") {
      const length = runAt(text, at, to, "`");
      const close = fences.get(length)?.find((place) => place >= at + length);
      if (close === undefined) at += length;
      else {
        code(text, { start: at, end: close + length }, length, found);
        at = close + length;
      }
    } else if (character === "*") {
      const length = runAt(text, at, to, "*");
      stars.push(starAt(text, at, length, from, to));
      at += length;
    } else if (character === "^" || character === "~") {
      at = raisedAt(text, at, to, definitions, found);
    } else if (character === "[") {
      const note = matchAt(NOTE, text, at, to);
      if (note === null) brackets.push({ at, stars: stars.length });
      else {
        const outer = { start: at, end: at + note[0].length };
        found.marks.push({ kind: "note", ...outer, label: note[1]!, outer });
        hide(outer.start, outer.end);
      }
      at += note?.[0].length ?? 1;
    } else if (character === "]") {
      const open = brackets.pop();
      const link = open && linkAt(text, open.at, at, to, definitions);
      if (open && link && open.at + 1 < at) {
        emphasise(stars, open.stars, found);
        stars.length = open.stars;
        found.marks.push({
          kind: "link",
          start: open.at + 1,
          end: at,
          address: link.address,
          ...(link.label === undefined ? {} : { label: link.label }),
          outer: { start: open.at, end: link.end },
        });
        hide(open.at, open.at + 1);
        hide(at, link.end);
        // No link inside a link.
        brackets = [];
        at = link.end;
      } else at += 1;
    } else at += 1;
  }
  emphasise(stars, 0, found);
}

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const NOTE = /\[\^([^\s[\]\\^]{1,60})\]/y;

function runAt(text: string, at: number, to: number, character: string): number {
  let end = at;
  while (end < to && text[end] === character) end += 1;
  return end - at;
}

function matchAt(pattern: RegExp, text: string, at: number, to: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match !== null && at + match[0].length <= to ? match : null;
}

/** Where runs of backticks stand, by their length. */
function fencesIn(text: string, from: number, to: number): Map<number, number[]> {
  const fences = new Map<number, number[]>();
  for (let at = text.indexOf("`", from); at !== -1 && at < to; ) {
    const length = runAt(text, at, to, "`");
    const places = fences.get(length);
    if (places) places.push(at);
    else fences.set(length, [at]);
    at = text.indexOf("`", at + length);
  }
  return fences;
}

function code(text: string, outer: Range, fence: number, found: Found): void {
  let start = outer.start + fence;
  let end = outer.end - fence;
  const inside = text.slice(start, end);
  if (inside.startsWith(" ") && inside.endsWith(" ") && inside.trim() !== "") {
    start += 1;
    end -= 1;
  }
  found.marks.push({ kind: "code", start, end, outer });
  found.hidden.push({ start: outer.start, end: start }, { start: end, end: outer.end });
}

/** TXT-NOTE-5: reads what `^` or `~` begins, and answers where to go on. */
function raisedAt(text: string, at: number, to: number, definitions: Definitions, found: Found): number {
  const isStruck = text.startsWith("~~", at);
  const [pattern, kind, length] = isStruck
    ? ([STRUCK, "strike", 2] as const)
    : text[at] === "^"
      ? ([HIGH, "superscript", 1] as const)
      : ([LOW, "subscript", 1] as const);
  const match = matchAt(pattern, text, at, to);
  if (match === null) return at + (isStruck ? runAt(text, at, to, "~") : 1);
  const outer = { start: at, end: at + match[0].length };
  const [start, end] = [outer.start + length, outer.end - length];
  found.hidden.push({ start: outer.start, end: start });
  if (kind !== "strike")
    for (const { index } of match[1]!.matchAll(/\\ /g))
      found.hidden.push({ start: start + index, end: start + index + 1 });
  readInline(text, start, end, definitions, found);
  found.marks.push({ kind, start, end, outer });
  found.hidden.push({ start: end, end: outer.end });
  return outer.end;
}

const HIGH = /\^((?:\\[!-/:-@[-`{-~ ]|[^\s^\\])+)\^/y;
const LOW = /~((?:\\[!-/:-@[-`{-~ ]|[^\s~\\])+)~(?!~)/y;
const STRUCK = /~~(?=[^\s~])((?:\\[!-/:-@[-`{-~]|\\|~(?!~)|[^~\\])*?[^\s~])~~(?!~)/y;

function linkAt(
  text: string,
  open: number,
  close: number,
  to: number,
  definitions: Definitions,
): { readonly address: string; readonly label?: string; readonly end: number } | null {
  const target = matchAt(TARGET, text, close + 1, to);
  if (target !== null) {
    const address = safeAddress(unescaped(target[1] ?? target[2] ?? ""));
    if (address !== null) return { address, end: close + 1 + target[0].length };
  }
  if (definitions.size === 0) return null;
  const named = matchAt(NAME, text, close + 1, to);
  const label = named?.[1] || text.slice(open + 1, close);
  const address = definitions.get(nameOfDefinition(label));
  return address === undefined ? null : { address, label, end: close + 1 + (named?.[0].length ?? 0) };
}

const TARGET =
  /\(\s{0,9}(?:<([^<>\n]{0,2000})>|((?:\\[!-/:-@[-`{-~]|[^\s()\\]|\((?:\\[!-/:-@[-`{-~]|[^\s()\\])*\)){0,2000}))(?:\s{1,9}(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?\s{0,9}\)/y;
const NAME = /\[([^[\]\n]{0,200})\]/y;

export function nameOfDefinition(label: string): string {
  return label.replace(/\s+/g, " ").trim().toLowerCase();
}

/** TXT-NOTE-4: the address, or null where nobody should be sent. */
export function safeAddress(address: string): string | null {
  return /^(?:https?:\/\/[^\s"'<>\\]+|mailto:[^\s"'<>\\]+)$/i.test(address) ? address : null;
}

function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

/** TXT-NOTE-3. */
function starAt(text: string, at: number, length: number, from: number, to: number): Star {
  const before = at === from ? " " : text[at - 1]!;
  const after = at + length === to ? " " : text[at + length]!;
  const opens =
    !isBlank(after) && (!isMark(after) || isBlank(before) || isMark(before) || TYPOGRAPHIC.test(after));
  const closes =
    !isBlank(before) && (!isMark(before) || isBlank(after) || isMark(after) || TYPOGRAPHIC.test(before));
  return { start: at, end: at + length, length, opens, closes };
}

const isBlank = (character: string) => /\s/.test(character);
const isMark = (character: string) => /[\p{P}\p{S}]/u.test(character);
const TYPOGRAPHIC = /[“”‘’«»《》「」『』（）【】〈〉。，！？、；：…]/u;

/** Pairs the runs of stars from number `bottom` on: CommonMark, “process emphasis”. */
function emphasise(stars: readonly Star[], bottom: number, found: Found): void {
  const open: Star[] = [];
  for (const star of stars.slice(bottom)) {
    while (star.closes && star.start < star.end) {
      const at = open.findLastIndex((one) => mayPair(one, star));
      const opener = open[at];
      if (opener === undefined) break;
      open.length = at + 1;
      const used = opener.end - opener.start >= 2 && star.end - star.start >= 2 ? 2 : 1;
      const outer = { start: opener.end - used, end: star.start + used };
      found.marks.push({
        kind: used === 2 ? "strong" : "emphasis",
        start: opener.end,
        end: star.start,
        outer,
      });
      found.hidden.push({ start: outer.start, end: opener.end }, { start: star.start, end: outer.end });
      opener.end -= used;
      star.start += used;
      if (opener.start === opener.end) open.length = at;
    }
    if (star.opens && star.start < star.end) open.push(star);
  }
}

/** The rule of three: `*a**b*` is emphasis around `a**b`. */
function mayPair(opener: Star, closer: Star): boolean {
  const isBoth = (opener.opens && opener.closes) || (closer.opens && closer.closes);
  if (!isBoth || (opener.length + closer.length) % 3 !== 0) return true;
  return opener.length % 3 === 0 && closer.length % 3 === 0;
}

function notationOf(text: string, found: Found): Notation {
  const hidden = found.hidden.toSorted((one, other) => one.start - other.start);
  const starts = hidden.map(({ start }) => start);
  /** How much is hidden before each hidden range. */
  const sums: number[] = [];
  let sum = 0;
  for (const { start, end } of hidden) {
    sums.push(sum);
    sum += end - start;
  }
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of hidden) {
    pieces.push(text.slice(at, start));
    at = end;
  }
  pieces.push(text.slice(at));
  const toWords = (offset: number) => {
    const index = lastNotAfter(starts, offset);
    if (index === -1) return offset;
    const { start, end } = hidden[index]!;
    return offset - sums[index]! - Math.min(offset, end) + start;
  };
  const wordStarts = hidden.map(({ start }, index) => start - sums[index]!);
  const typedMarks = found.marks.toSorted(
    (one, other) => one.outer.start - other.outer.start || other.outer.end - one.outer.end,
  );
  const marks = typedMarks.map(({ outer, ...mark }): InlineMark => {
    if (mark.kind === "note") return { ...mark, start: toWords(outer.start), end: toWords(outer.start) };
    return { ...mark, start: toWords(mark.start), end: toWords(mark.end) };
  });
  return {
    words: pieces.join(""),
    marks: sortedMarks(marks),
    typed: typedMarks,
    hidden,
    toWords,
    toTyped: (offset) => {
      const index = lastNotAfter(wordStarts, offset);
      return index === -1 ? offset : offset + sums[index]! + hidden[index]!.end - hidden[index]!.start;
    },
    toTypedEnd: (offset) => {
      const index = lastNotAfter(wordStarts, offset - 0.5);
      return index === -1 ? offset : offset + sums[index]! + hidden[index]!.end - hidden[index]!.start;
    },
  };
}

/** The last of the sorted numbers that is not above `value`, -1 where none is. */
function lastNotAfter(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
