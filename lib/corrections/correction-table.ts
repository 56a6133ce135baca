/**
 * A substitution table: what is written wrong all through a text, and what it should say.
 *
 * COR-TABLE-1  All rows are applied at once, to the original: a row never sees what another put in, so 的→地 beside 地→的 swaps.
 * COR-TABLE-2  From the left; where several rows begin at one place, the longest.
 * COR-TABLE-3  What was corrected by hand, or by rows that are not being applied, is walled off: a row is found on neither side
 *     of the wall's edge across it, nor inside.
 * COR-TABLE-4  A row is not found where it would cut a character (grapheme).
 * COR-TABLE-5  A place that somebody has taken out is left alone: nothing shorter is found inside it either.
 * COR-TABLE-6  Two rows of one table never have the same `from`.
 */
import type { Message } from "../messages/keys";
import { snapToGrapheme } from "../text/graphemes";
import { isBoundary, type Range, type Replacement } from "./corrections";
import { type Search, searchFor } from "./many-words";

export interface TableRow {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** The longest `from` and `to` (UTF-16), and the most rows of one table. */
export const FROM_LIMIT = 100;
export const TO_LIMIT = 200;
export const REASON_LIMIT = 300;
export const ROWS_LIMIT = 5_000;
/** All `from` of one table together: looking for them is made ready at a cost that grows with it. */
export const TABLE_LIMIT = 100_000;

/** Why a row cannot stand in a table (a clause), or null. */
export function whyNotARow({ from, to, reason }: TableRow): Message<"corrections"> | null {
  if (from === "") return { code: "corrections.table.nothing" };
  if (from === to) return { code: "corrections.table.same" };
  if (from.length > FROM_LIMIT) return { code: "corrections.table.long-from", most: FROM_LIMIT };
  if (to.length > TO_LIMIT) return { code: "corrections.table.long-to", most: TO_LIMIT };
  if (reason.length > REASON_LIMIT) return { code: "corrections.table.long-reason", most: REASON_LIMIT };
  if (![from, to, reason].every((text) => text.isWellFormed()))
    return { code: "corrections.table.half-character" };
  if ([from, to, reason].some((text) => text.includes("\u0000"))) return { code: "corrections.table.nul" };
  return null;
}

/** One place where a row would act. */
export interface Occurrence extends Range {
  /** Which row, as an index. */
  readonly row: number;
}

/** A table made ready: looking through many paragraphs builds it once. */
export interface Table {
  readonly rows: readonly TableRow[];
  readonly search: Search;
}

export function tableOf(rows: readonly TableRow[]): Table {
  return { rows, search: searchFor(rows.map(({ from }) => from)) };
}

/** Every place where the table would act, in order. `walls` are sorted and do not overlap (COR-TABLE-3). */
export function occurrencesIn(text: string, { search }: Table, walls: readonly Range[] = []): Occurrence[] {
  const found: Occurrence[] = [];
  const accept = (start: number, end: number) => isBoundary(text, start) && isBoundary(text, end);
  let from = 0;
  for (const wall of [...walls, { start: text.length, end: text.length }]) {
    for (const { start, end, word } of search.in(text, from, wall.start, accept)) {
      found.push({ start, end, row: word });
    }
    from = wall.end;
  }
  return found;
}

/** What a row puts at a place where it was found. */
export function correctionOf({ rows }: Table, { start, end, row }: Occurrence): Replacement {
  const { from, to } = rows[row]!;
  return { start, end, old: from, new: to };
}

/** What stands around a place, up to so many UTF-16 units a side, cut between characters. */
const AROUND = 20;

export interface Context {
  readonly before: string;
  readonly old: string;
  readonly after: string;
}

export function contextOf(text: string, { start, end }: Range, around = AROUND): Context {
  const first = snapToGrapheme(text, Math.max(0, start - around));
  const last = snapToGrapheme(text, Math.min(text.length, end + around));
  return {
    before: text.slice(first, start),
    old: text.slice(start, end),
    after: text.slice(end, Math.max(end, last)),
  };
}
