import { readFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readFile } from "@/lib/interchange/read";
import { sayIn } from "@/lib/messages/catalogue";

const ascii = (text: string) => new TextEncoder().encode(text);
const wide = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
const some = (...all: number[]) => new Uint8Array(all);
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** The container of old Word files and of encrypted new ones. */
const COMPOUND = some(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const types = (what: string) => zipSync({ "[Content_Types].xml": ascii(`<Types>${what}</Types>`) });
const PAGE = "<!DOCTYPE html><p>Words</p>";

test.each([
  { what: "nothing", bytes: some(), name: "a.txt", code: "empty", says: "no text" },
  { what: "only white space", bytes: ascii(" \n\u3000\n"), name: "a.txt", code: "empty", says: "no text" },
  {
    what: "a page without words",
    bytes: ascii("<html><script>x</script></html>"),
    name: "a.html",
    code: "empty",
    says: "no text",
  },
  { what: "21 MB", bytes: new Uint8Array(21 * 1024 * 1024), name: "a.txt", code: "too-large", says: "20 MB" },
  { what: "the head of a PDF", bytes: ascii("%PDF-1.7 …"), name: "a.txt", code: "damaged", says: "PDF" },
  { what: "text named .pdf", bytes: ascii("just words"), name: "a.pdf", code: "damaged", says: "no PDF" },
  { what: "text named .rtf", bytes: ascii("just words"), name: "a.rtf", code: "damaged", says: "no RTF" },
  {
    what: "an RTF file without words",
    bytes: ascii("{\\rtf1 }"),
    name: "a.doc",
    code: "empty",
    says: "no text",
  },
  {
    what: "a picture",
    bytes: some(0x89, 0x50, 0x4e, 0x47, 13, 10),
    name: "a.docx",
    code: "unknown-format",
    says: "picture",
  },
  {
    what: "an old Word file",
    bytes: joined(COMPOUND, wide("WordDocument")),
    name: "a.doc",
    code: "unknown-format",
    says: "save it as .docx",
  },
  {
    what: "a locked Word file",
    bytes: joined(COMPOUND, wide("EncryptedPackage")),
    name: "a.docx",
    code: "password-protected",
    says: "password",
  },
  {
    what: "half a Word file",
    bytes: ascii("PK\u0003\u0004 and no more"),
    name: "a.docx",
    code: "damaged",
    says: "damaged",
  },
  {
    what: "text named .docx",
    bytes: ascii("just words"),
    name: "a.docx",
    code: "damaged",
    says: "no Word document",
  },
  {
    what: "a workbook",
    bytes: types("spreadsheetml"),
    name: "a.xlsx",
    code: "unknown-format",
    says: "Excel",
  },
  {
    what: "a presentation",
    bytes: types("presentationml"),
    name: "a.pptx",
    code: "unknown-format",
    says: "PowerPoint",
  },
  {
    what: "a ZIP archive",
    bytes: zipSync({ "a.txt": ascii("words") }),
    name: "a.zip",
    code: "unknown-format",
    says: "archive",
  },
  {
    what: "an EPUB without a book in it",
    bytes: zipSync({ mimetype: ascii("application/epub+zip") }),
    name: "a.epub",
    code: "damaged",
    says: "no book",
  },
  {
    what: "XML",
    bytes: ascii('<?xml version="1.0"?><a>words</a>'),
    name: "a",
    code: "unknown-format",
    says: "XML",
  },
  { what: "CSV", bytes: ascii("a,b\nc,d"), name: "a.csv", code: "unknown-format", says: ".csv" },
  {
    what: "a program",
    bytes: some(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0xff, 0xd7, 3, 0),
    name: "a",
    code: "binary",
    says: "not a text",
  },
])("$what is refused: $code", async ({ bytes, name, code, says }) => {
  const result = await readFile({ bytes, fileName: name });
  expect(result.ok ? "read" : result.code).toBe(code);
  expect(result.ok ? "" : sayIn("en").message(result.message)).toContain(says);
  expect(result.ok ? "" : sayIn("en").message(result.message)).toContain("Nothing was imported");
});

test.each([
  {
    what: "its words, then its name",
    text: "# Words",
    fileName: "a.md",
    mediaType: undefined,
    format: "text/markdown",
  },
  {
    what: "plain text by default",
    text: "# Words",
    fileName: "a",
    mediaType: undefined,
    format: "text/plain",
  },
  {
    what: "the media type where the name says nothing",
    text: "# Words",
    fileName: "a",
    mediaType: "text/markdown; charset=utf-8",
    format: "text/markdown",
  },
  {
    what: "the name before the media type",
    text: "# Words",
    fileName: "a.txt",
    mediaType: "text/markdown",
    format: "text/plain",
  },
  { what: "a page under any name", text: PAGE, fileName: "a.txt", mediaType: undefined, format: "text/html" },
  {
    what: "a page that Word saved",
    text: PAGE,
    fileName: "a.docx",
    mediaType: undefined,
    format: "text/html",
  },
  {
    what: "text named .html that has no tags",
    text: "Words",
    fileName: "a.html",
    mediaType: undefined,
    format: "text/plain",
  },
  {
    what: "text that begins like an archive",
    text: "BZh is a name",
    fileName: "a.txt",
    mediaType: undefined,
    format: "text/plain",
  },
])("READ-1 what a file is: $what", async ({ text, fileName, mediaType, format }) => {
  const result = await readFile({ bytes: ascii(text), fileName, mediaType });
  expect(result.ok && result.mediaType).toBe(format);
});

test("a chosen encoding wins", async () => {
  const bytes = some(0xc4, 0xe3, 0xba, 0xc3);
  const result = await readFile({ bytes, fileName: "a.txt", encoding: "gbk" });
  expect(result.ok && result.blocks.map((block) => block.text)).toEqual(["你好"]);
});

test("HTML-3 where the article cannot be told from the rest only landmarks are marked, and a problem says so", async () => {
  const page = `<html><body>${"<div>".repeat(300)}<nav>Home</nav><p>Words.</p>${"</div>".repeat(300)}</body></html>`;
  const result = await readFile({ bytes: ascii(page), fileName: "a.html" });
  expect(result.ok && result.blocks.map((block) => [block.kind, block.text])).toEqual([
    ["chrome", "Home"],
    [null, "Words."],
  ]);
  expect(result.ok && result.problems.map((problem) => problem.code)).toEqual(["whole-page"]);
});

test("DOCX-5 letters that mammoth leaves out of a Word file are counted", async () => {
  const parts = unzipSync(readFileSync("tests/fixtures/docx/styles/input.docx"));
  const xml = new TextDecoder().decode(parts["word/document.xml"]);
  const hidden = "<w:unknown><w:r><w:t>四个字了</w:t></w:r></w:unknown>";
  const bytes = zipSync({
    ...parts,
    "word/document.xml": ascii(xml.replace("</w:body>", `${hidden}</w:body>`)),
  });
  const result = await readFile({ bytes, fileName: "a.docx" });
  const said = result.ok
    ? result.problems.find((problem) => problem.code === "unread-text")?.message
    : undefined;
  expect(said).toEqual({ code: "readers.unread-text", count: 4 });
});

/** A document of these lines, "" being an empty paragraph. */
const DOCUMENTS: Readonly<Record<string, (lines: readonly string[]) => Uint8Array>> = {
  "a.html": (lines) =>
    utf8(`<html><body>${lines.map((line) => `<p>${line || "<br>"}</p>`).join("\n")}</body></html>`),
  "a.docx": (lines) =>
    changed("docx/styles/input.docx", "word/document.xml", (xml) =>
      xml.replace(
        /<w:body>.*<\/w:body>/s,
        `<w:body>${lines.map((line) => `<w:p>${line && `<w:r><w:t>${line}</w:t></w:r>`}</w:p>`).join("")}</w:body>`,
      ),
    ),
  "a.odt": (lines) =>
    changed("odt/every-kind/input.odt", "content.xml", (xml) =>
      xml.replace(
        /<office:text>.*<\/office:text>/s,
        `<office:text>${lines.map((line) => `<text:p>${line}</text:p>`).join("")}</office:text>`,
      ),
    ),
  "a.rtf": (lines) =>
    ascii(
      `{\\rtf1 ${lines.map((line) => `${[...line].map((one) => `\\u${one.charCodeAt(0)}?`).join("")}\\par\n`).join("")}}`,
    ),
};

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function changed(fixture: string, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(readFileSync(`tests/fixtures/${fixture}`));
  return zipSync({ ...parts, [part]: utf8(change(new TextDecoder().decode(parts[part]))) });
}

test.each(Object.keys(DOCUMENTS))(
  "%s: an empty paragraph leaves its room between the stanzas",
  async (name) => {
    const lines = ["月光照在旧城的墙上，", "没有一条狗叫。", "", "门还开着，", "灯已经灭了。"];
    const result = await readFile({ bytes: DOCUMENTS[name]!(lines), fileName: name });
    const shown = result.ok && result.blocks.map(({ text, separator }) => text + separator).join("");
    expect(shown).toBe(`${lines[0]}\n\n${lines[1]}\n\n\n${lines[3]}\n\n${lines[4]}`);
  },
);

const FERRY = "渡口的风很大，等船的人都背过身去站着。";
const pageOf = (body: string) =>
  utf8(
    `<!doctype html><html><head><meta charset="utf-8"><title>渡口</title></head><body>${body}</body></html>`,
  );

describe("pages that every browser shows", () => {
  const rest = `<p>${FERRY}</p>`;
  test.each([
    {
      what: "a stray quotation mark in a tag",
      body: `<div class="x""><p>开头。</p>${rest}`,
      texts: ["开头。", FERRY],
    },
    {
      what: "the same before a long text",
      body: `<p class="x"">开头。</p><p>${"字 ".repeat(900)}</p>${rest}`,
      texts: ["开头。", "字 ".repeat(900).trim(), FERRY],
    },
    {
      what: "a quotation mark alone in a tag",
      body: `<p "><b>开头。</b></p>${rest}`,
      texts: ["开头。", FERRY],
    },
    {
      what: "a comment that ends in --!>",
      body: `<p>开头。<!-- 注 --!></p>${rest}`,
      texts: ["开头。", FERRY],
    },
    {
      what: "an empty comment",
      body: `<p>开头。<!--></p>${rest}<!--->${rest}`,
      texts: ["开头。", FERRY, FERRY],
    },
    {
      what: "what only old browsers leave out",
      body: `<!--[if !IE]><!--><p>开头。</p><!--<![endif]-->${rest}`,
      texts: ["开头。", FERRY],
    },
    {
      what: "an attribute that is stated twice",
      body: `<p class=a class=b>开头。</p>${rest}`,
      texts: ["开头。", FERRY],
    },
  ])("$what", async ({ body, texts }) => {
    const result = await readFile({ bytes: pageOf(body), fileName: "a.html" });
    expect(result.ok ? result.blocks.map(({ text }) => text) : result.message).toEqual(texts);
  });

  test.each([
    "&nbsp;&nbsp;",
    "&nbsp;&nbsp;&nbsp;&nbsp;",
    "&nbsp; &nbsp; ",
    "&emsp;&emsp;",
    "&ensp;&ensp;&ensp;&ensp;",
    "　　",
    "　&nbsp;",
  ])("HTML-BLOCK-1 a <br> before %s parts paragraphs", async (indent) => {
    const body = `<div>船来了。<br>${indent}人都上了船。<br>${indent}船开了。</div>`;
    const result = await readFile({ bytes: pageOf(body), fileName: "a.html" });
    expect(result.ok && result.blocks.map(({ text }) => text)).toEqual([
      "船来了。",
      "人都上了船。",
      "船开了。",
    ]);
  });

  test.each([" ", "", "　", "&nbsp;"])("HTML-BLOCK-1 a <br> before “%s” is a line break", async (indent) => {
    const result = await readFile({
      bytes: pageOf(`<div>船来了，<br>${indent}人都上了船。</div>`),
      fileName: "a.html",
    });
    expect(result.ok && result.blocks).toHaveLength(1);
  });
});

describe("READ-5 pages and messages in one file", () => {
  const quoted = (bytes: Uint8Array) =>
    [...bytes]
      .map((byte) =>
        byte > 0x7e || byte === 0x3d
          ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
          : String.fromCharCode(byte),
      )
      .join("");
  const page = (charset: string) =>
    `<html><head><meta charset="${charset}"><title>渡口</title></head><body><h1>渡口</h1><p>${FERRY}</p></body></html>`;
  const message = (head: string, parts: readonly string[], end = "\r\n--B--\r\n") =>
    `From: <Saved by a browser>\r\nSubject: =?utf-8?Q?${quoted(utf8("渡口"))}?=\r\nMIME-Version: 1.0\r\n${head}\r\n\r\n${parts.map((part) => `--B\r\n${part}`).join("\r\n")}${end}`;
  const RELATED = 'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="B"';
  const CSS = "Content-Type: text/css\r\n\r\n.a { color: red }";
  test.each([
    {
      what: "quoted-printable",
      file: message(RELATED, [
        `Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted(utf8(page("utf-8"))).replace(/(.{60}[^=]{3})/g, "$1=\r\n")}`,
        CSS,
      ]),
    },
    {
      what: "base64, after its style sheet",
      file: message(RELATED, [
        CSS,
        `Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(
          page("utf-8"),
        )
          .toString("base64")
          .replace(/(.{76})/g, "$1\r\n")}`,
      ]),
    },
    {
      what: "GBK, which only the message states",
      file: message(RELATED, [
        `Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted(iconv.encode(page("x"), "gbk"))}`,
      ]),
    },
    {
      what: "a file that is cut off",
      file: message(
        RELATED,
        [
          `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted(utf8(page("utf-8")))}`,
        ],
        "",
      ),
    },
    {
      what: "a message with two forms of its text",
      file: message('Content-Type: multipart/mixed; boundary="B"', [
        `Content-Type: multipart/alternative; boundary=C\r\n\r\n--C\r\nContent-Type: text/plain\r\n\r\nplain\r\n--C\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted(utf8(page("utf-8")))}\r\n--C--`,
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=",
      ]),
    },
  ])("$what", async ({ file }) => {
    const result = await readFile({ bytes: Buffer.from(file, "latin1"), fileName: "a.mhtml" });
    expect(
      result.ok ? [result.title, result.mediaType, result.blocks.map(({ text }) => text)] : result.message,
    ).toEqual(["渡口", "text/html", ["渡口", FERRY]]);
  });

  test("a text that begins like a message is none", async () => {
    const text = `Subject: 渡口\nDate: 1 May\n\n${FERRY}\n`;
    const result = await readFile({ bytes: utf8(text), fileName: "a.txt" });
    expect(
      result.ok && result.leading + result.blocks.map((block) => block.text + block.separator).join(""),
    ).toBe(text);
  });

  test("a message without a page or a text is refused, with a way out", async () => {
    const file = message(RELATED, ["Content-Type: image/png\r\n\r\nx"]);
    const result = await readFile({ bytes: utf8(file), fileName: "a.mht" });
    expect(!result.ok && [result.code, result.message.code]).toEqual(["unknown-format", "readers.no-page"]);
  });
});
