/**
 * The reader of Chinese quantities against the cases of four other readers (number-zh). A case is right where the values
 * that they name are those that we read, in order. `--all` prints what differs in the part that was looked at while the
 * reader was built; the other third was held out (by a hash of the text).
 */
import { existsSync, readFileSync } from "node:fs";
import type { Quantity } from "../../../lib/quantity/quantity";
import { readChineseQuantities } from "../../../lib/quantity/read-chinese";
import { DIFFERENT } from "./quantities-different";

const FILE = new URL("../../../../shared/corpora/number-zh/all.tsv", import.meta.url);

interface Case {
  readonly suite: string;
  readonly kind: string;
  readonly text: string;
  readonly expected: string;
  readonly isHeldOut: boolean;
}

export function run(): void {
  if (!existsSync(FILE)) {
    console.log("quantities: ../shared/corpora/number-zh is not there: skipped.");
    return;
  }
  const cases = readFileSync(FILE, "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line): Case => {
      const [suite = "", kind = "", text = "", expected = ""] = line.split("\t");
      return { suite, kind, text, expected, isHeldOut: hashOf(text) % 3 === 0 };
    });
  const showAll = process.argv.includes("--all");
  const counts = new Map<string, { right: number; wrong: number; different: number }>();
  const reasons = new Map<string, number>();
  for (const one of cases) {
    const differs = DIFFERENT.find(
      (row) =>
        (row.kind === undefined || row.kind.test(`${one.suite} ${one.kind}`)) && row.text.test(one.text),
    );
    const isRight = agrees(one);
    const group = `${one.suite} ${one.kind.replace(/^.*-/, "")}${one.isHeldOut ? " (held out)" : ""}`;
    const count = counts.get(group) ?? { right: 0, wrong: 0, different: 0 };
    counts.set(group, count);
    if (differs && !isRight) {
      count.different += 1;
      reasons.set(differs.why, (reasons.get(differs.why) ?? 0) + 1);
    } else if (isRight) count.right += 1;
    else {
      count.wrong += 1;
      if (showAll && !one.isHeldOut)
        console.log(
          `  ${one.kind} 「${one.text}」 expected ${one.expected.slice(0, 160)}; read ${shown(one.text)}`,
        );
    }
  }
  console.log("\nquantities: cases of other readers\nright\twrong\tmean another thing\tgroup");
  const sum = { looked: [0, 0], held: [0, 0] };
  for (const [group, { right, wrong, different }] of [...counts].sort()) {
    console.log(`${right}\t${wrong}\t${different}\t${group}`);
    const to = group.endsWith("(held out)") ? sum.held : sum.looked;
    to[0]! += right;
    to[1]! += wrong;
  }
  for (const [name, [right = 0, wrong = 0]] of Object.entries(sum))
    console.log(
      `${name}: ${right} of ${right + wrong} right, ${((100 * right) / (right + wrong)).toFixed(1)} %`,
    );
  console.log("\ncases that mean another thing here");
  for (const [why, count] of [...reasons].sort((a, b) => b[1] - a[1])) console.log(`${count}\t${why}`);
}

