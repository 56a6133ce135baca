/** A numeral with what stands around it: sign, fraction, unit, coins, discounts, multiples. */

import { isArabic, type Numeral, numeralAt, plainDigits, tokenOf } from "./chinese-numerals";
import { accepted } from "./chinese-plausibility";
import { CLASSIFIERS, formAt, PERCENT_OF, spacedPoint } from "./chinese-units";
import { vaguely } from "./chinese-vagueness";
import { lastPlace, type Quantity, tidy } from "./quantity";
import { digitsEnd, make, skip, sticky } from "./scan";

const RATIO = /(\d{1,5}(?:\.\d+)?)\s?[:：比]\s?(\d{1,5}(?:\.\d+)?)(?!\d)/y;

const SLASH = /(?:(\d{1,4})[ ])?([0-9０-９]{1,4})[/／]([0-9０-９]{1,4})(?![0-9０-９/／])/y;

interface Amount {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly exact: boolean;
}

export function fromNumeral(start: number, numeral: Numeral, scale: number): Quantity {
  const ends = [tidy(numeral.low * scale), tidy(numeral.high * scale)].sort((one, other) => one - other);
  return {
    start,
    end: numeral.end,
    kind: "number",
    value: numeral.value === null ? null : tidy(numeral.value * scale),
    low: ends[0]!,
    high: ends[1]!,
    unit: null,
    exact: numeral.exact,
  };
}

function scaled(amount: Quantity, factor: number): Amount {
  return {
    value:
      typeof amount.value === "number" ? tidy(amount.value * factor) : amount.value === null ? null : null,
    low: amount.low === null ? null : tidy(amount.low * factor),
    high: amount.high === null ? null : tidy(amount.high * factor),
    exact: amount.exact,
  };
}

/** A numeral with its sign, decimals, fraction, unit, range and vagueness. */
export function numberAt(text: string, start: number): Quantity | null {
  let at = start;
  let sign = 1;
  if (/[负負\-－−+＋]/.test(text[at]!)) {
    if (
      !/[负負]/.test(text[at]!) &&
      ((!isArabic(text[at + 1]) &&
        !/[.．]/.test(text[at + 1] ?? "") &&
        !/[一二三四五六七八九十百两]/.test(text[at + 1] ?? "")) ||
        /[-–—]/.test(text[at - 1] ?? ""))
    )
      return null;
    if (
      !/[负負]/.test(text[at]!) &&
      /[0-9A-Za-z０-９\u4e00-\u9fff)）%％]\s{0,2}$/.test(text.slice(Math.max(0, at - 3), at)) &&
      !/[\u4e00-\u9fff]\s$/.test(text.slice(Math.max(0, at - 2), at))
    )
      return null;
    if (text[at] === "负" && /[担责]/.test(text[at + 1] ?? "")) return null;
    sign = /[+＋]/.test(text[at]!) ? 1 : -1;
    at = skip(text, at + 1, 1);
    if (/[百佰千仟万萬]/.test(text[at] ?? "") && sticky(PERCENT_OF, text, at)) return null;
  }
  if (/[.．]/.test(text[at] ?? "")) {
    if (!isArabic(text[at + 1]) || isArabic(text[at - 1])) return null;
    const end = digitsEnd(text, at + 1);
    const value = sign * Number(`0.${plainDigits(text.slice(at + 1, end))}`);
    const percent = text[end] === "%" || text[end] === "％";
    return make(start, percent ? end + 1 : end, {
      kind: percent ? "percent" : "number",
      value,
      low: value,
      high: value,
      unit: percent ? "%" : null,
    });
  }
  if (isArabic(text[at])) {
    const slash = sticky(SLASH, text, at);
    if (slash && !/[0-9/]/.test(text[at - 1] ?? "")) {
      const below = Number(plainDigits(slash[3]!));
      const above = Number(plainDigits(slash[2]!));
      if (below > 0) {
        const value = tidy(sign * (Number(slash[1] ?? 0) + above / below));
        return make(start, at + slash[0].length, { kind: "fraction", value, low: value, high: value });
      }
    }
    const ratio = sticky(RATIO, text, at);
    if (ratio && !/[\d.:]/.test(text[at - 1] ?? "")) {
      const [first, second] = [Number(ratio[1]), Number(ratio[2])];
      if (second > 0 || first > 0)
        return make(start, at + ratio[0].length, { kind: "ratio", value: `${first}:${second}` });
    }
  }
  const numeral = numeralAt(text, at);
  if (!numeral) return null;

  const fraction = fractionAt(text, start, at, sign, numeral);
  if (fraction) return fraction;

  return accepted(text, start, withUnit(text, at, numeral, sign), numeral);
}

