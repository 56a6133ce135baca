/** Offsets and spans of UTF-16 units, in order: what the rules of sentences gather and ask. */

export interface Span {
  readonly start: number;
  /** Left out. */
  readonly end: number;
}

/** Is the offset inside one of the spans? They are in order and apart. */
export function isInside(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && spans[low]!.start <= offset;
}

/** Rising offsets, and others that stand anywhere among them, in one list. */
export function inOrder(rising: readonly number[], ...others: readonly Iterable<number>[]): Iterable<number> {
  const more = others.flatMap((list) => Array.from(list));
  if (more.length === 0) return rising;
  const all = new Float64Array(rising.length + more.length); // sorts by number, and fast
  all.set(rising);
  all.set(more, rising.length);
  return all.sort();
}

/** White space of any script, a line end of any kind but U+0085, by its UTF-16 unit. */
export function isSpace(unit: number): boolean {
  if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) return true;
  return unit >= 0x80 && /\s/.test(String.fromCharCode(unit));
}
