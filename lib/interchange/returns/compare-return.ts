import { mergeTexts } from "../../text/merge";
import { splitWords } from "../../text/words";

/**
 * A file that was edited elsewhere, laid beside the rows that it comes back to.
 *
 * RET-1  A unit belongs to the row that its id names; else to the one row with the same Chinese (of several, in their order); else to the
 *        row whose Chinese is most like it, between the rows of its neighbours.
 * RET-2  What was sent out is the version of the row that the returned English is most like: files of other programs have no place to say
 *        it. Of several the oldest, so that two texts stand beside each other rather than one over the other. A text that is one of the
 *        row's versions was not changed there. Versions that were made after the file came back were not sent out.
 * RET-3  Where the row has changed here since, both changes are put together by words. Where they touch, both texts are kept and neither wins.
 * RET-4  Recorded changes of a Word file are no edit: they are offered as a suggestion.
 */
export interface ReturnedUnit {
  /** The row that the file's own ids name; null where they name none. */
  readonly rowId: string | null;
  readonly source: string;
  /** As it would be typed. */
  readonly target: string;
  readonly tracked: { readonly text: string; readonly by: string | null; readonly at: string | null } | null;
  readonly comments: readonly ReturnedComment[];
}

export interface ReturnedComment {
  readonly text: string;
  readonly by: string | null;
  readonly at: string | null;
}

export interface RowHere {
  readonly id: string;
  /** The Chinese as it is read. */
  readonly source: string;
  readonly target: string;
  /** What it said before the file came back, newest first: one of these was sent out. */
  readonly versions: readonly string[];
  /** What was said of it here, so that it is not said twice. */
  readonly comments: readonly string[];
}

export const VERDICTS = ["same", "changed", "merged", "conflict"] as const;

export interface ComparedRow {
  readonly rowId: string;
  /** The unit's place in the file. */
  readonly unit: number;
  readonly matchedBy: "id" | "source" | "likeness";
  /** same: the English stays; changed: theirs; merged: both put together; conflict: both are kept, and a person decides. */
  readonly verdict: (typeof VERDICTS)[number];
  readonly base: string;
  readonly theirs: string;
  readonly here: string;
  /** What the row would say; null for a conflict. */
  readonly result: string | null;
  readonly suggestion: ReturnedUnit["tracked"];
  /** Those that the row does not have. */
  readonly comments: readonly ReturnedComment[];
}

export interface Comparison {
  /** In the order of the rows. */
  readonly rows: readonly ComparedRow[];
  /** Units of the file that no row answers. */
  readonly strangers: readonly number[];
  /** Rows that the file does not have. */
  readonly absent: readonly string[];
}

export function compareReturn(units: readonly ReturnedUnit[], rows: readonly RowHere[]): Comparison {
  const matched = matchUnits(units, rows);
  const compared = matched.map(({ unit, row, matchedBy }) =>
    compareRow(units[unit]!, rows[row]!, unit, matchedBy),
  );
  const order = new Map(rows.map(({ id }, index) => [id, index]));
  const known = new Set(matched.map(({ unit }) => unit));
  const found = new Set(compared.map(({ rowId }) => rowId));
  return {
    rows: compared.toSorted((one, other) => order.get(one.rowId)! - order.get(other.rowId)!),
    strangers: units.flatMap((_, index) => (known.has(index) ? [] : [index])),
    absent: rows.flatMap(({ id }) => (found.has(id) ? [] : [id])),
  };
}

interface Matched {
  readonly unit: number;
  readonly row: number;
  readonly matchedBy: ComparedRow["matchedBy"];
}

/** RET-1. A row is answered by one unit, the first. */
function matchUnits(units: readonly ReturnedUnit[], rows: readonly RowHere[]): Matched[] {
  const rowOf = new Map(rows.map(({ id }, index) => [id, index]));
  const taken = new Set<number>();
  const matched = new Map<number, Matched>();
  const match = (unit: number, row: number | undefined, matchedBy: Matched["matchedBy"]) => {
    if (row === undefined || taken.has(row)) return;
    taken.add(row);
    matched.set(unit, { unit, row, matchedBy });
  };
  for (const [index, { rowId }] of units.entries()) if (rowId !== null) match(index, rowOf.get(rowId), "id");
  const bySource = new Map<string, number[]>();
  for (const [index, { source }] of rows.entries()) {
    if (taken.has(index)) continue;
    const key = plainly(source);
    const same = bySource.get(key);
    if (same) same.push(index);
    else bySource.set(key, [index]);
  }
  for (const [index, { source }] of units.entries()) {
    if (!matched.has(index)) match(index, bySource.get(plainly(source))?.shift(), "source");
  }
  for (const [index, { source }] of units.entries()) {
    if (matched.has(index)) continue;
    const before = nearest(matched, index, -1) ?? -1;
    const after = nearest(matched, index, 1, units.length) ?? rows.length;
    match(index, likeliest(source, rows, before, after, taken), "likeness");
  }
  return [...matched.values()];
}

