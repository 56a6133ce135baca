import type { Block, Layout, ParagraphKind } from "../../segmentation/paragraph";
import type { InlineMark } from "../../text/inline-marks";
import { InlineOfPage, withoutDress } from "./inline-of-page";
import { PlacesOfPage } from "./places-of-page";

/**
 * The words of a page as a reader sees them, block by block, in the order of the page.
 *
 * HTML-BLOCK-1  A block element begins and ends a block; so does a blank line made of two `<br>`, and a `<br>` before an indentation
 *     of two characters, which old Chinese pages use (ideographic, em, en or unbreakable spaces). Any other `<br>` is a line break in the block.
 * HTML-BLOCK-2  White space is collapsed as the web does; a line end between two Chinese characters is nothing (CSS Text 3).
 *     With `whiteSpace: "keep"` and inside `<pre>` it stays.
 * HTML-BLOCK-3  The kind is the nearest one that an element states: heading, list item, quotation, caption, table cell. A table that
 *     only lays out the page states nothing.
 * HTML-BLOCK-4  Ruby keeps its base; the reading above it (`<rt>`) is a mark over it, and counted.
 * HTML-BLOCK-5  What is not shown is not text: scripts, styles, templates, hidden elements (as-shown.ts). The letters of these are counted.
 * HTML-BLOCK-6  An empty paragraph is no block; the block below it is set off.
 *
 * HTML-BLOCK-7  What is said of the words (inline-of-page.ts) and of the places of blocks in lists and tables (places-of-page.ts) goes
 *     along with the block.
 *
 * It walks without recursion, so the depth of a page is no danger here.
 */
export interface PageBlock {
  readonly text: string;
  readonly kind: ParagraphKind | null;
  readonly level: number | null;
  readonly aside?: NonNullable<Block["aside"]>;
  /** An empty paragraph stands above it: so people part stanzas. */
  readonly isSetOff?: true;
  /** Code and the like: a short line of it is no heading. */
  readonly isRunning?: true;
  /** The nearest box around it. */
  readonly element?: Element | null;
  readonly marks?: readonly InlineMark[];
  readonly layout?: Layout;
}

export interface PageText {
  readonly blocks: readonly PageBlock[];
  /** How many ruby readings were left out (HTML-BLOCK-4). */
  readonly readings: number;
  readonly pictures: number;
  /** How many letters hidden elements hold (HTML-BLOCK-5). */
  readonly hiddenLetters: number;
  /** How many pieces stood high or low on the page and do not here. */
  readonly flattened: number;
}

