import { zipSync } from "fflate";

/**
 * Files that do harm to a careless reader, made here so that none of them has to be kept. `must` is what the reader has to
 * do with it: "refused", "read", or "either". Where it is read, `holds` is among the words and none of `lacks` is.
 */
export interface HostileFile {
  readonly name: string;
  readonly make: () => Uint8Array;
  readonly must: "refused" | "read" | "either";
  readonly holds?: string;
  readonly lacks?: readonly string[];
  /** Takes a reader longer than a test may take; it is read where it can be ended. */
  readonly isLong?: true;
}

const CANARY = "CANARY";
const bytes = (text: string) => new TextEncoder().encode(text);

const TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELS = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const W = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`;
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

function docx(
  body: string,
  { before = "", links = "", more = {} as Record<string, Uint8Array> } = {},
): Uint8Array {
  return zipSync({
    "[Content_Types].xml": bytes(TYPES),
    "_rels/.rels": bytes(RELS),
    "word/document.xml": bytes(
      `<?xml version="1.0"?>${before}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ),
    ...(links === ""
      ? {}
      : {
          "word/_rels/document.xml.rels": bytes(
            `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`,
          ),
        }),
    ...more,
  });
}

const outside = (type: string, target: string) =>
  `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`;
const linkedPicture = `<w:p><w:r><w:drawing><a:blip r:link="rId9"/></w:drawing></w:r></w:p>`;
const LAUGHS = `<!DOCTYPE x [<!ENTITY a0 "哈哈">${Array.from({ length: 12 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join("")}]>`;
const XXE = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`;

/** The sizes in the central directory say 100 bytes, whatever there is. */
function lying(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at + 46 < zip.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000)
      view.setUint32(at + 24, 100, true);
  return zip;
}

/** Many entries of the directory that lead to one and the same kernel of compressed bytes. */
function overlapping(): Uint8Array {
  const one = docx(p(" ".repeat(9_000_000)));
  const view = new DataView(one.buffer, one.byteOffset, one.byteLength);
  const end = one.length - 22;
  const start = view.getUint32(end + 16, true);
  const entries: Uint8Array[] = [];
  for (let at = start; at < end; ) {
    const size =
      46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    entries.push(one.slice(at, at + size));
    at += size;
  }
  const kernel = entries.at(-1) as Uint8Array;
  const copies = Array.from({ length: 1_000 }, (_, number) => {
    const copy = kernel.slice();
    copy.set(bytes(String(number).padStart(4, "0")), 46);
    return copy;
  });
  const directory = Buffer.concat([...entries, ...copies]);
  const tail = one.slice(end);
  const tailView = new DataView(tail.buffer);
  tailView.setUint16(8, entries.length + copies.length, true);
  tailView.setUint16(10, entries.length + copies.length, true);
  tailView.setUint32(12, directory.length, true);
  return new Uint8Array(Buffer.concat([one.slice(0, start), directory, tail]));
}

function epub(pages: Record<string, string>, more: Record<string, Uint8Array> = {}): Uint8Array {
  const names = Object.keys(pages);
  return zipSync({
    mimetype: bytes("application/epub+zip"),
    "META-INF/container.xml": bytes(
      `<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>`,
    ),
    "a.opf": bytes(
      `<package><manifest>${names.map((name, at) => `<item id="i${at}" href="${name}"/>`).join("")}</manifest><spine>${names.map((_, at) => `<itemref idref="i${at}"/>`).join("")}</spine></package>`,
    ),
    ...Object.fromEntries(names.map((name) => [name, bytes(pages[name] ?? "")])),
    ...more,
  });
}

function odt(body: string, before = ""): Uint8Array {
  return zipSync({
    mimetype: bytes("application/vnd.oasis.opendocument.text"),
    "content.xml": bytes(
      `<?xml version="1.0"?>${before}<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  });
}

