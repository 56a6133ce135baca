import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contextOf, correctionOf, tableOf, whyNotARow } from "@/lib/corrections/correction-table";
import { isBoundary, replaceIn } from "@/lib/corrections/corrections";
import { searchFor } from "@/lib/corrections/many-words";
import { type Laid, planParagraph } from "@/lib/corrections/plan";
import { readTable, writeTable } from "@/lib/corrections/tsv";

/** `的>地 地>的` */
function table(written: string) {
  return tableOf(
    written
      .split(" ")
      .filter(Boolean)
      .map((row) => {
        const [from, to] = row.split(">") as [string, string];
        return { from, to, reason: "" };
      }),
  );
}

/** The text once the table was applied; `walls` are corrections by hand that change nothing. */
function applied(
  text: string,
  written: string,
  walls: readonly [number, number][] = [],
  except: number[] = [],
) {
  const ready = table(written);
  const laid = walls.map(([start, end]) => ({
    id: `${start}`,
    start,
    end,
    new: "",
    row: null,
    isStale: false,
  }));
  const { places } = planParagraph(text, ready, laid, ({ start }) => except.includes(start));
  const done = replaceIn(
    text,
    places.filter((place) => !place.isExcepted).map((place) => correctionOf(ready, place)),
  );
  return done.ok ? done.text : done.reason;
}

describe("a table", () => {
  test.each([
    ["所有行一次做完", "的地的", "的>地 地>的", "地的地"],
    ["what a row puts in is not looked at", "甲", "甲>乙 乙>丙", "乙"],
    ["the longest", "一又友好", "一又>朋 一又友>朋友 又>再", "朋友好"],
    ["from the left", "甲乙丙", "甲乙>1 乙丙>2", "1丙"],
    ["a longer one that begins later does not win", "甲乙丙丁", "甲乙>1 乙丙丁>2", "1丙丁"],
    ["a row that ends a longer one is found by itself", "丙乙", "甲乙>1 乙>2", "丙2"],
    ["again and again", "东谈主和东谈主", "东谈主>人", "人和人"],
    ["overlapping itself", "哈哈哈", "哈哈>哈", "哈哈"],
    ["taking out", "好的的", "的的>的", "好的"],
    ["no character is cut", "e\u0301e", "e>a", "e\u0301a"],
    ["no half of a character", "𠮷", "\ud842>a", "𠮷"],
    ["nothing to do", "甲", "", "甲"],
  ])("%s: %s by %s is %s", (_, text, rows, expected) => {
    expect(applied(text, rows)).toBe(expected);
  });

  test("is not found inside a wall, nor across its edge; on both sides it is", () => {
    expect(applied("甲乙甲乙甲乙", "甲乙>1 乙甲>2", [[2, 4]])).toBe("1甲乙1");
    expect(applied("甲乙甲乙", "甲乙>1 乙甲>2", [[1, 2]])).toBe("甲乙1");
    expect(applied("甲乙", "甲>1 乙>2", [[0, 2]])).toBe("甲乙");
  });

  test("leaves alone what was taken out, and looks for nothing shorter there", () => {
    expect(applied("一又友一又友", "一又友>朋友 一又>朋", [], [0])).toBe("一又友朋友");
  });

  test.each([
    [{ from: "", to: "a", reason: "" }, { code: "corrections.table.nothing" }],
    [{ from: "a", to: "a", reason: "" }, { code: "corrections.table.same" }],
    [
      { from: "a".repeat(101), to: "", reason: "" },
      { code: "corrections.table.long-from", most: 100 },
    ],
    [{ from: "a", to: "\ud800", reason: "" }, { code: "corrections.table.half-character" }],
    [{ from: "a\u0000", to: "", reason: "" }, { code: "corrections.table.nul" }],
    [{ from: "a", to: "", reason: "" }, null],
  ])("the row %o: %o", (row, why) => {
    expect(whyNotARow(row)).toEqual(why);
  });

  test("a place is shown with twenty characters a side, whole ones", () => {
    const text = `${"前".repeat(30)}东谈主${"后".repeat(30)}`;
    expect(contextOf(text, { start: 30, end: 33 })).toEqual({
      before: "前".repeat(20),
      old: "东谈主",
      after: "后".repeat(20),
    });
    expect(contextOf("𠮷甲", { start: 2, end: 3 }, 1)).toEqual({ before: "𠮷", old: "甲", after: "" });
    expect(contextOf("甲𠮷", { start: 0, end: 1 }, 1)).toEqual({ before: "", old: "甲", after: "" });
  });
});

describe("applying a table again", () => {
  /** Corrections that lie there, `row from start to end says new`, and the plan in short: what is made, what leaves. */
  function plan(text: string, rows: string, laid: readonly Laid[]) {
    const { places, leaving } = planParagraph(text, table(rows), laid, () => false);
    const made = places.filter(({ laidId }) => laidId === null).map(({ start, end }) => `${start}-${end}`);
    return `${made.join(" ")}|${leaving.join(" ")}`;
  }
  const laid = (start: number, end: number, put: string, row: number | null, isStale = false): Laid => ({
    id: `${start}${put}`,
    start,
    end,
    new: put,
    row,
    isStale,
  });
  test.each<[string, string, string, Laid[], string]>([
    ["nothing lies there", "又又", "又>再", [], "0-1 1-2|"],
    ["all of it lies there", "又又", "又>再", [laid(0, 1, "再", 0), laid(1, 2, "再", 0)], "|"],
    ["part of it", "又又", "又>再", [laid(1, 2, "再", 0)], "0-1|"],
    ["a longer row has come", "一又", "一又>朋 又>再", [laid(1, 2, "再", 1)], "0-2|1再"],
    ["the row is gone", "又", "", [laid(0, 1, "再", null, true)], "|0再"],
    ["the row was written anew", "又", "又>还", [laid(0, 1, "再", null, true)], "0-1|0再"],
    ["somebody has corrected it by hand", "又又", "又>再", [laid(0, 1, "还", null)], "1-2|"],
  ])("%s", (_, text, rows, lying, expected) => {
    expect(plan(text, rows, lying)).toBe(expected);
  });
});

