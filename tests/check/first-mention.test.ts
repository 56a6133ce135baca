import { describe, expect, test } from "vitest";
import { firstMentionFindings, type MentionRow } from "@/lib/check/first-mention";
import type { LedgerName } from "@/lib/term/names/ledger";

const ren: LedgerName = {
  kind: "person",
  zh: "任正非",
  aliases: ["任总"],
  first: "Ren Zhengfei",
  later: "Ren",
  allowed: ["Mr Ren"],
  surnameFirst: true,
};
const daily: LedgerName = {
  ...ren,
  kind: "work",
  zh: "人民日报",
  aliases: [],
  first: "People’s Daily",
  later: "",
  allowed: [],
};

/** `1 任正非说。 | Ren said.`: the chapter, the Chinese, the English. */
const rows = (...lines: readonly string[]): MentionRow[] =>
  lines.map((line) => {
    const [, chapter = "", source = "", target = ""] = /^(\d) (.*?) ?\| ?(.*)$/.exec(line) ?? [];
    return { chapter, source, target };
  });
const codes = (firstHasChinese: boolean, ...lines: readonly string[]) =>
  firstMentionFindings(rows(...lines), { ledger: [ren, daily], firstHasChinese }).map((found) =>
    found.map(({ code }) => code.replace("checks.name-", "")).join(" "),
  );

describe("first mentions of names", () => {
  test.each([
    {
      lines: ["1 任正非说。| Ren Zhengfei said.", "1 任正非走了。| Ren left."],
      found: ["", ""],
      rule: "CHK-FIRST-1",
    },
    { lines: ["1 任正非说。| Ren said."], found: ["first"], rule: "CHK-FIRST-1" },
    { lines: ["1 任总说。| Mr Ren said."], found: ["first"], rule: "CHK-FIRST-1" },
    {
      lines: ["1 任正非说。|", "1 任正非走了。| Ren left."],
      found: ["", ""],
      rule: "the Chinese says where it is first",
    },
    { lines: ["1 任正非说。| He said."], found: [""], rule: "CHK-FIRST-4" },
    {
      lines: ["1 任正非说。| Ren Zhengfei said.", "1 任正非走了。| Ren Zhengfei left."],
      found: ["", "later"],
      rule: "CHK-FIRST-3",
    },
    {
      lines: [
        "1 任正非说。| Ren Zhengfei said.",
        "2 任正非走了。| Ren Zhengfei left.",
        "2 任总来。| Ren Zhengfei came.",
      ],
      found: ["", "", "later"],
      rule: "CHK-FIRST-3: each chapter may begin anew",
    },
    {
      lines: ["1 《人民日报》说。| *People's Daily* said.", "1 《人民日报》。| People’s Daily."],
      found: ["", ""],
      rule: "one form",
    },
  ])("$found ($rule)", ({ lines, found }) => {
    expect(codes(false, ...lines)).toEqual(found);
  });

  test.each([
    { line: "1 任正非说。| Ren Zhengfei (任正非) said.", found: "" },
    { line: "1 任正非说。| Ren Zhengfei 任正非 said.", found: "" },
    { line: "1 任正非说。| Ren Zhengfei said.", found: "first-chinese" },
    { line: "1 《人民日报》说。| *People’s Daily* （人民日报） said.", found: "" },
  ])("with the Chinese behind it: $line", ({ line, found }) => {
    expect(codes(true, line)).toEqual([found]);
  });

  test.each([true, false])("a mending silences its finding (Chinese behind it: %s)", (firstHasChinese) => {
    const style = { ledger: [ren, daily], firstHasChinese };
    const texts = rows("1 任正非说。| Then Mr Ren said.", "1 任正非走了。| Ren Zhengfei left.");
    const found = firstMentionFindings(texts, style);
    expect(found.map(({ length }) => length)).toEqual([1, 1]);
    const mended = texts.map((row, at) => {
      const { start, end, text } = found[at]![0]!.mending!;
      return { ...row, target: row.target.slice(0, start) + text + row.target.slice(end) };
    });
    expect(firstMentionFindings(mended, style).flat()).toEqual([]);
  });
});
