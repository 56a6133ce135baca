/** English letters as pinyin of Chinese characters: what is looked for, and where it is not worth looking. */
import type { Spellings } from "../../align/items/pinyin";
import type { Lexicon } from "../../align/lexicon/lexicon";

/** Lower-case letters as a key of `spelledFrom`; ü may be written u. */
export function spellingsOf(letters: string): Spellings {
  return {
    has: (spelling) => spelling === letters || spelling.replaceAll("v", "u") === letters,
    begins: (spelling) => letters.startsWith(spelling) || letters.startsWith(spelling.replaceAll("v", "u")),
  };
}

const masks = new WeakMap<Lexicon, Int32Array>();
/** Set in a mask that was reckoned. */
const KNOWN = 1 << 30;

/** Whether some reading of the character at a place begins with the letters' first. Most do not, and need not be spelled out. */
export function mayBeginSpelling(text: string, at: number, letters: string, lexicon: Lexicon): boolean {
  let table = masks.get(lexicon);
  if (!table) {
    table = new Int32Array(0x10000);
    masks.set(lexicon, table);
  }
  const code = text.charCodeAt(at);
  let mask = table[code]!;
  if (mask === 0) {
    mask = KNOWN;
    for (const syllable of lexicon.syllables(text[at]!)) mask |= 1 << (syllable.charCodeAt(0) - 97);
    table[code] = mask;
  }
  return ((mask >> (letters.charCodeAt(0) - 97)) & 1) === 1;
}
