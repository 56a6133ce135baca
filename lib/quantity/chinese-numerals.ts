/**
 * One Chinese numeral: 一万零卌, 8218.35万, 两三千, 二〇二四, 十几, 一千多万. No units, no kinds: `read-chinese.ts` has those.
 *
 * QTY-N1  Small units (十 百 千) fall inside a section; a big unit (万 亿 兆) multiplies what stands before it.
 * QTY-N2  A last digit right behind a unit counts tenths of that unit: 三万五 is 35,000; behind 零 it counts ones.
 * QTY-N3  Three and more digits without a unit are read digit by digit: 二〇二四.
 * QTY-N4  Two neighbouring digits are a range: 两三千 is 2,000 to 3,000, 三五个 three to five.
 * QTY-N5  几 and 数 are two to nine before a unit, one to nine behind it; 多 and 余 leave room up to one of the last unit.
 * QTY-N6  Blanks may stand between a digit and its unit (7 万5 千).
 */
import { lastPlace, tidy } from "./quantity";

export interface Numeral {
  readonly end: number;
  /** The number that is named, null where none is (几十, 两三千). */
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
  /** Digits as written, for what is read digit by digit (二〇二四, 007). */
  readonly digits: string | null;
  /** Written in Han numerals, Arabic digits, or both. */
  readonly script: "han" | "arabic" | "mixed";
  /** Exactly one Han digit: 三, 一, 伍. */
  readonly isSingleHan: boolean;
  readonly hasUnit: boolean;
}

type Token =
  | { readonly type: "digit"; readonly value: number; readonly formal: boolean }
  | { readonly type: "small"; readonly value: number; readonly formal: boolean }
  | { readonly type: "tens"; readonly value: number }
  | { readonly type: "big"; readonly value: number }
  | { readonly type: "some" }
  | { readonly type: "more" };

const TOKENS = new Map<string, Token>();
for (const [value, forms] of [
  "零〇○",
  "一壹弌幺",
  "二贰貳弍两兩俩倆",
  "三叁參叄仨",
  "四肆",
  "五伍",
  "六陆陸",
  "七柒",
  "八捌",
  "九玖",
].entries())
  for (const form of forms)
    TOKENS.set(form, { type: "digit", value, formal: "壹贰貳叁參叄肆伍陆陸柒捌玖".includes(form) });
for (const [forms, value] of [
  ["十拾", 10],
  ["百佰", 100],
  ["千仟", 1000],
] as const)
  for (const form of forms) TOKENS.set(form, { type: "small", value, formal: "拾佰仟".includes(form) });
for (const [form, value] of [
  ["廿", 20],
  ["卅", 30],
  ["卌", 40],
] as const)
  TOKENS.set(form, { type: "tens", value });
for (const [forms, value] of [
  ["万萬", 1e4],
  ["亿億", 1e8],
  ["兆", 1e12],
] as const)
  for (const form of forms) TOKENS.set(form, { type: "big", value });
for (const form of "几幾数數") TOKENS.set(form, { type: "some" });
for (const form of "多余餘") TOKENS.set(form, { type: "more" });

export function tokenOf(character: string | undefined): Token | undefined {
  return character === undefined ? undefined : TOKENS.get(character);
}

/** 两 stands before a unit or a classifier, never among digits that are read one by one. */
const PAIR = /[两兩俩倆]/;

/** Only these close a decimal: 两 is no digit behind 点. */
const DECIMAL_DIGIT = /^[零〇○一壹二贰貳三叁參四肆五伍六陆陸七柒八捌九玖]$/;

export function isArabic(character: string | undefined): boolean {
  return (
    character !== undefined &&
    ((character >= "0" && character <= "9") || (character >= "０" && character <= "９"))
  );
}

const PLAIN: Readonly<Record<string, string>> = {
  "．": ".",
  "，": ",",
  "＋": "+",
  "－": "-",
  Ｅ: "E",
  ｅ: "e",
};

/** Full-width digits and marks as ASCII; as long as before. */
export function plainDigits(text: string): string {
  return text.replace(/[０-９．，＋－Ｅｅ]/g, (character) =>
    character >= "０" && character <= "９"
      ? String.fromCharCode(character.charCodeAt(0) - 0xfee0)
      : (PLAIN[character] ?? character),
  );
}

