/** Dates, eras, decades, centuries, weekdays and clock times in Chinese (QTY-6, QTY-7). */
import { isArabic, numeralAt, plainDigits } from "./chinese-numerals";
import type { Quantity } from "./quantity";

/** The year before an era's first one, so that era year + start is the year of our calendar. */
const ERAS: readonly (readonly [string, number])[] = [
  ["中华民国", 1911],
  ["中華民國", 1911],
  ["民国", 1911],
  ["民國", 1911],
  ["洪武", 1367],
  ["永乐", 1402],
  ["宣德", 1425],
  ["成化", 1464],
  ["弘治", 1487],
  ["正德", 1505],
  ["嘉靖", 1521],
  ["隆庆", 1566],
  ["万历", 1572],
  ["萬曆", 1572],
  ["天启", 1620],
  ["崇祯", 1627],
  ["崇禎", 1627],
  ["顺治", 1643],
  ["康熙", 1661],
  ["雍正", 1722],
  ["乾隆", 1735],
  ["嘉庆", 1795],
  ["嘉慶", 1795],
  ["道光", 1820],
  ["咸丰", 1850],
  ["同治", 1861],
  ["光绪", 1874],
  ["光緒", 1874],
  ["宣统", 1908],
  ["贞观", 626],
  ["開元", 712],
  ["开元", 712],
  ["天宝", 741],
  ["明治", 1867],
  ["大正", 1911],
  ["昭和", 1925],
  ["平成", 1988],
  ["令和", 2018],
];

const DIGIT = "[0-9０-９]";
const HAN = "[〇零○一二三四五六七八九]";
const DAY = `(?:[12１２]${DIGIT}|[3３][01０１]|[0０]?[1-9１-９]|三十一?|[二廿]?十?[一二三四五六七八九]|[二]?十|廿)`;
const MONTH = `(?:[1１][0-2０-２]|[0０]?[1-9１-９]|十[一二]?|[一二三四五六七八九])`;
const S = "[ \\u3000]{0,2}";

