/** Where to go from here. Everything is asked of the rows that are shown, in the order in which they are shown. */

type Want<Row> = (row: Row) => boolean;

/**
 * The next row after `from` (-1: before the first) that is wanted, going round at the end of the text once. Null when
 * only the row itself, or none, is wanted.
 */
export function nextWanted<Row>(
  rows: readonly Row[],
  from: number,
  isWanted: Want<Row>,
  direction: 1 | -1 = 1,
): number | null {
  const steps = from === -1 ? rows.length : rows.length - 1;
  for (let step = 1; step <= steps; step += 1) {
    const index = (from + direction * step + rows.length * step) % rows.length;
    const row = rows[index];
    if (row !== undefined && isWanted(row)) return index;
  }
  return null;
}

/** The neighbouring index, or the same one at the end. */
export function stepFrom(count: number, from: number, by: number): number {
  if (count === 0) return -1;
  return Math.min(count - 1, Math.max(0, from + by));
}

/** "12", " 12 ", "#12": a row as people count them, from 1. Null when it is none of them. */
export function readRowNumber(written: string, count: number): number | null {
  const number = Number(written.trim().replace(/^#/, ""));
  return Number.isInteger(number) && number >= 1 && number <= count ? number - 1 : null;
}
