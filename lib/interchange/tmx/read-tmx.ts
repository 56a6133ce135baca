/**
 * Reads a TMX file of any length, unit by unit.
 *
 * TMX-READ-1  The file is cut at `<tu …>` and `</tu>`, and each unit is parsed by itself: a damaged one is reported with its number
 *      and line, and spoils nothing after it. Comments between units are passed over.
 * TMX-READ-2  No more than one unit is held at a time. A unit is at most `MAX_UNIT_CHARACTERS` long and `MAX_UNIT_DEPTH` deep, and a
 *      file has at most `MAX_UNITS` of them.
 * TMX-READ-3  Only XML's own entities and character references are known. A declaration that defines others is refused.
 * TMX-READ-4  Text is kept to the letter, white space included. Inline elements are kept with their attributes.
 * TMX-READ-5  Attributes that the DTD does not know are left out; `lang` of TMX 1.1 is read as `xml:lang`. User-defined encodings (`ude`)
 *      are left out: they describe bytes, and the text is characters.
 */
import { SaxesParser } from "saxes";
import { readPlainUnit } from "./plain-unit";
import {
  type Attributes,
  isInlineTag,
  known,
  type TmxHeader,
  type TmxInline,
  type TmxPiece,
  type TmxProblem,
  type TmxProblemCode,
  type TmxProp,
  type TmxUnit,
  type TmxVariant,
} from "./tmx";

/** A book of 1,000,000 characters as one unit, with its English. */
const MAX_UNIT_CHARACTERS = 8_000_000;
const MAX_UNIT_DEPTH = 64;
const MAX_UNITS = 20_000_000;
/** What stands before the first unit: a header with notes. */
const MAX_HEAD_CHARACTERS = 1_000_000;

export interface TmxVisitor {
  header?(header: TmxHeader): void;
  /** `line` is where the unit begins. */
  unit(unit: TmxUnit, number: number, line: number): void;
  problem(problem: TmxProblem): void;
}

/** Takes the text of a file piece by piece (`write`, then `end`) and tells the visitor of each unit as soon as it is whole. */
export class TmxReader {
  readonly #visitor: TmxVisitor;
  #rest = "";
  /** Where the search for the end of what is being read goes on in `#rest`. */
  #looked = 0;
  #line = 1;
  #units = 0;
  #state: "head" | "between" | "unit" | "too-long" | "done" = "head";

  constructor(visitor: TmxVisitor) {
    this.#visitor = visitor;
  }

