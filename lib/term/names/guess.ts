/**
 * A first guess of the English of a name, with where it comes from.
 *
 * NAM-GUESS-1  The dictionary’s, where it has the name as a name.
 * NAM-GUESS-2  Of a Chinese person the pinyin, surname first and apart: 任正非 “Ren Zhengfei”, 欧阳西安 “Ouyang Xi’an”. Surnames that are read
 *      otherwise than the character have their reading.
 * NAM-GUESS-3  Of a place with an ending of its own (大学, 医院), the place and the ending’s English.
 * NAM-GUESS-4  Names that spell foreign ones have none: the sounds do not say how it is written.
 */
import type { Lexicon } from "../../align/lexicon/lexicon";
import type { NameKind } from "./kinds";
import type { KnownNames } from "./known-names";
import { dictionaryForms } from "./renderings";
import { isSpellingCharacter, surnameAt } from "./surnames";

export interface Guess {
  readonly text: string;
  readonly from: "dictionary" | "pinyin";
  readonly surnameFirst: boolean | null;
}

interface GuessSources {
  readonly lexicon: Lexicon;
  readonly known: KnownNames;
}

export function guessEnglish(zh: string, kind: NameKind, sources: GuessSources): Guess | null {
  const [form] = dictionaryForms(zh, sources);
  if (form !== undefined)
    return { text: form, from: "dictionary", surnameFirst: orderOf(form, zh, kind, sources) };
  if (kind === "person") {
    const text = isForeign(zh) ? null : personInPinyin(zh, sources.lexicon);
    return text === null ? null : { text, from: "pinyin", surnameFirst: true };
  }
  if (kind === "organisation" || kind === "place") return withEnding(zh, sources);
  return null;
}

function orderOf(form: string, zh: string, kind: NameKind, { lexicon }: GuessSources): boolean | null {
  if (kind !== "person" || !form.includes(" ")) return null;
  const surname = surnameAt(zh, 0);
  return surname !== "" && form.toLowerCase().startsWith(`${readingOf(surname, lexicon)} `);
}

/** 惠特默, 亚历山大: three and more that all spell, and no surname that is hardly anything else before one or two. */
function isForeign(zh: string): boolean {
  if (/[·•・‧]/.test(zh)) return true;
  return zh.length > 3 + (surnameAt(zh, 0).length === 2 ? 1 : 0) && [...zh].every(isSpellingCharacter);
}

/** Surnames whose reading is not the usual one of the character, and double ones. */
const READINGS: Readonly<Record<string, string>> = {
  单: "shan",
  單: "shan",
  曾: "zeng",
  解: "xie",
  查: "zha",
  仇: "qiu",
  朴: "piao",
  翟: "zhai",
  缪: "miao",
  盖: "ge",
  覃: "qin",
  区: "ou",
  任: "ren",
  华: "hua",
  宁: "ning",
  应: "ying",
  葛: "ge",
  尉迟: "yuchi",
  长孙: "zhangsun",
  乐: "yue",
  员: "yun",
  召: "shao",
  洗: "xian",
  逄: "pang",
  吕: "lü",
  呂: "lü",
};

function readingOf(characters: string, lexicon: Lexicon): string {
  return (
    READINGS[characters] ??
    Array.from(characters, (one) => (lexicon.syllables(one)[0] ?? "").replace("v", "ü")).join("")
  );
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);

function personInPinyin(zh: string, lexicon: Lexicon): string | null {
  const surname = surnameAt(zh, 0);
  const given = zh.slice(surname.length);
  if (surname === "" || given.length < 1 || given.length > 2 || !/^\p{Script=Han}+$/u.test(given))
    return null;
  const syllables = Array.from(given, (one) => (lexicon.syllables(one)[0] ?? "").replace("v", "ü"));
  if (syllables.includes("")) return null;
  return `${capital(readingOf(surname, lexicon))} ${capital(joined(syllables))}`;
}

/** “Xi’an”: an apostrophe before a vowel inside of a word. */
function joined(syllables: readonly string[]): string {
  return syllables
    .map((syllable, at) => (at > 0 && /^[aoe]/.test(syllable) ? `’${syllable}` : syllable))
    .join("");
}

const ENDINGS: Readonly<Record<string, string>> = {
  大学: "University",
  医院: "Hospital",
  银行: "Bank",
  日报: "Daily",
  晚报: "Evening News",
  电视台: "Television",
  出版社: "Press",
  博物馆: "Museum",
  图书馆: "Library",
  机场: "Airport",
  法院: "Court",
  大学医院: "University Hospital",
};

function withEnding(zh: string, { known }: GuessSources): Guess | null {
  for (const [ending, english] of Object.entries(ENDINGS)) {
    if (!zh.endsWith(ending) || zh.length === ending.length) continue;
    const place = known.get(zh.slice(0, -ending.length));
    if (place && place.kind === "place" && place.forms[0])
      return { text: `${place.forms[0]} ${english}`, from: "dictionary", surnameFirst: null };
  }
  return null;
}
