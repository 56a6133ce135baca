import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spansOf } from "@/lib/interchange/inline";
import type { Publication } from "@/lib/interchange/publication";
import type { PublicationSegment } from "@/lib/interchange/publication-segment";
import { readFile } from "@/lib/interchange/read";
import { type ExportFormat, writePublication } from "@/lib/interchange/write";
import type { Cell, Layout, ParagraphKind } from "@/lib/segmentation/paragraph";
import { publish, row, source } from "./publications";

const text = async (publication: Publication, format: ExportFormat) =>
  new TextDecoder().decode((await writePublication(publication, format)).bytes);

/** One paragraph, as a format has it: what stands between the title and the end. */
async function body(
  english: string,
  format: "md" | "html" | "txt",
  definitions?: ReadonlyMap<string, string>,
) {
  const whole = await text(
    publish([row(1, english)], { inline: "marks", ...(definitions && { definitions }) }),
    format,
  );
  if (format !== "html") return whole.split("\n\n").slice(1).join("\n\n").trim();
  return /<\/header>\n([\s\S]*)<\/article>/.exec(whole)![1]!.trim();
}

describe("marks in every format", () => {
  test.each([
    ["a *b* **c**", "a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>", "a b c"],
    [
      "10^8^ and H~2~O",
      "10<sup>8</sup> and H<sub>2</sub>O",
      "<p>10<sup>8</sup> and H<sub>2</sub>O</p>",
      "10⁸ and H₂O",
    ],
    ["the 19^th^", "the 19<sup>th</sup>", "<p>the 19<sup>th</sup></p>", "the 19th"],
    ["use `a*b`", "use `a*b`", "<p>use <code>a*b</code></p>", "use a*b"],
    ["~~gone~~ on", "~~gone~~ on", "<p><del>gone</del> on</p>", "gone on"],
    [
      "see [the *river*](https://a.example/x?a=1&b)",
      "see [the *river*](https://a.example/x?a=1&b)",
      '<p>see <a href="https://a.example/x?a=1&amp;b">the <em>river</em></a></p>',
      "see the river",
    ],
    ["a\\*b\\*c", "a\\*b\\*c", "<p>a*b*c</p>", "a*b*c"],
    ["**“Yes.”**he", "<strong>“Yes.”</strong>he", "<p><strong>“Yes.”</strong>he</p>", "“Yes.”he"],
    ["*a **b** c*", "*a **b** c*", "<p><em>a </em><strong><em>b</em></strong><em> c</em></p>", "a b c"],
    ["<b>x</b> &amp;", "\\<b>x\\</b> \\&amp;", "<p>&lt;b&gt;x&lt;/b&gt; &amp;amp;</p>", "<b>x</b> &amp;"],
    [
      "[x](javascript:alert(1))",
      "\\[x\\](javascript:alert(1))",
      "<p>[x](javascript:alert(1))</p>",
      "[x](javascript:alert(1))",
    ],
    ["clear[^9].", "clear<sup>9</sup>.", "<p>clear<sup>9</sup>.</p>", "clear[9]."],
    ["one\n*two*", "one\\\n*two*", "<p>one<br>\n<em>two</em></p>", "one\ntwo"],
  ])("%s", async (english, md, html, txt) => {
    expect(await body(english, "md")).toBe(md);
    expect(await body(english, "html")).toBe(html);
    expect(await body(english, "txt")).toBe(txt);
  });

  test("a link that names a definition keeps it in Markdown, and is a link elsewhere", async () => {
    const definitions = new Map([["xz", "http://a.example/xz"]]);
    const english = "see the [gazetteer][xz].";
    expect(await body(english, "md", definitions)).toBe(
      "see the [gazetteer][xz].\n\n[xz]: http://a.example/xz",
    );
    expect(await body(english, "html", definitions)).toBe(
      '<p>see the <a href="http://a.example/xz">gazetteer</a>.</p>',
    );
    expect(await body(english, "txt", definitions)).toBe("see the gazetteer.");
  });
});

const placed = (kind: ParagraphKind, layout: Layout): PublicationSegment["source"] => [
  { ...source(kind), layout },
];
const parts = async (rows: readonly PublicationSegment[], format: "md" | "html" | "txt") => {
  const whole = await text(publish(rows, { inline: "marks" }), format);
  return format === "html"
    ? /<\/header>\n([\s\S]*)<\/article>/.exec(whole)![1]!.trim()
    : whole.split("\n\n").slice(1).join("\n\n").trim();
};