  write(text: string): void {
    if (this.#state === "done") return;
    this.#rest += text;
    this.#go(false);
  }

  end(): void {
    if (this.#state === "done") return;
    this.#go(true);
    if (this.#state === "head") this.#head(this.#rest);
    if (this.#state === "unit") this.#problem("tmx-unclosed");
    this.#state = "done";
    this.#rest = "";
  }

  #go(isEnd: boolean): void {
    while (this.#state !== "done") {
      if (this.#state === "head" || this.#state === "between") {
        const start = this.#findUnit();
        if (start === null) return;
        if (this.#state === "head") {
          this.#head(this.#rest.slice(0, start));
          if (this.#at("done")) return;
        }
        this.#drop(start);
        this.#units += 1;
        if (this.#units > MAX_UNITS) {
          this.#problem("tmx-too-many-units");
          this.#state = "done";
          return;
        }
        this.#state = "unit";
        this.#looked = 3;
        continue;
      }
      if (!this.#takeUnit(isEnd)) return;
    }
  }

  /** TypeScript takes the state for what it was before the call. */
  #at(state: string): boolean {
    return this.#state === state;
  }

  /** Where the next unit begins; null while that cannot be told. What stands before it and is no unit is let go. */
  #findUnit(): number | null {
    let from = 0;
    for (;;) {
      const at = this.#rest.indexOf("<tu", from);
      // Only before the unit: looking through the rest of what is here for each would cost far more than reading it.
      const before = this.#rest.slice(from, at === -1 ? this.#rest.length : at).indexOf("<!--");
      if (before !== -1) {
        const comment = from + before;
        const end = this.#rest.indexOf("-->", comment + 4);
        if (end === -1) return this.#wait(comment);
        from = end + 3;
        continue;
      }
      if (at === -1 || at + 3 >= this.#rest.length) return this.#wait(at === -1 ? this.#rest.length - 4 : at);
      if (STARTS_UNIT.test(this.#rest[at + 3]!)) return at;
      from = at + 3;
    }
  }

  #wait(keepFrom: number): null {
    if (this.#state === "between") this.#drop(Math.max(0, keepFrom));
    else if (this.#rest.length > MAX_HEAD_CHARACTERS) {
      this.#problem("tmx-not-tmx");
      this.#state = "done";
    }
    return null;
  }

  /** False where more text is needed. */
  #takeUnit(isEnd: boolean): boolean {
    const close = this.#rest.indexOf("</tu>", this.#looked);
    const next = this.#nextStart(close === -1 ? this.#rest.length : close);
    if (next !== null) {
      // A unit inside a unit cannot be: the first of them was never closed.
      if (this.#state === "unit") this.#problem("tmx-unclosed");
      this.#drop(next);
      this.#state = "between";
      return true;
    }
    if (close === -1) {
      const odd = isEnd ? CLOSES_ODDLY.exec(this.#rest) : null;
      if (odd) return this.#unit(odd.index + odd[0].length);
      if (this.#state === "unit" && this.#rest.length > MAX_UNIT_CHARACTERS) {
        this.#problem("tmx-too-long");
        this.#state = "too-long";
      }
      if (this.#state === "too-long") this.#drop(Math.max(0, this.#rest.length - 8));
      this.#looked = Math.max(this.#state === "too-long" ? 0 : 3, this.#rest.length - 8);
      return false;
    }
    return this.#unit(close + 5);
  }

  #unit(end: number): boolean {
    if (this.#state === "unit") {
      if (end > MAX_UNIT_CHARACTERS) this.#problem("tmx-too-long");
      else {
        const xml = this.#rest.slice(0, end);
        const read = readPlainUnit(xml) ?? readUnit(xml);
        if (typeof read === "string") this.#problem(read);
        else this.#visitor.unit(read, this.#units, this.#line);
      }
    }
    this.#drop(end);
    this.#state = "between";
    return true;
  }

  /** Where another `<tu` stands before `end`. */
  #nextStart(end: number): number | null {
    for (let from = this.#looked; ; ) {
      const at = this.#rest.indexOf("<tu", from);
      if (at === -1 || at + 3 >= end) return null;
      if (STARTS_UNIT.test(this.#rest[at + 3]!)) return at;
      from = at + 3;
    }
  }

  #head(text: string): void {
    const read = readHead(text.startsWith("\uFEFF") ? text.slice(1) : text);
    if (typeof read === "string") {
      this.#problem(read);
      this.#state = "done";
    } else this.#visitor.header?.(read);
  }

  #drop(count: number): void {
    for (let at = this.#rest.indexOf("\n"); at !== -1 && at < count; at = this.#rest.indexOf("\n", at + 1))
      this.#line += 1;
    this.#rest = this.#rest.slice(count);
    this.#looked = 0;
  }

  #problem(code: TmxProblemCode): void {
    this.#visitor.problem({ code, unit: this.#units, line: this.#line });
  }
}

const STARTS_UNIT = /[\s>/]/;
const CLOSES_ODDLY = /<\/tu\s+>/;

/** A whole file that fits into memory. */
export function readTmx(text: string): {
  readonly header: TmxHeader | null;
  readonly units: readonly TmxUnit[];
  readonly problems: readonly TmxProblem[];
} {
  const units: TmxUnit[] = [];
  const problems: TmxProblem[] = [];
  let header: TmxHeader | null = null;
  const reader = new TmxReader({
    header: (found) => {
      header = found;
    },
    unit: (unit) => units.push(unit),
    problem: (problem) => problems.push(problem),
  });
  reader.write(text);
  reader.end();
  return { header, units, problems };
}

/** Which decoder a file wants, by its first bytes: a byte order mark, the zeros of UTF-16, or its XML declaration. */
export function tmxDecoder(head: Uint8Array): TextDecoder {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return new TextDecoder("utf-16le");
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return new TextDecoder("utf-16be");
  const declaration = new TextDecoder("latin1").decode(head.subarray(0, 200));
  const label = /^[^<]{0,3}<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1];
  try {
    // What declares itself UTF-16 and could be read as letters here is not.
    return new TextDecoder(label === undefined || /^utf-?16/i.test(label) ? "utf-8" : label);
  } catch {
    return new TextDecoder("utf-8");
  }
}

interface Open {
  readonly name: string;
  readonly attributes: Attributes;
  readonly notes: string[];
  readonly props: TmxProp[];
  readonly content: TmxPiece[];
}

class Damaged extends Error {
  readonly code: TmxProblemCode;
  constructor(code: TmxProblemCode) {
    super(code);
    this.code = code;
  }
}

export function readUnit(xml: string): TmxUnit | TmxProblemCode {
  const variants: TmxVariant[] = [];
  let unit: Open | null = null;
  const code = walk(xml, true, (open, parent) => {
    if (open.name === "tu") unit = open;
    if (open.name === "tuv") {
      const language = open.attributes["xml:lang"] ?? open.attributes.lang;
      if (language === undefined || language.trim() === "") throw new Damaged("tmx-no-language");
      const attributes = known("tuv", open.attributes);
      variants.push({ language, attributes, notes: open.notes, props: open.props, content: open.content });
    }
    if (open.name === "seg" && parent?.name === "tuv") parent.content.push(...open.content);
    if (isInlineTag(open.name) && parent) {
      const { content } = open;
      const inline: TmxInline = { tag: open.name, attributes: known(open.name, open.attributes), content };
      parent.content.push(inline);
    }
  });
  if (code !== null) return code;
  const found = unit as Open | null;
  if (found === null) return "tmx-not-well-formed";
  if (variants.length === 0) return "tmx-no-text";
  return { attributes: known("tu", found.attributes), notes: found.notes, props: found.props, variants };
}

function readHead(xml: string): TmxHeader | TmxProblemCode {
  if (/<!ENTITY/i.test(xml)) return "tmx-entities";
  if (!/<tmx[\s>]/.test(xml)) return "tmx-not-tmx";
  let header: TmxHeader = { attributes: {}, notes: [], props: [] };
  walk(xml, false, ({ name, attributes, notes, props }) => {
    if (name === "header") header = { attributes: known("header", attributes), notes, props };
  });
  return header;
}

/** Elements whose text is the file's text: inside others, letters are only the writer's line ends. */
const HOLDS_TEXT = new Set(["seg", "note", "prop"]);

function walk(
  xml: string,
  isStrict: boolean,
  closed: (open: Open, parent: Open | undefined) => void,
): TmxProblemCode | null {
  const opened: Open[] = [];
  const parser = new SaxesParser({ fragment: isStrict });
  parser.on("error", () => {
    if (isStrict) throw new Damaged("tmx-not-well-formed");
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (opened.length >= MAX_UNIT_DEPTH) throw new Damaged("tmx-too-deep");
    opened.push({ name, attributes: attributes as Attributes, notes: [], props: [], content: [] });
  });
  parser.on("closetag", () => {
    const open = opened.pop()!;
    const parent = opened.at(-1);
    if (open.name === "note") parent?.notes.push(lettersOf(open));
    else if (open.name === "prop") {
      parent?.props.push({ type: open.attributes.type ?? "", text: lettersOf(open) });
    } else closed(open, parent);
  });
  const text = (letters: string) => {
    const open = opened.at(-1);
    if (!open || !(HOLDS_TEXT.has(open.name) || isInlineTag(open.name))) return;
    const last = open.content.length - 1;
    if (typeof open.content[last] === "string") open.content[last] += letters;
    else open.content.push(letters);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  try {
    parser.write(xml);
    if (isStrict) parser.close();
  } catch (error) {
    if (error instanceof Damaged) return error.code;
    throw error;
  }
  return null;
}

function lettersOf({ content }: Open): string {
  return content.filter((piece) => typeof piece === "string").join("");
}
