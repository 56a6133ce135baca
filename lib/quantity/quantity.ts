/**
 * A quantity is one thing that a text says in numbers, with its value read, so that 8218.35万 and “82.18 million” can be
 * compared without looking at digits.
 */

/** What sort of quantity it is. README.md has a table with an example of each in both languages. */
export type QuantityKind =
  | "number"
  | "percent"
  | "fraction"
  | "multiple"
  | "discount"
  | "ratio"
  | "ordinal"
  | "article"
  | "date"
  | "year"
  | "decade"
  | "century"
  | "weekday"
  | "time"
  | "duration"
  | "age"
  | "money"
  | "measure"
  | "phone"
  | "version"
  | "identifier";

/** Kinds of which two can be the ends of one range (QTY-8): no dates, times or names of things. */
export const RANGED: ReadonlySet<QuantityKind> = new Set([
  "number",
  "percent",
  "money",
  "measure",
  "duration",
  "age",
  "multiple",
  "fraction",
  "discount",
  "ordinal",
]);

export interface Quantity {
  /** UTF-16 offsets, end left out. */
  readonly start: number;
  readonly end: number;
  readonly kind: QuantityKind;
  /**
   * The one value that is named; null where none is (20–30, 两三千, 几十). Text where a number would lose something:
   * dates (2020-07-26, --07-26, ---26), times (15:30), telephone numbers, versions, identifiers.
   */
  readonly value: number | string | null;
  /** What the value may be. Null: open on that side, or no number at all. */
  readonly low: number | null;
  readonly high: number | null;
  /** A code of `units.ts`, an ISO 4217 currency, or null. */
  readonly unit: string | null;
  /** False where the text leaves room: 近, 约, 多, 几, over, nearly, ranges. */
  readonly exact: boolean;
}

/** A number without the noise of binary fractions: 7.2 × 10 is 72. */
export function tidy(value: number): number {
  return Number.isFinite(value) && !Number.isSafeInteger(value) ? Number(value.toPrecision(15)) : value;
}

/** The place of the last digit that is not zero: 3000 → 1000, 12.5 → 0.1. 多 and “over” leave room up to it. */
export function lastPlace(value: number): number {
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toExponential().split("e");
  const decimals = mantissa.includes(".") ? mantissa.length - mantissa.indexOf(".") - 1 : 0;
  return 10 ** (Number(exponent) - decimals);
}

export interface Extent {
  readonly low: number | null;
  readonly high: number | null;
}

/** How a text leaves room around a number. */
export type Vagueness = "about" | "nearly" | "over" | "under" | "at-least" | "at-most" | "some";

/** QTY-5: what room each leaves. One tenth is what people accept as “about”. */
export function extentOf(value: number, vagueness: Vagueness | null): Extent {
  const tenth = Math.abs(value) / 10;
  switch (vagueness) {
    case null:
      return { low: value, high: value };
    case "about":
      return { low: tidy(value - tenth), high: tidy(value + tenth) };
    case "nearly":
      return { low: tidy(value - tenth), high: value };
    case "some":
      return { low: value, high: tidy(value + lastPlace(value)) };
    case "over":
    case "at-least":
      return { low: value, high: null };
    case "under":
    case "at-most":
      return { low: null, high: value };
  }
}
