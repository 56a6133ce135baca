/**
 * The Chinese of one row as one text: its paragraphs with what parts or joins them (lib/segmentation/structure/joint.ts). Sentence spans, quotations and the
 * Chinese caret count in it; the front door's split counts in one paragraph.
 */

import { joinLines, jointAfter } from "../../segmentation/structure/joint";
import type { Segment, SourceParagraph } from "../../wire/segments";

export function sourceText(segment: Segment): string {
  return joinLines(segment.source);
}

export interface PlacedParagraph {
  readonly paragraph: SourceParagraph;
  /** UTF-16 offset of its first character in `sourceText`. */
  readonly start: number;
  /** A line that is read as one text with the one before or behind it in the row. */
  readonly isJoined: boolean;
  /** What parts it from the next paragraph; "" behind the last. */
  readonly joint: string;
}

export function placeParagraphs(segment: Segment): readonly PlacedParagraph[] {
  let start = 0;
  return segment.source.map((paragraph, index) => {
    const next = segment.source[index + 1];
    const joint = next === undefined ? "" : jointAfter(paragraph, next.text);
    const isJoined = (next !== undefined && paragraph.goesOn) || !!segment.source[index - 1]?.goesOn;
    const placed = { paragraph, start, isJoined, joint };
    start += paragraph.text.length + joint.length;
    return placed;
  });
}

/**
 * Where in which paragraph an offset of the joined text falls. At a paragraph's end or in the joint after it: before
 * the next paragraph. Null at the very beginning and end, where nothing would be parted.
 */
export function splitPlace(
  segment: Segment,
  offset: number,
): { readonly paragraphId: string; readonly offset: number } | null {
  if (offset <= 0) return null;
  const placed = placeParagraphs(segment);
  for (const [index, { paragraph, start }] of placed.entries()) {
    const within = offset - start;
    if (within < 0) return { paragraphId: paragraph.paragraphId, offset: 0 };
    if (within < paragraph.text.length) return { paragraphId: paragraph.paragraphId, offset: within };
    const next = placed[index + 1];
    if (next && offset <= next.start) return { paragraphId: next.paragraph.paragraphId, offset: 0 };
  }
  return null;
}

/** Marks after which a reader would pause: where the Chinese caret stops when it is moved by key. */
const PAUSE = /[。！？…；，、：,.!?;:][”’」』）】》)]*|\n+/gu;

/** The next stop of the Chinese caret after (or before) `offset`; the ends of the text when there is none. */
export function nextPause(text: string, offset: number, direction: 1 | -1): number {
  const stops = [...text.matchAll(PAUSE)].map((match) => match.index + match[0].length);
  if (direction === 1) return stops.find((stop) => stop > offset) ?? text.length;
  return stops.findLast((stop) => stop < offset) ?? 0;
}
