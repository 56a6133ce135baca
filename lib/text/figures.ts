/**
 * The sizes of a text by the rule of Microsoft Word's window 字数统计, for quotations and invoices. One pass.
 *
 * 字数 is every Chinese character and mark, and every other word: TXT-FIG-1 to TXT-FIG-4. Where Word goes by the font that was chosen
 * (“ ” … — are Chinese in one font and Latin in another), a plain text has only its surroundings (TXT-FIG-3).
 *
 * TXT-FIG-1  Each ideograph, kana, bopomofo and full-width or CJK mark (，。《》１Ａ) counts one.
 * TXT-FIG-2  A run of anything else up to white space or a Chinese character counts one: GPT-4, 3.14, don’t, &.
 * TXT-FIG-3  Quotation marks, ellipses, dashes and middle dots that both scripts write count as Chinese ones unless they touch a
 *     Latin letter or digit and nothing Chinese: 他说“好” is 5, don’t is 1, 等…… is 3.
 * TXT-FIG-4  Accents, joiners and marks that are not seen count nothing of their own. Line ends are no characters.
 */

import { countChineseCharacters } from "./count";

export interface Figures {
  /** Word's 字数. */
  readonly wordCount: number;
  /** Ideographs alone, as `countChineseCharacters` says. */
  readonly ideographs: number;
  /** Word's 非中文单词: words that are not Chinese. */
  readonly otherWords: number;
  /** Word's 字符数（计空格）: code points with spaces, without line ends. */
  readonly characters: number;
  /** Word's 字符数（不计空格）. */
  readonly withoutSpaces: number;
  /** Letters and digits of every script: without spaces, punctuation and signs. */
  readonly withoutPunctuation: number;
}

export const NO_FIGURES: Figures = {
  wordCount: 0,
  ideographs: 0,
  otherWords: 0,
  characters: 0,
  withoutSpaces: 0,
  withoutPunctuation: 0,
};

export function countFigures(text: string): Figures {
  let chinese = 0;
  let otherWords = 0;
  let characters = 0;
  let spaces = 0;
  let letters = 0;
  let isInWord = false;
  /** What stood before, marks of both scripts left out. */
  let before: Kind = "space";
  let at = 0;
  while (at < text.length) {
    const code = text.codePointAt(at)!;
    const kind = kindOf(code);
    const width = code > 0xffff ? 2 : 1;
    if (kind === "either") {
      const end = endOfShared(text, at);
      const after = end < text.length ? kindOf(text.codePointAt(end)!) : "space";
      characters += end - at;
      if (before !== "chinese" && after !== "chinese" && (before === "other" || after === "other")) {
        if (!isInWord) otherWords += 1;
        isInWord = true;
      } else {
        chinese += end - at;
        isInWord = false;
      }
      at = end;
      continue;
    }
    at += width;
    if (kind === "line-end") {
      isInWord = false;
      before = "space";
      continue;
    }
    characters += 1;
    if (kind === "joining") continue;
    before = kind;
    if (kind === "space") {
      spaces += 1;
      isInWord = false;
    } else if (kind === "chinese") {
      chinese += 1;
      isInWord = false;
    } else if (!isInWord) {
      otherWords += 1;
      isInWord = true;
    }
    if (isLetter(code)) letters += 1;
  }
  return {
    wordCount: chinese + otherWords,
    ideographs: countChineseCharacters(text),
    otherWords,
    characters,
    withoutSpaces: characters - spaces,
    withoutPunctuation: letters,
  };
}

export function addFigures(one: Figures, other: Figures): Figures {
  return {
    wordCount: one.wordCount + other.wordCount,
    ideographs: one.ideographs + other.ideographs,
    otherWords: one.otherWords + other.otherWords,
    characters: one.characters + other.characters,
    withoutSpaces: one.withoutSpaces + other.withoutSpaces,
    withoutPunctuation: one.withoutPunctuation + other.withoutPunctuation,
  };
}

type Kind = "chinese" | "either" | "joining" | "line-end" | "other" | "space";

interface Block {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  readonly why: string;
}

