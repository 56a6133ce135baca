import { escapeBlockMarks, escapeMarkdown } from "../md/escape-md";
import { writeSpans } from "../md/write-spans";
import { type Beside, type BesideRow, wordsOfSpans } from "./beside";

/** Plain text in turn: a paragraph of each, parted by a blank line (BESIDE-3). */
export function writeTxtBeside({ rows }: Beside): string {
  const paragraphs = rows.flatMap(({ chinese, english }) => [...chinese, ...english.map(wordsOfSpans)]);
  return `${paragraphs.join("\n\n")}\n`;
}

/** Markdown in turn; headings have their signs in both languages. */
export function writeMarkdownBeside({ rows }: Beside): string {
  const paragraphs = rows.flatMap((row) => {
    const before = row.heading === null ? "" : `${"#".repeat(Math.min(6, row.heading + 1))} `;
    const set = (text: string) =>
      before === "" ? escapeBlockMarks(text) : before + text.replaceAll(/\\?\n/g, " ");
    return [...chineseOf(row), ...row.english.map((spans) => writeSpans(spans, new Set()))].map(set);
  });
  return `${paragraphs.join("\n\n")}\n`;
}

function chineseOf({ chinese }: BesideRow): string[] {
  return chinese.map((text) => escapeMarkdown(text).replaceAll("\n", "\\\n"));
}
