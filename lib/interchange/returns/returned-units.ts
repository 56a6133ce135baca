import type { BilingualFile } from "../bilingual/bilingual";
import { documentSegments } from "../bilingual/document-units";
import { typedPlain, typedTarget, withoutOwnMarks, wordsAndTags } from "../bilingual/tags";
import type { ReturnedUnit } from "./compare-return";

/**
 * What a returned file says, unit by unit, as it would be typed in the rows. `rowOf` names the row of a segment by the file's own ids;
 * `isMarked` says whether the document's English is written with marks.
 */
export function returnedUnits(
  file: BilingualFile,
  isMarked: boolean,
  rowOf: (unitId: string, segmentId: string | null) => string | null,
): ReturnedUnit[] {
  return documentSegments(file).map(({ unit, segment }) => {
    const typed = (pieces: NonNullable<typeof segment.target>) =>
      isMarked
        ? typedTarget(pieces, unit.codes)
        : typedPlain(withoutOwnMarks(pieces, unit.codes), unit.codes);
    const isFirst = unit.segments.find(({ isBetween }) => !isBetween) === segment;
    const comments = [...(isFirst ? unit.notes : []), ...segment.comments];
    return {
      rowId: rowOf(unit.id, segment.id),
      source: wordsAndTags(segment.source, unit.codes).text,
      target: typed(segment.target ?? []),
      tracked: segment.tracked
        ? { text: typed(segment.tracked.target), by: segment.tracked.by, at: segment.tracked.at }
        : null,
      comments: comments.map(({ text, by, at }) => ({ text, by, at })),
    };
  });
}

/** The key of a segment of a file by its ids. */
export function segmentKey(unitId: string, segmentId: string | null): string {
  return `${unitId}\n${segmentId ?? ""}`;
}
