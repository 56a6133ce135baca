/**
 * What the aligner knows of one item (a sentence or a paragraph) before it compares: its words with their place
 * and weight, its length, its marks. The wording itself is not needed after this.
 *
 * A Chinese item has *units* and *terms*. The units part it into words, longest first; they are what must be answered.
 * The terms are what may answer: every dictionary word that stands anywhere in it, every number, Latin word and
 * pair of neighbouring characters, each with the unit it speaks for. So 加州大学 is one unit that “California”,
 * “university” or 大学 alone can explain in part.
 */

import { LATIN, NUMBER, SOFT } from "../lexicon/ground";
import { type Lexicon, LONGEST_WORD } from "../lexicon/lexicon";
import { englishWords } from "./english";
import { chineseNumbers, englishNumbers } from "./numbers";
import { mayBePinyin, spelledFrom, spellingKey } from "./pinyin";

export interface Marks {
  /** Chinese characters, or English letters and digits. */
  readonly length: number;
  /** 0 none, 1 full stop, 2 question, 3 exclamation, 4 colon or comma, 5 ellipsis or dash. */
  readonly ending: number;
  readonly questions: number;
  readonly exclamations: number;
  readonly quotes: number;
  /** Whether it begins, and ends, with a quotation mark. */
  readonly opensQuoted: boolean;
  readonly closesQuoted: boolean;
  readonly colons: number;
  readonly brackets: number;
  readonly commas: number;
  /** A speaker's label stands before a colon at its start. */
  readonly hasLabel: boolean;
}

/** What is known of an item besides its words. */
export interface ItemFacts {
  readonly marks: Marks;
  /** A class of kinds that answer each other, or -1 where none is stated. */
  readonly kind: number;
  readonly isDoubted: boolean;
}

export interface ChineseItem {
  readonly marks: Marks;
  /** Per term, in the order of their units: its type, the unit it speaks for, its share of that unit, where it stands (0 to 1). */
  readonly termType: Int32Array;
  readonly termUnit: Int32Array;
  readonly termShare: Float32Array;
  readonly termAt: Float32Array;
  /** Per unit: its type, to be counted. */
  readonly unitType: Int32Array;
  /** Per unit: where its middle stands (0 to 1). */
  readonly unitAt: Float32Array;
  /** Per unit: LATIN or NUMBER (of two digits and more) where the English should have it as it stands, or SOFT. */
  readonly ground: Uint8Array;
}

export interface EnglishItem {
  readonly marks: Marks;
  readonly wordType: Int32Array;
  readonly wordAt: Float32Array;
}

/** A numbered list of distinct strings. */
export class Types {
  private readonly ids = new Map<string, number>();
  readonly names: string[] = [];
  of(name: string): number {
    let id = this.ids.get(name);
    if (id === undefined) {
      id = this.names.length;
      this.ids.set(name, id);
      this.names.push(name);
    }
    return id;
  }
  find(name: string): number {
    return this.ids.get(name) ?? -1;
  }
}

