/**
 * Reads the quantities of an English text, in one pass from left to right with bounded looks ahead. Rules QTY-1 to QTY-12
 * stand in README.md.
 */
import { englishDateAt } from "./english-dates";
import { type EnglishNumeral, englishNumeralAt, gap, ORDINALS, wordAt } from "./english-numerals";
import { extentOf, type Quantity, type QuantityKind, RANGED, tidy, type Vagueness } from "./quantity";
import { CURRENCIES, UNITS } from "./units";

interface UnitForm {
  readonly form: string;
  readonly kind: QuantityKind;
  readonly code: string | null;
}

/** By the first letter, in lower case; the longest first. */
const FORMS = new Map<string, UnitForm[]>();
function addForm(form: string, kind: QuantityKind, code: string | null): void {
  const key = form[0]!.toLowerCase();
  const list = FORMS.get(key) ?? [];
  list.push({ form, kind, code });
  FORMS.set(key, list);
}
for (const unit of UNITS)
  for (const word of unit.en.split(" ")) {
    const form = word.replaceAll("_", " ");
    if (form === "pound weight") continue;
    addForm(form, unit.dimension === "time" ? "duration" : "measure", unit.code);
    if (/^(?:day|ton|barrel|[a-z][a-zA-Z -]{3,})$/.test(form))
      addForm(plural(form), unit.dimension === "time" ? "duration" : "measure", unit.code);
  }
for (const currency of CURRENCIES)
  for (const word of currency.en.split(" ")) {
    if (word.endsWith("_currency")) continue;
    const form = word.replaceAll("_", " ");
    addForm(form, "money", currency.code);
    if (/[a-z]$/.test(form)) addForm(`${form}s`, "money", currency.code);
  }
for (const form of ["%", "percent", "per cent", "pct", "percents", "per cents"])
  addForm(form, "percent", "%");
for (const form of [
  "percentage points",
  "percentage point",
  "percentage-point",
  "percentage-points",
  "pp",
  "ppt",
  "ppts",
  "pps",
  "% points",
])
  addForm(form, "percent", "pp");
for (const form of ["basis points", "basis point", "basis-point", "bps", "bp"])
  addForm(form, "percent", "bp");
for (const form of ["years old", "year old", "years-old", "year-old", "years of age", "year-olds"])
  addForm(form, "age", "year");
for (const form of ["months old", "month-old", "month old", "months-old"]) addForm(form, "age", "month");
for (const form of ["days old", "day-old"]) addForm(form, "age", "day");
for (const form of ["weeks old", "week-old"]) addForm(form, "age", "week");
for (const form of ["fold", "times", "x", "×"]) addForm(form, "multiple", null);
for (const list of FORMS.values()) list.sort((one, other) => other.form.length - one.form.length);

function plural(form: string): string {
  return form.startsWith("square ") || form.startsWith("cubic ") || !/(?:ch|s)$/.test(form)
    ? `${form}s`
    : `${form}es`;
}

const SIGNS = CURRENCIES.flatMap(({ code, signs }) =>
  signs
    .split(" ")
    .filter((sign) => sign !== "")
    .map((sign) => ({ sign, code })),
).sort((one, other) => other.sign.length - one.sign.length);

const BEFORE: readonly (readonly [Vagueness, string])[] = [
  [
    "about",
    "about|around|approximately|roughly|some|circa|c.|ca.|approx.|approximate|an estimated|estimated|in the region of|~|≈",
  ],
  ["nearly", "nearly|almost|close to|approaching|just under|near|just short of"],
  [
    "at-most",
    "up to|no more than|not more than|at most|a maximum of|not exceeding|within|as little as|as few as|≤|<=",
  ],
  ["under", "less than|fewer than|under|below|short of|<"],
  ["at-least", "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|≥|>="],
  [
    "over",
    "more than|over|above|exceeding|exceeds|exceeded|upwards of|in excess of|well over|topped|surpassed|surpassing|as many as|as much as|as high as|beyond|past|greater than|higher than|older than|>",
  ],
];
const PREFIXES = BEFORE.flatMap(([vagueness, words]) =>
  words.split("|").map((word) => ({ word, vagueness })),
).sort((one, other) => other.word.length - one.word.length);
const AFTER: readonly (readonly [Vagueness, RegExp])[] = [
  ["about", /(?:[a-z]+ )?or so\b|or thereabouts\b/iy],
  ["some", /-?odd\b|-some\b/iy],
  ["at-least", /(?:and|or) (?:above|over|more|older|up)\b|\+(?!\d)|-?plus\b|upwards\b/iy],
  ["under", /(?:and|or) (?:below|under|less|fewer|younger)\b/iy],
];

