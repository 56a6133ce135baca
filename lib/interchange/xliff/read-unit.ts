import {
  BILINGUAL_STATES,
  type BilingualNote,
  type BilingualSegment,
  type BilingualState,
  type BilingualUnit,
  type Piece,
} from "../bilingual/bilingual";
import type { XmlElement, XmlNode } from "../xml/pick-xml";
import { localName } from "../xml/walk-xml";
import { Codes, joined, withHalves } from "./codes";
import { asXml, attributeOf, childOf, childrenOf, elementsOf, emptyTag, openingTag, textOf } from "./element";
import { isOwnIssue } from "./quality-issues";
import { readSubState } from "./states";

/** A `unit` of XLIFF 2.0, 2.1 or 2.2. Null where it has no source. */
export function readUnit(element: XmlElement, part: number, isLocked: boolean): BilingualUnit | null {
  const codes = new Codes();
  const data = new Map(
    childrenOf(childOf(element, "originalData") ?? NOTHING, "data").map((one) => [
      one.attributes.id ?? "",
      textOf(one),
    ]),
  );
  const read = (node: XmlElement | undefined) => (node ? joined(content(node.children, codes, data)) : null);
  // Sources first, so that their codes have the first numbers (BI-FILE-3).
  const found = elementsOf(element)
    .filter(({ name }) => localName(name) === "segment" || localName(name) === "ignorable")
    .map((one) => ({ one, source: read(childOf(one, "source")) }));
  if (found.length === 0 || found.some(({ source }) => source === null)) return null;
  const unitLocked = saysNo(element.attributes.translate, isLocked);
  const segments = found.map(({ one, source }): BilingualSegment => {
    const isBetween = localName(one.name) === "ignorable";
    return {
      id: one.attributes.id ?? null,
      isBetween,
      source: source!,
      target: read(childOf(one, "target")),
      state: stateOf(one.attributes.state),
      subState: readSubState(one.attributes.subState),
      isLocked: unitLocked,
      comments: [],
    };
  });
  const all = codes.all();
  return {
    id: element.attributes.id ?? "",
    part,
    name: element.attributes.name ?? null,
    isLocked: unitLocked,
    notes: notesOf(element),
    codes: all,
    segments: segments.map((segment) => ({
      ...segment,
      source: withHalves(segment.source, all),
      target: segment.target && withHalves(segment.target, all),
    })),
    translator: element.attributes["its:person"] ?? null,
    reviewer: element.attributes["its:revPerson"] ?? null,
  };
}

const NOTHING: XmlElement = {
  name: "",
  attributes: {},
  children: [],
  start: 0,
  startEnd: 0,
  close: 0,
  end: 0,
  line: 0,
};

function stateOf(word: string | undefined): BilingualState {
  return BILINGUAL_STATES.find((state) => state === word) ?? "initial";
}

/** `translate` is handed down: what says nothing is as what holds it. */
export function saysNo(word: string | undefined, otherwise: boolean): boolean {
  return word === undefined ? otherwise : word === "no";
}

function notesOf(element: XmlElement): BilingualNote[] {
  return childrenOf(childOf(element, "notes") ?? NOTHING, "note").map((note) => {
    const { id, category, appliesTo, priority } = note.attributes;
    return {
      text: textOf(note),
      by: attributeOf(note, "by"),
      at: attributeOf(note, "at"),
      ...(id === undefined ? {} : { id }),
      ...(category === undefined ? {} : { category }),
      ...(appliesTo === "source" || appliesTo === "target" ? { appliesTo } : {}),
      ...(priority === undefined ? {} : { priority }),
    };
  });
}

/** Attributes that are kept as they are where a code is written anew. */
const KEPT = [
  "canCopy",
  "canDelete",
  "canReorder",
  "canOverlap",
  "dir",
  "value",
  "ref",
  "translate",
  "copyOf",
] as const;

function content(nodes: readonly XmlNode[], codes: Codes, data: ReadonlyMap<string, string>): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    if (typeof node === "string") return [node];
    const own = node.attributes;
    const name = localName(node.name);
    const more = Object.fromEntries(KEPT.flatMap((key) => (own[key] === undefined ? [] : [[key, own[key]]])));
    const common = { type: own.type ?? null, subType: readSubState(own.subType), more };
    const native = (reference: string | undefined, equivalent: string | undefined) =>
      (reference === undefined ? undefined : data.get(reference)) ?? equivalent ?? null;
    switch (name) {
      case "pc": {
        const code = {
          ...common,
          key: `c:${own.id ?? ""}`,
          id: own.id ?? "",
          kind: "pair",
          start: native(own.dataRefStart, own.equivStart),
          end: native(own.dataRefEnd, own.equivEnd),
          shown: own.dispStart ?? null,
        } as const;
        return [
          codes.tag(code, "open", openingTag(node)),
          ...content(node.children, codes, data),
          codes.tag(code, "close", `</${node.name}>`),
        ];
      }
      case "sc":
      case "ec": {
        const id = name === "ec" ? (own.startRef ?? own.id ?? "") : (own.id ?? "");
        const said = native(own.dataRef, own.equiv);
        const code = {
          ...common,
          key: `c:${id}`,
          id,
          kind: "pair",
          start: name === "sc" ? said : null,
          end: name === "ec" ? said : null,
          shown: name === "sc" ? (own.disp ?? null) : null,
        } as const;
        return [codes.tag(code, name === "sc" ? "open" : "close", emptyTag(node))];
      }
      case "ph": {
        const code = {
          ...common,
          key: `c:${own.id ?? ""}`,
          id: own.id ?? "",
          kind: "alone",
          start: native(own.dataRef, own.equiv),
          end: null,
          shown: own.disp ?? null,
        } as const;
        return [codes.tag(code, "alone", asXml(node))];
      }
      case "cp": {
        const hex = own.hex ?? "";
        const code = { ...EMPTY, key: `x:${hex}`, id: hex, kind: "character", start: hex } as const;
        return [codes.tag(code, "alone", emptyTag(node))];
      }
      case "mrk":
      case "sm":
      case "em": {
        const id = name === "em" ? (own.startRef ?? "") : (own.id ?? "");
        if (isOwnIssue(id)) return content(node.children, codes, data);
        const code = { ...EMPTY, ...common, key: `m:${id}`, id, kind: "annotation" } as const;
        if (name === "sm") return [codes.tag(code, "open", emptyTag(node))];
        if (name === "em") return [codes.tag(code, "close", emptyTag(node))];
        return [
          codes.tag(code, "open", openingTag(node)),
          ...content(node.children, codes, data),
          codes.tag(code, "close", `</${node.name}>`),
        ];
      }
      default:
        return content(node.children, codes, data);
    }
  });
}

const EMPTY = { type: null, subType: null, start: null, end: null, shown: null, more: {} } as const;
