/** Dates, years, decades, centuries, weekdays and clock times in English (QTY-6, QTY-7). */
import { CARDINALS, ORDINALS } from "./english-numerals";
import type { Quantity } from "./quantity";

const MONTHS = [
  ["January", "Jan"],
  ["February", "Feb"],
  ["March", "Mar"],
  ["April", "Apr"],
  ["May"],
  ["June", "Jun"],
  ["July", "Jul"],
  ["August", "Aug"],
  ["September", "Sept", "Sep"],
  ["October", "Oct"],
  ["November", "Nov"],
  ["December", "Dec"],
];
const MONTH_OF = new Map(
  MONTHS.flatMap((names, at) => names.map((name) => [name.toLowerCase(), at + 1] as const)),
);
const MONTH = `(${MONTHS.map(([name]) => name).join("|")}|(?:${MONTHS.flatMap(([, ...short]) => short)
  .sort((a, b) => b.length - a.length)
  .join("|")})(?:\\.(?= ?\\d))?)(?![A-Za-z])`;
const DAY = "(3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?![\\d%])(?!,\\d{3})(?!\\.\\d)";
const YEAR = "(1[0-9]\\d{2}|20\\d{2}|21\\d{2})(?![\\d%])(?!,\\d{3})";

const MONTH_DAY = new RegExp(`${MONTH}\\s+(?:the\\s+)?${DAY}(?:(?:,\\s*|\\s+|\\s+of\\s+)${YEAR})?`, "y");
const DAY_MONTH = new RegExp(`(?:the\\s+)?${DAY}\\s+(?:of\\s+)?${MONTH}(?:,?\\s+${YEAR})?`, "y");
const MONTH_YEAR = new RegExp(`${MONTH},?\\s+(?:of\\s+)?${YEAR}`, "y");
const MONTH_ONLY = new RegExp(MONTH, "y");
const ISO = /([12]\d{3})([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?![\d.])/y;
const DECADE = /(?:the\s+)?(?:(1\d|20)(\d)0|[’']?(\d)0)(?:[’'])?s(?![A-Za-z])/y;
const DECADE_WORD = /(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?![A-Za-z])/iy;
const CENTURY =
  /(?:(\d{1,2})(?:st|nd|rd|th)|([a-z]+)(?:[- ]([a-z]+))?)[- ](?:century|centuries)(?![A-Za-z])(?:\s+(BCE?|B\.C\.))?/iy;
const WEEKDAY = /(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?(?![A-Za-z])/y;
const BC =
  /(?:the year )?(\d{1,4})\s?(BCE?|B\.C\.(?:E\.)?|CE|C\.E\.)(?![A-Za-z])|(AD|A\.D\.)\s?(\d{1,4})(?!\d)/y;
const CLOCK =
  /([01]?\d|2[0-4])(?::([0-5]\d)(?::([0-5]\d))?)?\s?(a\.m\.|p\.m\.|am|pm|AM|PM|A\.M\.|P\.M\.|o[’']clock(?:\s+in\s+the\s+(?:morning|afternoon|evening))?|hours(?= on| local))/y;
const COLON = /([01]?\d|2[0-4]):\s?([0-5]\d)(?::([0-5]\d))?(?![\d:])/y;
const WORD_CLOCK =
  /(?:(half|a quarter|quarter|five|ten|twenty|twenty-five) (past|to) )?(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: (thirty|fifteen|forty-five))?(?:\s?(a\.m\.|p\.m\.|am|pm)| (o[’']clock)(?: in the (morning|afternoon|evening))?| in the (morning|afternoon|evening))/iy;
const PAST =
  /(half|a quarter|quarter) (past|to) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})(?![A-Za-z\d])/iy;

const two = (value: number) => String(value).padStart(2, "0");
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

function run(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
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

export function englishDateAt(text: string, at: number): Quantity | null {
  const character = text[at]!;
  const isDigit = /\d/.test(character);
  if (isDigit) {
    const iso = run(ISO, text, at);
    if (iso)
      return quantity(at, at + iso[0].length, {
        kind: "date",
        value: `${iso[1]}-${two(Number(iso[3]))}-${two(Number(iso[4]))}`,
      });
  }
  if (isDigit || /[A-Z’']/.test(character)) {
    const monthDay = isDigit ? null : run(MONTH_DAY, text, at);
    if (monthDay) return dateOf(at, monthDay, monthDay[1]!, monthDay[2]!, monthDay[3]);
    const monthYear = isDigit ? null : run(MONTH_YEAR, text, at);
    if (monthYear) return dateOf(at, monthYear, monthYear[1]!, undefined, monthYear[2]);
    const dayMonth = isDigit ? run(DAY_MONTH, text, at) : null;
    if (dayMonth) return dateOf(at, dayMonth, dayMonth[2]!, dayMonth[1]!, dayMonth[3]);
    const month = isDigit ? null : run(MONTH_ONLY, text, at);
    if (month && !(/^(?:May|March|Mar)$/.test(month[1]!) && !monthFits(text, at, at + month[0].length)))
      return dateOf(at, month, month[1]!, undefined, undefined);
    const weekday = run(WEEKDAY, text, at);
    if (weekday) {
      const value = WEEKDAYS.indexOf(weekday[1]!.toLowerCase()) + 1;
      return quantity(at, at + weekday[0].length, { kind: "weekday", value, low: value, high: value });
    }
    const bc = run(BC, text, at);
    if (bc) {
      const value = Number(bc[1] ?? bc[4]) * (bc[2]?.startsWith("B") ? -1 : 1);
      return quantity(at, at + bc[0].length, { kind: "year", value, low: value, high: value });
    }
  }
  const decade = /[\d’'t]/.test(character) ? run(DECADE, text, at) : null;
  if (decade) {
    const value = decade[1]
      ? Number(decade[1]) * 100 + Number(decade[2]) * 10
      : 1900 + Number(decade[3]) * 10;
    const start = at + (/^the\s+/.exec(decade[0])?.[0].length ?? 0);
    // 2000s may be a century; as a decade it is 2000 to 2009.
    return quantity(start, at + decade[0].length, {
      kind: "decade",
      value,
      low: value,
      high: value + 9,
      exact: false,
    });
  }
  const century = run(CENTURY, text, at);
  if (century) {
    const value = century[1] ? Number(century[1]) : ordinalOf(century[2]!, century[3]);
    if (value !== null && value > 0 && value < 40) {
      const signed = century[4] ? -value : value;
      return quantity(at, at + century[0].length, {
        kind: "century",
        value: signed,
        low: signed,
        high: signed,
      });
    }
  }
  const past = run(PAST, text, at);
  const clock = isDigit ? run(CLOCK, text, at) : null;
  if (clock) {
    const isAfternoon = /^p|afternoon|evening/i.test(clock[4]!);
    const hour = Number(clock[1]);
    const value = isAfternoon && hour < 12 ? hour + 12 : /^a/i.test(clock[4]!) && hour === 12 ? 0 : hour;
    return quantity(at, at + clock[0].length, {
      kind: "time",
      value: `${two(value)}:${clock[2] ?? "00"}${clock[3] ? `:${clock[3]}` : ""}`,
    });
  }
  const colon = isDigit ? run(COLON, text, at) : null;
  if (colon)
    return quantity(at, at + colon[0].length, {
      kind: "time",
      value: `${two(Number(colon[1]))}:${colon[2]}${colon[3] ? `:${colon[3]}` : ""}`,
    });
  const words = run(WORD_CLOCK, text, at);
  if (words && (words[4] || words[5] || words[6] || words[8] || words[1])) {
    let hour = CARDINALS.get(words[3]!.toLowerCase())!;
    let minute = words[4] ? ({ thirty: 30, fifteen: 15, "forty-five": 45 }[words[4].toLowerCase()] ?? 0) : 0;
    if (words[1]) [hour, minute] = pastHour(words[1], words[2]!, hour);
    const part = words[5] ?? words[7] ?? words[8] ?? "";
    if (/^p|afternoon|evening/i.test(part) && hour < 12) hour += 12;
    return quantity(at, at + words[0].length, { kind: "time", value: `${two(hour)}:${two(minute)}` });
  }
  if (past) {
    const said = past[3]!.toLowerCase();
    const [hour, minute] = pastHour(past[1]!, past[2]!, CARDINALS.get(said) ?? Number(said));
    return quantity(at, at + past[0].length, { kind: "time", value: `${two(hour)}:${two(minute)}` });
  }
  const decadeWord = run(DECADE_WORD, text, at);
  if (decadeWord && /(?:\bthe|early|mid|late)[ -]$/i.test(text.slice(Math.max(0, at - 6), at))) {
    const value =
      1920 +
      ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"].indexOf(
        decadeWord[1]!.toLowerCase(),
      ) *
        10;
    return quantity(at, at + decadeWord[0].length, {
      kind: "decade",
      value,
      low: value,
      high: value + 9,
      exact: false,
    });
  }
  return null;
}

function pastHour(part: string, side: string, hour: number): [number, number] {
  const minutes =
    { half: 30, quarter: 15, "a quarter": 15, five: 5, ten: 10, twenty: 20, "twenty-five": 25 }[
      part.toLowerCase()
    ] ?? 0;
  return side.toLowerCase() === "past" ? [hour, minutes] : [hour - 1 || 12, 60 - minutes];
}

/** “May” is a month behind a preposition or before its year; else mostly a verb. */
function monthFits(text: string, start: number, end: number): boolean {
  return (
    /(?:\b(?:in|of|by|since|until|till|from|to|and|before|after|late|early|mid|last|next|this|during|through|every)[ -]|[,(]\s?)$/i.test(
      text.slice(Math.max(0, start - 8), start),
    ) && !/^\s+(?:be|have|not|also|well|the)\b/.test(text.slice(end, end + 8))
  );
}

function dateOf(
  at: number,
  found: RegExpExecArray,
  month: string,
  day: string | undefined,
  year: string | undefined,
): Quantity {
  const monthNumber = MONTH_OF.get(month.toLowerCase().replace(".", ""))!;
  return quantity(at, at + found[0].length, {
    kind: "date",
    value: `${year ?? "-"}-${two(monthNumber)}${day ? `-${two(Number(day))}` : ""}`,
  });
}

function ordinalOf(first: string, second: string | undefined): number | null {
  const one = ORDINALS.get(first.toLowerCase());
  if (second === undefined) return one ?? null;
  const tens = CARDINALS.get(first.toLowerCase());
  const ones = ORDINALS.get(second.toLowerCase());
  return tens !== undefined && tens >= 20 && ones !== undefined && ones < 10 ? tens + ones : null;
}
