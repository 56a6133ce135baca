/**
 * The source side of a segment is a run of whole paragraphs, so it is split only between two of them.
 */

/**
 * How many paragraphs stay above when a source of paragraphs with these lengths (UTF-16) is split at `offset` of
 * paragraph `index`: the paragraph boundary nearest to that place. Null where the segment has only one paragraph.
 */
export function paragraphBoundaryAt(
  lengths: readonly number[],
  index: number,
  offset: number,
): number | null {
  if (index < 0 || index >= lengths.length)
    throw new RangeError(`No paragraph ${index} of ${lengths.length}`);
  if (lengths.length < 2) return null;
  const boundary = offset * 2 <= lengths[index]! ? index : index + 1;
  return Math.min(Math.max(boundary, 1), lengths.length - 1);
}
