import { SaxesParser } from "saxes";
import { MAX_PICKED_CHARACTERS, MAX_XML_DEPTH } from "../limits";

/**
 * Goes through an XML text piece by piece and hands over chosen elements as small trees, each as soon as it has ended. The memory it
 * takes is that of one such element, however long the text is.
 *
 * XML-PICK-1  Nothing outside the text is followed and no entity of the file's own is put in, as in walk-xml.ts. A file that defines some is refused.
 * XML-PICK-2  Elements nest no deeper than MAX_XML_DEPTH, and one chosen element holds at most MAX_PICKED_CHARACTERS.
 * XML-PICK-3  What is not well-formed inside a chosen element is said of that element, with the line; the ones after it are handed over as usual.
 * XML-PICK-4  Positions are UTF-16 units of the text as it was given, so that the text can be edited in place. They are exact where all of
 *     the text was given in one piece.
 */
export interface XmlElement {
  /** As it is written, with its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Where `<` of the opening tag stands, and the place behind its `>`. */
  readonly start: number;
  readonly startEnd: number;
  /** Where `<` of the closing tag stands (the same as `startEnd` where it closes itself), and the place behind all of it. */
  readonly close: number;
  readonly end: number;
  readonly line: number;
}

export type XmlNode = XmlElement | string;

export interface XmlPicker {
  /** Whether an element, which no chosen one holds, is to be handed over as a tree. `above` are the names of those that hold it. */
  picks(name: string, above: readonly string[]): boolean;
  picked(element: XmlElement, fault: XmlFault | null): void;
  /** Of elements that were not chosen. */
  open?(
    name: string,
    attributes: Readonly<Record<string, string>>,
    place: { readonly start: number; readonly end: number },
  ): void;
  close?(name: string): void;
  /** A fault outside of chosen elements. */
  fault?(fault: XmlFault): void;
}

export interface XmlFault {
  readonly line: number;
  /** The elements that were open where it was found, outermost first; of a chosen element, from that one on. */
  readonly within: readonly string[];
}

/** The file is one that is not read at all. `code` says why. */
export class XmlRefused extends Error {
  readonly code: "entities" | "depth" | "size";
  constructor(code: XmlRefused["code"]) {
    super(`The XML is refused: ${code}`);
    this.code = code;
  }
}

interface Growing {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  readonly start: number;
  startEnd: number;
  close: number;
  end: number;
  readonly line: number;
}

export class XmlStream {
  readonly #parser = new SaxesParser();
  readonly #above: string[] = [];
  /** The chosen element that is open, and the elements open inside it, outermost first. */
  #open: Growing[] = [];
  #fault: XmlFault | null = null;
  #size = 0;
  #tagStart = 0;
  #isSelfClosing = false;
  /** XML-PICK-4. */
  #text = "";

  constructor(picker: XmlPicker) {
    const parser = this.#parser;
    parser.on("error", () => {
      const fault = { line: parser.line, within: this.#open.map(({ name }) => name) };
      if (this.#open.length > 0) this.#fault ??= fault;
      else picker.fault?.(fault);
    });
    parser.on("doctype", (declaration) => {
      if (/<!ENTITY/i.test(declaration)) throw new XmlRefused("entities");
    });
    parser.on("opentagstart", ({ name }) => {
      // The parser stands behind the character that ended the name, or behind the line end of two characters that did.
      this.#tagStart = this.#backTo("<", parser.position - name.length - 2);
    });
    parser.on("opentag", ({ name, attributes, isSelfClosing }) => {
      if (this.#above.length + this.#open.length >= MAX_XML_DEPTH) throw new XmlRefused("depth");
      this.#isSelfClosing = isSelfClosing;
      const place = { start: this.#tagStart, end: parser.position };
      if (this.#open.length === 0 && !picker.picks(name, this.#above)) {
        this.#above.push(name);
        picker.open?.(name, attributes, place);
        return;
      }
      if (this.#open.length === 0) this.#size = 0;
      for (const value of Object.values(attributes)) this.#grow(value.length);
      this.#open.push({
        name,
        attributes,
        children: [],
        start: place.start,
        startEnd: place.end,
        close: place.end,
        end: place.end,
        line: parser.line,
      });
    });
    parser.on("closetag", ({ name }) => {
      const element = this.#open.pop();
      if (!element) {
        this.#above.pop();
        picker.close?.(name);
        return;
      }
      if (!this.#isSelfClosing) {
        element.end = parser.position;
        element.close = this.#backTo("</", parser.position - name.length - 3);
      }
      this.#isSelfClosing = false;
      const holder = this.#open.at(-1);
      if (holder) holder.children.push(element);
      else {
        const fault = this.#fault;
        this.#fault = null;
        picker.picked(element, fault);
      }
    });
    const onText = (text: string) => {
      const holder = this.#open.at(-1);
      if (!holder || text === "") return;
      this.#grow(text.length);
      const last = holder.children.at(-1);
      if (typeof last === "string") holder.children[holder.children.length - 1] = last + text;
      else holder.children.push(text);
    };
    parser.on("text", onText);
    parser.on("cdata", onText);
  }

  write(chunk: string): void {
    this.#text = this.#parser.position === 0 ? chunk : "";
    this.#parser.write(chunk);
  }

  end(): void {
    this.#parser.close();
  }

  #backTo(mark: string, from: number): number {
    const found = this.#text === "" ? -1 : this.#text.lastIndexOf(mark, from);
    return found === -1 ? from : found;
  }

  #grow(length: number): void {
    this.#size += length;
    if (this.#size > MAX_PICKED_CHARACTERS) throw new XmlRefused("size");
  }
}
