import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  type IRunOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { spansOf } from "../inline";
import { type Grid, gridOf, listTypeOf, type Run, runsOf } from "../layouts";
import type { Publication, PublicationBlock } from "../publication";
import type { Span } from "../span";
import { DOCUMENT_STYLES } from "./document-styles";
import { withoutChance } from "./without-chance";

/**
 * A Word document with real styles, so that a publisher restyles it in one place: Title, Heading 1 to 6, Caption, Quote,
 * List Bullet, Note, Mark, Byline, Table Text, and the character style Speaker.
 *
 * Tables are tables, numbered lists are numbered, and a note that the text refers to is a footnote.
 *
 * The title is in Title; a heading of level 1 is Heading 1. The same publication gives the same bytes: see
 * without-chance.ts.
 */
export async function writeDocx(publication: Publication): Promise<Uint8Array> {
  const { title, byline, inline, definitions } = publication;
  const typed = typesetterOf(publication);
  const titleSpans = spansOf(title, inline, definitions);
  const children: (Paragraph | Table)[] = [
    new Paragraph({ style: "Title", children: typed.runs(titleSpans) }),
  ];
  if (byline !== null) children.push(new Paragraph({ style: "Byline", children: [new TextRun(byline)] }));
  const runs = runsOf(publication.blocks);
  for (const [index, run] of runs.entries()) {
    if (run.type === "table")
      children.push(table(gridOf(run.blocks), typed), new Paragraph({ style: "TableText" }));
    else
      for (const block of run.blocks)
        if (!typed.isFootnote(block))
          children.push(paragraph(block, typed, run.type === "numbers" ? `${NUMBERS}${index}` : null));
  }
  const document = new Document({
    title: titleSpans.map((span) => span.text).join(""),
    creator: "Duizhao",
    styles: DOCUMENT_STYLES,
    numbering: { config: [{ reference: BULLETS, levels: [BULLET] }, ...numberings(runs)] },
    ...(Object.keys(typed.footnotes).length > 0 ? { footnotes: typed.footnotes } : {}),
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

const NUMBERS = "numbers-";

const FORMATS = {
  1: LevelFormat.DECIMAL,
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
} as const;

/** Each numbered list by itself, from the number at which it begins. */
function numberings(runs: readonly Run[]) {
  return runs.flatMap((run, index) =>
    run.type === "numbers"
      ? [
          {
            reference: `${NUMBERS}${index}`,
            levels: [
              {
                ...BULLET,
                format: FORMATS[listTypeOf(run.blocks[0]!)],
                text: "%1.",
                start: run.first,
                style: { paragraph: { indent: { left: 480, hanging: 480 } } },
              },
            ],
          },
        ]
      : [],
  );
}

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

type Runs = (TextRun | ExternalHyperlink | FootnoteReferenceRun)[];

interface Typesetter {
  readonly runs: (spans: readonly Span[]) => Runs;
  readonly spans: (text: string) => readonly Span[];
  readonly footnotes: Record<string, { readonly children: Paragraph[] }>;
  readonly isFootnote: (block: PublicationBlock) => boolean;
}

/** What is set in it may refer to footnotes: notes that the text refers to, numbered in the order of the first reference. */
function typesetterOf({ title, blocks, inline, definitions }: Publication): Typesetter {
  const spans = (text: string) => spansOf(text, inline, definitions);
  const notes = new Map<string, PublicationBlock[]>();
  for (const block of blocks) {
    const label = block.kind === "note" ? block.layout?.note : undefined;
    if (label !== undefined) notes.set(label, [...(notes.get(label) ?? []), block]);
  }
  const numbers = new Map<string, number>();
  if (notes.size > 0)
    for (const block of [{ kind: "text", text: title } as const, ...blocks])
      if (block.kind !== "mark" && block.kind !== "note")
        for (const { note } of spans(block.text))
          if (note !== undefined && notes.has(note) && !numbers.has(note))
            numbers.set(note, numbers.size + 1);
  const runs = (all: readonly Span[]): Runs =>
    all.flatMap((span): Runs => {
      if (span.note === undefined) {
        const texts = textRuns(span);
        return span.href === null ? texts : [new ExternalHyperlink({ link: span.href, children: texts })];
      }
      const number = numbers.get(span.note);
      return [
        number === undefined
          ? new TextRun({ text: span.note, superScript: true })
          : new FootnoteReferenceRun(number),
      ];
    });
  const footnotes: Typesetter["footnotes"] = {};
  for (const [label, number] of numbers)
    footnotes[number] = {
      // A footnote's link would have a name made up by chance: its address stands behind its words.
      children: notes
        .get(label)!
        .map((block) => new Paragraph({ children: spans(block.text).flatMap(footnoteRuns) })),
    };
  const isFootnote = (block: PublicationBlock) =>
    block.kind === "note" && block.layout?.note !== undefined && numbers.has(block.layout.note);
  return { runs, spans, footnotes, isFootnote };
}

function footnoteRuns(span: Span): TextRun[] {
  if (span.note !== undefined) return [new TextRun({ text: span.note, superScript: true })];
  const { href, ...rest } = span;
  return [...textRuns({ ...rest, href: null }), ...(href === null ? [] : [new TextRun(` (${href})`)])];
}

function paragraph(block: PublicationBlock, typed: Typesetter, numbers: string | null): Paragraph {
  if (block.kind === "mark") {
    const sides = { style: BorderStyle.DASHED, size: 4, space: 4, color: "8A3324" };
    const border = { top: sides, bottom: sides, left: sides, right: sides };
    return new Paragraph({ style: "Mark", border, children: [new TextRun(block.text)] });
  }
  if (block.layout?.code)
    return new Paragraph({
      children: textRuns({ text: block.text, dress: new Set(["code"]), href: null }),
    });
  const children = typed.runs(typed.spans(block.text));
  if (block.speaker !== null) {
    const gap = children.length === 0 ? "" : " ";
    children.unshift(new TextRun({ text: `${block.speaker}:`, style: "Speaker" }), new TextRun(gap));
  }
  if (block.kind === "heading") return new Paragraph({ style: `Heading${block.level ?? 1}`, children });
  const style = STYLE_OF[block.kind];
  if (block.kind !== "list-item")
    return new Paragraph(style === undefined ? { children } : { style, children });
  if (numbers !== null)
    return new Paragraph({ style: "ListNumber", numbering: { reference: numbers, level: 0 }, children });
  return new Paragraph({ style: "ListBullet", numbering: { reference: BULLETS, level: 0 }, children });
}

function table({ rows }: Grid, typed: Typesetter): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: "D9D4C7" };
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: line,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    rows: rows.map(
      (cells) =>
        new TableRow({
          tableHeader: cells.length > 0 && cells.every(({ cell }) => cell.isHead),
          children: cells.map(
            ({ cell, texts }) =>
              new TableCell({
                rowSpan: cell.rows ?? 1,
                columnSpan: cell.columns ?? 1,
                children: (texts.length === 0 ? [""] : texts).map(
                  (text) =>
                    new Paragraph({
                      style: "TableText",
                      children: typed.runs(typed.spans(text)),
                      ...(cell.isHead ? { run: { bold: true } } : {}),
                    }),
                ),
              }),
          ),
        }),
    ),
  });
}

/** A run for each line, so that a line break is Word's own. */
export function textRuns(span: Span): TextRun[] {
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
