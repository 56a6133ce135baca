/**
 * Chinese names in English letters: 陈羽北 is “Yubei Chen”, 北京 “Beijing”. An English word that can be read as
 * toneless pinyin is looked for among the syllables of the Chinese characters.
 *
 * Not handled: Wade–Giles and Cantonese spellings (Chiang, Hsi, Cheung); word pairs learned from the text stand in.
 */
import type { Lexicon } from "../lexicon/lexicon";

/** Spellings of names that are looked for: key to anything, and all beginnings of the keys. */
export interface Spellings {
  has(spelling: string): boolean;
  begins(spelling: string): boolean;
}

/** Spellings among `wanted` of the characters from `start` on, one for each place where one ends: four characters at most. */
export function spelledFrom(
  text: string,
  start: number,
  limit: number,
  wanted: Spellings,
  lexicon: Lexicon,
): { readonly spelling: string; readonly end: number }[] {
  const found: { spelling: string; end: number }[] = [];
  let open = [""];
  for (let at = start; at < Math.min(limit, start + 4) && open.length > 0; at++) {
    const next: string[] = [];
    for (const syllable of lexicon.syllables(text[at]!)) {
      for (const before of open) {
        const spelling = before + syllable.replace(/([ln])v/, "$1u");
        if (wanted.begins(spelling)) next.push(spelling);
      }
    }
    const whole = next.find((spelling) => wanted.has(spelling));
    if (whole !== undefined) found.push({ spelling: whole, end: at + 1 });
    open = next;
  }
  return found;
}

const SYLLABLES =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|van|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ve|vn|ue|a|o|e|i|u|v))+$/;

/** Whether a lower-case word might be pinyin. Generous: what counts is that a Chinese spelling equals it. */
export function mayBePinyin(word: string): boolean {
  return word.length >= 2 && word.length <= 18 && SYLLABLES.test(word);
}

/** A word as a key for comparing spellings: no apostrophe, ü and yu-for-v evened out. */
export function spellingKey(word: string): string {
  return word
    .toLowerCase()
    .replace(/['’-]/g, "")
    .replaceAll("ü", "v")
    .replace(/([ln])v/g, "$1u");
}
