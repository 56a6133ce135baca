/**
 * Names of a text, proposed for its ledger: each with how often it stands there, how the English has it, and a first guess where that says nothing.
 *
 * NAM-PROP-1  What is in the ledger, or was refused there, is not proposed.
 * NAM-PROP-2  A name that rows with English have, and none of them answers, is proposed only where marks or the dictionary show it: the English of
 *      a person is there.
 * NAM-PROP-3  Shorter names of one person are forms of the longer: 惠特默 of 格雷琴·惠特默, 任总 of 任正非 where nobody else in the text has
 *      that surname.
 * NAM-PROP-4  The order is by how often, by what shows it and by what the English says; a name of a country or a great city is behind the others.
 * NAM-PROP-5  A row is read in pieces, of each name twelve places are compared with their English, of a text so many names: the work grows with the
 *      text and no faster.
 */

import { foldTerm } from "../fold";
import { type WordCounts, WordEdges } from "../word-edges";
import type { AnswerSources } from "./answers";
import { guessEnglish } from "./guess";
import type { NameKind } from "./kinds";
import { type FoundName, findNames, type NameGround, type NameSources, repeatedPeople } from "./recognise";
import { dictionaryForms, type EnglishNames, readEnglishNames, renderingIn, textOf } from "./renderings";
import { surnameAt } from "./surnames";

export interface RowOfTexts {
  readonly source: string;
  readonly target: string;
}

