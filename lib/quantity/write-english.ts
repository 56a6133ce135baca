/**
 * An English number written anew in the notation that it has: “350 million” with 4.2e8 is “420 million”, “$1,050” with 980
 * is “$980”, “three” with 4 is “four”. Undefined where the notation cannot say the value exactly, or is none of these.
 *
 * QTY-W1  Separators, scale, signs, unit and the blank or hyphen before it stay as they were.
 * QTY-W2  What is written reads back as the value, or nothing is written.
 */
import { type Quantity, tidy } from "./quantity";
import { readEnglishQuantities } from "./read-english";

const SHAPE =
  /^(?<head>[^\d]*?)(?<digits>\d[\d,]*(?:\.\d+)?)(?<gap>[ \u00a0-]?)(?<scale>hundred|thousand|million|billion|trillion|mn|bn|tn|[kKMB](?![A-Za-z]))?(?<tail>[^\d]*)$/i;
const FACTORS: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
  tn: 1e12,
};
const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = " . twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

export function writeLike(text: string, value: number): string | undefined {
  const written = digitsLike(text, value) ?? wordsLike(text, value);
  return written !== undefined && readsAs(written, text, value) ? written : undefined;
}

function readsAs(written: string, model: string, value: number): boolean {
  const [now, more] = readEnglishQuantities(written);
  const [before] = readEnglishQuantities(model);
  return (
    now !== undefined &&
    more === undefined &&
    before !== undefined &&
    now.kind === before.kind &&
    now.unit === before.unit &&
    isValue(now, value)
  );
}

const isValue = (quantity: Quantity, value: number) =>
  typeof quantity.value === "number" &&
  Math.abs(quantity.value - value) <= 1e-9 * Math.max(1, Math.abs(value));

function digitsLike(text: string, value: number): string | undefined {
  const shape = SHAPE.exec(text)?.groups;
  if (!shape || value < 0) return undefined;
  const { head = "", digits = "", gap = "", scale, tail = "" } = shape;
  if (/^(?:st|nd|rd|th)\b/i.test(tail) && !scale) {
    if (gap !== "" || !Number.isInteger(value)) return undefined;
    return `${head}${value}${ordinalEnd(value)}${tail.slice(2)}`;
  }
  const hasSeparator = digits.includes(",");
  const write = (number: number): string => {
    const [whole = "", decimals] = plain(number).split(".");
    const grouped =
      hasSeparator || (whole.length > 4 && digits.replace(/\..*/, "").length < 5)
        ? whole.replace(/\B(?=(\d{3})+$)/g, ",")
        : whole;
    return decimals === undefined ? grouped : `${grouped}.${decimals}`;
  };
  if (scale === undefined) {
    if (!/^[\d,.]+$/.test(write(value))) return undefined;
    return `${head}${write(value)}${gap}${tail}`;
  }
  const factor = FACTORS[scale.toLowerCase()]!;
  const scaled = tidy(value / factor);
  if (scaled >= 1 && scaled < 1000 && plain(scaled).replace(/.*\./, "").length <= 4)
    return `${head}${write(scaled)}${gap}${scale}${tail}`;
  // 350 million that becomes 1.2 billion takes the next scale of the same style.
  const long = ["thousand", "million", "billion", "trillion"];
  const at = long.indexOf(scale.toLowerCase());
  if (at < 0 || scale !== scale.toLowerCase()) return undefined;
  const other = long.findLast((word) => value / FACTORS[word]! >= 1);
  if (!other) return undefined;
  const number = tidy(value / FACTORS[other]!);
  if (number >= 1000 || plain(number).replace(/^[^.]*\.?/, "").length > 4) return undefined;
  return `${head}${write(number)}${gap}${other}${tail}`;
}

/** No exponent, no noise. */
function plain(value: number): string {
  const text = String(tidy(value));
  return text.includes("e") ? "NaN" : text;
}

function ordinalEnd(value: number): string {
  const tens = value % 100;
  if (tens >= 11 && tens <= 13) return "th";
  return ["th", "st", "nd", "rd"][value % 10] ?? "th";
}

/** Numbers in words up to 99; a word with a capital keeps it. */
function wordsLike(text: string, value: number): string | undefined {
  if (!Number.isInteger(value) || value < 2 || value > 99) return undefined;
  const found = /^([A-Za-z]+(?:-[A-Za-z]+)?)(?=[ -]|$)(.*)$/s.exec(text);
  if (!found) return undefined;
  const [, words = "", tail = ""] = found;
  const [first = "", second] = words.toLowerCase().split("-");
  const isNumber =
    second === undefined
      ? SMALL.includes(first) || TENS.includes(first)
      : TENS.includes(first) && SMALL.includes(second);
  if (!isNumber || first === "one") return undefined;
  const word =
    value < 20
      ? SMALL[value]!
      : value % 10 === 0
        ? TENS[value / 10]!
        : `${TENS[Math.floor(value / 10)]!}-${SMALL[value % 10]!}`;
  return (/^[A-Z]/.test(words) ? word[0]!.toUpperCase() + word.slice(1) : word) + tail;
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A date in the notation of another: “July 25, 2020” with 2020-08-01 is “August 1, 2020”. */
export function writeDateLike(text: string, date: string): string | undefined {
  const found = /^(\d{4}|-)-(\d{2})(?:-(\d{2}))?$/.exec(date);
  const [before] = readEnglishQuantities(text);
  if (!found || before?.kind !== "date" || typeof before.value !== "string") return undefined;
  const [, year = "", month = "", day] = found;
  const old = /^(\d{4}|-)-(\d{2})(?:-(\d{2}))?$/.exec(before.value);
  if (!old || (old[1] === "-") !== (year === "-") || (old[3] === undefined) !== (day === undefined))
    return undefined;
  const name = /[A-Za-z]{3,}/.exec(text)?.[0] ?? "";
  const names = MONTHS.includes(name) ? MONTHS : SHORT.includes(name) ? SHORT : undefined;
  if (!names) return undefined;
  const written = text
    .replace(name, names[Number(month) - 1]!)
    .replace(/\b\d{1,2}(st|nd|rd|th)?\b/, (_, end?: string) =>
      day === undefined ? "" : `${Number(day)}${end ? ordinalEnd(Number(day)) : ""}`,
    )
    .replace(/\b\d{4}\b/, year);
  const [now, more] = readEnglishQuantities(written);
  return now?.kind === "date" && now.value === date && more === undefined ? written : undefined;
}
