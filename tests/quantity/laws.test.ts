import fc from "fast-check";
import { expect, test } from "vitest";
import type { Quantity } from "../../lib/quantity/quantity";
import { readChineseQuantities } from "../../lib/quantity/read-chinese";
import { readEnglishQuantities } from "../../lib/quantity/read-english";
import { inChineseNumerals, inEnglishWords } from "./write-numerals";

const READERS = { zh: readChineseQuantities, en: readEnglishQuantities };
const PIECES =
  "一|二|两|三|五|十|百|千|万|亿|零|〇|半|几|数|多|余|来|点|分之|百分之|第|年|月|日|世纪|年代|个|元|倍|成|折|公里|斤|岁|约|近|超过|左右|到|和|之间|，|。| |3|12|2020|1,234|0.5|%|-|:|/|$|€|k|million|hundred|and|a|half|of|third|first|July|percent|times|to|between|May|p.m.|th|s|’|GPT-4|負|￥|人民币|星期|翻|番|正月|民国|🙂|\ud800|\n";
const texts = fc
  .array(fc.oneof(fc.constantFrom(...PIECES.split("|")), fc.string({ unit: "binary", maxLength: 3 })), {
    maxLength: 30,
  })
  .map((parts) => parts.join(""));

test.each(Object.entries(READERS))(
  "%s: spans lie inside the text, in order, apart, on whole characters",
  (_, read) => {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        for (const { start, end } of read(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          at = end;
        }
      }),
      { numRuns: 1000 },
    );
  },
);

test.each(Object.entries(READERS))("%s: a value lies in its room, and numbers are finite", (_, read) => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const { low, high, value, exact } of read(text)) {
        for (const number of [low, high, value])
          if (typeof number === "number") expect(Number.isFinite(number)).toBe(true);
        if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
        if (exact && typeof value === "number" && low !== null) expect([low, high]).toEqual([value, value]);
      }
    }),
    { numRuns: 1000 },
  );
});

const only = (quantities: readonly Quantity[]) => quantities.map(({ value }) => value);

test("what is written in Chinese numerals reads as the number", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: 2, max: 99_999 }), fc.integer({ min: 2, max: 9_999_999_999 })),
      (number) => {
        expect(only(readChineseQuantities(`共${inChineseNumerals(number)}个`))).toEqual([number]);
      },
    ),
    { numRuns: 1000 },
  );
});

test("what is written in English words reads as the number", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: 2, max: 9_999 }), fc.integer({ min: 2, max: 999_999_999_999 })),
      (number) => {
        expect(only(readEnglishQuantities(`the ${inEnglishWords(number)} people`))).toEqual([number]);
      },
    ),
    { numRuns: 1000 },
  );
});

test("the same number in digits reads alike in both languages", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 10_000_000 }), fc.boolean(), (number, isGrouped) => {
      const digits = isGrouped ? number.toLocaleString("en-US") : String(number);
      expect(only(readChineseQuantities(`有${digits}人`))).toEqual([number]);
      expect(only(readEnglishQuantities(`some ${digits} people`))).toEqual([number]);
    }),
  );
});

test.each([
  ["一".repeat(100_000)],
  ["1".repeat(100_000)],
  ["1,".repeat(50_000)],
  ["三分之".repeat(33_000)],
  ["一万零".repeat(33_000)],
  [" ".repeat(100_000)],
  ["1 ".repeat(50_000)],
  ["百 分 ".repeat(25_000)],
  ["hundred and ".repeat(8_500)],
  ["a-".repeat(50_000)],
  ["twenty ".repeat(14_000)],
  ["(+1 ".repeat(25_000)],
  ["至5".repeat(50_000)],
])("a long run of %.12s costs no more than its length", (text) => {
  // Not a clock: the readers look at each place a bounded number of times, so a run ten times as long makes ten times the quantities at most.
  for (const read of Object.values(READERS)) expect(read(text).length).toBeLessThanOrEqual(text.length);
});
