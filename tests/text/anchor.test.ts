import fc from "fast-check";
import { expect, test } from "vitest";
import { findAnchor, makeAnchor } from "@/lib/text/anchor";
import { anyText } from "./strings";

const BEFORE =
  "So the goal of white-box models comes in stages. The first step is to explain how this works.";

/** What the comment on `quote` in `before` points at once the text has become `after`; null when it is lost. */
function follow(before: string, quote: string, after: string): string | null {
  const start = before.indexOf(quote);
  const found = findAnchor(after, makeAnchor(before, start, start + quote.length));
  return found && after.slice(found.start, found.end);
}

test.each([
  { change: "nothing", after: BEFORE, found: "comes in stages" },
  { change: "text before it", after: `First of all: ${BEFORE}`, found: "comes in stages" },
  { change: "a word beside it", after: BEFORE.replace("models", "systems"), found: "comes in stages" },
  { change: "a word in it", after: BEFORE.replace("comes in", "comes by"), found: "comes by stages" },
  {
    change: "all of it",
    after: BEFORE.replace("comes in stages", "is reached gradually"),
    found: "is reached gradually",
  },
  { change: "it is gone, and so is what stood around it", after: "Something else altogether.", found: null },
])("follows its quotation when this changed: $change", ({ after, found }) => {
  expect(follow(BEFORE, "comes in stages", after)).toBe(found);
});

test("of two alike, the one with the old surroundings", () => {
  const before = "他说好。她说好。大家都说好。";
  const anchor = makeAnchor(before, 6, 7);
  expect(findAnchor(`今天，${before}`, anchor)).toEqual({ start: 9, end: 10 });
});

test("a single common character elsewhere is not it", () => {
  expect(findAnchor("完全不同的另一段话。", makeAnchor("我们的模型很好，他们也很喜欢。", 2, 3))).toBeNull();
});

test("never begins or ends inside a character", () => {
  expect(makeAnchor("a𠮷b", 2, 3)).toMatchObject({ exact: "𠮷", start: 1 });
});

test("an anchor is found where it was made", () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), fc.nat(60), (text, a, b) => {
      const anchor = makeAnchor(text, a, b);
      fc.pre(anchor.exact !== "");
      expect(findAnchor(text, anchor)).toEqual({
        start: anchor.start,
        end: anchor.start + anchor.exact.length,
      });
    }),
    { numRuns: 1000 },
  );
});

test("whatever became of the text, the answer is a range of it", () => {
  fc.assert(
    fc.property(anyText, anyText, fc.nat(60), fc.nat(60), (before, after, a, b) => {
      const found = findAnchor(after, makeAnchor(before, a, b));
      if (!found) return;
      expect(found.start).toBeGreaterThanOrEqual(0);
      expect(found.end).toBeGreaterThanOrEqual(found.start);
      expect(found.end).toBeLessThanOrEqual(after.length);
    }),
    { numRuns: 1000 },
  );
});
