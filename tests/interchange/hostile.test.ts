import { Zip, ZipDeflate, zipSync } from "fflate";
import { expect, test } from "vitest";
import { spansOf } from "@/lib/interchange/inline";
import { readFile } from "@/lib/interchange/read";
import { sayIn } from "@/lib/messages/catalogue";

/**
 * Files made to do harm. Each is refused or read with its words, in bounded time and memory. The times are printed,
 * not asserted: a busy machine must not fail a test.
 */

const bytesOf = (text: string) => new TextEncoder().encode(text);

const TYPES = bytesOf(
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
);
const RELS = bytesOf(
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
);
const BASE = { "[Content_Types].xml": TYPES, "_rels/.rels": RELS };

function documentXml(body: string, before = ""): Uint8Array {
  const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`;
  return bytesOf(
    `<?xml version="1.0"?>${before}<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
  );
}
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

function docx(body: string, before = "", more: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({ ...BASE, "word/document.xml": documentXml(body, before), ...more });
}

/** A DOCX whose document is `size` spaces and a header that tells another size. */
function lyingDocx(size: number): Uint8Array {
  const zip = docx(paragraph(" ".repeat(size)));
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at + 30 < zip.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x02014b50 && view.getUint32(at + 24, true) > size) view.setUint32(at + 24, 100, true);
  }
  return zip;
}

/** The same entry twice: one program could read the first, another the second. */
function twiceTheSame(): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, bytes] of [
    ...Object.entries(BASE),
    ["word/document.xml", documentXml(paragraph("one"))],
    ["word/document.xml", documentXml(paragraph("two"))],
  ] as const) {
    const file = new ZipDeflate(name);
    zip.add(file);
    file.push(bytes, true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(chunks));
}

const many = Object.fromEntries(
  Array.from({ length: 2_100 }, (_, index) => [`word/x${index}.bin`, new Uint8Array()]),
);
const entity = `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
const outside = `<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>`;

test.each([
  { what: "a bomb of 200 MB", bytes: docx(paragraph("a".repeat(200 * 1024 * 1024))), says: "too-large" },
  { what: "a size header that lies", bytes: lyingDocx(30 * 1024 * 1024), says: /too-large|damaged/ },
  { what: "a flood of entries", bytes: docx(paragraph("a"), "", many), says: "too-large" },
  { what: "the same entry twice", bytes: twiceTheSame(), says: "damaged" },
  { what: "entities", bytes: docx(paragraph("&b;"), entity), says: "damaged" },
  { what: "an entity outside", bytes: docx(paragraph("&a;"), outside), says: "damaged" },
  {
    what: "XML 5,000 deep",
    bytes: docx("<w:sdt>".repeat(5_000) + "</w:sdt>".repeat(5_000)),
    says: "damaged",
  },
  {
    what: "a path out of the container",
    bytes: docx(paragraph("a"), "", { "../../evil.xml": TYPES }),
    says: "damaged",
  },
  { what: "no document", bytes: zipSync({ ...BASE }), says: "damaged" },
  {
    what: "an archive in an archive",
    bytes: zipSync({ "a.zip": zipSync({ "b.txt": TYPES }) }),
    says: "unknown-format",
  },
])("a DOCX with $what is refused", { timeout: 120_000 }, async ({ bytes, says }) => {
  const start = performance.now();
  const result = await readFile({ bytes, fileName: "a.docx" });
  console.log(`${(performance.now() - start).toFixed(0)} ms`);
  expect(result.ok ? "read" : result.code).toMatch(says);
});

test.each([
  { what: "a linked picture", more: `<w:p><w:r><w:t>text</w:t><w:drawing/></w:r></w:p>` },
  {
    what: "a script link",
    more: `<w:p><w:hyperlink r:id="rId9"><w:r><w:t>text</w:t></w:r></w:hyperlink></w:p>`,
  },
  {
    what: "a field that runs a program",
    more: `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO c:\\\\windows\\\\calc.exe</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>text</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
  },
  { what: "another document inside", more: `<w:altChunk r:id="rId9"/>${paragraph("text")}` },
])("a DOCX with $what gives its words alone", async ({ more }) => {
  const rels = bytesOf(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`,
  );
  const bytes = docx(more, "", { "word/_rels/document.xml.rels": rels });
  const result = await readFile({ bytes, fileName: "a.docx" });
  expect(result.ok && result.blocks.map((block) => block.text)).toEqual(["text"]);
});

test.each([
  { what: "HTML 50,000 deep", fileName: "a.html", text: `<html><body>${"<div>".repeat(50_000)}字` },
  { what: "HTML 5,000 deep", fileName: "a.html", text: `<html><body>${"<div>".repeat(5_000)}字` },
  {
    what: "an element with 50,000 attributes",
    fileName: "a.html",
    text: `<html><body><p ${Array.from({ length: 50_000 }, (_, i) => `a${i}=1`).join(" ")}>字</p>`,
  },
  { what: "400,000 tags", fileName: "a.html", text: `<html><body>${"<b>字</b>".repeat(200_000)}` },
  { what: "Markdown quoted 5,000 deep", fileName: "a.md", text: `${">".repeat(5_000)}字` },
  { what: "Markdown lists 500 deep", fileName: "a.md", text: `${"- ".repeat(500)}字` },
  {
    what: "Markdown lists 1,000 deep, a line each",
    fileName: "a.md",
    text: Array.from({ length: 1_000 }, (_, depth) => `${"  ".repeat(depth)}- 字\n`).join(""),
  },
  { what: "50,000 brackets", fileName: "a.md", text: `${"[".repeat(50_000)}字` },
  { what: "emphasis that opens 40,000 times", fileName: "a.md", text: `${"*a_ ".repeat(40_000)}字` },
  {
    what: "a table of 20,000 columns",
    fileName: "a.md",
    text: `${"|字".repeat(20_000)}\n${"|-".repeat(20_000)}\n`,
  },
  { what: "one line of 5 MB", fileName: "a.txt", text: "字".repeat(1_700_000) },
  { what: "200,000 paragraphs", fileName: "a.txt", text: "字\n".repeat(200_000) },
])("$what is read or refused", { timeout: 120_000 }, async ({ fileName, text }) => {
  const start = performance.now();
  const result = await readFile({ bytes: bytesOf(text), fileName });
  console.log(
    `${result.ok ? `read, ${result.blocks.length} blocks` : result.code}, ${(performance.now() - start).toFixed(0)} ms`,
  );
  if (result.ok) expect(result.blocks.some((block) => block.text.includes("字"))).toBe(true);
  else expect(sayIn("en").message(result.message)).toMatch(/Nothing was imported/);
});

test.each(["*a_ ", "[", "![", "`", "<", "[a](", "**a", "\\"])(
  "a paragraph of 20,000 times “%s” is written in bounded time",
  (piece) => {
    const text = piece.repeat(20_000);
    const start = performance.now();
    expect(spansOf(text, "markdown").length).toBeGreaterThan(0);
    console.log(`${(performance.now() - start).toFixed(0)} ms`);
  },
);
