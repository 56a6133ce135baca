import type { ParagraphKind } from "../../segmentation/paragraph";

export interface StyleKind {
  readonly kind: ParagraphKind | null;
  readonly level: number | null;
}

/** Names of Word's and WPS's built-in styles, in small letters; WPS writes them in Chinese. */
const KINDS: Readonly<Record<string, ParagraphKind>> = {
  title: "title",
  标题: "title",
  caption: "caption",
  题注: "caption",
  quote: "quote",
  引用: "quote",
  "intense quote": "quote",
  明显引用: "quote",
  "block text": "quote",
  "footnote text": "note",
  脚注文本: "note",
  "endnote text": "note",
  尾注文本: "note",
  "list paragraph": "list-item",
  "list bullet": "list-item",
  "list number": "list-item",
};

/** What a paragraph style's name states, or null. `heading 2` and 标题 2 are headings of that level. */
export function kindOfStyleName(name: string): StyleKind | null {
  const plain = name.toLowerCase().replace(/,.*$/s, "").trim();
  const level = /^(?:heading|标题)\s*([1-9])$/.exec(plain)?.[1];
  if (level !== undefined) return { kind: "heading", level: Math.min(6, Number(level)) };
  const kind = Object.hasOwn(KINDS, plain) ? KINDS[plain] : undefined;
  return kind === undefined ? null : { kind, level: null };
}
