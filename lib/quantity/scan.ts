/** Steps over a text. */

import { isArabic } from "./chinese-numerals";
import type { Quantity } from "./quantity";

export const BLANKS = /[ \u3000\t]/;

/** Past blanks, at most so many. */
export function skip(text: string, at: number, most = 2): number {
  let next = at;
  while (next < text.length && next - at < most && BLANKS.test(text[next]!)) next += 1;
  return next;
}

/** Past digits. */
export function digitsEnd(text: string, at: number): number {
  let end = at;
  while (isArabic(text[end])) end += 1;
  return end;
}

/** What a sticky pattern (/y) finds at this very place. */
export function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export function make(
  start: number,
  end: number,
  rest: Partial<Quantity> & Pick<Quantity, "kind" | "value">,
): Quantity {
  return { start, end, low: null, high: null, unit: null, exact: true, ...rest };
}
