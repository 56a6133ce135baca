import { SaxesParser } from "saxes";
import type { Message } from "../../messages/keys";
import { MAX_XML_DEPTH } from "../limits";

/**
 * Goes through an XML text from front to back and tells of what it meets. No tree is built.
 *
 * XML-1  Nothing outside the text is ever followed, and no entity but XML's own five and character references is put in:
 *     saxes knows no others. A document type declaration that defines some is refused.
 * XML-2  Elements nest no deeper than MAX_XML_DEPTH.
 * XML-3  What is not well-formed is passed over, and said: a reader keeps the words that it can.
 */
export interface XmlVisitor {
  /** `name` as it is written, with its prefix (`text:p`). */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

export type Walked =
  | { readonly ok: true; readonly isDamaged: boolean }
  /** `message` is a sentence without what to do about it. */
  | { readonly ok: false; readonly message: Message<"readers"> };

export function walkXml(xml: string, visitor: XmlVisitor): Walked {
  let isDamaged = false;
  let depth = 0;
  const parser = new SaxesParser();
  parser.on("error", () => {
    isDamaged = true;
  });
  parser.on("doctype", (declaration) => {
    if (/<!ENTITY/i.test(declaration)) throw new Refused({ code: "readers.what.entities" });
  });
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth > MAX_XML_DEPTH) throw new Refused({ code: "readers.what.nested", most: MAX_XML_DEPTH });
    visitor.open?.(name, attributes);
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    visitor.close?.(name);
  });
  parser.on("text", (text) => visitor.text?.(text));
  parser.on("cdata", (text) => visitor.text?.(text));
  try {
    parser.write(xml.startsWith("\uFEFF") ? xml.slice(1) : xml).close();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, message: error.what };
  }
  return { ok: true, isDamaged };
}

class Refused extends Error {
  readonly what: Message<"readers">;
  constructor(what: Message<"readers">) {
    super(what.code);
    this.what = what;
  }
}

/** `p` of `text:p`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
