/**
 * What applying a table means for a paragraph: what it has to be given, and what has to be taken back. The same table
 * applied again changes nothing.
 */

import { occurrencesIn, type Table } from "./correction-table";
import { inOrder, type Range } from "./corrections";

/** A correction that lies over the paragraph now. */
export interface Laid extends Range {
  readonly id: string;
  readonly new: string;
  /** The row of the table that it came from, as an index; null where it is a wall (COR-TABLE-3). */
  readonly row: number | null;
  /** Its row is not in the table any more: it is taken back. */
  readonly isStale: boolean;
}

export interface Place extends Range {
  readonly row: number;
  /** Somebody has taken this place out (COR-TABLE-5). */
  readonly isExcepted: boolean;
  /** The correction that lies there already, or null. */
  readonly laidId: string | null;
}

export interface ParagraphPlan {
  /** Every place of the table, in order. Those without `laidId` and not excepted are to be made. */
  readonly places: readonly Place[];
  /** Corrections to take back: of rows that are gone or say something else now, or that a longer row takes over. */
  readonly leaving: readonly string[];
}

export function planParagraph(
  text: string,
  table: Table,
  laid: readonly Laid[],
  isExcepted: (place: Range) => boolean,
): ParagraphPlan {
  const walls = inOrder(laid.filter(({ row, isStale }) => row === null && !isStale));
  const own = new Map(laid.filter(({ row }) => row !== null).map((one) => [keyOf(one), one]));
  const places = occurrencesIn(text, table, walls).map(({ start, end, row }): Place => {
    const there = own.get(keyOf({ start, end }));
    const isOut = isExcepted({ start, end });
    const stays = !isOut && there?.row === row && there.new === table.rows[row]!.to;
    return { start, end, row, isExcepted: isOut, laidId: stays ? there.id : null };
  });
  const kept = new Set(places.map(({ laidId }) => laidId));
  const leaving = laid.filter(({ id, row, isStale }) => (row !== null || isStale) && !kept.has(id));
  return { places, leaving: leaving.map(({ id }) => id) };
}

function keyOf({ start, end }: Range): string {
  return `${start}:${end}`;
}
