import { expect, test } from "vitest";
import { alignTexts } from "../../lib/align/align";
import { answeredShares, belongTogether } from "../../lib/align/search/belonging";
import { inChinese, inEnglish, madeLexicon, madeText, type Sentence } from "./made-texts";

const lexicon = madeLexicon();
const [book, other] = [madeText(90, 0.1, 21), madeText(90, 0.1, 22)];

function belong(source: readonly Sentence[], target: readonly Sentence[]): boolean {
  const zh = source.map((sentence) => ({ text: inChinese(sentence) }));
  const en = target.map((sentence) => ({ text: inEnglish(sentence) }));
  const { ladder } = alignTexts(zh, en, lexicon);
  return belongTogether(answeredShares(ladder, zh, en), zh.length, en.length);
}

test.each([
  { what: "a text and its translation", source: book, target: book, answer: true },
  { what: "a text and another's translation", source: book, target: other, answer: false },
  {
    what: "a book and one chapter of its translation",
    source: book,
    target: book.slice(30, 45),
    answer: true,
  },
  {
    what: "one chapter and the translation of the book",
    source: book.slice(30, 45),
    target: book,
    answer: true,
  },
  {
    what: "half of it is another text",
    source: book,
    target: [...book.slice(0, 45), ...other.slice(45)],
    answer: true,
  },
  { what: "too short to be doubted", source: book.slice(0, 9), target: other.slice(0, 9), answer: true },
])("$what: $answer", ({ source, target, answer }) => {
  expect(belong(source, target)).toBe(answer);
});

test.each([
  { shares: { source: 0.19, target: 0.19 }, items: 30, answer: false },
  { shares: { source: 0.2, target: 0 }, items: 30, answer: true },
  { shares: { source: 0, target: 0.2 }, items: 30, answer: true },
  { shares: { source: 0.1, target: 0 }, items: 29, answer: true },
  { shares: { source: 0.09, target: 0 }, items: 29, answer: false },
  { shares: { source: 0, target: 0 }, items: 9, answer: true },
])("$shares of $items items: $answer", ({ shares, items, answer }) => {
  expect(belongTogether(shares, items, items)).toBe(answer);
});

test("only sure beads with both sides count, by their characters", () => {
  const [source, target] = [
    [{ text: "一二三" }, { text: "四" }, { text: "五六七八九十" }],
    [{ text: "One two three" }, { text: "four" }],
  ];
  const run = (start: number, end: number) => ({ start, end });
  const ladder = [
    { source: run(0, 1), target: run(0, 1), confidence: 0.9 },
    { source: run(1, 2), target: run(1, 2), confidence: 0.89 },
    { source: run(2, 3), target: run(2, 2), confidence: 1 },
  ];
  expect(answeredShares(ladder, source, target)).toEqual({ source: 0.3, target: 13 / 17 });
});