describe("places", () => {
  const notes = [
    row(1, "The water is clear[^1]."),
    row(2, "Measured in *1953*.", { source: placed("note", { note: "1" }) }),
  ];
  test("a note is a note", async () => {
    expect(await parts(notes, "md")).toBe("The water is clear[^1].\n\n[^1]: Measured in *1953*.");
    expect(await parts(notes, "txt")).toBe("The water is clear[1].\n\n[1] Measured in 1953.");
    expect(await parts(notes, "html")).toBe(
      '<p>The water is clear<sup><a href="#note-1" id="ref-1">1</a></sup>.</p>\n' +
        '<p class="note" id="note-1"><a href="#ref-1">1</a> Measured in <em>1953</em>.</p>',
    );
    const { bytes } = await writePublication(publish(notes, { inline: "marks" }), "docx");
    const read = await readFile({ bytes, fileName: "a.docx" });
    expect(read.ok && read.blocks.map(({ kind, text }) => [kind, text]).slice(1)).toEqual([
      [null, "The water is clear[1]."],
      ["note", "Measured in 1953."],
    ]);
  });

  const item = (number: number, shown: string, english: string) =>
    row(number, english, { source: placed("list-item", { item: { number, shown } }) });
  test("a numbered list keeps its numbers", async () => {
    const rows = [
      item(3, "3.", "Pay."),
      item(4, "4.", "Deliver."),
      item(1, "a.", "Deep."),
      item(2, "b.", "Far."),
    ];
    expect(await parts(rows, "md")).toBe("3. Pay.\n4. Deliver.\n\n1) Deep.\n2) Far.");
    expect(await parts(rows, "html")).toBe(
      '<ol start="3">\n<li>Pay.</li>\n<li>Deliver.</li>\n</ol>\n<ol type="a">\n<li>Deep.</li>\n<li>Far.</li>\n</ol>',
    );
    expect(await parts(rows, "txt")).toBe("3. Pay.\n\n4. Deliver.\n\na. Deep.\n\nb. Far.");
  });

  const cell = (row: number, column: number, more: Partial<Cell> = {}): Layout => ({
    cell: { table: 1, row, column, ...more },
  });
  const cells = [
    row(1, "Year", { source: placed("table-cell", cell(0, 0, { isHead: true, rows: 2 })) }),
    row(2, "Level", { source: placed("table-cell", cell(0, 1, { isHead: true, columns: 2 })) }),
    row(3, "high|low", { source: placed("table-cell", cell(1, 1)) }),
    row(4, "*mean*", { source: placed("table-cell", cell(1, 2)) }),
    row(5, "1953", { source: placed("table-cell", cell(2, 0)) }),
    row(6, "7\nmetres", { source: placed("table-cell", cell(2, 2)) }),
  ];
  test("a table is a table", async () => {
    expect(await parts(cells, "md")).toBe(
      "| Year | Level |  |\n| --- | --- | --- |\n|  | high\\|low | *mean* |\n| 1953 |  | 7<br>metres |",
    );
    expect(await parts(cells, "html")).toBe(
      '<table>\n<tr><th rowspan="2">Year</th><th colspan="2">Level</th></tr>\n<tr><td>high|low</td><td><em>mean</em></td></tr>\n' +
        "<tr><td>1953</td><td></td><td>7<br>\nmetres</td></tr>\n</table>",
    );
    expect(await parts(cells, "txt")).toBe("Year\tLevel\n\thigh|low\tmean\n1953\t\t7 metres");
    const { bytes } = await writePublication(publish(cells, { inline: "marks" }), "docx");
    const read = await readFile({ bytes, fileName: "a.docx" });
    expect(read.ok && read.blocks.slice(1).map(({ text }) => text)).toEqual([
      "Year",
      "Level",
      "high|low",
      "mean",
      "1953",
      "7\nmetres",
    ]);
  });

  test("code is printed letter for letter", async () => {
    const code = [row(1, "  code *not emphasis*\n\n`x`", { source: placed("text", { code: true }) })];
    expect(await parts(code, "md")).toBe("```\n  code *not emphasis*\n\n`x`\n```");
    expect(await parts(code, "html")).toBe("<pre><code>  code *not emphasis*\n\n`x`</code></pre>");
  });
});

const typed = fc
  .array(
    fc.constantFrom(
      "a",
      "*",
      "**",
      "`",
      "[",
      "](https://a.example)",
      "^",
      "~",
      "\\",
      "<i>",
      "&lt;",
      "“",
      "。",
      " ",
      "_",
      "1.",
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join("").trim())
  .filter((english) => english !== "");

describe("laws", () => {
  test.each(["md", "html", "txt"] as const)(
    "whatever is typed, no visible letter is lost in %s",
    async (format) => {
      await fc.assert(
        fc.asyncProperty(typed, async (english) => {
          const publication = publish([row(1, `x ${english} x`)], { inline: "marks" });
          const { bytes } = await writePublication(publication, format);
          const read = await readFile({ bytes, fileName: `a.${format}` });
          if (!read.ok) throw new Error(read.message.code);
          const said = spansOf(`x ${english} x`, "marks")
            .map((span) => span.text)
            .join("");
          const got = spansOf(read.blocks.at(-1)!.text, read.inline)
            .map((span) => span.text)
            .join("");
          expect(plain(got)).toBe(plain(said));
        }),
        { numRuns: 300 },
      );
    },
  );
});

/** Raised figures are figures, runs of spaces one. */
const plain = (words: string) => words.normalize("NFKC").replace(/\s+/g, " ").trim();

describe("what was written before marks", () => {
  const rows = [
    row(1, "A title with 2*3*4 and _x_", { source: [source("title")] }),
    row(2, "Plain *stars* and **more** [sic](x) `y` 10^8^ ~2~", { source: [source("heading", 2)] }),
    row(3, "An item", { source: [source("list-item")] }),
    row(4, "A cell | with a bar", { source: [source("table-cell")] }),
    row(5, "A note\nwith a line", { source: [source("note")] }),
    row(6, "**Bold** [link](https://a.example) <b>html</b> ~~s~~", { source: [source("quote")] }),
  ];
  /** SHA-256 of what was written before there were marks; the pages and files of old documents are the same ones. */
  test.each(OLD_BYTES())("%s %s: the same bytes", async (inline, format, digest) => {
    const { bytes } = await writePublication(publish(rows, { inline }), format);
    expect(await sha256(bytes)).toBe(digest);
  });
});

async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return Buffer.from(hash).toString("hex").slice(0, 16);
}

function OLD_BYTES() {
  return [
    ["plain", "md", "432adea7a8354119"],
    ["plain", "html", "01deec9c0684d91a"],
    ["plain", "txt", "aa699acfdef50f70"],
    ["markdown", "md", "f773b5a7e6133dca"],
    ["markdown", "html", "e1a06cf9429f1f44"],
    ["markdown", "txt", "15c6701adc44fcc2"],
  ] as const;
}
