import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { BilingualFile } from "@/lib/interchange/bilingual/bilingual";
import { readBilingual } from "@/lib/interchange/bilingual/read-bilingual";
import { typedPlain } from "@/lib/interchange/bilingual/tags";
import { writeBilingual } from "@/lib/interchange/bilingual/write-bilingual";
import { readCsv } from "@/lib/interchange/csv/read-csv";
import { writeCsv } from "@/lib/interchange/csv/write-csv";
import { columnsOf } from "@/lib/interchange/table/columns";
import { unitOf } from "@/lib/interchange/table/table-units";

const file = (
  rows: readonly (readonly [id: string, zh: string, en: string, state?: string])[],
): BilingualFile => ({
  format: "csv",
  sourceLanguage: "zh-CN",
  targetLanguage: "en",
  parts: [{ id: "1", original: null }],
  units: rows.map(([id, source, target, state = ""]) => unitOf({ id, source, target, state, comment: "" })),
  problems: [],
});

async function read(bytes: Uint8Array, name: string): Promise<BilingualFile> {
  const result = await readBilingual(bytes, name);
  if (!result?.ok) throw new Error(JSON.stringify(result?.refusal ?? null));
  return result.file;
}

const shape = ({ units }: BilingualFile) =>
  units.map(({ id, codes, segments: [segment] }) => [
    id,
    typedPlain(segment!.source, codes),
    segment!.target === null ? null : typedPlain(segment!.target, codes),
    segment!.state,
    segment!.subState,
  ]);

const HOSTILE = file([
  ["a", "=1+1", "=cmd|' /C calc'!A0", "Approved"],
  ["b", "+加\n\n第二段", '-minus, "quoted"\n\nsecond', "Translated"],
  ["c", "007号 <b>&amp;", "'=kept", "Draft"],
  ["d", "𠮷\t表", "", "Untranslated"],
  ["e", "javascript:alert(1)", " spaces ", "Changes requested"],
]);

describe.each([
  { format: "csv", name: "a.csv" },
  { format: "tsv", name: "a.tsv" },
  { format: "xlsx", name: "a.xlsx" },
  { format: "docx-bilingual", name: "a.docx" },
  { format: "tmx", name: "a.tmx" },
] as const)("$format", ({ format, name }) => {
  test("what was written is read as it was, and written again as the same bytes", async () => {
    const written = writeBilingual(HOSTILE, format, "标题");
    const back = await read(written.bytes, name);
    const withTarget = shape(HOSTILE).filter(([, , target]) => format !== "tmx" || target !== null);
    expect(shape(back)).toEqual(withTarget);
    expect(writeBilingual(back, format, "标题").bytes).toEqual(
      writeBilingual({ ...back, problems: [] }, format, "标题").bytes,
    );
    expect(shape(await read(writeBilingual(back, format, "标题").bytes, name))).toEqual(withTarget);
  });
});

test("no cell of a spreadsheet is a formula", async () => {
  const sheet = strFromU8(unzipSync(writeBilingual(HOSTILE, "xlsx", "t").bytes)["xl/worksheets/sheet1.xml"]!);
  expect(sheet).not.toContain("<f>");
  expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>');
  expect(writeCsv([["=1", "'=1", "a", "@x"]], ",")).toBe("\uFEFF'=1,''=1,a,'@x\r\n");
});

test("any table comes back from CSV", () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "好", ",", ";", '"', "\n", "\r", " ", "'", "=", "-", "\t"),
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }),
      fc.constantFrom<"," | "\t">(",", "\t"),
      (rows, separator) => {
        // The heading row is what tells the separator.
        const table = [["№", "中文", "English"], ...rows];
        expect(readCsv(writeCsv(table, separator))).toEqual(table);
      },
    ),
  );
});

test.each([
  { what: "memoQ", rows: [["ID", "Chinese (PRC)", "English", "Comment", "Status"]], columns: [1, 2, 4] },
  {
    what: "Trados",
    rows: [["Segment ID", "Segment status", "Source segment", "Target segment"]],
    columns: [2, 3, 1],
  },
  { what: "people", rows: [["序号", "原文", "译文", "备注"]], columns: [1, 2, null] },
  {
    what: "no headings",
    rows: [
      ["1", "你好，世界", "Hello, world"],
      ["2", "再见", "Goodbye"],
    ],
    columns: [1, 2, null],
  },
])("columns of a table of $what", ({ rows, columns }) => {
  const found = columnsOf(rows);
  expect([found?.source, found?.target, found?.state]).toEqual(columns);
});

