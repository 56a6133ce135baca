/**
 * How often Chinese words occur: a frequency list, built once into one block of bytes and read where it lies.
 *
 *   header   Uint32 × 8: magic, version, words, slots, common words, sum of all counts (low, high), 0
 *   counts   Uint32 per word
 *   keyAt    Uint32 per word + 1: where its letters start in `keys`
 *   slots    Uint32 per slot, a power of two: word + 1, or 0; linear probing from the word's hash
 *   common   Uint32 each: the words that occur most, most frequent first
 *   keys     UTF-16 of all words, one after another
 *
 * The list is jieba's (MIT): 349,045 words counted in newspapers and novels. It knows no word of these last years and
 * little of spoken language, so rarity alone proves nothing; `suspects.ts` says how that is weighed.
 */

import { findWord, tableOfWords } from "../text/word-table";

export interface Frequencies {
  /** The sum of all counts. */
  readonly total: number;
  /** How often `text.slice(start, end)` was counted; 0 where it is no word of the list. UTF-16 offsets. */
  count(text: string, start: number, end: number): number;
  /** The words that occur most, most frequent first. */
  common(): Iterable<string>;
}

/** No word longer than this is kept. */
export const LONGEST = 6;

/** How many words count as common. */
const COMMON = 16_000;

const MAGIC = 0x315a4846; // "FHZ1"
const VERSION = 1;
const HEADER = 8;

/** Builds the block out of a list of lines `word count part-of-speech`. Words that are not all Han are left out. */
export function buildFrequencies(list: string): Uint8Array {
  const counts = new Map<string, number>();
  for (const line of list.split("\n")) {
    const [word = "", count = ""] = line.split(" ");
    if (word.length <= LONGEST && /^\p{Script=Han}+$/u.test(word))
      counts.set(word, Math.max(1, Number(count)));
  }
  const words = [...counts.keys()].sort();
  const { keys, keyAt, slots } = tableOfWords(words);
  const amounts = Uint32Array.from(words, (word) => counts.get(word)!);
  const common = Uint32Array.from(
    words
      .map((_, index) => index)
      .sort((a, b) => amounts[b]! - amounts[a]! || a - b)
      .slice(0, COMMON),
  );
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const header = Uint32Array.of(
    MAGIC,
    VERSION,
    words.length,
    slots.length,
    common.length,
    total % 2 ** 32,
    Math.floor(total / 2 ** 32),
    0,
  );
  const parts = [header, amounts, keyAt, slots, common, keys];
  const block = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    block.set(new Uint8Array(part.buffer), at);
    at += part.byteLength;
  }
  return block;
}

/** Reads a block that `buildFrequencies` made. Throws RangeError when it is not one, or of another version. */
export function openFrequencies(block: Uint8Array): Frequencies {
  const bytes = block.byteOffset % 4 === 0 ? block : block.slice();
  if (bytes.byteLength < HEADER * 4) throw new RangeError("The frequency list is cut short");
  const [magic, version, size, slotCount, commonCount, low, high] = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset,
    HEADER,
  ) as unknown as [number, number, number, number, number, number, number];
  if (magic !== MAGIC || version !== VERSION) {
    throw new RangeError(`The frequency list is of version ${version}, this program reads ${VERSION}`);
  }
  let at = bytes.byteOffset + HEADER * 4;
  const table = (length: number) => {
    const start = at;
    at += length * 4;
    if (at > bytes.byteOffset + bytes.byteLength) throw new RangeError("The frequency list is cut short");
    return new Uint32Array(bytes.buffer, start, length);
  };
  const amounts = table(size);
  const keyAt = table(size + 1);
  const slots = table(slotCount);
  const common = table(commonCount);
  const keys = new Uint16Array(bytes.buffer, at, keyAt[size]!);
  const words = { keys, keyAt, slots };
  const find = (text: string, start: number, end: number): number =>
    end > start && end - start <= LONGEST ? findWord(words, text, start, end) : -1;
  return {
    total: high * 2 ** 32 + low,
    count(text, start, end) {
      const word = find(text, start, end);
      return word === -1 ? 0 : amounts[word]!;
    },
    *common() {
      for (const word of common) yield String.fromCharCode(...keys.subarray(keyAt[word]!, keyAt[word + 1]!));
    },
  };
}
