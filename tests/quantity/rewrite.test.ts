import fc from "fast-check";
import { expect, test } from "vitest";
import { readChineseQuantities } from "../../lib/quantity/read-chinese";
import { readEnglishQuantities } from "../../lib/quantity/read-english";
import { rewriteQuantities, rewriteWithSpans } from "../../lib/quantity/rewrite";
import { writeLike } from "../../lib/quantity/write-english";

test.each([
  { model: "350 million", value: 4.2e8, written: "420 million" },
  { model: "350 million", value: 1.2e9, written: "1.2 billion" },
  { model: "$1,050", value: 980, written: "$980" },
  { model: "980", value: 12050, written: "12,050" },
  { model: "three", value: 4, written: "four" },
  { model: "Twenty-one", value: 30, written: "Thirty" },
  { model: "30 percent", value: 45.5, written: "45.5 percent" },
  { model: "2nd", value: 23, written: "23rd" },
  { model: "350 million", value: 123_456_789, written: undefined },
  { model: "half", value: 0.3, written: undefined },
  { model: "dozens", value: 30, written: undefined },
  { model: "one", value: 3, written: undefined },
])("QTY-W: $model with $value is $written", ({ model, value, written }) => {
  expect(writeLike(model, value)).toBe(written);
});

test.each([
  {
    old: "用户达到3.5亿。",
    now: "用户达到4.2亿。",
    target: "It has 350 million users.",
    becomes: "It has 420 million users.",
  },
  {
    old: "增长了12%，达30万元。",
    now: "增长了15%，达36万元。",
    target: "It grew by 12% to 300,000 yuan.",
    becomes: "It grew by 15% to 360,000 yuan.",
  },
  {
    old: "2020年7月25日开幕",
    now: "2020年8月1日开幕",
    target: "It opened on July 25, 2020.",
    becomes: "It opened on August 1, 2020.",
  },
  { old: "第3章", now: "第4章", target: "Chapter 3", becomes: "Chapter 4" },
  { old: "同一句话，两个人", now: "同一句话，两个人", target: "Both.", becomes: "Both." },
  { old: "两个人", now: "三个人", target: "both of them", becomes: undefined },
  { old: "3人和3只猫", now: "3人和4只猫", target: "3 people and 3 cats", becomes: undefined },
  { old: "约300人", now: "400人", target: "about 300 people", becomes: undefined },
  { old: "3公里", now: "5公里", target: "1.9 miles", becomes: undefined },
])("QTY-R: $old → $now", ({ old, now, target, becomes }) => {
  expect(rewriteQuantities(old, now, target)).toBe(becomes);
});

/** A number as Chinese and English texts write it, and its value. */
const amount = fc
  .record({ digits: fc.integer({ min: 2, max: 999 }), unit: fc.constantFrom("", "万", "亿", "%") })
  .map(({ digits, unit }) => {
    const by = { "": 1, 万: 1e4, 亿: 1e8, "%": 1 }[unit]!;
    return {
      zh: `${digits}${unit}`,
      en: unit === "%" ? `${digits}%` : (digits * by).toLocaleString("en"),
      value: digits * by,
      isPercent: unit === "%",
    };
  });

test("QTY-R: what is written anew says what the new source says, stands where the spans say, and nothing else is touched", () => {
  let written = 0;
  fc.assert(
    fc.property(amount, amount, amount, (old, other, now) => {
      fc.pre(old.value !== other.value && old.isPercent === now.isPercent);
      const oldSource = `甲方有${old.zh}，乙方有${other.zh}。`;
      const newSource = `甲方有${now.zh}，乙方有${other.zh}。`;
      const target = `Party A has ${old.en} and Party B has ${other.en}.`;
      const result = rewriteWithSpans(oldSource, newSource, target);
      if (!result) return;
      written += 1;
      const values = (text: string) => readEnglishQuantities(text).map(({ value }) => value);
      expect(values(result.text)).toEqual(readChineseQuantities(newSource).map(({ value }) => value));
      const outside = (text: string, spans: readonly { start: number; end: number }[]) =>
        spans.toReversed().reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
      expect(outside(result.text, result.spans).startsWith("Party A has ")).toBe(true);
      expect(result.text.endsWith(`and Party B has ${other.en}.`)).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(written).toBeGreaterThan(200);
});

test.each([
  ["1个人", "3个人", "1 person"],
  ["3个人", "1个人", "3 people"],
])("QTY-R: %s to %s is no number alone in %s", (old, now, target) => {
  expect(rewriteQuantities(old, now, target)).toBeUndefined();
});
