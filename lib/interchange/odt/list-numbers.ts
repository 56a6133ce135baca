import { isSaid, type NumberedLevel, NumberedList } from "../numbering";
import { walkXml } from "../xml/walk-xml";

/** By the name of the list's style; `OUTLINE` is that of the document's headings. */
export type ListStyles = ReadonlyMap<string, readonly (NumberedLevel | undefined)[]>;

const OUTLINE = "";

/** `style:num-format` in the words of `NumberedLevel`. One that is not among them shows nothing: no number is better than a wrong one. */
const FORMATS: Readonly<Record<string, string>> = {
  "1": "decimal",
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
  "一, 二, 三, ...": "chineseCounting",
  "１, ２, ３, ...": "decimalFullWidth",
  "①, ②, ③, ...": "decimalEnclosedCircle",
  "甲, 乙, 丙, ...": "ideographTraditional",
  "子, 丑, 寅, ...": "ideographZodiac",
};

/** `sources` are the texts of styles.xml and content.xml. */
export function listStyles(sources: readonly string[]): ListStyles {
  const styles = new Map<string, (NumberedLevel | undefined)[]>();
  let levels: (NumberedLevel | undefined)[] | null = null;
  for (const xml of sources) {
    walkXml(xml, {
      open(name, attributes) {
        if (name === "text:list-style" || name === "text:outline-style") {
          levels = [];
          styles.set(name === "text:outline-style" ? OUTLINE : (attributes["style:name"] ?? ""), levels);
        }
        const at = Number(attributes["text:level"]);
        if (!levels || !LEVEL.test(name) || !(at >= 1 && at <= 10)) return;
        levels[at - 1] = levelOf(name, attributes, at);
      },
      close(name) {
        if (name === "text:list-style" || name === "text:outline-style") levels = null;
      },
    });
  }
  return styles;
}

const LEVEL = /^text:(?:list-level-style-(?:number|bullet|image)|outline-level-style)$/;

function levelOf(name: string, attributes: Readonly<Record<string, string>>, at: number): NumberedLevel {
  const isNumber = name === "text:list-level-style-number" || name === "text:outline-level-style";
  const format = isNumber ? (FORMATS[attributes["style:num-format"] ?? ""] ?? "none") : "bullet";
  const shownLevels = Math.min(at, 9, Math.max(1, Number(attributes["text:display-levels"] ?? 1) || 1));
  const numbers = Array.from({ length: shownLevels }, (_, index) => `%${at - shownLevels + 1 + index}`);
  return {
    format,
    text: `${attributes["style:num-prefix"] ?? ""}${numbers.join(".")}${attributes["style:num-suffix"] ?? ""}`,
    start: Number(attributes["text:start-value"] ?? 1) || 1,
  };
}

export interface Item {
  readonly number: number;
  readonly shown: string;
  /** 第一条: it is text (`isSaid`). */
  readonly isText: boolean;
}

interface OpenList {
  readonly list: NumberedList | null;
  readonly style: string;
}

/** Counts the items of lists, and headings, as content.xml comes to them. */
export class ListNumbers {
  readonly #styles: ListStyles;
  readonly #open: OpenList[] = [];
  /** By the id of the list and by its style: what a later list may go on from. */
  readonly #ofId = new Map<string, NumberedList>();
  readonly #ofStyle = new Map<string, NumberedList>();
  readonly #outline: NumberedList | null;
  /** The item that has begun. Its first paragraph counts it: one that only holds another list is none. */
  #waiting: {
    readonly list: NumberedList;
    readonly level: number;
    readonly start: string | undefined;
  } | null = null;

  constructor(styles: ListStyles) {
    this.#styles = styles;
    const outline = styles.get(OUTLINE);
    this.#outline = outline ? new NumberedList(outline) : null;
  }

  openList(attributes: Readonly<Record<string, string>>): void {
    const around = this.#open.at(-1);
    const style = attributes["text:style-name"] ?? around?.style ?? "";
    const levels = this.#styles.get(style);
    const goesOn =
      this.#ofId.get(attributes["text:continue-list"] ?? "") ??
      (attributes["text:continue-numbering"] === "true" ? this.#ofStyle.get(style) : undefined);
    // A list inside one is its next level, unless it has a style of its own.
    const inside = around?.style === style ? around.list : null;
    const list = inside ?? goesOn ?? (levels ? new NumberedList(levels) : null);
    this.#open.push({ list, style });
    if (!list) return;
    this.#ofStyle.set(style, list);
    const id = attributes["xml:id"];
    if (id !== undefined) this.#ofId.set(id, list);
  }

  closeList(): void {
    this.#open.pop();
  }

  openItem(attributes: Readonly<Record<string, string>>): void {
    const list = this.#open.at(-1)?.list;
    this.#waiting = list
      ? { list, level: this.#open.length - 1, start: attributes["text:start-value"] }
      : null;
  }

  openHeader(): void {
    this.#waiting = null;
  }

  /** For a paragraph of an item: its first has the item's number, the others none. */
  takeItem(): Item | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    return waiting && itemOf(waiting.list, waiting.level, waiting.start);
  }

  heading(level: number, attributes: Readonly<Record<string, string>>): Item | null {
    if (!this.#outline || attributes["text:is-list-header"] === "true") return null;
    return itemOf(this.#outline, level - 1, attributes["text:start-value"]);
  }
}

function itemOf(list: NumberedList, level: number, start: string | undefined): Item | null {
  const item = list.next(level, start === undefined ? undefined : Number(start) || 1);
  return item && { ...item, isText: isSaid(item.shown) };
}
