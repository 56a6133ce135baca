/**
 * Reads the quantities of a Chinese text. One pass from left to right; every pattern that is tried looks ahead a bounded
 * number of characters, so the time is linear. Rules QTY-1 to QTY-12 stand in README.md.
 */
import { fromNumeral, numberAt } from "./chinese-amounts";
import { chineseDateAt } from "./chinese-dates";
import { latinAt, signedMoneyAt } from "./chinese-latin";
import { nonNumberEnd } from "./chinese-non-numbers";
import { isArabic, type Numeral, numeralAt, tokenOf } from "./chinese-numerals";
import { joinRange, rangeEnd, unitFactor } from "./chinese-ranges";
import { formAt, PERCENT_OF } from "./chinese-units";
import { vaguely } from "./chinese-vagueness";
import { type Quantity, tidy } from "./quantity";
import { digitsEnd, make, skip, sticky } from "./scan";

/** Reads every quantity of a Chinese text, in order, without overlaps. Never throws. */
export function readChineseQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWordCharacter(code)) {
      const read = latinAt(text, at);
      if (read.quantity) found.push(read.quantity);
      at = read.end;
      continue;
    }
    const masked = nonNumberEnd(text, at);
    if (masked > at) {
      at = masked;
      continue;
    }
    const quantity = STARTS.test(text[at]!) ? quantityAt(text, at) : null;
    if (quantity && quantity.end > at) {
      const merged = joinRange(text, found, quantity);
      if (merged) found[found.length - 1] = merged;
      else found.push(quantity);
      at = quantity.end;
    } else at = isArabic(text[at]) ? digitsEnd(text, at) : longRunEnd(text, at);
  }
  return found;
}

const STARTS =
  /[0-9０-９零〇○一壹弌幺二贰貳弍两兩俩倆三叁參叄仨四肆五伍六陆陸七柒八捌九玖十拾廿卅卌百佰千仟万萬亿億几幾数數半第负負\-－−+＋.．星礼禮周週闰正腊臘冬初公西纪紀中民洪永宣成弘嘉隆天崇顺康雍乾道咸同光贞開开明大昭平令前上本过近破逾超约約翻对對打华華摄攝￥¥$＄€£￡₩₹₽₫฿₺₦₿人]/;

function isWordCharacter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Past a run of Han digits that is too long for a number; else the next character. */
function longRunEnd(text: string, at: number): number {
  let end = at;
  while (tokenOf(text[end])?.type === "digit") {
    end += 1;
    if (end - at === 41) break;
  }
  if (end - at < 41) return at + 1;
  while (tokenOf(text[end])?.type === "digit") end += 1;
  return end;
}

const ORDINAL_BEHIND: readonly (readonly [string, string])[] = [
  ["条", "article"],
  ["條", "article"],
  ["章", "chapter"],
  ["节", "section"],
  ["節", "section"],
  ["款", "paragraph"],
  ["编", "part"],
  ["部分", "part"],
  ["页", "page"],
  ["頁", "page"],
  ["卷", "volume"],
  ["季度", "quarter"],
  ["季", "quarter"],
];

const PHONE =
  /(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.])|(?:\+\d{1,3}[- ]?)?\(?0\d{2,3}\)?[- ]\d{7,8}(?:-\d{1,6})?(?!\d)|[48]00-\d{3,4}-\d{3,4}(?!\d)|\+\d{1,3}[- ]\d{3,5}[- ]\d{3,5}(?:[- ]\d{2,5})?(?!\d)/y;

/** 5G, 3D, 4K, 12B: digits with letters that are no unit. */
const DIGIT_NAME = /\d+(?![eE][+-]?\d)[A-Za-z]+[A-Za-z0-9]{0,40}(?:-(?!\d{1,2}月)[A-Za-z0-9]{1,40}){0,5}/y;

const DOTTED = /\d+\.\d+(?:\.\d+)+(?![\d%])/y;

const FOLD = /翻(?:了|上)?([一两兩二三四五六七八九十半]+|[0-9.]+)?(?:多)?番/y;

const DOUBLED = /翻(?:了)?倍/y;

/** 百强, 百大: the top hundred. */
const HUNDRED = /^[百][强強大佳]/;

const BARE_UNIT = /[上过近破逾超约約]([百千万萬亿億]{1,2})(?![一二三四五六七八九十分])/y;

const HALF_OFF = /打(对折|對折)|(半折)/y;

