import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { contentDisposition, downloadName } from "@/lib/interchange/file-name";
import { spansOf, wordsOf } from "@/lib/interchange/inline";
import { escapeMarkdown } from "@/lib/interchange/md/escape-md";
import type { Span } from "@/lib/interchange/span";
import { writePublication } from "@/lib/interchange/write";
import { publications, publish, row, source } from "./publications";

const textOf = async (...[publication, format]: Parameters<typeof writePublication>) =>
  strFromU8((await writePublication(publication, format)).bytes);

const rows = [
  row(1, "A Title", { source: [source("title")] }),
  row(2, "Part", { source: [source("heading", 2)] }),
  row(3, "Yubei Chen: 5 * 3 < 16", { source: [source("turn", null, "陈羽北")] }),
  row(4, "one", { source: [source("list-item")] }),
  row(5, "two\nlines", { source: [source("list-item")] }),
  row(6, "Verse\nand verse", { source: [source("quote")] }),
  row(7, "Figure 1", { source: [source("caption")] }),
  row(8, "", { state: "initial" }),
];

test("Markdown", async () => {
  expect(await textOf(publish(rows, { translators: ["A"] }), "md")).toBe(
    [
      "# A Title",
      "*Translated by A*",
      "## Part",
      "**Yubei Chen:** 5 \\* 3 \\< 16",
      "- one\n- two\\\n  lines",
      "> Verse\\\nand verse",
      "*Figure 1*",
      "*\\[Row 8 is not yet approved\\]*\n",
    ].join("\n\n"),
  );
});

test("plain text", async () => {
  expect(await textOf(publish(rows), "txt")).toBe(
    "A Title\n\nPart\n\nYubei Chen: 5 * 3 < 16\n\none\n\ntwo\nlines\n\nVerse\nand verse\n\nFigure 1\n\n[Row 8 is not yet approved]\n",
  );
});

test("HTML", async () => {
  const html = await textOf(publish(rows), "html");
  const body = html.slice(html.indexOf("<article>"), html.indexOf("</article>"));
  expect(body).toBe(`<article>
<header>
<h1>A Title</h1>
</header>
<h2>Part</h2>
<p class="turn"><b class="speaker">Yubei Chen:</b> 5 * 3 &lt; 16</p>
<ul>
<li>one</li>
<li>two<br>
lines</li>
</ul>
<blockquote>
<p>Verse<br>
and verse</p>
</blockquote>
<p class="caption">Figure 1</p>
<p class="mark">[Row 8 is not yet approved]</p>
`);
});

test("DOCX has real styles and no date of today", async () => {
  const parts = unzipSync((await writePublication(publish(rows), "docx")).bytes);
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const used = [...part("word/document.xml").matchAll(/<w:(?:pStyle|rStyle) w:val="([^"]+)"/g)].map(
    (match) => match[1],
  );
  expect(used).toEqual([
    "Title",
    "Heading1",
    "Speaker",
    "ListBullet",
    "ListBullet",
    "Quote",
    "Caption",
    "Mark",
  ]);
  for (const style of used) expect(part("word/styles.xml")).toContain(`w:styleId="${style}"`);
  expect(part("docProps/core.xml")).not.toContain(String(new Date().getFullYear()));
});

describe("no page that is written holds anything active or asks for anything", () => {
  const isQuiet = (html: string) => {
    const { document } = parseHTML(html);
    expect(
      document.querySelectorAll("script, iframe, object, embed, img, link, form, base, svg").length,
    ).toBe(0);
    for (const element of document.querySelectorAll("*")) {
      for (const name of element.getAttributeNames()) expect(name).not.toMatch(/^on|^src|^style$/);
      const href = element.getAttribute("href");
      if (href !== null) expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
    }
  };

  test("in plain text", async () => {
    await fc.assert(
      fc.asyncProperty(publications, async (publication) => isQuiet(await textOf(publication, "html"))),
      { numRuns: 100 },
    );
  });

  test("in Markdown", async () => {
    await fc.assert(
      fc.asyncProperty(publications, async (publication) =>
        isQuiet(await textOf({ ...publication, inline: "markdown" }, "html")),
      ),
      { numRuns: 100 },
    );
    const hostile = `<script>alert(1)</script> [a](javascript:alert(1)) ![b](http://x/y.png) <img src=x onerror=alert(1)> <a href="http://x" onclick="y">c</a> [d](https://ok.org/?a=1&b="2")`;
    isQuiet(await textOf(publish([row(1, hostile)], { inline: "markdown" }), "html"));
  });
});

