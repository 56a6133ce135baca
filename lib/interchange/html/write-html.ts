import { type Dress, type Span, spansOf } from "../inline";
import type { Publication, PublicationBlock } from "../publication";
import { PAGE_STYLE } from "./page-style";

/**
 * One self-contained page: its style inside it, no script, nothing fetched from anywhere; the content security
 * policy in its head says so to the browser too.
 *
 * Every character of the text is escaped here and every tag is made here, so nothing that a person wrote can become
 * markup (I3).
 */
export function writeHtml(publication: Publication): string {
  const { title, byline, blocks, inline } = publication;
  const titleSpans = spansOf(title, inline);
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
${PAGE_STYLE}</style>
</head>
<body>
<article>
<header>
<h1>${set(titleSpans)}</h1>${byline === null ? "" : `\n<p class="byline">${escaped(byline)}</p>`}
</header>
${setBlocks(blocks, inline)}</article>
</body>
</html>
`;
}

/** What holds a run of blocks of one kind together. */
const GROUPS: Readonly<Partial<Record<PublicationBlock["kind"], string>>> = {
  "list-item": "ul",
  quote: "blockquote",
};

function setBlocks(blocks: readonly PublicationBlock[], inline: Publication["inline"]): string {
  let html = "";
  let open: string | undefined;
  for (const block of blocks) {
    const group = GROUPS[block.kind];
    if (group !== open) {
      if (open !== undefined) html += `</${open}>\n`;
      if (group !== undefined) html += `<${group}>\n`;
      open = group;
    }
    html += `${setBlock(block, inline)}\n`;
  }
  return open === undefined ? html : `${html}</${open}>\n`;
}

function setBlock(block: PublicationBlock, inline: Publication["inline"]): string {
  if (block.kind === "mark") return `<p class="mark">${escaped(block.text)}</p>`;
  const text = set(spansOf(block.text, inline));
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
    case "caption":
    case "note":
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

function set(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      let html = escaped(span.text).replaceAll("\n", "<br>\n");
      for (const dress of span.dress) html = `<${TAG_OF_DRESS[dress]}>${html}</${TAG_OF_DRESS[dress]}>`;
      return span.href === null ? html : `<a href="${escaped(span.href)}">${html}</a>`;
    })
    .join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