export interface NamePlace {
  /** Which of the rows. */
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

export interface ProposedName {
  readonly zh: string;
  readonly kind: NameKind;
  readonly aliases: readonly string[];
  readonly count: number;
  /** How the English has it, the commonest first. */
  readonly renderings: readonly { readonly text: string; readonly count: number }[];
  /** What would be put into the ledger; "" where nothing can be said. */
  readonly first: string;
  readonly later: string;
  readonly surnameFirst: boolean | null;
  /** Where `first` comes from. */
  readonly from: "english" | "dictionary" | "pinyin" | null;
  /** Higher is surer; comparable within one text. */
  readonly score: number;
  readonly places: readonly NamePlace[];
}

/** NAM-PROP-5. */
const PIECE = 1_500;
const COMPARED = 12;
const MOST_COMPARED = 800;
const MOST_PLACES = 20;
const MOST_TARGET = 6_000;

interface Candidate {
  zh: string;
  kind: NameKind;
  readonly kinds: Map<NameKind, number>;
  readonly grounds: Set<NameGround>;
  count: number;
  readonly places: NamePlace[];
}

export interface ProposalOrder {
  readonly limit: number;
  /** In the ledger, or refused. Given the name folded (`foldTerm`). */
  readonly isSettled: (folded: string) => boolean;
}

/** Yields between steps of some milliseconds, so that whoever runs it can do other things. Returns the proposals, the best first. */
export function* proposingNames(
  rows: readonly RowOfTexts[],
  sources: AnswerSources & { readonly words: WordCounts },
  { limit, isSettled }: ProposalOrder,
): Generator<void, readonly ProposedName[]> {
  const often = repeatedPeople(
    rows.map(({ source }) => source),
    sources.lexicon,
  );
  yield;
  const candidates = new Map<string, Candidate>();
  for (const [row, { source }] of rows.entries())
    for (const { zh, kind, ground, start, end } of namesInPieces(source, sources, often)) {
      yield;
      const key = foldTerm(zh);
      if (isSettled(key)) continue;
      const place = { row, start, end };
      const there = candidates.get(key);
      if (!there)
        candidates.set(key, {
          zh,
          kind,
          kinds: new Map([[kind, 1]]),
          grounds: new Set([ground]),
          count: 1,
          places: [place],
        });
      else {
        there.count += 1;
        there.kinds.set(kind, (there.kinds.get(kind) ?? 0) + 1);
        there.grounds.add(ground);
        if (there.places.length < 400) there.places.push(place);
      }
    }
  for (const one of candidates.values())
    one.kind = [...one.kinds].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
  const sorted = [...candidates.values()].sort((one, other) => groundScore(other) - groundScore(one));
  const english = new Map<number, EnglishNames>();
  const readRow = (row: number): EnglishNames => {
    let read = english.get(row);
    if (!read) {
      read = readEnglishNames(rows[row]!.target);
      english.set(row, read);
    }
    return read;
  };
  const runsOfText = yield* countRuns(rows, readRow);
  const proposed: (ProposedName & { readonly grounds: ReadonlySet<NameGround> })[] = [];
  for (const one of sorted.slice(0, Math.max(MOST_COMPARED, 2 * limit))) {
    const seen = evidenceOf(one, rows, readRow, runsOfText, sources);
    const score = groundScore(one) * seen.weight;
    if (score >= LEAST) {
      const { first, from, surnameFirst } = englishOf(one, seen.renderings, sources);
      proposed.push({
        zh: one.zh,
        kind: one.kind,
        aliases: [],
        count: one.count,
        renderings: seen.renderings,
        first,
        later: laterOf(first, one.kind, surnameFirst),
        surnameFirst,
        from,
        score,
        places: one.places.slice(0, MOST_PLACES),
        grounds: one.grounds,
      });
    }
    yield;
  }
  return [...withAliases(proposed)]
    .sort((one, other) => other.score - one.score || (one.zh < other.zh ? -1 : 1))
    .slice(0, limit)
    .map(({ grounds: _, ...name }) => ({ ...name, score: Math.round(name.score * 100) / 100 }));
}

const LEAST = 0.55;

/** Names of a text however long, in pieces; those alone that the words around them do not deny. */
export function* namesInPieces(
  source: string,
  sources: NameSources & { readonly words: WordCounts },
  often: ReadonlySet<string>,
): Generator<FoundName> {
  for (const { from, text } of pieces(source)) {
    let edges: WordEdges | undefined;
    for (const name of findNames(text, sources, often)) {
      if (!isNameLike(name.zh, name.kind)) continue;
      if (name.ground === "dictionary" && name.zh.length <= 3) {
        edges ??= new WordEdges(text, sources.words);
        if (!edges.isWord(name.start, name.end)) continue;
      }
      yield { ...name, start: from + name.start, end: from + name.end, kind: kindBy(name, text) };
    }
  }
}

/** Cut where sentences end, so that what is read at once is short however long the row is. */
function pieces(text: string): readonly { readonly from: number; readonly text: string }[] {
  const found: { from: number; text: string }[] = [];
  for (let from = 0; from < text.length; ) {
    let end = Math.min(text.length, from + PIECE);
    if (end < text.length) {
      const cut = Math.max(
        ...["。", "\n", "！", "？", "；", "，"].map((mark) => text.lastIndexOf(mark, end - 1)),
      );
      if (cut > from) end = cut + 1;
    }
    found.push({ from, text: text.slice(from, end) });
    from = end;
  }
  return found;
}

const PLACE_BEHIND =
  /^(?:州|省|市|县|郡|镇|村|岛|河|湖|山|湾|峡|港|海|沙漠|半岛|群岛|地区|火山|高原|盆地|国家公园|大道|大街|广场|机场|[（(][^（）()]*(?:州|省|市)[）)])/;
const PLACE_ENDING = /.{2}(?:岛|州|堡|河|湖|湾|镇|县|山)$/;

/** What spells a foreign name is a person unless it says that it is a place. */
function kindBy({ kind, ground, zh, end }: FoundName, text: string): NameKind {
  if (kind !== "person" || ground !== "sounds" || /[·•・‧]/.test(zh)) return kind;
  return PLACE_ENDING.test(zh) || PLACE_BEHIND.test(text.slice(end, end + 8)) ? "place" : kind;
}

/** A work of Chinese characters or with a capital; others are what they are. */
function isNameLike(zh: string, kind: NameKind): boolean {
  if (zh.length < 2 || zh.length > 40) return false;
  return kind !== "work" || /\p{Script=Han}/u.test(zh);
}

const GROUNDS: Readonly<Record<NameGround, number>> = {
  marks: 1.1,
  sounds: 1,
  dictionary: 0.7,
  surname: 0.9,
  title: 0.5,
  ending: 0.9,
};

function groundScore({ grounds, count, zh, kind }: Candidate): number {
  const ground = Math.max(...[...grounds].map((one) => GROUNDS[one]));
  const isDotted = /[·•・‧]/.test(zh);
  const isPlain = kind === "place" && grounds.has("dictionary") && zh.length <= 3;
  return ground * (1 + 0.4 * Math.log2(count)) * (isDotted ? 1.3 : 1) * (isPlain ? 0.8 : 1);
}

/** How often each run of capitals stands in the text, by rows. */
function* countRuns(
  rows: readonly RowOfTexts[],
  readRow: (row: number) => EnglishNames,
): Generator<void, ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const [at, { target }] of rows.entries()) {
    if (target.trim() === "" || target.length > MOST_TARGET) continue;
    const { text, runs } = readRow(at);
    for (const run of new Set(runs.map((words) => textOf(text, words))))
      counts.set(run, (counts.get(run) ?? 0) + 1);
    yield;
  }
  return counts;
}

