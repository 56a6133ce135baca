import type {
  BilingualNote,
  BilingualRefusal,
  BilingualSegment,
  BilingualUnit,
  Code,
  Piece,
} from "../bilingual/bilingual";
import { printable } from "../printable";
import type { XmlElement } from "../xml/pick-xml";
import { localName } from "../xml/walk-xml";
import { attributes, escapeAttribute, escapeText, NOT_IN_XML } from "../xml/write-text";
import { asXml, childOf, childrenOf, elementsOf, openingTag } from "./element";
import { idsOf, type Placed, placedIn } from "./nesting";
import { ctypeOf } from "./read-unit12";
import { type XliffHead, XliffReader } from "./read-xliff";
import { asSubState, confirmationOf, type Standing, said12, statusOf } from "./states";

/**
 * A file of XLIFF, SDLXLIFF or mqxliff with other targets, states and more comments, and everything else as it was, letter for letter: the
 * program that it came from finds all that it has put there.
 *
 * XLF-EDIT-1  Only what differs from the file is written. A file in which nothing differs comes back byte for byte.
 * XLF-EDIT-2  Codes are written as the file has them. A pair that crosses another, or lacks an end, is written by its ends, so that the XML stays
 *     whole.
 * XLF-EDIT-3  A unit without a target gets one where the schema has its place; a unit of several segments gets the codes around them from its source.
 */
export interface WantedSegment extends Standing {
  readonly target: readonly Piece[] | null;
  /** To be added to those that the file has. */
  readonly comments: readonly BilingualNote[];
  /** Those of the unit, with what the target has beyond them. */
  readonly codes?: readonly Code[];
}

export type Wanted = (unit: BilingualUnit, segment: number) => WantedSegment | null;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function editXliff(
  text: string,
  wanted: Wanted,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly refusal: BilingualRefusal } {
  const work: { unit: BilingualUnit; element: XmlElement }[] = [];
  const reader = new XliffReader({ unit: (unit, element) => work.push({ unit, element }) });
  const refusal = reader.write(text);
  if (refusal) return { ok: false, refusal };
  const ended = reader.end();
  if (!ended.ok) return ended;
  const file = new Editing(text, ended.head, reader.definitions);
  for (const { unit, element } of work) {
    const wishes = unit.segments.map((segment, index) => (segment.isBetween ? null : wanted(unit, index)));
    if (wishes.some((wish) => wish !== null)) file.unit(unit, element, wishes);
  }
  return { ok: true, text: file.text() };
}

class Editing {
  readonly #text: string;
  readonly #head: XliffHead;
  readonly #edits: Edit[] = [];
  readonly #definitions: XliffReader["definitions"];
  readonly #commentDefinitions: string[] = [];

  constructor(text: string, head: XliffHead, definitions: XliffReader["definitions"]) {
    this.#text = text;
    this.#head = head;
    this.#definitions = definitions;
  }

