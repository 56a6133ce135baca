/**
 * Reads the quantities of a Chinese text. One pass from left to right; every pattern that is tried looks ahead a bounded
 * number of characters, so the time is linear. Rules QTY-1 to QTY-12 stand in README.md.
 */
import { chineseDateAt } from "./chinese-dates";
import { nonNumberEnd } from "./chinese-non-numbers";
import { isArabic, type Numeral, numeralAt, plainDigits, tokenOf } from "./chinese-numerals";
import {
  extentOf,
  lastPlace,
  type Quantity,
  type QuantityKind,
  RANGED,
  tidy,
  type Vagueness,
} from "./quantity";
import { COINS, CURRENCIES, UNITS } from "./units";

interface UnitForm {
  readonly form: string;
  readonly kind: QuantityKind;
  readonly code: string | null;
  readonly factor: number;
}

const FORMS = new Map<string, UnitForm[]>();
function addForm(form: string, kind: QuantityKind, code: string | null, factor = 1): void {
  const list = FORMS.get(form[0]!) ?? [];
  list.push({ form, kind, code, factor });
  FORMS.set(form[0]!, list);
}
for (const unit of UNITS)
  for (const form of unit.zh.split(" "))
    addForm(form, unit.dimension === "time" ? "duration" : "measure", unit.code);
for (const currency of CURRENCIES)
  for (const form of currency.zh.split(" ")) addForm(form, "money", currency.code);
for (const coin of COINS) addForm(coin.zh, "money", coin.currency, coin.share);
for (const form of ["%", "％", "﹪", "巴仙"]) addForm(form, "percent", "%");
for (const form of ["‰"]) addForm(form, "percent", "%", 0.1);
for (const form of ["个百分点", "個百分點", "百分点", "百分點", "個百分点", "个百分點"])
  addForm(form, "percent", "pp");
for (const form of ["个基点", "個基點", "基点", "基點", "个基點"]) addForm(form, "percent", "bp");
for (const form of ["成"]) addForm(form, "percent", "%", 10);
for (const form of ["厘", "釐"]) addForm(form, "percent", "%");
for (const form of ["岁", "歲", "周岁", "周歲", "虚岁"]) addForm(form, "age", "year");
for (const form of ["个月大", "個月大", "月龄"]) addForm(form, "age", "month");
for (const form of ["天大", "日龄"]) addForm(form, "age", "day");
for (const form of ["周大", "周龄"]) addForm(form, "age", "week");
for (const form of ["倍"]) addForm(form, "multiple", null);
for (const form of ["打"]) addForm(form, "number", null, 12);
for (const list of FORMS.values()) list.sort((one, other) => other.form.length - one.form.length);

const CLASSIFIERS = new Set(
  "个個名位人只隻条條张張座家项項种種類类次场場回届屆本部台臺辆輛架艘栋棟幢间間所處处份幅块塊片颗顆粒支枝把根棵株朵头頭匹口户戶代步层層道套批组組对對双雙副群排队隊句段篇章首声聲遍趟轮輪局盘盤桌集册卷页頁字样樣国國省市县縣村镇城岛線级級边邊员員顿餐杯碗瓶盒包袋箱桶盆滴门門扇堂节節课課笔筆封通宗起桩则則连胞晚夜宿早世席招拳腿刀枪炮桨栏行列环圈孩子女男兄姐妹弟者方款点點件班车站亿架票注枚具尊丝缕束串挂辈季大期厂校店院州区區股声格路线重步折番孔维票成".split(
    "",
  ),
);
/** What follows a single 二, 三, 四 … that is no classifier of it: 三月 has been read as a date, 二是 lists. */
const LIST_MARK = /[、.．是则則來来要]/;

const BLANKS = /[ \u3000\t]/;
function skip(text: string, at: number, most = 2): number {
  let next = at;
  while (next < text.length && next - at < most && BLANKS.test(text[next]!)) next += 1;
  return next;
}

