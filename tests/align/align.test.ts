import fc from "fast-check";
import { expect, test } from "vitest";
import { alignLines, alignTexts } from "../../lib/align/align";
import { assertLadder, type Ladder } from "../../lib/align/model/ladder";
import { Cancelled } from "../../lib/align/search/search";
import { alignSentences } from "../../lib/align/search/sentences";
import { shape, smallLexicon } from "./notation";

const lexicon = smallLexicon();

/** Chinese on the left, English on the right, as a person would answer it. */
const PAIRS = [
  ["猫在河边睡觉。", "The cat is sleeping by the river."],
  ["三只狗在图书馆门口等老师。", "Three dogs wait for the teacher at the library door."],
  ["外面下雨了。", "It is raining outside."],
  ["苹果是大学老师送的。", "The apple came from a university teacher."],
  ["陈羽北买了1024本书。", "Yubei Chen bought 1,024 books."],
  ["他用 GPT4 写信？", "Does he write letters with GPT-4?"],
] as const;

const chinese = (...rows: number[]) => rows.map((row) => PAIRS[row]![0]).join("");
const english = (...rows: number[]) => rows.map((row) => PAIRS[row]![1]).join(" ");

test.each([
  {
    what: "one to one",
    source: [[0], [1], [2], [3]],
    target: [[0], [1], [2], [3]],
    beads: "1-1 1-1 1-1 1-1",
  },
  {
    what: "split by the translator",
    source: [[0, 1], [4], [5]],
    target: [[0], [1], [4], [5]],
    beads: "1-2 1-1 1-1",
  },
  {
    what: "merged by the translator",
    source: [[0], [4], [1], [5]],
    target: [[0], [4, 1], [5]],
    beads: "1-1 2-1 1-1",
  },
  {
    what: "Chinese without English",
    source: [[0], [4], [1], [5]],
    target: [[0], [1], [5]],
    beads: "1-1 1-0 1-1 1-1",
  },
  {
    what: "English without Chinese",
    source: [[0], [1], [5]],
    target: [[0], [4], [1], [5]],
    beads: "1-1 0-1 1-1 1-1",
  },
  { what: "no English at all", source: [[0], [1]], target: [], beads: "1-0 1-0" },
  { what: "no Chinese at all", source: [], target: [[0], [1]], beads: "0-1 0-1" },
  { what: "nothing", source: [], target: [], beads: "" },
])("$what: $beads", ({ source, target, beads }) => {
  const { ladder } = alignTexts(
    source.map((rows) => ({ text: chinese(...rows) })),
    target.map((rows) => ({ text: english(...rows) })),
    lexicon,
  );
  expect(shape(ladder)).toBe(beads);
});

test("what the structure doubts is sooner left unanswered", () => {
  const source = (proposed: boolean) => [
    { text: PAIRS[0][0] },
    { text: "相关阅读：好吃的面。", proposed },
    { text: PAIRS[4][0] },
  ];
  const target = [PAIRS[0][1], "A sentence that nobody wrote.", PAIRS[4][1]].map((text) => ({ text }));
  const unanswered = (proposed: boolean) =>
    alignTexts(source(proposed), target, lexicon).ladder.find((bead) => bead.source.start === 1)!;
  const [doubted, trusted] = [unanswered(true), unanswered(false)];
  const chanceOfNone = ({ source: run, target: answer, confidence }: typeof doubted) =>
    run.end - run.start === 1 && answer.end === answer.start ? confidence : 1 - confidence;
  expect(chanceOfNone(doubted)).toBeGreaterThan(chanceOfNone(trusted));
});

const hostile = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "𠮷",
    "\ud800",
    "e\u0301",
    "\u202eabc",
    "a\u2028b",
    "😀😀",
    "。。。",
    "1".repeat(400),
  ),
  fc.constantFrom(...PAIRS.flat()),
  fc.string({ unit: "binary", maxLength: 60 }),
);
const texts = fc.array(hostile, { maxLength: 12 });

function holds(ladder: Ladder, sourceCount: number, targetCount: number): void {
  assertLadder(ladder, sourceCount, targetCount);
  for (const { confidence } of ladder) {
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
}

test("a ladder covers both sides, in order, whatever the texts, and the same texts give the same ladder", () => {
  fc.assert(
    fc.property(texts, texts, (source, target) => {
      const paragraphs = () =>
        alignTexts(
          source.map((text) => ({ text })),
          target.map((text) => ({ text })),
          lexicon,
        ).ladder;
      holds(paragraphs(), source.length, target.length);
      expect(paragraphs()).toEqual(paragraphs());
      const lines = alignLines(source, target, lexicon);
      holds(lines, source.length, target.length);
      expect(alignLines(source, target, lexicon)).toEqual(lines);
    }),
    { numRuns: 40 },
  );
});

test("sentences that answer each other in order, and are as long, are aligned one to one", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PAIRS), { minLength: 1, maxLength: 8 }), (pairs) => {
      const distinct = pairs.filter((pair, at) => pairs.indexOf(pair) === at);
      const ladder = alignLines(
        distinct.map(([zh]) => zh),
        distinct.map(([, en]) => en),
        lexicon,
      );
      expect(shape(ladder)).toBe(distinct.map(() => "1-1").join(" "));
    }),
  );
});

test("items without a word in common are aligned by their length alone", () => {
  const short = "乙乙乙乙乙乙。";
  const long = "乙".repeat(60);
  const answer = (text: string) => "q".repeat(Math.round(text.length * 3.1));
  const source = [short, long, short, short, long, long, short];
  expect(shape(alignLines(source, source.map(answer), lexicon))).toBe(source.map(() => "1-1").join(" "));
});

test("sentences of a row: spans cover both texts, and point from a Chinese sentence to its English", () => {
  const source = chinese(0, 4, 5);
  const target = english(0, 4, 5);
  const { source: left, target: right, ladder } = alignSentences(source, target, lexicon);
  expect(left.map(({ start, end }) => source.slice(start, end)).join("")).toBe(source);
  expect(right.map(({ start, end }) => target.slice(start, end)).join("")).toBe(target);
  assertLadder(ladder, left.length, right.length);
  const answer = ladder.find((bead) => bead.source.start <= 1 && bead.source.end > 1)!;
  expect(target.slice(right[answer.target.start]!.start, right[answer.target.end - 1]!.end).trim()).toBe(
    PAIRS[4][1],
  );
});

test("spans of sentences cover whatever is in the row", () => {
  fc.assert(
    fc.property(hostile, hostile, (source, target) => {
      const row = alignSentences(source, target, lexicon);
      assertLadder(row.ladder, row.source.length, row.target.length);
      expect(row.source.map(({ start, end }) => source.slice(start, end)).join("")).toBe(source);
      expect(row.target.map(({ start, end }) => target.slice(start, end)).join("")).toBe(target);
    }),
    { numRuns: 40 },
  );
});

test("tells how far it is, and stops when asked", () => {
  const items = PAIRS.map(([zh]) => ({ text: zh }));
  const answers = PAIRS.map(([, en]) => ({ text: en }));
  const seen: number[] = [];
  alignTexts(items, answers, lexicon, { onProgress: (done, total) => seen.push(done / total) });
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
  expect(() => alignTexts(items, answers, lexicon, { isCancelled: () => true })).toThrow(Cancelled);
});