function quantityAt(text: string, at: number): Quantity | null {
  const character = text[at]!;
  if (
    /[￥¥$＄€£￡₩₹₽₫฿₺₦₿]/.test(character) ||
    (character === "人" && text.startsWith("人民币", at)) ||
    (character === "美" && text[at + 1] === "元")
  ) {
    const money = signedMoneyAt(text, at);
    if (money || character !== "人") return money;
  }
  if (character === "翻") {
    const fold = sticky(FOLD, text, at);
    if (fold) {
      const times = fold[1] ? (fold[1] === "半" ? 0.5 : (numeralAt(fold[1], 0)?.value ?? 1)) : 1;
      const value = tidy(2 ** times);
      return make(at, at + fold[0].length, { kind: "multiple", value, low: value, high: value });
    }
    const doubled = sticky(DOUBLED, text, at);
    return doubled ? make(at, at + doubled[0].length, { kind: "multiple", value: 2, low: 2, high: 2 }) : null;
  }
  if (character === "打" || (character === "半" && text[at + 1] === "折")) {
    const half = sticky(HALF_OFF, text, at);
    if (!half) return null;
    const from = half[1] ? at + 1 : at;
    return make(from, at + half[0].length, { kind: "discount", value: 50, low: 50, high: 50, unit: "%" });
  }
  const hundred = HUNDRED.exec(text.slice(at, at + 2));
  if (hundred && !/[零〇一二两兩三四五六七八九十几幾数數\d几]/.test(text[at - 1] ?? ""))
    return make(at, at + 1, { kind: "number", value: 100, low: 100, high: 100 });
  if (/[上过近破逾超约約]/.test(character) && !/[以之加马早晚会报网路海身面最附]/.test(text[at - 1] ?? "")) {
    const hundreds = sticky(BARE_UNIT, text, at);
    const value = [...(hundreds?.[1] ?? "")].reduce((product, unit) => product * unitFactor(unit), 1);
    if (!hundreds) return character === "上" ? chineseDateAt(text, at) : null;
    const read = make(at, at + hundreds[0].length, {
      kind: "number",
      value: null,
      ...(character === "近"
        ? { low: tidy(value * 0.9), high: value }
        : { low: value, high: tidy(value * 10 - 1) }),
      exact: false,
    });
    const form = formAt(text, read.end);
    return form && form.kind !== "number"
      ? { ...read, kind: form.kind, unit: form.code, end: read.end + form.form.length }
      : read;
  }
  if (character === "第") return ordinalAt(text, at);
  if (isArabic(character) || character === "+" || character === "(") {
    if (!/[0-9A-Za-z]/.test(text[at - 1] ?? "")) {
      const phone = sticky(PHONE, text, at);
      if (phone)
        return make(at, at + phone[0].length, { kind: "phone", value: phone[0].replace(/[^\d+]/g, "") });
      const dotted = sticky(DOTTED, text, at);
      if (dotted && !/^[12]\d{3}\./.test(dotted[0]))
        return make(at, at + dotted[0].length, { kind: "version", value: dotted[0] });
    }
  }
  const date = chineseDateAt(text, at);
  if (date) return date;
  const name = isArabic(character) ? sticky(DIGIT_NAME, text, at) : null;
  if (
    name &&
    !formAt(text, at + /^\d+/.exec(name[0])![0].length) &&
    !/^\d+[kK](?:-\d|$)|^\d{2,}M$/.test(name[0])
  )
    return make(at, at + name[0].length, { kind: "identifier", value: name[0] });
  if (/[百佰千仟万萬]/.test(character)) {
    const share = sticky(PERCENT_OF, text, at);
    if (share && !/[分之\d一二两三四五六七八九十百千万萬亿]/.test(text[at - 1] ?? "")) {
      const from = at + share[0].length;
      const minus = /[负負\-－]/.test(text[from] ?? "") ? -1 : 1;
      const start = minus < 0 ? from + 1 : from;
      const numeral = numeralAt(text, start) ?? bareHundred(text, start);
      if (!numeral) return null;
      const scale =
        (/[百佰]/.test(share[1]!) ? 1 : /[千仟]/.test(share[1]!) ? 0.1 : share[1]!.length > 1 ? 1e-6 : 0.01) *
        minus;
      let end = numeral.end;
      const until = rangeEnd(text, end);
      if (until) {
        return make(at, until.end, {
          kind: "percent",
          value: null,
          low: tidy(numeral.low * scale),
          high: tidy(until.high * scale),
          unit: "%",
          exact: false,
        });
      }
      if (/^[百]分/.test(text.slice(end, end + 2))) end = numeral.end;
      return vaguely(text, at, {
        ...fromNumeral(at, numeral, scale),
        kind: "percent",
        unit: "%",
        end,
      });
    }
  }
  if (character === "半") return halfAt(text, at);
  if (/[华華摄攝]/.test(character)) {
    const scale = /^(?:(华氏|華氏)|摄氏|攝氏)(?:温度|溫度)?\s?(?:零下)?/.exec(text.slice(at, at + 8));
    if (!scale) return null;
    const from = skip(text, at + scale[0].length);
    const numeral = numeralAt(text, from);
    if (!numeral || text[skip(text, numeral.end)] !== "度") return null;
    const sign = scale[0].includes("零下") ? -1 : 1;
    return {
      ...fromNumeral(at, numeral, sign),
      end: skip(text, numeral.end) + 1,
      kind: "measure",
      unit: scale[1] ? "°F" : "°C",
    };
  }
  if (/[对對]/.test(character)) return null;
  return numberAt(text, at);
}

