/**
 * CHK-NUM: numbers and quantities, compared by value.
 *
 * CHK-NUM-1 to 4: what fits (`number-fit.ts`).
 * CHK-NUM-5  What the target says in words or by its structure is not missing: “both”, “once”, “decade”, “First,” (`number-words.ts`).
 * CHK-NUM-6  A number that is said twice on one side may be said once on the other.
 * CHK-NUM-7  A source number without an answer and a target number without a source, of one kind and in one bead, are one
 *            changed number. A power of ten between them, or two digits exchanged, is named.
 * CHK-NUM-8  A small number in Han numerals (三个) that is simply not said is no finding: English restructures. In digits, with a
 *            unit, or above ten it is.
 * CHK-NUM-9  A mending is offered where exactly one number stands against one, both exact and of one unit, and the target's
 *            notation can say the value.
 * CHK-NUM-10 Sentences are asked for only where it can make a difference in which of them a number stands (`turnsOnSentences`): the
 *            findings are the same as with the sentences of every row.
 * CHK-NUM-11 Each number is held against each of the other side. Of a row with more than 20,000 such pairs (a table of some 140
 *            numbers) nothing is said.
 */
import type { Quantity, QuantityKind } from "../quantity/quantity";
import { readChineseQuantities } from "../quantity/read-chinese";
import { readEnglishQuantities } from "../quantity/read-english";
import { writeLike } from "../quantity/write-english";
import type { Check, CheckPair, Finding, SentenceBead } from "./check";
import { type FitSettings, fits, readings } from "./number-fit";
import {
  DAY_SAID,
  DAY_WORDS,
  FIRST,
  MONTH_SAID,
  MONTH_WORDS,
  SAID_BY,
  YEAR_SAID,
  YEAR_WORDS,
} from "./number-words";

const FIT: FitSettings = { units: "either" };
/** CHK-NUM-11. */
const MOST_PAIRS = 20_000;
/** Numbers of both sides together: those of one side are compared with each other, too, where the other has none. */
const MOST_NUMBERS = 2_000;

export const numbers: Check = {
  id: "numbers",
  run(pair) {
    return findingsOf(pair);
  },
};

interface Item {
  readonly quantity: Quantity;
  readonly text: string;
  /** All are in one until the sentences are asked for. */
  bead: number;
  isMatched: boolean;
}

function findingsOf(pair: CheckPair): readonly Finding[] {
  if (pair.source.trim() === "" || pair.target.trim() === "") return [];
  const sources = itemsOf(pair, "source");
  const targets = itemsOf(pair, "target");
  if (sources.length * targets.length > MOST_PAIRS || sources.length + targets.length > MOST_NUMBERS)
    return [];
  if (turnsOnSentences(sources, targets)) {
    const { beads } = pair;
    for (const item of sources) item.bead = beadOf(beads, "source", item.quantity.start);
    for (const item of targets) item.bead = beadOf(beads, "target", item.quantity.start);
    matchWithin(sources, targets, (one, other) => one.bead === other.bead);
  }
  matchWithin(sources, targets, () => true);

  const free = targets.filter((item) => !item.isMatched);
  // 7天 beside “8 days” is a changed number, though “week” stands there as well.
  const open = sources.filter(
    (item) =>
      !item.isMatched &&
      !isRepeat(item, sources) &&
      (free.some((other) => isTwin(item, other)) || !isSaidInWords(item, pair, targets)),
  );
  const findings: Finding[] = [];
  const used = new Set<Item>();
  for (const item of open) {
    const other = counterpart(item, open, free, used);
    if (other) {
      used.add(other);
      const isOnly =
        open.filter((one) => one.bead === item.bead && family(one) === family(item)).length === 1 &&
        free.filter((one) => one.bead === other.bead && family(one) === family(other)).length === 1;
      findings.push(changed(item, other, isOnly));
    } else if (isStrong(item, pair)) findings.push(missing(item));
  }
  for (const item of free)
    if (!used.has(item) && isAdded(item, pair, sources, targets)) findings.push(added(item));
  return findings;
}

