/** A text of 1,000,000 Chinese characters in 10,000 paragraphs, in each format that is easily written: what a long book costs. */
import { zipSync } from "fflate";
import type { HostileFile } from "../../support/hostile-files";
import { makeChinese } from "../text";

const bytes = (text: string) => new TextEncoder().encode(text);

export function books(): HostileFile[] {
  const paragraphs = makeChinese(1_000_000, 1).split(/\n+/).filter(Boolean);
  const html = (some: readonly string[]) => some.map((text) => `<p>${text}</p>`).join("\n");
  const chapters = Array.from({ length: 40 }, (_, at) => at);
  const size = Math.ceil(paragraphs.length / chapters.length);
  const of = (name: string, make: () => Uint8Array): HostileFile => ({ name, make, must: "read" });
  return [
    of("book.txt", () => bytes(paragraphs.join("\n\n"))),
    of("book.md", () => bytes(paragraphs.join("\n\n"))),
    of("book.html", () => bytes(`<html><body><h1>书</h1>${html(paragraphs)}</body></html>`)),
    of("book.rtf", () =>
      bytes(
        `{\\rtf1\\ansi\\ansicpg936 ${paragraphs.map((text) => `\\pard ${text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0)}?`)}\\par\n`).join("")}}`,
      ),
    ),
    of("book.odt", () =>
      zipSync({
        mimetype: bytes("application/vnd.oasis.opendocument.text"),
        "content.xml": bytes(
          `<office:document-content><office:body><office:text>${paragraphs.map((text) => `<text:p>${text}</text:p>`).join("")}</office:text></office:body></office:document-content>`,
        ),
      }),
    ),
    of("book.epub", () =>
      zipSync({
        mimetype: bytes("application/epub+zip"),
        "META-INF/container.xml": bytes(`<container><rootfile full-path="a.opf"/></container>`),
        "a.opf": bytes(
          `<package>${chapters.map((at) => `<item id="i${at}" href="${at}.xhtml"/>`).join("")}${chapters.map((at) => `<itemref idref="i${at}"/>`).join("")}</package>`,
        ),
        ...Object.fromEntries(
          chapters.map((at) => [
            `${at}.xhtml`,
            bytes(
              `<html><body><h1>第${at}章</h1>${html(paragraphs.slice(at * size, (at + 1) * size))}</body></html>`,
            ),
          ]),
        ),
      }),
    ),
    of("book.docx", () =>
      zipSync({
        "[Content_Types].xml": bytes(
          `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
        ),
        "_rels/.rels": bytes(
          `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
        ),
        "word/document.xml": bytes(
          `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs
            .map((text) => {
              // Word parts a paragraph into runs at every correction.
              const half = Math.floor(text.length / 2);
              const run = (part: string) =>
                `<w:r w:rsidR="00A77B3E"><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="24"/></w:rPr><w:t>${part}</w:t></w:r>`;
              return `<w:p w:rsidR="00A77B3E">${run(text.slice(0, half))}${run(text.slice(half))}</w:p>`;
            })
            .join("")}</w:body></w:document>`,
        ),
      }),
    ),
  ];
}
