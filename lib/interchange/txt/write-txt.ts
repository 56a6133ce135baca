import { wordsOf } from "../inline";
import type { Publication, PublicationBlock } from "../publication";

/**
 * Plain text: paragraphs parted by a blank line. What a paragraph
 * looked like (heading, quotation, list item) is left to its place: nothing is underlined, indented or numbered.
 */
export function writeTxt(publication: Publication): string {
  const { blocks, inline } = publication;
  const parts = [publication.title, ...(publication.byline === null ? [] : [publication.byline])];
  return `${[
    wordsOf(parts[0] ?? "", inline),
    ...parts.slice(1),
    ...blocks.map((block) => line(block, inline)),
  ]
    .filter((part) => part !== "")
    .join("\n\n")}\n`;
}

function line(block: PublicationBlock, inline: Publication["inline"]): string {
  if (block.kind === "mark") return block.text;
  const words = wordsOf(block.text, inline);
  return block.speaker === null ? words : `${block.speaker}: ${words}`.trimEnd();
}
