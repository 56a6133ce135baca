import { targetParagraphs } from "./english-text";
import type { PublicationSegment, SourceLine } from "./publication-segment";

/**
 * Lines of verse that follow each other, one row for each of them, as one row whose English has a line for each and a blank
 * line where the original parts two stanzas (PUB-10). Only rows that are printed; the others stay, because a mark will stand
 * for them.
 *
 * What parts two stanzas is more room than the lines of that poem have otherwise: where all of them stand apart, none does.
 */
export function asStanzas(
  segments: readonly PublicationSegment[],
  isPrinted: (segment: PublicationSegment) => boolean,
): PublicationSegment[] {
  const joined: PublicationSegment[] = [];
  for (let start = 0; start < segments.length; ) {
    const end = endOfPoem(segments, start);
    if (end === start) joined.push(segments[start]!);
    else joined.push(...setPoem(segments.slice(start, end), isPrinted));
    start = Math.max(end, start + 1);
  }
  return joined;
}

function endOfPoem(segments: readonly PublicationSegment[], start: number): number {
  let end = start;
  while (end < segments.length && isVerse(segments[end]!)) end += 1;
  return end;
}

function isVerse({ source }: PublicationSegment): boolean {
  return source.length > 0 && source.every(({ kind }) => kind === "verse");
}

function setPoem(
  rows: readonly PublicationSegment[],
  isPrinted: (segment: PublicationSegment) => boolean,
): PublicationSegment[] {
  const lines = rows.flatMap(({ source }) => source);
  const room = lines.slice(0, -1).reduce((least, { lineEnds }) => Math.min(least, lineEnds), Infinity);
  const breakAfter = (line: SourceLine | undefined) =>
    line !== undefined && line.lineEnds > room ? "\n\n" : "\n";
  const set: PublicationSegment[] = [];
  let above: PublicationSegment | null = null;
  for (const row of rows) {
    if (!isPrinted(row)) {
      set.push(row);
      above = null;
      continue;
    }
    const target = setLines(row, breakAfter);
    if (above)
      set[set.length - 1] = {
        ...set.at(-1)!,
        target: set.at(-1)!.target + breakAfter(above.source.at(-1)) + target,
      };
    else set.push({ ...row, target });
    above = row;
  }
  return set;
}

/** The English of a row of several lines: with one paragraph for each they are parted as in the original, else as typed. */
function setLines(
  { source, target }: PublicationSegment,
  breakAfter: (line: SourceLine | undefined) => string,
): string {
  const texts = targetParagraphs(target);
  if (texts.length !== source.length) return texts.join("\n\n");
  return texts.map((text, index) => (index === 0 ? text : breakAfter(source[index - 1]) + text)).join("");
}
