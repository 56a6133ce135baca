import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { splitSentences } from "@/lib/segmentation/sentences/sentences";
import { CHINESE_CASES } from "./sentence-cases";

const all = CHINESE_CASES.flatMap(({ rule, cases }) => cases.map((marked) => ({ rule, marked })));
const readme = readFileSync("lib/segmentation/README.md", "utf8");

describe("the table of Chinese cases", () => {
  test.each(all)("$rule $marked", ({ marked }) => {
    expect(splitSentences(marked.replaceAll("|", ""), "zh")).toEqual(marked.split("|"));
  });

  test("every rule of the README has cases, and every case a rule", () => {
    const written = [...readme.matchAll(/^\| (SEG-ZH-\d+) /gmu)].map(([, rule]) => rule);
    expect([...new Set(all.map(({ rule }) => rule))].sort()).toEqual(written.sort());
  });

  test("no case stands twice", () => {
    expect(new Set(all.map(({ marked }) => marked)).size).toBe(all.length);
  });

  test("what is one sentence stays one: splitting the pieces again", () => {
    // Straight quotation marks, and dots where the text has no 。, are judged by the whole text.
    const pieces = all
      .filter(({ marked }) => !/["＂]/.test(marked) && marked.includes("。"))
      .flatMap(({ marked }) => marked.split("|"))
      .filter((piece) => !/[.．]/u.test(piece));
    for (const piece of pieces) expect(splitSentences(piece, "zh")).toEqual([piece]);
  });

  test("beside what Intl.Segmenter makes of it", () => {
    const segmenter = new Intl.Segmenter("zh", { granularity: "sentence" });
    const ours = all.filter(({ marked }) => same(splitSentences(marked.replaceAll("|", ""), "zh"), marked));
    const theirs = all.filter(({ marked }) =>
      same(
        Array.from(segmenter.segment(marked.replaceAll("|", "")), ({ segment }) => segment),
        marked,
      ),
    );
    console.log(
      `Hard Chinese cases: ${ours.length} of ${all.length}, Intl.Segmenter ${theirs.length} of ${all.length}`,
    );
    expect(ours.length).toBe(all.length);
    expect(theirs.length).toBeLessThan(all.length);
  });
});

const same = (pieces: readonly string[], marked: string) => pieces.join("|") === marked;
