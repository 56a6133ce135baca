import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Block, Layout, ParagraphKind } from "../../segmentation/paragraph";
import { type Definitions, nameOfDefinition, safeAddress } from "../../text/notation";
import type { FormatResult } from "../format-result";
import { MAX_MARKDOWN_CHARACTERS, MAX_MARKDOWN_NESTING } from "../limits";
import type { Problem } from "../problem";
import { readTxt } from "../txt/read-txt";
import { piecesOfHtml } from "./html-in-md";
import { marksOfMarkdown } from "./marks-of-md";

/**
 * Markdown (CommonMark, GFM, front matter) into blocks, losing no character.
 *
 * MD-1  A block's text is a slice of the file: inline markup stays in it, what marks the block (`## `, `- `, `> `, `|`,
 *     fences, indentation) stands in the leading text or in a separator.
 * MD-2  Only the structure of blocks is parsed; inline markup is switched off. It is kept as it stands anyway, and a
 *     hostile paragraph (80,000 characters of `*a_ `) that cost the full parser 45 s costs nothing.
 * MD-3  A quotation of several lines has a `> ` before each: its lines become a block each, for a slice can't leave them out.
 * MD-4  Front matter, link definitions, rules and comments hold nothing to translate and stand in the separators.
 *     HTML that shows words is parted at its block elements, which stand in the separators, too (html-in-md.ts).
 * MD-5  Code is a block of kind "text", without its fences.
 * MD-6  The first `# ` heading is the title where no other heading is of level 1.
 * MD-7  A file that nests deeper or is larger than the limits is read as plain text, and says so.
 */
export function readMarkdown(text: string): FormatResult {
  if (text.length > MAX_MARKDOWN_CHARACTERS || nestsTooDeep(text)) {
    const plain = readTxt(text);
    if (!plain.ok) return plain;
    return { ...plain, inline: "markdown", problems: [AS_PLAIN_TEXT] };
  }
  const tree = parser.parse(text);
  const definitions = definitionsIn(tree);
  const problems: Problem[] = [];
  const spans = listSpans(tree, text);
  const first = tree.children[0];
  if (first?.type === "yaml") problems.push(FRONT_MATTER);
  const level1 = spans.filter((span) => span.level === 1);
  const title = level1.length === 1 ? level1[0] : undefined;
  const blocks = spans.map((span, index): Block => {
    const next = spans[index + 1]?.start ?? text.length;
    return {
      text: text.slice(span.start, span.end),
      separator: text.slice(span.end, next),
      kind: span === title ? "title" : span.kind,
      level: span === title ? null : span.level,
      ...marksOf(text.slice(span.start, span.end), span.layout, definitions),
    };
  });
  const named = title === undefined ? undefined : text.slice(title.start, title.end);
  return {
    ok: true,
    title: named ?? (first?.type === "yaml" ? titleInFrontMatter(first.value) : null),
    leading: text.slice(0, spans[0]?.start ?? text.length),
    blocks,
    inline: "markdown",
    problems,
  };
}

function marksOf(text: string, layout: Layout | undefined, definitions: Definitions): Partial<Block> {
  const marks = layout?.code ? [] : marksOfMarkdown(text, definitions);
  return { ...(marks.length > 0 ? { marks } : {}), ...(layout ? { layout } : {}) };
}

/** Where `[words][name]` leads, wherever in the file it is said. */
function definitionsIn(root: Root): Definitions {
  const definitions = new Map<string, string>();
  const visit = (node: Node) => {
    if (node.type === "definition") {
      const address = safeAddress(node.url);
      const name = nameOfDefinition(node.label ?? node.identifier);
      if (address !== null && !definitions.has(name)) definitions.set(name, address);
    }
    if ("children" in node) for (const child of node.children) visit(child as Node);
  };
  visit(root);
  return definitions;
}

