import type { Cell, Layout, ParagraphKind } from "../../segmentation/paragraph";
import { type InlineKind, type InlineMark, marksOfPart, tidied } from "../../text/inline-marks";
import { safeAddress } from "../../text/notation";
import { raised } from "../../text/raised";
import type { PageBlock } from "../html/blocks-of-page";
import type { XmlVisitor } from "../xml/walk-xml";
import type { Item, ListNumbers } from "./list-numbers";
import type { HiddenNames, StyleKinds } from "./styles";

interface Open {
  readonly kind: ParagraphKind | null;
  readonly level: number | null;
  readonly pieces: string[];
  readonly marks: InlineMark[];
  readonly item: Item | null;
  /** A field in it hides all of it. */
  isHidden: boolean;
}

/** Elements that hold no text of the document: what was deleted, comments, names of fields, descriptions of pictures. */
const SKIPPED: ReadonlySet<string> = new Set([
  "text:tracked-changes",
  "office:annotation",
  "text:ruby-text",
  "text:note-citation",
  "svg:title",
  "svg:desc",
  "office:forms",
  "text:variable-decls",
  "text:sequence-decls",
  "text:user-field-decls",
  "text:dde-connection-decls",
  "text:table-of-content-source",
  "text:alphabetical-index-source",
  "text:bibliography-source",
  "text:illustration-index-source",
  "text:table-index-source",
  "text:user-index-source",
  "text:object-index-source",
  "office:event-listeners",
  "math:math",
  "office:binary-data",
]);

const KIND_INSIDE: Readonly<Record<string, ParagraphKind>> = {
  "text:list-item": "list-item",
  "text:list-header": "list-item",
  "table:table-cell": "table-cell",
  "table:covered-table-cell": "table-cell",
  "text:table-of-content": "chrome",
};

function spanOf(attributes: Readonly<Record<string, string>>, what: "rows" | "columns"): number {
  const count = Number(attributes[`table:number-${what}-spanned`] ?? 1);
  return Number.isInteger(count) && count > 1 ? Math.min(count, 1_000) : 1;
}

function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function movedBy(marks: readonly InlineMark[], by: number): readonly InlineMark[] {
  return by === 0 ? marks : marks.map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by }));
}

const CONTENTS = {
  reason: "segmentation.aside.document-contents",
  confidence: 0.8,
};

