import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { expect, test } from "vitest";
import { loadFrequencies } from "../../lib/server/lexicon";
import { extractCandidates } from "../../lib/term/extract";

const jieba = Jieba.withDict(dict);
const extract = (texts: readonly string[], limit = 20) =>
  extractCandidates(texts, { tag: (text) => jieba.tag(text, true), words: loadFrequencies(), limit });
const found = (texts: readonly string[]) => extract(texts).map(({ text }) => text);

const TEXT = [
  "增量编译器只重新生成改过的模块，所以增量编译器比旧的快得多。",
  "这个时候我们觉得，增量编译器需要一份依赖图。",
  "依赖图记录每个模块，增量编译器读取依赖图。",
  "《深入理解编译》这本书讲过 Abstract Syntax Tree 和依赖图。",
];

test("phrases that are commoner here than in general, works and Latin names are found", () => {
  expect(found(TEXT)).toEqual(
    expect.arrayContaining(["增量编译器", "依赖图", "深入理解编译", "Abstract Syntax Tree"]),
  );
});

test("what stands in one longer candidate alone, and common words, are none", () => {
  expect(found(TEXT)).not.toContain("编译器");
  for (const word of ["时候", "我们", "觉得", "这个", "需要"]) expect(found(TEXT)).not.toContain(word);
});

test("each has all its places, and is what stands there", () => {
  for (const { text, count, occurrences, kind } of extract(TEXT)) {
    expect(occurrences).toHaveLength(count);
    for (const { text: at, start, end } of occurrences) expect(TEXT[at]!.slice(start, end), kind).toBe(text);
  }
  expect(extract(TEXT).find(({ text }) => text === "增量编译器")?.count).toBe(4);
});

test("nothing comes of nothing, and no more than was asked for", () => {
  expect(extract([])).toEqual([]);
  expect(extract(["", "。。。"])).toEqual([]);
  expect(extract(TEXT, 1)).toHaveLength(1);
});
