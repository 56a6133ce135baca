import fc from "fast-check";
import { expect, test } from "vitest";
import { countChineseCharacters, countEnglishWords } from "@/lib/text/count";
import { anyText } from "./strings";

test.each([
  { text: "你好，世界！", count: 4 },
  { text: "𠮷野家", count: 3 },
  { text: "二〇二四年，人々", count: 7 },
  { text: "GPT-4 模型 3.5", count: 2 },
  { text: "かな カナ ㄅ 한 ⼈", count: 0 },
  { text: "\ud842\ud842\udfb7", count: 1 },
  { text: "", count: 0 },
])("$text has $count Chinese characters", ({ text, count }) => {
  expect(countChineseCharacters(text)).toBe(count);
});

test("counts what the slow obvious pattern counts", () => {
  const slow = /[〇々\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: "binary" })), (text) => {
      expect(countChineseCharacters(text)).toBe([...text.matchAll(slow)].length);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  { text: "The white-box model doesn’t work.", count: 5 },
  { text: "GPT-4 scored 3.5 — not bad", count: 5 },
  { text: "before—after and 2010–2015", count: 5 },
  { text: "“Yes,” … & she said.", count: 3 },
  { text: "a\nb\u00a0c\u2028d", count: 4 },
  { text: "naïve café", count: 2 },
  { text: "Lao She (老舍) wrote", count: 4 },
  { text: "𝒜 b", count: 2 },
  { text: " . ", count: 0 },
])("$text has $count English words", ({ text, count }) => {
  expect(countEnglishWords(text)).toBe(count);
});

test("counts the pieces between spaces and dashes that hold a letter or digit", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const slow = text.split(/[\s—–\u0085]+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
      expect(countEnglishWords(text)).toBe(slow);
    }),
    { numRuns: 1000 },
  );
});