function itemsOf(pair: CheckPair, side: "source" | "target"): Item[] {
  const text = pair[side];
  const quantities = side === "source" ? readChineseQuantities(text) : readEnglishQuantities(text);
  const apart = notProse(text);
  return quantities
    .filter(({ start, end }) => !apart.some((span) => start < span.end && end > span.start))
    .map((quantity) => ({
      quantity,
      text: text.slice(quantity.start, quantity.end),
      bead: 0,
      isMatched: false,
    }));
}

/**
 * CHK-NUM-10. It makes no difference where each number has exactly as many that it fits as fit these (so all of them are answered, whoever
 * answers whom), and no number that fits nothing may be another such one, changed.
 */
function turnsOnSentences(sources: readonly Item[], targets: readonly Item[]): boolean {
  if (sources.length === 0 || targets.length === 0) return false;
  if (isInParts(sources, targets) || isInParts(targets, sources)) return true;
  const answering = sources.map((item) => targets.filter((other) => mayAnswer(item, other)));
  const lonelySources = sources.filter((_, at) => answering[at]!.length === 0);
  const answered = new Set(answering.flat());
  const lonelyTargets = targets.filter((other) => !answered.has(other));
  // Every number of a circle fits the same numbers: those of its first.
  const circles = new Map<Item, { readonly items: Item[]; readonly list: readonly Item[] }>();
  for (const [at, list] of answering.entries()) {
    if (list.length === 0) continue;
    const circle = circles.get(list[0]!) ?? { items: [], list };
    if (list.length !== circle.list.length || list.some((other, index) => other !== circle.list[index]))
      return true;
    circles.set(list[0]!, circle);
    circle.items.push(sources[at]!);
  }
  const inCircles = [...circles.values()];
  if (inCircles.reduce((sum, { list }) => sum + list.length, 0) !== answered.size) return true;
  for (const { items, list } of inCircles) {
    if (items.length === list.length) continue;
    // Said twice on one side, once on the other (CHK-NUM-6): no finding whichever is left, as long as all else is answered.
    if (lonelySources.length + lonelyTargets.length > 0) return true;
    const isSaidOnce =
      items.length > list.length
        ? items.every((item) => items.every((one) => one === item || isAlike(one, item)))
        : items.every((item) => list.every((other) => fits(item.quantity, other.quantity, FIT)));
    if (!isSaidOnce) return true;
  }
  return lonelySources.some((item) =>
    lonelyTargets.some((other) => isSlip(item, other) || isKin(item, other)),
  );
}

/** Whether any step of `matchWithin` but that of parts may give these to each other. */
const mayAnswer = ({ quantity: one }: Item, { quantity: other }: Item): boolean =>
  fits(one, other, FIT) ||
  (one.kind === other.kind && one.unit === other.unit && one.value !== null && one.value === other.value);

/** Whether a number may be answered by two, each by one of its parts. */
function isInParts(items: readonly Item[], others: readonly Item[]): boolean {
  return items.some((item) => {
    const parts = partsOf(item);
    const answers = others.filter(({ quantity }) => parts.some((part) => isPart(part, quantity)));
    return parts.length === 2 && answers.length > 1;
  });
}

/** Code, tags and formulas say no quantities of the text. */
const NOT_PROSE =
  /`[^`\n]*`|<[A-Za-z/!][^<>]{0,400}>|\$[^$\n\u3000-\u9fff]{1,80}\$(?!\d)|\]\([^)\s]{0,400}\)/g;
function notProse(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (!/[`<$]|\]\(/.test(text)) return [];
  return [...text.matchAll(NOT_PROSE)]
    .filter(([span]) => !/^\$\d/.test(span))
    .map((found) => ({ start: found.index, end: found.index + found[0].length }));
}