/** 三分之二, 一又二分之一, 负3分之负一. */
function fractionAt(
  text: string,
  start: number,
  at: number,
  sign: number,
  numeral: Numeral,
): Quantity | null {
  let whole = 0;
  let below = numeral;
  let from = skip(text, numeral.end, 3);
  if (text[from] === "又") {
    const next = numeralAt(text, skip(text, from + 1));
    if (!next || numeral.value === null) return null;
    whole = numeral.value;
    below = next;
    from = skip(text, next.end, 3);
  }
  if (text[from] !== "分") return null;
  from = skip(text, from + 1, 3);
  if (text[from] !== "之") return null;
  from = skip(text, from + 1, 3);
  const minus = /[负負\-－]/.test(text[from] ?? "") ? -1 : 1;
  const above = numeralAt(text, minus < 0 ? from + 1 : from) ?? null;
  if (!above || below.value === null || below.value === 0) return null;
  if (above.value === null) {
    return make(start, above.end, {
      kind: "fraction",
      value: null,
      low: tidy(above.low / below.value),
      high: tidy(above.high / below.value),
      exact: false,
    });
  }
  void at;
  const value = tidy(sign * (whole + (minus * above.value) / below.value));
  return vaguely(text, start, make(start, above.end, { kind: "fraction", value, low: value, high: value }));
}

/** The numeral with the unit behind it. */
export function withUnit(text: string, at: number, numeral: Numeral, sign: number): Quantity {
  const plain = fromNumeral(at, numeral, sign);
  const next = skip(text, numeral.end, 4);
  const moreAfter =
    /^[来來](?=[个個岁歲年天人块塊里米斤名位次种種家条度分元亩本页句平头吨倍户座部张秒步辆])/.exec(
      text.slice(numeral.end, numeral.end + 2),
    );
  let amount: Quantity = plain;
  let from = next;
  if (moreAfter && numeral.hasUnit && typeof plain.value === "number") {
    amount = {
      ...plain,
      low: tidy(plain.value * 0.9),
      high: tidy(plain.value + lastPlace(plain.value) * 0.5),
      exact: false,
      end: numeral.end + 1,
    };
    from = numeral.end + 1;
  }
  // 三个半小时, 三年半, 一个多月
  const half = /^[个個](半|多)(小时|小時|钟头|月|世纪|星期|学期)/.exec(text.slice(from, from + 5));
  if (half && typeof amount.value === "number") {
    const unit =
      { 小时: "hour", 小時: "hour", 钟头: "hour", 月: "month", 世纪: "century", 星期: "week" }[half[2]!] ??
      null;
    const value = half[1] === "半" ? amount.value + 0.5 : amount.value;
    return make(at, from + half[0].length, {
      kind: "duration",
      value,
      low: value,
      high: half[1] === "半" ? value : amount.value + 1,
      unit,
      exact: half[1] === "半",
    });
  }
  const form = formAt(text, from) ?? spacedPoint(text, from);
  if (!form) {
    if (from > next || amount !== plain) return amount;
    return discountAt(text, at, numeral, plain, next) ?? plain;
  }
  // 4. 米 behind a blank and a line of its own is a unit; a lone letter is one only where it touches or a blank parts it.
  const result: Quantity = {
    ...amount,
    ...scaled(amount, form.factor),
    start: at,
    end: from + form.form.length,
    kind: form.kind,
    unit: form.code,
  };
  if (form.form === "成") return tenths(text, numeral, result);
  if (form.kind === "money") {
    // 4分 alone are points or minutes; behind 元 they are coins.
    if (form.factor < 1 && form.form.length === 1) return amount;
    return coins(text, result, form.form);
  }
  if (form.kind === "multiple") return multiple(text, at, result);
  // 一米七, 两米五
  if (/^[米公尺m]+$/.test(form.form) && typeof result.value === "number" && Number.isInteger(result.value)) {
    const token = tokenOf(text[result.end]);
    const behind = text[result.end + 1] ?? "";
    if (
      token?.type === "digit" &&
      token.value > 0 &&
      !tokenOf(behind) &&
      !/[米分厘公]/.test(behind) &&
      !CLASSIFIERS.has(behind)
    ) {
      const value = tidy(result.value + token.value / 10);
      return { ...result, value, low: value, high: value, end: result.end + 1 };
    }
  }
  // 一吨半, 两米半
  if (
    text[result.end] === "半" &&
    (form.kind === "measure" || form.kind === "duration") &&
    typeof result.value === "number" &&
    !/[个個天]/.test(text[result.end + 1] ?? "")
  )
    return {
      ...result,
      value: result.value + 0.5,
      low: result.value + 0.5,
      high: result.value + 0.5,
      end: result.end + 1,
    };
  if (form.kind === "duration" && /^(?:以?前|后|後|内)$/.test(text[result.end] ?? "")) return result;
  return result;
}

/** 七成六 is 76 per cent. */
function tenths(text: string, numeral: Numeral, result: Quantity): Quantity {
  const from = skip(text, result.end);
  const token = tokenOf(text[from]);
  const behind = tokenOf(text[from + 1]);
  if (text[from] === "半" && typeof result.value === "number") {
    const value = result.value + 5;
    return { ...result, value, low: value, high: value, end: from + 1 };
  }
  if (
    numeral.value !== null &&
    numeral.value < 10 &&
    token?.type === "digit" &&
    token.value > 0 &&
    !behind &&
    typeof result.value === "number" &&
    !CLASSIFIERS.has(text[from + 1] ?? "")
  ) {
    const value = result.value + token.value;
    return { ...result, value, low: value, high: value, end: from + 1 };
  }
  return result;
}

