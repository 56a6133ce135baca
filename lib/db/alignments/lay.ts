import "server-only";

import type { Contributors } from "../../segments/authorship";
import { RANK_STEP } from "./place";

/**
 * Laying rows out anew: how Chinese and English shall stand side by side is given, in order; which rows hold it is
 * worked out here. A plan, made without looking at the database.
 *
 * DB-LAY-1  Nothing is lost and nothing is twice: the Chinese paragraphs and the English paragraphs of the free rows are
 *     those of the rows wanted. What is asked for otherwise is our mistake, and throws.
 * DB-LAY-2  Fixed rows are not touched: not their text, not their place, not their revision.
 * DB-LAY-3  A row keeps its id where its first paragraph stays: so its history, comments and place on the screen stay with
 *     it. One whose paragraphs are all in other rows is retired, and what was said beside it goes to the row that has
 *     its first paragraph now (its first English, where it had no Chinese).
 * DB-LAY-4  No row changes its place: an id is used again only where the order of the rows lets it, because undoing a change
 *     puts rows back where they stood.
 * DB-LAY-5  A fixed row without Chinese stands between the rows that it stood between, wherever an aligner that looks at the
 *     English alone would have it.
 */

/** One English paragraph, where it stands now, whose words it is (null: a draft's), and who contributed to it. */
export interface Piece {
  readonly text: string;
  readonly rowId: string;
  readonly writerId: string | null;
  readonly contributors: Contributors;
}

/** A live row as it stands. */
export interface StandingRow {
  readonly id: string;
  readonly rank: number;
  /** Ids, in reading order. */
  readonly paragraphs: readonly string[];
  readonly english: readonly Piece[];
  readonly isFixed: boolean;
  readonly confidence: number | null;
  readonly isCrossed: boolean;
}

/** What a row shall hold. */
export interface Pairing {
  readonly paragraphs: readonly string[];
  readonly english: readonly Piece[];
  readonly confidence: number | null;
  readonly isCrossed: boolean;
}

/** A row as it shall be, or the fixed row that stands here. */
export type Wanted = Pairing | { readonly fixed: string };

export interface LaidRow extends Pairing {
  readonly id: string;
}

export interface Layout {
  readonly ok: true;
  /** Rows that hold something else than before. `hasOtherEnglish`: a new version has to be written. */
  readonly changed: readonly (LaidRow & { readonly hasOtherEnglish: boolean })[];
  /** Rows that hold what they held, but the aligner says something else of them. */
  readonly noted: readonly LaidRow[];
  readonly made: readonly (LaidRow & { readonly rank: number })[];
  /** `heirId` takes over comments and suggestions; null where there is no other row at all. */
  readonly retired: readonly { readonly id: string; readonly heirId: string | null }[];
}

/** Closer than this, rows are numbered anew before one is put between them. */
const SMALLEST_GAP = 1e-6;

interface Slot {
  /** Null: a fixed row. */
  readonly wanted: Pairing | null;
  /** Its place among the rows wanted. */
  readonly turn: number;
  /** Index of its first paragraph, in all of the rows; for a row without Chinese, of the next one after it. */
  readonly at: number;
  id: string | null;
  rank: number | null;
}

/**
 * `rows` are live rows in order, to the end of the document; `floor` is the rank of the row before them (null: none).
 * `ids` are new ones, one for each row wanted. Not ok where there is no room between two rows: number them anew first.
 */
export function layRows(
  rows: readonly StandingRow[],
  wanted: readonly Wanted[],
  { ids, floor }: { readonly ids: readonly string[]; readonly floor: number | null },
): Layout | { readonly ok: false } {
  assertNothingLost(rows, wanted);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { slots, claimed } = claim(rows, wanted);
  const fresh = [...ids];
  const isMade = slots.map(({ id }) => id === null);
  for (const slot of slots) slot.id ??= fresh.shift()!;
  const taken = new Set(rows.map(({ rank }) => rank));
  if (!giveRanks(slots, floor, taken)) return { ok: false };

  const laid = slots.flatMap(({ wanted: pairing, id, rank }, index) =>
    pairing ? [{ ...pairing, id: id!, rank: rank!, isMade: isMade[index]! }] : [],
  );
  const made = laid.filter((row) => row.isMade).map(({ isMade: _, ...row }) => row);
  const kept = laid
    .filter((row) => !row.isMade)
    .map(({ isMade: _, rank: _rank, ...row }) => ({ row, was: byId.get(row.id)! }));
  const heirOf = heirs(rows, slots);
  const isSame = ({ row, was }: (typeof kept)[number]) =>
    isEqual(row.paragraphs, was.paragraphs) && isEqual(texts(row.english), texts(was.english));
  return {
    ok: true,
    changed: kept
      .filter((one) => !isSame(one))
      .map(({ row, was }) => ({
        ...row,
        hasOtherEnglish: !isEqual(texts(row.english), texts(was.english)),
      })),
    noted: kept
      .filter((one) => isSame(one))
      .filter(({ row, was }) => row.confidence !== was.confidence || row.isCrossed !== was.isCrossed)
      .map(({ row }) => row),
    made,
    retired: rows
      .filter((row) => !row.isFixed && !claimed.has(row.id))
      .map((row) => ({ id: row.id, heirId: heirOf(row) })),
  };
}

