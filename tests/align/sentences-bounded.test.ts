import fc from "fast-check";
import { expect, test } from "vitest";
import { alignSentences } from "@/lib/align/search/sentences";
import { alignSentencesBounded, isWithin, MOST, SMALL } from "@/lib/align/search/sentences-bounded";
import { loadLexicon } from "@/lib/server/lexicon";

const lexicon = loadLexicon();

test.each([
  { what: "an empty row", source: "", target: "", small: true, within: true },
  {
    what: "a paragraph",
    source: "他在河边走。".repeat(20),
    target: "He walks by the river. ".repeat(20),
    small: true,
    within: true,
  },
  {
    what: "a page",
    source: "他在河边走。".repeat(100),
    target: "He walks by the river. ".repeat(100),
    small: false,
    within: true,
  },
  {
    what: "one sentence as long as a chapter",
    source: "走".repeat(4_000),
    target: "go ".repeat(2_000),
    small: false,
    within: false,
  },
  {
    what: "many sentences beside one",
    source: "走。".repeat(2_000),
    target: "He goes.",
    small: false,
    within: false,
  },
  { what: "one beside many", source: "走。", target: "Go. ".repeat(2_000), small: false, within: false },
  {
    what: "20,000 short sentences beside 7,600",
    source: "他走。".repeat(20_000),
    target: "He goes. ".repeat(7_600),
    small: false,
    within: false,
  },
])("$what", ({ source, target, small, within }) => {
  expect(isWithin(source, target, SMALL)).toBe(small);
  expect(isWithin(source, target, MOST)).toBe(within);
});

test("within the bounds it is what the aligner finds", () => {
  const [source, target] = ["他走了。她来了。", "He left. She came."];
  expect(alignSentencesBounded(source, target, lexicon)).toEqual(alignSentences(source, target, lexicon));
});

test("beyond them all answers all, with no confidence, and no sentence is lost", () => {
  const { source, target, ladder } = alignSentencesBounded(
    "他走。".repeat(20_000),
    "He goes. ".repeat(7_600),
    lexicon,
  );
  expect([source.length, target.length]).toEqual([20_000, 7_600]);
  expect(ladder).toEqual([
    { source: { start: 0, end: 20_000 }, target: { start: 0, end: 7_600 }, confidence: 0 },
  ]);
});

/** The cost in numbers, not in seconds, so that a busy machine fails nothing. */
test("whatever is compared word by word is within every bound", () => {
  const text = fc
    .tuple(fc.constantFrom("他走。", "走", "He goes. ", "a", "1. "), fc.nat(3_000))
    .map(([piece, times]) => piece.repeat(times));
  fc.assert(
    fc.property(text, text, (source, target) => {
      if (!isWithin(source, target, MOST)) return;
      expect(source.length * target.length).toBeLessThanOrEqual(MOST.characters);
    }),
  );
});
