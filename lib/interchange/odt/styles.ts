import type { ParagraphKind } from "../../segment/paragraph";
import { walkXml } from "../xml/walk-xml";

/** What a paragraph style says of the kind. Automatic styles (`P3`) say it through the named style that they stand on. */
export type StyleKinds = ReadonlyMap<string, { readonly kind: ParagraphKind; readonly level: number | null }>;

/**
 * Names of LibreOffice's own styles, as they stand in the file: English in every language, a space written `_20_`. The
 * label of a figure (Illustration, Table, Drawing, Figure) is a style on Caption.
 */
const KIND_OF_STYLE: Readonly<Record<string, ParagraphKind>> = {
  Title: "title",
  Caption: "caption",
  Illustration: "caption",
  Drawing: "caption",
  Figure: "caption",
  Quotations: "quote",
  Quote: "quote",
  Footnote: "note",
  Endnote: "note",
};

/** `sources` are the texts of styles.xml and content.xml. */
export function styleKinds(sources: readonly string[]): StyleKinds {
  const parents = new Map<string, string>();
  const levels = new Map<string, number>();
  for (const xml of sources) {
    walkXml(xml, {
      open(name, attributes) {
        if (name !== "style:style" || attributes["style:family"] !== "paragraph") return;
        const own = attributes["style:name"] ?? "";
        parents.set(own, attributes["style:parent-style-name"] ?? "");
        const level = Number(attributes["style:default-outline-level"]);
        if (level >= 1) levels.set(own, Math.min(6, level));
      },
    });
  }
  const kinds = new Map<string, { kind: ParagraphKind; level: number | null }>();
  for (const own of parents.keys()) {
    let style: string | undefined = own;
    for (let steps = 0; style !== undefined && style !== "" && steps < 20; steps += 1) {
      const level = levels.get(style) ?? headingLevel(style);
      const kind = Object.hasOwn(KIND_OF_STYLE, style) ? KIND_OF_STYLE[style] : undefined;
      if (level !== null) kinds.set(own, { kind: "heading", level });
      else if (kind !== undefined) kinds.set(own, { kind, level: null });
      if (kinds.has(own)) break;
      style = parents.get(style);
    }
  }
  return kinds;
}

function headingLevel(style: string): number | null {
  const level = /^Heading_20_([1-9]|10)$/.exec(style)?.[1];
  return level === undefined ? null : Math.min(6, Number(level));
}