/** DB-LAY-3 to 5: what is wanted, in order, and which of it goes on with which row. */
function claim(rows: readonly StandingRow[], wanted: readonly Wanted[]) {
  const free = rows.filter((row) => !row.isFixed);
  const freeById = new Map(free.map((row) => [row.id, row]));
  const rowOf = new Map(free.flatMap((row) => row.paragraphs.map((id) => [id, row] as const)));
  const claimed = new Set<string>();
  const take = (slot: Slot, row: StandingRow) => {
    slot.id = row.id;
    slot.rank = row.rank;
    claimed.add(row.id);
  };
  const all = slotsOf(rows, wanted);
  for (const slot of all) {
    const holders = (slot.wanted?.paragraphs ?? []).map((id) => rowOf.get(id)!);
    const first = holders.find((row) => !claimed.has(row.id));
    if (first) take(slot, first);
  }
  const slots = inOrder(rows, all);
  // English without Chinese stays in its row where that stands between the right neighbours.
  const next = new Array<number>(slots.length).fill(Number.POSITIVE_INFINITY);
  for (let at = slots.length - 2; at >= 0; at -= 1) next[at] = slots[at + 1]!.rank ?? next[at + 1]!;
  let low = Number.NEGATIVE_INFINITY;
  slots.forEach((slot, at) => {
    const row = freeById.get(slot.wanted?.english[0]?.rowId ?? "");
    const isOwn = slot.rank === null && slot.wanted?.paragraphs.length === 0;
    if (isOwn && row && row.paragraphs.length === 0 && !claimed.has(row.id)) {
      if (low < row.rank && row.rank < next[at]!) take(slot, row);
    }
    low = slot.rank ?? low;
  });
  return { slots, claimed };
}

function slotsOf(rows: readonly StandingRow[], wanted: readonly Wanted[]): Slot[] {
  const index = new Map<string, number>();
  const place = new Map<string, { readonly at: number; readonly rank: number }>();
  for (const { id, rank, paragraphs } of rows) {
    place.set(id, { at: index.size, rank });
    for (const paragraph of paragraphs) index.set(paragraph, index.size);
  }
  return wanted.map((one, turn): Slot => {
    if ("fixed" in one) return { wanted: null, turn, id: one.fixed, ...place.get(one.fixed)! };
    const [first] = one.paragraphs;
    const at = first === undefined ? Number.POSITIVE_INFINITY : index.get(first)!;
    return { wanted: one, turn, at, id: null, rank: null };
  });
}

/** DB-LAY-5: the slots as wanted, the fixed rows without Chinese by their rank. */
function inOrder(rows: readonly StandingRow[], slots: readonly Slot[]): Slot[] {
  const alone = new Set(rows.filter((row) => row.isFixed && row.paragraphs.length === 0).map(({ id }) => id));
  const isNote = (slot: Slot) => slot.wanted === null && alone.has(slot.id!);
  const order = slots.filter((slot) => !isNote(slot));
  const notes = slots.filter(isNote).toSorted((a, b) => a.rank! - b.rank!);
  for (const note of notes) {
    const above = order.findIndex(({ rank }) => rank !== null && rank > note.rank!);
    let at = above === -1 ? order.length : above;
    // What is between two rows that stay: Chinese by the original, English by what is wanted.
    const isBelow = ({ wanted, at: place, turn }: Slot) =>
      wanted?.paragraphs.length === 0 ? turn > note.turn : place >= note.at;
    while (at > 0 && order[at - 1]!.rank === null && isBelow(order[at - 1]!)) at -= 1;
    order.splice(at, 0, note);
  }
  return order;
}

