import fc from "fast-check";
import { expect, test } from "vitest";
import { buildLexicon, openLexicon } from "../../lib/align/lexicon/lexicon";
import { ENTRIES, smallLexicon } from "./notation";

const lexicon = smallLexicon();
const glossOf = (word: string) => {
  const id = lexicon.find(word, 0, word.length);
  if (id < 0) return null;
  const { stems, strengths } = lexicon.gloss(id);
  return Object.fromEntries(
    [...stems].map((stem, at) => [lexicon.stem(stem), Math.round(strengths[at]! / 2.55)]),
  );
};

test.each([
  { word: "猫", gloss: { cat: 100 } },
  { word: "貓", gloss: { cat: 100 } },
  { word: "大学", gloss: { univers: 100, colleg: 100 } },
  { word: "睡觉", gloss: { go: 50, bed: 50, sleep: 100 } },
  { word: "陈", gloss: { chen: 60, lie: 50, out: 50 } },
  { word: "三", gloss: { "3": 100 } },
  { word: "馆", gloss: null },
  { word: "", gloss: null },
  { word: "𠮷", gloss: null },
])("$word is glossed by $gloss", ({ word, gloss }) => {
  expect(glossOf(word)).toEqual(gloss);
});

test.each([
  { character: "陈", syllables: ["chen"] },
  { character: "陳", syllables: ["chen"] },
  { character: "女", syllables: ["nv"] },
  { character: "长", syllables: ["chang", "zhang"] },
  { character: "x", syllables: [] },
  { character: "𠮷", syllables: [] },
])("$character is read $syllables", ({ character, syllables }) => {
  expect(lexicon.syllables(character)).toEqual(syllables);
});

test("finds a word inside a text, by its exact span only", () => {
  const text = "在图书馆里";
  expect(lexicon.find(text, 1, 4)).toBe(lexicon.find("图书馆", 0, 3));
  expect(lexicon.find(text, 1, 4)).not.toBe(-1);
  expect(lexicon.find(text, 1, 3)).toBe(-1);
  expect(lexicon.find(text, 0, 4)).toBe(-1);
});

test("the same entries give the same bytes, and a block that starts anywhere in a buffer is read", () => {
  const bytes = buildLexicon(ENTRIES);
  expect(buildLexicon(ENTRIES)).toEqual(bytes);
  const shifted = new Uint8Array(bytes.length + 1);
  shifted.set(bytes, 1);
  expect(openLexicon(shifted.subarray(1)).size).toBe(lexicon.size);
});

test("every headword is found, nothing else is", () => {
  const headwords = new Set(ENTRIES.flatMap(({ simplified, traditional }) => [simplified, traditional]));
  const letters = [...new Set([...headwords].join(""))];
  for (const word of headwords) {
    if (!["羽", "北"].includes(word)) expect(lexicon.find(word, 0, word.length)).toBeGreaterThanOrEqual(0);
  }
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 5 }), (picked) => {
      const word = picked.join("");
      expect(lexicon.find(word, 0, word.length) >= 0).toBe(headwords.has(word));
    }),
  );
});

test("says so when the bytes are cut short or of another version", () => {
  const bytes = buildLexicon(ENTRIES);
  expect(() => openLexicon(bytes.slice(0, 20))).toThrow(RangeError);
  expect(() => openLexicon(bytes.slice(0, bytes.length - 8))).toThrow(RangeError);
  const other = bytes.slice();
  other[4] = 99;
  expect(() => openLexicon(other)).toThrow("version 99");
});