const FULL = new RegExp(
  `(?:(${DIGIT}{4}|${HAN}{4}|${DIGIT}{2}|${HAN}{2})${S}年${S})?(?:(闰)?(${MONTH})${S}月份?(?!份?(?:球|亮|饼|薪|租|票|刊|经))(?:${S}(${DAY})${S}(?:(?:日|号|號)(?!元|圆|本)|(?=[和、至到与及-]${S}(?:${MONTH}${S}月)?${S}${DAY}${S}[日号號])))?)`,
  "y",
);
const YEAR_ONLY = new RegExp(`(${DIGIT}{4}|${HAN}{3,4})${S}年(?![多余餘]|之久|代)`, "y");
/** 3至11月: the first of two months. */
const MONTHS = new RegExp(`(${MONTH})${S}(?:[至到和及、~～–-])${S}${MONTH}${S}月(?!亮|球)`, "y");
/** 2 0 1 5 年: set with blanks. */
const SPACED_YEAR = /[12] \d \d \d ?年/y;
const DAY_ONLY = new RegExp(
  `(${DAY})${S}(日|号|號)(?![元圆本楼樓线線机店门門房院馆馆球码碼文令决首位选])`,
  "y",
);
const ISO = /([12]\d{3})([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?![\d.])/y;
const DECADE = new RegExp(
  `(?:(${DIGIT}{1,2}|[一二三四五六七八九十]{1,3}|上个?|本)${S}世[纪紀](?:的)?${S})?((?:${DIGIT}{2,4}|${HAN}{4}|[一二三四五六七八九]十?)(?:[、，和与至到-](?:[一二三四五六七八九]十|[0-9]{2}))?)${S}年代`,
  "y",
);
const CENTURY = new RegExp(
  `(?:公元)?(前)?(${DIGIT}{1,2}|[一二三四五六七八九十]{1,3})(?:[至到-](${DIGIT}{1,2}|[一二三四五六七八九十]{1,3}))?${S}世[纪紀]`,
  "y",
);
const WEEKDAY = /(?:星期|礼拜|禮拜|周|週)([一二三四五六日天])(?![个個年岁歲天周週期百千万本世报次部刊色处])/y;
const LUNAR_DAY =
  /(?:初([一二三四五六七八九十])|((?:十|廿|二十)[一二三四五六七八九]|十五|二十|三十)(?![个人]))/y;
const LUNAR_MONTH = /(?:闰)?(正月|腊月|臘月|冬月)/y;
const CLOCK = new RegExp(
  `(${DIGIT}{1,2}|二?十[一二三四]?|[零一二两兩三四五六七八九])${S}([点點时時])(?:${S}(半|整|钟|鐘|[一二三]刻|(?:${DIGIT}{1,2}|[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九])${S}分(?!之|点|點)(?:(?:${DIGIT}{1,2}|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九])秒)?))?`,
  "y",
);
const COLON = /([01]?\d|2[0-4]|[０-２]?[０-９])[:：]([0-5]\d|[０-５][０-９])(?:[:：]([0-5]\d))?(?!\d)/y;
const AFTERNOON = /(?:下午|午后|傍晚|晚上|晚间|今晚|当晚|昨晚|明晚|晚|深夜|夜间|夜里|pm|PM)[ ，的]?$/;
const MORNING =
  /(?:凌晨|早上|早晨|清晨|上午|早|黎明|当天|当日|今天|昨天|明天|[日号號]|中午|时间|時間|am|AM|从|到|至)[ ，的]?$/;

function small(text: string | undefined): number | null {
  if (!text) return null;
  if (isArabic(text[0])) return Number(plainDigits(text));
  const plain = text.replace(/^[零〇]/, "");
  return numeralAt(plain, 0)?.value ?? null;
}

function yearOf(digits: string): number {
  const plain = [...plainDigits(digits)]
    .map((digit) => {
      const at = "〇一二三四五六七八九".indexOf(digit);
      return at >= 0 ? String(at) : digit === "零" || digit === "○" ? "0" : digit;
    })
    .join("");
  const value = Number(plain);
  if (plain.length === 2) return value + (value < 30 ? 2000 : 1900);
  return value;
}

const two = (value: number) => String(value).padStart(2, "0");

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function quantity(
  start: number,
  end: number,
  rest: Partial<Quantity> & Pick<Quantity, "kind" | "value">,
): Quantity {
  return { start, end, low: null, high: null, unit: null, exact: true, ...rest };
}

/** The date, era year, decade, century, weekday or time that begins at `at`. */
export function chineseDateAt(text: string, at: number): Quantity | null {
  const character = text[at]!;
  if (/[星礼禮周週]/.test(character)) {
    const found = match(WEEKDAY, text, at);
    if (!found) return null;
    const day = "一二三四五六".indexOf(found[1]!) + 1 || 7;
    return quantity(at, at + found[0].length, { kind: "weekday", value: day, low: day, high: day });
  }
  const eraNow = eraAt(text, at);
  if (eraNow) return eraNow;
  if (/[闰正腊臘冬]/.test(character)) {
    const found = match(LUNAR_MONTH, text, at);
    if (!found) return null;
    const month = found[1] === "正月" ? 1 : found[1] === "冬月" ? 11 : 12;
    const day = match(LUNAR_DAY, text, at + found[0].length);
    const end = at + found[0].length + (day?.[0].length ?? 0);
    const number = day ? small(day[1] ?? day[2]?.replace("廿", "二十")) : null;
    return quantity(at, end, {
      kind: "date",
      value: `--${two(month)}${number ? `-${two(number)}` : ""}`,
      unit: "lunar",
    });
  }
  if (character === "初") {
    const found = match(LUNAR_DAY, text, at);
    if (!found?.[1] || /[年期次中高级級步]/.test(text[at + 2] ?? "") || /[最起当當]/.test(text[at - 1] ?? ""))
      return null;
    return quantity(at, at + 2, { kind: "date", value: `---${two(small(found[1])!)}`, unit: "lunar" });
  }
  const bce = /^(?:公元|西元|纪元|紀元|耶元)?(前)?/.exec(text.slice(at, at + 3));
  if (bce?.[0] && (bce[0].length > 1 || character === "前")) {
    if (bce[0].length < 2) return null;
    return eraYear(text, at, at + bce[0].length, bce[1] !== undefined);
  }
  if (!isArabic(character) && !/[〇零○一二两兩三四五六七八九十廿前上本]/.test(character)) return null;

  const iso = match(ISO, text, at);
  if (iso && !/[\d.]/.test(text[at - 1] ?? ""))
    return quantity(at, at + iso[0].length, {
      kind: "date",
      value: `${iso[1]}-${two(Number(iso[3]))}-${two(Number(iso[4]))}`,
    });

  const decade = match(DECADE, text, at);
  if (decade) {
    const result = decadeOf(decade, at);
    if (result) return result;
  }
  const century = match(CENTURY, text, at);
  if (century) {
    const value = small(century[2])!;
    const until = small(century[3]) ?? value;
    const sign = century[1] ? -1 : 1;
    return quantity(at, at + century[0].length, {
      kind: "century",
      value: century[3] ? null : sign * value,
      low: sign * value,
      high: sign * until,
      exact: !century[3],
    });
  }
  const full = match(FULL, text, at);
  if (
    full &&
    !(full[1] === undefined && /[0-9０-９零〇一二三四五六七八九十两个個.．]/.test(text[at - 1] ?? ""))
  ) {
    const month = small(full[3])!;
    const day = small(full[4]);
    if (month >= 1 && month <= 12 && !(full[1] === undefined && text[at + full[0].length] === "内")) {
      const isLunar = /(?:农历|農曆|阴历|陰曆|旧历|夏历)(?:的)?$/.test(text.slice(Math.max(0, at - 4), at));
      const lunarDay = !full[4] ? match(LUNAR_DAY, text, at + full[0].length) : null;
      const lunarNumber = lunarDay ? small((lunarDay[1] ?? lunarDay[2])?.replace("廿", "二十")) : null;
      const dayNow = day ?? (lunarDay ? lunarNumber : null);
      const end = at + full[0].length + (lunarDay ? lunarDay[0].length : 0);
      const head = full[1] ? String(yearOf(full[1])) : "-";
      return quantity(at, end, {
        kind: "date",
        value: `${head}-${two(month)}${dayNow ? `-${two(dayNow)}` : ""}`,
        unit: isLunar || lunarDay || full[2] ? "lunar" : null,
      });
    }
  }
  const months = match(MONTHS, text, at);
  if (months && !/[0-9０-９零〇一二三四五六七八九十两第.．]/.test(text[at - 1] ?? "")) {
    const month = small(months[1])!;
    if (month >= 1 && month <= 12)
      return quantity(at, at + months[1]!.length, { kind: "date", value: `--${two(month)}` });
  }
  const spaced = match(SPACED_YEAR, text, at);
  if (spaced) {
    const value = Number(plainDigits(spaced[0].replace(/[^0-9０-９]/g, "")));
    return quantity(at, at + spaced[0].length, { kind: "year", value, low: value, high: value });
  }
  const year = match(YEAR_ONLY, text, at);
  if (year && !/[0-9０-９零〇一二三四五六七八九十百千近约超.．]/.test(text[at - 1] ?? "")) {
    const value = yearOf(year[1]!);
    if (value >= 200 && value <= 2200)
      return quantity(at, at + year[0].length, { kind: "year", value, low: value, high: value });
  }
  const clock = clockAt(text, at);
  if (clock) return clock;
  const day = match(DAY_ONLY, text, at);
  if (
    day &&
    !/[0-9０-９零〇一二三四五六七八九十百千.．:第]/.test(text[at - 1] ?? "") &&
    !(day[2] === "日" && /[内內游後后夜]|之[内內后後]/.test(text[at + day[0].length] ?? ""))
  ) {
    const value = small(day[1])!;
    if (value >= 1 && value <= 31)
      return quantity(at, at + day[0].length, { kind: "date", value: `---${two(value)}` });
  }
  return null;
}

function eraAt(text: string, at: number): Quantity | null {
  for (const [era, before] of ERAS) {
    if (!text.startsWith(era, at)) continue;
    let from = at + era.length;
    while (text[from] === " ") from += 1;
    const first = text[from] === "元" && text[from + 1] === "年";
    const numeral = first ? null : numeralAt(text, from);
    if (!first && (!numeral || numeral.value === null || numeral.value > 99 || text[numeral.end] !== "年"))
      continue;
    const end = first ? from + 2 : numeral!.end + 1;
    const year = before + (first ? 1 : numeral!.value!);
    const rest = match(FULL, text, end);
    if (rest && !rest[1] && small(rest[3])) {
      const day = small(rest[4]);
      return quantity(at, end + rest[0].length, {
        kind: "date",
        value: `${year}-${two(small(rest[3])!)}${day ? `-${two(day)}` : ""}`,
        unit: "era",
      });
    }
    return quantity(at, end, { kind: "year", value: year, low: year, high: year, unit: "era" });
  }
  return null;
}

/** 公元前221年, 公元一七九八年五月三十日. */
function eraYear(text: string, at: number, from: number, isBefore: boolean): Quantity | null {
  const century = match(CENTURY, text, from);
  if (century) {
    const value = small(century[2])! * (isBefore ? -1 : 1);
    return quantity(at, from + century[0].length, { kind: "century", value, low: value, high: value });
  }
  const numeral = numeralAt(text, from);
  if (!numeral || numeral.value === null || text[numeral.end] !== "年") return null;
  const year = numeral.value * (isBefore ? -1 : 1);
  const end = numeral.end + 1;
  const rest = match(FULL, text, end);
  if (rest && !rest[1] && small(rest[3])) {
    const day = small(rest[4]);
    return quantity(at, end + rest[0].length, {
      kind: "date",
      value: `${isBefore ? "-" : ""}${String(numeral.value).padStart(4, "0")}-${two(small(rest[3])!)}${day ? `-${two(day)}` : ""}`,
    });
  }
  return quantity(at, end, { kind: "year", value: year, low: year, high: year });
}

function decadeOf(found: RegExpExecArray, at: number): Quantity | null {
  const [, century, said = ""] = found;
  const [first = "", second] = said.split(/[、，和与至到-]/);
  const read = (text: string): number | null => {
    if (/^[0-9０-９]{4}$/.test(text) || /^[〇零○一二三四五六七八九]{4}$/.test(text)) return yearOf(text);
    const tens = text.length === 1 && !isArabic(text) ? (small(text) ?? 0) * 10 : small(text);
    if (tens === null || tens % 10 !== 0 || tens > 90) return null;
    const hundred =
      century === undefined || century.startsWith("上")
        ? century === undefined && tens < 20
          ? 2000
          : 1900
        : century === "本"
          ? 2000
          : ((small(century) ?? 20) - 1) * 100;
    return hundred + tens;
  };
  const value = read(first);
  if (value === null || value % 10 !== 0) return null;
  const until = second ? (read(second) ?? value) : value;
  return quantity(at, at + found[0].length, {
    kind: "decade",
    value: second ? null : value,
    low: value,
    high: until + 9,
    exact: false,
  });
}

function clockAt(text: string, at: number): Quantity | null {
  const before = text.slice(Math.max(0, at - 4), at);
  const colon = match(COLON, text, at);
  if (colon && !/[\d:：.]/.test(text[at - 1] ?? "")) {
    const hour = Number(plainDigits(colon[1]!));
    const value = hour + (hour < 12 && AFTERNOON.test(before) ? 12 : 0);
    return quantity(at, at + colon[0].length, {
      kind: "time",
      value: `${two(value)}:${plainDigits(colon[2]!)}${colon[3] ? `:${colon[3]}` : ""}`,
    });
  }
  const clock = match(CLOCK, text, at);
  if (!clock || /[0-9０-９零〇一二两三四五六七八九十百千第.．:]/.test(text[at - 1] ?? "")) return null;
  const hour = small(clock[1])!;
  if (hour > 24) return null;
  const rest = clock[3];
  const isAfternoon = AFTERNOON.test(before);
  const isTime =
    rest !== undefined ||
    isAfternoon ||
    MORNING.test(before) ||
    (/[时時]/.test(clock[2]!) &&
      isArabic(clock[1]![0]) &&
      !/[间間期代候]/.test(text[at + clock[0].length] ?? ""));
  if (!isTime) return null;
  if (
    /[点點]/.test(clock[2]!) &&
    rest === undefined &&
    /[0-9０-９零一二三四五六七八九]/.test(text[at + clock[0].length] ?? "")
  )
    return null;
  const minute =
    rest === undefined || /[整钟鐘]/.test(rest)
      ? 0
      : rest === "半"
        ? 30
        : rest.endsWith("刻")
          ? "一二三".indexOf(rest[0]!) * 15 + 15
          : (small(rest.replace(/[ \u3000]*分.*$/, "")) ?? 0);
  const second = rest?.includes("秒") ? small(/分(.+)秒/.exec(rest)?.[1]) : null;
  if (minute > 59) return null;
  const value = hour + (hour < 12 && isAfternoon ? 12 : 0);
  return quantity(at, at + clock[0].length, {
    kind: "time",
    value: `${two(value)}:${two(minute)}${second === null ? "" : `:${two(second)}`}`,
  });
}
