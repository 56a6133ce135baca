import { type InlineKind, type InlineMark, sortedMarks } from "../../text/inline-marks";
import { type Definitions, nameOfDefinition, safeAddress } from "../../text/notation";
import { markupOf, type PlacedNode, parseInline } from "../inline";

/**
 * What a paragraph of Markdown says beside its words, over the slice of the file that it is: emphasis, links (those that name a
 * definition, too), code, notes, HTML that means something, and the markup itself, which is no words.
 */
export function marksOfMarkdown(text: string, definitions: Definitions): InlineMark[] {
  const root = parseInline(text);
  if (root === null) return [];
  const marks: InlineMark[] = markupOf(text).map((range) => ({ kind: "markup", ...range }));
  const tags: { readonly kind: InlineKind; readonly name: string; readonly start: number }[] = [];
  const visit = (node: PlacedNode) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    const kind = KIND_OF_NODE[node.type];
    if (node.type === "inlineCode") {
      const fence = /^`+/.exec(text.slice(start, end))?.[0].length ?? 0;
      marks.push({ kind: "code", start: start + fence, end: end - fence });
    } else if (node.type === "break") marks.push({ kind: "line-break", start, end });
    else if (node.type === "html") readTag(node.value ?? "", start, end);
    else if (node.type === "text") readText(start, end);
    const [first, last] = [node.children?.[0], node.children?.at(-1)];
    const inside = { start: first?.position?.start.offset ?? end, end: last?.position?.end.offset ?? start };
    if (kind !== undefined) marks.push({ kind, ...inside });
    if (node.type === "link") {
      const address = safeAddress(node.url ?? "");
      if (address !== null) marks.push({ kind: "link", ...inside, address });
    }
    for (const child of node.children ?? []) visit(child);
  };
  const readTag = (html: string, start: number, end: number) => {
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html);
    const name = tag?.[2]?.toLowerCase() ?? "";
    if (name === "br") marks.push({ kind: "line-break", start, end });
    const kind = Object.hasOwn(KIND_OF_TAG, name) ? KIND_OF_TAG[name] : undefined;
    if (kind === undefined) return;
    if (tag?.[1] === "") tags.push({ kind, name, start: end });
    else {
      const at = tags.findLastIndex((one) => one.name === name);
      if (at !== -1) marks.push({ kind, start: tags[at]!.start, end: start });
      if (at !== -1) tags.length = at;
    }
  };
  const readText = (start: number, end: number) => {
    const source = text.slice(start, end);
    for (const { index, 0: found, 1: note, 2: words, 3: name } of source.matchAll(REFERENCES)) {
      const from = start + index;
      const to = from + found.length;
      if (note !== undefined) marks.push({ kind: "note", start: from, end: to, label: note });
      else {
        const label = name || words!;
        const address = definitions.get(nameOfDefinition(label));
        if (address === undefined) continue;
        const until = from + 1 + words!.length;
        marks.push(
          { kind: "link", start: from + 1, end: until, address, label },
          { kind: "markup", start: from, end: from + 1 },
          { kind: "markup", start: until, end: to },
        );
      }
    }
  };
  visit(root);
  return sortedMarks(marks);
}

const KIND_OF_NODE: Readonly<Record<string, InlineKind>> = {
  emphasis: "emphasis",
  strong: "strong",
  delete: "strike",
};

const KIND_OF_TAG: Readonly<Record<string, InlineKind>> = {
  b: "strong",
  strong: "strong",
  i: "emphasis",
  em: "emphasis",
  cite: "emphasis",
  s: "strike",
  del: "strike",
  strike: "strike",
  code: "code",
  sub: "subscript",
  sup: "superscript",
  u: "underline",
  ins: "underline",
};

/** A note, or words with the name of a definition behind them or as it. */
const REFERENCES = /\[\^([^\s[\]\\^]{1,60})\]|\[([^[\]\n]{1,200})\](?:\[([^[\]\n]{0,200})\])?/g;
