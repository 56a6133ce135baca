import "server-only";

import type { Ladder, Run } from "../../align/ladder";
import { joinEnglish } from "../../segment/target";

/**
 * Where the English of a draft goes: a plan, made without looking at the database, and told apart from carrying it out
 * so that its laws can be tested on every input that we can invent.
 *
 * D1  Every English paragraph of the draft is in exactly one of: a row that is filled, a suggestion, a row of its own,
 *     or the rows that say the very same already.
 * D2  A row that somebody has worked on (any state but initial, or any English) keeps its text and its paragraphs; what
 *     the draft has for it waits beside it as one suggestion, unless it says the same.
 * D3  Where a bead holds several untouched rows they become one: the first takes the paragraphs of the others, which
 *     are retired. Rows with comments or suggestions on them are not retired; then the rows stay as they are, and the
 *     first takes the English.
 * D4  English without Chinese becomes a row of its own, after the row that it follows in the draft. When a row without
 *     Chinese says the same already, there is no second one.
 * D5  Chinese without English stays untranslated.
 */
export interface PlacedRow {
  readonly id: string;
  readonly rank: number;
  /** How many paragraphs of Chinese it has. */
  readonly paragraphs: number;
  /** Nobody has worked on it: initial, and without English. */
  readonly isUntouched: boolean;
  /** Nothing hangs on it (comments, suggestions) that would go out of sight with it. */
  readonly isBare: boolean;
  readonly target: string;
}

export interface Filled {
  readonly rowId: string;
  readonly text: string;
  /** Rows whose paragraphs it takes over; they are retired. In order. */
  readonly absorbs: readonly string[];
  /** Which paragraphs of the draft it holds. */
  readonly english: Run;
}

export interface Suggested {
  readonly rowId: string;
  readonly text: string;
  readonly english: Run;
}

export interface OwnRow {
  readonly rank: number;
  readonly text: string;
  readonly english: Run;
}

export interface Placement {
  readonly filled: readonly Filled[];
  readonly suggested: readonly Suggested[];
  readonly own: readonly OwnRow[];
  /** English that stands in the rows already, word for word. */
  readonly already: readonly Run[];
}

/** Ranks of rows are so far apart after an import; there is room for many between. */
export const RANK_STEP = 1024;

/**
 * `rows` are the live rows in their order, those without Chinese too. `ladder` is over the paragraphs of `rows`, taken
 * row by row, and the paragraphs of the draft.
 */
export function placeDraft(rows: readonly PlacedRow[], draft: readonly string[], ladder: Ladder): Placement {
  const filled: Filled[] = [];
  const suggested: Suggested[] = [];
  const own: { after: number; english: Run }[] = [];
  const already: Run[] = [];
  const notes = new Set(rows.filter((row) => row.paragraphs === 0).map((row) => joinEnglish([row.target])));

  for (const { first, last, english } of groups(rows, ladder)) {
    if (english.start === english.end) continue;
    const text = joinEnglish(draft.slice(english.start, english.end));
    if (first > last) {
      for (let at = english.start; at < english.end; at += 1) {
        const run = { start: at, end: at + 1 };
        if (notes.has(joinEnglish([draft[at]!]))) already.push(run);
        else own.push({ after: last, english: run });
      }
      continue;
    }
    const answering = rows.slice(first, last + 1).filter((row) => row.paragraphs > 0);
    const touched = answering.filter((row) => !row.isUntouched);
    if (touched.length === 0) {
      const [keeper, ...others] = answering;
      const absorbs = others.every((row) => row.isBare) ? others.map((row) => row.id) : [];
      filled.push({ rowId: keeper!.id, text, absorbs, english });
    } else if (joinEnglish(touched.map((row) => row.target)) === text) {
      already.push(english);
    } else {
      suggested.push({ rowId: touched[0]!.id, text, english });
    }
  }
  return { filled, suggested, own: ranked(rows, draft, own), already };
}

interface Group {
  /** Indices of rows, both included; `first` is `last + 1` where the English answers no row. */
  readonly first: number;
  readonly last: number;
  readonly english: Run;
}

/**
 * Beads to rows: beads that share a row go together, because a row is not taken apart by a draft. English without
 * Chinese that stands inside a row (between two of its paragraphs) belongs to that row.
 */
function groups(rows: readonly PlacedRow[], ladder: Ladder): Group[] {
  const rowOf = rows.flatMap((row, index) => Array.from({ length: row.paragraphs }, () => index));
  const found: { first: number; last: number; english: { start: number; end: number } }[] = [];
  for (const { source, target } of ladder) {
    const before = rowOf[source.start - 1] ?? -1;
    const open = found.at(-1);
    if (source.start === source.end) {
      const isInside = before !== -1 && before === rowOf[source.start];
      if (isInside && open && open.last === before && open.first <= open.last) open.english.end = target.end;
      else found.push({ first: before + 1, last: before, english: { ...target } });
      continue;
    }
    const first = rowOf[source.start]!;
    const last = rowOf[source.end - 1]!;
    if (open && open.first <= open.last && open.last === first) {
      open.last = last;
      open.english.end = target.end;
    } else {
      found.push({ first, last, english: { ...target } });
    }
  }
  return found;
}

/** Ranks for the new rows: those that follow one row share the room up to the next. */
function ranked(
  rows: readonly PlacedRow[],
  draft: readonly string[],
  own: readonly { readonly after: number; readonly english: Run }[],
): OwnRow[] {
  const together = new Map<number, Run[]>();
  for (const { after, english } of own) together.set(after, [...(together.get(after) ?? []), english]);
  return [...together].flatMap(([after, runs]) => {
    const next = rows[after + 1]?.rank;
    const low = rows[after]?.rank ?? (next ?? RANK_STEP) - RANK_STEP;
    const high = next ?? low + RANK_STEP * (runs.length + 1);
    return runs.map((english, index) => ({
      rank: low + ((high - low) * (index + 1)) / (runs.length + 1),
      text: joinEnglish(draft.slice(english.start, english.end)),
      english,
    }));
  });
}
