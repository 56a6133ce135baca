/** Two quantities that are one range: 三至五天, 10-20人, 在两成和三成之间. */

import { numeralAt, tokenOf } from "./chinese-numerals";
import { PERCENT_OF } from "./chinese-units";
import { type Quantity, RANGED, tidy } from "./quantity";
import { sticky } from "./scan";

const RANGE_MARK = /^\s?(?:-|－|–|—|——|~|～|〜|至|到|─)\s?/;

export function rangeEnd(text: string, at: number): { end: number; high: number } | null {
  const mark = RANGE_MARK.exec(text.slice(at, at + 4));
  if (!mark) return null;
  const from = at + mark[0].length;
  const share = sticky(PERCENT_OF, text, from);
  const numeral = numeralAt(text, share ? from + share[0].length : from);
  if (!numeral || numeral.value === null) return null;
  return { end: numeral.end, high: numeral.high };
}

const BETWEEN = /^(?:和|与|與|跟|及)$/;

/**
 * QTY-8: 20–30, 一千到一千五百, 20和30之间 are one quantity without a single value. A unit behind the second belongs to both.
 */
export function joinRange(text: string, found: readonly Quantity[], next: Quantity): Quantity | null {
  const last = found.at(-1);
  if (!last || next.start - last.end > 4 || next.start < last.end) return null;
  if (typeof last.value !== "number" || typeof next.value !== "number") return null;
  if (!RANGED.has(last.kind) || !RANGED.has(next.kind)) return null;
  const between = text.slice(last.end, next.start).trim();
  const isBetween =
    BETWEEN.test(between) && /^.{0,3}(?:之间|之間|间(?!隔|接)|之内)/.test(text.slice(next.end, next.end + 5));
  if (!isBetween && !/^(?:-|－|–|—|——|~|～|〜|至|到|─|元至)$/.test(between)) return null;
  if (last.kind !== next.kind && last.kind !== "number") return null;
  if (last.unit !== next.unit && last.unit !== null) return null;
  const scale =
    last.kind === "number" && next.kind === "percent" && text.slice(next.start, next.end).endsWith("成")
      ? 10
      : 1;
  let low = last.value * scale;
  // 3至5万: the big unit belongs to both.
  const unit = /(?:[万萬亿億]+|[百千][万萬]?)$/.exec(plainNumeral(text, next));
  if (
    unit &&
    last.kind === "number" &&
    last.value < 1000 &&
    low < next.value &&
    !/[百千万萬亿億]/.test(text.slice(last.start, last.end))
  ) {
    const factor = unitFactor(unit[0]);
    if (low * factor < next.value) low = tidy(low * factor);
  }
  if (low >= next.value) return null;
  return { ...next, start: last.start, value: null, low, high: next.value, exact: false };
}

function plainNumeral(text: string, quantity: Quantity): string {
  const numeral = numeralAt(text, quantity.start);
  return text.slice(quantity.start, numeral?.end ?? quantity.end);
}

export function unitFactor(unit: string): number {
  let factor = 1;
  for (const character of unit) {
    const token = tokenOf(character);
    if (token?.type === "small" || token?.type === "big") factor *= token.value;
  }
  return factor;
}