const NOTHING: ReadonlySet<string> = new Set();
const HAN_RUN = /\p{Script=Han}+/gu;
const LATIN_RUN = /[A-Za-z][A-Za-z0-9]*(?:['’+][A-Za-z]+)*/g;
/** Characters without a meaning that English would answer with a word. */
const EMPTY = new Set(
  "的了着是在和与而也就都又还便却并把被将对从向到以之其所者吗呢吧啊呀么地得个这那不没有上下里中来去说",
);

/**
 * `names`: spellings, as `spellingKey` makes them, of the English words that may be Chinese names. `agreed`: words that
 * count besides those of the dictionary.
 */
export function readChinese(
  text: string,
  lexicon: Lexicon,
  types: Types,
  names: NameTable,
  agreed: ReadonlySet<string> = NOTHING,
): ChineseItem {
  const termType: number[] = [];
  const termUnit: number[] = [];
  const termShare: number[] = [];
  const termAt: number[] = [];
  const unitType: number[] = [];
  const ground: number[] = [];
  const span = Math.max(1, text.length);
  const unitOf = new Int32Array(text.length).fill(-1);
  const units: { start: number; end: number }[] = [];
  const addUnit = (name: string, start: number, end: number) => {
    unitOf.fill(units.length, start, end);
    units.push({ start, end });
    unitType.push(types.of(name));
    ground.push(name.startsWith("@") ? LATIN : name.startsWith("#") && name.length > 2 ? NUMBER : SOFT);
  };
  const addTerm = (name: string, start: number, end: number) => {
    const at = unitOf[start]!;
    const unit = units[at];
    if (!unit) return;
    termType.push(types.of(name));
    termUnit.push(at);
    termShare.push((Math.min(end, unit.end) - start) / (unit.end - unit.start));
    termAt.push((start + end) / 2 / span);
  };
  const numbers = chineseNumbers(text);
  for (const { value, start, end } of numbers) {
    addUnit(`#${value}`, start, end);
    addTerm(`#${value}`, start, end);
  }
  for (const word of agreed) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (unitOf.subarray(at, at + word.length).some((unit) => unit >= 0)) continue;
      addUnit(word, at, at + word.length);
      addTerm(word, at, at + word.length);
    }
  }
  for (const match of text.matchAll(LATIN_RUN)) {
    const word = match[0].toLowerCase();
    if (unitOf[match.index]! >= 0) continue;
    addUnit(`@${word}`, match.index, match.index + match[0].length);
    addTerm(`@${word}`, match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(HAN_RUN)) {
    const from = match.index;
    const to = from + match[0].length;
    for (let at = from; at < to; ) {
      if (unitOf[at]! >= 0) {
        at++;
        continue;
      }
      let end = Math.min(to, at + LONGEST_WORD);
      while (end > at + 1 && (unitOf[end - 1]! >= 0 || lexicon.find(text, at, end) < 0)) end--;
      if (end > at + 1 || !EMPTY.has(text[at]!)) addUnit(text.slice(at, end), at, end);
      at = end;
    }
    for (let at = from; at < to; at++) {
      for (let end = at + 1; end <= Math.min(to, at + LONGEST_WORD); end++) {
        const isPair = end === at + 2;
        if (isPair || lexicon.find(text, at, end) >= 0) addTerm(text.slice(at, end), at, end);
      }
      for (const { spelling, end } of spelledFrom(text, at, to, names, lexicon))
        addTerm(`~${spelling}`, at, end);
    }
  }
  const order = termUnit.some((unit, t) => t > 0 && unit < termUnit[t - 1]!)
    ? termUnit.map((_, t) => t).sort((x, y) => termUnit[x]! - termUnit[y]! || x - y)
    : null;
  const inOrder = (values: number[]) => (order ? order.map((t) => values[t]!) : values);
  return {
    marks: readMarks(text, "zh"),
    termType: new Int32Array(inOrder(termType)),
    termUnit: new Int32Array(inOrder(termUnit)),
    termShare: new Float32Array(inOrder(termShare)),
    termAt: new Float32Array(inOrder(termAt)),
    unitType: new Int32Array(unitType),
    unitAt: Float32Array.from(units, ({ start, end }) => (start + end) / 2 / span),
    ground: new Uint8Array(ground),
  };
}

/** Which English types a spelling in pinyin stands for. */
export class NameTable {
  private readonly beginnings = new Set<string>();
  constructor(private readonly names: ReadonlyMap<string, ReadonlySet<number>> = new Map()) {
    for (const name of names.keys())
      for (let length = 1; length <= name.length; length++) this.beginnings.add(name.slice(0, length));
  }
  has(spelling: string): boolean {
    return this.names.has(spelling);
  }
  begins(spelling: string): boolean {
    return this.beginnings.has(spelling);
  }
  typesOf(spelling: string): ReadonlySet<number> {
    return this.names.get(spelling) ?? new Set();
  }
}

export function readEnglish(text: string, types: Types): EnglishItem {
  const span = Math.max(1, text.length);
  const numbers = englishNumbers(text);
  const wordType: number[] = [];
  const wordAt: number[] = [];
  for (const { value, start, end } of numbers) {
    wordType.push(types.of(value));
    wordAt.push((start + end) / 2 / span);
  }
  let next = 0;
  for (const word of englishWords(text)) {
    while (next < numbers.length && numbers[next]!.end <= word.start) next++;
    if (next < numbers.length && numbers[next]!.start < word.end) continue;
    wordType.push(types.of(word.stem));
    wordAt.push((word.start + word.end) / 2 / span);
  }
  return {
    marks: readMarks(text, "en"),
    wordType: new Int32Array(wordType),
    wordAt: new Float32Array(wordAt),
  };
}

/** The words that may be Chinese names: always written with a capital in these texts, and readable as pinyin. */
export function readNames(texts: readonly string[], types: Types): NameTable {
  const names = new Map<string, Set<number>>();
  const small = new Set<string>();
  for (const text of texts) {
    for (const word of englishWords(text)) {
      const spelled = spellingKey(text.slice(word.start, word.end).replace(/['’]s$/, ""));
      if (!word.isCapital) small.add(spelled);
      else if (mayBePinyin(spelled))
        names.set(spelled, (names.get(spelled) ?? new Set()).add(types.of(word.stem)));
    }
  }
  for (const word of small) names.delete(word);
  return new NameTable(names);
}

const LABEL = /^[《“"]?[\p{L}\p{N}·.' ]{1,30}[》”"]?(?:\s?[(（][^)）]{0,20}[)）])?[:：]\s*\S/u;

const LETTER = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/** One walk over the text: regular expressions for each mark took a quarter of the time of reading. */
export function readMarks(text: string, language: "zh" | "en"): Marks {
  const seen = { length: 0, questions: 0, exclamations: 0, quotes: 0, colons: 0, brackets: 0, commas: 0 };
  let wasLatin = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isLatin = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    if (isLatin) {
      if (language === "en" || !wasLatin) seen.length++;
      wasLatin = true;
      continue;
    }
    wasLatin = false;
    if (code >= 0x4e00 && code <= 0x9fff) {
      seen.length++;
      continue;
    }
    const mark = MARK_OF.get(code);
    if (mark !== undefined) for (const name of mark) seen[name]++;
    else if (code === 0x2018) {
      if (LETTER.test(text[at + 1] ?? "")) seen.quotes++;
    } else if (code === 39 || code === 0x2019) {
      if (".,!?".includes(text[at - 1] ?? " ")) seen.quotes++;
    } else if (code > 127) {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      if ((language === "zh" ? HAN : LETTER).test(character)) seen.length++;
      at += character.length - 1;
    }
  }
  const bare = text.replace(/[\s”’"'」』）)】》]+$/u, "");
  const last = bare.at(-1) ?? "";
  return {
    ...seen,
    ending: ENDINGS.findIndex((ending) => ending.includes(last) && last !== "") + 1,
    opensQuoted: /^\s*[“"「『‘']/.test(text),
    closesQuoted: /[”"」』’']\s*$/.test(text),
    hasLabel: LABEL.test(text),
  };
}

type Counted = "questions" | "exclamations" | "quotes" | "colons" | "brackets" | "commas";
const MARK_OF: ReadonlyMap<number, readonly Counted[]> = new Map(
  (
    [
      ["?？", ["questions"]],
      ["!！", ["exclamations"]],
      ['“”"「」『』', ["quotes"]],
      [":：", ["colons"]],
      [";；", ["colons", "commas"]],
      ["(（[【《", ["brackets"]],
      [",，、", ["commas"]],
    ] as const
  ).flatMap(([marks, names]) => [...marks].map((mark) => [mark.charCodeAt(0), names] as const)),
);

const ENDINGS = [".。．", "?？", "!！", ":：,，;；、", "…—–-"];