/** 三折, 七五折, 6.8折: what is paid, in per cent. */
function discountAt(
  text: string,
  at: number,
  numeral: Numeral,
  plain: Quantity,
  next: number,
): Quantity | null {
  let from = next;
  let value = numeral.digits ? Number(numeral.digits) : numeral.value;
  if (isArabic(text[from]) && numeral.script === "arabic" && text[from + 1] !== undefined) {
    // 7 2 折
    const second = numeralAt(text, from);
    const behind = second ? skip(text, second.end) : from;
    if (
      second &&
      text[behind] === "折" &&
      second.value !== null &&
      second.value < 10 &&
      numeral.value !== null &&
      numeral.value < 10
    ) {
      value = numeral.value * 10 + second.value;
      from = behind;
    } else return null;
  } else if (numeral.isSingleHan && tokenOf(text[from])?.type === "digit") {
    const behind = skip(text, from + 1);
    if (text[behind] !== "折") return null;
    const second = tokenOf(text[from]);
    value = (numeral.value ?? 0) * 10 + (second?.type === "digit" ? second.value : 0);
    from = behind;
  }
  if (text[from] !== "折") return null;
  if (/[叠射腾磨返扣旧断服]/.test(text[from + 1] ?? "")) return null;
  if (value === null) {
    if (numeral.low > 9) return null;
    // 七八折 is said of both 78 and 70 to 80 per cent.
    return {
      ...plain,
      start: at,
      end: from + 1,
      kind: "discount",
      value: tidy(numeral.low * 10 + numeral.high),
      low: numeral.low * 10,
      high: numeral.high * 10,
      unit: "%",
      exact: false,
    };
  }
  if (value === 10) return null;
  const paid = tidy(value < 10 ? value * 10 : value);
  if (paid >= 100) return null;
  return {
    ...plain,
    start: at,
    end: from + 1,
    kind: "discount",
    value: paid,
    low: paid,
    high: paid,
    unit: "%",
  };
}

/** 五元三毛, 两美元又三美分, 壹拾壹圆正, 三块五. */
function coins(text: string, first: Quantity, form: string): Quantity {
  let result = first;
  let from = result.end;
  for (let rounds = 0; rounds < 3 && typeof result.value === "number"; rounds += 1) {
    let next = from;
    if (text[next] === "又" || text[next] === "零") next += 1;
    const numeral = numeralAt(text, skip(text, next));
    if (!numeral || numeral.value === null || numeral.value >= 100) break;
    const coin = formAt(text, numeral.end);
    if (
      coin?.kind === "money" &&
      coin.factor < 1 &&
      (coin.code === result.unit || coin.code === "CNY") &&
      !/钟|鐘/.test(text[numeral.end + coin.form.length] ?? "")
    ) {
      const value = tidy(result.value + numeral.value * coin.factor);
      result = { ...result, value, low: value, high: value, end: numeral.end + coin.form.length };
      from = result.end;
      continue;
    }
    if (/^[块塊]/.test(form) && numeral.isSingleHan && !CLASSIFIERS.has(text[numeral.end] ?? "")) {
      const value = tidy(result.value + numeral.value / 10);
      result = { ...result, value, low: value, high: value, end: numeral.end };
    }
    break;
  }
  if (/[整正]/.test(text[result.end] ?? "") && !/[个個式在常好是]/.test(text[result.end + 1] ?? ""))
    return { ...result, end: result.end + 1 };
  return result;
}

const GROWN =
  /(?:增长|增長|增加|上涨|上漲|上升|提高|提升|扩大|增大|增幅|涨幅|升幅|涨|多|高|高出|大|激增|暴涨|猛增|暴增|增|飙升)(?:了|将近|近|超过|逾|约|出|幅|达|超)?(?:了|近|约|超过)?$/;

const TO = /(?:至|到|为|成|达到)(?:了|近|约)?$/;

/** 增长两倍 comes to three times; 增长到两倍 and 是…的两倍 to two. */
function multiple(text: string, at: number, result: Quantity): Quantity {
  const before = text.slice(Math.max(0, at - 8), at);
  let now = result;
  if (text[now.end] === "多") {
    now = { ...now, high: now.low === null ? null : now.low + 1, exact: false, end: now.end + 1 };
  } else if (text[now.end] === "半" && typeof now.value === "number")
    now = { ...now, value: now.value + 0.5, low: now.value + 0.5, high: now.value + 0.5, end: now.end + 1 };
  if (!GROWN.test(before) || TO.test(before)) return now;
  const more = (value: number | null) => (value === null ? null : tidy(value + 1));
  return {
    ...now,
    value: typeof now.value === "number" ? more(now.value) : now.value,
    low: more(now.low),
    high: more(now.high),
  };
}
