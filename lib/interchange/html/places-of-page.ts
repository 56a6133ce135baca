import type { Cell, Layout, ParagraphKind } from "../../segmentation/paragraph";

/** Where the blocks of a page stand: in which item of a numbered list, in which cell of a table, in which note. */
export class PlacesOfPage {
  readonly #lists: { readonly element: Element; next: number; readonly step: 1 | -1 }[] = [];
  readonly #tables: Grid[] = [];
  #tableCount = 0;
  #item: { readonly element: Element; readonly layout: Layout } | null = null;
  readonly #cells: { readonly element: Element; readonly cell: Cell }[] = [];
  readonly #ids: { readonly element: Element; readonly id: string }[] = [];
  #code: Element | null = null;

  /** Without it, the numbers of items are only those that `count` is told. */
  constructor(readonly counts: boolean) {}

  enter(element: Element): void {
    const tag = element.localName;
    const id = element.getAttribute("id") ?? "";
    if (id !== "") this.#ids.push({ element, id });
    if (tag === "ol" || tag === "ul") this.#enterList(element, tag);
    if (tag === "li") this.#enterItem(element);
    if (tag === "table") this.#tables.push(new Grid(element, ++this.#tableCount));
    const table = this.#tables.at(-1);
    if (table && tag === "tr") table.row();
    if (table && (tag === "td" || tag === "th"))
      this.#cells.push({ element, cell: table.cell(element, tag) });
    if (tag === "pre" && isCode(element)) this.#code = element;
  }

