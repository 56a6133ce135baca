/** Quotation marks and brackets of a text, matched: what is enclosed, and where straight marks close. Linear. */

import { PAIRS, STRAIGHT_QUOTES } from "./marks";

/** UTF-16 offsets of the opening and of the closing mark. */
export interface MatchedPair {
  readonly start: number;
  readonly end: number;
  readonly kind: (typeof PAIRS)[number]["kind"];
  /** No longer than the table allows for what is part of a sentence. */
  readonly isShort: boolean;
}

const BY_OPEN = new Map(PAIRS.map((pair) => [pair.open, pair]));
const CLOSES = new Set(PAIRS.map(({ close }) => close));
const ANY_MARK = new RegExp(
  `[${[...BY_OPEN.keys(), ...CLOSES].join("").replace(/[\]\\[]/g, "\\$&")}\\n]`,
  "gu",
);

/** More marks than this stand open at once only where they were never closed. */
const DEEPEST = 16;

/**
 * All pairs, by the place where they open. A closing mark closes the nearest open one of its kind, and forgets what
 * was opened inside and never closed. A line end closes nothing but ends all.
 */
export function findPairs(text: string): MatchedPair[] {
  const found: MatchedPair[] = [];
  let open: { readonly close: string; readonly at: number }[] = [];
  for (const { 0: mark, index } of text.matchAll(ANY_MARK)) {
    const opened = BY_OPEN.get(mark);
    if (mark === "\n") open = [];
    else if (opened) {
      if (open.length === DEEPEST) open.shift();
      open.push({ close: opened.close, at: index });
    } else {
      const last = open.findLastIndex(({ close }) => close === mark);
      if (last === -1) continue;
      const { at } = open[last]!;
      const pair = BY_OPEN.get(text[at]!)!;
      open.length = last;
      found.push({ start: at, end: index, kind: pair.kind, isShort: index - at <= pair.longest });
    }
  }
  return found.sort((first, second) => first.start - second.start);
}

const STRAIGHT = new RegExp(`[${STRAIGHT_QUOTES}\\n]`, "gu");

/** Where straight quotation marks close: every second one of a line. An apostrophe between letters is none. */
export function findStraightClosings(text: string): ReadonlySet<number> {
  const closings = new Set<number>();
  let isOpen: Record<string, boolean> = {};
  for (const { 0: mark, index } of text.matchAll(STRAIGHT)) {
    if (mark === "\n") isOpen = {};
    else if (mark !== "'" || !(isLetter(text[index - 1]) && isLetter(text[index + 1]))) {
      if (isOpen[mark]) closings.add(index);
      isOpen[mark] = !isOpen[mark];
    }
  }
  return closings;
}

function isLetter(unit: string | undefined): boolean {
  return unit !== undefined && /[a-z]/i.test(unit);
}
