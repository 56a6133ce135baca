import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFile } from "@/lib/interchange/read";
import { partTurns } from "@/lib/interchange/turns";

const ZH = [
  "雨停了，河边没有人。",
  "船夫把竹篙插进河底。",
  "他向岸上的人招手。",
  "谁也没有说话。",
  "天慢慢黑下来了。",
];
const EN = [
  "The rain had stopped, and nobody was by the river.",
  "The ferryman drove his pole into the bed.",
  "He waved to the people on the bank.",
  "Nobody said a word.",
  "Slowly it was growing dark.",
];

async function read(text: string, name = "a.txt", isSaid = false) {
  const file = await readFile({ bytes: new TextEncoder().encode(text), fileName: name, encoding: "utf-8" });
  if (!file.ok) throw new Error(file.code);
  return {
    whole: file.leading + file.blocks.map((one) => one.text + one.separator).join(""),
    turns: partTurns(file.leading, file.blocks, isSaid),
  };
}

const shown = (turns: ReturnType<typeof partTurns>) =>
  turns?.blocks.map(({ text }, index) => [text, turns.english[index]!.map((one) => one.text).join("|")]) ??
  null;
const PAIRS = ZH.map((zh, index) => [zh, EN[index]!]);

describe("a text in turn is recognised", () => {
  const inTurn = (order: (zh: string, en: string) => string) =>
    ZH.map((zh, index) => order(zh, EN[index]!)).join("");
  test.each([
    { what: "a paragraph of each", text: inTurn((zh, en) => `${zh}\n\n${en}\n\n`), name: "a.txt" },
    { what: "a line of each", text: inTurn((zh, en) => `${zh}\n${en}\n`), name: "a.txt" },
    { what: "pairs of lines", text: inTurn((zh, en) => `${zh}\r\n${en}\r\n\r\n`), name: "a.txt" },
    { what: "Markdown, two lines a paragraph", text: inTurn((zh, en) => `${zh}\n${en}\n\n`), name: "a.md" },
    { what: "English first", text: inTurn((zh, en) => `${en}\n\n${zh}\n\n`), name: "a.txt" },
    {
      what: "subtitles in two languages",
      text: ZH.map((zh, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},900\n${zh}\n${EN[at]}\n\n`).join(
        "",
      ),
      name: "a.srt",
    },
    {
      what: "a page",
      text: `<html><body><article>${inTurn((zh, en) => `<p>${zh}</p><p>${en}</p>`)}</article></body></html>`,
      name: "a.html",
    },
    {
      what: "three and three",
      text: [...ZH, ...EN, ...ZH, ...EN, ...ZH, ...EN, ...ZH, ...EN].join("\n\n"),
      name: "a.txt",
    },
  ])("$what", async ({ text, name }) => {
    const { turns, whole } = await read(text, name);
    expect(shown(turns)!.slice(0, 5)).toEqual(PAIRS);
    // TURN-4
    const joined = turns!.leading + turns!.blocks.map((one) => one.text + one.separator).join("");
    expect(joined).toBe(whole);
  });
});

describe("what is not in turn stays as it is", () => {
  test.each([
    ["Chinese alone", ZH.join("\n\n")],
    ["Chinese that quotes English now and then", [...ZH, EN[0], ...ZH, EN[1], ...ZH].join("\n\n")],
    ["one text, then the other", [...ZH, ...EN].join("\n\n")],
    [
      "three pairs",
      ZH.slice(0, 3)
        .map((zh, at) => `${zh}\n\n${EN[at]}`)
        .join("\n\n"),
    ],
    ["Chinese names of English works", ZH.map((zh) => `${zh}${ZH.join("")}\n\nTED\n\n`).join("")],
    ["commands between steps", ZH.map((zh) => `${zh}${ZH.join("")}\n\nls -l\n\n`).join("")],
  ])("%s", async (_, text) => {
    expect((await read(text)).turns).toBeNull();
  });
});

test("where a person says so, uneven runs are parted, too, and what has no answer stands alone", async () => {
  const { turns } = await read(
    [ZH[0], EN[0], ZH[1], ZH[2], EN[2], ZH[3], EN[3], EN[4]].join("\n\n"),
    "a.txt",
    true,
  );
  expect(shown(turns)).toEqual([
    [ZH[0], EN[0]],
    [ZH[1], ""],
    [ZH[2], EN[2]],
    [ZH[3], `${EN[3]}|${EN[4]}`],
  ]);
});

test("nothing is lost, whatever stands in the text", () => {
  const block = fc.record({
    text: fc.oneof(
      fc.constantFrom(...ZH, ...EN, "—", "1.", `${ZH[0]}\n${EN[0]}`, `${EN[0]}\n${ZH[0]}`),
      fc.string(),
    ),
    separator: fc.constantFrom("\n", "\n\n", ""),
    kind: fc.constant(null),
    level: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), fc.string(), (blocks, leading) => {
      const turns = partTurns(leading, blocks, true);
      if (!turns) return;
      const whole = leading + blocks.map(({ text, separator }) => text + separator).join("");
      expect(turns.leading + turns.blocks.map(({ text, separator }) => text + separator).join("")).toBe(
        whole,
      );
      expect(turns.english).toHaveLength(turns.blocks.length);
    }),
  );
});
