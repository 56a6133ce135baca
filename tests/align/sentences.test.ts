import fc from "fast-check";
import { expect, test } from "vitest";
import { alignTexts } from "../../lib/align/align";
import { assertLadder } from "../../lib/align/model/ladder";
import { alignSentencesInside } from "../../lib/align/search/sentences";
import { shape, smallLexicon } from "./notation";

const lexicon = smallLexicon();
const ZH = ["猫在河边睡觉。三只狗等老师。", "外面下雨了。", "苹果是老师送的。大学很长。"];
const EN = [
  "The cat is sleeping by the river. Three dogs wait for the teacher.",
  "It is raining outside.",
  "The apple came from a teacher. The university is long.",
];

const run = (start: number, end: number) => ({ start, end });

test("sentences are numbered through the text, and no bead leaves its paragraphs", () => {
  const paragraphs = [
    { source: run(0, 1), target: run(0, 1), confidence: 1 },
    { source: run(1, 3), target: run(1, 2), confidence: 0.5 },
    { source: run(3, 3), target: run(2, 3), confidence: 0.7 },
  ];
  const { source, target, ladder } = alignSentencesInside(ZH, EN, paragraphs, lexicon);
  assertLadder(ladder, source.length, target.length);
  expect(shape(ladder).split(" ").slice(-2)).toEqual(["0-1", "0-1"]);
  expect(ladder.at(-1)).toMatchObject({ target: run(4, 5), confidence: 0.7 });
});

test("what is crossed above is crossed below, and what stands alone inside it is not", () => {
  const paragraphs = [
    { source: run(0, 1), target: run(2, 3), confidence: 0.9, isCrossed: true as const },
    { source: run(1, 2), target: run(0, 1), confidence: 0.2 },
    { source: run(2, 3), target: run(1, 2), confidence: 0.2 },
  ];
  const { source, target, ladder } = alignSentencesInside(ZH, EN, paragraphs, lexicon);
  assertLadder(ladder, source.length, target.length);
  expect(ladder.filter(({ isCrossed }) => isCrossed).every((bead) => bead.target.start >= 3)).toBe(true);
  expect(ladder.some(({ isCrossed }) => isCrossed)).toBe(true);
});

const paragraph = fc.oneof(
  fc.constantFrom(...ZH, ...EN, "", " ", "。", "\ud800"),
  fc.string({ maxLength: 20 }),
);
const order = fc.uniqueArray(fc.nat({ max: 4 }), { minLength: 1, maxLength: 5 });

test("a ladder covers all sentences, whatever order people gave the paragraphs", () => {
  fc.assert(
    fc.property(
      fc.array(paragraph, { minLength: 5, maxLength: 5 }),
      fc.array(paragraph, { minLength: 5, maxLength: 5 }),
      order,
      (chinese, english, places) => {
        const fixed = places.map((place, at) => ({ source: run(at, at + 1), target: run(place, place + 1) }));
        const items = (texts: readonly string[]) => texts.map((text) => ({ text }));
        const { ladder } = alignTexts(items(chinese), items(english), lexicon, { fixed });
        const inner = alignSentencesInside(chinese, english, ladder, lexicon);
        assertLadder(inner.ladder, inner.source.length, inner.target.length);
        expect(inner.source.join("")).toBe(chinese.join(""));
        expect(inner.target.join("")).toBe(english.join(""));
      },
    ),
    { numRuns: 30 },
  );
});
