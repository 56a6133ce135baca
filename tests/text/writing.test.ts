import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countWriting, languageOf, writingOf } from "@/lib/text/writing";
import { entriesOf, TABLES } from "../support/opencc";

test.each([
  { text: "我们在这里说了很长时间的话。", writing: "simplified" },
  { text: "我們在這裡說了很長時間的話。", writing: "traditional" },
  { text: "我们在这里說了很長時間的話，没有人听。", writing: "mixed" },
  { text: "后面只有山水。", writing: null },
  { text: "", writing: null },
  { text: "An English text.", writing: null },
])("$text is $writing", ({ text, writing }) => {
  expect(writingOf(countWriting(text))).toBe(writing);
});

test("the characters that tell are each of one script only, by the tables of OpenCC", () => {
  const onlySimplified = new Map(
    entriesOf(TABLES.toTraditional)
      .filter(({ from, to }) => !to.includes(from))
      .map(({ from, to }) => [from, to]),
  );
  const onlyTraditional = new Set(
    entriesOf(TABLES.toSimplified)
      .filter(({ from, to }) => !to.includes(from))
      .map(({ from }) => from),
  );
  const simplified = [...onlySimplified.keys()].filter((one) => countWriting(one).simplified === 1);
  const traditional = [...onlyTraditional].filter((one) => countWriting(one).traditional === 1);
  expect(simplified.length).toBeGreaterThan(250);
  expect(traditional.length).toBe(simplified.length);
  // Nothing but these tells.
  const everything = [...onlySimplified.keys(), ...onlyTraditional].join("");
  const all = countWriting(
    Array.from({ length: 0x9fff - 0x4e00 }, (_, index) => String.fromCharCode(0x4e00 + index)).join(""),
  );
  expect(all).toEqual(countWriting(everything));
});

test.each([
  ["這本書是誰寫的", "zh-Hant"],
  ["這本书是誰", "zh-Hant"],
  ["这本书", "zh-Hans"],
  ["林白", "zh-Hans"],
  ["", "zh-Hans"],
])("“%s” is shown as %s: the more characters that tell, one of them too", (text, language) => {
  expect(languageOf(text)).toBe(language);
});

test.skipIf(!existsSync("../shared/samples/interview.zh.txt"))("the interview is in Simplified", () => {
  const counts = countWriting(readFileSync("../shared/samples/interview.zh.txt", "utf8"));
  console.log(
    `The interview: ${counts.simplified} Simplified characters that tell, ${counts.traditional} Traditional`,
  );
  expect(writingOf(counts)).toBe("simplified");
});
