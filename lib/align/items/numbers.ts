/**
 * Numbers that are the same in both languages: 两万三千, 2.3万 and “23,000” are all "23000".
 *
 * ALN-NUM-1  A Chinese number is a run of Chinese numerals, or digits with 十 百 千 万 亿 after them.
 * ALN-NUM-2  A run of Chinese digits without a unit is read digit by digit: 二〇〇六 is 2006.
 * ALN-NUM-3  A single Chinese numeral is not read here (一 is seldom a number); the dictionary knows 三 as “three”.
 * ALN-NUM-4  English thousands separators do not matter; “million” and its like multiply what stands before them.
 *
 * Not handled: fractions (三分之二), round numbers (几十), dates as such, Roman numerals.
 */

export interface NumberFound {
  /** Decimal digits with a point where needed, no separators. */
  readonly value: string;
  /** UTF-16 offsets, end left out. */
  readonly start: number;
  readonly end: number;
}

const CHINESE_NUMBER =
  /[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?[十百千万亿萬億]*|[零〇一二两兩三四五六七八九十百千万亿廿萬億]{2,}/gu;

export function chineseNumbers(text: string): NumberFound[] {
  const found: NumberFound[] = [];
  for (const match of text.matchAll(CHINESE_NUMBER)) {
    const value = chineseValue(match[0]);
    if (value !== null) found.push({ value, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

const DIGITS = new Map(
  [..."零〇一二两兩三四五六七八九"].map((digit) => [
    digit,
    "0012223456789"["零〇一二两兩三四五六七八九".indexOf(digit)]!,
  ]),
);
const UNITS: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
  ["万", 1e4],
  ["萬", 1e4],
  ["亿", 1e8],
  ["億", 1e8],
]);

function chineseValue(run: string): string | null {
  const plain = [...run.replace(/[,，]/g, "").replace("．", ".").replaceAll("廿", "二十")]
    .map((c) => (c >= "０" && c <= "９" ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c))
    .join("");
  if (![...plain].some((c) => UNITS.has(c))) {
    return canonical([...plain].map((c) => DIGITS.get(c) ?? c).join(""));
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const token of plain.match(/[0-9.]+|[^0-9.]/gu) ?? []) {
    const unit = UNITS.get(token);
    if (unit === undefined) {
      digit = Number(DIGITS.get(token) ?? token);
      continue;
    }
    if (unit >= 1e4) {
      total = (total + section + (digit ?? (total + section === 0 ? 1 : 0))) * unit;
      section = 0;
    } else section += (digit ?? 1) * unit;
    digit = null;
  }
  const value = total + section + (digit ?? 0);
  return Number.isSafeInteger(Math.round(value)) ? canonical(String(Number(value.toPrecision(12)))) : null;
}

const ENGLISH_WORDS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);
const WORD_VALUE = new Map<string, number>([
  ...ENGLISH_WORDS.map((word, value) => [word, value] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
]);

const NUMBER_WORD = [...WORD_VALUE.keys(), ...SCALES.keys()].sort((a, b) => b.length - a.length).join("|");
const ENGLISH_NUMBER = new RegExp(
  `\\d[\\d,]*(?:\\.\\d+)?(?:[\\s-]+(?:${[...SCALES.keys()].join("|")})\\b)*|\\b(?:${NUMBER_WORD})(?:(?:[\\s-]+|\\s+and\\s+)(?:${NUMBER_WORD}))*\\b`,
  "giu",
);

/** Numbers of an English text; a single word up to “nineteen” or a bare ten is left to the stems, which read it too. */
export function englishNumbers(text: string): NumberFound[] {
  const found: NumberFound[] = [];
  for (const match of text.matchAll(ENGLISH_NUMBER)) {
    const words = match[0].toLowerCase().match(/\d[\d,]*(?:\.\d+)?|[a-z]+/g) ?? [];
    if (words.length === 1 && WORD_VALUE.has(words[0]!)) continue;
    let total = 0;
    let section = 0;
    for (const word of words) {
      if (word === "and") continue;
      const scale = SCALES.get(word);
      if (scale === undefined) section += WORD_VALUE.get(word) ?? Number(word.replaceAll(",", ""));
      else if (scale === 100) section = (section || 1) * 100;
      else {
        total += (section || 1) * scale;
        section = 0;
      }
    }
    const only = words.length === 1 ? words[0]!.replaceAll(",", "") : null;
    const value =
      only !== null && /^\d+$/.test(only) ? only : String(Number((total + section).toPrecision(12)));
    found.push({ value: canonical(value), start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function canonical(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/, "");
  return plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain;
}
