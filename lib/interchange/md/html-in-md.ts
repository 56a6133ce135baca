import type { ParagraphKind } from "../../segmentation/paragraph";

/**
 * HTML that stands as a block in Markdown: each run of words between block elements is a block, of the kind that its element
 * states. The elements stand in the separators; inline elements stay in the text, as all inline markup does.
 */
export interface HtmlPiece {
  readonly start: number;
  readonly end: number;
  readonly kind: ParagraphKind | null;
  readonly level: number | null;
}

const KINDS: Readonly<Record<string, ParagraphKind>> = {
  figcaption: "caption",
  caption: "caption",
  summary: "heading",
  li: "list-item",
  dt: "list-item",
  dd: "list-item",
  blockquote: "quote",
  td: "table-cell",
  th: "table-cell",
  pre: "text",
};

const BLOCKS = new Set(
  "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu nav ol p pre section summary table tbody td tfoot th thead tr ul picture source video audio svg".split(
    " ",
  ),
);

/** A tag, a comment, or an element whose content is never shown. */
const TAG =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|template|svg)\b[\s\S]*?(?:<\/\1\s*>|$)|<(\/?)([a-z][a-z0-9-]*)(?:\s[^<>]*)?\/?>/gi;

/** `from` is where the HTML begins in its file; so are the offsets of the pieces. */
export function piecesOfHtml(html: string, from: number): HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  const open: string[] = [];
  let start = 0;
  const flush = (end: number) => {
    const piece = trimmed(html, start, end);
    if (piece === null) return;
    const name = open.findLast((one) => one in KINDS || /^h[1-6]$/.test(one));
    const level = name !== undefined && /^h[1-6]$/.test(name) ? Number(name[1]) : null;
    const kind = level !== null ? "heading" : name === undefined ? null : (KINDS[name] ?? null);
    pieces.push({
      start: from + piece.start,
      end: from + piece.end,
      kind,
      level: kind === "heading" ? (level ?? 3) : null,
    });
  };
  for (const { 0: tag, index, 2: closing, 3: name } of html.matchAll(TAG)) {
    const element = name?.toLowerCase();
    if (element !== undefined && !BLOCKS.has(element)) continue;
    flush(index);
    start = index + tag.length;
    if (element === undefined) continue;
    if (closing === "/") {
      const at = open.lastIndexOf(element);
      if (at !== -1) open.length = at;
    } else if (!tag.endsWith("/>") && open.length < MOST_OPEN) open.push(element);
  }
  flush(html.length);
  return pieces;
}

const MOST_OPEN = 100;

/** Without white space, line breaks and pictures at its ends; null where no words are left. */
function trimmed(
  html: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | null {
  const text = html.slice(start, end);
  const bare = text.replace(/<!--[\s\S]*?(?:-->|$)|<[^<>]*>/g, "").replace(/&nbsp;/gi, " ");
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(bare)) return null;
  const before = /^(?:\s|<(?:br|img|wbr)\b[^<>]*>)*/i.exec(text)![0].length;
  const after = /(?:\s|<(?:br|img|wbr)\b[^<>]{0,2000}>)*$/i.exec(text.slice(before))![0].length;
  return { start: start + before, end: end - after };
}
