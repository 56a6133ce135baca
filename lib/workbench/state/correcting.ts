/** Correcting the Chinese: from words in a row as it is read to a correction of its original, and what shows it. */

import { mapOf, type Range } from "../../corrections/corrections";
import { originalRanges } from "../../corrections/original-ranges";
import type { Correction, NewCorrection } from "../../wire/corrections";
import type { Segment } from "../../wire/segments";
import type { Mark } from "./marks";
import { placeParagraphs } from "./source";

/** A correction about to be made. Offsets in the original paragraph. */
export interface Correcting extends Pick<NewCorrection, "start" | "end" | "old" | "replaces"> {
  readonly paragraphId: string;
  /** What is read there now. */
  readonly read: string;
}

/**
 * The original of words that are selected in a row (UTF-16 offsets in `sourceText`). Words that reach into corrections
 * take in all of them, to be corrected anew. Null where they are not in one paragraph, or none are selected.
 */
export function correctingOf(segment: Segment, { start, end }: Range): Correcting | null {
  const placed = placeParagraphs(segment).find(
    (one) => one.start <= start && end <= one.start + one.paragraph.text.length,
  );
  if (!placed || start >= end) return null;
  const { paragraph } = placed;
  const within = { start: start - placed.start, end: end - placed.start };
  const map = mapOf(originalRanges(paragraph));
  const original = map.originalOf(within);
  const text = paragraph.original ?? paragraph.text;
  const touched = original.touched.map((index) => map.corrected[index]!);
  const read = paragraph.text.slice(
    Math.min(within.start, ...touched.map((one) => one.start)),
    Math.max(within.end, ...touched.map((one) => one.end)),
  );
  return {
    paragraphId: paragraph.paragraphId,
    start: original.start,
    end: original.end,
    old: text.slice(original.start, original.end),
    replaces: original.touched.map((index) => paragraph.corrections[index]!.id),
    read,
  };
}

/** Quiet marks under what is read otherwise than the original has it, in `sourceText`. */
export function correctedMarks(
  segment: Segment,
  noteOf: (correction: Correction) => string,
): readonly Mark[] {
  return placeParagraphs(segment).flatMap(({ paragraph, start: from }) =>
    paragraph.corrections.map((correction) => ({
      start: from + correction.start,
      end: from + correction.end,
      name: "corrected",
      note: noteOf(correction),
    })),
  );
}