/** 百分之百. */
function bareHundred(text: string, at: number): Numeral | null {
  if (!/[百佰]/.test(text[at] ?? "")) return null;
  return {
    end: at + 1,
    value: 100,
    low: 100,
    high: 100,
    exact: true,
    digits: null,
    script: "han",
    isSingleHan: false,
    hasUnit: true,
  };
}

function ordinalAt(text: string, at: number): Quantity | null {
  const from = skip(text, at + 1);
  const numeral = numeralAt(text, from) ?? zeroAt(text, from);
  if (!numeral || numeral.value === null) return null;
  let end = numeral.end;
  if (/[千万萬亿億]$/.test(text.slice(at, end)) && end - from === 0) return null;
  const rest = text.slice(end, end + 2);
  const behind = ORDINAL_BEHIND.find(([word]) => rest.startsWith(word));
  if (behind && !(behind[0] === "条" && /^条(?:消息|新闻|线)/.test(text.slice(end, end + 3)))) {
    end += behind[0].length;
    return make(at, end, {
      kind: behind[1] === "quarter" ? "ordinal" : "article",
      value: numeral.value,
      low: numeral.value,
      high: numeral.value,
      unit: behind[1],
    });
  }
  return make(at, end, {
    kind: "ordinal",
    value: numeral.value,
    low: numeral.low,
    high: numeral.high,
    exact: numeral.exact,
  });
}

function zeroAt(text: string, at: number): Numeral | null {
  return text[at] === "零" ? numeralAt(text, at) : null;
}

const HALF_WORDS: readonly (readonly [string, string, number])[] = [
  ["个小时", "hour", 0.5],
  ["个多小时", "hour", 0.5],
  ["小时", "hour", 0.5],
  ["小時", "hour", 0.5],
  ["个钟头", "hour", 0.5],
  ["年", "year", 0.5],
  ["个月", "month", 0.5],
  ["個月", "month", 0.5],
  ["月", "month", 0.5],
  ["个世纪", "century", 0.5],
  ["個世紀", "century", 0.5],
  ["世纪", "century", 0.5],
  ["分钟", "minute", 0.5],
  ["秒", "second", 0.5],
  ["天", "day", 0.5],
];

function halfAt(text: string, at: number): Quantity | null {
  const rest = text.slice(at + 1, at + 6);
  if (rest.startsWith("成") && !rest.startsWith("成品") && !/[一二两三四五六七八九]/.test(text[at - 1] ?? ""))
    return make(at, at + 2, { kind: "percent", value: 5, low: 5, high: 5, unit: "%" });
  for (const [word, unit, value] of HALF_WORDS)
    if (rest.startsWith(word))
      return vaguely(
        text,
        at,
        make(at, at + 1 + word.length, { kind: "duration", value, low: value, high: value, unit }),
      );
  if (/^[斤公米里亩吨]/.test(rest)) {
    const form = formAt(text, at + 1);
    if (form && (form.kind === "measure" || form.kind === "money"))
      return make(at, at + 1 + form.form.length, {
        kind: form.kind,
        value: 0.5,
        low: 0.5,
        high: 0.5,
        unit: form.code,
      });
  }
  if (rest.startsWith("数") || rest.startsWith("數"))
    return make(at, at + 2, { kind: "fraction", value: 0.5, low: 0.5, high: 0.5 });
  // 一半, 近半, 过半
  if (/[一近过對对]/.test(text[at - 1] ?? "") && !/[天年个]/.test(rest[0] ?? ""))
    return make(text[at - 1] === "一" ? at - 1 : at, at + 1, {
      kind: "fraction",
      value: 0.5,
      low: 0.5,
      high: 0.5,
    });
  return null;
}
