import type { BilingualNote } from "../bilingual/bilingual";
import { childOf, childrenOf, elementsOf } from "../xliff/element";
import { type XmlElement, XmlRefused, XmlStream } from "../xml/pick-xml";
import { localName } from "../xml/walk-xml";

/**
 * The rows of the tables of a Word file, with what was changed while changes were recorded and what was commented on.
 *
 * BI-DOCX-5 Text is as it was before the recorded changes; `tracked` is as it would be with all of them. Moved text counts as taken out at one
 *     place and put in at the other.
 * BI-DOCX-6 Hidden text is kept apart: Word does not show it.
 */
export interface WordCell {
  readonly text: string;
  /** Null where nothing was recorded. */
  readonly tracked: { readonly text: string; readonly by: string | null; readonly at: string | null } | null;
  readonly hidden: string;
  readonly comments: readonly BilingualNote[];
}

export interface WordRow {
  /** Tables count from 1. */
  readonly table: number;
  readonly cells: readonly WordCell[];
}

export interface WordTables {
  readonly rows: readonly WordRow[];
  /** Letters that stand outside of tables. */
  readonly outside: number;
}

/** Null where the XML is one that is not read. */
export function tablesOf(parts: ReadonlyMap<string, Uint8Array>): WordTables | null {
  const document = parts.get("word/document.xml");
  if (!document) return null;
  const comments = commentsIn(parts.get("word/comments.xml"));
  const rows: WordRow[] = [];
  let table = 0;
  let outside = 0;
  const stream = new XmlStream({
    picks: (name) => name === "w:tr" || name === "w:p",
    picked(element) {
      if (element.name === "w:tr")
        rows.push({ table, cells: cellsOf(element).map((cell) => wordCell(cell, comments)) });
      else outside += textIn(element).replace(/[^\p{L}\p{N}]/gu, "").length;
    },
    open(name) {
      if (name === "w:tbl") table += 1;
    },
  });
  try {
    stream.write(new TextDecoder().decode(document));
    stream.end();
  } catch (error) {
    if (error instanceof XmlRefused) return null;
    throw error;
  }
  return { rows, outside };
}

function textIn(element: XmlElement): string {
  return element.children
    .map((child) =>
      typeof child === "string" ? child : localName(child.name) === "instrText" ? "" : textIn(child),
    )
    .join("");
}

/** Cells may stand in a content control. */
function cellsOf(row: XmlElement): XmlElement[] {
  return elementsOf(row).flatMap((one) => {
    if (one.name === "w:tc") return [one];
    return one.name === "w:sdt" || one.name === "w:sdtContent" ? cellsOf(one) : [];
  });
}

interface Found {
  before: string;
  after: string;
  hidden: string;
  readonly authors: Map<string, string>;
  isTracked: boolean;
  readonly comments: Set<string>;
}

type Tracking = "none" | "in" | "out";

function wordCell(cell: XmlElement, comments: ReadonlyMap<string, BilingualNote>): WordCell {
  const found: Found = {
    before: "",
    after: "",
    hidden: "",
    authors: new Map(),
    isTracked: false,
    comments: new Set(),
  };
  walkBlocks(cell, found, "none");
  const dates = [...found.authors.values()].filter((date) => date !== "").sort();
  const names = [...found.authors.keys()].filter((name) => name !== "");
  return {
    text: withoutLastBreak(found.before),
    tracked: found.isTracked
      ? {
          text: withoutLastBreak(found.after),
          by: names.length === 0 ? null : names.join(", "),
          at: dates.at(-1) ?? null,
        }
      : null,
    hidden: found.hidden,
    comments: [...found.comments].flatMap((id) => comments.get(id) ?? []),
  };
}

const BREAK = "\n\n";

function withoutLastBreak(text: string): string {
  return text.endsWith(BREAK) ? text.slice(0, -BREAK.length) : text;
}

