import type { Layout, ParagraphKind } from "../../segmentation/paragraph";
import { type InlineKind, type InlineMark, marksOfPart, tidied } from "../../text/inline-marks";
import { safeAddress } from "../../text/notation";
import { raised } from "../../text/raised";
import type { PageBlock } from "../html/blocks-of-page";
import { baseOfGuide } from "../ruby-field";
import { codePageOfCharset, decodeRun } from "./code-pages";
import { CHARACTERS, DESTINATIONS, type Destination } from "./destinations";
import { kindOfStyleName, type StyleKind } from "./style-names";
import type { RtfToken } from "./tokens";

/** What a group inherits from the one around it and forgets at its end. */
interface Group {
  readonly destination: Destination;
  /** A group that has said nothing yet may still turn out to be a destination. */
  readonly isFresh: boolean;
  /** `\*` stood first: skipped unless the word after it is known. */
  readonly isOptional: boolean;
  readonly font: number;
  readonly farEastFont: number | null;
  readonly isFarEast: boolean;
  readonly isHidden: boolean;
  readonly isDeleted: boolean;
  /** Bytes after `\u` that are left out. */
  readonly replaced: number;
  /** How its words are set (RTF-7). */
  readonly dress: readonly InlineKind[];
  /** Of the link whose words these are. */
  readonly address: string | null;
}

interface Paragraph {
  readonly style: number | null;
  readonly outline: number | null;
  readonly isItem: boolean;
  readonly isCell: boolean;
}

const PLAIN_PARAGRAPH: Paragraph = { style: null, outline: null, isItem: false, isCell: false };

/** Where text goes: the document, or the note that stands in its middle. */
interface Flow {
  readonly blocks: PageBlock[];
  pieces: string[];
  /** Length of the pieces. */
  length: number;
  marks: InlineMark[];
  paragraph: Paragraph;
  /** An empty paragraph stands above what comes next. */
  isSetOff: boolean;
  readonly depth: number;
}

function newFlow(depth: number): Flow {
  return {
    blocks: [],
    pieces: [],
    length: 0,
    marks: [],
    paragraph: PLAIN_PARAGRAPH,
    isSetOff: false,
    depth,
  };
}

