/**
 * Words in a block of bytes, found without making a string of any: an open hash with linear probing, at most half full.
 * The words stand one after another in `keys`, word `w` from `keyAt[w]` to `keyAt[w + 1]`, in UTF-16 units.
 */
export interface WordTable {
  readonly keys: Uint16Array;
  readonly keyAt: Uint32Array;
  /** A power of two of them: word + 1, or 0. */
  readonly slots: Uint32Array;
}

/** The table of these words, each there once; their numbers are their places in the list. */
export function tableOfWords(words: readonly string[]): WordTable {
  const keyAt = new Uint32Array(words.length + 1);
  words.forEach((word, index) => {
    keyAt[index + 1] = keyAt[index]! + word.length;
  });
  const letters = words.join("");
  const keys = Uint16Array.from({ length: letters.length }, (_, at) => letters.charCodeAt(at));
  let size = 1024;
  while (size < words.length * 2) size *= 2;
  const slots = new Uint32Array(size);
  words.forEach((word, index) => {
    let slot = hash(word, 0, word.length) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = index + 1;
  });
  return { keys, keyAt, slots };
}

/** The number of the word `text.slice(start, end)`, or -1. UTF-16 offsets. */
export function findWord(table: WordTable, text: string, start: number, end: number): number {
  const { keys, keyAt, slots } = table;
  const length = end - start;
  const mask = slots.length - 1;
  for (let slot = hash(text, start, end) & mask; ; slot = (slot + 1) & mask) {
    const word = slots[slot]! - 1;
    if (word < 0) return -1;
    const from = keyAt[word]!;
    if (keyAt[word + 1]! - from !== length) continue;
    let same = 0;
    while (same < length && keys[from + same] === text.charCodeAt(start + same)) same += 1;
    if (same === length) return word;
  }
}

/** FNV-1a over UTF-16 units, its high bits folded in. */
function hash(text: string, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let at = start; at < end; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
