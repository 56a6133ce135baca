import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedWords, isWithinBound, measureFixes, mostFixed } from "@/lib/segments/fixes";

describe("how many words are changed", () => {
  test.each([
    { from: "one two three", to: "one two three", words: 0 },
    { from: "one two three", to: "one 2 three", words: 1 },
    { from: "one two three", to: "one three", words: 1 },
    { from: "one three", to: "one two three", words: 1 },
    { from: "one two three", to: "One, two – three.", words: 1 },
    { from: "one two three", to: " one  two,\n\nthree!", words: 0 },
    { from: "one two three four", to: "three four one two", words: 4 },
    { from: "a b c", to: "x y z", words: 3 },
    { from: "a b", to: "x y z", words: 3 },
    { from: "", to: "all new words", words: 3 },
    { from: "5 degrees", to: "-5 degrees", words: 1 },
    { from: "$5", to: "€5", words: 1 },
    { from: "1.5 million", to: "15 million", words: 1 },
    { from: "well-being", to: "wellbeing", words: 1 },
    { from: "don’t", to: "don't", words: 1 },
    { from: "the word 理解 here", to: "the word 领会 here", words: 2 },
    { from: "中文全句", to: "另外一句", words: 3 },
    { from: "resume", to: "résumé", words: 1 },
  ])("$from → $to: $words", ({ from, to, words }) => {
    expect(changedWords(from, to)).toBe(words);
  });

  test("none between a text and itself, and no more than the longer has", () => {
    const text = fc.array(fc.constantFrom("one", "two", "three", ",", "–")).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(changedWords(one, one)).toBe(0);
        const longer = Math.max(changedWords("", one), changedWords("", other));
        expect(changedWords(one, other)).toBeLessThanOrEqual(longer * 2);
      }),
    );
  });

  test("a long text that is written anew is counted without end of work", () => {
    const long = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word}${at}`).join(" ");
    expect(changedWords(long("a"), long("b"))).toBe(20_000);
  });
});

const TEN = "a b c d e f g h i j";

describe("what of it is whose", () => {
  test.each<{ does: string; steps: [text: string, isTheirs: boolean][]; words: number; of: number }>([
    { does: "a word", steps: [["a b c d e f g h i X", true]], words: 1, of: 10 },
    {
      does: "a word, typed in pieces, counts once",
      steps: [
        ["a b c d e f g h i W", true],
        ["a b c d e f g h i Wor", true],
        ["a b c d e f g h i Word", true],
      ],
      words: 1,
      of: 10,
    },
    {
      does: "another's changes are not theirs",
      steps: [
        ["a b c d e f g h i X", true],
        ["K L M N e f g h i X", false],
      ],
      words: 1,
      of: 10,
    },
    {
      does: "theirs before and after another's add up",
      steps: [
        ["a b c d e f g h i X", true],
        ["K b c d e f g h i X", false],
        ["K b c d e f g h Y X", true],
      ],
      words: 2,
      of: 10,
    },
    {
      does: "what was taken back again is none",
      steps: [
        ["a b c d e f g h i X", true],
        [TEN, true],
      ],
      words: 0,
      of: 10,
    },
    { does: "of the fewer words", steps: [["a b c d e f g h", true]], words: 2, of: 8 },
  ])("$does", ({ steps, words, of }) => {
    const found = measureFixes(
      TEN,
      steps.map(([text, isTheirs]) => ({ text, isTheirs })),
    );
    expect(found).toEqual({ words, of });
  });

  test.each([
    { words: 2, of: 10, within: true },
    { words: 3, of: 10, within: false },
    { words: 0, of: 3, within: true },
    { words: 1, of: 4, within: false },
    { words: 1, of: 5, within: true },
    { words: 0, of: 0, within: true },
  ])("$words of $of: $within", ({ words, of, within }) => {
    expect(isWithinBound({ words, of })).toBe(within);
    expect(words <= mostFixed(of)).toBe(within);
  });
});
