/**
 * Pinyin with tone marks out of pinyin with numbers, as CC-CEDICT has it: lu:4 → lǜ.
 *
 * DIC-PIN-1  The mark stands on a or e; on the o of ou; else on the last vowel. A syllable without a vowel (m2, ng4) has it on its first letter.
 * DIC-PIN-2  The neutral tone, 5, has no mark. What is no syllable with a tone (letters, commas) stays as it is.
 */

/** Combining marks of the tones 1 to 4. */
const MARKS = ["\u0304", "\u0301", "\u030c", "\u0300"];

const SYLLABLE = /([a-zü:]+)([1-5])/gi;

export function markTones(pinyin: string): string {
  return pinyin.replace(SYLLABLE, (_, letters: string, tone: string) => {
    const syllable = letters.replaceAll("u:", "ü").replaceAll("U:", "Ü");
    const mark = MARKS[Number(tone) - 1];
    if (mark === undefined) return syllable;
    const at = placeOfMark(syllable);
    return `${syllable.slice(0, at + 1)}${mark}${syllable.slice(at + 1)}`.normalize("NFC");
  });
}

/** DIC-PIN-1. */
function placeOfMark(syllable: string): number {
  for (const strong of [/[ae]/i, /o(?=u)/i]) {
    const at = syllable.search(strong);
    if (at !== -1) return at;
  }
  const last = syllable.search(/[aeiouü][^aeiouü]*$/i);
  return Math.max(0, last);
}
