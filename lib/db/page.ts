import "server-only";

/**
 * A page out of `limit + 1` rows that were asked for: the one too many says that there is a next page. Where rows were
 * left out because they are too long together, `found` says how many there were.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
  found = rows.length,
) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found > items.length && last !== undefined ? cursorOf(last) : null };
}