const BEFORE: readonly (readonly [Vagueness, string])[] = [
  ["about", "大约 大概 约莫 约为 约有 约 約 大約 差不多 左右 大致 估计 平均约 可能有 大概有 大约有 约在"],
  ["nearly", "将近 將近 接近 几近 近 几乎 逼近 直逼"],
  [
    "at-most",
    "不超过 不超過 不多于 不高于 不大于 最多 最多为 至多 最高 上限为 小于等于 小于或等于 以内 ≤ <=",
  ],
  ["under", "不到 不足 不满 不滿 少于 少於 低于 低於 小于 小於 未满 未及 未到 < ＜"],
  [
    "at-least",
    "至少 至少有 至少是 最少 起码 不少于 不少於 不低于 不小于 不下 不下于 大于等于 大于或等于 大于或者等于 ≥ >=",
  ],
  [
    "over",
    "超过 超過 超过了 超出 逾 超 多于 多於 大于 大於 高于 高於 突破 突破了 高达 多达 上 过 过了 逾越 > ＞ 破",
  ],
];
const PREFIXES = BEFORE.flatMap(([vagueness, words]) =>
  words.split(" ").map((word) => ({ word, vagueness })),
).sort((one, other) => other.word.length - one.word.length);

const AFTER: readonly (readonly [Vagueness, RegExp])[] = [
  ["about", /左右|上下|前后|前後|许(?![多可])|許(?!多)/y],
  ["at-least", /以上|及以上|之上|或以上|或更多|或者更多|起步|起(?=[，。、；！？）),]|$|售)/y],
  ["over", /开外|出头|有余|多(?![么少数样])|余(?![下地])|餘/y],
  ["under", /以下|之下|以内|以內|之内|不到/y],
];

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