/** Reads the events of content.xml into blocks. A paragraph may stand in a paragraph (text boxes, notes): a stack. */
export class OdtText implements XmlVisitor {
  readonly #kinds: StyleKinds;
  readonly #blocks: PageBlock[] = [];
  readonly #notes: PageBlock[] = [];
  /** Of the note that was referred to last and whose text is still to come. */
  #noteLabel = "";
  readonly #spans: {
    readonly open: Open | null;
    readonly kinds: readonly InlineKind[];
    readonly address: string | null;
    readonly piece: number;
  }[] = [];
  readonly #paragraphs: Open[] = [];
  readonly #around: { readonly name: string; readonly kind: ParagraphKind }[] = [];
  #inBody = false;
  #noteDepth = 0;
  /** Depth of elements inside one that is skipped; 0 where nothing is. */
  #skipped = 0;
  readonly #hiddenNames: HiddenNames;
  /** What hides the text in the elements around, the innermost last: a style, or something that no style can show again. */
  readonly #hidden: (null | "style" | "whole")[] = [];
  #hiddenLetters = 0;
  #isCitation = false;
  /** ODT-9: the ruby that is open: where its base stands, and what its reading says so far. */
  #ruby: { readonly start: number; end: number; reading: string; isReading: boolean } | null = null;
  /** Cells that are open, the innermost last (ODT-10); a table counts from 1. */
  readonly #tables: { readonly number: number; row: number; column: number; isHead: boolean; cell: Cell }[] =
    [];
  #tableCount = 0;
  #readings = 0;
  #comments = 0;
  /** An empty paragraph stands above what comes next. */
  #isSetOff = false;

  readonly #textStyles: ReadonlyMap<string, readonly InlineKind[]>;

  readonly #numbers: ListNumbers;

  constructor(
    kinds: StyleKinds,
    hiddenNames: HiddenNames,
    textStyles: ReadonlyMap<string, readonly InlineKind[]>,
    numbers: ListNumbers,
  ) {
    this.#numbers = numbers;
    this.#textStyles = textStyles;
    this.#kinds = kinds;
    this.#hiddenNames = hiddenNames;
  }

  finish() {
    while (this.#paragraphs.length > 0) this.#end();
    return {
      blocks: [...this.#blocks, ...this.#notes],
      readings: this.#readings,
      comments: this.#comments,
      hiddenLetters: this.#hiddenLetters,
    };
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "office:body") this.#inBody = true;
    if (this.#skipped > 0 || SKIPPED.has(name)) {
      if (this.#skipped === 0) this.#note(name);
      this.#skipped += 1;
      return;
    }
    this.#hidden.push(this.#hiding(name, attributes));
    if (name.startsWith("table:")) this.#enterTable(name, attributes);
    if (name === "text:ruby-base")
      this.#ruby = { start: this.#written(), end: 0, reading: "", isReading: false };
    const kind = KIND_INSIDE[name];
    if (kind !== undefined) this.#around.push({ name, kind });
    if (name === "text:note-body") this.#noteDepth += 1;
    if (name === "text:list") this.#numbers.openList(attributes);
    if (name === "text:list-item") this.#numbers.openItem(attributes);
    if (name === "text:list-header") this.#numbers.openHeader();
    if (name === "text:p" || name === "text:h") this.#begin(name, attributes);
    if (name === "text:s")
      this.#add(" ".repeat(Math.min(200, Math.max(1, Number(attributes["text:c"] ?? 1) || 1))));
    if (name === "text:span" || name === "text:a") this.#enterSpan(name, attributes);
    if (name === "text:tab") this.#add("\t");
    if (name === "text:line-break") this.#add("\n");
  }

  close(name: string): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      if (this.#skipped === 0) {
        this.#isCitation = false;
        if (this.#ruby) this.#ruby.isReading = false;
      }
      return;
    }
    if (name === "text:ruby-base" && this.#ruby) this.#ruby.end = this.#written();
    if (name === "text:ruby") this.#leaveRuby();
    if (name.startsWith("table:")) this.#leaveTable(name);
    if (name === "text:span" || name === "text:a") this.#leaveSpan();
    if (name === "text:p" || name === "text:h") this.#end();
    if (name === "text:list") this.#numbers.closeList();
    this.#hidden.pop();
    if (name === "text:note-body") this.#noteDepth -= 1;
    if (this.#around.at(-1)?.name === name) this.#around.pop();
  }

  text(text: string): void {
    if (this.#isCitation) this.#refer(text.trim());
    else if (this.#ruby?.isReading) this.#ruby.reading += text;
    else if (this.#skipped === 0) this.#add(text.replace(/[ \t\r\n]+/g, " "));
  }

  /** ODT-7. */
  #hiding(name: string, attributes: Readonly<Record<string, string>>): null | "style" | "whole" {
    const around = this.#hidden.at(-1) ?? null;
    const style = attributes["text:style-name"] ?? "";
    const { paragraphs, texts, shown } = this.#hiddenNames;
    const isHidden = attributes["text:is-hidden"];
    if (name === "text:hidden-paragraph" && isHidden !== "false") this.#hideParagraph();
    if (around === "whole" || attributes["draw:display"] === "none") return "whole";
    if (name === "text:section" && (attributes["text:display"] === "none" || isHidden === "true"))
      return "whole";
    if (name === "table:table-row" && attributes["table:visibility"] === "collapse") return "whole";
    if (name === "text:hidden-text" && isHidden !== "false") return "whole";
    if (name === "text:p" || name === "text:h") return paragraphs.has(style) ? "style" : null;
    if (name === "text:span" && texts.has(style)) return "style";
    return name === "text:span" && shown.has(style) ? null : around;
  }

  /** Length of the paragraph so far. */
  #written(): number {
    return this.#paragraphs.at(-1)?.pieces.reduce((sum, piece) => sum + piece.length, 0) ?? 0;
  }

  #leaveRuby(): void {
    const ruby = this.#ruby;
    this.#ruby = null;
    const reading = ruby?.reading.trim() ?? "";
    if (!ruby || reading === "" || ruby.end <= ruby.start) return;
    this.#paragraphs.at(-1)?.marks.push({ kind: "ruby", start: ruby.start, end: ruby.end, reading });
  }

  #enterTable(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "table:table") {
      this.#tableCount += 1;
      const cell = { table: this.#tableCount, row: 0, column: 0 };
      this.#tables.push({ number: this.#tableCount, row: -1, column: 0, isHead: false, cell });
      return;
    }
    const table = this.#tables.at(-1);
    if (!table) return;
    if (name === "table:table-header-rows") table.isHead = true;
    if (name === "table:table-row") {
      table.row += 1;
      table.column = 0;
    }
    if (name !== "table:table-cell") return;
    const [rows, columns] = [spanOf(attributes, "rows"), spanOf(attributes, "columns")];
    table.cell = {
      table: table.number,
      row: table.row,
      column: table.column,
      ...(rows > 1 ? { rows } : {}),
      ...(columns > 1 ? { columns } : {}),
      ...(table.isHead ? { isHead: true as const } : {}),
    };
  }

  #leaveTable(name: string): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    if (name === "table:table") this.#tables.pop();
    if (name === "table:table-header-rows") table.isHead = false;
    if (name === "table:table-cell" || name === "table:covered-table-cell") table.column += 1;
  }

  /** A reference to the note whose text follows. */
  #refer(label: string): void {
    const open = this.#paragraphs.at(-1);
    const start = open?.pieces.join("").length ?? 0;
    this.#add(`[${label}]`);
    const end = open?.pieces.join("").length ?? 0;
    if (start < end) open?.marks.push({ kind: "note", start, end, label });
    this.#noteLabel = label;
  }

  /** What lies over the words of a span, and of a link. */
  #enterSpan(name: string, attributes: Readonly<Record<string, string>>): void {
    const open = this.#paragraphs.at(-1) ?? null;
    const address = name === "text:a" ? safeAddress(attributes["xlink:href"] ?? "") : null;
    this.#spans.push({
      open,
      kinds: name === "text:span" ? (this.#textStyles.get(attributes["text:style-name"] ?? "") ?? []) : [],
      address,
      piece: open?.pieces.length ?? 0,
    });
  }

  #leaveSpan(): void {
    const span = this.#spans.pop();
    if (!span?.open || !this.#paragraphs.includes(span.open)) return;
    const { open, kinds, address, piece } = span;
    const high = kinds.find((kind) => kind === "superscript" || kind === "subscript");
    const text = open.pieces.slice(piece).join("");
    const raisedText =
      high === undefined || /^[a-z]{2,}$/i.test(text) ? null : raised(text, high as "superscript");
    // A number set high is one that stands so by itself; a note's sign is one already.
    if (raisedText !== null && text !== "") open.pieces.splice(piece, open.pieces.length - piece, raisedText);
    const start = open.pieces.slice(0, piece).join("").length;
    const end = start + text.length;
    const isNote = /^\[[^\]]*\]$/.test(text.trim());
    for (const kind of kinds) if (start < end && !isNote) open.marks.push({ kind, start, end });
    if (address !== null && start < end) open.marks.push({ kind: "link", start, end, address });
  }

  /** What a note goes on to say has no label of its own. */
  #takeNoteLabel(): { readonly layout?: { readonly note: string } } {
    const note = this.#noteLabel;
    this.#noteLabel = "";
    return note === "" ? {} : { layout: { note } };
  }

  #hideParagraph(): void {
    const open = this.#paragraphs.at(-1);
    if (open !== undefined) open.isHidden = true;
  }

  #note(name: string): void {
    if (name === "text:ruby-text") this.#readings += 1;
    if (name === "office:annotation") this.#comments += 1;
    this.#isCitation = name === "text:note-citation";
    if (this.#ruby) this.#ruby.isReading = name === "text:ruby-text";
  }

  #begin(name: string, attributes: Readonly<Record<string, string>>): void {
    const stated = this.#kinds.get(attributes["text:style-name"] ?? "");
    const inside = this.#around.at(-1)?.kind ?? null;
    const level = Math.min(6, Math.max(1, Number(attributes["text:outline-level"] ?? 1) || 1));
    const plain = { pieces: [], marks: [], isHidden: false };
    if (this.#noteDepth > 0) {
      this.#paragraphs.push({ kind: "note", level: null, item: null, ...plain });
      return;
    }
    const isHeading = name === "text:h" && inside !== "chrome";
    const item =
      (isHeading ? this.#numbers.heading(level, attributes) : null) ??
      (inside === "list-item" ? this.#numbers.takeItem() : null);
    const open: Open = isHeading
      ? { kind: "heading", level, item, ...plain }
      : {
          // 第一条 is an article of the text, and no item of a list.
          kind: item?.isText ? null : (inside ?? stated?.kind ?? null),
          level: inside === null ? (stated?.level ?? null) : null,
          item,
          ...plain,
        };
    this.#paragraphs.push(open);
  }

  #end(): void {
    const ended = this.#paragraphs.pop();
    // In OpenDocument white space at the ends of a paragraph shows nothing unless it is an element.
    const said = ended?.pieces.join("") ?? "";
    const label = ended?.item?.isText && said.trim() !== "" ? `${ended.item.shown} ` : "";
    const whole = label + said;
    const text = whole.replace(/^ +/, "").trimEnd();
    const before = whole.length - whole.replace(/^ +/, "").length;
    const marks = tidied(
      marksOfPart(movedBy(ended?.marks ?? [], label.length), before, before + text.length),
    );
    const over = marks.length > 0 ? { marks } : {};
    if (ended === undefined) return;
    const { kind, level, item, isHidden } = ended;
    if (isHidden) {
      this.#hiddenLetters += lettersOf(text);
      return;
    }
    if (text.trim() === "") {
      if (this.#hidden.at(-1) == null && kind !== "note" && kind !== "table-cell") this.#isSetOff = true;
      return;
    }
    const aside = kind === "chrome" ? { aside: CONTENTS } : {};
    const layout: Layout = {
      ...(item && !item.isText ? { item: { number: item.number, shown: item.shown } } : {}),
      ...(kind === "table-cell" && this.#tables.length > 0 ? { cell: this.#tables.at(-1)!.cell } : {}),
    };
    const placed = Object.keys(layout).length > 0 ? { layout } : {};
    if (kind === "note") this.#notes.push({ text, kind, level, ...over, ...this.#takeNoteLabel() });
    else
      this.#blocks.push({
        text,
        kind,
        level,
        ...over,
        ...aside,
        ...placed,
        ...(this.#isSetOff ? { isSetOff: true } : {}),
      });
    if (kind !== "note") this.#isSetOff = false;
  }

  #add(text: string): void {
    const open = this.#paragraphs.at(-1);
    if (!this.#inBody || open === undefined || text === "") return;
    if (this.#hidden.at(-1) != null) {
      this.#hiddenLetters += lettersOf(text);
      return;
    }
    // White space is collapsed across elements, too: one space is enough between two words.
    const isDouble =
      text.startsWith(" ") && text.trim() !== "" && (open.pieces.at(-1)?.endsWith(" ") ?? false);
    open.pieces.push(isDouble ? text.slice(1) : text);
  }
}
