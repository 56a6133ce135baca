import fc from "fast-check";
import { expect, test } from "vitest";
import { englishStem, englishWords } from "../../lib/align/items/english";
import { NameTable } from "../../lib/align/items/items";
import { mayBePinyin, spelledFrom, spellingKey } from "../../lib/align/items/pinyin";
import { smallLexicon } from "./notation";

test.each([
  { rule: "ALN-EN-2", words: ["explain", "explains", "explained", "explaining"], stem: "explain" },
  { rule: "ALN-EN-2", words: ["university", "universities", "University’s"], stem: "univers" },
  { rule: "ALN-EN-2", words: ["go", "went", "gone", "goes"], stem: "go" },
  { rule: "ALN-EN-2", words: ["child", "children", "children's"], stem: "child" },
  { rule: "ALN-EN-2", words: ["I", "me", "I’m", "my"], stem: "i" },
  { rule: "ALN-EN-2", words: ["no", "none"], stem: "no" },
  { rule: "ALN-EN-2", words: ["die", "dying", "dead", "death"], stem: "die" },
  { rule: "ALN-EN-4", words: ["not", "isn’t", "didn't", "won’t"], stem: "not" },
  { rule: "ALN-EN-3", words: ["three", "third"], stem: "3" },
  { rule: "ALN-EN-3", words: ["forty"], stem: "40" },
  { rule: "ALN-EN-2", words: ["café", "cafes"], stem: "cafe" },
])("$rule: $words are all “$stem”", ({ words, stem }) => {
  expect(words.map(englishStem)).toEqual(words.map(() => stem));
});

test.each([
  { rule: "ALN-EN-1", text: "white-box models", stems: ["white", "box", "model"] },
  { rule: "ALN-EN-1", text: "GPT-4 isn’t open", stems: ["gpt", "4", "not", "open"] },
  { rule: "ALN-EN-4", text: "the cat is on the mat", stems: ["cat", "mat"] },
  { rule: "ALN-EN-4", text: "Who did not see me?", stems: ["who", "not", "see", "i"] },
  { rule: "ALN-EN-4", text: "", stems: [] },
])("$rule: “$text” has the words $stems", ({ text, stems }) => {
  expect(englishWords(text).map((word) => word.stem)).toEqual(stems);
});

test("offsets are those of the words in the text, in order, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      let before = 0;
      for (const { start, end } of englishWords(text)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}\d'’]+$/u);
        before = end;
      }
    }),
  );
});

const wanting = (...names: string[]) => new NameTable(new Map(names.map((name) => [name, new Set([0])])));

test.each([
  { text: "陈羽北", wanted: ["chen", "yubei"], start: 0, found: [{ spelling: "chen", end: 1 }] },
  { text: "陈羽北", wanted: ["chen", "yubei"], start: 1, found: [{ spelling: "yubei", end: 3 }] },
  { text: "陳", wanted: ["chen"], start: 0, found: [{ spelling: "chen", end: 1 }] },
  {
    text: "羽北",
    wanted: ["yu", "yubei"],
    start: 0,
    found: [
      { spelling: "yu", end: 1 },
      { spelling: "yubei", end: 2 },
    ],
  },
  { text: "长女", wanted: ["changnu"], start: 0, found: [{ spelling: "changnu", end: 2 }] },
  { text: "长女", wanted: ["zhangnu"], start: 0, found: [{ spelling: "zhangnu", end: 2 }] },
  { text: "羽北北北", wanted: ["yubeibeibei"], start: 0, found: [{ spelling: "yubeibeibei", end: 4 }] },
  { text: "羽北北北北", wanted: ["yubeibeibeibei"], start: 0, found: [] },
  { text: "羽", wanted: ["yubei"], start: 0, found: [] },
  { text: "羽A北", wanted: ["yubei"], start: 0, found: [] },
  { text: "𠮷", wanted: ["ji"], start: 0, found: [] },
])("from $start on, $text has these of the spellings $wanted: $found", ({ text, wanted, start, found }) => {
  expect(spelledFrom(text, start, text.length, wanting(...wanted), smallLexicon())).toEqual(found);
});

test("no spelling is found beyond the limit", () => {
  const names = wanting("yu", "yubei");
  expect(spelledFrom("羽北", 0, 1, names, smallLexicon())).toEqual([{ spelling: "yu", end: 1 }]);
  expect(spelledFrom("羽北", 0, 0, names, smallLexicon())).toEqual([]);
});

test("a name is found when its characters are read one after another, whatever stands around them", () => {
  const lexicon = smallLexicon();
  const characters = fc.array(fc.constantFrom("陈", "羽", "北", "女", "长"), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(characters, fc.string(), fc.string(), fc.nat({ max: 1 }), (name, before, after, reading) => {
      const syllableOf = (character: string) => {
        const syllables = lexicon.syllables(character);
        return syllables[reading % syllables.length]!;
      };
      const spelling = spellingKey(name.map(syllableOf).join(""));
      const text = `${before}${name.join("")}${after}`;
      const found = spelledFrom(text, before.length, text.length, wanting(spelling), lexicon);
      expect(found).toContainEqual({ spelling, end: before.length + name.length });
    }),
  );
});

test.each([
  { word: "Yubei", is: true },
  { word: "Xi'an", is: true },
  { word: "Qingyang", is: true },
  { word: "Smith", is: false },
  { word: "Berkeley", is: false },
  { word: "LeCun", is: true },
])("whether $word may be pinyin: $is", ({ word, is }) => {
  expect(mayBePinyin(spellingKey(word))).toBe(is);
});