/**
 * Ranks for the slots that have none, between those that have, and none that a row has which is not laid out. False
 * where there is no room.
 */
function giveRanks(slots: readonly Slot[], floor: number | null, taken: ReadonlySet<number>): boolean {
  let at = 0;
  while (at < slots.length) {
    if (slots[at]!.rank !== null) {
      at += 1;
      continue;
    }
    let until = at;
    while (until < slots.length && slots[until]!.rank === null) until += 1;
    const count = until - at;
    const high = slots[until]?.rank ?? null;
    const low = slots[at - 1]?.rank ?? floor ?? (high ?? RANK_STEP) - RANK_STEP * (count + 1);
    const step = ((high ?? low + RANK_STEP * (count + 1)) - low) / (count + 1);
    if (step < SMALLEST_GAP) return false;
    for (let one = 0; one < count; one += 1) {
      let rank = low + step * (one + 1);
      for (let aside = step / 2; taken.has(rank); aside /= 2) rank -= aside;
      slots[at + one]!.rank = rank;
    }
    at = until;
  }
  slots.forEach(({ rank }, index) => {
    if (index > 0 && rank! < slots[index - 1]!.rank!)
      throw new RangeError(`Row ${index} of the rows wanted would stand before row ${index - 1}`);
  });
  return true;
}

/** DB-LAY-3: who takes over what hangs on a row that goes. */
function heirs(rows: readonly StandingRow[], slots: readonly Slot[]) {
  const ofParagraph = new Map<string, string>();
  const ofPiece = new Map<Piece, string>();
  for (const { id, wanted } of slots) {
    for (const paragraph of wanted?.paragraphs ?? []) ofParagraph.set(paragraph, id!);
    for (const piece of wanted?.english ?? []) ofPiece.set(piece, id!);
  }
  const lastResort = slots[0]?.id ?? rows.find(({ isFixed }) => isFixed)?.id ?? null;
  return (row: StandingRow): string | null => {
    const [paragraph] = row.paragraphs;
    const [piece] = row.english;
    if (paragraph !== undefined) return ofParagraph.get(paragraph)!;
    if (piece !== undefined) return ofPiece.get(piece)!;
    return slots.findLast(({ rank }) => rank! < row.rank)?.id ?? lastResort;
  };
}

/** DB-LAY-1 and DB-LAY-2. */
function assertNothingLost(rows: readonly StandingRow[], wanted: readonly Wanted[]): void {
  const free = rows.filter((row) => !row.isFixed);
  const pairings = wanted.filter((one): one is Pairing => !("fixed" in one));
  const paragraphs = free.flatMap((row) => row.paragraphs);
  const placed = pairings.flatMap((one) => one.paragraphs);
  if (!isEqual(paragraphs, placed))
    throw new RangeError(
      `The rows wanted hold ${placed.length} paragraphs, not the ${paragraphs.length} of the free rows in order`,
    );
  const pieces = new Set(free.flatMap((row) => row.english));
  const laid = pairings.flatMap((one) => one.english);
  if (
    laid.length !== pieces.size ||
    new Set(laid).size !== laid.length ||
    !laid.every((one) => pieces.has(one))
  )
    throw new RangeError(
      `The rows wanted hold ${laid.length} English paragraphs, not the ${pieces.size} of the free rows`,
    );
  const empty = pairings.findIndex((one) => one.paragraphs.length === 0 && one.english.length === 0);
  if (empty !== -1) throw new RangeError(`Pairing ${empty} is empty`);
  const standing = rows.filter((row) => row.isFixed && !isEmpty(row)).map(({ id }) => id);
  const named = wanted.flatMap((one) => ("fixed" in one ? [one.fixed] : []));
  if (!isEqual(standing.toSorted(), named.toSorted()))
    throw new RangeError(
      `The rows wanted name ${named.length} fixed rows, not the ${standing.length} there are`,
    );
}

/** Neither Chinese nor English: it stays where it is, and is in nobody's way. */
export function isEmpty(row: Pick<StandingRow, "paragraphs" | "english">): boolean {
  return row.paragraphs.length === 0 && row.english.length === 0;
}

function texts(english: readonly Piece[]): string[] {
  return english.map(({ text }) => text);
}

function isEqual(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((one, index) => one === second[index]);
}