export function blocksOfPage(
  page: Document,
  whiteSpace: "collapse" | "keep",
  /** What an empty element of that id hands on: the number of the item that it opens. */
  itemOf?: (id: string) => Layout["item"] | null,
): PageText {
  const blocks: PageBlock[] = [];
  const contexts: OpenContext[] = [{ ...NO_CONTEXT, blocksBefore: 0 }];
  const inline = new InlineOfPage(page.documentElement?.getAttribute("lang") ?? "");
  const places = new PlacesOfPage(itemOf === undefined);
  let readings = 0;
  let pictures = 0;
  let hiddenLetters = 0;
  let isSetOff = false;

  const flush = () => {
    const { kind, level, isPre, element } = contexts.at(-1) ?? NO_CONTEXT;
    const { raw, marksOf } = inline.take();
    const texts = textsOf(raw, isPre || whiteSpace === "keep");
    const marks = marksOf(texts);
    for (const [index, text] of texts.entries()) {
      const stated = kind === "list-item" && places.isSaid() ? null : kind;
      const isHead = kind === "heading" || kind === "title";
      const own = isHead ? withoutDress(marks[index]!, text) : marks[index]!;
      const layout = places.take(stated);
      blocks.push({
        text,
        kind: stated,
        level,
        element,
        ...(isSetOff ? { isSetOff: true } : {}),
        ...(own.length > 0 ? { marks: own } : {}),
        ...(layout ? { layout } : {}),
        ...(isPre ? { isRunning: true } : {}),
      });
      isSetOff = false;
    }
  };
  const enter = (element: Element): boolean => {
    const tag = element.localName;
    if (READINGS.has(tag)) {
      if (tag === "rt") {
        readings += 1;
        inline.reading(element.closest("ruby"), element.textContent ?? "");
      }
      return false;
    }
    if (tag === "br") inline.add(BREAK);
    if (tag === "img") pictures += 1;
    if (NOT_SHOWN.has(tag)) return false;
    if (isHidden(element)) {
      hiddenLetters += element.textContent?.match(/\p{L}/gu)?.length ?? 0;
      return false;
    }
    if (BLOCK_ELEMENTS.has(tag)) {
      flush();
      places.enter(element);
      contexts.push({ ...contextOf(element, contexts.at(-1) ?? NO_CONTEXT), blocksBefore: blocks.length });
    }
    if (isBackLink(element)) return false;
    const item = tag === "a" && element.id !== "" ? itemOf?.(element.id) : null;
    if (item) places.count(item, element);
    inline.enter(element);
    return true;
  };
  const leave = (element: Element) => {
    inline.leave(element);
    const context = contexts.at(-1);
    if (context && context.element === element) {
      flush();
      places.leave(element);
      contexts.pop();
      const isEmpty = blocks.length === context.blocksBefore;
      if (isEmpty && element.localName === "p" && context.kind !== "table-cell") isSetOff = true;
    }
  };

  const walk = (top: Node) => {
    let node: Node | null = top;
    while (node !== null) {
      if (node.nodeType === TEXT) inline.add(node.nodeValue ?? "");
      const isEntered = node.nodeType === ELEMENT && enter(node as Element);
      if (isEntered && node.firstChild !== null) {
        node = node.firstChild;
        continue;
      }
      if (isEntered) leave(node as Element);
      while (node !== null && node !== top && node.nextSibling === null) {
        node = node.parentNode;
        if (node !== null) leave(node as Element);
      }
      node = node === top || node === null ? null : node.nextSibling;
    }
  };
  // One by one: in linkedom a DOCTYPE does not know the sibling that follows it.
  for (const top of page.childNodes) walk(top);
  flush();
  const said = new Set<string>();
  const named = blocks.map((block): PageBlock => {
    if (block.layout?.note === undefined) return block;
    const id = block.layout.note.split("\n").findLast((one) => inline.labels.has(one));
    const { note: _, ...places } = block.layout;
    const { layout: __, ...bare } = block;
    const rest: PageBlock = Object.keys(places).length === 0 ? bare : { ...bare, layout: places };
    // What a note goes on to say has no label of its own.
    if (id === undefined) return rest;
    if (said.has(id)) return { ...bare, kind: "note" };
    said.add(id);
    return { ...bare, kind: "note", layout: { note: inline.labels.get(id)! } };
  });
  const notes = inline.asideNotes.map(
    ({ label, text }): PageBlock => ({ text, kind: "note", level: null, layout: { note: label } }),
  );
  return { blocks: [...named, ...notes], readings, pictures, hiddenLetters, flattened: inline.flattened };
}

const ELEMENT = 1;
const TEXT = 3;
/** Stands for a `<br>` until the white space around it is collapsed; no decoded text holds U+0000. */
const BREAK = "\0";

interface Context {
  /** Whose end ends this context; null for the page itself. */
  readonly element: Element | null;
  readonly kind: ParagraphKind | null;
  readonly level: number | null;
  readonly isPre: boolean;
}

interface OpenContext extends Context {
  readonly blocksBefore: number;
}

const NO_CONTEXT: Context = { element: null, kind: null, level: null, isPre: false };

const READINGS: ReadonlySet<string> = new Set(["rt", "rp", "rtc"]);

const NOT_SHOWN: ReadonlySet<string> = new Set(
  "script style noscript template title iframe object embed svg canvas audio video map datalist".split(" "),
);

const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search section select summary table tbody td textarea tfoot th thead tr ul".split(
    " ",
  ),
);

/** What an element states about the blocks in it. */
const KIND_OF_ELEMENT: Readonly<Record<string, ParagraphKind>> = {
  h1: "heading",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  li: "list-item",
  dt: "list-item",
  dd: "list-item",
  blockquote: "quote",
  figcaption: "caption",
  caption: "caption",
  pre: "text",
  textarea: "text",
};

/** Class names that state a kind: ours, mammoth's style map, and what pages commonly use. */
const KIND_OF_CLASS: Readonly<Record<string, ParagraphKind>> = {
  title: "title",
  caption: "caption",
  "wp-caption-text": "caption",
  note: "note",
  footnote: "note",
};

