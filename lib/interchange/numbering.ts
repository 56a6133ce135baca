import { inHan, inLetters, inRoman } from "./html/places-of-page";

/**
 * Numbers that a document shows before its paragraphs without their being text: one counter a level, those below begin anew.
 * Names of the ways to count are Word's (`w:numFmt`).
 */
export interface NumberedLevel {
  readonly format: string;
  /** As it is shown, `%1` for the number of the first level: 第%1条, %1.%2. */
  readonly text: string;
  readonly start: number;
}

export class NumberedList {
  readonly #levels: readonly (NumberedLevel | undefined)[];
  readonly #counts: number[] = [];

  constructor(levels: readonly (NumberedLevel | undefined)[]) {
    this.#levels = levels;
  }

  /** The next paragraph of that level: its number and what is shown; null where it has a bullet or nothing. */
  next(level: number, startAnew?: number): { readonly number: number; readonly shown: string } | null {
    const own = this.#levels[level];
    if (!own) return null;
    const count = startAnew ?? (this.#counts[level] === undefined ? own.start : this.#counts[level] + 1);
    this.#counts[level] = count;
    this.#counts.length = level + 1;
    if (own.format === "bullet" || own.format === "none") return null;
    const shown = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = this.#levels[at];
      return other ? inFormat(this.#counts[at] ?? other.start, other.format) : "";
    });
    return shown.trim() === "" ? null : { number: count, shown: shown.trim() };
  }
}

/** What is shown is more than a number in its punctuation: 第一条, Article 1, 一、. It is read as text, for the text refers to it. */
export function isSaid(shown: string): boolean {
  return /\p{Script=Han}/u.test(shown) || /\p{L}{2,}/u.test(shown.replace(/^[([]?[ivxlcdm]+[.)\]]*$/i, ""));
}

function inFormat(number: number, format: string): string {
  const way = WAYS[format];
  return way ? way(number) : String(number);
}

const HAN_DIGITS = "〇一二三四五六七八九";
const digits = (table: string) => (number: number) =>
  String(number).replace(/\d/g, (digit) => Array.from(table)[Number(digit)]!);

const WAYS: Readonly<Record<string, (number: number) => string>> = {
  lowerLetter: (number) => inLetters(number).toLowerCase(),
  upperLetter: inLetters,
  lowerRoman: (number) => inRoman(number).toLowerCase(),
  upperRoman: inRoman,
  chineseCounting: inHan,
  chineseCountingThousand: inHan,
  japaneseCounting: inHan,
  taiwaneseCounting: inHan,
  taiwaneseCountingThousand: inHan,
  ideographDigital: digits(HAN_DIGITS),
  japaneseDigitalTenThousand: inHan,
  taiwaneseDigital: digits("○一二三四五六七八九"),
  decimalFullWidth: digits("０１２３４５６７８９"),
  decimalEnclosedCircle: (number) =>
    number >= 1 && number <= 20 ? String.fromCharCode(0x245f + number) : String(number),
  decimalEnclosedCircleChinese: (number) =>
    number >= 1 && number <= 20 ? String.fromCharCode(0x245f + number) : String(number),
  ideographTraditional: (number) => Array.from("甲乙丙丁戊己庚辛壬癸")[(number - 1) % 10]!,
  ideographZodiac: (number) => Array.from("子丑寅卯辰巳午未申酉戌亥")[(number - 1) % 12]!,
  decimalZero: (number) => String(number).padStart(2, "0"),
  ordinal: (number) =>
    `${number}${ORDINALS[number % 10] && Math.floor((number % 100) / 10) !== 1 ? ORDINALS[number % 10] : "th"}`,
};

const ORDINALS: Readonly<Record<number, string>> = { 1: "st", 2: "nd", 3: "rd" };
