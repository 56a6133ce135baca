/**
 * Chinese names in English letters: 陈羽北 is “Yubei Chen”, 北京 “Beijing”. An English word that can be read as
 * toneless pinyin is looked for among the syllables of the Chinese characters.
 *
 * Not handled: Wade–Giles and Cantonese spellings (Chiang, Hsi, Cheung); word pairs learned from the text stand in.
 */
import type { Lexicon } from "./lexicon";

/** How the characters `text.slice(start, end)` may be read, without tones: at most eight spellings. */
export function spellings(text: string, start: number, end: number, lexicon: Lexicon): string[] {
  let found = [""];
  for (let at = start; at < end; at++) {
    const syllables = lexicon.syllables(text[at]!);
    if (syllables.length === 0) return [];
    found = found
      .flatMap((before) => syllables.map((syllable) => before + syllable.replace(/([ln])v/, "$1u")))
      .slice(0, 8);
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
