import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  type IRunOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import { type Span, spansOf } from "../inline";
import type { Publication, PublicationBlock } from "../publication";
import { DOCUMENT_STYLES } from "./document-styles";
import { withoutChance } from "./without-chance";

/**
 * A Word document with real styles, so that a publisher restyles it in one place: Title, Heading 1 to 6, Caption, Quote,
 * List Bullet, Note, Mark, Byline, Table Text, and the character style Speaker.
 *
 * The title is in Title; a heading of level 1 is Heading 1. The same publication gives the same bytes: see
 * without-chance.ts.
 */
export async function writeDocx(publication: Publication): Promise<Uint8Array> {
  const { title, byline, blocks, inline } = publication;
  const titleSpans = spansOf(title, inline);
  const children = [new Paragraph({ style: "Title", children: runs(titleSpans) })];
  if (byline !== null) children.push(new Paragraph({ style: "Byline", children: [new TextRun(byline)] }));
  for (const block of blocks) children.push(paragraph(block, inline));
  const document = new Document({
    title: titleSpans.map((span) => span.text).join(""),
    creator: "Duizhao",
    styles: DOCUMENT_STYLES,
    numbering: { config: [{ reference: BULLETS, levels: [BULLET] }] },
    sections: [{ children, footers: { default: PAGE_NUMBER } }],
  });
  const packed = await Packer.toBuffer(document);
  return withoutChance(new Uint8Array(packed.buffer, packed.byteOffset, packed.byteLength));
}

const BULLETS = "bullets";

const BULLET = {
  level: 0,
  format: LevelFormat.BULLET,
  text: "\u2022",
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 480, hanging: 240 } } },
};

const PAGE_NUMBER = new Footer({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: [PageNumber.CURRENT] })],
    }),
  ],
});

const STYLE_OF: Readonly<Partial<Record<PublicationBlock["kind"], string>>> = {
  caption: "Caption",
  quote: "Quote",
  note: "Note",
  "table-cell": "TableText",
  "list-item": "ListBullet",
  title: "Heading1",
};

function paragraph(block: PublicationBlock, inline: Publication["inline"]): Paragraph {
  if (block.kind === "mark") {
    const sides = { style: BorderStyle.DASHED, size: 4, space: 4, color: "8A3324" };
    const border = { top: sides, bottom: sides, left: sides, right: sides };
    return new Paragraph({ style: "Mark", border, children: [new TextRun(block.text)] });
  }
  const children = runs(spansOf(block.text, inline));
  if (block.speaker !== null) {
    const gap = children.length === 0 ? "" : " ";
    children.unshift(new TextRun({ text: `${block.speaker}:`, style: "Speaker" }), new TextRun(gap));
  }
  if (block.kind === "heading") return new Paragraph({ style: `Heading${block.level ?? 1}`, children });
  const style = STYLE_OF[block.kind];
  if (block.kind !== "list-item")
    return new Paragraph(style === undefined ? { children } : { style, children });
  return new Paragraph({ style: "ListBullet", numbering: { reference: BULLETS, level: 0 }, children });
}

function runs(spans: readonly Span[]): (TextRun | ExternalHyperlink)[] {
  return spans.flatMap((span): (TextRun | ExternalHyperlink)[] => {
    const texts = runsOf(span);
    return span.href === null ? texts : [new ExternalHyperlink({ link: span.href, children: texts })];
  });
}

/** A run for each line, so that a line break is Word's own. */
function runsOf(span: Span): TextRun[] {
  const dress: IRunOptions = {
    bold: span.dress.has("strong") || undefined,
    italics: span.dress.has("emphasis") || undefined,
    strike: span.dress.has("strike") || undefined,
    underline: span.dress.has("underline") ? {} : undefined,
    subScript: span.dress.has("subscript") || undefined,
    superScript: span.dress.has("superscript") || undefined,
    font: span.dress.has("code") ? "Consolas" : undefined,
    style: span.href === null ? undefined : "Hyperlink",
  };
  return span.text
    .split("\n")
    .map((line, index) => new TextRun({ ...dress, text: line, break: index === 0 ? undefined : 1 }));
}
