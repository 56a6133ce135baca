import { diffPieces } from "../text/diff";
import { splitWords } from "../text/words";

/**
 * Where the words that somebody marked stand in a later version of their text.
 *
 * SCO-CARRY-1  A mark goes with its words where all of them are there, together and in their place among what else stayed. Two comparisons are
 *              made, from the beginning and from the end, and have to agree: where a word stands twice and one is gone, nobody knows which.
 * SCO-CARRY-2  It goes with them, too, where they are long enough to be known again and stand once in both texts.
 * SCO-CARRY-3  Otherwise it is of an earlier version: it is shown with the words as they were, and under none of now.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Longer texts are compared by their common beginning and end alone. */
const MOST_COMPARED = 40_000;
/** So many letters do not come together twice by chance. */
const KNOWN_AGAIN = 8;

/** Compares once and answers for as many marks as there are. */
export function carrierBetween(before: string, after: string): (span: Span) => Span | null {
  if (before === after) return (span) => span;
  const [forwards, backwards] = stretchesOf(before, after);
  return (span) => {
    const one = carriedIn(forwards, span);
    const other = carriedIn(backwards, span);
    return one && one.start === other?.start ? one : knownAgain(before, after, span);
  };
}

interface Stretch extends Span {
  /** How far it stands from where it stood. */
  readonly by: number;
}

function carriedIn(stretches: readonly Stretch[], { start, end }: Span): Span | null {
  const part = stretches.find((one) => one.start <= start && end <= one.end);
  return part ? { start: start + part.by, end: end + part.by } : null;
}

function knownAgain(before: string, after: string, { start, end }: Span): Span | null {
  const words = before.slice(start, end);
  if (words.length < KNOWN_AGAIN) return null;
  const isOnce = (text: string) => text.indexOf(words) === text.lastIndexOf(words);
  const at = after.indexOf(words);
  return at === -1 || !isOnce(before) || !isOnce(after) ? null : { start: at, end: at + words.length };
}

/** What is the same in both, by its place in the first, found from either end. */
function stretchesOf(before: string, after: string): readonly [readonly Stretch[], readonly Stretch[]] {
  if (before.length + after.length > MOST_COMPARED) {
    const ends = endsOf(before, after);
    return [ends, ends];
  }
  const [first, second] = [splitWords(before), splitWords(after)];
  const turned = sameIn(first.toReversed(), second.toReversed());
  const backwards = turned.map(({ start, end, by }) => ({
    start: before.length - end,
    end: before.length - start,
    by: after.length - before.length - by,
  }));
  return [sameIn(first, second), backwards];
}

function sameIn(before: readonly string[], after: readonly string[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let was = 0;
  let is = 0;
  for (const { kind, text } of diffPieces(before, after)) {
    if (kind === "same") stretches.push({ start: was, end: was + text.length, by: is - was });
    if (kind !== "added") was += text.length;
    if (kind !== "removed") is += text.length;
  }
  return stretches;
}

/** A stretch that could stand at either end is at neither. */
function endsOf(before: string, after: string): readonly Stretch[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const both = Math.max(0, head + tail - shorter);
  return [
    { start: 0, end: head - both, by: 0 },
    { start: before.length - tail + both, end: before.length, by: after.length - before.length },
  ];
}