  text(): string {
    this.#defineComments();
    const edits = this.#edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
    let result = "";
    let at = 0;
    for (const edit of edits) {
      result += this.#text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return result + this.#text.slice(at);
  }

  unit(read: BilingualUnit, element: XmlElement, wishes: readonly (WantedSegment | null)[]): void {
    const codes = wishes.findLast((wish) => wish?.codes !== undefined)?.codes ?? read.codes;
    const unit = { ...read, codes: codes.map((code) => this.#writable(code, prefixOf(element.name))) };
    if (localName(element.name) === "unit") this.#unit2(unit, element, wishes);
    else this.#unit12(unit, element, wishes);
  }

  /** Emphasis and other marks of ours become codes where the program can know them; Trados Studio and memoQ want theirs declared. */
  #writable(code: Code, prefix: string): Code {
    if (
      code.xml.open !== "" ||
      code.xml.close !== "" ||
      this.#head.format === "sdlxliff" ||
      this.#head.format === "mqxliff"
    )
      return code;
    const { id, type, subType } = code;
    const isNew = this.#head.format === "xliff";
    const own = isNew ? { id, type, subType } : { id, ctype: ctypeOf(type, subType, code.kind === "alone") };
    if (code.kind === "alone")
      return { ...code, xml: { open: `<${prefix}${isNew ? "ph" : "x"}${attributes(own)}/>`, close: "" } };
    const name = `${prefix}${isNew ? "pc" : "g"}`;
    return { ...code, xml: { open: `<${name}${attributes(own)}>`, close: `</${name}>` } };
  }

  #unit2(unit: BilingualUnit, element: XmlElement, wishes: readonly (WantedSegment | null)[]): void {
    const parts = elementsOf(element).filter(({ name }) =>
      ["segment", "ignorable"].includes(localName(name)),
    );
    const contents = this.#contents(unit, wishes, prefixOf(element.name), true);
    for (const [index, wish] of wishes.entries()) {
      const segment = unit.segments[index]!;
      const part = parts[index]!;
      if (wish === null) continue;
      if (!isSame(segment.target, wish.target)) {
        const target = childOf(part, "target");
        this.#fill(target, childOf(part, "source")!, contents[index] ?? "");
      }
      if (differs(segment, wish)) {
        this.#attribute(part, "state", wish.state);
        this.#attribute(part, "subState", wish.subState === null ? null : asSubState(wish.subState));
      }
    }
    const comments = wishes.flatMap((wish) => wish?.comments ?? []);
    if (comments.length === 0) return;
    const prefix = prefixOf(element.name);
    const notes = comments
      .map(({ text, by, at }) => {
        const said = [by, at?.slice(0, 10)].filter(Boolean).join(", ");
        return `<${prefix}note category="comment">${clean(said === "" ? text : `${said}: ${text}`)}</${prefix}note>`;
      })
      .join("");
    const there = childOf(element, "notes");
    if (there) this.#insert(there.close, notes);
    else {
      const before = childOf(element, "originalData") ?? parts[0]!;
      this.#insert(before.start, `<${prefix}notes>${notes}</${prefix}notes>`);
    }
  }

  #unit12(unit: BilingualUnit, element: XmlElement, wishes: readonly (WantedSegment | null)[]): void {
    const prefix = prefixOf(element.name);
    const target = childOf(element, "target");
    const segmented = childOf(element, "seg-source");
    const isSegmented = segmented !== undefined && marks(segmented).length > 0;
    const contents = this.#contents(unit, wishes, prefix, false).map((content, index) => {
      const comments = wishes[index]?.comments ?? [];
      return this.#head.format === "sdlxliff" && comments.length > 0
        ? this.#commented(content ?? this.#present(unit, index, prefix), comments, prefix)
        : content;
    });
    const isOther = (index: number) => {
      const wish = wishes[index];
      if (!wish) return false;
      const hasComments = this.#head.format === "sdlxliff" && wish.comments.length > 0;
      return hasComments || !isSame(unit.segments[index]!.target, wish.target);
    };
    const changed = unit.segments.flatMap((segment, index) =>
      !segment.isBetween && isOther(index) ? [index] : [],
    );
    const first = unit.segments.findIndex(({ isBetween }) => !isBetween);
    const words = wishes.filter((wish) => wish !== null);
    const standing = lowest(words);
    const isStateOfTarget = this.#head.format !== "sdlxliff" && this.#head.format !== "mqxliff";
    const isStateOther = isStateOfTarget && standing !== null && differs(unit.segments[first]!, standing);
    const said = standing && said12(standing);
    const own: Readonly<Record<string, string | null>> = isStateOther
      ? { state: said!.state, "state-qualifier": said!.qualifier }
      : {};
    if (changed.length > 0) {
      if (!isSegmented)
        this.#fill(target, segmented ?? childOf(element, "source")!, contents[first] ?? "", own);
      else {
        const places = new Map(target ? marks(target).map((mark) => [mark.attributes.mid ?? "", mark]) : []);
        const isWhole = changed.every((index) => places.has(unit.segments[index]!.id ?? ""));
        if (target && isWhole)
          for (const index of changed)
            this.#fillMark(places.get(unit.segments[index]!.id ?? "")!, contents[index] ?? "");
        else {
          const all = new Map(
            unit.segments.map((segment, index) => [
              segment.id ?? "",
              contents[index] ?? (segment.target === null ? "" : this.#present(unit, index, prefix)),
            ]),
          );
          this.#fill(target, segmented, segmented.children.map((child) => filled(child, all)).join(""), own);
        }
      }
    }
    if (isStateOther && target) {
      this.#attribute(target, "state", said!.state);
      this.#attribute(target, "state-qualifier", said!.qualifier);
    }
    if (isStateOther) {
      const isApproved = words.every(({ state }) => state === "reviewed" || state === "final");
      if (isApproved !== (element.attributes.approved === "yes"))
        this.#attribute(
          element,
          "approved",
          isApproved ? "yes" : element.attributes.approved === undefined ? null : "no",
        );
    }
    if (this.#head.format === "sdlxliff") this.#confirm(unit, element, wishes);
    if (this.#head.format === "mqxliff") {
      const name = Object.keys(element.attributes).find((key) => localName(key) === "status") ?? "mq:status";
      if (standing && differs(unit.segments[first]!, standing))
        this.#attribute(element, name, statusOf(standing));
      this.#memoqComments(
        element,
        wishes.flatMap((wish) => wish?.comments ?? []),
      );
    } else if (this.#head.format === "xliff12") {
      const notes = wishes.flatMap((wish) => wish?.comments ?? []);
      const behind = target ?? segmented ?? childOf(element, "source")!;
      if (notes.length > 0)
        this.#insert(
          behind.end,
          notes
            .map(({ text, by }) => `<${prefix}note${attributes({ from: by })}>${clean(text)}</${prefix}note>`)
            .join(""),
        );
    }
  }

  /** What each segment's target holds, as XML; null where nothing of it differs. */
  #contents(
    unit: BilingualUnit,
    wishes: readonly (WantedSegment | null)[],
    prefix: string,
    isNew: boolean,
  ): (string | null)[] {
    const sides = unit.segments.map(({ target }, index) => wishes[index]?.target ?? target);
    const ids = idsOf(unit);
    return placedIn(sides).map((placed, index) => {
      const wish = wishes[index];
      if (!wish || !placed || isSame(unit.segments[index]!.target, wish.target)) return null;
      return written(placed, unit.codes, ids, prefix, isNew);
    });
  }

  #present(unit: BilingualUnit, index: number, prefix: string): string {
    const placed = placedIn(unit.segments.map(({ target }) => target))[index];
    return placed ? written(placed, unit.codes, idsOf(unit), prefix, false) : "";
  }

  #fill(
    target: XmlElement | undefined,
    behind: XmlElement,
    content: string,
    own: Readonly<Record<string, string | null>> = {},
  ): void {
    const name = `${prefixOf(behind.name)}target`;
    if (!target) this.#insert(behind.end, `<${name}${attributes(own)}>${content}</${name}>`);
    else if (target.close === target.startEnd && target.end === target.startEnd) {
      // It closed itself. Attributes that change are set in the same edit.
      const kept = { ...target.attributes, ...own };
      this.#replace(
        target.start,
        target.end,
        `<${target.name}${attributes(kept)}>${content}</${target.name}>`,
      );
      this.#rewritten.add(target);
    } else this.#replace(target.startEnd, target.close, content);
  }

  readonly #rewritten = new Set<XmlElement>();

  #fillMark(mark: XmlElement, content: string): void {
    // The mark of a comment around all of the segment stays.
    const only = mark.children.length === 1 ? mark.children[0] : undefined;
    const inner =
      only !== undefined && typeof only !== "string" && only.attributes.mtype === "x-sdl-comment"
        ? only
        : mark;
    if (inner.close === inner.startEnd && inner.end === inner.startEnd)
      this.#replace(inner.start, inner.end, `${openingTag(inner)}${content}</${inner.name}>`);
    else this.#replace(inner.startEnd, inner.close, content);
  }

  /** Sets an attribute in the opening tag as it stands, or takes it out. */
  #attribute(element: XmlElement, name: string, value: string | null): void {
    if (this.#rewritten.has(element)) return;
    const tag = this.#text.slice(element.start, element.startEnd);
    const found = new RegExp(`\\s${name.replace(/[.:-]/g, "\\$&")}\\s*=\\s*(?:"[^"]*"|'[^']*')`).exec(tag);
    const text = value === null ? "" : ` ${name}="${escapeAttribute(value)}"`;
    if (found) {
      const start = element.start + found.index;
      this.#replace(start, start + found[0].length, text);
    } else if (text !== "") {
      const end = element.startEnd - (/\/\s*>$/.test(tag) ? /\/\s*>$/.exec(tag)![0].length : 1);
      this.#insert(end, text);
    }
  }

  /** Trados Studio keeps a segment's state apart from it. */
  #confirm(unit: BilingualUnit, element: XmlElement, wishes: readonly (WantedSegment | null)[]): void {
    const there = childOf(element, "seg-defs");
    const own = new Map((there ? childrenOf(there, "seg") : []).map((one) => [one.attributes.id ?? "", one]));
    const missing: string[] = [];
    for (const [index, wish] of wishes.entries()) {
      const segment = unit.segments[index]!;
      if (wish === null) continue;
      const isTyped = !isSame(segment.target, wish.target);
      if (!differs(segment, wish) && !isTyped) continue;
      const conf = confirmationOf(wish);
      const definition = own.get(segment.id ?? "") ?? this.#definitions.segments.get(segment.id ?? "");
      if (definition) {
        if (differs(segment, wish)) this.#attribute(definition, "conf", conf === "Unspecified" ? null : conf);
        if (isTyped) {
          this.#attribute(definition, "origin", "interactive");
          if (definition.attributes.percent !== undefined) this.#attribute(definition, "percent", null);
        }
      } else if (conf !== "Unspecified")
        missing.push(`<sdl:seg${attributes({ id: segment.id, conf, origin: "interactive" })}/>`);
    }
    if (missing.length === 0) return;
    if (there) this.#insert(there.close, missing.join(""));
    else this.#insert(element.close, `<sdl:seg-defs>${missing.join("")}</sdl:seg-defs>`);
  }

  #commented(content: string, comments: readonly BilingualNote[], prefix: string): string {
    const id = `00000000-0000-4000-8000-${String(this.#commentDefinitions.length + 1).padStart(12, "0")}`;
    const all = comments.map(
      ({ text, by, at }) =>
        `<Comment${attributes({ severity: "Low", user: by ?? "", date: at ?? "", version: "1.0" })}>${clean(text)}</Comment>`,
    );
    this.#commentDefinitions.push(
      `<cmt-def id="${id}"><Comments xmlns="">${all.join("")}</Comments></cmt-def>`,
    );
    return `<${prefix}mrk mtype="x-sdl-comment" sdl:cid="${id}">${content}</${prefix}mrk>`;
  }

  #defineComments(): void {
    if (this.#commentDefinitions.length === 0) return;
    const all = this.#commentDefinitions.join("");
    const there = this.#definitions.commentsElement;
    const information = this.#definitions.documentInformation;
    if (there) this.#insert(there.close, all);
    else if (information !== null) this.#insert(information, `<cmt-defs xmlns="${SDL}">${all}</cmt-defs>`);
    else {
      const file = this.#text.search(/<(?:[\w.-]+:)?file[\s>]/);
      this.#insert(file, `<doc-info xmlns="${SDL}"><cmt-defs>${all}</cmt-defs></doc-info>`);
    }
  }

  #memoqComments(element: XmlElement, comments: readonly BilingualNote[]): void {
    if (comments.length === 0) return;
    const all = comments
      .map(
        ({ text, by, at }, index) =>
          `<mq:comment${attributes({
            id: `00000000-0000-4000-8000-${String(element.start + index).padStart(12, "0")}`,
            creatoruser: by ?? "",
            time: at ?? "",
            deleted: "false",
            origin: "User",
          })}>${clean(text)}</mq:comment>`,
      )
      .join("");
    const there = childOf(element, "comments");
    if (there) this.#insert(there.close, all);
    else this.#insert(element.close, `<mq:comments>${all}</mq:comments>`);
  }

  #insert(at: number, text: string): void {
    this.#edits.push({ start: at, end: at, text });
  }

  #replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }
}

