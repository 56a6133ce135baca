import fc from "fast-check";
import { expect, test } from "vitest";
import { alignLines, alignTexts } from "../../lib/align/align";
import { buildLexicon, openLexicon } from "../../lib/align/lexicon/lexicon";
import { assertLadder, type Ladder } from "../../lib/align/model/ladder";
import { ENTRIES } from "./notation";

/** Words of two syllables for words of two characters, as many as are wanted: a text in which each sentence has its own. */
const CHARACTERS = [..."甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"];
const word = (k: number) => CHARACTERS[k % 20]! + CHARACTERS[(7 * k + Math.floor(k / 20)) % 20]!;
const SYLLABLES = ["bra", "cle", "dri", "flo", "gru", "pla", "ste", "tri", "smo", "spu"];
const answer = (k: number) =>
  `${SYLLABLES[k % 10]}${SYLLABLES[Math.floor(k / 10) % 10]}${SYLLABLES[Math.floor(k / 100)]}k`;
const WORDS = Array.from({ length: 160 }, (_, k) => k);
const lexicon = openLexicon(
  buildLexicon([
    ...ENTRIES,
    ...WORDS.map((k) => ({
      simplified: word(k),
      traditional: word(k),
      pinyin: "jia3 yi3",
      english: [answer(k)],
    })),
  ]),
);

const source = (k: number) => `${[0, 1, 2, 3].map((w) => word(4 * k + w)).join("在")}。`;
const target = (k: number) => `The ${[0, 1, 2, 3].map((w) => answer(4 * k + w)).join(" of ")}.`;

const COUNT = 40;
const ZH = Array.from({ length: COUNT }, (_, k) => source(k));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);

/** `6-11=20-25`: the blocks of a ladder that are crossed, as runs of items that follow each other on both sides. */
function blocksOf(ladder: Ladder): string {
  const blocks: { source: [number, number]; target: [number, number] }[] = [];
  for (const { source: from, target: to, isCrossed } of ladder) {
    if (!isCrossed) continue;
    const last = blocks.at(-1);
    if (last && last.source[1] === from.start && last.target[1] === to.start) {
      last.source[1] = from.end;
      last.target[1] = to.end;
    } else blocks.push({ source: [from.start, from.end], target: [to.start, to.end] });
  }
  const run = ([start, end]: [number, number]) => `${start}-${end - 1}`;
  return blocks.map((block) => `${run(block.source)}=${run(block.target)}`).join(" ");
}

test.each([
  { what: "in order", order: range(0, 40), blocks: "" },
  {
    what: "a block moved down",
    order: [...range(0, 8), ...range(14, 30), ...range(8, 14), ...range(30, 40)],
    blocks: "8-13=24-29",
  },
  {
    what: "a block moved up",
    order: [...range(0, 8), ...range(24, 30), ...range(8, 24), ...range(30, 40)],
    blocks: "24-29=8-13",
  },
  {
    what: "two blocks swapped",
    order: [...range(0, 5), ...range(25, 32), ...range(12, 25), ...range(5, 12), ...range(32, 40)],
    blocks: "5-11=25-31 25-31=5-11",
  },
  {
    what: "a block missing here, and another one put in there",
    order: [...range(0, 8), ...range(14, 40)],
    blocks: "",
  },
  {
    what: "two sentences that changed places",
    order: [...range(0, 8), 9, 8, ...range(10, 40)],
    blocks: "",
  },
])("$what: $blocks", ({ order, blocks }) => {
  const english = order.map(target);
  const lines = alignLines(ZH, english, lexicon);
  assertLadder(lines, ZH.length, english.length);
  expect(blocksOf(lines)).toBe(blocks);
  const items = (texts: readonly string[]) => texts.map((text) => ({ text }));
  const paragraphs = alignTexts(items(ZH), items(english), lexicon).ladder;
  assertLadder(paragraphs, ZH.length, english.length);
  expect(blocksOf(paragraphs)).toBe(blocks);
});

test("what surrounds a moved block is aligned as if it were not there", () => {
  const order = [...range(0, 8), ...range(14, 30), ...range(8, 14), ...range(30, 40)];
  const ladder = alignLines(ZH, order.map(target), lexicon);
  for (const { source: from, target: to } of ladder) {
    expect(order.slice(to.start, to.end)).toEqual(range(from.start, from.end));
  }
});

test("a person's beads stand beside crossed blocks", () => {
  const order = [...range(0, 8), ...range(14, 30), ...range(8, 14), ...range(30, 40)];
  const fixed = [{ source: { start: 34, end: 36 }, target: { start: 34, end: 35 } }];
  const ladder = alignLines(ZH, order.map(target), lexicon, { fixed });
  assertLadder(ladder, ZH.length, order.length);
  expect(blocksOf(ladder)).toBe("8-13=24-29");
  expect(ladder).toContainEqual({ ...fixed[0], confidence: 1 });
});

test("covers both sides whatever the order, and the same texts give the same ladder", () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: COUNT - 1 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(cuts, fc.infiniteStream(fc.nat()), fc.boolean(), (places, keys, areParagraphs) => {
      const sorted = [0, ...places.sort((a, b) => a - b), COUNT];
      const blocks = sorted.slice(1).map((end, at) => ({ items: range(sorted[at]!, end), key: 0 }));
      for (const block of blocks) block.key = keys.next().value ?? 0;
      const english = blocks.sort((a, b) => a.key - b.key).flatMap(({ items }) => items.map(target));
      const align = () =>
        areParagraphs
          ? alignTexts(
              ZH.map((text) => ({ text })),
              english.map((text) => ({ text })),
              lexicon,
            ).ladder
          : alignLines(ZH, english, lexicon);
      const ladder = align();
      assertLadder(ladder, ZH.length, english.length);
      expect(align()).toEqual(ladder);
    }),
    { numRuns: 12 },
  );
});