interface Evidence {
  readonly renderings: readonly { readonly text: string; readonly count: number }[];
  readonly weight: number;
}

function evidenceOf(
  one: Candidate,
  rows: readonly RowOfTexts[],
  readRow: (row: number) => EnglishNames,
  runsOfText: ReadonlyMap<string, number>,
  sources: AnswerSources,
): Evidence {
  const byRow = new Map(one.places.map((place) => [place.row, place]));
  const withEnglish = [...byRow.values()].filter(({ row }) => {
    const { target } = rows[row]!;
    return target.trim() !== "" && target.length <= MOST_TARGET;
  });
  const compared = spread(withEnglish, COMPARED);
  const bracketed = bracketedIn(one.places, rows);
  if (bracketed !== "") return { renderings: [{ text: bracketed, count: 1 }], weight: 1.3 };
  if (compared.length === 0) return { renderings: [], weight: alone(one) };
  const counts = new Map<string, number>();
  let answered = 0;
  for (const { row, end } of compared) {
    const read = readRow(row);
    const asked = { zh: one.zh, kind: one.kind, behind: rows[row]!.source.slice(end, end + 2) };
    const found =
      (one.kind === "work" && titleIn(read, rows[row]!.source, one.zh)) || renderingIn(read, asked, sources);
    if (found === "") continue;
    answered += 1;
    counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  if (answered * 2 < compared.length) {
    const together = standsTogether(compared, readRow, runsOfText, one.count);
    if (together) {
      counts.set(together.text, Math.max(together.count, counts.get(together.text) ?? 0));
      answered = Math.max(answered, together.count);
    }
  }
  const renderings = [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || b.text.length - a.text.length);
  if (answered > 0) return { renderings, weight: 0.75 + (0.55 * answered) / compared.length };
  // NAM-PROP-2
  if (one.grounds.has("marks")) return { renderings, weight: 0.7 };
  if (one.grounds.has("dictionary")) return { renderings, weight: compared.length > 1 ? 0.3 : 0.6 };
  return { renderings, weight: compared.length > 1 ? 0.1 : 0.3 };
}

/** 勒斯滕堡（Rustenburg）: the Chinese says itself what the English is. */
function bracketedIn(places: readonly NamePlace[], rows: readonly RowOfTexts[]): string {
  for (const { row, end } of places) {
    const behind = rows[row]!.source.slice(end, end + 60);
    const name = /^\s?[（(]\s?(\p{Lu}[\p{Script=Latin} .’'-]{2,50}?)\s?[)）]/u.exec(behind)?.[1];
    if (name !== undefined) return name;
  }
  return "";
}

/** What the English has; its dictionary form where the English has only the adjective (“French”); else a guess. */
function englishOf(
  one: Candidate,
  renderings: Evidence["renderings"],
  sources: AnswerSources,
): Pick<ProposedName, "first" | "from" | "surnameFirst"> {
  const forms = dictionaryForms(one.zh, sources);
  const [best] = renderings;
  const inForm = renderings.find(({ text }) => forms.includes(text));
  const isAdjective =
    one.kind === "place" && forms.length > 0 && best !== undefined && !best.text.includes(" ");
  const text = inForm?.text ?? (isAdjective ? undefined : best?.text);
  if (text !== undefined) return { first: text, from: "english", surnameFirst: orderIn(text, one, sources) };
  const guess = guessEnglish(one.zh, one.kind, sources);
  // The sounds of a foreign name do not say how it is written.
  if (!guess || (guess.from === "pinyin" && one.grounds.size === 1 && one.grounds.has("sounds")))
    return { first: "", from: null, surnameFirst: null };
  return { first: guess.text, from: guess.from, surnameFirst: guess.surnameFirst };
}

/** Where there is no English beside it: how sure the Chinese is by itself. */
function alone({ grounds, count, zh }: Candidate): number {
  if (grounds.has("marks") || grounds.has("ending") || /[·•・‧]/.test(zh)) return 1;
  if (grounds.has("dictionary")) return 0.9;
  return count > 1 ? 0.9 : 0.62;
}

function spread<One>(all: readonly One[], most: number): readonly One[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)]!);
}

/** NAM-REND-2. */
function titleIn({ titles }: EnglishNames, source: string, zh: string): string {
  const chinese = [...source.matchAll(/《([^《》\n]{1,60})》/g)].map((match) => match[1]);
  return chinese.length === titles.length ? (titles[chinese.indexOf(zh)] ?? "") : "";
}

/** NAM-REND-3. */
function standsTogether(
  places: readonly NamePlace[],
  readRow: (row: number) => EnglishNames,
  runsOfText: ReadonlyMap<string, number>,
  count: number,
): { readonly text: string; readonly count: number } | null {
  const together = new Map<string, number>();
  for (const { row } of places) {
    const { text, runs } = readRow(row);
    for (const run of new Set(runs.map((words) => textOf(text, words))))
      together.set(run, (together.get(run) ?? 0) + 1);
  }
  const [best] = [...together].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < 3 || best[1] < 0.6 * places.length) return null;
  const all = runsOfText.get(best[0]) ?? best[1];
  // Of all its places in the text, as many as the name has, by and large.
  return all <= 1.6 * count + 1 ? { text: best[0], count: best[1] } : null;
}