const ARABIC =
  /(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[０-９]{1,3}(?:[,，][０-９]{3})+(?![０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+)?(?:[eEｅＥ][+\-＋－]?[0-9０-９]{1,3}(?![0-9A-Za-z]))?(?:\^[+-]?[0-9]{1,2})?/y;

interface Arabic {
  readonly end: number;
  readonly value: number;
  readonly text: string;
}

/** Digits with their separators, decimals and exponent. */
function arabicAt(text: string, at: number): Arabic | null {
  ARABIC.lastIndex = at;
  const found = ARABIC.exec(text)?.[0];
  if (found === undefined) return null;
  const plain = plainDigits(found).replaceAll(",", "");
  const [base = "", power] = plain.split("^");
  const value = power === undefined ? Number(base) : Number(base) ** Number(power);
  return Number.isFinite(value) ? { end: at + found.length, value, text: plain } : null;
}

/** 千 and 百 and 兆 that open a unit: 12千米, 五十兆字节. */
const UNIT_OPENED =
  /^(?:千(?:米|克|瓦|赫|卡|伏|字节|比特|帕|焦)|百帕|兆(?:瓦|赫|字节|比特|帕|焦|欧|伏)|百分[点點之])/;

const BLANK = /[ \u3000\t]/;

function afterBlanks(text: string, at: number): number {
  let next = at;
  while (next < text.length && next - at < 4 && BLANK.test(text[next]!)) next += 1;
  return next;
}

/** 三点五分, 五点二十五分, 两点三刻 are times; the 点 is no decimal point. */
const MINUTES =
  /^[点點](?:[零〇]?[一二三四五六七八九]|[一二三四五]?十[一二三四五六七八九]?)(?:分(?![之点點])|刻)/;

/** The most tokens of one numeral. */
const LONGEST = 40;

interface Part {
  readonly unit: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Reads the numeral that begins at `at`; null where none does. The sign belongs to the caller. */
export function numeralAt(text: string, at: number): Numeral | null {
  const run = digitRun(text, at);
  if (run) return run;

  let parts: Part[] = [];
  // The section below the last big unit, and the digit that waits for its unit.
  let section = { value: 0, low: 0, high: 0 };
  let sectionUnit = Number.POSITIVE_INFINITY;
  let sectionOwnDigit = true;
  let digit: {
    value: number;
    low: number;
    high: number;
    at: number;
    isArabic: boolean;
    places: number;
  } | null = null;
  let lastUnit = 0;
  let isNamed = false;
  let isUnnamed = false;
  let sawZero = false;
  let han = 0;
  let arabic = 0;
  let tokens = 0;
  let lastBigEnd = at;
  let end = at;
  let cursor = at;

  const finish = (stop: number): Numeral | null => {
    if (tokens === 0 || stop === at) return null;
    let tail = digit;
    if (
      tail &&
      !tail.isArabic &&
      !sawZero &&
      lastUnit >= 100 &&
      tail.value < 10 &&
      tail.places === 0 &&
      tail.low === tail.high
    )
      tail = {
        ...tail,
        value: tail.value * (lastUnit / 10),
        low: tail.low * (lastUnit / 10),
        high: tail.high * (lastUnit / 10),
      };
    else if (tail?.isArabic && !sawZero && lastUnit >= 1e4 && tail.value < 10 && Number.isInteger(tail.value))
      tail = {
        ...tail,
        value: tail.value * (lastUnit / 10),
        low: tail.low * (lastUnit / 10),
        high: tail.high * (lastUnit / 10),
      };
    const sum = (key: "value" | "low" | "high") =>
      tidy(parts.reduce((total, part) => total + part[key], 0) + section[key] + (tail?.[key] ?? 0));
    const low = sum("low");
    const high = sum("high");
    if (!Number.isFinite(high)) return null;
    const isExact = low === high;
    return {
      end: stop,
      value: isUnnamed && !isNamed ? null : sum("value"),
      low,
      high,
      exact: isExact && !isUnnamed,
      digits: null,
      script: han > 0 ? (arabic > 0 ? "mixed" : "han") : "arabic",
      isSingleHan: tokens === 1 && han === 1,
      hasUnit: lastUnit > 0,
    };
  };

  while (tokens < LONGEST) {
    const from: number = tokens === 0 ? cursor : afterBlanks(text, cursor);
    const skipped: boolean = from > cursor;
    const character: string | undefined = text[from];
    if (character === undefined) break;

    if (isArabic(character)) {
      if (digit || (tokens > 0 && lastUnit === 0 && !sawZero)) break;
      const read: Arabic | null = arabicAt(text, from);
      if (!read) break;
      const behind = afterBlanks(text, read.end);
      const next: Token | undefined = tokenOf(text[behind]);
      if (tokens > 0) {
        if (lastUnit > 0 && (read.value >= lastUnit || (arabic === 0 && !sawZero))) break;
        if (skipped && !(next && (next.type === "small" || next.type === "big"))) break;
        // 3万2.5 and 2020年 behind a numeral are others.
        if (read.text.includes(".") && !(next && (next.type === "small" || next.type === "big"))) break;
      }
      digit = {
        value: read.value,
        low: read.value,
        high: read.value,
        at: from,
        isArabic: true,
        places: read.text.includes(".") ? 1 : 0,
      };
      isNamed = true;
      arabic += 1;
      tokens += 1;
      cursor = read.end;
      end = read.end;
      const thousand = /^ ?[kKＫ](?![A-Za-z])|^ ?M(?![A-Za-z])/.exec(text.slice(read.end, read.end + 3));
      if (thousand && tokens === 1) {
        const factor = /k|K|Ｋ/.test(thousand[0]) ? 1000 : 1e6;
        digit = {
          ...digit,
          value: tidy(digit.value * factor),
          low: tidy(digit.low * factor),
          high: tidy(digit.high * factor),
        };
        end = read.end + thousand[0].length;
        break;
      }
      continue;
    }

    const token: Token | undefined = tokenOf(character);
    if (!token) {
      // 点: decimals of a Han numeral.
      if ((character === "点" || character === "點") && tokens > 0 && (han > 0 || skipped)) {
        if (digit?.places) break;
        const decimals = decimalsAt(text, from);
        if (!decimals) break;
        if (MINUTES.test(text.slice(from, from + 6))) break;
        const base: number = sawZero || lastUnit < 100 || !digit ? 1 : digit.isArabic ? 1 : lastUnit / 10;
        const whole: number = (digit?.value ?? 0) * base;
        const value: number = whole + Number(`0.${decimals.digits}`);
        digit = { value, low: value, high: value, at: from, isArabic: false, places: decimals.digits.length };
        isNamed = true;
        han += 1;
        tokens += 1;
        cursor = decimals.end;
        end = decimals.end;
        continue;
      }
      break;
    }

    if (token.type === "digit") {
      if (digit) break;
      if (token.value === 0) {
        if (tokens > 0 && !numeralGoesOn(text, from + 1)) {
          break;
        }
        // 零 alone, or before 点 or 十.
        if (tokens === 0) {
          digit = { value: 0, low: 0, high: 0, at: from, isArabic: false, places: 0 };
          const behind: Token | undefined = tokenOf(text[from + 1]);
          if (behind?.type === "small") digit = null;
        }
        sawZero = true;
        isNamed = true;
        han += 1;
        tokens += 1;
        cursor = from + 1;
        end = from + 1;
        continue;
      }
      const second: Token | undefined = tokenOf(text[from + 1]);
      // 三十两银子: a unit of weight, not a two.
      if (
        tokens > 0 &&
        PAIR.test(character) &&
        second?.type !== "small" &&
        second?.type !== "big" &&
        !isNeighbour(character, text[from + 1] ?? "")
      )
        break;
      if (skipped && tokens > 0 && !spacedDigitFits(text, from, lastUnit)) break;
      if (second?.type === "digit" && second.value > 0 && isNeighbour(text[from]!, text[from + 1]!)) {
        const after: Token | undefined = tokenOf(text[from + 2]);
        if (after?.type !== "digit" || after.value === 0) {
          const scale = !sawZero && lastUnit >= 1000 && after?.type !== "small" ? lastUnit / 10 : 1;
          digit = {
            value: 0,
            low: token.value * scale,
            high: second.value * scale,
            at: from,
            isArabic: false,
            places: 0,
          };
          isUnnamed = true;
          if (tokens > 0) isNamed = false;
          han += 2;
          tokens += 2;
          cursor = from + 2;
          end = from + 2;
          continue;
        }
      }
      digit = {
        value: token.value,
        low: token.value,
        high: token.value,
        at: from,
        isArabic: false,
        places: 0,
      };
      isNamed = true;
      han += 1;
      tokens += 1;
      cursor = from + 1;
      end = from + 1;
      continue;
    }

    if (token.type === "some") {
      if (digit) break;
      const behind: Token | undefined = tokenOf(text[from + 1]);
      if (tokens === 0) {
        if (!(behind && (behind.type === "small" || behind.type === "big"))) return null;
        if (UNIT_OPENED.test(text.slice(from + 1, from + 4))) return null;
        digit = { value: 0, low: 2, high: 9, at: from, isArabic: false, places: 0 };
        isUnnamed = true;
      } else {
        if (lastUnit === 0) break;
        if (character === "数" || character === "數") break;
        digit = { value: 0, low: 1, high: 9, at: from, isArabic: false, places: 0 };
        isUnnamed = true;
      }
      han += 1;
      tokens += 1;
      cursor = from + 1;
      end = from + 1;
      continue;
    }

    if (token.type === "more") {
      // 多 and 余 end the numeral unless a bigger unit follows: 一千多万, 三十万多亿.
      if (tokens === 0) break;
      const total = parts.reduce((sum, part) => sum + part.value, 0) + section.value + (digit?.value ?? 0);
      if (isUnnamed || total === 0) break;
      if (digit && !digit.isArabic && lastUnit === 0) break; // 三多
      const room: number = digit ? lastPlace(digit.value) : Math.max(lastUnit, 1);
      if (digit?.isArabic && digit.value < 10 && lastUnit === 0) break; // 3多
      section = { ...section, high: section.high + room };
      if (digit) {
        section = {
          value: section.value + digit.value,
          low: section.low + digit.low,
          high: section.high + digit.high,
        };
        digit = null;
      }
      tokens += 1;
      han += 1;
      cursor = from + 1;
      end = from + 1;
      const big: Token | undefined = tokenOf(text[afterBlanks(text, cursor)]);
      if (big?.type !== "big") {
        return finish(end);
      }
      continue;
    }

    if (token.type === "tens") {
      if (digit || sectionUnit <= 10) break;
      section = {
        value: section.value + token.value,
        low: section.low + token.value,
        high: section.high + token.value,
      };
      sectionUnit = 10;
      lastUnit = 10;
      sawZero = false;
      isNamed = true;
      han += 1;
      tokens += 1;
      cursor = from + 1;
      end = from + 1;
      continue;
    }

    if (token.type === "small") {
      if (UNIT_OPENED.test(text.slice(from, from + 4)) && (tokens > 0 || text[from + 1] !== "分")) {
        // 三百分之… keeps its 百 as the denominator.
        if (!(text.slice(from, from + 3) === "百分之" && tokens > 0)) break;
      }
      if (tokens === 0 && token.value > 10 && !bareUnitOpens(text, from)) return null;
      if (tokens === 0 && token.formal && !numeralGoesOn(text, from + 1)) return null;
      if (token.value >= sectionUnit) {
        // 三百五百: the digit belongs to the next one. 十七十八: it belongs to this one.
        if (digit && sectionOwnDigit && !digit.isArabic) {
          const stop: number = digit.at;
          digit = null;
          return finish(stop);
        }
        break;
      }
      if (digit?.isArabic && token.value === 10) break;
      if (tokens > 0 && !digit && lastUnit === 0 && !sawZero) break;
      const coefficient = digit ?? { value: 1, low: 1, high: 1 };
      sectionOwnDigit = digit !== null;
      section = {
        value: section.value + coefficient.value * token.value,
        low: section.low + coefficient.low * token.value,
        high: section.high + coefficient.high * token.value,
      };
      digit = null;
      sectionUnit = token.value;
      lastUnit = token.value;
      sawZero = false;
      if (!isUnnamed) isNamed = true;
      han += 1;
      tokens += 1;
      cursor = from + 1;
      end = from + 1;
      continue;
    }

    // A big unit.
    if (UNIT_OPENED.test(text.slice(from, from + 4))) break;
    if (tokens === 0) {
      if (!/^[万萬][余餘多]/.test(text.slice(from, from + 2))) return null;
      section = { value: 1, low: 1, high: 1 };
      isNamed = true;
    }
    const unit: number = token.value;
    const own = {
      value: section.value + (digit?.value ?? 0),
      low: section.low + (digit?.low ?? 0),
      high: section.high + (digit?.high ?? 0),
    };
    const last: Part | undefined = parts.at(-1);
    if (last && last.unit === unit && own.high > 0) {
      if (digit && sectionUnit === Number.POSITIVE_INFINITY) {
        const stop: number = digit.at;
        digit = null;
        return finish(stop);
      }
      return finish(lastBigEnd);
    }
    const isDoubled: boolean = last !== undefined && own.high === 0 && last.unit === unit;
    const below: Part[] = parts.filter((part) => part.unit < unit || isDoubled);
    parts = isDoubled ? [] : parts.filter((part) => part.unit >= unit);
    const scaled = (key: "value" | "low" | "high") =>
      (below.reduce((total, part) => total + part[key], 0) + own[key]) * unit;
    if (own.high === 0 && below.length === 0) break;
    parts.push({
      unit: isDoubled ? unit * unit : unit,
      value: scaled("value"),
      low: scaled("low"),
      high: scaled("high"),
    });
    section = { value: 0, low: 0, high: 0 };
    sectionUnit = Number.POSITIVE_INFINITY;
    digit = null;
    lastUnit = unit;
    sawZero = false;
    han += 1;
    tokens += 1;
    cursor = from + 1;
    end = from + 1;
    lastBigEnd = end;
  }
  return finish(end);
}

/** 百 and 千 open a numeral only before another numeral: 百三, 百八十, 千万, 百余. */
function bareUnitOpens(text: string, at: number): boolean {
  const next = tokenOf(text[at + 1]);
  if (!next) return false;
  if (next.type === "big" || next.type === "more") return true;
  if (next.type === "digit" && next.value > 0) {
    const after = tokenOf(text[at + 2]);
    return after?.type === "small" || (next.value > 1 && text[at + 2] === undefined);
  }
  return false;
}

function numeralGoesOn(text: string, at: number): boolean {
  const next = tokenOf(text[at]);
  return isArabic(text[at]) || (next !== undefined && next.type !== "more");
}

/** 一百 五 十 二: a digit behind a blank goes on only where its unit is smaller, or the line ends. */
function spacedDigitFits(text: string, at: number, lastUnit: number): boolean {
  const behind = afterBlanks(text, at + 1);
  const next = tokenOf(text[behind]);
  if (next?.type === "small") return next.value < lastUnit;
  if (next?.type === "big") return false;
  return (
    lastUnit > 0 &&
    (behind >= text.length || /[点點又，。,.]/.test(text[behind]!) || text.startsWith("分之", behind))
  );
}

/** 两三, 三四, 三五, 一两: how a range is said. */
function isNeighbour(first: string, second: string): boolean {
  const one = tokenOf(first);
  const two = tokenOf(second);
  if (one?.type !== "digit" || two?.type !== "digit" || one.value === 0) return false;
  return two.value === one.value + 1 || (one.value === 3 && two.value === 5);
}

function decimalsAt(text: string, at: number): { end: number; digits: string } | null {
  let next = afterBlanks(text, at + 1);
  const from = next;
  let digits = "";
  while (next < text.length && digits.length < LONGEST) {
    const character = text[next]!;
    if (isArabic(character)) digits += plainDigits(character);
    else if (DECIMAL_DIGIT.test(character)) {
      const token = tokenOf(character);
      // 一点五十: no decimals.
      digits += token?.type === "digit" ? String(token.value) : "";
    } else break;
    next += 1;
  }
  if (next === from) return null;
  const behind = tokenOf(text[next]);
  if (behind?.type === "small" && digits.length > 1) return null;
  return { end: next, digits };
}

/** QTY-N3. Null where fewer than two digits stand together, or two that are a range, or units follow. */
function digitRun(text: string, at: number): Numeral | null {
  let next = at;
  let digits = "";
  for (;;) {
    const token = tokenOf(text[next]);
    if (token?.type !== "digit" || PAIR.test(text[next]!)) break;
    digits += String(token.value);
    next += 1;
    // No number is that long; and a long run is not to be read again from each of its characters.
    if (digits.length > LONGEST) return null;
  }
  if (digits.length < 2) return null;
  if (digits.length === 2 && isNeighbour(text[at]!, text[at + 1]!)) return null;
  const behind = tokenOf(text[next]);
  if (behind && (behind.type === "small" || (behind.type === "big" && digits.length < 3))) {
    // 零十, 二〇万: the units read them.
    if (digits.length === 2) return null;
    // 一二三百: the run ends before what has a unit.
    next -= 1;
    digits = digits.slice(0, -1);
    if (digits.length < 3) return null;
  }
  let value = Number(digits);
  let end = next;
  if ((text[next] === "点" || text[next] === "點") && !MINUTES.test(text.slice(next, next + 6))) {
    const decimals = decimalsAt(text, next);
    if (decimals) {
      value = Number(`${digits}.${decimals.digits}`);
      end = decimals.end;
      digits = "";
    }
  }
  if (!Number.isFinite(value)) return null;
  return {
    end,
    value,
    low: value,
    high: value,
    exact: true,
    digits: digits || null,
    script: "han",
    isSingleHan: false,
    hasUnit: false,
  };
}
