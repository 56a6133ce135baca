import { type InlineMark, sortedMarks } from "../text/inline-marks";
import { mapOf, type Range } from "./corrections";

/**
 * The marks of a text as they lie over its corrected text. What replaces marked words is marked as they were; a mark that begins
 * or ends inside a correction takes in all of what was put there, and one whose words were all taken out is gone.
 */
export function marksOver(
  marks: readonly InlineMark[],
  corrections: readonly (Range & { readonly new: string })[],
): InlineMark[] {
  if (corrections.length === 0) return [...marks];
  const map = mapOf(corrections);
  const edge = (offset: number, side: "start" | "end") => {
    const inside = corrections.findIndex(({ start, end }) => start < offset && offset < end);
    return inside === -1 ? map.toCorrected(offset) : map.corrected[inside]![side];
  };
  return sortedMarks(
    marks.map((mark) => ({ ...mark, start: edge(mark.start, "start"), end: edge(mark.end, "end") })),
  );
}