function digitsEnd(text: string, at: number): number {
  let end = at;
  while (isArabic(text[end])) end += 1;
  return end;
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

const URL = /(?:https?:\/\/|www\.)[^\s\u3000-\u9fff]+|[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,200}/y;
const LATIN = /[A-Za-z][A-Za-z0-9]*(?:[-_.–][A-Za-z0-9]+)*/y;
const VERSION = /[vV](\d+(?:\.\d+)*(?:-[a-z]+\.?\d*)?)/y;
const SIGNS = CURRENCIES.flatMap(({ code, signs }) =>
  signs
    .split(" ")
    .filter((sign) => sign !== "")
    .map((sign) => ({ sign, code })),
).sort((one, other) => other.sign.length - one.sign.length);

interface LatinRead {
  readonly end: number;
  readonly quantity: Quantity | null;
}

/** A run of Latin letters: an address, an amount of money (US$5), a version, an identifier (GPT-4), or nothing. */
function latinAt(text: string, at: number): LatinRead {
  const url = at === 0 || !/[A-Za-z0-9]/.test(text[at - 1]!) ? sticky(URL, text, at) : null;
  if (url) return { end: at + url[0].length, quantity: null };
  const money = signedMoneyAt(text, at);
  if (money) return { end: money.end, quantity: money };
  const version = sticky(VERSION, text, at);
  if (version && !/[A-Za-z]/.test(text[at + version[0].length] ?? ""))
    return {
      end: at + version[0].length,
      quantity: make(at, at + version[0].length, { kind: "version", value: version[1]! }),
    };
  const word = sticky(LATIN, text, at)!;
  const end = at + word[0].length;
  if (/\d/.test(word[0]) && !/^[EeTtPp]\d{4,}/.test(word[0]))
    return { end, quantity: make(at, end, { kind: "identifier", value: word[0] }) };
  return { end, quantity: null };
}

function signedMoneyAt(text: string, at: number): Quantity | null {
  for (const { sign, code } of SIGNS) {
    if (!text.startsWith(sign, at)) continue;
    const from = skip(text, at + sign.length);
    const numeral = numeralAt(text, from);
    if (!numeral || numeral.isSingleHan) continue;
    const read = withUnit(text, from, numeral, 1);
    if (read.kind === "money" && read.unit !== code && read.unit !== "CNY") return { ...read, start: at };
    if (read.kind !== "money" && read.kind !== "number") return null;
    return {
      ...read,
      start: at,
      kind: "money",
      unit: code === "CNY" && read.kind === "money" ? read.unit : code,
    };
  }
  return null;
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function make(
  start: number,
  end: number,
  rest: Partial<Quantity> & Pick<Quantity, "kind" | "value">,
): Quantity {
  return { start, end, low: null, high: null, unit: null, exact: true, ...rest };
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
const RATIO = /(\d{1,5}(?:\.\d+)?)\s?[:：比]\s?(\d{1,5}(?:\.\d+)?)(?!\d)/y;
const SLASH = /(?:(\d{1,4})[ ])?([0-9０-９]{1,4})[/／]([0-9０-９]{1,4})(?![0-9０-９/／])/y;
const PERCENT_OF = /([百佰]|[千仟]|[万萬]{1,2})\s{0,3}分\s{0,3}之\s{0,3}/y;
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

function formAt(text: string, at: number): UnitForm | undefined {
  const list = FORMS.get(text[at] ?? "");
  if (!list) return undefined;
  for (const form of list) {
    if (!text.startsWith(form.form, at)) continue;
    const behind = text[at + form.form.length] ?? "";
    if (/[A-Za-z]$/.test(form.form) && /[A-Za-z]/.test(behind)) continue;
    if (NOT_UNIT.some(([word, pattern]) => word === form.form && pattern.test(behind))) continue;
    return form;
  }
  return undefined;
}

/** What looks like a unit and is the head of another word. */
const NOT_UNIT: readonly (readonly [string, RegExp])[] = [
  ["里", /[程斯面边头边约昂弄]/],
  ["里", /[^，。、；！？）」”\s高远外长路地多左以之的内开到至]/],
  ["两", /[个個位名人只条张座家项种次场国地岸者边端性侧类代年天周月百千万亿层步三人级]/],
  ["度", /[过假数日]/],
  ["成", /[为為了立员員功果本就绩績交都品长長]/],
  ["分", /[之部别子析类布享钟]/],
  ["卡", /[车片通]/],
  ["升", /[级值]/],
  ["码", /[头]/],
  ["米", /[饭粉粒兰]/],
  ["克", /[拉隆服里]/],
  ["年", /[级度代轻纪糕青报货会龄底初末]/],
  ["周", /[年岁刊]/],
  ["星期", /[一二三四五六日天]/],
  ["天", /[空津文下然堂]/],
  ["桶", /[装]/],
  ["元", /[素件月首]/],
  ["毛", /[泽病笔]/],
  ["角", /[度色落钱]/],
  ["尺", /[寸度]/],
  ["寸", /[步]/],
  ["丈", /[夫]/],
  ["打", /[击开了着造破算出的一在成]/],
  ["瓦", /[房片]/],
  ["磅", /[礴]/],
  ["载", /[人客货重]/],
  ["厘", /[米清]/],
  ["秒", /[杀]/],
  ["圆", /[桌形满]/],
  ["镑", /[^\s\S]/],
  ["伏", /[击]/],
  ["倍", /[增感受]/],
];

/** 个 百 分点: OCR and careless typing part the characters. */
const SPACED_POINT = /[个個]\s{0,3}百\s{0,3}分\s{0,3}[点點]/y;
function spacedPoint(text: string, at: number): UnitForm | undefined {
  const found = sticky(SPACED_POINT, text, at);
  return found ? { form: found[0], kind: "percent", code: "pp", factor: 1 } : undefined;
}

interface Amount {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly exact: boolean;
}

function fromNumeral(start: number, numeral: Numeral, scale: number): Quantity {
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
function numberAt(text: string, start: number): Quantity | null {
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
function withUnit(text: string, at: number, numeral: Numeral, sign: number): Quantity {
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

/** QTY-4: whether a numeral says a number here; with the vagueness around it. */
function accepted(text: string, start: number, quantity: Quantity, numeral: Numeral): Quantity | null {
  const moved: Quantity = { ...quantity, start };
  const end = moved.end;
  const character = text[start]!;
  const before = text[start - 1] ?? "";
  const behind = text[end] ?? "";
  const isWhole = isWholeLine(text, start, end);

  if (numeral.digits !== null && moved.kind === "number") {
    // Digits that were read one by one. Two of them say a number only alone: 九九, 五四.
    if (numeral.digits.length === 2 && !isWhole && !/[年点點號号室路栋]/.test(behind)) return null;
    if (numeral.digits.length === 2 && behind === "年" && numeral.digits[0] !== "0")
      return make(start, end + 1, {
        kind: "year",
        value: 1900 + Number(numeral.digits),
        low: 1900 + Number(numeral.digits),
        high: 1900 + Number(numeral.digits),
      });
  }
  if (moved.kind === "duration" && moved.unit === "year" && numeral.digits?.length === 2)
    return {
      ...moved,
      kind: "year",
      value: 1900 + Number(numeral.digits),
      low: 1900 + Number(numeral.digits),
      high: 1900 + Number(numeral.digits),
      unit: null,
    };
  if (moved.kind === "number" && numeral.script === "han" && !numeral.hasUnit && numeral.digits === null) {
    // One Han digit, or a neighbouring pair.
    if (/[第]/.test(before)) return null;
    if (numeral.isSingleHan && numeral.value === 1 && !oneCounts(text, start, end, isWhole)) return null;
    const formal = tokenOf(character);
    if (
      numeral.isSingleHan &&
      formal?.type === "digit" &&
      formal.formal &&
      !isWhole &&
      !/[打]/.test(behind) &&
      !CLASSIFIERS.has(behind)
    )
      return null;
    const next = skip(text, end, 1);
    const isRank = /[前后]$/.test(before) && /[的位名强大]/.test(behind || "的") && numeral.value !== 1;
    const isRangeStart = /[到至]/.test(behind) && tokenOf(text[end + 1])?.type === "digit";
    const classifies =
      isRank ||
      isRangeStart ||
      (CLASSIFIERS.has(text[next] ?? "") &&
        !(LIST_MARK.test(behind) && /^[二三四五六七八九]$/.test(character)));
    if (
      !classifies &&
      !isWhole &&
      !standsAlone(text, start, end) &&
      numeral.value !== 0 &&
      !Number.isInteger(numeral.value ?? 0) === false
    ) {
      if (!(Number.isInteger(numeral.value ?? 0.5) === false && numeral.value !== null)) return null;
    }
    if (numeral.value === 0 && !isWhole && !standsAlone(text, start, end) && !classifies) return null;
  }
  if (
    moved.kind === "number" &&
    numeral.isSingleHan &&
    numeral.value === 10 &&
    !isWhole &&
    !CLASSIFIERS.has(behind) &&
    !standsAlone(text, start, end)
  )
    return null;
  // 一 before a unit counts, but 一天, 一年 … are also articles; the check knows.
  return vaguely(text, start, moved);
}

function isWholeLine(text: string, start: number, end: number): boolean {
  for (let at = start - 1; at >= 0; at -= 1) {
    if (text[at] === "\n") break;
    if (!BLANKS.test(text[at]!) || start - at > 8) return false;
  }
  for (let at = end; at < text.length; at += 1) {
    if (text[at] === "\n") break;
    if (!BLANKS.test(text[at]!) || at - end > 8) return false;
  }
  return true;
}

/** “一”和“五”, 这是五那是四, 答案是四不是五. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? "";
  const behind = text[end] ?? "";
  return (
    /^$|[\s是为等於于和与“"‘'「、，。,；：:（(]/.test(before) &&
    /^$|[\s不那和与这”"’'」，。,；：:！？!?）)]/.test(behind) &&
    !(before === "、" && behind === "、") &&
    (/[是为等於于和与“"‘'「]/.test(before) || /[和与”"’'」]/.test(behind))
  );
}

/**
 * QTY-4: 一 is a number only where it is set against others; before a classifier it is an article (一个问题), and English
 * seldom says it.
 */
const ONE_BEFORE =
  /(?:只有|仅有|仅|唯有|共|共有|总共|又|再|加|减|乘|除以|第|同|每|这不是|至少|不到|超过|剩下|只剩|还剩|男|女|左|右|之)$/;
function oneCounts(text: string, start: number, end: number, isWhole: boolean): boolean {
  if (isWhole) return true;
  const behind = text[end] ?? "";
  if (
    /[到至]/.test(behind) &&
    tokenOf(text[end + 1])?.type === "digit" &&
    CLASSIFIERS.has(text[end + 2] ?? "")
  )
    return true;
  if (standsAlone(text, start, end)) return true;
  if (!CLASSIFIERS.has(behind)) return false;
  // A line that says nothing else: 一只, 一块蛋糕, 戒指一对八千.
  if (start <= 2 && text.length - end <= 3 && !/[。，！？]/.test(text)) return true;
  return (
    ONE_BEFORE.test(text.slice(Math.max(0, start - 4), start)) &&
    /[个個名位人只条张家次场票块件]/.test(behind)
  );
}

/** QTY-5: 近, 约, 超过 before; 左右, 以上, 多 behind. The words stay outside the span, but 多 and 余 do not. */
function vaguely(text: string, start: number, quantity: Quantity): Quantity {
  if (typeof quantity.value !== "number" || !quantity.exact) return quantity;
  const behind = skip(text, quantity.end, 1);
  const next = CLASSIFIERS.has(text[behind] ?? "") && quantity.kind === "number" ? behind + 1 : behind;
  for (const [vagueness, pattern] of AFTER) {
    pattern.lastIndex = behind;
    let found = pattern.exec(text);
    if (!found && vagueness !== "over" && next > behind) {
      pattern.lastIndex = next;
      found = pattern.exec(text);
    }
    if (!found) continue;
    if (vagueness === "over") {
      if (!/^(?:多|余|餘)$/.test(found[0]))
        return { ...quantity, ...extentOf(quantity.value, "over"), exact: false };
      if (quantity.kind === "number" && quantity.value < 10 && Number.isInteger(quantity.value))
        return quantity;
      const room = quantity.kind === "number" ? lastPlace(quantity.value) : 1;
      return {
        ...quantity,
        low: quantity.value,
        high: tidy(quantity.value + Math.max(room, quantity.kind === "number" ? 0 : 1)),
        exact: false,
        end: behind + 1,
      };
    }
    return { ...quantity, ...extentOf(quantity.value, vagueness), exact: false };
  }
  if (text[start - 1] === "比" || text[start - 2] === "比") {
    const compared = /^(?:还|更|要|略|稍)?([大高多长重贵])|^(?:还|更|要|略|稍)?([小低少短轻])/.exec(
      text.slice(behind, behind + 3),
    );
    if (compared)
      return { ...quantity, ...extentOf(quantity.value, compared[1] ? "over" : "under"), exact: false };
  }
  let from = start;
  while (from > 0 && BLANKS.test(text[from - 1]!) && start - from < 2) from -= 1;
  if (/[了为有是达]/.test(text[from - 1] ?? "") && /[过少到约超达]/.test(text[from - 2] ?? "")) from -= 1;
  for (const { word, vagueness } of PREFIXES) {
    if (from < word.length || !text.startsWith(word, from - word.length)) continue;
    if (/^[上过破近]$/.test(word) && !prefixFits(text, from, word, quantity)) continue;
    return { ...quantity, ...extentOf(quantity.value, vagueness), exact: false };
  }
  return quantity;
}

/** 近 and 上 are also other words: 最近三年, 附近, 以上, 经过三天. */
function prefixFits(text: string, at: number, word: string, quantity: Quantity): boolean {
  const before = text[at - 2] ?? "";
  if (word === "上") return false;
  if (word === "近")
    return (
      !/[最附靠就临邻将接逼远亲]/.test(before) &&
      !(quantity.kind === "duration" && typeof quantity.value === "number" && quantity.value < 10)
    );
  if (word === "过") return /[占比率已人超]/.test(before) || before === "";
  return !/[打突]/.test(before);
}

const RANGE_MARK = /^\s?(?:-|－|–|—|——|~|～|〜|至|到|─)\s?/;

function rangeEnd(text: string, at: number): { end: number; high: number } | null {
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
function joinRange(text: string, found: readonly Quantity[], next: Quantity): Quantity | null {
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

function unitFactor(unit: string): number {
  let factor = 1;
  for (const character of unit) {
    const token = tokenOf(character);
    if (token?.type === "small" || token?.type === "big") factor *= token.value;
  }
  return factor;
}
