import { type InlineKind, type InlineMark, sortedMarks, tidied } from "../../text/inline-marks";
import { safeAddress } from "../../text/notation";
import { raised } from "../../text/raised";

/**
 * What a page says of the words inside a block, gathered while the block is read: emphasis, links, what stands high or low,
 * readings, quotation marks that `<q>` draws, references to notes.
 *
 * HTML-MARK-1  Marks are ranges over the characters that show, so that white space may be collapsed afterwards however it is.
 * HTML-MARK-2  A number set high or low becomes one that stands so by itself (10⁸, H₂O); what has no such character is counted.
 * HTML-MARK-3  A reference to a note is [1] in the text; `<q>` is a pair of quotation marks, inner ones single.
 * HTML-MARK-4  An element that goes on in the next block goes on there.
 */
export class InlineOfPage {
  #pieces: string[] = [];
  #length = 0;
  #closed: InlineMark[] = [];
  readonly #open: OpenMark[] = [];
  #quotes = 0;
  readonly #isTraditional: boolean;
  /** How many pieces stand high or low only by their dress. */
  flattened = 0;
  #notes = 0;
  /** Labels of references, by the id that they point at. */
  readonly labels = new Map<string, string>();
  /** Notes that stand in an attribute where they are referred to. */
  readonly asideNotes: { readonly label: string; readonly text: string }[] = [];

  constructor(language: string) {
    this.#isTraditional = /^zh-(?:hant|tw|hk|mo)/i.test(language);
  }

  add(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
  }

