/**
 * Names that CC-CEDICT knows, with their English: 休斯敦 Houston, 特朗普 Donald Trump, 《人民日报》 People’s Daily.
 *
 * NAM-KNOWN-1  An entry is a name where its pinyin has a capital and its gloss begins with words that have one. Its forms are
 *      the beginnings of its glosses, up to a bracket, a comma or a year; “surname Wang” and “abbr. for …” are none.
 * NAM-KNOWN-2  A headword that is a word of everyday life as well (高明), or one of two characters that no list of words has as a
 *      name (中都, 上高: “在文件中都有”), is ambiguous: alone it shows nothing.
 *
 * Kept as lines “headword TAB kind TAB forms, parted by |”; an ambiguous one's kind has a “?” behind it.
 */
import type { LexiconEntry } from "../../align/lexicon/lexicon";
import { type NameKind, WORK_ENDING } from "./kinds";

export interface KnownName {
  readonly kind: NameKind;
  readonly forms: readonly string[];
  /** Is also a common word. */
  readonly isAmbiguous: boolean;
}

export type KnownNames = ReadonlyMap<string, KnownName>;

/** Days and months have capitals in English only. */
const TIME =
  /^(?:[一二三四五六七八九十]{1,2}月|(?:周|星期|礼拜|禮拜|週)[一二三四五六日天]|.*(?:节|節|世纪|语|語|文|字|人|教|网|網))$/;

/** No headword longer than this is looked for. */
const LONGEST_NAME = 12;

const longest = new WeakMap<KnownNames, ReadonlyMap<number, number>>();

/** How long the longest name is that begins with the two characters at a place; 0 where none does. */
export function longestNameAt(known: KnownNames, text: string, at: number): number {
  let lengths = longest.get(known);
  if (!lengths) {
    const made = new Map<number, number>();
    for (const name of known.keys())
      made.set(beginningAt(name, 0), Math.max(made.get(beginningAt(name, 0)) ?? 0, name.length));
    longest.set(known, made);
    lengths = made;
  }
  return at + 1 < text.length ? (lengths.get(beginningAt(text, at)) ?? 0) : 0;
}

const beginningAt = (text: string, at: number) => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

/** `isNameElsewhere`: whether a list of words with their parts of speech has it as a name, and often. */
export function buildKnownNames(
  entries: Iterable<LexiconEntry>,
  isNameElsewhere: (simplified: string) => boolean,
): string {
  const names = new Map<string, { kind: NameKind; forms: Set<string> }>();
  const common = new Set<string>();
  const rare = new Set<string>();
  for (const { simplified, traditional, pinyin, english } of entries) {
    const keys = [...new Set([simplified, traditional])].filter(
      (key) =>
        key.length > 1 &&
        key.length <= LONGEST_NAME &&
        /^\p{Script=Han}[\p{Script=Han}·]*$/u.test(key) &&
        !TIME.test(key),
    );
    if (!/^\p{Lu}/u.test(pinyin) || /^[第一二三四五六七八九十百]+[条條大年月]/.test(simplified)) {
      if (!english.some((gloss) => /^(?:the )?\p{Lu}\p{Ll}/u.test(gloss)))
        for (const key of keys) common.add(key);
      continue;
    }
    if (
      english.some((gloss) =>
        /\b(?:species|genus|family of|disease|virus|festival|theory|solar term|antelope|Buddhis|constellation)/i.test(
          gloss,
        ),
      )
    )
      continue;
    const forms = [...new Set(english.flatMap(formsOf))];
    if (forms.length === 0) continue;
    for (const key of keys) {
      if (key.length === 2 && !isNameElsewhere(simplified)) rare.add(key);
      const there = names.get(key);
      if (there) for (const form of forms) there.forms.add(form);
      else names.set(key, { kind: kindOf(key, english), forms: new Set(forms) });
    }
  }
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([key, { kind, forms }]) =>
        `${key}\t${kind}${common.has(key) || rare.has(key) ? "?" : ""}\t${[...forms].join("|")}`,
    )
    .join("\n");
}

/** Of a list “word count part of speech”: what is a name there, often enough, and no two words that meet (上高). */
export function readNameWords(list: string): ReadonlySet<string> {
  return new Set(
    list.split("\n").flatMap((line) => {
      const [word = "", count = "", part = ""] = line.split(" ");
      return Number(count) >= 20 && /^n(?:s|rt|t)/.test(part) && !ACROSS_WORDS.test(word) ? [word] : [];
    }),
  );
}
const ACROSS_WORDS =
  /^[上下中里后前内外会从来和日三大美金南中北东西](?!国|京|昌|宁|充|海|岸|非|韩|东|美|欧|亚|平洋)|[上下中里后前内外时的都会有从来和高电山内原县]$/;

/** Words that are the whole of a form: Houston. */
export function properWords(known: KnownNames): ReadonlySet<string> {
  return new Set(
    [...known.values()].flatMap(({ forms }) => forms.filter((form) => /^\p{Lu}\p{Ll}+$/u.test(form))),
  );
}

export function readKnownNames(table: string): KnownNames {
  return new Map(
    table.split("\n").map((line): [string, KnownName] => {
      const [key = "", kind = "", forms = ""] = line.split("\t");
      return [
        key,
        {
          kind: kind.replace("?", "") as NameKind,
          forms: forms.split("|"),
          isAmbiguous: kind.endsWith("?"),
        },
      ];
    }),
  );
}

/** “Chongqing (Chungking), formerly in …”: Chongqing. “United States; USA; US”: three. */
function formsOf(gloss: string): string[] {
  if (
    /^\(?(?:abbr|surname|variant|old variant|see|also written|CL:|used in|Taiwan pr|short name|bound form)/i.test(
      gloss,
    )
  )
    return [];
  return gloss
    .replace(/^\([^)]*\)\s*/, "")
    .split(";")
    .flatMap((part) => {
      const form = part
        .trim()
        .replace(/^the (?=\p{Lu})/u, "")
        .replace(/\s*[(（,:\p{Script=Han}0-9].*$/u, "")
        .replace(
          / (?:in|of|on|from|near|or|at|between|and|with|as|by|for) (?=the |northern|southern|western|eastern|\p{Ll}).*$/u,
          "",
        )
        .replace(/ (?:in|near) \p{Lu}.*$/u, "")
        .replace(
          /(?<=\p{L}) (?:city|county|district|province|prefecture|municipality|town|township|mountain|river|lake|island|autonomous|level|prefecture-level|county-level|sub-prefecture).*$/u,
          "",
        )
        .trim();
      return /^\p{Lu}/u.test(form) && form.length > 1 && form.length <= 60 && form.split(" ").length <= 7
        ? [form]
        : [];
    });
}

function kindOf(key: string, english: readonly string[]): NameKind {
  if (
    english.some((gloss) =>
      /\((?:c\. |born )?\d{3,4}|surname|politician|president|poet|writer|emperor/.test(gloss),
    ) &&
    key.length <= 6
  )
    return "person";
  if (WORK_ENDING.test(key)) return "work";
  if (/(?:大学|学院|公司|集团|银行|党|队|会|社|局|部|院|组织|联盟|委|军|厅|署|台|馆|校)$/.test(key))
    return "organisation";
  return "place";
}