const ADDRESS = /(?:https?:\/\/|www\.)[^\s]+|[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,200}/y;
const IDENTIFIER = /[A-Za-z]+[A-Za-z0-9]{0,40}(?:[-–_.][A-Za-z0-9]{1,40}){0,5}/y;
const DIGIT_NAME =
  /\d+(?:\.\d+)?(?:[A-Z][A-Za-z0-9]{0,40}|[a-z]{1,2}[A-Z0-9]\w{0,40})(?:-[A-Za-z0-9]{1,40}){0,5}|\d+(?:st|nd|rd|th)?-(?:[A-Z]{2,}\w*)/y;
const PLACE =
  /(Articles?|Art\.|Chapters?|Ch\.|Sections?|Sec\.|§|Clauses?|Paragraphs?|Para\.|Parts?|Pages?|Volumes?|Vol\.|Schedule|Rule|Step|Figure|Fig\.|Table|Appendix|Annex|Episode|Season|Book|Act|Scene|No\.|Nos\.|Number|Unit|Phase|Level|Grade|Class|Room|Line|Gate|Building|Page|pages?|chapters?|sections?|articles?)\s?(\d{1,5}|[A-Za-z]+(?:-[a-z]+)?)/y;
const PLACES: Readonly<Record<string, string>> = {
  article: "article",
  art: "article",
  chapter: "chapter",
  ch: "chapter",
  section: "section",
  sec: "section",
  "§": "section",
  paragraph: "paragraph",
  para: "paragraph",
  part: "part",
  page: "page",
  volume: "volume",
  vol: "volume",
};
const PHONE =
  /(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.])|(?:\+\d{1,3}[- ]?)?\(?0\d{2,3}\)?[- ]\d{7,8}(?:-\d{1,6})?(?!\d)|[48]00-\d{3,4}-\d{3,4}(?!\d)|\+\d{1,3}[- ]\d{3,5}[- ]\d{3,5}(?:[- ]\d{2,5})?(?!\d)/y;
const DOTTED = /\d+\.\d+(?:\.\d+)+(?![\d%])/y;
const VERSION = /[vV](\d+(?:\.\d+)*(?:-[a-z]+\.?\d*)?)(?![A-Za-z])/y;
const RATIO =
  /(\d{1,5}(?:\.\d+)?)(?:\s?:\s?|[–-]to[–-]| to )(\d{1,5}(?:\.\d+)?)(?! ?(?:million|billion|per|%|[a-z]{3,}))(?![\d.]*\d)/y;
const SLASH = /(?:(\d{1,4})[ -])?(\d{1,4})\/(\d{1,4})(?![\d/])/y;
/** 2020/21 */
const FISCAL = /((?:19|20)\d{2})[/–-](\d{2})(?![\d%])/y;
const OUT_OF = /(?: out)?(?: of| in)(?: every| each| the)? /y;

const MULTIPLES = new Map<string, number>([
  ["twice", 2],
  ["double", 2],
  ["doubled", 2],
  ["doubles", 2],
  ["doubling", 2],
  ["thrice", 3],
  ["triple", 3],
  ["tripled", 3],
  ["triples", 3],
  ["tripling", 3],
  ["treble", 3],
  ["trebled", 3],
  ["quadruple", 4],
  ["quadrupled", 4],
  ["quadrupling", 4],
  ["quintuple", 5],
  ["quintupled", 5],
  ["sextupled", 6],
  ["halved", 0.5],
  ["halving", 0.5],
  ["twofold", 2],
  ["threefold", 3],
  ["fourfold", 4],
  ["fivefold", 5],
  ["sixfold", 6],
  ["sevenfold", 7],
  ["eightfold", 8],
  ["ninefold", 9],
  ["tenfold", 10],
  ["hundredfold", 100],
  ["thousandfold", 1000],
]);
const PARTS = new Map<string, number>([
  ["half", 2],
  ["halves", 2],
  ["quarter", 4],
  ["quarters", 4],
  ["hundredth", 100],
  ["hundredths", 100],
  ["thousandth", 1000],
  ["thousandths", 1000],
  ["millionth", 1e6],
  ["millionths", 1e6],
]);
for (const [word, value] of ORDINALS)
  if (value > 2) {
    PARTS.set(word, value);
    PARTS.set(`${word}s`, value);
  }

