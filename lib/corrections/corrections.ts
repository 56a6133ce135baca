/**
 * Corrections laid over a text that is never changed: what stands there, what shall be read in its place, and the way
 * from one to the other and back.
 *
 * COR-1  A correction is taken only where `old` is what stands there; nothing is replaced by guess.
 * COR-2  Corrections do not overlap. Two may touch.
 * COR-3  None begins or ends inside a character (grapheme), and none is empty: something that is missing is added by
 *     replacing the character beside it.
 * COR-4  What is not corrected comes out as it was, unit for unit: nothing is trimmed, folded or normalised.
 * COR-5  All are made at once, on the original: what one puts in is not looked at by another.
 *
 * Offsets are UTF-16 units. Method: the sorted ranges with the sums of what they add; a position is found by bisection.
 */
import { snapToGrapheme } from "../text/graphemes";

export interface Replacement {
  /** Offsets in the original; `end` is left out. */
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly new: string;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The way between the two texts. */
export interface OffsetMap {
  /** Where each correction stands in the corrected text, in order. Empty ranges where something was taken out. */
  readonly corrected: readonly Range[];
  /** Inside a replaced range: its beginning in the corrected text. */
  toCorrected(offset: number): number;
  /** Inside a range that was put in: its beginning in the original. Right where something was taken out: after it. */
  toOriginal(offset: number): number;
  /**
   * The original of a range of the corrected text, as little as holds it: a range that reaches into corrections takes
   * in all of them. `touched` names those, as indices. An empty range touches what it stands inside of.
   */
  originalOf(range: Range): Range & { readonly touched: readonly number[] };
}

export type Trouble =
  /** `old` is not what stands there (COR-1). */
  | "not-there"
  /** COR-2 */
  | "overlap"
  /** COR-3 */
  | "inside-character"
  | "empty"
  | "outside";

export type Corrected =
  | { readonly ok: true; readonly text: string; readonly map: OffsetMap }
  /** `index` is that of the first correction in the list that cannot be made. */
  | { readonly ok: false; readonly reason: Trouble; readonly index: number };

/** The text with its corrections, in any order, or which of them cannot be made and why. */
export function replaceIn<One extends Replacement>(text: string, corrections: readonly One[]): Corrected {
  for (const [index, correction] of corrections.entries()) {
    const reason = troubleOf(text, correction);
    if (reason) return { ok: false, reason, index };
  }
  const sorted = inOrder(corrections);
  const clash = sorted.findIndex((one, index) => index > 0 && one.start < sorted[index - 1]!.end);
  if (clash !== -1) return { ok: false, reason: "overlap", index: corrections.indexOf(sorted[clash]!) };
  const pieces: string[] = [];
  let at = 0;
  for (const one of sorted) {
    pieces.push(text.slice(at, one.start), one.new);
    at = one.end;
  }
  pieces.push(text.slice(at));
  return { ok: true, text: pieces.join(""), map: mapOf(sorted) };
}

/** By where they stand in the original: the order of `OffsetMap.corrected`. */
export function inOrder<One extends Range>(corrections: readonly One[]): One[] {
  return corrections.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** What would take the corrected text back to the original; sorted corrections in, sorted corrections out. */
export function undoing(corrections: readonly Replacement[], map: OffsetMap): Replacement[] {
  return corrections.map((one, index) => ({ ...map.corrected[index]!, old: one.new, new: one.old }));
}

/**
 * The same correction, made of whole characters: where it begins or ends inside one, that character is taken along on
 * both sides. So can a joiner be taken out that belongs to the character before it.
 */
export function ofWholeCharacters(text: string, correction: Replacement): Replacement {
  const start = snapToGrapheme(text, correction.start);
  const snapped = snapToGrapheme(text, correction.end);
  const end = snapped === correction.end ? snapped : nextBoundary(text, correction.end);
  if (start === correction.start && end === correction.end) return correction;
  const before = text.slice(start, correction.start);
  const after = text.slice(correction.end, end);
  return { start, end, old: text.slice(start, end), new: before + correction.new + after };
}

function nextBoundary(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && snapToGrapheme(text, end) !== end) end += 1;
  return end;
}

function troubleOf(text: string, { start, end, old }: Replacement): Trouble | null {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length) return "outside";
  if (start >= end) return "empty";
  if (text.slice(start, end) !== old) return "not-there";
  return isBoundary(text, start) && isBoundary(text, end) ? null : "inside-character";
}

/** No character (grapheme) is cut there. */
export function isBoundary(text: string, offset: number): boolean {
  return snapToGrapheme(text, offset) === offset;
}

/** `sorted` do not overlap. `old` need not be known here: only how long it is. */
export function mapOf(sorted: readonly (Range & { readonly new: string })[]): OffsetMap {
  let shift = 0;
  const corrected = sorted.map((one) => {
    const start = one.start + shift;
    shift += one.new.length - (one.end - one.start);
    return { start, end: start + one.new.length };
  });
  return {
    corrected,
    toCorrected: (offset) => across(offset, sorted, corrected),
    toOriginal: (offset) => across(offset, corrected, sorted),
    originalOf(range) {
      const touched = corrected.flatMap((one, index) => (touches(one, range) ? [index] : []));
      const edges = touched.map((index) => sorted[index]!);
      const start = Math.min(...edges.map((one) => one.start), across(range.start, corrected, sorted));
      const end = Math.max(start, ...edges.map((one) => one.end), endAcross(range.end, corrected, sorted));
      return { start, end, touched };
    },
  };
}

/** They share a character, or one is empty and stands inside the other. */
function touches(one: Range, range: Range): boolean {
  return one.start < range.end && range.start < one.end;
}

/** The last range that begins at or before `offset`, -1 where none does. Of several that begin there: the last. */
function lastAt(offset: number, ranges: readonly Range[]): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function across(offset: number, here: readonly Range[], there: readonly Range[]): number {
  const index = lastAt(offset, here);
  if (index === -1) return offset;
  const one = here[index]!;
  return offset < one.end ? there[index]!.start : there[index]!.end + (offset - one.end);
}

/** The same for the end of a range: what was taken out right there is not taken along. */
function endAcross(offset: number, here: readonly Range[], there: readonly Range[]): number {
  let index = lastAt(offset, here);
  while (index >= 0 && here[index]!.start === offset) index -= 1;
  if (index === -1) return offset;
  const one = here[index]!;
  return offset < one.end ? there[index]!.end : there[index]!.end + (offset - one.end);
}