const SDL = "http://sdl.com/FileTypes/SdlXliff/1.0";

function clean(text: string): string {
  return escapeText(printable(text));
}

function prefixOf(name: string): string {
  return name.slice(0, name.length - localName(name).length);
}

function isSame(one: readonly Piece[] | null, other: readonly Piece[] | null): boolean {
  if (one === null || other === null) return (one ?? other ?? []).length === 0;
  return JSON.stringify(one) === JSON.stringify(other);
}

function differs(segment: BilingualSegment, wish: Standing): boolean {
  return segment.state !== wish.state || segment.subState !== wish.subState;
}

function lowest(wishes: readonly WantedSegment[]): WantedSegment | null {
  const order = ["initial", "translated", "reviewed", "final"];
  return wishes.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))[0] ?? null;
}

function marks(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((one) =>
    localName(one.name) === "mrk" && one.attributes.mtype === "seg" ? [one] : marks(one),
  );
}

/** The source's own codes around its segments, with the targets in their places. */
function filled(node: XmlElement | string, targets: ReadonlyMap<string, string>): string {
  if (typeof node === "string") return escapeText(node);
  if (localName(node.name) === "mrk" && node.attributes.mtype === "seg")
    return `${openingTag(node)}${targets.get(node.attributes.mid ?? "") ?? ""}</${node.name}>`;
  if (marks(node).length === 0) return asXml(node);
  return `${openingTag(node)}${node.children.map((child) => filled(child, targets)).join("")}</${node.name}>`;
}

