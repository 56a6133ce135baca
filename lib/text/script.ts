/** Which scripts a text is written in, counted by code point among its letters. */

export interface ScriptCounts {
  /** All letters and marks that stand for a sound or a word: Han, kana, hangul, Latin and every other script. */
  readonly letters: number;
  readonly han: number;
  readonly kana: number;
  readonly hangul: number;
  readonly latin: number;
}

export function countScripts(text: string): ScriptCounts {
  return {
    letters: count(text, /\p{L}|〇/gu),
    han: count(text, /(?=\p{Script=Han})[\p{L}〇]/gu),
    kana: count(text, /(?=\p{L})[\p{Script=Hiragana}\p{Script=Katakana}]/gu),
    hangul: count(text, /(?=\p{L})\p{Script=Hangul}/gu),
    latin: count(text, /(?=\p{L})\p{Script=Latin}/gu),
  };
}

/**
 * One Chinese character says as much as four or five Latin letters, so a Chinese paper full of English names is
 * still Chinese at a fifth of its letters.
 */
const CHINESE_SHARE = 0.2;

/** Japanese prose is about half kana; a Chinese text that quotes Japanese stays far below this. */
const JAPANESE_SHARE = 0.2;

/** Is this a Chinese text? Japanese, Korean and a text without letters are not. */
export function looksChinese(text: string): boolean {
  const { letters, han, kana, hangul } = countScripts(text);
  if (han === 0 || han / letters < CHINESE_SHARE) return false;
  return kana / (han + kana) < JAPANESE_SHARE && hangul < han;
}

function count(text: string, pattern: RegExp): number {
  let total = 0;
  for (const _ of text.matchAll(pattern)) total += 1;
  return total;
}
