import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { asideOf, SURE } from "@/lib/segmentation/proposal";
import { splitPlainText } from "@/lib/segmentation/structure/plain-text";
import { readStructure } from "@/lib/segmentation/structure/structure";

const SAMPLES = "../shared/samples";
const ARE_HERE = existsSync(`${SAMPLES}/interview.zh.txt`);

const read = (name: string) => readFileSync(`${SAMPLES}/${name}`, "utf8");
const structure = (name: string) => readStructure(splitPlainText(read(name)).blocks);

/** The Chinese paragraphs that the people who aligned the interview left without English. */
function unansweredInGold(): ReadonlySet<number> {
  const beads = read("interview.gold.tsv")
    .split("\n")
    .map((line) => line.split("\t"));
  const unanswered = beads
    .filter(([source, target]) => source && !target?.trim())
    .map(([source]) => source ?? "");
  return new Set(unanswered.flatMap((source) => source.split(",").map(Number)));
}

describe.skipIf(!ARE_HERE)("the interview", () => {
  test("no real paragraph is surely set aside, and the boilerplate is", () => {
    const gold = unansweredInGold();
    const paragraphs = structure("interview.zh.txt");
    const proposed = paragraphs.flatMap(({ proposal }, index) => (asideOf(proposal) ? [index] : []));
    const sure = proposed.filter((index) => (paragraphs[index]?.proposal?.confidence ?? 0) >= SURE);
    const right = proposed.filter((index) => gold.has(index));
    console.log(
      `set aside: ${right.length} of ${proposed.length} proposals right, ${right.length} of ${gold.size} found; ` +
        `sure of ${sure.length}, ${sure.filter((index) => gold.has(index)).length} right`,
    );
    expect(sure.filter((index) => !gold.has(index))).toEqual([]);
    expect(sure).toEqual([0, 1, 2, 3, 4]);
    expect(proposed).toEqual([...gold].sort((a, b) => a - b));
  });

  test("its two speakers, in Chinese and in English", () => {
    const speakers = (name: string) => [...new Set(structure(name).flatMap(({ speaker }) => speaker ?? []))];
    expect(speakers("interview.zh.txt")).toEqual(["《硅谷101》", "陈羽北"]);
    expect(speakers("interview.en.txt")).toEqual(["Silicon Valley 101", "Yubei Chen"]);
  });

  test("its three headings, on both sides", () => {
    const headings = (name: string) =>
      structure(name).flatMap(({ kind, text }) => (kind === "heading" ? [text.slice(0, 2)] : []));
    expect(headings("interview.zh.txt")).toEqual(["01", "02", "03"]);
    expect(headings("interview.en.txt")).toEqual(["01", "02", "03"]);
  });
});