/** The bead that a place stands in. Doubtful beads are one with their neighbours. */
function beadOf(beads: readonly SentenceBead[] | undefined, side: "source" | "target", at: number): number {
  if (!beads) return 0;
  let now = 0;
  for (const [index, bead] of beads.entries()) {
    if (bead.confidence >= SURE && index > 0 && beads[index - 1]!.confidence >= SURE) now += 1;
    if (at < bead[side].end) return now;
  }
  return now;
}
const SURE = 0.6;

/** Equal values first, of one kind before others; then ranges and shares by their parts; then what fits vaguely, the nearest first. */
function matchWithin(sources: Item[], targets: Item[], mayMeet: (one: Item, other: Item) => boolean): void {
  const pairUp = (isFit: (one: Quantity, other: Quantity) => boolean) => {
    for (const item of sources) {
      if (item.isMatched) continue;
      const others = targets.filter(
        (target) => !target.isMatched && mayMeet(item, target) && isFit(item.quantity, target.quantity),
      );
      const other = others.reduce<Item | undefined>(
        (best, now) => (best && distance(item, best) <= distance(item, now) ? best : now),
        undefined,
      );
      if (!other) continue;
      item.isMatched = true;
      other.isMatched = true;
    }
  };
  pairUp(
    (one, other) =>
      one.kind === other.kind && one.unit === other.unit && one.value !== null && one.value === other.value,
  );
  pairUp((one, other) => one.kind === other.kind && isEqual(one, other) && fits(one, other, FIT));
  pairUp((one, other) => isEqual(one, other) && fits(one, other, FIT));
  for (const item of sources) if (!item.isMatched) matchParts(item, targets, mayMeet);
  for (const item of targets)
    if (!item.isMatched) matchParts(item, sources, (one, other) => mayMeet(other, one));
  pairUp((one, other) => fits(one, other, FIT));
}

const isEqual = (one: Quantity, other: Quantity) =>
  readings(one).some((value) =>
    readings(other).some((also) => Math.abs(value - also) <= 1e-9 * Math.max(1e-9, Math.abs(value))),
  ) ||
  (one.value === null
    ? other.value === null && one.low === other.low && one.high === other.high
    : one.value === other.value);

/** How far apart two that fit are in value; of equal ones the one that stands alike in its text is as good as any. */
function distance(item: Item, other: Item): number {
  const [one, two] = [item.quantity.value ?? item.quantity.low, other.quantity.value ?? other.quantity.low];
  if (typeof one !== "number" || typeof two !== "number" || one === 0) return 1;
  return Math.min(Math.abs(one - two) / Math.abs(one), 1);
}

/** The ends of a range, both numbers of “3 out of 4”. */
function partsOf(item: Item): readonly Quantity[] {
  const { quantity, text } = item;
  const part = (value: number): Quantity => ({ ...quantity, value, low: value, high: value, exact: true });
  if (
    quantity.value === null &&
    quantity.low !== null &&
    quantity.high !== null &&
    quantity.low < quantity.high
  )
    return [part(quantity.low), part(quantity.high)];
  if (quantity.kind === "fraction") {
    const said = / in | of /.test(text)
      ? readEnglishQuantities(text.replace(/ (?:out of|in|of) /, ", "))
      : [];
    return said.length === 2 ? said : [];
  }
  return [];
}

const isPart = (part: Quantity, quantity: Quantity) => isEqual(part, quantity) || quantity.low === part.value;

function matchParts(item: Item, others: readonly Item[], mayMeet: (one: Item, other: Item) => boolean): void {
  const parts = partsOf(item);
  if (parts.length !== 2) return;
  const found: Item[] = [];
  for (const part of parts) {
    const other = others.find(
      (one) => !one.isMatched && !found.includes(one) && mayMeet(item, one) && isPart(part, one.quantity),
    );
    if (!other) return;
    found.push(other);
  }
  item.isMatched = true;
  for (const other of found) other.isMatched = true;
}