function shown(text: string): string {
  return readChineseQuantities(text)
    .map(
      ({ start, end, kind, value, low, high }) =>
        `${text.slice(start, end)}=${kind}:${value ?? `${low}..${high}`}`,
    )
    .join(" ");
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    for (const byte of [text.charCodeAt(at) & 255, text.charCodeAt(at) >> 8])
      hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

function agrees(one: Case): boolean {
  const read = readChineseQuantities(one.text);
  if (one.suite === "recognizers") return microsoftAgrees(one, read);
  if (one.expected === "ERROR")
    return read.length !== 1 || read[0]!.start !== 0 || read[0]!.end !== one.text.length;
  if (one.suite === "cn2an") {
    const digits = one.expected.replace(/^(-?)0+(?=\d)/, "$1");
    return read.length === 1 && same(numbersOf(read[0]!)[0], Number(digits));
  }
  // nemo: the text with its numbers in digits; the digits in order are compared.
  const expected = expectedOfItn(one.expected);
  const got = read.flatMap(numbersOf);
  return expected.length === got.length && expected.every((value, at) => same(got[at], value));
}

function expectedOfItn(text: string): number[] {
  if (text === "") return [];
  const plain = text.replace(/(\d),(?=\d{3})/g, "$1");
  const mixed = /^(\d+)又(\d+)\/(\d+)$/.exec(plain);
  if (mixed) return [Number(mixed[1]) + Number(mixed[2]) / Number(mixed[3])];
  const fraction = /^(-?\d+)\/(\d+)$/.exec(plain);
  if (fraction) return [Number(fraction[1]) / Number(fraction[2])];
  const clock = /^(\d+)[点點](?:(\d)刻|(半))$/.exec(plain);
  if (clock) return [Number(clock[1]), clock[3] ? 30 : Number(clock[2]) * 15];
  const sign = /公元前|纪元前/.test(plain) ? -1 : 1;
  return [...plain.matchAll(/(-?\d+(?:\.\d+)?)(万|萬|亿|億)?/g)].map(
    ([, digits, unit], at) =>
      (at === 0 ? sign : 1) * Number(digits) * (unit === undefined ? 1 : /[万萬]/.test(unit) ? 1e4 : 1e8),
  );
}

/** What a quantity says in plain numbers: a date its year, month and day, a time its hour and minute. */
function numbersOf(quantity: Quantity): number[] {
  if (typeof quantity.value === "number") return [quantity.value];
  if (quantity.value === null) return quantity.low === null ? [] : [quantity.low];
  if (quantity.kind === "date") {
    const negative = /^-\d{4}/.test(quantity.value);
    return [...quantity.value.matchAll(/\d+/g)].map(
      ([digits], at) => (negative && at === 0 ? -1 : 1) * Number(digits),
    );
  }
  if (quantity.kind === "time") {
    const parts = quantity.value.split(":").map(Number);
    return parts[1] === 0 && parts.length === 2 ? [parts[0]!] : parts;
  }
  if (quantity.kind === "ratio") return quantity.value.split(":").map(Number);
  return [...quantity.value.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
}

function same(one: number | undefined, other: number): boolean {
  return one !== undefined && Math.abs(one - other) <= 1e-9 * Math.max(1e-12, Math.abs(one), Math.abs(other));
}

interface Result {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: string | null;
  readonly unit?: string;
}

function microsoftAgrees(one: Case, read: readonly Quantity[]): boolean {
  const results = (JSON.parse(one.expected) as Result[]).filter(({ value }) => value !== null);
  if (/NumberRange/.test(one.kind)) return rangesAgree(results, read);
  const kinds: Readonly<Record<string, (quantity: Quantity) => boolean>> = {
    "Number-PercentModel": ({ kind }) => kind === "percent" || kind === "discount",
    "Number-OrdinalModel": ({ kind }) => kind === "ordinal" || kind === "article",
    "NumberWithUnit-AgeModel": ({ kind }) => kind === "age",
    "NumberWithUnit-CurrencyModel": ({ kind }) => kind === "money",
    "NumberWithUnit-DimensionModel": ({ kind, unit }) => kind === "measure" && !/^°[CF]$/.test(unit ?? ""),
    "NumberWithUnit-TemperatureModel": ({ kind, unit }) => kind === "measure" && /^°/.test(unit ?? ""),
  };
  const ours = read.filter(kinds[one.kind] ?? (() => true));
  // Microsoft's plain numbers know no money and no units: a number with one counts where they have one.
  const got = ours.flatMap((quantity) =>
    numbersOf(quantity).map((value) => ({ value, start: quantity.start, end: quantity.end })),
  );
  const expected = results.map((result) => ({ ...result, number: Number(result.value?.replace("%", "")) }));
  if (one.kind === "Number-NumberModel" && expected.length === 0)
    return got.length === 0 || read.every(({ kind }) => kind === "money" || kind === "discount");
  return (
    expected.length === got.length &&
    expected.every(({ number, start, end }, at) => {
      const mine = got[at]!;
      return same(mine.value, number) && mine.start <= end && mine.end > start;
    })
  );
}

/** Their “[20,30)” and “(300,)” against low and high; two bounds that stand apart are one range to them. */
function rangesAgree(results: readonly Result[], read: readonly Quantity[]): boolean {
  const ours: { low: number; high: number; value?: Quantity["value"] }[] = [];
  for (const { low, high, kind, value } of read) {
    if (/date|time|identifier/.test(kind)) continue;
    const now = { low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY, value };
    const last = ours.at(-1);
    if (
      last &&
      results.length < read.length &&
      last.high === Number.POSITIVE_INFINITY &&
      now.low === Number.NEGATIVE_INFINITY &&
      last.low < now.high
    )
      ours[ours.length - 1] = { low: last.low, high: now.high };
    else if (
      last &&
      results.length < read.length &&
      last.low === Number.NEGATIVE_INFINITY &&
      now.high === Number.POSITIVE_INFINITY &&
      now.low < last.high
    )
      ours[ours.length - 1] = { low: now.low, high: last.high };
    else ours.push(now);
  }
  return results.every(({ value }) => {
    const bounds = /^[[(](.*),(.*)[\])]$/.exec(value ?? "");
    if (!bounds) return false;
    const low = bounds[1] === "" ? Number.NEGATIVE_INFINITY : Number(bounds[1]);
    const high = bounds[2] === "" ? Number.POSITIVE_INFINITY : Number(bounds[2]);
    const sameEnd = (one: number, other: number) => one === other || same(one, other);
    return ours.some((range) => {
      if (sameEnd(range.low, low) && sameEnd(range.high, high)) return true;
      // 五百多 is open to them, and to us up to one of its last unit.
      return (
        high === Number.POSITIVE_INFINITY &&
        (sameEnd(range.low, low) || range.value === low) &&
        range.high > low
      );
    });
  });
}