/** A PDF of so many objects by hand; the cross references are wrong on purpose, so that it has to be mended. */
function pdf(content: string, pages = 1): Uint8Array {
  const kids = Array.from({ length: pages }, (_, at) => `${at + 5} 0 R`).join(" ");
  const each = Array.from(
    { length: pages },
    (_, at) =>
      `${at + 5} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>endobj\n`,
  ).join("");
  return bytes(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n2 0 obj<</Type/Pages/Count ${pages}/Kids[${kids}]>>endobj\n3 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj\n4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n${each}trailer<</Root 1 0 R>>\n%%EOF`,
  );
}

const han = "汉字";

/** By the names of hostile-generated/EXPECTED.tsv. Those of XLIFF and TMX are refused as formats that are not read here. */
export const HOSTILE: readonly HostileFile[] = [
  ...[
    "xxe-file.xlf",
    "xxe-http.xlf",
    "xinclude.xlf",
    "laughs.xlf",
    "quadratic.xlf",
    "deep-nesting.xlf",
    "attr-flood.xlf",
    "proto.xlf",
    "dup-ids.xlf",
    "pi-and-cdata.xlf",
    "xxe-param.tmx",
    "doctype-harmless.tmx",
  ].map(
    (name): HostileFile => ({
      name,
      make: () => bytes(`<?xml version="1.0"?>${LAUGHS}<xliff>&a12;</xliff>`),
      must: "refused",
    }),
  ),
  { name: "formula.csv", make: () => bytes(`=1+1,${han}`), must: "refused" },
  {
    name: "yaml-bomb.md",
    make: () =>
      bytes(
        `---\na: &a ["x"]\n${Array.from({ length: 20 }, (_, n) => `b${n}: &b${n} [*a,*a,*a,*a,*a,*a,*a,*a]`).join("\n")}\n---\n${han}`,
      ),
    must: "read",
    holds: han,
  },
  { name: "ok.docx", make: () => docx(p("一") + p(han)), must: "read", holds: han },
  { name: "xxe.docx", make: () => docx(p("&e;"), { before: XXE }), must: "refused" },
  { name: "laughs.docx", make: () => docx(p("&a12;"), { before: LAUGHS }), must: "refused" },
  {
    name: "ext-image-file.docx",
    make: () => docx(p(han) + linkedPicture, { links: outside("image", "file:///etc/passwd") }),
    must: "read",
    holds: han,
    lacks: [CANARY, "Q0FOQVJZ", "root:"],
  },
  {
    name: "ext-image-devzero.docx",
    make: () => docx(p(han) + linkedPicture, { links: outside("image", "file:///dev/zero") }),
    must: "read",
    holds: han,
  },
  {
    name: "ext-image-http.docx",
    make: () => docx(p(han) + linkedPicture, { links: outside("image", "http://127.0.0.1:9/a.png") }),
    must: "read",
    holds: han,
  },
  {
    name: "ext-template.docx",
    make: () => docx(p(han), { links: outside("attachedTemplate", "http://127.0.0.1:9/a.dotm") }),
    must: "read",
    holds: han,
  },
  {
    name: "js-hyperlink.docx",
    make: () =>
      docx(`<w:p><w:hyperlink r:id="rId9"><w:r><w:t>${han}</w:t></w:r></w:hyperlink></w:p>`, {
        links: outside("hyperlink", "javascript:alert(1)"),
      }),
    must: "read",
    holds: han,
    lacks: ["javascript:"],
  },
  {
    name: "altchunk.docx",
    make: () =>
      docx(`${p(han)}<w:altChunk r:id="rId9"/>`, {
        links: `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="chunk.html"/>`,
        more: { "word/chunk.html": bytes(`<!DOCTYPE html><script>${CANARY}</script>`) },
      }),
    must: "read",
    holds: han,
    lacks: [CANARY],
  },
  {
    name: "field-dde.docx",
    make: () =>
      docx(
        `${p(han)}<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO cmd "/c ${CANARY}"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>x</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      ),
    must: "read",
    holds: han,
    lacks: [CANARY],
  },
  {
    name: "text-xss.docx",
    make: () => docx(p("&lt;script&gt;alert(1)&lt;/script&gt;汉字")),
    must: "read",
    holds: "<script>alert(1)</script>汉字",
  },
  {
    name: "slip.docx",
    make: () => docx(p(han), { more: { "../../../tmp/pwned.txt": bytes(CANARY) } }),
    must: "refused",
  },
  {
    name: "symlink.docx",
    make: () =>
      zipSync({
        "[Content_Types].xml": bytes(TYPES),
        "_rels/.rels": bytes(RELS),
        "word/document.xml": [bytes("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }],
      }),
    must: "refused",
  },
  {
    name: "no-document.docx",
    make: () => zipSync({ "[Content_Types].xml": bytes(TYPES), "_rels/.rels": bytes(RELS) }),
    must: "refused",
  },
  {
    name: "many-entries.docx",
    make: () =>
      docx(p(han), {
        more: Object.fromEntries(
          Array.from({ length: 20_000 }, (_, at) => [`word/x${at}.xml`, new Uint8Array()]),
        ),
      }),
    must: "refused",
  },
  { name: "bomb-200m.docx", make: () => docx(p(" ".repeat(200 * 1024 * 1024))), must: "refused" },
  { name: "bomb-lying-size.docx", make: () => lying(docx(p(" ".repeat(60 * 1024 * 1024)))), must: "refused" },
  { name: "bomb-overlap.docx", make: overlapping, must: "refused" },
  {
    name: "nested.zip",
    make: () => zipSync({ "a.zip": zipSync({ "b.zip": zipSync({ "c.txt": new Uint8Array(5_000_000) }) }) }),
    must: "refused",
  },
  {
    name: "bomb.svgz",
    make: () => new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]),
    must: "refused",
  },
  {
    name: "xss.html",
    make: () =>
      bytes(
        `<html><body onload=alert(1)><script>alert("${CANARY}")</script><img src=x onerror=alert(1)><p>${han}</p><iframe srcdoc="<script>1</script>"></iframe><svg><script>${CANARY}</script></svg>`,
      ),
    must: "read",
    holds: han,
    lacks: [CANARY, "onerror", "alert"],
  },
  {
    name: "xss.md",
    make: () => bytes(`# ${han}\n\n[a](javascript:alert(1)) <img src=x onerror=alert(1)>`),
    must: "read",
    holds: han,
  },
  { name: "md-deep-quote.md", make: () => bytes(`${">".repeat(100_000)}${han}`), must: "either" },
  { name: "md-brackets.md", make: () => bytes(`${"[".repeat(100_000)}${han}`), must: "either" },
  { name: "md-emph.md", make: () => bytes(`${"*a_ ".repeat(50_000)}${han}`), must: "either" },
  {
    name: "html-deep.html",
    make: () => bytes(`<html><body>${"<div>".repeat(100_000)}${han}`),
    must: "either",
  },
  {
    name: "html-attr.html",
    make: () =>
      bytes(`<html><body><p ${Array.from({ length: 200_000 }, (_, at) => `a${at}=1`).join(" ")}>${han}</p>`),
    must: "refused",
  },
  {
    name: "controls.txt",
    make: () => bytes(`${han}\u0000\u0001\u0008\uFFFE\u202E这是一段有控制字符的文字，还有很多别的字在后面。`),
    must: "either",

    lacks: ["\u0000"],
  },
  {
    name: "zalgo.txt",
    make: () => bytes(`${han}${"\u0301".repeat(20_000)}`),
    must: "read",
    holds: `${han}${"\u0301".repeat(20_000)}`,
  },
  {
    name: "variation.txt",
    make: () => bytes("葛\u{E0100}城 é e\u0301 ｱ ﬁ 𠮷"),
    must: "read",
    holds: "葛\u{E0100}城 é e\u0301 ｱ ﬁ 𠮷",
  },
  { name: "one-line-5mb.txt", make: () => bytes("字".repeat(1_700_000)), must: "read", holds: "字字字" },
  { name: "stops-300k.txt", make: () => bytes("。".repeat(300_000)), must: "read", holds: "。。。" },
  { name: "paras-200k.txt", make: () => bytes("字\n".repeat(200_000)), must: "refused" },
  {
    name: "crlf-mix.txt",
    make: () => bytes("一\r\n二\n三\r四\u2028五\u2029六\u0085七\r\n八"),
    must: "read",
    holds: "八",
  },
];

