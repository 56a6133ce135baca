/**
 * SEG-ZH-9: lines inside one paragraph. A line end ends a sentence, as in verse and addresses, but not in text that a page or
 * a PDF file broke at a fixed width.
 */

import { LINE_ENDS, STOP_CLASS } from "./marks";

interface Lines {
  /** UTF-16 units of the longest line, without white space at its ends. */
  readonly longest: number;
}

/** Verse is narrower than this, in UTF-16 units. */
const NARROWEST = 20;
/** A line may be this much shorter than the longest one: a mark was moved down, */
const RAGGED = 2;
/** or a whole word, as a share of the longest line. */
const RAGGED_LATIN = 0.2;
const LATIN = /[a-z] [a-z]/i;

const LINE = new RegExp(`[^${LINE_ENDS}]+`, "gu");
const ANY_LINE_END = new RegExp(`[${LINE_ENDS}]`, "u");
const STOP_OR_CLOSING = new RegExp(`[${STOP_CLASS}：:”’」』）)】》]\\s*$`, "u");
const ONE_LINE_END = new RegExp(`^(?:\\r\\n|[${LINE_ENDS}])[^${LINE_ENDS}]*$`, "u");
const LETTER = /^[\p{L}\p{N}，、；“「『（《]/u;

export function readLines(text: string): Lines {
  if (!ANY_LINE_END.test(text)) return { longest: text.length };
  let longest = 0;
  for (const [line] of text.matchAll(LINE)) longest = Math.max(longest, line.trim().length);
  return { longest };
}

/** Was the line broken at `at`, in the middle of a sentence? The line end, with white space behind it, reaches up to `end`. */
export function isLineBroken({ longest }: Lines, text: string, at: number, end: number): boolean {
  if (longest < NARROWEST || longest > 200 || !ONE_LINE_END.test(text.slice(at, end))) return false;
  const before = text.slice(Math.max(0, at - longest - 1), at);
  const line = before.slice(Math.max(...[...LINE_ENDS].map((mark) => before.lastIndexOf(mark))) + 1).trim();
  const ragged = longest * (LATIN.test(line) ? RAGGED_LATIN : 0) + RAGGED;
  if (line.length < longest - ragged || STOP_OR_CLOSING.test(line)) return false;
  return LETTER.test(text.slice(end, end + 4));
}

/** Longer lines are prose. */
const LONGEST_ITEM = 60;
const FEWEST_ITEMS = 3;

/**
 * Stretches between blank lines that are lists of short lines: none of them ends with a stop or comma, the last one
 * neither. UTF-16 offsets.
 */
export function findItemLines(text: string): { readonly start: number; readonly end: number }[] {
  if (!ANY_LINE_END.test(text)) return [];
  return Array.from(text.matchAll(BLOCK), ({ 0: block, index }) => ({ block, index }))
    .filter(({ block }) => isItems(block))
    .map(({ block, index }) => ({ start: index, end: index + block.length }));
}

const BLOCK = /[^\n]+(?:\n[^\S\n]*[^\s][^\n]*)*/gu;

function isItems(block: string): boolean {
  const items = block.split("\n").filter((line) => line.trim() !== "");
  return (
    items.length >= FEWEST_ITEMS &&
    items.every((line) => line.length <= LONGEST_ITEM && !ENDS_PROSE.test(line))
  );
}

const ENDS_PROSE = new RegExp(`[${STOP_CLASS},，、：:][”’"')\\]）]*\\s*$`, "u");