/** The parts of inline parsing, by the names that micromark gives them. */
const INLINE = [
  "attention",
  "autolink",
  "characterEscape",
  "characterReference",
  "codeText",
  "emailAutolink",
  "hardBreakEscape",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
  "protocolAutolink",
  "strikethrough",
  "wwwAutolink",
];

const parser = unified()
  .data("micromarkExtensions", [{ disable: { null: INLINE } }])
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter);

type Root = ReturnType<typeof parser.parse>;
type Node = Root | Root["children"][number];

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: ParagraphKind | null;
  readonly level: number | null;
  readonly layout?: Layout;
}

/** Every block that has words, in the order of the file. */
function listSpans(root: Root, text: string): Span[] {
  const spans: Span[] = [];
  const visit = (node: Node, kind: ParagraphKind | null) => {
    switch (node.type) {
      case "heading":
        add(node, "heading", node.depth);
        return;
      case "paragraph":
        add(node, kind, null);
        return;
      case "tableCell":
        add(node, "table-cell", null, { cell: { ...place } });
        place.column += 1;
        return;
      case "code":
        addCode(node);
        return;
      case "html":
        addHtml(node, kind);
        return;
      case "root":
      case "blockquote":
      case "list":
      case "listItem":
      case "table":
      case "tableRow":
      case "footnoteDefinition":
        enter(node);
        for (const child of node.children) visit(child, KIND_INSIDE[node.type] ?? kind);
        leave(node);
        return;
      default:
        return;
    }
  };
  const place: { table: number; row: number; column: number; isHead?: true } = {
    table: 0,
    row: -1,
    column: 0,
  };
  const lists: { next: number }[] = [];
  /** Of the next paragraph: the number of its item, the label of its note. */
  let coming: Layout | undefined;
  const enter = (node: Node) => {
    if (node.type === "list") lists.push({ next: node.ordered ? (node.start ?? 1) : Number.NaN });
    const list = lists.at(-1);
    if (node.type === "listItem" && list) {
      coming = Number.isNaN(list.next) ? undefined : { item: { number: list.next, shown: `${list.next}.` } };
      list.next += 1;
    }
    if (node.type === "footnoteDefinition") coming = { note: node.label ?? node.identifier };
    if (node.type === "table") Object.assign(place, { table: place.table + 1, row: -1 });
    if (node.type === "tableRow") {
      Object.assign(place, { row: place.row + 1, column: 0 });
      if (place.row === 0) place.isHead = true;
      else delete place.isHead;
    }
  };
  const leave = (node: Node) => {
    if (node.type === "list") lists.pop();
    if (node.type === "listItem" || node.type === "footnoteDefinition") coming = undefined;
  };
  const add = (node: Node, kind: ParagraphKind | null, level: number | null, layout?: Layout) => {
    addRange(contentOf(node, text), kind, level, layout);
  };
  const addRange = (
    [from, to]: readonly [number, number],
    kind: ParagraphKind | null,
    level: number | null,
    layout?: Layout,
  ) => {
    for (const [start, end] of withoutQuoteMarks(text, from, to)) {
      const own = layout ?? (kind === "list-item" || kind === "note" ? coming : undefined);
      coming = undefined;
      spans.push({ start, end, kind, level, ...(own ? { layout: own } : {}) });
    }
  };
  const addHtml = (node: Node, kind: ParagraphKind | null) => {
    const [from, to] = rangeOf(node);
    for (const piece of piecesOfHtml(text.slice(from, to), from))
      addRange([piece.start, piece.end], piece.kind ?? kind, piece.level);
  };
  const addCode = (node: Node) => {
    const [from, to] = rangeOf(node);
    const [start, end] = insideFence(text, from, to);
    addRange([start, end], "text", null, { code: true });
  };
  visit(root, null);
  return spans.toSorted((a, b) => a.start - b.start);
}

const KIND_INSIDE: Readonly<Record<string, ParagraphKind>> = {
  blockquote: "quote",
  listItem: "list-item",
  footnoteDefinition: "note",
};

