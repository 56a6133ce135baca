import type { Publication, PublicationBlock } from "../publication";
import { escapeBlockMarks, escapeMarkdown } from "./escape-md";
import { harmlessMarkdown } from "./harmless-md";

/**
 * Markdown (CommonMark; nothing in it needs GFM).
 *
 * W1  `# ` is the title alone: a heading of level 1 is written `## `, and so on down to `######`.
 * W2  Plain text is escaped so that it renders as it stands; inline Markdown is left, but for what would run in a page
 *     (harmless-md.ts), and only what would begin a block at the start of a line is escaped.
 * W3  A line break is a backslash at the line's end. Inside a quotation the next line goes on without `> ` (a "lazy" line),
 *     which renders the same and reads back as one paragraph.
 * W4  Table cells are paragraphs, for a segment does not say which row and column it stood in.
 */
export function writeMarkdown(publication: Publication): string {
  const { title, byline, blocks, inline } = publication;
  const pieces = [`# ${onOneLine(set(title, inline))}`];
  if (byline !== null) pieces.push(`*${escapeMarkdown(byline)}*`);
  let previous: PublicationBlock["kind"] | null = null;
  let written = pieces.filter((piece) => piece !== "# ").join("\n\n");
  for (const block of blocks) {
    const isSameList = block.kind === "list-item" && previous === "list-item";
    const between = written === "" ? "" : isSameList ? "\n" : "\n\n";
    const isSameQuote = isQuoted(block) && previous !== null && isQuoted({ kind: previous });
    written += (isSameQuote ? "\n>\n" : between) + piece(block, inline);
    previous = block.kind;
  }
  return `${written}\n`;
}

function isQuoted({ kind }: Pick<PublicationBlock, "kind">): boolean {
  return kind === "quote" || kind === "note";
}

function piece(block: PublicationBlock, inline: Publication["inline"]): string {
  if (block.kind === "mark") return `*${escapeMarkdown(block.text)}*`;
  const text = set(block.text, inline);
  switch (block.kind) {
    case "title":
      return `## ${onOneLine(text)}`;
    case "heading":
      return `${"#".repeat(Math.min(6, (block.level ?? 1) + 1))} ${onOneLine(text)}`;
    case "list-item":
      return `- ${withHardBreaks(text, "  ")}`;
    case "quote":
    case "note":
      return `> ${withHardBreaks(text, "")}`;
    case "caption":
      // Emphasis around emphasis does not nest; a caption that has its own keeps just that.
      return inline === "plain" ? `*${withHardBreaks(text, "")}*` : withHardBreaks(text, "");
    case "turn":
      if (block.speaker === null) return withHardBreaks(text, "");
      return `**${escapeMarkdown(block.speaker)}:** ${withHardBreaks(text, "")}`.trimEnd();
    default:
      return withHardBreaks(text, "");
  }
}

/** Every line of the text, safe to stand at the start of a line. */
function set(text: string, inline: Publication["inline"]): string {
  return inline === "plain" ? escapeMarkdown(text) : escapeBlockMarks(harmlessMarkdown(text));
}

function withHardBreaks(text: string, indentation: string): string {
  return text.replace(/\\?\n/g, `\\\n${indentation}`);
}

/** A heading is one line; the break in it becomes a `<br>`, which every renderer knows. */
function onOneLine(text: string): string {
  return text.replace(/\\?\n/g, "<br>").replace(/(?<=[ \t])#+$/, "\\$&");
}