/** CHK-NUM-6. */
function isRepeat(item: Item, sources: readonly Item[]): boolean {
  return sources.some((other) => other !== item && other.isMatched && isAlike(item, other));
}

const isAlike = ({ quantity: one }: Item, { quantity: other }: Item) =>
  isEqual(one, other) && fits(one, other, FIT);

/** CHK-NUM-5. */
function isSaidInWords(item: Item, pair: CheckPair, targets: readonly Item[]): boolean {
  const { quantity } = item;
  const target = pair.target;
  if (quantity.kind === "identifier" || quantity.kind === "version") {
    return target.toLowerCase().includes(String(quantity.value).toLowerCase());
  }
  if (quantity.kind === "weekday") return true;
  if (standsIn(item, target, targets)) return true;
  if (quantity.unit === "lunar") return true;
  if (quantity.kind === "date" && typeof quantity.value === "string") {
    const [, month, day] = /^(?:-?\d{4}|-)?-(\d{2}|-)?(?:-(\d{2}))?$/.exec(quantity.value) ?? [];
    if (DAY_WORDS.test(target) && day !== undefined) return true;
    if (day === undefined && month !== undefined && month !== "-" && MONTH_WORDS.test(target)) return true;
    return false;
  }
  if (quantity.kind === "year" || quantity.unit === "era") return YEAR_WORDS.test(target);
  if (quantity.kind === "decade" || quantity.kind === "century")
    return /\b(?:decades?|centur\w+|era|age)\b/i.test(target);
  if (quantity.kind === "time")
    return (
      /\b(?:noon|midnight|o.clock|midday|half past|quarter)\b/i.test(target) ||
      targets.some(({ quantity: other }) => readings(quantity).some((value) => other.value === value))
    );
  // 增长一倍 is two, not one.
  const values =
    quantity.kind === "multiple" && typeof quantity.value === "number"
      ? [quantity.value]
      : readings(quantity);
  if (values.includes(1) && quantity.value !== 100) {
    if (quantity.kind !== "percent" && quantity.kind !== "money") return true;
    return FIRST.test(target) || /\ba\b|\ban\b/i.test(target);
  }
  return SAID_BY.some(
    ({ value, words }) => values.some((one) => Math.abs(one - value) < 1e-9) && words.test(target),
  );
}

/** The very digits, outside of numbers that answer another (2020/21), or set as code. */
function standsIn({ text }: Item, target: string, targets: readonly Item[]): boolean {
  const digits = /^\d+$/.exec(text.replace(/年$/, ""))?.[0];
  if (digits === undefined) return false;
  if (target.includes(`\`${digits}\``)) return true;
  if (digits.length < 2) return false;
  for (let at = target.indexOf(digits); at >= 0; at = target.indexOf(digits, at + 1)) {
    if (/\d/.test(target[at - 1] ?? "") || /\d/.test(target[at + digits.length] ?? "")) continue;
    if (
      !targets.some(
        ({ isMatched, quantity }) =>
          isMatched && quantity.start <= at && at < quantity.end && quantity.kind !== "year",
      )
    )
      return true;
  }
  return false;
}

/** Kinds that can be taken for each other when a number has changed. */
function family({ quantity }: Item): string {
  const families: Partial<Record<QuantityKind, string>> = {
    number: "number",
    money: "money",
    measure: "number",
    duration: "duration",
    age: "duration",
    percent: "share",
    fraction: "share",
    discount: "share",
    multiple: "multiple",
    ordinal: "ordinal",
    article: "ordinal",
    date: "date",
    year: "date",
    decade: "decade",
    century: "century",
  };
  return families[quantity.kind] ?? quantity.kind;
}