/** Takes the tokens of an RTF file in order and makes blocks of them. */
export class RtfText {
  #groups: Group[] = [];
  #group: Group = {
    destination: "text",
    isFresh: false,
    isOptional: false,
    font: -1,
    farEastFont: null,
    isFarEast: false,
    isHidden: false,
    isDeleted: false,
    replaced: 1,
    dress: [],
    address: null,
  };
  /** Where the next cell stands (RTF-8); a table ends with the first paragraph that is no cell. */
  #table = { table: 0, row: 0, column: 0, isHead: false, isOpen: false };
  readonly #flows: Flow[] = [newFlow(0)];
  readonly #notes: PageBlock[] = [];
  #noteCount = 0;
  /** Of the note whose text is still to come; what it goes on to say has none. */
  #noteLabel = "";
  /** Bytes of one code page that wait to be decoded together. */
  #bytes: number[] = [];
  /** How much of a replacement for old readers is still to come. */
  #toSkip = 0;
  #documentPage = 1252;
  #defaultFont = -1;
  readonly #pages = new Map<number, number | null>();
  readonly #styles = new Map<number, StyleKind | null>();
  /** Of the font or style that is being defined. */
  #defined = { number: 0, name: [] as number[] };
  #field = "";
  #title = "";
  #readings = 0;
  #pictures = 0;
  #comments = 0;
  #hasHeaders = false;
  #hiddenLetters = 0;

  take(token: RtfToken): void {
    if (token.type === "open") this.#open();
    else if (token.type === "close") this.#close();
    else if (token.type === "byte") this.#byte(token.byte);
    else this.#control(token.name, token.number);
  }

  finish() {
    while (this.#flows.length > 1) this.#endNote();
    this.#endParagraph();
    const { blocks } = this.#flow;
    return {
      blocks: [...blocks, ...this.#notes],
      title: this.#title.trim() || null,
      readings: this.#readings,
      pictures: this.#pictures,
      comments: this.#comments,
      hasHeaders: this.#hasHeaders,
      hiddenLetters: this.#hiddenLetters,
    };
  }

  get #flow(): Flow {
    return this.#flows.at(-1) as Flow;
  }

  #open(): void {
    this.#flush();
    this.#toSkip = 0;
    this.#groups.push(this.#group);
    this.#group = { ...this.#group, isFresh: true, isOptional: false };
  }

  #close(): void {
    this.#flush();
    this.#toSkip = 0;
    const { destination } = this.#group;
    if (destination === "styles" || destination === "fonts") this.#define();
    this.#group = this.#groups.pop() ?? this.#group;
    if (destination === "field" && this.#group.destination !== "field") this.#endField();
    while (this.#flows.length > 1 && this.#flow.depth > this.#groups.length) this.#endNote();
  }

  #byte(byte: number): void {
    this.#group = this.#group.isFresh ? { ...this.#group, isFresh: false } : this.#group;
    if (this.#toSkip > 0) {
      this.#toSkip -= 1;
      return;
    }
    const { destination } = this.#group;
    if (destination === "skip") return;
    if (destination === "styles" || destination === "fonts") {
      if (byte === 0x3b) this.#define();
      else this.#defined.name.push(byte);
      return;
    }
    this.#bytes.push(byte);
  }

  /** Text that is decoded already. */
  #say(text: string): void {
    this.#flush();
    const { destination, isHidden, isDeleted } = this.#group;
    if (destination === "field") this.#field += text;
    else if (destination === "title") this.#title += text;
    else if (destination !== "text" && destination !== "note") return;
    else if (isHidden && !isDeleted) this.#hiddenLetters += text.match(/\p{L}/gu)?.length ?? 0;
    else if (!isDeleted) this.#write(text);
  }

  /** RTF-7. A number set high or low is one that stands so by itself. */
  #write(text: string): void {
    const flow = this.#flow;
    const { dress, address } = this.#group;
    const high = dress.find((kind) => kind === "superscript" || kind === "subscript");
    const set = high === undefined || /^[a-z]{2,}$/i.test(text) ? text : (raised(text, high) ?? text);
    const start = flow.length;
    const end = start + set.length;
    flow.pieces.push(set);
    flow.length = end;
    if (start === end || text.trim() === "") return;
    for (const kind of dress) flow.marks.push({ kind, start, end });
    if (address !== null) flow.marks.push({ kind: "link", start, end, address });
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = this.#bytes;
    this.#bytes = [];
    this.#say(decodeRun(bytes, this.#page, this.#documentPage));
  }

  /** The code page of the present run; null where its font is Western or unknown. */
  get #page(): number | null {
    const { isFarEast, farEastFont, font } = this.#group;
    const asked = isFarEast && farEastFont !== null ? farEastFont : font === -1 ? this.#defaultFont : font;
    return this.#pages.get(asked) ?? null;
  }

  #control(name: string, number: number | null): void {
    if (this.#toSkip > 0 && !/^[a-z]/i.test(name) && name !== "*") {
      this.#toSkip -= 1;
      return;
    }
    if (this.#group.isFresh && this.#enter(name)) return;
    const { destination } = this.#group;
    if (destination === "skip") return;
    if (destination === "fonts") {
      this.#fontWord(name, number);
      return;
    }
    if (destination === "styles") {
      if (name === "s") this.#defined.number = number ?? 0;
      return;
    }
    if (name === "u" && number !== null) {
      this.#unicode(number);
      return;
    }
    const character = Object.hasOwn(CHARACTERS, name) ? CHARACTERS[name] : undefined;
    if (character !== undefined) {
      this.#say(character);
      return;
    }
    this.#flush();
    this.#characterWord(name, number);
    this.#paragraphWord(name, number);
  }

  /** The first word of a group says where its text goes. True where the word has been dealt with. */
  #enter(name: string): boolean {
    if (name === "*") {
      this.#group = { ...this.#group, isOptional: true };
      return true;
    }
    const known = Object.hasOwn(DESTINATIONS, name) ? DESTINATIONS[name] : undefined;
    const isOptional = this.#group.isOptional;
    this.#group = { ...this.#group, isFresh: false, isOptional: false };
    const next = known ?? (isOptional ? "skip" : undefined);
    // `{\upr{old}{\*\ud{new}}}`: the first form is for readers without Unicode.
    if (name === "upr") {
      this.#group = { ...this.#group, destination: "skip" };
      return true;
    }
    if (next === undefined) return false;
    const isInSkipped = this.#group.destination === "skip";
    if (!isInSkipped) this.#notice(name);
    // A title stands in the skipped information; the new form in the skipped old one; the rest of a skipped group is skipped.
    if (isInSkipped && name !== "title" && name !== "ud") return true;
    if (next === "note" && !isInSkipped) this.#beginNote();
    // The form in Unicode comes second.
    if (next === "title") this.#title = "";
    this.#group = { ...this.#group, destination: next };
    return true;
  }

  #notice(name: string): void {
    if (name === "pict" || name === "shppict") this.#pictures += 1;
    if (name === "listtext" || name === "pntext")
      this.#flow.paragraph = { ...this.#flow.paragraph, isItem: true };
    if (name === "annotation") this.#comments += 1;
    if (/^(?:header|footer)/.test(name)) this.#hasHeaders = true;
  }

  #fontWord(name: string, number: number | null): void {
    if (name === "f") this.#defined.number = number ?? 0;
    if (name === "fcharset") this.#pages.set(this.#defined.number, codePageOfCharset(number ?? 0));
    if (name === "cpg" && number !== null && number !== 0) this.#pages.set(this.#defined.number, number);
  }

  #define(): void {
    const { number, name } = this.#defined;
    this.#defined = { number: this.#group.destination === "styles" ? 0 : number, name: [] };
    if (this.#group.destination !== "styles" || name.length === 0) return;
    const style = decodeRun(name, null, this.#documentPage).trim();
    if (!this.#styles.has(number)) this.#styles.set(number, kindOfStyleName(style));
  }

  #unicode(number: number): void {
    const unit = number < 0 ? number + 65_536 : number;
    this.#say(unit === 0 ? "\uFFFD" : String.fromCharCode(unit & 0xffff));
    this.#toSkip = this.#group.replaced;
  }

  #characterWord(name: string, number: number | null): void {
    const isOn = number !== 0;
    if (name === "ansicpg" && number !== null && number > 0) this.#documentPage = number;
    if (name === "mac") this.#documentPage = 10_000;
    if (name === "pc") this.#documentPage = 437;
    if (name === "pca") this.#documentPage = 850;
    if (name === "deff") this.#defaultFont = number ?? -1;
    if (name === "uc") this.#group = { ...this.#group, replaced: Math.min(100, Math.max(0, number ?? 1)) };
    if (name === "f") this.#group = { ...this.#group, font: number ?? -1, ...this.#asFarEast(number) };
    if (name === "af" && this.#group.isFarEast) this.#group = { ...this.#group, farEastFont: number };
    if (name === "dbch") this.#group = { ...this.#group, isFarEast: true };
    if (name === "loch" || name === "hich") this.#group = { ...this.#group, isFarEast: false };
    if (name === "v") this.#group = { ...this.#group, isHidden: isOn };
    if (name === "deleted") this.#group = { ...this.#group, isDeleted: isOn };
    if (name === "plain")
      this.#group = { ...this.#group, font: -1, farEastFont: null, isFarEast: false, dress: [], ...SHOWN };
    this.#dress(name, isOn);
    if (name === "chftn" && this.#group.destination === "text" && this.#flows.length === 1)
      this.#say(`[${this.#noteCount + 1}]`);
  }

  #dress(name: string, isOn: boolean): void {
    const kind = Object.hasOwn(DRESS, name) ? DRESS[name] : undefined;
    const off = Object.hasOwn(UNDRESS, name) ? UNDRESS[name] : undefined;
    if (kind === undefined && off === undefined) return;
    const rest = this.#group.dress.filter((one) => one !== kind && !off?.includes(one));
    this.#group = { ...this.#group, dress: kind !== undefined && isOn ? [...rest, kind] : rest };
  }

  /** After `\dbch` the font that is named next is the one for Chinese. */
  #asFarEast(font: number | null): Partial<Group> {
    return this.#group.isFarEast ? { farEastFont: font } : {};
  }

  #paragraphWord(name: string, number: number | null): void {
    if (this.#group.destination !== "text" && this.#group.destination !== "note") return;
    const flow = this.#flow;
    const set = (change: Partial<Paragraph>) => {
      flow.paragraph = { ...flow.paragraph, ...change };
    };
    if (name === "par" && !this.#endParagraph() && !this.#group.isHidden) flow.isSetOff = true;
    if (name === "sect" || name === "row" || name === "nestrow") this.#endParagraph();
    if (name === "trowd") this.#table.isHead = false;
    if (name === "trhdr") this.#table.isHead = true;
    if (name === "row") this.#table = { ...this.#table, row: this.#table.row + 1, column: 0 };
    if (name === "cell" || name === "nestcell") {
      set({ isCell: true });
      this.#beginTable();
      this.#endParagraph();
      if (name === "cell") this.#table.column += 1;
    }
    if (name === "pard") flow.paragraph = PLAIN_PARAGRAPH;
    if (name === "s") set({ style: number });
    if (name === "intbl") set({ isCell: true });
    if (name === "ls") set({ isItem: (number ?? 0) > 0 });
    if (name === "outlinelevel") set({ outline: number });
  }

  #beginTable(): void {
    if (this.#table.isOpen || this.#flows.length > 1) return;
    this.#table = { ...this.#table, table: this.#table.table + 1, row: 0, column: 0, isOpen: true };
  }

  /** False where nothing stood in it. */
  #endParagraph(): boolean {
    this.#flush();
    const flow = this.#flow;
    const said = flow.pieces.join("");
    const { marks, paragraph } = flow;
    const text = said.trim();
    flow.pieces = [];
    flow.length = 0;
    flow.marks = [];
    if (this.#flows.length === 1 && !paragraph.isCell && text !== "") this.#table.isOpen = false;
    if (text === "") return false;
    const isNote = this.#flows.length > 1;
    const whole = text.replaceAll("\0", "\uFFFD").toWellFormed();
    const kind = isNote ? NOTE : this.#kindOf(paragraph);
    const before = said.length - said.trimStart().length;
    const over = tidied(marksOfPart(marks, before, before + text.length));
    // Headings are set bold by their style, and the file says so of each.
    const isHeading = kind.kind === "heading" || kind.kind === "title" || kind.kind === "caption";
    const own = over.filter(
      ({ kind: dress, start, end }) =>
        !(isHeading && DRESS_OF_HEADINGS.has(dress) && start === 0 && end === text.length),
    );
    const layout = this.#layoutOf(kind.kind, isNote);
    flow.blocks.push({
      text: whole,
      ...kind,
      ...(own.length > 0 ? { marks: own } : {}),
      ...(layout ? { layout } : {}),
      ...(flow.isSetOff ? { isSetOff: true } : {}),
    });
    flow.isSetOff = false;
    return true;
  }

  #layoutOf(kind: ParagraphKind | null, isNote: boolean): Layout | null {
    if (isNote) {
      const note = this.#noteLabel;
      this.#noteLabel = "";
      return note === "" ? null : { note };
    }
    if (kind !== "table-cell") return null;
    this.#beginTable();
    const { table, row, column, isHead } = this.#table;
    return { cell: { table, row, column, ...(isHead ? { isHead: true as const } : {}) } };
  }

  #kindOf({ style, outline, isItem, isCell }: Paragraph): StyleKind {
    const named = style === null ? null : (this.#styles.get(style) ?? null);
    if (named !== null) return named;
    if (outline !== null && outline >= 0 && outline < 9)
      return { kind: "heading", level: Math.min(6, outline + 1) };
    const kind: ParagraphKind | null = isCell ? "table-cell" : isItem ? "list-item" : null;
    return { kind, level: null };
  }

  #beginNote(): void {
    this.#flush();
    const flow = this.#flow;
    this.#noteCount += 1;
    const label = String(this.#noteCount);
    const sign = `[${label}]`;
    // The mark stands before the note, unless the writer numbers its notes itself.
    if (!flow.pieces.at(-1)?.endsWith(sign)) {
      flow.pieces.push(sign);
      flow.length += sign.length;
    }
    const start = flow.length - sign.length;
    flow.marks = flow.marks.flatMap((mark) => (mark.end <= start ? [mark] : cutAt(mark, start)));
    flow.marks.push({ kind: "note", start, end: flow.length, label });
    this.#noteLabel = label;
    this.#flows.push(newFlow(this.#groups.length));
  }

  #endNote(): void {
    this.#endParagraph();
    const note = this.#flows.pop();
    this.#notes.push(...(note?.blocks ?? []));
  }

  /** RTF-5: `EQ \* jc2 \o\ad(\s\up 9(luò),骆)` is 骆 with its reading above. */
  #endField(): void {
    const field = this.#field;
    this.#field = "";
    const address = HYPERLINK.exec(field)?.[1];
    if (address !== undefined) {
      // What is shown of the field stands beside its instruction, in the group of the field.
      this.#group = { ...this.#group, address: safeAddress(address) };
      return;
    }
    const base = baseOfGuide(field);
    if (base === null) return;
    this.#readings += 1;
    this.#say(base);
  }
}

const SHOWN = { isHidden: false, isDeleted: false };

const NOTE: StyleKind = { kind: "note", level: null };

const HYPERLINK = /^\s*HYPERLINK\s+"([^"]{1,2000})"/i;

const DRESS: Readonly<Record<string, InlineKind>> = {
  b: "strong",
  i: "emphasis",
  ul: "underline",
  uld: "underline",
  uldb: "underline",
  ulw: "underline",
  strike: "strike",
  striked: "strike",
  super: "superscript",
  sub: "subscript",
};

const UNDRESS: Readonly<Record<string, readonly InlineKind[]>> = {
  ulnone: ["underline"],
  nosupersub: ["superscript", "subscript"],
  super: ["subscript"],
  sub: ["superscript"],
};

const DRESS_OF_HEADINGS: ReadonlySet<InlineKind> = new Set(["strong", "emphasis", "underline"]);

/** The sign of a note is set high, and is none of the words before it. */
function cutAt(mark: InlineMark, end: number): InlineMark[] {
  return mark.start < end ? [{ ...mark, end }] : [];
}