/** Of the formats that EXPECTED.tsv does not know. */
export const MORE_HOSTILE: readonly HostileFile[] = [
  { name: "laughs.odt", make: () => odt("<text:p>&a12;</text:p>", LAUGHS), must: "refused" },
  { name: "xxe.odt", make: () => odt("<text:p>&e;</text:p>", XXE), must: "refused" },
  { name: "deep.odt", make: () => odt(`${"<text:span>".repeat(100_000)}${han}`), must: "refused" },
  {
    name: "spaces.odt",
    make: () => odt(`<text:p>${han}<text:s text:c="2000000000"/>${han}</text:p>`),
    must: "read",
    holds: han,
  },
  {
    name: "attributes.odt",
    make: () =>
      odt(`<text:p ${Array.from({ length: 200_000 }, (_, at) => `a${at}="1"`).join(" ")}>${han}</text:p>`),
    must: "either",
  },
  {
    name: "laughs.epub",
    make: () => epub({ "a.xhtml": `${LAUGHS}<html><body><p>${han}&a12;</p></body></html>` }),
    must: "either",
    lacks: ["哈哈哈哈哈哈哈"],
  },
  {
    name: "outside.epub",
    make: () =>
      epub({ "../../../etc/passwd": "", "http://127.0.0.1:9/a.xhtml": "" }, { "b.xhtml": bytes(han) }),
    must: "refused",
  },
  {
    name: "many-tags.epub",
    make: () =>
      epub(
        Object.fromEntries(
          Array.from({ length: 40 }, (_, at) => [`${at}.xhtml`, "<b>字</b>".repeat(90_000)]),
        ),
      ),
    must: "refused",
  },
  {
    name: "attributes.epub",
    make: () =>
      epub({
        "a.xhtml": `<p ${Array.from({ length: 200_000 }, (_, at) => `a${at}=1`).join(" ")}>字</p>`,
        "b.xhtml": `<p>${han}</p>`,
      }),
    must: "read",
    holds: han,
  },
  {
    name: "same-page.epub",
    make: () =>
      epub(
        Object.fromEntries(
          Array.from({ length: 1_500 }, (_, at) => [`${at}.xhtml`, `<p>${han.repeat(500)}</p>`]),
        ),
      ),
    must: "read",
    holds: han,
  },
  { name: "deep.rtf", make: () => bytes(`{\\rtf1 ${"{".repeat(2_000_000)}`), must: "refused" },
  {
    name: "bin.rtf",
    make: () => bytes(`{\\rtf1 \\u27721?\\u23383?{\\pict\\bin2147483647 x}`),
    must: "read",
    holds: han,
  },
  {
    name: "groups.rtf",
    make: () => bytes(`{\\rtf1 ${"{\\b 1}".repeat(2_000_000)}}`),
    isLong: true,
    must: "either",
  },
  { name: "notes.rtf", make: () => bytes(`{\\rtf1 ${"{\\footnote a".repeat(900)}`), must: "either" },
  {
    name: "garbage.pdf",
    make: () => bytes(`%PDF-1.7\n${"1 0 obj<<".repeat(200_000)}`),
    isLong: true,
    must: "refused",
  },
  {
    name: "self.pdf",
    make: () =>
      bytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>",
      ),
    must: "refused",
  },
  {
    name: "script.pdf",
    make: () => pdf("BT /F 12 Tf 10 100 Td (Words alone) Tj ET"),
    must: "read",
    holds: "Words alone",
    lacks: ["alert"],
  },
  { name: "operators.pdf", make: () => pdf("q ".repeat(3_000_000)), isLong: true, must: "refused" },
  {
    name: "strings.pdf",
    make: () => pdf(`BT /F 12 Tf ${"(a) Tj 1 0 Td ".repeat(200_000)} ET`),
    must: "either",
  },
  { name: "pages.pdf", make: () => pdf("BT /F 12 Tf 10 100 Td (Words) Tj ET", 6_000), must: "refused" },
  { name: "arrows.srt", make: () => bytes("00:01,0 --> 00:02,0\n".repeat(300_000)), must: "either" },
  {
    name: "tags.vtt",
    make: () =>
      bytes(`WEBVTT\n\n00:01.000 --> 00:02.000\n${"<i>".repeat(300_000)}${han}${"</i>".repeat(300_000)}`),
    must: "read",
    holds: han,
  },
  {
    name: "spaces.vtt",
    make: () =>
      bytes(`WEBVTT\n\n00:01.000 --> 00:02.000\n${" ".repeat(3_000_000)}${han}${" ".repeat(3_000_000)}x`),
    must: "read",
    holds: han,
  },
  {
    name: "paras-100k.txt",
    make: () => bytes(Array.from({ length: 100_000 }, (_, at) => `第${at}行，字\n`).join("")),
    must: "read",
    holds: "第99999行，字",
  },
  { name: "hz.txt", make: () => bytes("~{".repeat(2_000_000)), must: "either" },
];

/** Rows of EXPECTED.tsv that no reader of files has to do with, and what has. */
export const NOT_FOR_READERS: Readonly<Record<string, string>> = {
  "dup-entry.docx": "fflate makes no entry twice; hostile.test.ts makes one and sees it refused",
  "lone-surrogates.json": "the front door's schema (tests/wire, tests/api/hostile.test.ts)",
  "invisible-diff.txt": "names of people and projects",
  "filenames.json": "names of uploads and downloads (tests/api/documents.test.ts, file-name.ts)",
  "ssrf-urls.json": "there is no import from an address",
  "prisma-operators.json": "the front door's schema (tests/api/hostile.test.ts)",
  "redos.json": "search and replace (lib/text/search-cost.ts)",
};