/** In rising order; what no row holds is "other". */
const BLOCKS: readonly Block[] = [
  { from: 0x09, to: 0x09, kind: "space", why: "tab" },
  { from: 0x0a, to: 0x0d, kind: "line-end", why: "LF, VT, FF, CR" },
  { from: 0x20, to: 0x20, kind: "space", why: "space" },
  { from: 0x85, to: 0x85, kind: "line-end", why: "next line" },
  { from: 0xa0, to: 0xa0, kind: "space", why: "no-break space" },
  { from: 0xad, to: 0xad, kind: "joining", why: "soft hyphen" },
  { from: 0xb7, to: 0xb7, kind: "either", why: "·" },
  { from: 0x300, to: 0x36f, kind: "joining", why: "accents" },
  { from: 0x1680, to: 0x1680, kind: "space", why: "space of Ogham" },
  { from: 0x2000, to: 0x200a, kind: "space", why: "spaces of all widths" },
  { from: 0x200b, to: 0x200f, kind: "joining", why: "zero-width space, joiners, marks of direction" },
  { from: 0x2014, to: 0x2015, kind: "either", why: "dashes" },
  { from: 0x2018, to: 0x201f, kind: "either", why: "quotation marks" },
  { from: 0x2025, to: 0x2027, kind: "either", why: "‥ … ‧" },
  { from: 0x2028, to: 0x2029, kind: "line-end", why: "line and paragraph separator" },
  { from: 0x202a, to: 0x202e, kind: "joining", why: "marks of direction" },
  { from: 0x202f, to: 0x202f, kind: "space", why: "narrow no-break space" },
  { from: 0x205f, to: 0x205f, kind: "space", why: "mathematical space" },
  { from: 0x2060, to: 0x206f, kind: "joining", why: "word joiner, marks of direction" },
  { from: 0x20d0, to: 0x20ff, kind: "joining", why: "accents for symbols" },
  { from: 0x22ef, to: 0x22ef, kind: "either", why: "⋯" },
  { from: 0x2460, to: 0x24ff, kind: "chinese", why: "① and other circled marks" },
  { from: 0x2e80, to: 0x2fff, kind: "chinese", why: "radicals" },
  { from: 0x3000, to: 0x3000, kind: "space", why: "full-width space" },
  { from: 0x3001, to: 0x30ff, kind: "chinese", why: "CJK marks, kana" },
  { from: 0x3100, to: 0x312f, kind: "chinese", why: "bopomofo" },
  { from: 0x3190, to: 0x33ff, kind: "chinese", why: "kanbun, strokes, enclosed and squared forms" },
  { from: 0x3400, to: 0x4dbf, kind: "chinese", why: "ideographs, extension A" },
  { from: 0x4e00, to: 0x9fff, kind: "chinese", why: "ideographs" },
  { from: 0xf900, to: 0xfaff, kind: "chinese", why: "compatibility ideographs" },
  { from: 0xfe00, to: 0xfe0f, kind: "joining", why: "variation selectors" },
  { from: 0xfe10, to: 0xfe1f, kind: "chinese", why: "vertical forms" },
  { from: 0xfe30, to: 0xfe6f, kind: "chinese", why: "compatibility and small forms" },
  { from: 0xfeff, to: 0xfeff, kind: "joining", why: "byte order mark" },
  { from: 0xff01, to: 0xffef, kind: "chinese", why: "full-width and half-width forms" },
  { from: 0x20000, to: 0x3ffff, kind: "chinese", why: "ideographs, planes 2 and 3" },
  { from: 0xe0100, to: 0xe01ef, kind: "joining", why: "variation selectors" },
];

function kindOf(code: number): Kind {
  if (code >= 0x4e00 && code <= 0x9fff) return "chinese";
  if (code > 0x20 && code < 0x85) return "other";
  let low = 0;
  let high = BLOCKS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (BLOCKS[middle]!.to < code) low = middle + 1;
    else high = middle;
  }
  const block = BLOCKS[low];
  return block && block.from <= code ? block.kind : "other";
}

/** Behind a run of marks that both scripts write; all of them are single UTF-16 units. */
function endOfShared(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && kindOf(text.charCodeAt(end)) === "either") end += 1;
  return end;
}

const LETTER = /^[\p{L}\p{N}]$/u;

function isLetter(code: number): boolean {
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  return LETTER.test(String.fromCodePoint(code));
}
