import type { PublicationSegment } from "./publication";

/**
 * Lines of verse that follow each other, one row for each of them, as one row whose English has a line for each (P10). Only
 * rows that are printed; the others stay, because a mark will stand for them.
 */
export function asStanzas(
  segments: readonly PublicationSegment[],
  isPrinted: (segment: PublicationSegment) => boolean,
): PublicationSegment[] {
  const joined: PublicationSegment[] = [];
  let isOpen = false;
  for (const segment of segments) {
    const isVerse =
      segment.source.length > 0 && segment.source.every(({ kind }) => kind === "verse") && isPrinted(segment);
    const above = joined.at(-1);
    if (isVerse && isOpen && above) {
      joined[joined.length - 1] = {
        ...above,
        target: `${above.target.trimEnd()}\n${segment.target.trimStart()}`,
      };
    } else joined.push(segment);
    isOpen = isVerse;
  }
  return joined;
}
