import type { ParagraphKind } from "../../segmentation/paragraph";
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

/** The styles that hide their text (`text:display="none"`), by themselves or by the one that they stand on. */
export interface HiddenNames {
  readonly paragraphs: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
  /** Styles of texts that show what a paragraph's hides. */
  readonly shown: ReadonlySet<string>;
}

/** `sources` are the texts of styles.xml and content.xml. */
export function hiddenNames(sources: readonly string[]): HiddenNames {
  const parents = new Map<string, string>();
  const own = new Map<string, boolean>();
  let style = "";
  if (!sources.some((xml) => xml.includes("text:display"))) return NOTHING_HIDDEN;
  for (const xml of sources) {
    walkXml(xml, {
      open(name, attributes) {
        if (name === "style:style" || name === "style:default-style") {
          const family = attributes["style:family"] ?? "";
          style = `${family} ${attributes["style:name"] ?? ""}`;
          // What no style says, the default of the family says.
          if (name === "style:style")
            parents.set(style, `${family} ${attributes["style:parent-style-name"] ?? ""}`);
        }
        const display = attributes["text:display"];
        if (name === "style:text-properties" && display !== undefined) own.set(style, display === "none");
      },
    });
  }
  const hidden = (one: string): boolean | undefined => {
    let at: string | undefined = one;
    for (let steps = 0; at !== undefined && steps < 20; steps += 1) {
      const says = own.get(at);
      if (says !== undefined) return says;
      at = parents.get(at);
    }
    return undefined;
  };
  const names = (family: string, wanted: boolean) =>
    [...parents.keys(), `${family} `].flatMap((one) =>
      one.startsWith(`${family} `) && hidden(one) === wanted ? [one.slice(family.length + 1)] : [],
    );
  return {
    paragraphs: new Set(names("paragraph", true)),
    texts: new Set(names("text", true)),
    shown: new Set(names("text", false)),
  };
}

const NOTHING_HIDDEN: HiddenNames = { paragraphs: new Set(), texts: new Set(), shown: new Set() };
