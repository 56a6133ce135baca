import type { InlineKind } from "../../text/inline-marks";
import { walkXml } from "../xml/walk-xml";

/** What a text style says of the words: automatic styles (`T3`) through the named style that they stand on, too. */
export function textStyles(sources: readonly string[]): ReadonlyMap<string, readonly InlineKind[]> {
  const parents = new Map<string, string>();
  const own = new Map<string, InlineKind[]>();
  for (const xml of sources) {
    let style: string | null = null;
    walkXml(xml, {
      open(name, attributes) {
        if (name === "style:style") {
          style = attributes["style:family"] === "text" ? (attributes["style:name"] ?? "") : null;
          if (style !== null) parents.set(style, attributes["style:parent-style-name"] ?? "");
        } else if (name === "style:text-properties" && style !== null) own.set(style, kindsOf(attributes));
      },
      close(name) {
        if (name === "style:style") style = null;
      },
    });
  }
  const all = new Map<string, readonly InlineKind[]>();
  for (const name of parents.keys()) {
    const kinds = new Set<InlineKind>();
    let at: string | undefined = name;
    for (let steps = 0; at !== undefined && at !== "" && steps < 20; steps += 1) {
      for (const kind of own.get(at) ?? []) kinds.add(kind);
      at = parents.get(at);
    }
    if (kinds.size > 0) all.set(name, [...kinds]);
  }
  return all;
}

function kindsOf(attributes: Readonly<Record<string, string>>): InlineKind[] {
  const style = attributes["fo:font-style"] ?? attributes["style:font-style-asian"] ?? "";
  const weight = attributes["fo:font-weight"] ?? attributes["style:font-weight-asian"] ?? "";
  const position = attributes["style:text-position"] ?? "";
  return [
    ...(/^(?:italic|oblique)$/.test(style) ? (["emphasis"] as const) : []),
    ...(/^(?:bold|[6-9]00)$/.test(weight) ? (["strong"] as const) : []),
    ...(/^(?:super|[1-9]\d*%)/.test(position) && !position.startsWith("0%")
      ? (["superscript"] as const)
      : []),
    ...(/^(?:sub|-\d)/.test(position) ? (["subscript"] as const) : []),
  ];
}
