import type { BilingualNote, BilingualSegment, BilingualUnit, Piece } from "../bilingual/bilingual";
import type { XmlElement, XmlNode } from "../xml/pick-xml";
import { localName } from "../xml/walk-xml";
import { Codes, joined, withHalves } from "./codes";
import { asXml, attributeOf, childOf, childrenOf, elementsOf, openingTag, textOf } from "./element";
import { saysNo } from "./read-unit";
import { type Standing, standingOf12, standingOfConfirmation, standingOfStatus } from "./states";

/** What a file says of its segments elsewhere than in the unit: Trados Studio's definitions of segments and comments. */
export interface Definitions12 {
  readonly segments: ReadonlyMap<string, XmlElement>;
  readonly comments: ReadonlyMap<string, XmlElement>;
}

/**
 * A `trans-unit` of XLIFF 1.2, as the specification has it and as Trados Studio (segment definitions with `conf` and `locked`, comments by
 * reference), memoQ (`mq:status`, `mq:locked`, `mq:comments`), MateCat, Phrase and Okapi write it. Null where it has no source.
 */
export function readUnit12(
  element: XmlElement,
  part: number,
  isLocked: boolean,
  definitions: Definitions12,
): BilingualUnit | null {
  const sourceElement = childOf(element, "source");
  if (!sourceElement) return null;
  const targetElement = childOf(element, "target");
  const segmented = childOf(element, "seg-source");
  const isSegmented = segmented !== undefined && holdsSegments(segmented);
  const codes = new Codes();
  const sources = isSegmented
    ? pieced(segmented.children, codes)
    : [{ id: null, isBetween: false, pieces: joined(content(sourceElement.children, codes)), comments: [] }];
  const targets = targetElement ? targetsOf(targetElement, sources, codes) : sources.map(() => null);
  const own = new Map(
    childrenOf(childOf(element, "seg-defs") ?? element, "seg").map((one) => [one.attributes.id ?? "", one]),
  );
  const unitLocked = saysNo(element.attributes.translate, isLocked) || isMemoqLocked(element);
  const notes = notesOf(element);
  const all = codes.all();
  const standing = standingOfUnit(element, targetElement);
  return {
    id: element.attributes.id ?? element.attributes.resname ?? "",
    part,
    name: element.attributes.resname ?? null,
    isLocked: unitLocked,
    notes,
    codes: all,
    segments: sources.map(({ id, isBetween, pieces, comments }, index): BilingualSegment => {
      const definition = id === null ? undefined : (own.get(id) ?? definitions.segments.get(id));
      const target = targets[index] ?? null;
      const { state, subState } =
        definition === undefined ? standing : standingOfConfirmation(definition.attributes.conf ?? null);
      return {
        id,
        isBetween,
        source: withHalves(pieces, all),
        target: target && withHalves(target.pieces, all),
        state,
        subState,
        isLocked: unitLocked || definition?.attributes.locked === "true",
        comments: [...comments, ...(target?.comments ?? [])].flatMap((one) => commentsOf(one, definitions)),
      };
    }),
    translator: null,
    reviewer: null,
  };
}

function standingOfUnit(element: XmlElement, target: XmlElement | undefined): Standing {
  const status = attributeOf(element, "status");
  if (status !== null && element.attributes.status === undefined) return standingOfStatus(status);
  return standingOf12(
    target?.attributes.state,
    target?.attributes["state-qualifier"],
    element.attributes.approved === "yes",
  );
}

function isMemoqLocked(element: XmlElement): boolean {
  return (
    element.attributes.locked === undefined &&
    /^(?:locked|true|1)$/i.test(attributeOf(element, "locked") ?? "")
  );
}

function notesOf(element: XmlElement): BilingualNote[] {
  const notes = childrenOf(element, "note").map((note): BilingualNote => {
    const { from, priority, annotates } = note.attributes;
    return {
      text: textOf(note),
      by: from ?? null,
      at: null,
      ...(annotates === "source" || annotates === "target" ? { appliesTo: annotates } : {}),
      ...(priority === undefined ? {} : { priority }),
    };
  });
  const memoq = childrenOf(element, "comments").flatMap((comments) => childrenOf(comments, "comment"));
  return [
    ...notes,
    ...memoq.map((comment) => ({
      text: textOf(comment),
      by: attributeOf(comment, "creatoruser"),
      at: attributeOf(comment, "time"),
      category: "comment",
    })),
  ];
}

