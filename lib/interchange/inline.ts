import remarkCjkFriendly from "remark-cjk-friendly";
import remarkCjkStrikethrough from "remark-cjk-friendly-gfm-strikethrough";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type Definitions, readNotation } from "../text/notation";
import { MAX_INLINE_MARKS } from "./limits";
import { spansOfNotation, wordsOfSpan } from "./notation-spans";
import type { Dress, Span } from "./span";

/** How texts are written: every letter for itself, inline Markdown, or the marks of lib/text/notation.ts. */
export type Inline = "plain" | "markdown" | "marks";

export function spansOf(text: string, inline: Inline, definitions: Definitions = NO_DEFINITIONS): Span[] {
  if (inline === "marks") return spansOfNotation(text, definitions);
  if (inline === "plain" || !MARKUP.test(text) || hasTooManyMarks(text)) return [plainSpan(text)];
  const root = (text.includes("~~") ? parserWithStrike : parser).parse(withoutBlockMarks(text));
  const spans: Span[] = [];
  // One paragraph comes out, for nothing in the text can begin another block.
  for (const child of root.children) {
    if ("children" in child)
      collect(child.children as readonly InlineNode[], { dress: [], href: null }, spans, []);
    else if ("value" in child) spans.push(plainSpan(child.value));
  }
  return merged(spans);
}

/**
 * The ranges of inline Markdown that are no words, in order and apart: marks, addresses, tags, references to notes. Of an escape
 * it is the backslash, of a character reference all but its first letter, of a picture all but its alternative text (INLINE-5).
 * Nothing is found where there are too many marks to be parsed.
 */
