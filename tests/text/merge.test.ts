import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carryCut, mergeTexts } from "@/lib/text/merge";
import { anyText } from "./strings";

test.each([
  {
    base: "The quick fox jumps over the dog.",
    mine: "The slow fox jumps over the dog.",
    theirs: "The quick fox jumps over the cat.",
    merged: "The slow fox jumps over the cat.",
  },
  { base: "one two three", mine: "one three", theirs: "one two three four", merged: "one three four" },
  { base: "a b c", mine: "a x c", theirs: "a x c!", merged: "a x c!" },
  { base: "这个模型很好。", mine: "那个模型很好。", theirs: "这个模型很差。", merged: "那个模型很差。" },
  { base: "one\n\ntwo", mine: "one!\n\ntwo", theirs: "one\n\n\ntwo", merged: "one!\n\n\ntwo" },
  { base: "the red house", mine: "the blue house", theirs: "the green house", merged: null },
  { base: "one two", mine: "one and two", theirs: "one or two", merged: null },
  { base: "走吧", mine: "快走吧", theirs: "慢走吧", merged: null },
  { base: "", mine: "a", theirs: "b", merged: null },
])("$mine and $theirs, both from $base, make $merged", ({ base, mine, theirs, merged }) => {
  expect(mergeTexts(base, mine, theirs)).toEqual(
    merged === null ? { ok: false } : { ok: true, text: merged },
  );
});

test("where one side changed nothing, or both the same, the answer is the other side", () => {
  fc.assert(
    fc.property(anyText, anyText, (base, text) => {
      expect(mergeTexts(base, base, text)).toEqual({ ok: true, text });
      expect(mergeTexts(base, text, base)).toEqual({ ok: true, text });
      expect(mergeTexts(base, text, text)).toEqual({ ok: true, text });
    }),
  );
});

test("it does not matter who came first", () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, anyText, anyText, (a, b, c, d, e) => {
      const base = `${a} ${b} ${c}`;
      expect(mergeTexts(base, `${a} ${d} ${c}`, `${e} ${b} ${c}`)).toEqual(
        mergeTexts(base, `${e} ${b} ${c}`, `${a} ${d} ${c}`),
      );
    }),
    { numRuns: 500 },
  );
});

test("both edits are in the result when a word that nobody touched parts them", () => {
  const words = fc.array(fc.constantFrom("alpha", "beta", "gamma", "模型", "研究", "𠮷"), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(words, words, words, words, (first, second, newFirst, newSecond) => {
      const text = (left: readonly string[], right: readonly string[]) =>
        `${left.join(" ")} MIDDLE ${right.join(" ")}`;
      expect(mergeTexts(text(first, second), text(newFirst, second), text(first, newSecond))).toEqual({
        ok: true,
        text: text(newFirst, newSecond),
      });
    }),
    { numRuns: 500 },
  );
});

describe("a cut of the base, carried over to what was made from it", () => {
  test.each([
    ["One.| |Two.", "One. Two.", "One.| |Two.", "nothing was changed"],
    ["One.| |Two.", "Only one. Two.", "Only one.| |Two.", "before it"],
    ["One.| |Two.", "One. And two.", "One.| |And two.", "behind it"],
    ["One.| |Two.", "All of it anew", null, "across it"],
    ["(One)||(Two)", "(One)…(Two)", "(One)…||(Two)", "what was put in right there comes before"],
  ])("%j, made into %j: %j (%s)", (marked, mine, expected, _why) => {
    const [first, gap, second] = marked.split("|") as [string, string, string];
    const cut = carryCut(first + gap + second, mine, first.length, first.length + gap.length);
    const shown =
      cut && [mine.slice(0, cut.before), mine.slice(cut.before, cut.after), mine.slice(cut.after)].join("|");
    expect(shown).toBe(expected);
  });

  test("with the base itself it is where it was, and it never passes over anything but what was cut away", () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (first, gap, second, mine) => {
        const base = first + gap + second;
        const at = [first.length, first.length + gap.length] as const;
        expect(carryCut(base, base, ...at)).toEqual({ before: at[0], after: at[1] });
        const cut = carryCut(base, mine, ...at);
        if (cut) expect(mine.slice(cut.before, cut.after)).toBe(gap);
      }),
    );
  });
});