  leave(element: Element): void {
    if (this.#lists.at(-1)?.element === element) this.#lists.pop();
    if (this.#item?.element === element) this.#item = null;
    if (this.#tables.at(-1)?.element === element) this.#tables.pop();
    if (this.#cells.at(-1)?.element === element) this.#cells.pop();
    if (this.#ids.at(-1)?.element === element) this.#ids.pop();
    if (this.#code === element) this.#code = null;
  }

  /** Of the block that is made now. `note` is a list of ids yet: which of them references point at, the whole page tells. */
  take(kind: ParagraphKind | null): Layout | null {
    const layout: Layout = {
      ...(kind === "list-item" ? this.#item?.layout : {}),
      ...(kind === "table-cell" && this.#cells.length > 0 ? { cell: this.#cells.at(-1)!.cell } : {}),
      ...((kind === "note" || kind === "list-item" || kind === null) && this.#ids.length > 0
        ? { note: this.#ids.map(({ id }) => id).join("\n") }
        : {}),
      ...(this.#code ? { code: true as const } : {}),
    };
    if (kind === "list-item") this.#item = null;
    return Object.keys(layout).length === 0 ? null : layout;
  }

  /** Numbers that something else than the page counted. */
  count(item: NonNullable<Layout["item"]>, element: Element): void {
    const own = element.closest("li");
    if (own) this.#item = { element: own, layout: { item } };
  }

  /** The item’s number stands in its words: it is no item of a list then, but a paragraph. */
  isSaid(): boolean {
    return this.#item?.layout.item?.shown === "";
  }

  #enterList(element: Element, tag: "ol" | "ul"): void {
    if (tag === "ul") {
      this.#lists.push({ element, next: Number.NaN, step: 1 });
      return;
    }
    const isReversed = element.hasAttribute("reversed");
    const items = [...element.children].filter(({ localName }) => localName === "li").length;
    const start = wholeNumber(element.getAttribute("start")) ?? (isReversed ? items : 1);
    this.#lists.push({ element, next: start, step: isReversed ? -1 : 1 });
  }

  #enterItem(element: Element): void {
    const list = this.#lists.at(-1);
    this.#item = null;
    if (!this.counts || !list || Number.isNaN(list.next)) return;
    const number = wholeNumber(element.getAttribute("value")) ?? list.next;
    list.next = number + list.step;
    const type =
      element.getAttribute("type") ?? list.element.getAttribute("type") ?? typeInStyle(list.element);
    if (type === "none") return;
    this.#item = { element, layout: { item: { number, shown: shownNumber(number, type) } } };
  }
}

function isCode(pre: Element): boolean {
  if (pre.querySelector("code") !== null) return true;
  const around = `${pre.getAttribute("class")} ${pre.parentElement?.getAttribute("class")}`;
  return /(?:^|[\s-])(?:code|highlight|prettyprint|language-\w+|source)(?:[\s-]|$)/.test(around);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\s*-?\d{1,9}\s*$/.test(text) ? Number(text) : null;
}

function typeInStyle(list: Element): string {
  const style = /list-style(?:-type)?\s*:\s*([\w-]+)/i
    .exec(list.getAttribute("style") ?? "")?.[1]
    ?.toLowerCase();
  return STYLE_TYPES[style ?? ""] ?? "1";
}

const STYLE_TYPES: Readonly<Record<string, string>> = {
  "lower-alpha": "a",
  "lower-latin": "a",
  "upper-alpha": "A",
  "upper-latin": "A",
  "lower-roman": "i",
  "upper-roman": "I",
  "cjk-ideographic": "一",
  "simp-chinese-informal": "一",
  "trad-chinese-informal": "一",
  none: "none",
};

/** As a list shows it: 3., c., iii. */
function shownNumber(number: number, type: string): string {
  if (type === "a" || type === "A") return `${cased(inLetters(number), type)}.`;
  if (type === "i" || type === "I") return `${cased(inRoman(number), type)}.`;
  if (type === "一") return `${inHan(number)}、`;
  return `${number}.`;
}

function cased(text: string, type: string): string {
  return type === type.toLowerCase() ? text.toLowerCase() : text;
}

/** 1 is A, 27 is AA. */
export function inLetters(number: number): string {
  if (number < 1) return String(number);
  let letters = "";
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(0x41 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function inRoman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  const signs: readonly (readonly [number, string])[] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = number;
  let roman = "";
  for (const [value, sign] of signs)
    while (rest >= value) {
      roman += sign;
      rest -= value;
    }
  return roman;
}

/** 21 is 二十一. */
export function inHan(number: number): string {
  if (number < 1 || number > 9_999) return String(number);
  const digits = "〇一二三四五六七八九";
  let han = "";
  let isGap = false;
  for (const [value, unit] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(number / value) % 10;
    if (digit === 0) {
      isGap = han !== "";
      continue;
    }
    if (isGap) han += "零";
    isGap = false;
    han += digits[digit] + unit;
  }
  return number >= 10 && number < 20 ? han.slice(1) : han;
}

/** A table while it is read: which places cells from the rows above reach down to. */
class Grid {
  readonly element: Element;
  readonly #number: number;
  #row = -1;
  #column = 0;
  /** By column: how many rows from here on are taken by a cell above. */
  readonly #taken: number[] = [];

  constructor(element: Element, number: number) {
    this.element = element;
    this.#number = number;
  }

  row(): void {
    this.#row += 1;
    this.#column = 0;
    for (const [column, rows] of this.#taken.entries()) if (rows > 0) this.#taken[column] = rows - 1;
  }

  cell(element: Element, tag: "td" | "th"): Cell {
    if (this.#row < 0) this.row();
    while ((this.#taken[this.#column] ?? 0) > 0) this.#column += 1;
    const column = this.#column;
    const span = (name: string) =>
      Math.min(MOST_SPANNED, Math.max(1, wholeNumber(element.getAttribute(name)) ?? 1));
    const [rows, columns] = [span("rowspan"), span("colspan")];
    // Of the row that begins next, one fewer is left each time.
    for (let at = column; at < column + columns; at += 1) this.#taken[at] = rows;
    this.#column = column + columns;
    const isHead = element.closest("thead") !== null || (tag === "th" && this.#row === 0);
    return {
      table: this.#number,
      row: this.#row,
      column,
      ...(rows > 1 ? { rows } : {}),
      ...(columns > 1 ? { columns } : {}),
      ...(isHead ? { isHead } : {}),
    };
  }
}

/** No table of a text reaches further; pages write 1000 where they mean all. */
const MOST_SPANNED = 100;