/** A comment of Trados Studio: the mark names a definition, which holds one or more. */
function commentsOf(id: string, { comments }: Definitions12): BilingualNote[] {
  const definition = comments.get(id);
  if (!definition) return [];
  const all = elementsOf(definition).flatMap((one) =>
    localName(one.name) === "Comments"
      ? childrenOf(one, "Comment")
      : localName(one.name) === "Comment"
        ? [one]
        : [],
  );
  return all.map((comment) => ({
    text: textOf(comment),
    by: comment.attributes.user ?? null,
    at: comment.attributes.date ?? null,
  }));
}

interface Part {
  readonly id: string | null;
  readonly isBetween: boolean;
  readonly pieces: Piece[];
  /** Ids of comments of Trados Studio around or inside it. */
  readonly comments: string[];
}

function isSegment(element: XmlElement): boolean {
  return localName(element.name) === "mrk" && element.attributes.mtype === "seg";
}

function holdsSegments(element: XmlElement): boolean {
  return elementsOf(element).some((one) => isSegment(one) || holdsSegments(one));
}

/** The segments of a unit and what stands between them, in order. */
function pieced(nodes: readonly XmlNode[], codes: Codes): Part[] {
  const parts: Part[] = [];
  const between = (pieces: Piece[]) => {
    const last = parts.at(-1);
    if (pieces.length === 0) return;
    if (last?.isBetween) last.pieces.push(...pieces);
    else parts.push({ id: null, isBetween: true, pieces: [...pieces], comments: [] });
  };
  const walk = (inside: readonly XmlNode[], around: readonly string[]) => {
    for (const node of inside) {
      if (typeof node === "string") between([node]);
      else if (isSegment(node)) {
        const comments = [...around];
        const pieces = content(node.children, codes, comments);
        parts.push({ id: node.attributes.mid ?? null, isBetween: false, pieces: joined(pieces), comments });
      } else if (holdsSegments(node)) {
        if (isComment(node)) walk(node.children, [...around, commentId(node)]);
        else {
          const [open, close] = ends(node, codes);
          if (open) between([open]);
          walk(node.children, around);
          if (close) between([close]);
        }
      } else between(content([node], codes));
    }
  };
  walk(nodes, []);
  return parts.map((part) => ({ ...part, pieces: joined(part.pieces) }));
}

/** The target of each part of the source: by the id of the segment; what stands between, by its turn. */
function targetsOf(element: XmlElement, sources: readonly Part[], codes: Codes): (Part | null)[] {
  if (sources.length === 1 && !holdsSegments(element)) {
    const comments: string[] = [];
    const pieces = joined(content(element.children, codes, comments));
    return [{ id: null, isBetween: false, pieces, comments }];
  }
  const parts = pieced(element.children, codes);
  const places = new Map(
    parts.flatMap(({ isBetween, id }, index) => (isBetween ? [] : [[id, index] as const])),
  );
  return sources.map((source, index) => {
    if (!source.isBetween) return parts[places.get(source.id) ?? -1] ?? null;
    const above = sources[index - 1];
    const place = above === undefined ? -1 : places.get(above.id);
    if (place === undefined) return null;
    const part = parts[place + 1];
    return part?.isBetween ? part : { id: null, isBetween: true, pieces: [], comments: [] };
  });
}

function isComment(element: XmlElement): boolean {
  return localName(element.name) === "mrk" && element.attributes.mtype === "x-sdl-comment";
}

function commentId(element: XmlElement): string {
  return attributeOf(element, "cid") ?? "";
}

function content(nodes: readonly XmlNode[], codes: Codes, comments: string[] = []): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    if (typeof node === "string") return [node];
    if (isComment(node)) {
      comments.push(commentId(node));
      return content(node.children, codes, comments);
    }
    const [open, close] = ends(node, codes);
    if (PAIRED.has(localName(node.name)))
      return [...(open ? [open] : []), ...content(node.children, codes, comments), ...(close ? [close] : [])];
    return open ? [open] : close ? [close] : [];
  });
}

const PAIRED: ReadonlySet<string> = new Set(["g", "mrk"]);

