import { spansOf } from "../inline";
import { type Grid, gridOf, listTypeOf, runsOf } from "../layouts";
import type { Publication, PublicationBlock } from "../publication";
import type { Dress, Span } from "../span";
import { MARKED_STYLE, PAGE_STYLE } from "./page-style";

/**
 * One self-contained page: its style inside it, no script, nothing fetched from anywhere; the content security
 * policy in its head says so to the browser too.
 *
 * Every character of the text is escaped here and every tag is made here, so nothing that a person wrote can become
 * markup (INLINE-3).
 */
export function writeHtml(publication: Publication): string {
  const { title, byline, blocks, inline, definitions } = publication;
  const titleSpans = spansOf(title, inline, definitions);
  const set = setterOf(publication);
  const plainTitle = titleSpans.map((span) => span.text).join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(plainTitle)}</title>
<style>
${PAGE_STYLE}${inline === "marks" ? MARKED_STYLE : ""}</style>
</head>
<body>
<article>
<header>
<h1>${set(titleSpans)}</h1>${byline === null ? "" : `\n<p class="byline">${escaped(byline)}</p>`}
</header>
${setBlocks(blocks, (text) => set(spansOf(text, inline, definitions)))}</article>
</body>
</html>
`;
}

type SetText = (text: string) => string;

/** Blocks that stand in one list, quotation or table are held together. */
function setBlocks(blocks: readonly PublicationBlock[], set: SetText): string {
  return runsOf(blocks)
    .map((run) => {
      const inside = () => run.blocks.map((block) => `${setBlock(block, set)}\n`).join("");
      if (run.type === "table") return setTable(gridOf(run.blocks), set);
      if (run.type === "bullets") return `<ul>\n${inside()}</ul>\n`;
      if (run.type === "quotes") return `<blockquote>\n${inside()}</blockquote>\n`;
      if (run.type !== "numbers") return inside();
      const type = listTypeOf(run.blocks[0]!);
      const attributes = `${type === "1" ? "" : ` type="${type}"`}${run.first === 1 ? "" : ` start="${run.first}"`}`;
      return `<ol${attributes}>\n${inside()}</ol>\n`;
    })
    .join("");
}

function setTable({ rows }: Grid, set: SetText): string {
  const html = rows.map((cells) => {
    const inside = cells.map(({ cell, texts }) => {
      const tag = cell.isHead ? "th" : "td";
      const spans = `${(cell.rows ?? 1) > 1 ? ` rowspan="${cell.rows}"` : ""}${(cell.columns ?? 1) > 1 ? ` colspan="${cell.columns}"` : ""}`;
      return `<${tag}${spans}>${texts.map(set).join("<br>\n")}</${tag}>`;
    });
    return `<tr>${inside.join("")}</tr>\n`;
  });
  return `<table>\n${html.join("")}</table>\n`;
}

function setBlock(block: PublicationBlock, set: SetText): string {
  if (block.kind === "mark") return `<p class="mark">${escaped(block.text)}</p>`;
  if (block.layout?.code) return `<pre><code>${escaped(block.text)}</code></pre>`;
  const text = set(block.text);
  switch (block.kind) {
    case "title":
      return `<h2 class="part">${text}</h2>`;
    case "heading": {
      const tag = `h${Math.min(6, (block.level ?? 1) + 1)}`;
      return `<${tag}>${text}</${tag}>`;
    }
    case "list-item":
      return `<li>${text}</li>`;
    case "quote":
      return `<p>${text}</p>`;
    case "turn":
      if (block.speaker === null) return `<p>${text}</p>`;
      return `<p class="turn"><b class="speaker">${escaped(block.speaker)}:</b>${text === "" ? "" : ` ${text}`}</p>`;
    case "note": {
      const label = block.layout?.note;
      if (label === undefined) return `<p class="note">${text}</p>`;
      return `<p class="note" id="note-${escaped(label)}"><a href="#ref-${escaped(label)}">${escaped(label)}</a> ${text}</p>`;
    }
    case "caption":
    case "table-cell":
      return `<p class="${block.kind}">${text}</p>`;
    case "text":
      return `<p>${text}</p>`;
  }
}

const TAG_OF_DRESS: Readonly<Record<Dress, string>> = {
  strong: "strong",
  emphasis: "em",
  strike: "del",
  code: "code",
  subscript: "sub",
  superscript: "sup",
  underline: "u",
};

/** Sets spans: a link is one however many spans it has, and a note is referred to where it is printed. */
function setterOf({ blocks }: Publication): (spans: readonly Span[]) => string {
  const notes = new Set(blocks.flatMap((block) => (block.kind === "note" ? (block.layout?.note ?? []) : [])));
  const referred = new Set<string>();
  return (spans) => {
    let html = "";
    let href: string | null = null;
    for (const span of spans) {
      if (span.href !== href) {
        if (href !== null) html += "</a>";
        if (span.href !== null) html += `<a href="${escaped(span.href)}">`;
        href = span.href;
      }
      html += span.note === undefined ? setSpan(span) : setReference(span.note, notes, referred);
    }
    return href === null ? html : `${html}</a>`;
  };
}

export function setSpan(span: Span): string {
  let html = escaped(span.text).replaceAll("\n", "<br>\n");
  for (const dress of span.dress) html = `<${TAG_OF_DRESS[dress]}>${html}</${TAG_OF_DRESS[dress]}>`;
  return html;
}

/** The first reference is where the note leads back to. */
function setReference(label: string, notes: ReadonlySet<string>, referred: Set<string>): string {
  const name = escaped(label);
  if (!notes.has(label)) return `<sup>${name}</sup>`;
  const id = referred.has(label) ? "" : ` id="ref-${name}"`;
  referred.add(label);
  return `<sup><a href="#note-${name}"${id}>${name}</a></sup>`;
}

export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
