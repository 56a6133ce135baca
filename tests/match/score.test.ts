import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Pattern } from "../../lib/match/distance";
import { fold } from "../../lib/match/fold";
import { mostEdits, Scorer } from "../../lib/match/score";

const score = (a: string, b: string) => new Scorer(fold(a)).score(fold(b));

describe("score", () => {
  test.each([
    { a: "我们在训练大模型", b: "我们在训练大模型", is: 100, why: "the same" },
    { a: "我们在训练大模型", b: "我們在訓練大模型", is: 99, why: "Simplified and Traditional" },
    { a: "用ＧＰＵ训练", b: "用GPU训练", is: 99, why: "full width" },
    { a: "用 GPU 训练", b: "用GPU训练", is: 99, why: "spaces" },
    { a: "他说：“走吧。”", b: "他说：「走吧。」", is: 99, why: "quotation marks" },
    {
      a: "今天天气很好，我们出去走走吧。",
      b: "今天天气很好！我们出去走走吧。",
      is: 98,
      why: "one mark of another kind",
    },
    { a: "我们在训练大模型吧", b: "我们在训练小模型吧", is: 88, why: "one letter in nine" },
    { a: "一二三四五六七八九十", b: "一二三四五六七", is: 70, why: "three letters in ten are missing" },
    { a: "一二三四", b: "五六七八", is: 0, why: "nothing in common" },
    { a: "……", b: "——", is: 0, why: "marks alone" },
    { a: "……", b: "…", is: 50, why: "marks alone, half of them" },
    { a: "", b: "", is: 100, why: "nothing" },
  ])("$a, $b: $is ($why)", ({ a, b, is }) => {
    expect(score(a, b)).toBe(is);
  });

  const text = fc.string({ unit: fc.constantFrom(..."中國国大發发髮。，“「 ａaA1１\u3000é😀𠮷") });

  test("score(a, a) is 100, and only then", () => {
    fc.assert(fc.property(text, (a) => void expect(score(a, a)).toBe(100)));
    fc.assert(fc.property(text, text, (a, b) => void expect(score(a, b) === 100).toBe(a === b)));
  });

  test("it is symmetric", () => {
    fc.assert(fc.property(text, text, (a, b) => void expect(score(a, b)).toBe(score(b, a))));
  });

  test("what is below a minimum is 0, and the rest as it is", () => {
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 100 }), (a, b, minimum) => {
        const whole = score(a, b);
        expect(new Scorer(fold(a)).score(fold(b), minimum)).toBe(whole >= minimum ? whole : 0);
      }),
    );
  });

  test("a score says how many letters differ at most", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [fold(a), fold(b)];
        const longest = Math.max(one.letters.length, other.letters.length);
        expect(slow(one.letters, other.letters)).toBeLessThanOrEqual(mostEdits(longest, score(a, b)));
      }),
    );
  });
});

describe("distance", () => {
  const letters = fc
    .array(fc.integer({ min: 1, max: 3 }), { maxLength: 100 })
    .map((list) => Uint32Array.from(list));

  test("is that of the slow table, also beyond 32 letters", () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => void expect(new Pattern(a).distanceTo(b)).toBe(slow(a, b))),
    );
  });

  test("stops where it is more than is asked for", () => {
    fc.assert(
      fc.property(
        letters,
        letters,
        fc.nat(20),
        (a, b, most) => void expect(new Pattern(a).distanceTo(b, most)).toBe(Math.min(slow(a, b), most + 1)),
      ),
    );
  });
});

function slow(a: Uint32Array, b: Uint32Array): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [index, one] of a.entries()) {
    const next = [index + 1];
    for (const [at, other] of b.entries())
      next.push(Math.min(row[at]! + (one === other ? 0 : 1), row[at + 1]! + 1, next[at]! + 1));
    row = next;
  }
  return row.at(-1)!;
}