/** The tags of an element: where it opens and where it closes; one of them for those that have one place. */
function ends(node: XmlElement, codes: Codes): [Piece | null, Piece | null] {
  const own = node.attributes;
  const id = own.id ?? "";
  const native = textOf(node);
  const common = {
    ...typeOf(own.ctype),
    id,
    start: null,
    end: null,
    shown: own["equiv-text"] ?? null,
    more: {},
  };
  switch (localName(node.name)) {
    case "g": {
      const code = { ...common, key: `b:${id}`, kind: "pair" } as const;
      return [codes.tag(code, "open", openingTag(node)), codes.tag(code, "close", `</${node.name}>`)];
    }
    case "mrk": {
      const code = {
        ...common,
        key: `m:${own.mid ?? ""}:${own.mtype ?? ""}:${own.comment ?? ""}`,
        id: own.mid ?? "",
        kind: "annotation",
        type: null,
        subType: own.mtype === undefined ? null : `xlf12:${own.mtype}`,
        more: (own.comment === undefined ? {} : { value: own.comment }) as Readonly<Record<string, string>>,
      } as const;
      return [codes.tag(code, "open", openingTag(node)), codes.tag(code, "close", `</${node.name}>`)];
    }
    case "bx":
    case "bpt": {
      const code = {
        ...common,
        key: `b:${own.rid ?? id}`,
        kind: "pair",
        start: native === "" ? null : native,
      } as const;
      return [codes.tag(code, "open", asXml(node)), null];
    }
    case "ex":
    case "ept": {
      const code = {
        ...common,
        key: `b:${own.rid ?? id}`,
        kind: "pair",
        shown: null,
        end: native === "" ? null : native,
      } as const;
      return [null, codes.tag(code, "close", asXml(node))];
    }
    case "it": {
      const isClose = own.pos === "close";
      const said = native === "" ? null : native;
      const code = {
        ...common,
        key: `b:${own.rid ?? id}`,
        kind: "pair",
        start: isClose ? null : said,
        end: isClose ? said : null,
      } as const;
      const tag = codes.tag(code, isClose ? "close" : "open", asXml(node));
      return isClose ? [null, tag] : [tag, null];
    }
    default: {
      const code = {
        ...common,
        key: `p:${localName(node.name)}:${id}`,
        kind: "alone",
        start: native === "" ? null : native,
      } as const;
      return [codes.tag(code, "alone", asXml(node)), null];
    }
  }
}

/** What a code is, in the words of XLIFF 2. */
const TYPES: Readonly<Record<string, readonly [string, string | null]>> = {
  bold: ["fmt", "xlf:b"],
  italic: ["fmt", "xlf:i"],
  underlined: ["fmt", "xlf:u"],
  lb: ["fmt", "xlf:lb"],
  pb: ["fmt", "xlf:pb"],
  link: ["link", null],
  image: ["image", null],
};

function typeOf(ctype: string | undefined): { type: string | null; subType: string | null } {
  if (ctype === undefined) return { type: null, subType: null };
  const known = Object.hasOwn(TYPES, ctype) ? TYPES[ctype] : undefined;
  if (known) return { type: known[0], subType: known[1] };
  const [, type, subType] = /^x-xlf2-(fmt|ui|quote|link|image|other)(?:-(.+))?$/.exec(ctype) ?? [];
  return type === undefined
    ? { type: "other", subType: `xlf12:${ctype}` }
    : { type, subType: subType ?? null };
}

/** And what XLIFF 1.2 calls it, which has one list for pairs and one for what stands alone. */
export function ctypeOf(type: string | null, subType: string | null, isAlone: boolean): string | null {
  const allowed = isAlone ? ALONE : AROUND;
  if (subType?.startsWith("xlf12:")) {
    const said = subType.slice("xlf12:".length);
    return allowed.has(said) || said.startsWith("x-") ? said : `x-${said}`;
  }
  if (type === null) return null;
  const known = Object.entries(TYPES).find(
    ([word, [one, two]]) => one === type && two === subType && allowed.has(word),
  );
  return known?.[0] ?? `x-xlf2-${type}${subType === null ? "" : `-${subType}`}`;
}

const AROUND: ReadonlySet<string> = new Set(["bold", "italic", "underlined", "link"]);
const ALONE: ReadonlySet<string> = new Set(["image", "pb", "lb"]);