function counterpart(
  item: Item,
  open: readonly Item[],
  free: readonly Item[],
  used: ReadonlySet<Item>,
): Item | undefined {
  const rest = free.filter((other) => !used.has(other) && other.bead === item.bead);
  // A slip of magnitude or of digits is the surest sign.
  const slipped = rest.find((other) => isSlip(item, other));
  if (slipped) return slipped;
  const kin = rest.filter((other) => isKin(item, other));
  const mine = open.filter((other) => other.bead === item.bead && family(other) === family(item));
  if (
    isSmall(item) &&
    (mine.length > 1 || kin.length !== 1 || !(isSmall(kin[0]!) || isTenfold(item, kin[0]!)))
  )
    return undefined;
  return kin[Math.min(mine.indexOf(item), kin.length - 1)];
}

const isSlip = (item: Item, other: Item) =>
  related(item, other) && slipOf(item.quantity, other.quantity) !== null;

/** Whether one may be the other, changed. */
const isKin = (item: Item, other: Item) =>
  isDayOf(item, other) ||
  (item.quantity.kind === "age" && other.quantity.kind === "number" && isDigits(other)) ||
  (family(other) === family(item) && comparable(item, other));

function related(item: Item, other: Item): boolean {
  const plain = new Set(["number", "money", "share", "multiple"]);
  return family(item) === family(other) || (plain.has(family(item)) && plain.has(family(other)));
}

/** The same kind and unit, in one bead: a number that was changed rather than said in words. */
function isTwin(item: Item, other: Item): boolean {
  const [one, two] = [item.quantity, other.quantity];
  if (item.bead !== other.bead) return false;
  if (isDayOf(item, other)) return true;
  return one.kind === two.kind && isOneUnit(one, two) && TWINS.has(one.kind) && comparable(item, other);
}
const isOneUnit = (one: Quantity, other: Quantity) =>
  one.unit === other.unit || (one.kind === "duration" && one.value === other.value);

const TWINS = new Set<QuantityKind>([
  "duration",
  "percent",
  "money",
  "measure",
  "date",
  "year",
  "age",
  "discount",
]);

/** 25日 and “26th”, 7日 and “8-day”. */
function isDayOf(item: Item, other: Item): boolean {
  const { kind, value } = item.quantity;
  return (
    kind === "date" &&
    typeof value === "string" &&
    /-\d\d$/.test(value) &&
    value.startsWith("---") &&
    ((other.quantity.kind === "ordinal" && isDigits(other)) ||
      (other.quantity.kind === "duration" && other.quantity.unit === "day"))
  );
}

/** Whether two quantities of one family that differ are likely the same one, changed. */
function comparable(item: Item, other: Item): boolean {
  const [one, two] = [item.quantity, other.quantity];
  if (one.kind === "date" || one.kind === "year") {
    if (two.kind !== one.kind) return false;
    const shape = (quantity: Quantity) => String(quantity.value).replace(/\d/g, "0");
    return shape(one) === shape(two);
  }
  if (one.kind === "ordinal" || one.kind === "article") return one.unit === two.unit || isDigits(item);
  // Three months that became three weeks.
  if (one.kind === "duration") return one.unit === two.unit || one.value === two.value;
  if (one.kind === "identifier") {
    const letters = (quantity: Quantity) =>
      String(quantity.value)
        .replace(/[^A-Za-z]/g, "")
        .toLowerCase();
    return letters(one) === letters(two);
  }
  if (typeof one.value !== "number" || typeof two.value !== "number")
    return (one.kind === two.kind && one.kind !== "number") || ((one.low ?? 0) >= 10 && (two.low ?? 0) >= 10);
  if (one.value === 1 || two.value === 1) return false;
  return true;
}

/** 三名, “four”: English often gets by without such a number, so only one against one is a change. */
function isSmall(item: Item): boolean {
  const { kind, value } = item.quantity;
  return kind === "number" && typeof value === "number" && value <= 10 && !/[0-9０-９]/.test(item.text);
}