function orderIn(first: string, { zh, kind }: Candidate, { lexicon }: AnswerSources): boolean | null {
  const words = first.split(" ");
  if (kind !== "person" || words.length < 2) return null;
  const surname = surnameAt(zh, 0);
  if (surname === "" || /[·•・‧]/.test(zh)) return false;
  const reading = Array.from(surname, (one) => lexicon.syllables(one)[0] ?? "").join("");
  if (words[0]!.toLowerCase() === reading) return true;
  return words.at(-1)!.toLowerCase() === reading ? false : null;
}

/** Of a person the surname, where it is known which it is. */
function laterOf(first: string, kind: NameKind, surnameFirst: boolean | null): string {
  const words = first.split(" ");
  if (kind !== "person" || surnameFirst === null || words.length < 2) return "";
  return surnameFirst ? words[0]! : words.at(-1)!;
}

/** NAM-PROP-3. */
function withAliases<Name extends ProposedName & { readonly grounds: ReadonlySet<NameGround> }>(
  names: readonly Name[],
): readonly Name[] {
  const people = names.filter(({ kind }) => kind === "person");
  const fullOf = new Map<string, Name[]>();
  const bySurname = new Map<string, Name[]>();
  for (const one of people) {
    const parts = one.zh.split(/[·•・‧]/);
    if (parts.length > 1) {
      for (const part of [parts[0]!, parts.at(-1)!])
        if (part.length > 1) fullOf.set(part, [...(fullOf.get(part) ?? []), one]);
    } else if (!one.grounds.has("title")) {
      const surname = surnameAt(one.zh, 0);
      if (surname !== "") bySurname.set(surname, [...(bySurname.get(surname) ?? []), one]);
    }
  }
  const into = new Map<Name, Name[]>();
  for (const one of people) {
    const isTitled = one.grounds.has("title") && one.grounds.size === 1;
    const owners = isTitled ? bySurname.get(surnameAt(one.zh, 0)) : fullOf.get(one.zh);
    const [owner, ...others] = owners ?? [];
    if (owner && others.length === 0 && owner !== one) into.set(owner, [...(into.get(owner) ?? []), one]);
  }
  const folded = new Set([...into.values()].flat());
  return names
    .filter((one) => !folded.has(one))
    .map((one) => {
      const others = into.get(one) ?? [];
      if (others.length === 0) return one;
      return {
        ...one,
        aliases: others.map(({ zh }) => zh).slice(0, 20),
        count: others.reduce((sum, { count }) => sum + count, one.count),
        score: one.score + 0.2 * others.length,
      };
    });
}
