/**
 * Whether two quantities say the same. Values are compared, never digits; a quantity may be said in another kind: 七成 and
 * 70 per cent and seven in ten, 半年 and six months, 500亩 and 33 hectares.
 *
 * CHK-NUM-1  Equal values fit, whatever the notation, kind and currency sign.
 * CHK-NUM-2  A vague quantity fits an exact one that lies in its room, and a vague one that overlaps it. A rounded number fits
 *            if it has three significant digits, or says that it is rounded.
 * CHK-NUM-3  Shares, multiples and discounts fit what they come to: 增长两倍 is “tripled”, “by 200 per cent”, “threefold”.
 * CHK-NUM-4  Dates fit where nothing that both say differs.
 */
import type { Quantity } from "../quantity/quantity";
import { unitOf } from "../quantity/units";

export interface FitSettings {
  /** May measures be converted into other units? */
  readonly units: "either" | "kept";
}

const same = (one: number, other: number) =>
  Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other), 1e-9);

/** What a quantity may come to as a plain number. */
export function readings(quantity: Quantity): readonly number[] {
  const { value, unit, kind } = quantity;
  if (kind === "time" && typeof value === "string") {
    const [hour = 0, minute = 0] = value.split(":").map(Number);
    const hours = [hour, hour % 12 || 12, hour % 12];
    return minute === 0 ? hours : [...hours.map((one) => one * 100 + minute), minute, ...hours];
  }
  if (kind === "date" && typeof value === "string") return partsOf(value).filter((part) => part !== null);
  if (kind === "ratio" && typeof value === "string") return value.split(":").map(Number);
  if (typeof value === "string")
    return [...value.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
  if (value === null) return [];
  switch (kind) {
    case "percent":
      return unit === "bp"
        ? [value / 1e4, value, value / 100]
        : [value / 100, value, 1 + value / 100, ...(value < 0 ? [-value, -value / 100] : [])];
    case "discount":
      return [value / 100, value, 1 - value / 100, 100 - value, value / 10];
    case "multiple":
      return [value, value - 1];
    case "decade":
      return [value, value % 100, Math.floor(value / 100) + 1];
    case "century":
      return [value, (value - 1) * 100];
    case "year":
      return [value, value % 100];
    default:
      return value < 0 ? [value, -value] : [value];
  }
}

type Parts = readonly [year: number | null, month: number | null, day: number | null];
function partsOf(date: string): Parts {
  const found = /^(-?\d{4}|-)?-(\d{2}|-)?(?:-(\d{2}))?$/.exec(date);
  if (!found) return [null, null, null];
  const number = (text: string | undefined) => (text === undefined || text === "-" ? null : Number(text));
  return [number(found[1]), number(found[2]), number(found[3])];
}

export function fits(source: Quantity, target: Quantity, settings: FitSettings): boolean {
  if (source.kind === "weekday" || target.kind === "weekday")
    return source.kind === target.kind && source.value === target.value;
  const [from, to] = [dateOf(source), dateOf(target)];
  if (from && to)
    return (
      from.every((part, at) => part === null || to[at] === null || part === to[at]) &&
      from.some((part, at) => part !== null && part === to[at])
    );
  if (source.kind === "time" && target.kind === "time")
    return timesFit(String(source.value), String(target.value));
  if (source.kind === "identifier" || target.kind === "identifier") {
    const plain = (quantity: Quantity) =>
      String(quantity.value)
        .toLowerCase()
        .replace(/[^a-z0-9.]/g, "");
    if (plain(source) === plain(target)) return true;
    const digits = (quantity: Quantity) => String(quantity.value).replace(/\D+/g, " ").trim();
    return digits(source) !== "" && digits(source) === digits(target);
  }
  if (source.kind === "ratio" && target.kind === "ratio") {
    const [one, other] = [String(source.value), String(target.value)];
    return one === other || one === other.split(":").reverse().join(":");
  }
  // A day or an hour is no amount: the 13th is not 13 %.
  for (const [one, other] of [
    [source, target],
    [target, source],
  ] as const) {
    const isDays = one.kind === "date" && other.kind === "duration" && other.unit === "day";
    const isYears = one.kind === "year" && other.kind === "duration" && other.unit === "year";
    if ((one.kind === "date" || one.kind === "year") && !DATELIKE.has(other.kind) && !isDays && !isYears)
      return false;
    if (one.kind === "time" && other.kind !== "number") return false;
  }
  if (source.kind === "decade" && target.kind === "decade") return overlap(source, target, 1);
  // Three months are not three weeks, three kilometres not three miles.
  const [unit, otherUnit] = [unitOf(source.unit), unitOf(target.unit)];
  if (
    unit &&
    otherUnit &&
    unit.code !== otherUnit.code &&
    unit.dimension === otherUnit.dimension &&
    source.kind === target.kind &&
    source.value === target.value
  )
    return false;
  const [some, others] = [readings(source), readings(target)];
  // CHK-NUM-3: a multiple and the share that is added: 1.5 times is 50 per cent more.
  for (const one of some)
    for (const other of others) if (same(one, other) && plausible(source, target, one)) return true;
  if (convertible(source, target, settings)) return true;
  return vaguelyFits(source, target);
}

const DATELIKE = new Set(["number", "ordinal", "date", "year", "decade"]);

/** 三 is not 3 %: a share and its plain number fit only as the plain number. */
function plausible(source: Quantity, target: Quantity, value: number): boolean {
  if (source.kind === "multiple" && target.kind === "multiple") return multiplesFit(source, target);
  if (value === 0 && (source.value !== 0 || target.value !== 0))
    return source.kind === "time" || target.kind === "time";
  return true;
}

/** 增长两倍 is tripled, not doubled; “three times more” is said of both. */
function multiplesFit(source: Quantity, target: Quantity): boolean {
  if (typeof source.value !== "number" || typeof target.value !== "number") return true;
  if (same(source.value, target.value)) return true;
  return (
    target.high !== null && target.low !== null && target.low <= source.value && source.value <= target.high
  );
}

function dateOf(quantity: Quantity): Parts | null {
  if (quantity.kind === "date" && typeof quantity.value === "string") return partsOf(quantity.value);
  if (quantity.kind === "year" && typeof quantity.value === "number") return [quantity.value, null, null];
  return null;
}

function timesFit(one: string, other: string): boolean {
  const [h = 0, m = 0] = one.split(":").map(Number);
  const [h2 = 0, m2 = 0] = other.split(":").map(Number);
  return m === m2 && (h - h2) % 12 === 0;
}

/** Half a year and six months; 500亩 and 33 hectares, within what rounding does. */
function convertible(source: Quantity, target: Quantity, settings: FitSettings): boolean {
  const [from, to] = [unitOf(source.unit), unitOf(target.unit)];
  if (!from || !to || from.dimension !== to.dimension || from.code === to.code) return false;
  if (from.dimension !== "time" && settings.units === "kept" && !isMetricPair(from.code, to.code))
    return false;
  const [one, other] = [source.value ?? source.low, target.value ?? target.low];
  if (typeof one !== "number" || typeof other !== "number") return false;
  if (from.dimension === "temperature") {
    const celsius = from.code === "°C" ? one : ((one - 32) * 5) / 9;
    const also = to.code === "°C" ? other : ((other - 32) * 5) / 9;
    return Math.abs(celsius - also) < 1.2;
  }
  const [base, base2] = [one * from.factor, other * to.factor];
  return Math.abs(base - base2) <= 0.08 * Math.max(base, base2);
}

const METRIC = /^(?:km|m|dm|cm|mm|um|nm|km2|m2|ha|kg|g|mg|ug|t|L|mL|m3|k?W|[MG]W|k?Hz|[MG]Hz)$/;
const isMetricPair = (one: string, other: string) => METRIC.test(one) && METRIC.test(other);

const RANGED = new Set([
  "number",
  "money",
  "measure",
  "duration",
  "age",
  "percent",
  "multiple",
  "fraction",
  "ordinal",
  "discount",
]);

function vaguelyFits(source: Quantity, target: Quantity): boolean {
  if (!RANGED.has(source.kind) || !RANGED.has(target.kind)) {
    if (source.kind === "decade" && target.kind === "decade") return overlap(source, target, 1);
    return source.kind === "century" && target.kind === "century" && overlap(source, target, 1);
  }
  const scale = scaleBetween(source, target);
  // Two names that differ fit only where the target's is the rounder one.
  if (typeof source.value === "number" && typeof target.value === "number")
    return isRounded(source, target, scale);
  return (!source.exact || !target.exact) && overlap(source, target, scale);
}

/** A share against a per cent. */
function scaleBetween(source: Quantity, target: Quantity): number {
  const share = (quantity: Quantity) =>
    quantity.kind === "percent" || quantity.kind === "discount" ? (quantity.unit === "bp" ? 1e4 : 100) : 1;
  const plain = (quantity: Quantity) => quantity.kind === "fraction" || quantity.kind === "multiple";
  if (plain(source) || plain(target) || source.unit !== target.unit) return share(source) / share(target);
  return 1;
}

/** Rooms that touch; a room that is open on one side reaches as far as the value that is named is likely to mean. */
function overlap(source: Quantity, target: Quantity, scale: number): boolean {
  const from = room(source, 1);
  const to = room(target, scale);
  return from !== null && to !== null && from.low <= to.high * 1.0000001 && to.low <= from.high * 1.0000001;
}

function room(quantity: Quantity, scale: number): { low: number; high: number } | null {
  const value = typeof quantity.value === "number" ? quantity.value : null;
  const low = quantity.low ?? (value === null ? null : value * 0.93);
  const high = quantity.high ?? (value === null ? null : value * 1.07);
  return low === null || high === null ? null : { low: low * scale, high: high * scale };
}

/** 8218.35万 and “82.2 million”, 1.23万 and “more than 12,000”: the target rounds, and says so or keeps three digits. */
function isRounded(source: Quantity, target: Quantity, scale: number): boolean {
  if (typeof source.value !== "number" || typeof target.value !== "number") return false;
  const [fine, coarse] = [Math.abs(source.value), Math.abs(target.value * scale)];
  if (fine === 0 || coarse === 0) return false;
  const digits = significant(coarse);
  if (digits >= significant(fine)) return false;
  const off = Math.abs(coarse - fine);
  const place = 10 ** (Math.floor(Math.log10(coarse)) - digits + 1);
  if (target.exact)
    return fine >= 1e4 && off <= place * 0.5001 && (digits >= 3 || (digits === 2 && off < 0.01 * fine));
  // “over” is rounded down, “nearly” up.
  const low = target.low === null ? coarse - place : target.low * scale;
  const high = target.high === null ? coarse + place : target.high * scale;
  return low <= fine * 1.000001 && fine <= high * 1.000001 && off < 0.06 * fine;
}

function significant(value: number): number {
  return value.toExponential().replace(/e.*$/, "").replace(".", "").length;
}