function plainly(text: string): string {
  return text.replace(/\s+/gu, "");
}

/** The row of the next unit in that direction that has one. */
function nearest(
  matched: ReadonlyMap<number, Matched>,
  from: number,
  step: 1 | -1,
  end = -1,
): number | undefined {
  for (
    let at = from + step, looked = 0;
    at !== end && at >= 0 && looked < MOST_LOOKED;
    at += step, looked += 1
  ) {
    const found = matched.get(at);
    if (found) return found.row;
  }
  return undefined;
}

/** A neighbour farther away says nothing of where a unit belongs. */
const MOST_LOOKED = 200;
/** Shares of pairs of characters below this say nothing. */
const LEAST_LIKENESS = 0.6;

function likeliest(
  source: string,
  rows: readonly RowHere[],
  before: number,
  after: number,
  taken: ReadonlySet<number>,
): number | undefined {
  const own = pairsOf(source);
  let best: { row: number; likeness: number } | undefined;
  for (let row = before + 1; row < Math.min(after, before + 1 + MOST_LOOKED); row += 1) {
    if (taken.has(row)) continue;
    const likeness = shareOf(own, pairsOf(rows[row]!.source));
    if (likeness >= LEAST_LIKENESS && likeness > (best?.likeness ?? 0)) best = { row, likeness };
  }
  return best?.row;
}

function pairsOf(text: string): Map<string, number> {
  const plain = plainly(text);
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < plain.length; at += 1) {
    const pair = plain.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Dice: twice what both have, of what each has. */
function shareOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const size = (pairs: ReadonlyMap<string, number>) =>
    [...pairs.values()].reduce((sum, count) => sum + count, 0);
  let both = 0;
  for (const [pair, count] of one) both += Math.min(count, other.get(pair) ?? 0);
  const all = size(one) + size(other);
  return all === 0 ? 0 : (2 * both) / all;
}

function compareRow(
  unit: ReturnedUnit,
  row: RowHere,
  place: number,
  matchedBy: Matched["matchedBy"],
): ComparedRow {
  const here = row.target;
  const theirs = unit.target.trim() === "" ? "" : unit.target;
  const base = sentOut(theirs, row.versions.length === 0 ? [""] : row.versions);
  const said = new Set(row.comments.map(plainly));
  const comments = unit.comments.filter(({ text }) => {
    // Tables write who said it before what was said.
    const after = text.replace(/^[^:：\n]{1,80}[:：]\s*/u, "");
    return text.trim() !== "" && !said.has(plainly(text)) && !said.has(plainly(after));
  });
  const tracked = unit.tracked !== null && unit.tracked.text !== theirs ? unit.tracked : null;
  const rest = { rowId: row.id, unit: place, matchedBy, base, theirs, here, suggestion: tracked, comments };
  if (theirs === base || theirs === here) return { ...rest, verdict: "same", result: here };
  if (base === here) return { ...rest, verdict: "changed", result: theirs };
  const merged = mergeTexts(base, theirs, here);
  return merged.ok
    ? { ...rest, verdict: merged.text === here ? "same" : "merged", result: merged.text }
    : { ...rest, verdict: "conflict", result: null };
}

/** RET-2. */
function sentOut(theirs: string, versions: readonly string[]): string {
  if (versions.includes(theirs)) return theirs;
  const own = wordsOf(theirs);
  let best = { text: versions[0]!, likeness: -1 };
  for (const text of versions.slice(0, MOST_VERSIONS)) {
    const likeness = shareOf(own, wordsOf(text));
    if (likeness >= best.likeness && (text.trim() !== "" || best.likeness === -1)) best = { text, likeness };
  }
  return best.text;
}

/** Older ones were hardly sent out. */
const MOST_VERSIONS = 30;

function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const word of splitWords(text)) if (word.trim() !== "") words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}