  enter(element: Element): void {
    const tag = element.localName;
    if (tag === "q") this.add(this.#quote(this.#quotes++ % 2, 0));
    for (const mark of marksOf(element)) {
      this.#open.push({ ...mark, element, start: this.#length, piece: this.#pieces.length });
    }
    const note = noteInAttribute(element);
    if (note !== null) {
      const label = this.#newLabel();
      this.asideNotes.push({ label, text: note });
      this.#refer(label);
    }
  }

  leave(element: Element): void {
    if (element.localName === "q" && this.#quotes > 0) this.add(this.#quote(--this.#quotes % 2, 1));
    while (this.#open.at(-1)?.element === element) this.#close(this.#open.pop()!);
  }

  /** A reading that stands over what was read of its ruby since the last one. */
  reading(ruby: Element | null, reading: string): void {
    const open = this.#open.findLast(({ kind, element }) => kind === "ruby" && element === ruby);
    if (!open) return;
    this.#closed.push({ kind: "ruby", start: open.start, end: this.#length, reading: reading.trim() });
    open.start = this.#length;
  }

  /** The block's raw text, and the marks of whichever texts are made of it. What is open goes on in the next block. */
  take(): { readonly raw: string; readonly marksOf: (texts: readonly string[]) => InlineMark[][] } {
    const marks = [
      ...this.#closed,
      ...this.#open.flatMap(({ kind, start, address }): InlineMark[] =>
        kind === "ruby" ? [] : [{ kind, start, end: this.#length, ...(address && { address }) }],
      ),
    ];
    const raw = this.#pieces.join("");
    this.#pieces = [];
    this.#length = 0;
    this.#closed = [];
    for (const open of this.#open) Object.assign(open, { start: 0, piece: 0 });
    return { raw, marksOf: (texts) => placed(raw, marks, texts) };
  }

  #quote(level: number, side: 0 | 1): string {
    const pairs = this.#isTraditional ? ["「」", "『』"] : ["“”", "‘’"];
    return pairs[level]![side]!;
  }

  #close(open: OpenMark): void {
    const { kind, start, address, element } = open;
    if (kind === "ruby") return;
    if (kind === "superscript" || kind === "subscript") {
      this.#raise(open, kind);
      return;
    }
    if (kind === "note") {
      this.#noteReference(open, element);
      return;
    }
    if (start < this.#length)
      this.#closed.push({ kind, start, end: this.#length, ...(address && { address }) });
  }

  /** HTML-MARK-2. A piece that holds a reference already is one. */
  #raise(open: OpenMark, kind: "superscript" | "subscript"): void {
    const { start, piece } = open;
    const isReference = this.#closed.some((mark) => mark.kind === "note" && mark.start >= start);
    const text = this.#pieces.slice(piece).join("");
    if (isReference || text.trim() === "") return;
    const label = /^\s*\[?(\d{1,4})\]?\s*$/.exec(text)?.[1];
    if (kind === "superscript" && label !== undefined && text.includes("[")) {
      this.#closed.push({ kind: "note", start, end: this.#length, label });
      return;
    }
    const high = raised(text.trim(), kind);
    if (high !== null && !ORDINAL.test(text.trim())) {
      this.#pieces.length = piece;
      this.#length = start;
      this.add(text.replace(text.trim(), high));
    } else if (high === null && !/^\p{L}+$/u.test(text.trim())) this.flattened += 1;
    this.#closed.push({ kind, start, end: this.#length });
  }

  #noteReference(open: OpenMark, element: Element): void {
    const { start, piece } = open;
    const text = this.#pieces.slice(piece).join("").trim();
    const shown = /^[[(（〔［【*]*([\p{L}\p{N}*†‡]{1,12})[\])）〕］】]*$/u.exec(text)?.[1];
    const label = shown !== undefined && !/^[*†‡]+$/.test(shown) ? shown : this.#newLabel();
    this.labels.set(targetOf(element), label);
    this.#pieces.length = piece;
    this.#length = start;
    this.#refer(label);
  }

  #refer(label: string): void {
    const start = this.#length;
    this.add(`[${label}]`);
    this.#closed.push({ kind: "note", start, end: this.#length, label });
  }

  #newLabel(): string {
    this.#notes += 1;
    const taken = new Set(this.labels.values());
    while (taken.has(String(this.#notes))) this.#notes += 1;
    return String(this.#notes);
  }
}

interface OpenMark {
  readonly kind: InlineKind;
  readonly address?: string;
  readonly element: Element;
  start: number;
  /** How many pieces stood before it. */
  piece: number;
}

/** 19th and the like read right on the line; xⁿ does not. */
const ORDINAL = /^[a-z]{2,}$/i;

const KIND_OF_ELEMENT: Readonly<Record<string, InlineKind>> = {
  b: "strong",
  strong: "strong",
  em: "emphasis",
  i: "emphasis",
  cite: "emphasis",
  dfn: "emphasis",
  var: "emphasis",
  s: "strike",
  del: "strike",
  strike: "strike",
  u: "underline",
  ins: "underline",
  code: "code",
  kbd: "code",
  samp: "code",
  tt: "code",
  sup: "superscript",
  sub: "subscript",
  ruby: "ruby",
};

/** What a style says; the last of two that contradict each other. */
const KIND_OF_STYLE: readonly { readonly pattern: RegExp; readonly kind: InlineKind }[] = [
  { pattern: /(?:^|;)\s*font-style\s*:\s*(?:italic|oblique)/i, kind: "emphasis" },
  { pattern: /(?:^|;)\s*font-weight\s*:\s*(?:bold|bolder|[6-9]00)/i, kind: "strong" },
  { pattern: /(?:^|;)\s*vertical-align\s*:\s*super/i, kind: "superscript" },
  { pattern: /(?:^|;)\s*vertical-align\s*:\s*sub(?![\w-])/i, kind: "subscript" },
  { pattern: /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through/i, kind: "strike" },
];

function marksOf(element: Element): { readonly kind: InlineKind; readonly address?: string }[] {
  const tag = element.localName;
  if (tag === "a") return isNoteReference(element) ? [{ kind: "note" }] : linkOf(element);
  const kind = Object.hasOwn(KIND_OF_ELEMENT, tag) ? KIND_OF_ELEMENT[tag] : undefined;
  const style = STYLED.has(tag) ? (element.getAttribute("style") ?? "") : "";
  const styled = style === "" ? [] : KIND_OF_STYLE.filter(({ pattern }) => pattern.test(style));
  return [...(kind === undefined ? [] : [{ kind }]), ...styled.map((one) => ({ kind: one.kind }))];
}

const STYLED: ReadonlySet<string> = new Set([
  "span",
  "font",
  "em",
  "i",
  "b",
  "strong",
  "small",
  "big",
  "sup",
  "sub",
]);

function linkOf(element: Element): { readonly kind: "link"; readonly address: string }[] {
  const address = safeAddress((element.getAttribute("href") ?? "").trim());
  return address === null ? [] : [{ kind: "link", address }];
}

/** It says so, or it stands high and points into the page. */
function isNoteReference(element: Element): boolean {
  const href = element.getAttribute("href") ?? "";
  if (/noteref/.test(`${element.getAttribute("epub:type")} ${element.getAttribute("role")}`)) return true;
  if (/(?:^|\s)(?:footnote-ref|noteref|duokan-footnote)(?:\s|$)/.test(element.getAttribute("class") ?? ""))
    return true;
  if (!/#./.test(href)) return false;
  const isHigh = element.parentElement?.localName === "sup" || element.querySelector("sup") !== null;
  return isHigh && (element.textContent ?? "").trim().length <= 8;
}

function targetOf(element: Element): string {
  return decodeTarget((element.getAttribute("href") ?? "").replace(/^[^#]*#/, ""));
}

function decodeTarget(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** Notes that reading programs show when their sign is touched: 多看, QQ 阅读, 微信读书, 掌阅. */
function noteInAttribute(element: Element): string | null {
  const said =
    element.getAttribute("data-wr-footernote") ??
    element.getAttribute("zy-footnote") ??
    (/(?:^|\s)(?:qqreader|epub|duokan)-footnote(?:\s|$)/.test(element.getAttribute("class") ?? "") &&
    element.localName === "img"
      ? element.getAttribute("alt")
      : null);
  const text = (said ?? "").replace(/\s+/g, " ").trim();
  return text === "" ? null : text;
}

/** HTML-MARK-1: from the n-th character that shows to the m-th. */
function placed(raw: string, marks: readonly InlineMark[], texts: readonly string[]): InlineMark[][] {
  if (marks.length === 0 && !texts.some((text) => text.includes("\n"))) return texts.map(() => []);
  const shownBefore = new Int32Array(raw.length + 1);
  for (let at = 0; at < raw.length; at += 1) shownBefore[at + 1] = shownBefore[at]! + Number(shows(raw, at));
  let first = 0;
  return texts.map((text) => {
    const places: number[] = [];
    for (let at = 0; at < text.length; at += 1) if (shows(text, at)) places.push(at);
    const own = marks.flatMap((mark): InlineMark[] => {
      const from = Math.max(0, shownBefore[mark.start]! - first);
      const to = Math.min(places.length, shownBefore[mark.end]! - first);
      return from < to ? [{ ...mark, start: places[from]!, end: places[to - 1]! + 1 }] : [];
    });
    first += places.length;
    return tidied([...own, ...lineBreaks(text)]);
  });
}

function shows(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit <= 0x20) return unit !== 0x20 && unit !== 0 && (unit < 0x09 || unit > 0x0d);
  return unit < 0x80 || !/[\s\u0085\u200B\u2060]/.test(text[at]!);
}

function lineBreaks(text: string): InlineMark[] {
  return [...text.matchAll(/\n/g)].map(({ index }) => ({ kind: "line-break", start: index, end: index + 1 }));
}

/** That all of a heading is bold is how headings look, and says nothing. */
export function withoutDress(marks: readonly InlineMark[], text: string): InlineMark[] {
  return sortedMarks(
    marks.filter(({ kind, start, end }) => kind !== "strong" || start > 0 || end < text.length),
  );
}