/** 三 and “thirty”. */
function isTenfold(item: Item, other: Item): boolean {
  const power = Math.log10(Number(other.quantity.value) / Number(item.quantity.value));
  return Math.abs(power) > 0.5 && Math.abs(power - Math.round(power)) < 1e-9;
}

const isDigits = ({ text }: Item) => /[0-9０-９]/.test(text);

interface Slip {
  readonly code: "magnitude" | "digits-exchanged";
  readonly factor: number;
}

/** ×10, ×100, ×1,000, ×10,000 … or two digits exchanged. */
function slipOf(one: Quantity, two: Quantity): Slip | null {
  if (typeof one.value !== "number" || typeof two.value !== "number" || one.value <= 0 || two.value <= 0)
    return null;
  if (Math.max(one.value, two.value) < 10) return null;
  const power = Math.log10(two.value / one.value);
  const round = Math.round(power);
  const digits = (value: number) => value.toExponential().replace(/e.*$/, "").replace(".", "");
  if (
    round !== 0 &&
    Math.abs(round) <= 6 &&
    Math.abs(power - round) < 1e-9 &&
    (digits(one.value).length > 1 || Math.max(one.value, two.value) >= 1000)
  )
    return { code: "magnitude", factor: 10 ** Math.abs(round) };
  const [a, b] = [digits(one.value), digits(two.value)];
  if (a.length === b.length && a.length > 1 && a !== b && Math.abs(power) < 1) {
    const differ = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]));
    if (
      differ.length === 2 &&
      differ[1] === differ[0]! + 1 &&
      a[differ[0]!] === b[differ[1]!] &&
      a[differ[1]!] === b[differ[0]!]
    )
      return { code: "digits-exchanged", factor: 1 };
  }
  return null;
}

/** CHK-NUM-8. */
function isStrong(item: Item, pair: CheckPair): boolean {
  const { quantity } = item;
  switch (quantity.kind) {
    case "identifier":
    case "version":
    case "weekday":
    case "ratio":
    case "time":
    case "decade":
    case "century":
    case "phone":
      return false;
    case "multiple":
      return isDigits(item);
    case "date":
      return typeof quantity.value === "string" && /\d\d-\d\d$/.test(quantity.value);
    case "year":
      return isDigits(item);
    case "ordinal":
    case "article":
      return isDigits(item) && typeof quantity.value === "number" && quantity.value > 1;
    case "money":
    case "percent":
      return true;
    default: {
      if (typeof quantity.value !== "number") return isDigits(item) && quantity.kind !== "number";
      if (isInName(item, pair) || closesList(item, pair)) return false;
      if (isDigits(item)) return quantity.value > 1;
      return quantity.value > 10;
    }
  }
}

/** 硅谷101, 波音737: digits right behind a name, with nothing that they count. */
function isInName({ quantity }: Item, { source }: CheckPair): boolean {
  const behind = source[quantity.end] ?? "";
  return (
    quantity.kind === "number" &&
    !/[\u4e00-\u9fff]/.test(behind) &&
    /[\u4e00-\u9fffA-Za-z]/.test(source[quantity.start - 1] ?? "")
  );
}

/** 江苏、浙江、辽宁3省: the number only counts the list before it; behind 等 it says more. */
function closesList({ quantity }: Item, { source }: CheckPair): boolean {
  if (typeof quantity.value !== "number" || quantity.value > 10) return false;
  const before = source.slice(Math.max(0, quantity.start - 12), quantity.start);
  return /[、和与及][^、，。；：]{1,8}$/.test(before) && !/等[^、，。]{0,3}$/.test(before);
}