/** Place by place, word by word: slow and plain. */
function slowly(text: string, words: readonly string[]) {
  const found = [];
  for (let at = 0; at < text.length; ) {
    let best = -1;
    for (const [index, word] of words.entries()) {
      if (word === "" || !text.startsWith(word, at)) continue;
      if (!isBoundary(text, at) || !isBoundary(text, at + word.length)) continue;
      if (best === -1 || word.length > words[best]!.length) best = index;
    }
    if (best === -1) at += 1;
    else {
      found.push({ start: at, end: at + words[best]!.length, word: best });
      at += words[best]!.length;
    }
  }
  return found;
}

test("finds what looking word by word finds", () => {
  const letters = fc.constantFrom("甲", "乙", "a", "\u0301", "𠮷", "\ud842");
  const text = fc.array(letters, { maxLength: 40 }).map((some) => some.join(""));
  const words = fc.array(
    fc.array(letters, { maxLength: 4 }).map((some) => some.join("")),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(text, words, (whole, some) => {
      const accept = (start: number, end: number) => isBoundary(whole, start) && isBoundary(whole, end);
      expect(searchFor(some).in(whole, 0, whole.length, accept)).toEqual(slowly(whole, some));
    }),
    { numRuns: 500 },
  );
});

describe("as a file", () => {
  test.each([
    ["plain", "东谈主\t人\t改写\n一又\t朋\n", ["东谈主>人:改写", "一又>朋:"], []],
    [
      "with mark, heading, comment, empty line and CR LF",
      "\uFEFFFrom\tTo\tReason\r\n# x\r\n\r\n甲\t乙\r\n",
      ["甲>乙:"],
      [],
    ],
    ["without a line end", "甲\t乙", ["甲>乙:"], []],
    ["taking out", "甲\t", ["甲>:"], []],
    ["escapes", "\\t\t\\n\t\\\\n\n\\#甲\t乙", ["\t>\n:\\n", "#甲>乙:"], []],
    ["spaces stay", " 甲 \t 乙", [" 甲 > 乙:"], []],
    ["one cell", "甲\n乙\t丙", ["乙>丙:"], ["1 no-second-cell"]],
    ["four cells", "a\tb\tc\td", [], ["1 cells"]],
    ["no `from`", "\tb", [], ["1 nothing"]],
    ["a backslash astray", "a\\x\tb\nc\td\\", [], ["1 backslash", "2 backslash"]],
    ["the same again, and otherwise", "a\tb\n#\na\tb\na\tc", ["a>b:"], ["4 twice"]],
    ["nothing at all", "", [], []],
  ])("%s", (_, file, rows, problems) => {
    const read = readTable(file);
    expect(read.rows.map(({ from, to, reason }) => `${from}>${to}:${reason}`)).toEqual(rows);
    expect(
      read.problems.map(({ line, message }) => `${line} ${message.code.slice("corrections.table.".length)}`),
    ).toEqual(problems);
  });

  test("what is written is read back, whatever is in it", () => {
    const cell = (minLength: number) =>
      fc.string({
        unit: fc.constantFrom("甲", "#", "\\", "t", "\t", "\n", "\r", "\u2028", " ", "\uFEFF", "from"),
        minLength,
        maxLength: 8,
      });
    const rows = fc
      .uniqueArray(fc.record({ from: cell(1), to: cell(0), reason: cell(0) }), {
        selector: ({ from }) => from,
      })
      .map((some) => some.filter((row) => whyNotARow(row) === null));
    fc.assert(
      fc.property(rows, (some) => {
        expect(readTable(writeTable(some))).toEqual({ rows: some, problems: [] });
      }),
    );
  });

  test("never throws, whatever the file", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (file) => void readTable(file)));
  });
});

test.each(["=1+1", "+1", "-1", "@a", "\\=1", "#a", "\t=1"])(
  "COR-TSV-8 a cell %j is no formula, and is read back",
  (cell) => {
    const rows = [{ from: cell, to: `${cell}!`, reason: cell }];
    const file = writeTable(rows);
    expect(
      file
        .split("\n")[1]!
        .split("\t")
        .some((written) => /^[=+\-@]/.test(written)),
    ).toBe(false);
    expect(readTable(file).rows).toEqual(rows);
  },
);

test("COR-TSV-7 reading ends with a row more than a table has, and where a file is no table", () => {
  const many = Array.from({ length: 200_000 }, (_, at) => `a${at}\tb`).join("\n");
  expect(readTable(many).rows).toHaveLength(5_001);
  const junk = readTable("x\n".repeat(100_000));
  expect(junk.problems).toHaveLength(1_001);
  expect(junk.problems.at(-1)!.message.code).toBe("corrections.table.rest");
});
