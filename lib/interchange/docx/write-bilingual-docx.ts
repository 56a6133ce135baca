import { zipSync } from "fflate";
import type { BilingualFile, BilingualNote, BilingualUnit } from "../bilingual/bilingual";
import { printable } from "../printable";
import { HEADINGS, unitRows } from "../table/table-units";
import { attributes, escapeText } from "../xml/write-text";

/**
 * A bilingual Word file: a table of number, Chinese, English and state, to be edited by somebody who has Word and nothing else.
 *
 * BI-DOCX-1 Only the English can be written in: the file is protected without a password, and whoever wants to can take that off. What is changed
 *     is recorded, so that it comes back as suggestions with who and when.
 * BI-DOCX-2 A row says which one it is in hidden text beside its number, so that rows may be moved, left out and copied.
 * BI-DOCX-3 Comments are Word's comments, with author and date, on the English.
 * BI-DOCX-4 The same file gives the same bytes.
 */
export function writeBilingualDocx(file: BilingualFile, title: string): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder();
  const comments: string[] = [];
  const parts: Record<string, string> = { ...PARTS };
  parts["word/document.xml"] = documentXml(file, title, comments);
  parts["word/comments.xml"] = `${HEAD}<w:comments xmlns:w="${W}">${comments.join("")}</w:comments>`;
  const entries = Object.entries(parts).map(([name, part]) => [name, text.encode(part)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1), level: 6 });
}

/** What stands around a row's id in its hidden text. */
export const ROW_ID = /\{duizhao:([^}]*)\}/;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const PARTS: Readonly<Record<string, string>> = {
  "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${TYPE}.settings+xml"/><Override PartName="/word/comments.xml" ContentType="${TYPE}.comments+xml"/></Types>`,
  "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  "word/_rels/document.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/settings" Target="settings.xml"/><Relationship Id="rId3" Type="${OFFICE}/comments" Target="comments.xml"/></Relationships>`,
  "word/styles.xml": `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>`,
  "word/settings.xml": `${HEAD}<w:settings xmlns:w="${W}"><w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>`,
};

/** In twentieths of a point, on a page of A4 that lies on its side. */
const WIDTHS = [700, 6400, 6400, 1300] as const;

function documentXml(file: BilingualFile, title: string, comments: string[]): string {
  const head = [HEADINGS[0], HEADINGS[1], HEADINGS[2], HEADINGS[3]].map((text, column) =>
    cellXml(column, `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>${escapeText(text)}</w:t></w:r></w:p>`),
  );
  const rows = unitRows(file).map(({ unit, cells }, index) => rowXml(unit, cells, index, comments));
  const grid = WIDTHS.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const edges = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>`)
    .join("");
  return `${HEAD}<w:document xmlns:w="${W}"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${runs(title)}</w:p><w:tbl><w:tblPr><w:tblW w:w="14800" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>${head.join("")}</w:tr>${rows.join("")}</w:tbl><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1020" w:right="1020" w:bottom="1020" w:left="1020" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

function rowXml(unit: BilingualUnit, cells: readonly string[], index: number, comments: string[]): string {
  const [id = "", source = "", target = "", state = ""] = cells;
  const hidden = `<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">{duizhao:${escapeText(printable(id))}}</w:t></w:r>`;
  const notes = [...unit.notes, ...unit.segments.flatMap((segment) => segment.comments)].filter(
    ({ text }) => text.trim() !== "",
  );
  const first = comments.length;
  comments.push(...notes.map((note, at) => commentXml(note, first + at)));
  const ids = notes.map((_, at) => first + at);
  const before = `<w:permStart w:id="${index + 1}" w:edGrp="everyone"/>${ids.map((one) => `<w:commentRangeStart w:id="${one}"/>`).join("")}`;
  const after = `${ids.map((one) => `<w:commentRangeEnd w:id="${one}"/><w:r><w:commentReference w:id="${one}"/></w:r>`).join("")}<w:permEnd w:id="${index + 1}"/>`;
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${[
    cellXml(0, `<w:p>${runs(String(index + 1))}${hidden}</w:p>`),
    cellXml(1, paragraphs(source)),
    cellXml(2, paragraphs(target, before, after)),
    cellXml(3, paragraphs(state)),
  ].join("")}</w:tr>`;
}

function cellXml(column: number, inside: string): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${WIDTHS[column]}" w:type="dxa"/></w:tcPr>${inside}</w:tc>`;
}

/** A blank line parts two paragraphs, as in a row. */
function paragraphs(text: string, before = "", after = ""): string {
  const all = text.split("\n\n");
  return all
    .map(
      (paragraph, index) =>
        `<w:p>${index === 0 ? before : ""}${runs(paragraph)}${index === all.length - 1 ? after : ""}</w:p>`,
    )
    .join("");
}

function runs(text: string): string {
  if (text === "") return "";
  const inside = printable(text)
    .split(/(\n|\t)/)
    .map((part) => {
      if (part === "\n") return "<w:br/>";
      if (part === "\t") return "<w:tab/>";
      return part === "" ? "" : `<w:t xml:space="preserve">${escapeText(part)}</w:t>`;
    })
    .join("");
  return `<w:r>${inside}</w:r>`;
}

function commentXml({ text, by, at }: BilingualNote, id: number): string {
  const date = at !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(at) ? `${at.slice(0, 19)}Z` : null;
  const author = printable(by ?? "");
  return `<w:comment${attributes({ "w:id": String(id), "w:author": author, "w:date": date, "w:initials": author.slice(0, 1) })}>${paragraphs(text)}</w:comment>`;
}
