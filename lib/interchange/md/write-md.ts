import { spansOf } from "../inline";
import { gridOf, runsOf } from "../layouts";
import type { Publication, PublicationBlock } from "../publication";
import { escapeBlockMarks, escapeMarkdown } from "./escape-md";
import { harmlessMarkdown } from "./harmless-md";
import { writeSpans } from "./write-spans";

/**
 * Markdown (CommonMark; tables, notes and what is struck out are GFM).
 *
 * MD-WRITE-1  `# ` is the title alone: a heading of level 1 is written `## `, and so on down to `######`.
 * MD-WRITE-2  Plain text is escaped so that it renders as it stands; inline Markdown is left, but for what would run in a page
 *     (harmless-md.ts), and only what would begin a block at the start of a line is escaped.
 * MD-WRITE-3  A line break is a backslash at the line's end. Inside a quotation the next line goes on without `> ` (a "lazy" line),
 *     which renders the same and reads back as one paragraph.
 * MD-WRITE-4  A table is a GFM table, its first row the head; a cell that reaches over others leaves them empty. Cells that do not know
 *     their place are paragraphs.
 * MD-WRITE-5  Marks are written as Markdown that every reader takes for them (write-spans.ts). A note that the text refers to is a
 *     definition where it stands, `[^1]: `; definitions of links stand at the end.
 */
export function writeMarkdown(publication: Publication): string {
  const { title, byline, blocks, definitions } = publication;
  const set = setterOf(publication);
  const pieces = [`# ${onOneLine(set(title))}`];
  if (byline !== null) pieces.push(`*${escapeMarkdown(byline)}*`);
  let previous: PublicationBlock | null = null;
  let written = pieces.filter((piece) => piece !== "# ").join("\n\n");
  const add = (text: string, between: string) => {
    written += (written === "" ? "" : between) + text;
  };
  let delimiter = ".";
  for (const run of runsOf(blocks)) {
    const first = run.blocks[0]!;
    if (run.type === "table") add(table(gridOf(run.blocks), set), "\n\n");
    else {
      // Two lists that follow each other and do not go on are told apart by their delimiter.
      const isAfterList = previous?.kind === "list-item" && previous.layout?.item !== undefined;
      if (run.type === "numbers") delimiter = isAfterList && delimiter === "." ? ")" : ".";
      for (const [index, block] of run.blocks.entries()) {
        const isSameList = run.type === "numbers" || run.type === "bullets" ? index > 0 : false;
        const isSameQuote = isQuoted(block) && previous !== null && isQuoted(previous);
        const number = run.type === "numbers" ? `${run.first + index}${delimiter}` : null;
        add(piece(block, { publication, set, number }), isSameQuote ? "\n>\n" : isSameList ? "\n" : "\n\n");
        previous = block;
      }
    }
    previous = run.blocks.at(-1) ?? first;
  }
  const named = [...(definitions ?? [])].filter(([name]) => referredTo(publication, name));
  if (named.length > 0) add(named.map(([name, address]) => `[${name}]: ${address}`).join("\n"), "\n\n");
  return `${written}\n`;
}

type SetText = (text: string) => string;

/** Texts as Markdown, safe to stand at the start of a line. */
function setterOf({ inline, blocks, definitions }: Publication): SetText {
  if (inline === "plain") return escapeMarkdown;
  if (inline === "markdown") return (text) => escapeBlockMarks(harmlessMarkdown(text));
  const notes = new Set(blocks.flatMap((block) => (block.kind === "note" ? (block.layout?.note ?? []) : [])));
  return (text) => escapeBlockMarks(writeSpans(spansOf(text, "marks", definitions), notes));
}

function referredTo({ title, blocks, inline, definitions }: Publication, name: string): boolean {
  return [title, ...blocks.map(({ text }) => text)].some((text) =>
    spansOf(text, inline, definitions).some(({ reference }) => reference?.toLowerCase() === name),
  );
}

function table({ rows, columns }: ReturnType<typeof gridOf>, set: SetText): string {
  const taken = rows.map(() => Array.from({ length: columns }, () => ""));
  for (const { cell, texts } of rows.flat())
    taken[cell.row]![cell.column] = texts
      .map((text) => onOneLine(set(text)).replaceAll("|", "\\|"))
      .join("<br>");
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const [head = [], ...body] = taken;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}

function isQuoted(block: PublicationBlock): boolean {
  return block.kind === "quote" || (block.kind === "note" && block.layout?.note === undefined);
}

function piece(
  block: PublicationBlock,
  { publication, set, number }: { publication: Publication; set: SetText; number: string | null },
): string {
  if (block.kind === "mark") return `*${escapeMarkdown(block.text)}*`;
  if (block.layout?.code) return fenced(block.text);
  const text = set(block.text);
  switch (block.kind) {
    case "title":
      return `## ${onOneLine(text)}`;
    case "heading":
      return `${"#".repeat(Math.min(6, (block.level ?? 1) + 1))} ${onOneLine(text)}`;
    case "list-item":
      if (number !== null) return `${number} ${withHardBreaks(text, " ".repeat(number.length + 1))}`;
      return `- ${withHardBreaks(text, "  ")}`;
    case "quote":
      return `> ${withHardBreaks(text, "")}`;
    case "note":
      if (block.layout?.note !== undefined) return `[^${block.layout.note}]: ${withHardBreaks(text, "    ")}`;
      return `> ${withHardBreaks(text, "")}`;
    case "caption":
      // Emphasis around emphasis does not nest; a caption that has its own keeps just that.
      return publication.inline === "plain" ? `*${withHardBreaks(text, "")}*` : withHardBreaks(text, "");
    case "turn":
      if (block.speaker === null) return withHardBreaks(text, "");
      return `**${escapeMarkdown(block.speaker)}:** ${withHardBreaks(text, "")}`.trimEnd();
    default:
      return withHardBreaks(text, "");
  }
}

/** Longer fences than any in the code. */
function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

function withHardBreaks(text: string, indentation: string): string {
  return text.replace(/\\?\n/g, `\\\n${indentation}`);
}

/** A heading is one line; the break in it becomes a `<br>`, which every renderer knows. */
function onOneLine(text: string): string {
  return text.replace(/\\?\n/g, "<br>").replace(/(?<=[ \t])#+$/, "\\$&");
}
