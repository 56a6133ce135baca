import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { writeBeside } from "@/lib/interchange/beside/write-beside";
import type { ExchangeDocument, ExchangeRow } from "@/lib/interchange/bilingual/document-units";
import { readFile } from "@/lib/interchange/read";
import { partTurns } from "@/lib/interchange/turns";

function row(index: number, zh: string, en: string, more: Partial<ExchangeRow> = {}): ExchangeRow {
  return {
    id: `r${index}`,
    state: "reviewed",
    subState: null,
    isLocked: false,
    source: [{ position: index, text: zh, marks: [], kind: index === 1 ? "title" : "text", level: null }],
    target: en,
    comments: [],
    translator: null,
    reviewer: null,
    ...more,
  };
}

const DOCUMENT: ExchangeDocument = {
  title: "船夫",
  sourceLanguage: "zh-Hans",
  isMarked: true,
  rows: [
    row(1, "船夫", "The Ferryman"),
    row(2, "雨停了，河边没有人。", "The *rain* had stopped, and nobody was by the river."),
    row(3, "<script>alert(1)</script>", "=cmd & <b>words</b>"),
    row(4, "还没有批准。", "Not approved yet.", { state: "translated" }),
    row(5, "不译。", "Left out.", { state: "final", subState: "omitted" }),
  ],
};

async function text(
  format: "html" | "md" | "txt" | "docx",
  layout: "side" | "turns",
  include: "approved" | "all" = "approved",
) {
  const { bytes } = await writeBeside(DOCUMENT, { include }, format, layout);
  return format === "docx" ? strFromU8(unzipSync(bytes)["word/document.xml"]!) : strFromU8(bytes);
}

describe("both texts to be read", () => {
  test("a page: every character is text, the languages are said, nothing runs", async () => {
    const html = await text("html", "side");
    expect(html).toContain('<h1>船夫</h1></div>\n<div lang="en"><h1>The Ferryman</h1>');
    expect(html).toContain('<div lang="zh-Hans"><p>雨停了，河边没有人。</p></div>');
    expect(html).toContain("The <em>rain</em> had stopped");
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<b>words");
    expect(html).toContain("default-src 'none'");
  });

  test.each(["html", "md", "txt", "docx"] as const)(
    "%s: what is not approved keeps its Chinese alone; omitted, too",
    async (format) => {
      const [approved, all] = [await text(format, "turns"), await text(format, "turns", "all")];
      expect(approved).toContain("还没有批准。");
      expect(approved).not.toContain("Not approved yet");
      expect(all).toContain("Not approved yet");
      for (const one of [approved, all]) {
        expect(one).toContain("不译。");
        expect(one).not.toContain("Left out.");
      }
    },
  );

  test("Word: a table of two columns, or paragraphs; the same bytes again", async () => {
    expect((await text("docx", "side")).match(/<w:tc>/g)).toHaveLength(10);
    expect(await text("docx", "turns")).not.toContain("<w:tbl>");
    const [one, other] = await Promise.all(
      [1, 2].map(() => writeBeside(DOCUMENT, { include: "all" }, "docx", "side")),
    );
    expect(Buffer.from(one!.bytes).equals(other!.bytes)).toBe(true);
  });
});

test("what is written in turn is read again in turn: the same pairs", async () => {
  const zh = fc.constantFrom(
    "雨停了，河边没有人。",
    "船夫把竹篙插进河底。",
    "*他*向岸上的人招手。",
    "# 谁也没有说话",
  );
  const en = fc.constantFrom(
    "The rain had stopped.",
    "He drove his \\*pole\\* into the bed.",
    "“Well,” he said, *quietly*.",
    "1. Nobody said a word.",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(zh, en), { minLength: 4, maxLength: 8 }),
      fc.constantFrom("txt", "md"),
      async (pairs, format) => {
        const rows = pairs.map(([source, target], index) => row(index + 2, source, target));
        const document = { ...DOCUMENT, rows };
        const { bytes } = await writeBeside(document, { include: "all" }, format as "txt" | "md", "turns");
        const read = await readFile({
          bytes: new Uint8Array(bytes),
          fileName: `a.${format}`,
          encoding: "utf-8",
        });
        if (!read.ok) throw new Error(read.code);
        const turns = partTurns(read.leading, read.blocks, true);
        expect(turns?.blocks).toHaveLength(pairs.length);
        expect(turns?.english.every((own) => own.length === 1)).toBe(true);
        if (format === "txt")
          expect(turns?.blocks.map((block) => block.text)).toEqual(pairs.map(([source]) => source));
      },
    ),
    { numRuns: 40 },
  );
});