/** XLF-EDIT-2. `isNew`: XLIFF 2. */
function written(
  placed: readonly Placed[],
  codes: readonly Code[],
  ids: readonly string[],
  prefix: string,
  isNew: boolean,
): string {
  return placed
    .map((one): string => {
      if (one.kind === "text") return textXml(one.text, prefix, isNew);
      const code = codes[one.tag.code - 1]!;
      const { open, close } = code.xml;
      const isEnclosing = close.startsWith("</");
      if (one.kind === "end") return close;
      if (one.kind === "alone") return open || close;
      if (one.kind === "around" || !isEnclosing) {
        const xml = one.kind === "close" ? close : open;
        const copied = isNew && one.copy > 0 && one.kind !== "close";
        return copied ? xml.replace(/\sid="([^"]*)"/, ` id="$1_${one.copy + 1}" copyOf="$1"`) : xml;
      }
      if (code.kind === "annotation") return "";
      const id = ids[one.tag.code - 1]!;
      const named = one.copy === 0 ? id : `${id}_${one.copy + 1}`;
      if (isNew)
        return one.kind === "open"
          ? `<${prefix}sc${attributes({ id: named, isolated: one.isLone ? "yes" : null })}/>`
          : `<${prefix}ec${attributes(one.isLone ? { id: named, isolated: "yes" } : { startRef: named })}/>`;
      return one.isLone
        ? `<${prefix}it${attributes({ id: code.id, pos: one.kind })}></${prefix}it>`
        : `<${prefix}${one.kind === "open" ? "bx" : "ex"}${attributes({ id: code.id, rid: code.id })}/>`;
    })
    .join("");
}

function textXml(text: string, prefix: string, isNew: boolean): string {
  if (!isNew) return clean(text);
  return escapeText(text).replace(
    NOT_IN_XML,
    (sign) => `<${prefix}cp hex="${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}"/>`,
  );
}
