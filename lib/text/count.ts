import { readNotation } from "./notation";

/**
 * The two figures that translators are paid by. Both are one pass over the UTF-16 units, because the editor asks
 * for them over 20,000 rows.
 */

/**
 * Chinese characters: ideographs only. Counted are the unified ideographs with extension A (U+3400–4DBF,
 * U+4E00–9FFF), the compatibility ideographs (U+F900–FAFF), everything in planes 2 and 3, which Unicode keeps for
 * ideographs (𠮷 counts once), and two signs that stand for one: 〇 and 々. Not counted: punctuation, Latin letters,
 * digits, kana, bopomofo, radicals as such (⼈), half a surrogate pair.
 *
 * This is the count without punctuation that CAT tools show. Word's 字数 also counts each mark and Latin word.
 */
export function countChineseCharacters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x3005) continue;
    if (unit <= 0x9fff) {
      if (unit >= 0x4e00 || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3007 || unit === 0x3005)
        count += 1;
    } else if (unit >= 0xd840 && unit <= 0xd8bf) {
      const low = text.charCodeAt(at + 1);
      if (low >= 0xdc00 && low <= 0xdfff) {
        count += 1;
        at += 1;
      }
    } else if (unit >= 0xf900 && unit <= 0xfaff) {
      count += 1;
    }
  }
  return count;
}

/**
 * English words, as LibreOffice Writer counts them: what stands between white space or dashes (— –) is one word, so
 * don’t, well-being, GPT-4 and 3.5 are one each. Unlike it, a piece without a letter or digit (“…”, “&”) is not a
 * word. A run of Chinese characters without a space in it counts as one.
 */
export function countEnglishWords(text: string): number {
  let count = 0;
  let counted = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (partsWords(unit)) counted = false;
    else if (!counted && startsWord(text, at, unit)) {
      counted = true;
      count += 1;
    }
  }
  return count;
}

/** English words of a text with marks: an address or a note’s label is none. */
export function countTypedWords(text: string): number {
  return countEnglishWords(readNotation(text).words);
}

/** The text without some ranges of it (in order and apart): markup and addresses are no words and are not counted. */
export function withoutRanges(
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): string {
  if (ranges.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (start > at) pieces.push(text.slice(at, start));
    at = Math.max(at, end);
  }
  return pieces.join("") + text.slice(at);
}

const WORD = /^[\p{L}\p{N}]/u;
const SPACE = /\s/;

function partsWords(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return unit === 0x2014 || unit === 0x2013 || unit === 0x85 || SPACE.test(String.fromCharCode(unit));
}

function startsWord(text: string, at: number, unit: number): boolean {
  if (unit < 0x80)
    return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
  return WORD.test(String.fromCodePoint(text.codePointAt(at) ?? unit));
}
