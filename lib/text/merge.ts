/**
 * Two people changed the same text: their edits are put together where they do not touch.
 *
 * Laws: merge(base, base, x) = merge(base, x, base) = merge(base, x, x) = x; the sides may be swapped; what comes
 * out holds every word that either side added and none that either side took away.
 */

import { type DiffPart, diffPieces, diffWords } from "./diff";
import { splitInSteps } from "./words";

export type MergeResult = { readonly ok: true; readonly text: string } | { readonly ok: false };

/** One change to the base: its range (UTF-16, end left out) and what stands there instead. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Merges `mine` and `theirs`, both made from `base`. Not ok where the edits overlap or touch: two insertions in
 * one place have no right order, and words changed side by side are usually one thought.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergeResult {
  const steps = mergeSteps(base, mine, theirs);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * How many words one side may have changed: half of what a difference is shown of. Whoever rewrites more than that at one
 * go is asked rather than merged, and the work, which grows with the square, stays within some 20 ms.
 */
const MOST_EDITS = 500;

/** The same in steps of at most some 100 ms for the longest texts, between which others can be answered. */
export function* mergeSteps(base: string, mine: string, theirs: string): Generator<undefined, MergeResult> {
  if (mine === theirs || theirs === base) return { ok: true, text: mine };
  if (mine === base) return { ok: true, text: theirs };

  const pieces = yield* splitInSteps(base);
  yield;
  const myPieces = yield* splitInSteps(mine);
  yield;
  const theirPieces = yield* splitInSteps(theirs);
  yield;
  const edits = editsOf(diffPieces(pieces, myPieces, MOST_EDITS));
  yield;
  const others = editsOf(diffPieces(pieces, theirPieces, MOST_EDITS));
  yield;
  for (const edit of others) {
    if (edits.some((other) => isEqual(other, edit))) continue; // both did the same: done once
    if (edits.some((other) => other.start <= edit.end && edit.start <= other.end)) return { ok: false };
    edits.push(edit);
  }

  edits.sort((first, second) => first.start - second.start);
  let text = "";
  let at = 0;
  for (const edit of edits) {
    text += base.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { ok: true, text: text + base.slice(at) };
}

function editsOf(parts: readonly DiffPart[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  parts.forEach((part, index) => {
    if (part.kind === "same") at += part.text.length;
    if (part.kind === "removed") {
      const next = parts[index + 1];
      edits.push({ start: at, end: at + part.text.length, text: next?.kind === "added" ? next.text : "" });
      at += part.text.length;
    }
    if (part.kind === "added" && parts[index - 1]?.kind !== "removed")
      edits.push({ start: at, end: at, text: part.text });
  });
  return edits;
}

function isEqual(first: Edit, second: Edit): boolean {
  return first.start === second.start && first.end === second.end && first.text === second.text;
}

/** Where a cut of the base falls in a text that was made from it, in UTF-16 units of that text. */
export interface CarriedCut {
  /** What comes before the cut ends here, what comes after it begins at `after`. */
  readonly before: number;
  readonly after: number;
}

/**
 * Carries a cut of `base` over to `mine`: between `start` and `end` (in `base`, both may be the same) nothing is kept.
 * What was put in exactly there belongs to what comes before. Null where it was written across, so that nobody can tell.
 *
 * Law: with `mine` the base itself, the cut is where it was.
 */
export function carryCut(base: string, mine: string, start: number, end: number): CarriedCut | null {
  if (base === mine) return { before: start, after: end };
  let found: CarriedCut | null = null;
  let at = 0;
  let to = 0;
  for (const { kind, text } of diffWords(base, mine)) {
    if (kind === "same" && at <= start && end <= at + text.length)
      found = { before: to + start - at, after: to + end - at };
    if (kind !== "added") at += text.length;
    if (kind !== "removed") to += text.length;
  }
  return found;
}
