import "server-only";

import type { Bead, Ladder, Run } from "../../align/model/ladder";
import { joinEnglish } from "../../segmentation/target";

/**
 * Where the English of a draft goes: a plan, made without looking at the database, and told apart from carrying it out
 * so that its laws can be tested on every input that we can invent.
 *
 * DB-PLACE-1  Every English paragraph of the draft is in exactly one of: a row that is filled, a suggestion, a row of its own,
 *     or the rows that say the very same already.
 * DB-PLACE-2  A row that somebody has worked on (any state but initial, or any English) keeps its text and its paragraphs; what
 *     the draft has for it waits beside it as one suggestion, unless it says the same.
 * DB-PLACE-3  Where a bead holds several untouched rows they become one: the first takes the paragraphs of the others, which
 *     are retired. Rows with comments or suggestions on them are not retired; then the rows stay as they are, and the
 *     first takes the English.
 * DB-PLACE-4  English without Chinese becomes a row of its own, after the row that it follows in the draft. When a row without
 *     Chinese says the same already, there is no second one.
 * DB-PLACE-5  Chinese without English stays untranslated; how sure the aligner is of that is noted.
 * DB-PLACE-6  English that the draft has elsewhere fills its row all the same, and the row says so. A row that several beads go
 *     into is as sure as the least sure of them.
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
  /** Which paragraphs of the draft it holds, in the order of the original. */
  readonly english: readonly Run[];
  readonly confidence: number;
  readonly isCrossed: boolean;
}

export interface Suggested {
  readonly rowId: string;
  readonly text: string;
  readonly english: readonly Run[];
}

export interface OwnRow {
  readonly rank: number;
  readonly text: string;
  readonly english: readonly Run[];
  readonly confidence: number;
}

/** An untouched row that no English answers. */
export interface Unanswered {
  readonly rowId: string;
  readonly confidence: number;
}

export interface Placement {
  readonly filled: readonly Filled[];
  readonly suggested: readonly Suggested[];
  readonly own: readonly OwnRow[];
  readonly unanswered: readonly Unanswered[];
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
  const own: Own[] = [];
  const unanswered: Unanswered[] = [];
  const already: Run[] = [];
  const notes = new Set(rows.filter((row) => row.paragraphs === 0).map((row) => joinEnglish([row.target])));

  for (const { first, last, english, confidence, isCrossed } of groups(rows, ladder)) {
    const text = textOf(draft, english);
    if (first > last) {
      for (const run of english.flatMap(eachOf)) {
        if (notes.has(textOf(draft, [run]))) already.push(run);
        else own.push({ after: last, english: run, confidence });
      }
      continue;
    }
    const answering = rows.slice(first, last + 1).filter((row) => row.paragraphs > 0);
    const touched = answering.filter((row) => !row.isUntouched);
    if (english.length === 0) {
      for (const row of answering) if (row.isUntouched) unanswered.push({ rowId: row.id, confidence });
    } else if (touched.length === 0) {
      const [keeper, ...others] = answering;
      const absorbs = others.every((row) => row.isBare) ? others.map((row) => row.id) : [];
      filled.push({ rowId: keeper!.id, text, absorbs, english, confidence, isCrossed });
    } else if (joinEnglish(touched.map((row) => row.target)) === text) {
      already.push(...english);
    } else {
      suggested.push({ rowId: touched[0]!.id, text, english });
    }
  }
  return { filled, suggested, own: ranked(rows, draft, own), unanswered, already };
}

/** English of its own, to stand after that row. */
interface Own {
  readonly after: number;
  readonly english: Run;
  readonly confidence: number;
}

function textOf(draft: readonly string[], english: readonly Run[]): string {
  return joinEnglish(english.flatMap(({ start, end }) => draft.slice(start, end)));
}

function eachOf({ start, end }: Run): Run[] {
  return Array.from({ length: end - start }, (_, index) => ({
    start: start + index,
    end: start + index + 1,
  }));
}

interface Group {
  /** Indices of rows, both included; `first` is `last + 1` where the English answers no row. */
  readonly first: number;
  readonly last: number;
  readonly english: readonly Run[];
  readonly confidence: number;
  readonly isCrossed: boolean;
}

/**
 * Beads to rows: beads that share a row go together, because a row is not taken apart by a draft. English without
 * Chinese that stands inside a row (between two of its paragraphs) belongs to that row.
 */
function groups(rows: readonly PlacedRow[], ladder: Ladder): Group[] {
  const rowOf = rows.flatMap((row, index) => Array.from({ length: row.paragraphs }, () => index));
  const found: OpenGroup[] = [];
  for (const bead of ladder) {
    const { source } = bead;
    const before = rowOf[source.start - 1] ?? -1;
    const open = found.at(-1);
    const holds = open !== undefined && open.first <= open.last ? open : undefined;
    if (source.start === source.end) {
      const isInside = before !== -1 && before === rowOf[source.start];
      if (isInside && holds?.last === before) add(holds, bead);
      else found.push(add({ ...NO_GROUP, first: before + 1, last: before, english: [] }, bead));
      continue;
    }
    const first = rowOf[source.start]!;
    const last = rowOf[source.end - 1]!;
    if (holds?.last === first) add(Object.assign(holds, { last }), bead);
    else found.push(add({ ...NO_GROUP, first, last, english: [] }, bead));
  }
  return found;
}

interface OpenGroup {
  first: number;
  last: number;
  english: Run[];
  confidence: number;
  isCrossed: boolean;
}

const NO_GROUP = { confidence: 1, isCrossed: false };

/** The group with a bead more. */
function add(group: OpenGroup, { target, confidence, isCrossed }: Bead): OpenGroup {
  if (target.start < target.end) group.english.push(target);
  group.confidence = Math.min(group.confidence, confidence);
  group.isCrossed ||= isCrossed === true;
  return group;
}

/** Ranks for the new rows: those that follow one row share the room up to the next. */
function ranked(rows: readonly PlacedRow[], draft: readonly string[], own: readonly Own[]): OwnRow[] {
  const together = new Map<number, Own[]>();
  for (const one of own) together.set(one.after, [...(together.get(one.after) ?? []), one]);
  return [...together].flatMap(([after, some]) => {
    const next = rows[after + 1]?.rank;
    const low = rows[after]?.rank ?? (next ?? RANK_STEP) - RANK_STEP;
    const high = next ?? low + RANK_STEP * (some.length + 1);
    return some.map(({ english, confidence }, index) => ({
      rank: low + ((high - low) * (index + 1)) / (some.length + 1),
      text: textOf(draft, [english]),
      english: [english],
      confidence,
    }));
  });
}
