/**
 * The English of a segment is one string: English paragraphs parted by blank lines. A single line end is part of a
 * paragraph (Shift+Enter).
 *
 * SEG-TARGET-1  A paragraph is a run of lines that are not blank, kept as it was written: inner line ends, indentation and
 *     spaces at line ends included. Only the blank lines between paragraphs are not kept as they were.
 * SEG-TARGET-2  Law: englishParagraphs(joinEnglish(texts)) has the paragraphs of the texts, in order.
 * SEG-TARGET-3  Law: splitting loses white space at the cut, and nothing else.
 */

import { snapToGrapheme } from "../text/graphemes";

/** One English paragraph: `text` is what stands from `start` to `end` (left out), in UTF-16 units. */
export interface EnglishParagraph {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const LINE = /([^\n\r]*)(\r\n|\n|\r|$)/gu;

export function englishParagraphs(target: string): EnglishParagraph[] {
  const spans: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const match of target.matchAll(LINE)) {
    const line = match[1] ?? "";
    const end = match.index + line.length;
    if (line.trim() === "") isOpen = false;
    else if (isOpen) spans[spans.length - 1]!.end = end;
    else {
      spans.push({ start: match.index, end });
      isOpen = true;
    }
  }
  return spans.map(({ start, end }) => ({ text: target.slice(start, end), start, end }));
}

/** Puts texts one below the other with a blank line between. Blank texts leave no trace. */
export function joinEnglish(texts: readonly string[]): string {
  return texts
    .flatMap((text) => {
      const paragraphs = englishParagraphs(text);
      const last = paragraphs.at(-1);
      return last ? [text.slice(paragraphs[0]!.start, last.end)] : [];
    })
    .join("\n\n");
}

/**
 * What stays in the segment and what begins the next one, when it is split at `offset`. The cut falls on a grapheme
 * boundary at or before it; white space on both sides of the cut goes, and so do blank lines at the two ends.
 */
export function splitTargetAt(target: string, offset: number): [string, string] {
  const cut = snapToGrapheme(target, offset);
  return [withoutEdges(target.slice(0, cut).trimEnd()), withoutEdges(target.slice(cut).trimStart())];
}

/** Without blank lines before the first and after the last paragraph. */
function withoutEdges(target: string): string {
  return joinEnglish([target]);
}