/** A number of the target that nothing in the source says. Years, days and small numbers come from structure and context. */
function isAdded(item: Item, pair: CheckPair, sources: readonly Item[], targets: readonly Item[]): boolean {
  const { quantity } = item;
  if (
    quantity.kind !== "money" &&
    quantity.kind !== "percent" &&
    quantity.kind !== "number" &&
    quantity.kind !== "measure"
  )
    return false;
  if (typeof quantity.value !== "number" || !isDigits(item)) return false;
  if (quantity.kind === "number" && quantity.value < 13) return false;
  if (
    quantity.kind === "number" &&
    quantity.value >= 1900 &&
    quantity.value <= 2100 &&
    Number.isInteger(quantity.value)
  )
    return false;
  // Said twice, or the same thing in another unit, in brackets.
  if (targets.some((other) => other !== item && other.isMatched && fits(quantity, other.quantity, FIT)))
    return false;
  if (sources.some((other) => fits(other.quantity, quantity, FIT))) return false;
  if (
    /[([]\s*(?:about |approximately |around |or |~|≈)?$/.test(
      pair.target.slice(Math.max(0, quantity.start - 16), quantity.start),
    )
  )
    return false;
  if (
    YEAR_SAID.test(pair.source) &&
    DAY_SAID.test(pair.source) &&
    MONTH_SAID.test(pair.source) &&
    quantity.kind === "number" &&
    quantity.value < 32
  )
    return false;
  return !pair.source.includes(item.text);
}

function show(value: Quantity["value"], quantity: Quantity): string {
  if (typeof value === "number" && quantity.kind === "year") return String(value);
  if (typeof value === "number") return value.toLocaleString("en-US", { maximumFractionDigits: 6 });
  // --07-26 and ---26 are for programs.
  if (value !== null) return quantity.kind === "date" ? value.replace(/^-+/, "") : value;
  return `${show(quantity.low, quantity)}–${show(quantity.high, quantity)}`;
}

function changed(item: Item, other: Item, isOnly: boolean): Finding {
  const slip = slipOf(item.quantity, other.quantity);
  const parameters = { ...saidIn("source", item), ...saidIn("target", other) };
  const { value } = item.quantity;
  const isCertain =
    isOnly &&
    typeof value === "number" &&
    item.quantity.exact &&
    other.quantity.exact &&
    item.quantity.kind === other.quantity.kind &&
    item.quantity.unit === other.quantity.unit;
  const text = isCertain ? writeLike(other.text, value) : undefined;
  return {
    rule: "numbers",
    severity: "warning",
    side: "target",
    start: other.quantity.start,
    end: other.quantity.end,
    code:
      slip?.code === "magnitude"
        ? "checks.number-magnitude"
        : slip
          ? "checks.number-digits-exchanged"
          : "checks.number-changed",
    parameters: slip?.code === "magnitude" ? { ...parameters, factor: slip.factor } : parameters,
    ...(text !== undefined && { mending: { start: other.quantity.start, end: other.quantity.end, text } }),
  };
}

/** What the words of a finding need: the value is worth saying where the text is not the value itself (821,000). */
function saidIn(side: "source" | "target", { text, quantity }: Item): Finding["parameters"] {
  const value = show(quantity.value, quantity);
  const isWorked = value === text ? "no" : "yes";
  return side === "source"
    ? { source: text, value, sourceWorked: isWorked }
    : { target: text, targetValue: value, targetWorked: isWorked };
}

function missing(item: Item): Finding {
  const { quantity } = item;
  // What year or which one it is, English often leaves to the context.
  const isOften = quantity.kind === "year" || quantity.kind === "ordinal" || quantity.kind === "article";
  return {
    rule: "numbers",
    severity: isOften ? "hint" : "warning",
    side: "source",
    start: quantity.start,
    end: quantity.end,
    code: "checks.number-missing",
    parameters: saidIn("source", item),
  };
}

function added(item: Item): Finding {
  const { quantity } = item;
  return {
    rule: "numbers",
    severity: "warning",
    side: "target",
    start: quantity.start,
    end: quantity.end,
    code: "checks.number-added",
    parameters: saidIn("target", item),
  };
}