function walkBlocks(element: XmlElement, found: Found, tracking: Tracking): void {
  for (const child of elementsOf(element)) {
    if (child.name === "w:p") {
      walkInline(child, found, tracking);
      const mark = childOf(childOf(child, "pPr") ?? child, "rPr");
      const isMarkIn = mark !== undefined && childOf(mark, "ins") !== undefined;
      const isMarkOut = mark !== undefined && childOf(mark, "del") !== undefined;
      if (mark) for (const one of [...childrenOf(mark, "ins"), ...childrenOf(mark, "del")]) note(one, found);
      add(found, BREAK, isMarkIn ? "in" : isMarkOut ? "out" : tracking);
    } else if (child.name !== "w:tcPr") walkBlocks(child, found, trackingOf(child, found, tracking));
  }
}

function trackingOf(element: XmlElement, found: Found, above: Tracking): Tracking {
  const name = localName(element.name);
  if (name !== "ins" && name !== "del" && name !== "moveTo" && name !== "moveFrom") return above;
  note(element, found);
  if (name === "del" || name === "moveFrom") return "out";
  return above === "out" ? "out" : "in";
}

function note(element: XmlElement, found: Found): void {
  found.isTracked = true;
  const author = element.attributes["w:author"] ?? "";
  const date = element.attributes["w:date"] ?? "";
  if ((found.authors.get(author) ?? "") <= date) found.authors.set(author, date);
}

function walkInline(element: XmlElement, found: Found, tracking: Tracking): void {
  for (const child of elementsOf(element)) {
    switch (localName(child.name)) {
      case "pPr":
      case "instrText":
      case "rPr":
        break;
      case "commentRangeStart":
      case "commentReference":
        found.comments.add(child.attributes["w:id"] ?? "");
        break;
      case "r":
        walkRun(child, found, tracking);
        break;
      default:
        walkInline(child, found, trackingOf(child, found, tracking));
    }
  }
}

function walkRun(run: XmlElement, found: Found, tracking: Tracking): void {
  const dress = childOf(run, "rPr");
  const vanish = dress && childOf(dress, "vanish");
  const isHidden = vanish !== undefined && !/^(?:0|false|off)$/.test(vanish.attributes["w:val"] ?? "");
  for (const child of elementsOf(run)) {
    const text = RUN_TEXT[localName(child.name)]?.(child) ?? "";
    if (isHidden) found.hidden += text;
    else add(found, text, tracking);
    if (localName(child.name) === "commentReference") found.comments.add(child.attributes["w:id"] ?? "");
  }
}

const RUN_TEXT: Readonly<Record<string, (element: XmlElement) => string>> = {
  t: textIn,
  delText: textIn,
  tab: () => "\t",
  br: () => "\n",
  cr: () => "\n",
  noBreakHyphen: () => "\u2011",
  softHyphen: () => "\u00AD",
};

function add(found: Found, text: string, tracking: Tracking): void {
  if (tracking !== "in") found.before += text;
  if (tracking !== "out") found.after += text;
}

function commentsIn(bytes: Uint8Array | undefined): Map<string, BilingualNote> {
  const comments = new Map<string, BilingualNote>();
  if (!bytes) return comments;
  const stream = new XmlStream({
    picks: (name) => name === "w:comment",
    picked(element) {
      const { "w:id": id = "", "w:author": by, "w:date": at } = element.attributes;
      const paragraphs = childrenOf(element, "p").map((paragraph) => {
        const found: Found = {
          before: "",
          after: "",
          hidden: "",
          authors: new Map(),
          isTracked: false,
          comments: new Set(),
        };
        walkInline(paragraph, found, "none");
        return found.after;
      });
      comments.set(id, {
        text: paragraphs.join(BREAK),
        by: by === "" ? null : (by ?? null),
        at: at ?? null,
        category: "comment",
      });
    },
  });
  try {
    stream.write(new TextDecoder().decode(bytes));
    stream.end();
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
  }
  return comments;
}