function contextOf(element: Element, around: Context): Context {
  const tag = element.localName;
  const isPre = around.isPre || tag === "pre" || tag === "textarea";
  const level = /^h[1-6]$/.test(tag) ? Number(tag[1]) : null;
  const own = KIND_OF_ELEMENT[tag] ?? null;
  // A list in a note is how the note is set.
  const stated = kindOfClass(element, tag) ?? (around.kind === "note" && own === "list-item" ? null : own);
  if (stated !== null) return { element, kind: stated, level: stated === "title" ? null : level, isPre };
  if (tag === "table")
    return { element, kind: isDataTable(element) ? "table-cell" : null, level: null, isPre };
  return { element, kind: around.kind, level: around.level, isPre };
}

function kindOfClass(element: Element, tag: string): ParagraphKind | null {
  if (tag === "li" && /^(?:foot|end)note-/.test(element.id)) return "note";
  if (/(?:^|\s|-)(?:foot|end|rear)note(?:\s|$)/.test(element.getAttribute("epub:type") ?? "")) return "note";
  if (tag !== "p" && tag !== "h1" && tag !== "div") return null;
  for (const name of (element.getAttribute("class") ?? "").split(/\s+/)) {
    const kind = Object.hasOwn(KIND_OF_CLASS, name) ? KIND_OF_CLASS[name] : undefined;
    // `class="title"` on anything but the page's own heading is decoration.
    if (kind !== undefined && (kind !== "title" || tag === "h1")) return kind;
  }
  return null;
}

/** A table of data has no table inside, more than one row and cell, and no cell that is an article. */
function isDataTable(table: Element): boolean {
  if (table.getAttribute("role") === "presentation" || table.querySelector("table") !== null) return false;
  const cells = [...table.querySelectorAll("td, th")];
  const rows = table.querySelectorAll("tr");
  return (
    rows.length > 1 &&
    cells.length > 1 &&
    !cells.some((cell) => cell.querySelectorAll("p, h1, h2, h3").length > 5)
  );
}

/** The sign in a note that leads back to where it belongs: ◎, ↑, [1]. */
function isBackLink(element: Element): boolean {
  if (element.localName !== "a" || !(element.getAttribute("href") ?? "").includes("#")) return false;
  const text = (element.textContent ?? "").trim();
  if (!/^[^\p{L}\p{N}]{1,4}$|^[[(（〔［【]?\d{1,4}[\])）〕］】]$/u.test(text)) return false;
  return element.closest("[epub\\:type~=footnote], [epub\\:type~=endnote], [epub\\:type~=rearnote]") !== null;
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute("hidden")) return true;
  const style = element.getAttribute("style");
  return style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/** The block's text, or several where blank lines part it; none where nothing shows. */
function textsOf(raw: string, isKept: boolean): string[] {
  if (!SHOWS.test(raw)) return [];
  const collapsed = isKept
    ? raw.replaceAll(BREAK, "\n")
    : raw.replace(/[ \t\f\r\n]+/g, collapse).replace(/ ?\0 ?/g, "\n");
  const parts = isKept ? [collapsed] : collapsed.split(PARTS);
  return parts.map((part) => part.replace(ENDS, "")).filter((part) => SHOWS.test(part));
}

/** A blank line, or an indentation of two characters, however wide: &nbsp;&nbsp;, &emsp;&emsp;, &ensp; ×4, an ideographic space and another. */
const PARTS = /\n(?:\s*\n)+|\n(?=(?: ?[\u00A0\u2000-\u2003\u3000]){2})/;

const SHOWS = /[^\s\0\u0085\u200B\u2060]/;
const ENDS = /^[\s\u0085\u200B\u2060]+|[\s\u0085\u200B\u2060]+$/g;

function collapse(run: string, at: number, whole: string): string {
  const isBetweenHan =
    run.includes("\n") && WIDE.test(whole[at - 1] ?? "") && WIDE.test(whole[at + run.length] ?? "");
  return isBetweenHan ? "" : " ";
}

/** Han, kana and their punctuation, judged by the UTF-16 unit: a surrogate beside a line end is nearly always Han. */
const WIDE = /[\u2E80-\u312F\u31A0-\u9FFF\uF900-\uFAFF\uFF01-\uFF60\uD840-\uD8BF\uDC00-\uDFFF]/;
