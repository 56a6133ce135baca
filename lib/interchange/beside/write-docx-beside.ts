import {
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { DOCUMENT_STYLES } from "../docx/document-styles";
import { withoutChance } from "../docx/without-chance";
import { textRuns } from "../docx/write-docx";
import type { Span } from "../span";
import type { Beside, BesideLayout, BesideRow } from "./beside";

/** A Word document of both texts: a table of two columns without lines, or paragraphs in turn. Headings are Word's. */
export async function writeDocxBeside({ title, rows }: Beside, layout: BesideLayout): Promise<Uint8Array> {
  const children =
    layout === "side" ? [tableOf(rows)] : rows.flatMap((row) => [...chinese(row), ...english(row)]);
  const document = new Document({
    title,
    creator: "Duizhao",
    styles: DOCUMENT_STYLES,
    sections: [{ children: children.length === 0 ? [new Paragraph("")] : children }],
  });
  const packed = await Packer.toBuffer(document);
  return withoutChance(new Uint8Array(packed.buffer, packed.byteOffset, packed.byteLength));
}

function styleOf({ heading }: BesideRow): { readonly style?: string } {
  if (heading === null) return {};
  return { style: heading === 0 ? "Title" : `Heading${heading}` };
}

function chinese(row: BesideRow): Paragraph[] {
  return row.chinese.map(
    (text) =>
      new Paragraph({
        ...styleOf(row),
        children: text
          .split("\n")
          .map(
            (line, index) =>
              new TextRun({ text: line, break: index === 0 ? undefined : 1, language: CHINESE }),
          ),
      }),
  );
}

const CHINESE = { value: "zh-CN", eastAsia: "zh-CN" };

function english(row: BesideRow): Paragraph[] {
  return row.english.map((spans) => new Paragraph({ ...styleOf(row), children: spans.flatMap(runsOfSpan) }));
}

/** A note that is not here is its sign. */
function runsOfSpan(span: Span): TextRun[] {
  return span.note === undefined ? textRuns(span) : [new TextRun({ text: span.note, superScript: true })];
}

function tableOf(rows: readonly BesideRow[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const cell = (paragraphs: Paragraph[]) =>
    new TableCell({
      width: { size: 50, type: WidthType.PERCENTAGE },
      margins: { left: 120, right: 120, bottom: 80 },
      children: paragraphs.length === 0 ? [new Paragraph("")] : paragraphs,
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: rows.map(
      (row) => new TableRow({ cantSplit: false, children: [cell(chinese(row)), cell(english(row))] }),
    ),
  });
}
