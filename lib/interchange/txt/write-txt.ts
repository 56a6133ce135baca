import { wordsOf } from "../inline";
import { type Grid, gridOf, runsOf } from "../layouts";
import type { Publication, PublicationBlock } from "../publication";

/**
 * Plain text: paragraphs parted by a blank line. What a paragraph
 * looked like (heading, quotation, list item) is left to its place: nothing is underlined or indented. Items that the original
 * numbers keep their numbers and notes theirs, a table is a line for each row, and 10^8^ is 10⁸.
 */
export function writeTxt(publication: Publication): string {
  const { blocks, inline, definitions } = publication;
  const words = (text: string) => wordsOf(text, inline, definitions);
  const parts = [publication.title, ...(publication.byline === null ? [] : [publication.byline])];
  return `${[
    words(parts[0] ?? ""),
    ...parts.slice(1),
    ...runsOf(blocks).flatMap((run) =>
      run.type === "table"
        ? [table(gridOf(run.blocks), words)]
        : run.blocks.map((block) => line(block, words)),
    ),
  ]
    .filter((part) => part !== "")
    .join("\n\n")}\n`;
}

type Words = (text: string) => string;

function line(block: PublicationBlock, words: Words): string {
  if (block.kind === "mark" || block.layout?.code) return block.text;
  const said = words(block.text);
  if (block.layout?.note !== undefined) return `[${block.layout.note}] ${said}`;
  if (block.layout?.item) return `${block.layout.item.shown} ${said}`;
  return block.speaker === null ? said : `${block.speaker}: ${said}`.trimEnd();
}

/** A row a line, its cells parted by tabs. */
function table({ rows, columns }: Grid, words: Words): string {
  const places = rows.map(() => Array.from({ length: columns }, () => ""));
  for (const { cell, texts } of rows.flat())
    places[cell.row]![cell.column] = texts.map((text) => words(text).replace(/\s+/g, " ")).join(" ");
  return places.map((cells) => cells.join("\t").trimEnd()).join("\n");
}
