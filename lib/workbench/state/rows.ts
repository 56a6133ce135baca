/**
 * The rows of a document in reading order, as a value. 20,000 of them are cut into pieces of 256, so that changing
 * one row copies one piece and the short list of pieces, never the whole. `places` says where a row stands; it is
 * made anew only when rows come, go or change places.
 */

import type { Segment } from "../../wire/segments";

export interface Rows {
  readonly pieces: readonly (readonly Segment[])[];
  /** Index of a row (0 for the first) by its id. */
  readonly places: ReadonlyMap<string, number>;
}

const PIECE = 256;

/** `segments` in reading order. An id that comes twice is our mistake. */
export function makeRows(segments: readonly Segment[]): Rows {
  const pieces: Segment[][] = [];
  for (let at = 0; at < segments.length; at += PIECE) pieces.push(segments.slice(at, at + PIECE));
  const places = new Map<string, number>();
  for (const [index, segment] of segments.entries()) places.set(segment.id, index);
  if (places.size !== segments.length)
    throw new RangeError(
      `${segments.length - places.size} of ${segments.length} rows have an id that stands twice`,
    );
  return { pieces, places };
}

export function rowCount(rows: Rows): number {
  return rows.places.size;
}

export function rowAt(rows: Rows, index: number): Segment | undefined {
  return rows.pieces[Math.floor(index / PIECE)]?.[index % PIECE];
}

export function findRow(rows: Rows, id: string): Segment | undefined {
  const place = rows.places.get(id);
  return place === undefined ? undefined : rowAt(rows, place);
}

export function listRows(rows: Rows): readonly Segment[] {
  return rows.pieces.flat();
}

/** Puts a newer form of one row in its place. The row has to be there. */
export function replaceRow(rows: Rows, segment: Segment): Rows {
  const place = rows.places.get(segment.id);
  if (place === undefined) throw new RangeError(`No row ${segment.id} among ${rows.places.size}`);
  const which = Math.floor(place / PIECE);
  const piece = [...(rows.pieces[which] ?? [])];
  piece[place % PIECE] = segment;
  const pieces = [...rows.pieces];
  pieces[which] = piece;
  return { pieces, places: rows.places };
}

/**
 * Takes in rows as they are now and takes away those that are gone; what is new finds its place by rank. A row that
 * is known with a newer revision stays as it is: applying a change twice, or late, does no harm.
 */
export function takeIn(rows: Rows, segments: readonly Segment[], removed: readonly string[] = []): Rows {
  const fresh = segments.filter((segment) => {
    const known = findRow(rows, segment.id);
    return !known || known.revision <= segment.revision;
  });
  const staysInPlace = (segment: Segment) => findRow(rows, segment.id)?.rank === segment.rank;
  if (!removed.some((id) => rows.places.has(id)) && fresh.every(staysInPlace))
    return fresh.reduce(replaceRow, rows);

  const byId = new Map(listRows(rows).map((row) => [row.id, row]));
  for (const id of removed) byId.delete(id);
  for (const segment of fresh) byId.set(segment.id, segment);
  return makeRows([...byId.values()].sort(inOrder));
}

/** By rank; the id settles what two people made in one place at one time, the same way everywhere. */
function inOrder(first: Segment, second: Segment): number {
  return first.rank - second.rank || (first.id < second.id ? -1 : 1);
}