/** Words behind or before which “one” is a pronoun or an article (QTY-4). */
const ONE_PRONOUN =
  /(?:\b(?:no|any|every|this|that|each|some|which|the|an|another|good|new|only|old|big|small|same|right|wrong|loved|such|little|young|last|next|many a|than|like|as|if|when|so)[ -])$/i;
const ONE_BEHIND =
  /^(?: (?:another|of|can|could|must|should|may|might|would|who|that|is|has|day|or|thing|by one|on one|on|to|and|needs|does|the)\b|[,.;!?’'”")]|-on-|-to-|self|$)/i;

export function readEnglishQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
    const isDigit = code >= 0x30 && code <= 0x39;
    if (!isLetter && !isDigit && !/[$€£¥￥₩₹₽§+\-−–~½¼¾⅓⅔⅛⅜⅝⅞⅕.’'(]/.test(text[at]!)) {
      at += 1;
      continue;
    }
    const read = isLetter ? wordRead(text, at) : { quantity: quantityAt(text, at), end: at };
    if (read.quantity && read.quantity.end > at) {
      const joined = joinRange(text, found, read.quantity);
      if (joined) found[found.length - 1] = joined;
      else found.push(read.quantity);
      at = read.quantity.end;
    } else at = Math.max(read.end, at + 1, isDigit ? numberEnd(text, at) : 0);
  }
  return found;
}

function numberEnd(text: string, at: number): number {
  let end = at;
  while (/[0-9]/.test(text[end] ?? "")) end += 1;
  return end;
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

function wordRead(text: string, at: number): { quantity: Quantity | null; end: number } {
  if (/[A-Za-z0-9]/.test(text[at - 1] ?? "")) {
    const word = wordAt(text, at)!;
    return { quantity: null, end: word.end };
  }
  const address = sticky(ADDRESS, text, at);
  if (address) return { quantity: null, end: at + address[0].length };
  const money = signedMoneyAt(text, at);
  if (money) return { quantity: money, end: money.end };
  const version = sticky(VERSION, text, at);
  if (version)
    return { quantity: make(at, at + version[0].length, { kind: "version", value: version[1]! }), end: at };
  const quantity = quantityAt(text, at);
  if (quantity) return { quantity, end: quantity.end };
  const name = sticky(IDENTIFIER, text, at)!;
  // space-2.5 million: a hyphen for a dash.
  if (/^[a-z]+[-–]\d+$/.test(name[0]) && /^[.,]\d/.test(text.slice(at + name[0].length)))
    return { quantity: null, end: wordAt(text, at)!.end };
  if (
    /\d/.test(name[0]) &&
    !/[-–](?:year|month|day|week|hour|minute|meter|metre|percent|member|part|point|way|story|storey|star|time|stage|step)/i.test(
      name[0],
    ) &&
    !/^[A-Za-z]+[-–]\d+(?:,|-)/.test(`${name[0]}`) &&
    !/^(?:mid|pre|post|early|late|sub|non|under|over)[-–]/i.test(name[0])
  )
    return { quantity: make(at, at + name[0].length, { kind: "identifier", value: name[0] }), end: at };
  return { quantity: null, end: wordAt(text, at)!.end };
}

function signedMoneyAt(text: string, at: number): Quantity | null {
  for (const { sign, code } of SIGNS) {
    if (!text.startsWith(sign, at)) continue;
    let from = at + sign.length;
    if (text[from] === " " || text[from] === "\u00a0") from += 1;
    if (!/\d/.test(text[from] ?? "")) continue;
    const numeral = englishNumeralAt(text, from);
    if (!numeral || numeral.isOrdinal) continue;
    const million = /^m(?![A-Za-z0-9²³])/.exec(text.slice(numeral.end, numeral.end + 2));
    if (million && numeral.value !== null) {
      const value = tidy(numeral.value * 1e6);
      return vaguely(
        text,
        at,
        make(at, numeral.end + 1, { kind: "money", value, low: value, high: value, unit: code }),
      );
    }
    const named = formAt(text, numeral.end);
    const unit = named?.form.kind === "money" ? named.form.code : code === "CNY" && named ? code : code;
    const end = named?.form.kind === "money" ? named.end : numeral.end;
    return vaguely(text, at, { ...fromNumeral(at, numeral, 1), end, kind: "money", unit });
  }
  return null;
}

function fromNumeral(start: number, numeral: EnglishNumeral, sign: number): Quantity {
  const ends = [tidy(numeral.low * sign), tidy(numeral.high * sign)].sort((one, other) => one - other);
  return {
    start,
    end: numeral.end,
    kind: numeral.isOrdinal ? "ordinal" : "number",
    value: numeral.value === null ? null : tidy(numeral.value * sign),
    low: ends[0]!,
    high: ends[1]!,
    unit: null,
    exact: numeral.exact,
  };
}

function quantityAt(text: string, at: number): Quantity | null {
  const character = text[at]!;
  const before = text[at - 1] ?? "";
  if (/[$€£¥￥₩₹₽]/.test(character)) return signedMoneyAt(text, at);
  const isDigit = /\d/.test(character);
  if (isDigit && /[A-Za-z]/.test(before)) return null;
  if (isDigit && before === "." && /\d/.test(text[at - 2] ?? "")) return null;
  if (isDigit || character === "+" || character === "(") {
    const phone = sticky(PHONE, text, at);
    if (phone && !/\d/.test(before))
      return make(at, at + phone[0].length, { kind: "phone", value: phone[0].replace(/[^\d+]/g, "") });
    if (!isDigit) return null;
    const dotted = sticky(DOTTED, text, at);
    if (dotted && !/^[12]\d{3}\./.test(dotted[0]))
      return make(at, at + dotted[0].length, { kind: "version", value: dotted[0] });
  }
  const date = englishDateAt(text, at);
  if (date) return date;
  if (isDigit) {
    const name = sticky(DIGIT_NAME, text, at);
    if (
      name &&
      !/^\d+(?:\.\d+)?[kKMBT](?![A-Za-z0-9])/.test(name[0]) &&
      !UNIT_TAIL.test(name[0]) &&
      !/^\d+(?:-[A-Z]{2,})$/.test(name[0].replace(/^\d+-(?:RMB|USD|HKD)$/, ""))
    )
      return make(at, at + name[0].length, { kind: "identifier", value: name[0] });
  }
  const place = /[A-Za-z§]/.test(character) ? placeAt(text, at) : null;
  if (place) return place;
  if (/[A-Za-z]/.test(character)) {
    const word = wordAt(text, at)!;
    const times = MULTIPLES.get(word.text);
    if (
      times !== undefined &&
      !(
        word.text === "double" &&
        /^[- ](?:check|tap|click|bed|room|standard|quot|edg|eleven|tall|major|helix|decker|dose|blind|digit|track)/i.test(
          text.slice(word.end, word.end + 9),
        )
      )
    )
      return make(at, word.end, { kind: "multiple", value: times, low: times, high: times });
    if (word.text === "half" || word.text === "halfway") {
      const dozen = englishNumeralAt(text, at);
      if (dozen) return withUnit(text, at, dozen, 1);
      if (
        word.text === "half" &&
        !/^(?:[- ](?:hearted|time|life|way|brother|sister|marathon|baked|past|to)|way)/i.test(
          text.slice(word.end, word.end + 10),
        )
      ) {
        const unit = halfUnit(text, word.end);
        if (unit) return unit.kind === "duration" || unit.kind === "measure" ? { ...unit, start: at } : unit;
        return make(at, word.end, { kind: "fraction", value: 0.5, low: 0.5, high: 0.5 });
      }
      return null;
    }
    if (word.text === "a" || word.text === "an" || word.text === "one") {
      const share = aShare(text, at, word.end, 1);
      if (share) return share;
    }
    const aged = /^age[d]? (?:of )?(?=\d|[a-z])/i.exec(text.slice(at, at + 10));
    if (aged) {
      const numeral = englishNumeralAt(text, at + aged[0].length);
      if (numeral && !numeral.isOrdinal && numeral.value !== null && numeral.value < 130)
        return vaguely(text, at + aged[0].length, {
          ...fromNumeral(at + aged[0].length, numeral, 1),
          kind: "age",
          unit: "year",
        });
    }
  }
  if (/[-−–+.~(’']/.test(character)) {
    if (character === "." || /[-−–]/.test(character)) {
      if (!/[\s(,]|^$/.test(before)) return null;
      if (character === "–" && before !== "" && /\s/.test(before) && !/\d/.test(text[at + 1] ?? ""))
        return null;
    } else return null;
    if (character === ".") {
      if (!/\d/.test(text[at + 1] ?? "")) return null;
      const end = numberEnd(text, at + 1);
      const value = Number(text.slice(at, end));
      const form = formAt(text, end);
      return make(at, form ? form.end : end, {
        kind: form?.form.kind ?? "number",
        value,
        low: value,
        high: value,
        unit: form?.form.code ?? null,
      });
    }
    const signed = text[at + 1] ?? "";
    if (!/[\d$.]/.test(signed)) return null;
    const inner = quantityAt(text, at + 1);
    if (
      !inner ||
      typeof inner.value !== "number" ||
      !/number|percent|money|measure|fraction/.test(inner.kind)
    )
      return inner;
    return {
      ...inner,
      start: at,
      value: -inner.value,
      low: inner.high === null ? null : -inner.high,
      high: inner.low === null ? null : -inner.low,
    };
  }
  if (isDigit) {
    const fiscal = sticky(FISCAL, text, at);
    if (fiscal && Number(fiscal[1]) % 100 < Number(fiscal[2]))
      return make(at, at + fiscal[0].length, {
        kind: "year",
        value: Number(fiscal[1]),
        low: Number(fiscal[1]),
        high: Number(fiscal[1]),
      });
    const slash = sticky(SLASH, text, at);
    if (slash && !/[\d/]/.test(before) && Number(slash[3]) > 0) {
      const value = tidy(Number(slash[1] ?? 0) + Number(slash[2]) / Number(slash[3]));
      return make(at, at + slash[0].length, { kind: "fraction", value, low: value, high: value });
    }
    const ratio = sticky(RATIO, text, at);
    if (ratio && /:|-to-/.test(ratio[0]))
      return make(at, at + ratio[0].length, {
        kind: "ratio",
        value: `${Number(ratio[1])}:${Number(ratio[2])}`,
      });
  }
  // Three-River-Source, the Two-Bar Inn: a name.
  if (/^(?!\w+ty-)[A-Z][a-z]+-[A-Z]/.test(text.slice(at, at + 24))) return null;
  const minus = /^(?:minus|negative) /i.exec(text.slice(at, at + 9));
  const numeral = englishNumeralAt(text, minus ? at + minus[0].length : at);
  if (!numeral) return null;
  const sign = minus ? -1 : 1;
  const share = numeral.isOrdinal ? null : shareAt(text, at, numeral);
  if (share) return share;
  const read = { ...withUnit(text, minus ? at + minus[0].length : at, numeral, sign), start: at };
  if (read.kind === "number" && numeral.isWords && numeral.value === 1 && !numeral.hasScale) {
    if (
      ONE_PRONOUN.test(text.slice(Math.max(0, at - 9), at)) ||
      ONE_BEHIND.test(text.slice(numeral.end, numeral.end + 9))
    ) {
      const isWhole = at === 0 && numeral.end === text.trimEnd().length;
      if (!isWhole) return null;
    }
  }
  if (
    numeral.isOrdinal &&
    numeral.isWords &&
    /^(?:second|third)$/i.test(text.slice(at, numeral.end)) &&
    /^(?:-hand|s\b|ary)/.test(text.slice(numeral.end, numeral.end + 6))
  )
    return null;
  return read;
}

const UNIT_TAIL = new RegExp(
  `^\\d+(?:\\.\\d+)?(?:${UNITS.flatMap((unit) => unit.en.split(" "))
    .filter((form) => form.length <= 3)
    .join("|")}|L|HK|RMB|USD|EUR|st|nd|rd|th|GMT|AM|PM|BC|AD|CE|BCE)$`,
);

function placeAt(text: string, at: number): Quantity | null {
  const found = sticky(PLACE, text, at);
  if (!found) return null;
  const said = found[2]!.toLowerCase();
  const from = at + found[0].length - found[2]!.length;
  const word = found[1]!.replace(/s$|s?\.$|\.$/, "").toLowerCase();
  if (/\d/.test(said)) {
    if (
      /[.,]\d|[\d%]/.test(text.slice(at + found[0].length, at + found[0].length + 2)) &&
      !/^[.,]\d/.test(text.slice(at + found[0].length))
    )
      return null;
    if (/^\.\d/.test(text.slice(at + found[0].length, at + found[0].length + 2))) return null;
    const value = Number(said);
    const unit = PLACES[word];
    return make(unit ? at : from, at + found[0].length, {
      kind: unit ? "article" : "ordinal",
      value,
      low: value,
      high: value,
      unit: unit ?? null,
    });
  }
  if (!/^[A-Z§]/.test(found[1]!)) return null;
  const numeral = englishNumeralAt(text, from);
  if (!numeral || numeral.isOrdinal || numeral.value === null || numeral.hasScale)
    return romanAt(found, from, at, word);
  const unit = PLACES[word];
  return make(unit ? at : from, numeral.end, {
    kind: unit ? "article" : "ordinal",
    value: numeral.value,
    low: numeral.value,
    high: numeral.value,
    unit: unit ?? null,
  });
}

function romanAt(found: RegExpExecArray, from: number, at: number, word: string): Quantity | null {
  const roman = /^[IVXLC]+$/.exec(found[2]!);
  if (!roman) return null;
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  const value = [...roman[0]].reduce((sum, letter, index, all) => {
    const now = values[letter]!;
    return now < (values[all[index + 1] ?? ""] ?? 0) ? sum - now : sum + now;
  }, 0);
  const unit = PLACES[word];
  return make(unit ? at : from, from + roman[0].length, {
    kind: unit ? "article" : "ordinal",
    value,
    low: value,
    high: value,
    unit: unit ?? null,
  });
}

/** half a year, half an hour, half-century; “half the people” is a share. */
function halfUnit(text: string, at: number): Quantity | null {
  const article = /^[ -](?:an? |of an? )?/.exec(text.slice(at, at + 8));
  if (!article) return null;
  const form = formWordAt(text, at + article[0].length);
  if (!form || (form.form.kind !== "duration" && form.form.kind !== "measure")) return null;
  if (/^ of\b/.test(text.slice(form.end, form.end + 4)) && article[0] === " ") return null;
  return make(at, form.end, { kind: form.form.kind, value: 0.5, low: 0.5, high: 0.5, unit: form.form.code });
}

/** a third, one quarter, a half; “a second” and “a first” are none. */
function aShare(text: string, at: number, end: number, above: number): Quantity | null {
  const from = gap(text, end);
  if (from === end) return null;
  const word = wordAt(text, from);
  const below = word ? PARTS.get(word.text) : undefined;
  if (!word || below === undefined) return null;
  // a quarter of a million
  const whole = /^ of a (thousand|million|billion|trillion)(?![A-Za-z])/.exec(
    text.slice(word.end, word.end + 20),
  );
  if (whole) {
    const value = tidy(
      (above / below) * { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }[whole[1]!]!,
    );
    return make(at, word.end + whole[0].length, { kind: "number", value, low: value, high: value });
  }
  const behind = text.slice(word.end, word.end + 6);
  if (
    word.text !== "half" &&
    word.text !== "quarter" &&
    !/^ ?(?:of|or|and|as|less|more|to|in|[.,;:)]|$)/.test(behind) &&
    /^[a-z]/i.test(text[at]!) &&
    text.slice(at, end).toLowerCase() !== "one"
  )
    return null;
  if (
    /^quarter$/.test(word.text) &&
    /^(?: past| to |-final|[- ]century)/.test(text.slice(word.end, word.end + 8))
  )
    return null;
  if (
    word.text === "half" &&
    text.slice(at, end).toLowerCase() === "one" &&
    !/^ ?(?:of|[.,;:)]|$)/.test(behind)
  )
    return null;
  const value = tidy(above / below);
  return make(at, word.end, { kind: "fraction", value, low: value, high: value });
}

/** two thirds, three-quarters, one in five, 9 out of 10. */
function shareAt(text: string, at: number, numeral: EnglishNumeral): Quantity | null {
  if (numeral.value === null) return null;
  const from = gap(text, numeral.end);
  if (from > numeral.end) {
    const word = wordAt(text, from);
    const below = word ? PARTS.get(word.text) : undefined;
    if (
      word &&
      below !== undefined &&
      (numeral.value === 1 || word.text.endsWith("s")) &&
      numeral.value < below
    ) {
      const value = tidy(numeral.value / below);
      return make(at, word.end, { kind: "fraction", value, low: value, high: value });
    }
  }
  const of = sticky(OUT_OF, text, numeral.end);
  if (of && (/out|every/.test(of[0]) || / in $/.test(of[0]))) {
    const whole = englishNumeralAt(text, numeral.end + of[0].length);
    if (
      whole &&
      !whole.isOrdinal &&
      whole.value !== null &&
      whole.value > numeral.value &&
      (whole.digits === null || whole.digits.length < 4) &&
      !(whole.value > 1000) &&
      (/out|every/.test(of[0]) || numeral.value <= 9) &&
      !formAt(text, whole.end)
    ) {
      const value = tidy(numeral.value / whole.value);
      return make(at, whole.end, { kind: "fraction", value, low: value, high: value });
    }
  }
  return null;
}

function formWordAt(text: string, at: number): { form: UnitForm; end: number } | null {
  const list = FORMS.get((text[at] ?? "").toLowerCase());
  if (!list) return null;
  for (const form of list) {
    const said = text.slice(at, at + form.form.length);
    if (
      form.form.length <= 3 && form.form !== "yen" && form.form !== "day"
        ? said !== form.form
        : said.toLowerCase() !== form.form.toLowerCase()
    )
      continue;
    const behind = text[at + form.form.length] ?? "";
    if (/[A-Za-z]$/.test(form.form) && /[A-Za-z]/.test(behind)) continue;
    return { form, end: at + form.form.length };
  }
  return null;
}

function formAt(text: string, at: number): { form: UnitForm; end: number } | null {
  const from = gap(text, at);
  const found = formWordAt(text, from);
  if (!found) return null;
  // 3-in is no inch, “5 in the morning” neither; a lone letter must touch or be parted by one blank.
  const { form } = found;
  if (
    form.form === "in" &&
    (from === at ||
      !/^[ ,.;)]|$/.test(text[found.end] ?? "") ||
      / [a-z]/.test(text.slice(found.end, found.end + 2)))
  )
    return null;
  if (/^(?:m|g|l|w|x|t)$/.test(form.form) && text[at] === "-") return null;
  if (form.form === "x" && from > at) return null;
  if (form.form === "second" && from === at) return null;
  if (form.form === "won" && / (?:the|a|his|her|by|in|their)\b/.test(text.slice(found.end, found.end + 5)))
    return null;
  if (form.form === "mark" || form.form === "real") return null;
  if (form.form === "times" && /^ (?:magazine|square)/i.test(text.slice(found.end, found.end + 10)))
    return null;
  return found;
}

function withUnit(text: string, at: number, numeral: EnglishNumeral, sign: number): Quantity {
  const plain = fromNumeral(at, numeral, sign);
  if (numeral.isOrdinal) {
    if (
      /^[ -](?:quarter)(?![-A-Za-z])/i.test(text.slice(numeral.end, numeral.end + 9)) &&
      (numeral.value ?? 9) <= 4
    )
      return { ...plain, end: numeral.end + 8, unit: "quarter" };
    return plain;
  }
  const odd = /^-odd\b/.exec(text.slice(numeral.end, numeral.end + 5));
  const found = formAt(text, odd ? numeral.end + 4 : numeral.end);
  let amount: Quantity =
    odd && typeof plain.value === "number"
      ? { ...plain, ...extentOf(plain.value, "some"), exact: false, end: numeral.end + 4 }
      : plain;
  if (found) {
    let value = amount;
    let end = found.end;
    const half = /^ and a half\b/.exec(text.slice(end, end + 11));
    if (
      half &&
      typeof value.value === "number" &&
      (found.form.kind === "duration" || found.form.kind === "measure" || found.form.kind === "multiple")
    ) {
      value = { ...value, value: value.value + 0.5, low: value.value + 0.5, high: value.value + 0.5 };
      end += half[0].length;
    }
    amount = { ...value, end, kind: found.form.kind, unit: found.form.code };
    if (
      found.form.kind === "percent" &&
      /^ (?:off|discount)\b/.test(text.slice(found.end, found.end + 9)) &&
      typeof amount.value === "number" &&
      amount.value < 100
    ) {
      const paid = tidy(100 - amount.value);
      return { ...amount, kind: "discount", value: paid, low: paid, high: paid, end: found.end + 4 };
    }
    if (
      found.form.kind === "multiple" &&
      found.form.form === "times" &&
      typeof amount.value === "number" &&
      !timesIsMultiple(text, at, found.end)
    )
      amount = { ...amount, end: numeral.end, kind: "number" };
  } else if (
    numeral.digits !== null &&
    /^(?:1[0-9]\d{2}|20\d{2})$/.test(numeral.digits) &&
    yearFits(text, at, numeral.end)
  )
    amount = { ...plain, kind: "year" };
  return vaguely(text, at, amount);
}

/** “three times as many” is a multiple; “won three times” is a count. */
function timesIsMultiple(text: string, start: number, end: number): boolean {
  return (
    /^ (?:as|more|higher|larger|bigger|greater|the (?:size|number|amount|price|rate|level|average|speed|cost|national)|that|what|its|faster|stronger|over\b|longer|lower|less|of\b|those|normal|their|increase|growth)/.test(
      text.slice(end, end + 14),
    ) ||
    /(?:increased?|grew|grown|rose|risen|by|multiplied|up|expanded|jumped|soared) (?:by |about |nearly |over |almost |some )?$/.test(
      text.slice(Math.max(0, start - 24), start),
    )
  );
}

const YEAR_BEFORE =
  /(?:\b(?:in|since|of|from|to|by|until|till|before|after|during|year|and|early|late|mid|around|between|for|fiscal|spring|summer|autumn|winter|fall|end|through|at|the|end-|mid-)[ -]|[(,–—/-]\s?|^|[“"‘])$/i;
function yearFits(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 9), start);
  const behind = text.slice(end, end + 14);
  if (/^ (?:people|units|[a-z]+s\b)/.test(behind) && !/\b(?:in|since|year) $/i.test(before)) return false;
  return YEAR_BEFORE.test(before);
}

function vaguely(text: string, start: number, quantity: Quantity): Quantity {
  if (typeof quantity.value !== "number" || !quantity.exact) return quantity;
  if (quantity.kind === "ordinal" || quantity.kind === "year") return quantity;
  const behind = text[quantity.end] === " " ? quantity.end + 1 : quantity.end;
  for (const [vagueness, pattern] of AFTER) {
    pattern.lastIndex = behind;
    const found = pattern.exec(text);
    if (found) {
      if (found[0].includes("or so") && /^[a-z]+ or so/i.test(found[0]) && quantity.kind !== "number")
        continue;
      return { ...quantity, ...extentOf(quantity.value, vagueness), exact: false };
    }
  }
  const from = Math.max(0, start - 18);
  const before = text
    .slice(from, start)
    .replace(/(?:^|(?<= ))(?:a|an|the|of) $/i, "")
    .replace(/ $/, "")
    .toLowerCase();
  for (const { word, vagueness } of PREFIXES) {
    if (!before.endsWith(word)) continue;
    if (/^[a-z]/.test(word) && /[a-z]/.test(before[before.length - word.length - 1] ?? "")) continue;
    if ((word === "past" || word === "near" || word === "within") && quantity.kind === "duration") continue;
    return { ...quantity, ...extentOf(quantity.value, vagueness), exact: false };
  }
  return quantity;
}

/** QTY-8: 20–30, between 20 and 30, 20 to 30, $5 to $10. */
function joinRange(text: string, found: readonly Quantity[], next: Quantity): Quantity | null {
  const last = found.at(-1);
  if (!last || next.start - last.end > 6 || next.start < last.end) return null;
  if (typeof last.value !== "number" || typeof next.value !== "number") return null;
  if (!RANGED.has(last.kind) || !RANGED.has(next.kind)) return null;
  const between = text.slice(last.end, next.start);
  const isAnd =
    / and /.test(between) &&
    between.trim() === "and" &&
    /between (?:the |about |some |approximately )?$/i.test(
      text.slice(Math.max(0, last.start - 24), last.start),
    );
  const isOr = between === " or " && next.value === last.value + 1 && last.value < 20;
  if (!isAnd && !isOr && !/^(?:\s?(?:-|–|—|~|−|‑)\s?| to |-to-| through )$/.test(between)) return null;
  if (last.kind !== next.kind && last.kind !== "number" && !(last.kind === "money" && next.kind === "number"))
    return null;
  if (last.unit !== next.unit && last.unit !== null && next.kind !== "number") return null;
  let low = last.value;
  const scale = /(?<![A-Za-z])(thousand|million|billion|trillion|bn|mn|k|m)(?![A-Za-z$])/i.exec(
    text.slice(next.start, next.end),
  );
  if (
    scale &&
    low < 1000 &&
    !/(?<![A-Za-z])(?:thousand|million|billion|trillion|bn|mn|k)(?![A-Za-z$])/i.test(
      text.slice(last.start, last.end),
    )
  ) {
    const factor =
      { thousand: 1e3, k: 1e3, million: 1e6, mn: 1e6, m: 1, billion: 1e9, bn: 1e9, trillion: 1e12 }[
        scale[1]!.toLowerCase()
      ] ?? 1;
    if (low * factor < next.value) low = tidy(low * factor);
  }
  if (low >= next.value) return null;
  const kind = next.kind === "number" ? last.kind : next.kind;
  return {
    ...next,
    kind,
    unit: next.unit ?? last.unit,
    start: last.start,
    value: null,
    low,
    high: next.value,
    exact: false,
  };
}