export function markupOf(text: string): Range[] {
  if (!MARKUP.test(text) || hasTooManyMarks(text)) return [];
  const hidden: Range[] = [];
  const hide = (start: number, end: number) => {
    if (start < end) hidden.push({ start, end });
  };
  const visit = (node: PlacedNode) => {
    const { start, end } = placeOf(node);
    const source = text.slice(start, end);
    if (node.type === "html") hide(start, end);
    else if (node.type === "text")
      for (const { 0: code, index, 1: backslash, 2: note } of source.matchAll(CODES)) {
        const from = start + index;
        if (note !== undefined || SPACE_CODE.test(code)) hide(from, from + code.length);
        else if (backslash !== undefined) hide(from, from + 1);
        else hide(from + 1, from + code.length);
      }
    else if (node.type === "inlineCode") {
      const fence = /^`+/.exec(source)?.[0].length ?? 0;
      hide(start, start + fence);
      hide(end - fence, end);
    } else if (node.type === "image" || node.type === "imageReference") {
      const alt = source.startsWith(`![${node.alt ?? ""}]`) ? (node.alt ?? "").length : 0;
      hide(start, start + (alt > 0 ? 2 : source.length));
      if (alt > 0) hide(start + 2 + alt, end);
    } else if (node.children !== undefined) {
      const [first, last] = [node.children[0], node.children.at(-1)];
      if (first && INLINE.has(node.type)) hide(start, placeOf(first).start);
      for (const child of node.children) visit(child);
      if (last && INLINE.has(node.type)) hide(placeOf(last).end, end);
    }
  };
  const root = (text.includes("~~") ? parserWithStrike : parser).parse(text);
  visit(root as PlacedNode);
  return hidden;
}

/** The parsed paragraph with the places of its parts; null where it holds no markup, or too much to be parsed. */
export function parseInline(text: string): PlacedNode | null {
  if (!MARKUP.test(text) || hasTooManyMarks(text)) return null;
  return (text.includes("~~") ? parserWithStrike : parser).parse(text) as PlacedNode;
}

/** What in a text is no word, however it is written. */
export function hiddenIn(text: string, inline: Inline): readonly Range[] {
  if (inline === "marks") return readNotation(text).hidden;
  return inline === "markdown" ? markupOf(text) : [];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const INLINE: ReadonlySet<string> = new Set(["emphasis", "strong", "delete", "link", "linkReference"]);
/** An escaped character, a reference to a note, a character reference. */
const CODES = /(\\)[!-/:-@[-`{-~]|(\[\^[^\s[\]]{1,60}\])|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;
const SPACE_CODE = /^&(?:nbsp|ensp|emsp|thinsp|zwsp|#8203|#160);$/i;

function placeOf({ position }: PlacedNode): Range {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

export interface PlacedNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly alt?: string | null;
  readonly position?: {
    readonly start: { readonly offset?: number };
    readonly end: { readonly offset?: number };
  };
  readonly children?: readonly PlacedNode[];
}

/** The words alone, with their line breaks. */
export function wordsOf(text: string, inline: Inline, definitions?: Definitions): string {
  const spans = spansOf(text, inline, definitions);
  return spans.map((span) => (inline === "marks" ? wordsOfSpan(span) : span.text)).join("");
}

const NO_DEFINITIONS: Definitions = new Map();

/** Anything that might be inline markup; text without any of it needs no parser. */
const MARKUP = /[*_`[<&\\]|~~/;

/** INLINE-7: nothing begins a block. (A definition would swallow its line, a table two.) */
const NO_BLOCKS = {
  disable: {
    null: [
      "blockQuote",
      "codeFenced",
      "codeIndented",
      "definition",
      "gfmFootnoteDefinition",
      "headingAtx",
      "htmlFlow",
      "list",
      "setextUnderline",
      "table",
      "thematicBreak",
    ],
  },
};

const parser = unified().data("micromarkExtensions", [NO_BLOCKS]).use(remarkParse).use(remarkCjkFriendly);

const parserWithStrike = unified()
  .data("micromarkExtensions", [NO_BLOCKS])
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkCjkStrikethrough);

interface InlineNode {
  readonly type: string;
  readonly value?: string;
  readonly alt?: string | null;
  readonly url?: string;
  readonly label?: string | null;
  readonly children?: readonly InlineNode[];
}

interface Style {
  readonly dress: readonly Dress[];
  readonly href: string | null;
}

const DRESS_OF_NODE: Readonly<Record<string, Dress>> = {
  strong: "strong",
  emphasis: "emphasis",
  delete: "strike",
  inlineCode: "code",
};

/** Raw HTML that has a meaning here; the tag's name → what it does. */
const TAGS: Readonly<Record<string, Dress>> = {
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

/** Appends the spans of `nodes`; `open` are the dresses that raw HTML tags have put on and not yet taken off. */
function collect(nodes: readonly InlineNode[], style: Style, spans: Span[], open: Dress[]): void {
  for (const node of nodes) {
    const say = (text: string, more: readonly Dress[] = []) => {
      if (text !== "")
        spans.push({ text, dress: new Set([...style.dress, ...open, ...more]), href: style.href });
    };
    const dress = DRESS_OF_NODE[node.type];
    if (node.type === "html") {
      const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(node.value ?? "");
      const name = tag?.[2]?.toLowerCase() ?? "";
      const meant = Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
      if (name === "br") say("\n");
      else if (meant !== undefined && tag?.[1] === "") open.push(meant);
      else if (meant !== undefined && open.includes(meant)) open.splice(open.lastIndexOf(meant), 1);
    } else if (node.type === "break") say("\n");
    else if (node.type === "image" || node.type === "imageReference") say(node.alt ?? "");
    else if (node.type === "footnoteReference") say(`[^${node.label ?? ""}]`);
    else if (node.children !== undefined) {
      const href = node.type === "link" ? safeHref(node.url ?? "") : style.href;
      collect(
        node.children,
        { dress: dress === undefined ? style.dress : [...style.dress, dress], href },
        spans,
        open,
      );
    } else if (node.value !== undefined) say(node.value, dress === undefined ? [] : [dress]);
  }
}

function safeHref(url: string): string | null {
  const isSafe = /^(?:https?:\/\/|mailto:)[^\s"'<>\\]+$/i.test(url);
  return isSafe ? url : null;
}

/** Indentation would begin code, and is nothing that is printed. */
function withoutBlockMarks(text: string): string {
  return text.replace(/\n[ \t]+/g, "\n");
}

/** The parser becomes slower with the square of these: 80,000 characters of `*a_ ` took 45 s. */
function hasTooManyMarks(text: string): boolean {
  return (text.match(/[*_~`[\]<]/g)?.length ?? 0) > MAX_INLINE_MARKS;
}

function plainSpan(text: string): Span {
  return { text, dress: new Set(), href: null };
}

/** Neighbours in the same dress become one span. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    const isAlike =
      last !== undefined &&
      last.href === span.href &&
      last.dress.size === span.dress.size &&
      [...last.dress].every((dress) => span.dress.has(dress));
    if (last !== undefined && isAlike) result[result.length - 1] = { ...last, text: last.text + span.text };
    else result.push(span);
  }
  return result;
}
