/**
 * Findings and sentence beads of a text that has been edited since, until it is checked anew. What differs between two texts is
 * taken as one edit: the span between their common beginning and their common end.
 *
 * CHK-CARRY-1  A span before or behind the edit is carried along with its words; one that the edit touches inside is dropped.
 * CHK-CARRY-2  A finding on one side speaks of the other, too, but only the side that it stands on decides whether it is carried.
 * CHK-CARRY-3  Beads stay in order and go on covering the text: what is written at an edge belongs to the bead before it.
 */
import type { SentenceBead, Span } from "./check";

/** `start` to `end` of the text before was replaced by `inserted` characters. */
export interface Edit extends Span {
  readonly inserted: number;
}

/** Null where nothing differs. */
export function editBetween(before: string, after: string): Edit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  return { start, end: before.length - tail, inserted: after.length - tail - start };
}

/** CHK-CARRY-1; null where the words are not the same any more. */
export function carrySpan<S extends Span>(span: S, edit: Edit | null): S | null {
  if (!edit || span.end <= edit.start) return span;
  if (span.start < edit.end || (span.start === edit.end && span.end === span.start && edit.end > edit.start))
    return null;
  const by = edit.inserted - (edit.end - edit.start);
  return { ...span, start: span.start + by, end: span.end + by };
}

/** CHK-CARRY-3. */
export function carryBeads(
  beads: readonly SentenceBead[],
  edits: { readonly source: Edit | null; readonly target: Edit | null },
): readonly SentenceBead[] {
  return beads.map((bead, at) => ({
    ...bead,
    source: moved(bead.source, edits.source, at === 0),
    target: moved(bead.target, edits.target, at === 0),
  }));
}

function moved({ start, end }: Span, edit: Edit | null, isFirst: boolean): Span {
  return { start: isFirst ? start : movedEdge(start, edit), end: movedEdge(end, edit) };
}

function movedEdge(edge: number, edit: Edit | null): number {
  if (!edit || edge < edit.start || (edge === edit.start && edge < edit.end)) return edge;
  const by = edit.inserted - (edit.end - edit.start);
  return edge >= edit.end ? edge + by : edit.start + edit.inserted;
}
