import fc from "fast-check";
import { expect, test } from "vitest";
import { markTones } from "../../lib/dictionary/pinyin";

test.each([
  ["ni3 hao3", "nǐ hǎo"],
  ["lu:4", "lǜ"],
  ["nu:e4 dai4", "nüè dài"],
  ["gou3", "gǒu"],
  ["gui4 zi5", "guì zi"],
  ["liu2", "liú"],
  ["Bei3 jing1", "Běi jīng"],
  ["E2 luo2 si1", "É luó sī"],
  ["A A zhi4", "A A zhì"],
  ["m2", "ḿ"],
  ["wan2 r5", "wán r"],
  ["yi1 bu4 zuo4 , er4 bu4 xiu1", "yī bù zuò , èr bù xiū"],
])("%s is read %s", (numbered, marked) => {
  expect(markTones(numbered)).toBe(marked);
});

test("without its marks it has the letters that it had", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,6}[1-5]$/)), (syllables) => {
      const marked = markTones(syllables.join(" "));
      const bare = marked.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
      expect(bare).toBe(syllables.map((syllable) => syllable.slice(0, -1)).join(" "));
    }),
  );
});