/** A span as words with its dress before it. */
const shown = (spans: readonly Span[]) =>
  spans.map(
    (span) => `${[...span.dress, ...(span.href === null ? [] : [span.href])].join("+")}|${span.text}`,
  );

test.each([
  { text: "**“你好。”**然后", gives: ["strong|“你好。”", "|然后"] },
  { text: "~~旧。~~新", gives: ["strike|旧。", "|新"] },
  { text: "a *b **c*** d", gives: ["|a ", "emphasis|b ", "emphasis+strong|c", "|\u0020d"] },
  { text: "[words](https://a.b/c)", gives: ["https://a.b/c|words"] },
  { text: "[words](javascript:x)", gives: ["|words"] },
  { text: "![alt](x.png)", gives: ["|alt"] },
  { text: "H<sub>2</sub>O<br>b", gives: ["|H", "subscript|2", "|O\nb"] },
  { text: "a <span>b</span>", gives: ["|a b"] },
  { text: "line\nline\\\nline", gives: ["|line\nline\nline"] },
  { text: "# - > 1. no block", gives: ["|# - > 1. no block"] },
  { text: "- one\n- two", gives: ["|- one\n- two"] },
  { text: "`a*b*` \\*c\\* &amp;", gives: ["code|a*b*", "|\u0020*c* &"] },
])("inline Markdown: $text", ({ text, gives }) => {
  expect(shown(spansOf(text, "markdown"))).toEqual(gives);
});

test("what is escaped reads as it stood", () => {
  const anything = fc.string({
    unit: fc.constantFrom(
      ..."ab1 *_`~[]()<>#+-.!|\\&:=;/@^\n中。\"'",
      "&amp;",
      "http://",
      "www.",
      "**",
      "~~",
      "1.",
      "```",
      "<b>",
      "](x)",
    ),
    maxLength: 24,
  });
  fc.assert(
    fc.property(anything, (text) => {
      const paragraph = text.replace(/[ \t]*\n[ \t\n]*/g, "\n").trim();
      fc.pre(paragraph !== "");
      expect(wordsOf(escapeMarkdown(paragraph).replaceAll("\n", "\\\n"), "markdown")).toBe(paragraph);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  { title: "黑盒里面", name: "黑盒里面.docx" },
  { title: 'A/B: "why?" <1|2>', name: "A B why 1 2.docx" },
  { title: "../../etc/passwd", name: "etc passwd.docx" },
  { title: "invoice\u202Excod.exe", name: "invoice xcod.exe.docx" },
  { title: " .hidden. ", name: "hidden.docx" },
  { title: "CON", name: "translation CON.docx" },
  { title: "\r\nSet-Cookie: a", name: "Set-Cookie a.docx" },
  { title: "\uD800", name: "translation.docx" },
  { title: "", name: "translation.docx" },
])("the download of “$title” is $name", ({ title, name }) => {
  expect(downloadName(title, "docx")).toBe(name);
});

test("a header names the file for old and new clients", () => {
  expect(contentDisposition("黑盒 Café", "md")).toBe(
    `attachment; filename=Cafe.md; filename*=UTF-8''%E9%BB%91%E7%9B%92%20Caf%C3%A9.md`,
  );
  expect(contentDisposition("黑盒", "md")).toContain("filename=translation.md; ");
});

test("any title gives a name that a file system and a header take", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", maxLength: 300 })),
      (title) => {
        const name = downloadName(title, "docx");
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cs}]/u);
        expect(contentDisposition(title, "docx")).toMatch(/^attachment; filename=[\x20-\x7E]+$/);
      },
    ),
  );
});
