/**
 * Where a comment belongs, said so that it is found again after the text has changed: the quoted words with what
 * stood around them, as in the W3C Web Annotation TextQuoteSelector, and the offset where they were.
 *
 * Law: `findAnchor(text, makeAnchor(text, start, end))` is `{ start, end }`, snapped to graphemes.
 */

import { findApproximately } from "./approximate";
import { snapToGrapheme } from "./graphemes";

export interface Anchor {
  readonly exact: string;
  /** Up to 32 units before and after the quotation. */
  readonly prefix: string;
  readonly suffix: string;
  /** UTF-16 offset of the quotation when the anchor was made; a hint where the same words occur twice. */
  readonly start: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

const CONTEXT = 32;

/**
 * Fewer agreeing characters than this, quotation and surroundings together, prove nothing: another 的 somewhere
 * is not the 的 that was commented on.
 */
const PROOF = 8;

/** Longer quotations are found again by their words or by their surroundings, not by likeness: that costs n × m. */
const MOST_WORK = 4_000_000;

/** Range `start` to `end` (left out), in UTF-16 units; a range inside a grapheme is moved to its beginning. */
export function makeAnchor(text: string, start: number, end: number): Anchor {
  const from = snapToGrapheme(text, Math.min(start, end));
  const to = snapToGrapheme(text, Math.max(start, end));
  return {
    exact: text.slice(from, to),
    prefix: text.slice(snapToGrapheme(text, from - CONTEXT), from),
    suffix: text.slice(to, snapToGrapheme(text, to + CONTEXT)),
    start: from,
  };
}

/**
 * Finds the quotation again: the very words where they agree best with their surroundings, else words like them,
 * else what now stands between the old surroundings. Null when none of that can be told with some certainty.
 */
export function findAnchor(text: string, anchor: Anchor): Span | null {
  return findExact(text, anchor) ?? findBetween(text, anchor) ?? findAlike(text, anchor);
}

function findExact(text: string, anchor: Anchor): Span | null {
  if (anchor.exact === "") return null;
  let best: Span | null = null;
  let bestScore = -1;
  for (let at = text.indexOf(anchor.exact); at !== -1; at = text.indexOf(anchor.exact, at + 1)) {
    const end = at + anchor.exact.length;
    const around = agreement(text, at, end, anchor);
    if (anchor.exact.length + around < PROOF && around < anchor.prefix.length + anchor.suffix.length)
      continue;
    const isNearer = best !== null && Math.abs(at - anchor.start) < Math.abs(best.start - anchor.start);
    if (around > bestScore || (around === bestScore && isNearer)) {
      best = { start: at, end };
      bestScore = around;
    }
  }
  return best;
}

/** How many units before `start` and after `end` are as they were. */
function agreement(text: string, start: number, end: number, anchor: Anchor): number {
  const { prefix, suffix } = anchor;
  let before = 0;
  while (
    before < prefix.length &&
    before < start &&
    text[start - 1 - before] === prefix[prefix.length - 1 - before]
  ) {
    before += 1;
  }
  let after = 0;
  while (after < suffix.length && end + after < text.length && text[end + after] === suffix[after])
    after += 1;
  return before + after;
}

/** The quotation was rewritten, its surroundings stand: everything between them, if it is of a likely length. */
function findBetween(text: string, anchor: Anchor): Span | null {
  for (const size of [CONTEXT, 16, PROOF]) {
    const before = anchor.prefix.slice(-size);
    const after = anchor.suffix.slice(0, size);
    if (before.length + after.length < PROOF) return null;
    const starts = before === "" ? [0] : occurrences(text, before).map((at) => at + before.length);
    const spans = starts.flatMap((start): Span[] => {
      const end = after === "" ? text.length : text.indexOf(after, start);
      return end === -1 || end - start > anchor.exact.length * 2 + CONTEXT ? [] : [{ start, end }];
    });
    const nearest = spans.sort(
      (a, b) => Math.abs(a.start - anchor.start) - Math.abs(b.start - anchor.start),
    )[0];
    if (nearest) return snapped(text, nearest);
  }
  return null;
}

function occurrences(text: string, piece: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
}

/** Quotation and surroundings were both touched: the stretch most like it, if three quarters of it still stand. */
function findAlike(text: string, anchor: Anchor): Span | null {
  const { exact } = anchor;
  if (exact.length < PROOF || exact.length * text.length > MOST_WORK) return null;
  const found = findApproximately(text, exact, Math.floor(exact.length / 4), anchor.start);
  return found && snapped(text, found);
}

function snapped(text: string, span: Span): Span {
  return { start: snapToGrapheme(text, span.start), end: snapToGrapheme(text, span.end) };
}
