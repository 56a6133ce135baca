import { readFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readFile } from "@/lib/interchange/read";

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
  expect(result.ok ? "" : result.message).toContain(says);
  expect(result.ok ? "" : result.message).toContain("Nothing was imported");
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
])("R1 what a file is: $what", async ({ text, fileName, mediaType, format }) => {
  const result = await readFile({ bytes: ascii(text), fileName, mediaType });
  expect(result.ok && result.mediaType).toBe(format);
});

test("a chosen encoding wins", async () => {
  const bytes = some(0xc4, 0xe3, 0xba, 0xc3);
  const result = await readFile({ bytes, fileName: "a.txt", encoding: "gbk" });
  expect(result.ok && result.blocks.map((block) => block.text)).toEqual(["你好"]);
});

test("H3 a page whose article cannot be told from the rest is read whole, and says so", async () => {
  const page = `<html><body>${"<div>".repeat(300)}<nav>Home</nav><p>Words.</p>${"</div>".repeat(300)}</body></html>`;
  const result = await readFile({ bytes: ascii(page), fileName: "a.html" });
  expect(result.ok && result.blocks.map((block) => [block.kind, block.text])).toEqual([
    [null, "Home"],
    [null, "Words."],
  ]);
  expect(result.ok && result.problems.map((problem) => problem.code)).toEqual(["whole-page"]);
});

test("D5 letters that mammoth leaves out of a Word file are counted", async () => {
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
  expect(said).toContain("About 4 letters");
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
