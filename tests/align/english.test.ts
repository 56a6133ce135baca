import fc from "fast-check";
import { expect, test } from "vitest";
import { englishStem, englishWords } from "../../lib/align/english";
import { mayBePinyin, spellingKey, spellings } from "../../lib/align/pinyin";
import { smallLexicon } from "./notation";

test.each([
  { rule: "E2", words: ["explain", "explains", "explained", "explaining"], stem: "explain" },
  { rule: "E2", words: ["university", "universities", "University’s"], stem: "univers" },
  { rule: "E2", words: ["go", "went", "gone", "goes"], stem: "go" },
  { rule: "E2", words: ["child", "children", "children's"], stem: "child" },
  { rule: "E2", words: ["I", "me", "I’m", "my"], stem: "i" },
  { rule: "E3", words: ["three", "third"], stem: "3" },
  { rule: "E3", words: ["forty"], stem: "40" },
  { rule: "E2", words: ["café", "cafes"], stem: "cafe" },
])("$rule: $words are all “$stem”", ({ words, stem }) => {
  expect(words.map(englishStem)).toEqual(words.map(() => stem));
});

test.each([
  { rule: "E1", text: "white-box models", stems: ["white", "box", "model"] },
  { rule: "E1", text: "GPT-4 isn’t open", stems: ["gpt", "4", "open"] },
  { rule: "E4", text: "the cat is on the mat", stems: ["cat", "mat"] },
  { rule: "E4", text: "", stems: [] },
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

test.each([
  { characters: "陈", spelled: ["chen"] },
  { characters: "羽北", spelled: ["yubei"] },
  { characters: "长女", spelled: ["changnu", "zhangnu"] },
  { characters: "A", spelled: [] },
])("$characters may be spelled $spelled", ({ characters, spelled }) => {
  expect(spellings(characters, 0, characters.length, smallLexicon())).toEqual(spelled);
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