function rangeOf(node: Node | { readonly position?: Node["position"] }): readonly [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

/**
 * What stands between the marks of a block. Judged by the file's own characters, not by the block's children: the GFM
 * plug-in remakes children that hold an address, and those have no place any more.
 */
function contentOf(node: Node, text: string): readonly [number, number] {
  const [from, to] = rangeOf(node);
  const slice = text.slice(from, to);
  if (node.type === "heading") {
    const atx = /^#{1,6}(?:[ \t]+|$)/.exec(slice);
    const before = atx?.[0].length ?? 0;
    const after =
      atx === null ? /(?:\r\n?|\n)[^\r\n]*$/.exec(slice) : /(?:^|[ \t])#+[ \t]*$/.exec(slice.slice(before));
    return [from + before, to - (after?.[0].length ?? 0)];
  }
  if (node.type === "tableCell") {
    const before = /^\|/.exec(slice)?.[0].length ?? 0;
    const after = /(?<!\\)\|[ \t]*$/.exec(slice.slice(before))?.[0].length ?? 0;
    return [from + before, to - after];
  }
  return [from, to];
}

/** The lines between the fences; an indented block as it stands, less its first indentation. */
function insideFence(text: string, from: number, to: number): readonly [number, number] {
  const slice = text.slice(from, to);
  const fence = /^(`{3,}|~{3,})[^\r\n]*(?:\r\n?|\n|$)/.exec(slice);
  if (fence === null) return [from, to];
  const closing = /(?:\r\n?|\n)?[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(slice.slice(fence[0].length));
  const mark = fence[1] ?? "";
  const isClosed = closing?.[1]?.startsWith(mark) ?? false;
  return [from + fence[0].length, isClosed && closing !== null ? from + fence[0].length + closing.index : to];
}

/** The range itself; line by line where a line begins with a quotation mark `>`. Trimmed, none empty. */
function withoutQuoteMarks(text: string, from: number, to: number): [number, number][] {
  const slice = text.slice(from, to);
  const isQuoted = /(?:\r\n?|\n)[ \t]*>/.test(slice);
  const pieces = isQuoted ? [...slice.matchAll(/[^\r\n]+/g)] : [...slice.matchAll(/^[\s\S]+$/g)];
  return pieces.flatMap((piece): [number, number][] => {
    const mark = isQuoted && piece.index > 0 ? (/^(?:[ \t]*>)*/.exec(piece[0])?.[0].length ?? 0) : 0;
    const body = piece[0].slice(mark);
    const start = from + piece.index + mark + (body.length - body.trimStart().length);
    const end = start + body.trim().length;
    return start < end ? [[start, end]] : [];
  });
}

/** Counts what one line opens: `>` marks, and list marks by the indentation they need. */
const DEEP_ITEM = new RegExp(`^[ \\t>]{${2 * MAX_MARKDOWN_NESTING},}(?:[*+-]|\\d{1,9}[.)])[ \\t]`, "m");

function nestsTooDeep(text: string): boolean {
  for (const line of text.matchAll(/^[ \t>*+-]{20,}/gm)) {
    const marks = line[0].replace(/[ \t]/g, "");
    if (marks.length > MAX_MARKDOWN_NESTING && !/^(?:-+|\*+)$/.test(marks)) return true;
    if (/(?:[>*+-][ \t]+){100}/.test(line[0])) return true;
  }
  // A list inside a list is two columns further in, at the least.
  return DEEP_ITEM.test(text);
}

const AS_PLAIN_TEXT: Problem = {
  code: "read-as-plain-text",
  message: { code: "readers.markdown-as-text" },
};

const FRONT_MATTER: Problem = {
  code: "front-matter",
  message: { code: "readers.front-matter" },
};

function titleInFrontMatter(yaml: string): string | null {
  const line = /^title:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\n]*))/m.exec(yaml);
  const title = (line?.[1] ?? line?.[2] ?? line?.[3] ?? "").trim();
  return title === "" ? null : title;
}
