import fc from "fast-check";
import { expect, test } from "vitest";
import { chineseNumbers, englishNumbers } from "../../lib/align/items/numbers";

test.each([
  { rule: "ALN-NUM-1", chinese: "两万三千人", english: "23,000 people", value: "23000" },
  { rule: "ALN-NUM-1", chinese: "2.3万人", english: "twenty-three thousand people", value: "23000" },
  { rule: "ALN-NUM-1", chinese: "一百零五岁", english: "a man of one hundred and five", value: "105" },
  { rule: "ALN-NUM-1", chinese: "三亿", english: "300 million", value: "300000000" },
  { rule: "ALN-NUM-1", chinese: "十二个", english: "12 of them", value: "12" },
  { rule: "ALN-NUM-1", chinese: "１２个", english: "12 of them", value: "12" },
  { rule: "ALN-NUM-1", chinese: "二十八面天线", english: "twenty-eight dishes", value: "28" },
  { rule: "ALN-NUM-2", chinese: "二〇〇六年", english: "in 2006", value: "2006" },
  { rule: "ALN-NUM-2", chinese: "2006年", english: "in 2006", value: "2006" },
  { rule: "ALN-NUM-4", chinese: "2.726K", english: "2.726 K", value: "2.726" },
  { rule: "ALN-NUM-4", chinese: "15億", english: "1.5 billion", value: "1500000000" },
])("$rule: $chinese and “$english” are both $value", ({ chinese, english, value }) => {
  expect(chineseNumbers(chinese).map((n) => n.value)).toEqual([value]);
  expect(englishNumbers(english).map((n) => n.value)).toEqual([value]);
});

test.each([
  { rule: "ALN-NUM-3", text: "一个人" },
  { rule: "none", text: "没有数字" },
])("$rule: there is no number in $text", ({ text }) => {
  expect(chineseNumbers(text)).toEqual([]);
});

test("offsets point at the number, after 𠮷 and emoji too", () => {
  const text = "𠮷😀有1,024个";
  const [found] = chineseNumbers(text);
  expect(text.slice(found!.start, found!.end)).toBe("1,024");
  expect(found!.value).toBe("1024");
});

test("every whole number written in digits is the same in both languages", () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e9 }), (n) => {
      expect(chineseNumbers(`共${n}个`).map((x) => x.value)).toEqual([String(n)]);
      expect(englishNumbers(`all ${n.toLocaleString("en-US")} of them`).map((x) => x.value)).toEqual([
        String(n),
      ]);
    }),
  );
});