test.each([
  { what: "one language only", rows: [["你好", "世界"]] },
  { what: "English only", rows: [["Hello", "World"]] },
  { what: "nothing", rows: [] },
])("$what is no bilingual table", ({ rows }) => {
  expect(columnsOf(rows)).toBeNull();
});

describe("a bilingual Word file that comes back", () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const cell = (inside: string) => `<w:tc><w:p>${inside}</w:p></w:tc>`;
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const word = (rows: readonly string[], comments = "") =>
    zipSync({
      "[Content_Types].xml": strToU8("<Types/>"),
      "word/document.xml": strToU8(
        `<w:document ${W}><w:body><w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl></w:body></w:document>`,
      ),
      "word/comments.xml": strToU8(`<w:comments ${W}>${comments}</w:comments>`),
    });

  test("recorded changes are kept apart from the text, with who and when; comments too", async () => {
    const row = [
      cell(`${run("1")}<w:r><w:rPr><w:vanish/></w:rPr><w:t>{duizhao:row-7}</w:t></w:r>`),
      cell(run("他走了。")),
      cell(
        `<w:commentRangeStart w:id="0"/>${run("He ")}<w:del w:author="Li" w:date="2026-05-01T10:00:00Z"><w:r><w:delText>go</w:delText></w:r></w:del><w:ins w:author="Wang" w:date="2026-05-02T10:00:00Z">${run("left")}</w:ins>${run(".")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      cell(run("Translated")),
    ].join("");
    const comment = `<w:comment w:id="0" w:author="Li" w:date="2026-05-01T10:00:00Z"><w:p>${run("Why?")}</w:p></w:comment>`;
    const back = await read(
      word(
        [`${cell(run("№"))}${cell(run("中文"))}${cell(run("English"))}${cell(run("State"))}`, row],
        comment,
      ),
      "a.docx",
    );
    expect(back.units).toHaveLength(1);
    expect(back.units[0]).toMatchObject({
      id: "row-7",
      notes: [{ text: "Why?", by: "Li", at: "2026-05-01T10:00:00Z" }],
      segments: [
        {
          target: ["He go."],
          state: "translated",
          tracked: { target: ["He left."], by: "Li, Wang", at: "2026-05-02T10:00:00Z" },
        },
      ],
    });
  });

  test("a table of two columns and nothing else is one; one among prose is not", async () => {
    const rows = ["一件事", "两件事", "三件事"].map(
      (zh, index) => `${cell(run(zh))}${cell(run(`Thing ${index}`))}`,
    );
    expect(shape(await read(word(rows), "a.docx")).map(([, zh]) => zh)).toEqual([
      "一件事",
      "两件事",
      "三件事",
    ]);
    const among = unzipSync(word(rows));
    const document = strFromU8(among["word/document.xml"]!).replace(
      "<w:tbl>",
      `<w:p>${run("很长的一篇文章。".repeat(30))}</w:p><w:tbl>`,
    );
    expect(
      await readBilingual(zipSync({ ...among, "word/document.xml": strToU8(document) }), "a.docx"),
    ).toBeNull();
  });
});

test.each(["csv", "tsv", "xlsx", "docx-bilingual"] as const)(
  "%s: ids that recur, units of spaces and empty English are the same once they were read",
  async (format) => {
    const odd = file([
      ["1", "一", "One"],
      ["1", "二", "  "],
      [" ", "三", "Three"],
      ["2", "  ", "Nobody"],
      ["2", "四", "Four"],
    ]);
    const once = writeBilingual(odd, format, "T").bytes;
    const back = await read(once, `t.${format === "docx-bilingual" ? "docx" : format}`);
    expect(Buffer.from(writeBilingual(back, format, "T").bytes).equals(once)).toBe(true);
    expect(shape(back).map(([, source, target]) => [source, target])).toEqual([
      ["一", "One"],
      ["二", null],
      ["三", "Three"],
      ["四", "Four"],
    ]);
    expect(new Set(shape(back).map(([id]) => id)).size).toBe(4);
  },
);
