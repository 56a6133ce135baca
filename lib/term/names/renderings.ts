/**
 * How an English text has a name: the words with a capital that answer it.
 *
 * NAM-REND-1  A run of words with a capital whose words answer the name (NAM-ANS-1), from the first of them that does to the last. Where the run
 *      holds a form that the dictionary has for the name, that form; of an organisation or a work the whole run.
 * NAM-REND-2  A title in 《》 is what stands between marks of emphasis or quotation marks, where the row has as many of these as of titles.
 * NAM-REND-3  What sounds and dictionary do not show, the rows do: a run that stands in most rows that have the name, three of them at least,
 *      and hardly anywhere else (韦小宝, “Trinket”).
 */
import { type AnswerSources, EnglishSide, isGenericWord } from "./answers";
import { capitalRuns, type EnglishWord, englishNameWords } from "./english-names";
import type { NameKind } from "./kinds";
import { isSpellingCharacter } from "./surnames";
import { soundsLike, soundsOf } from "./transliteration";

/** A row's English as it is read for names, once for all names of the row. */
export interface EnglishNames {
  readonly text: string;
  readonly runs: readonly (readonly EnglishWord[])[];
  /** What stands in italics or quotation marks. */
  readonly titles: readonly string[];
}

/** Longer English is read as far as this; more runs of one row are not compared. */
const LONGEST = 6_000;
const MOST_RUNS = 60;

const TITLE = /\*([^*\n]{2,120})\*|_([^_\n]{2,120})_|“([^”\n]{2,120})”|"([^"\n]{2,120})"|‘([^’\n]{2,120})’/gu;

export function readEnglishNames(english: string): EnglishNames {
  const text = english.slice(0, LONGEST);
  const words = englishNameWords(text);
  const runs = capitalRuns(text, words)
    .map(withoutOpening)
    .filter((run) => run.length > 0);
  const titles = [...text.matchAll(TITLE)].map((match) => match.slice(1).find(Boolean) ?? "");
  return { text, runs: runs.slice(0, MOST_RUNS), titles };
}

const OPENS =
  /^(?:The|A|An|In|On|At|By|For|From|To|Of|And|But|Or|So|If|As|When|While|After|Before|Since|With|It|Its|He|She|They|We|You|I|His|Her|Their|Our|My|This|That|These|Those|There|Here|What|Why|How|Who|Where|Then|Now|Not|No|Yes|All|Some|Both|Even|Also|However|Because|Although|Though|Is|Are|Was|Were|Did|Do|Does|Has|Have|Had|Let|Please|Well|Just|Only|Once|Every|Each|Any|Many|Most|More|One|Two|Three|Under|Over|Like|Unlike|According|During)$/;

/** A word that only opens the sentence is no part of the name behind it. */
function withoutOpening(run: readonly EnglishWord[]): readonly EnglishWord[] {
  const from = run.findIndex(({ text }) => !OPENS.test(text));
  return from < 0 ? [] : run.slice(from);
}

interface Asked {
  readonly zh: string;
  readonly kind: NameKind;
  /** The Chinese that follows; a name may go on there. */
  readonly behind: string;
}

/** NAM-REND-1; "" where nothing answers. */
export function renderingIn(
  { text, runs }: EnglishNames,
  { zh, kind, behind }: Asked,
  sources: AnswerSources,
): string {
  for (const form of dictionaryForms(zh, sources)) {
    const at = text.search(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(form)}(?![\\p{L}\\p{N}])`, "u"));
    if (at >= 0) return form;
  }
  let best = "";
  for (const run of runs) {
    const answers = run.map((word) => new EnglishSide([word], sources).answers({ zh }, behind));
    const first = answers.indexOf(true);
    if (first < 0) {
      // Letters for a name of several words: WHO.
      if (run.length > 1 && new EnglishSide(run, sources).answers({ zh }, behind)) best ||= textOf(text, run);
      continue;
    }
    const last = answers.lastIndexOf(true);
    const isWhole = kind === "organisation" || kind === "work";
    let part = isWhole ? run : run.slice(first, last + 1);
    if (!isWhole && isSpelled(zh)) part = bestSpelled(run, { first, last }, zh, sources);
    if (kind === "place") part = run.slice(first, endOfPlace(run, last));
    if (part.every(({ text: word }) => isGenericWord(word)) && part.length === 1 && zh.length > 2) continue;
    const words = textOf(text, part) + behindIt(text, part.at(-1)!.end, zh);
    if (words.length > best.length) best = words;
  }
  return best;
}

/** The dictionary’s forms of a name, all of whose words have capitals. */
export function dictionaryForms(zh: string, { known }: Pick<AnswerSources, "known">): readonly string[] {
  const forms = (known.get(zh)?.forms ?? []).map((form) => form.replace(/ or .*$/, ""));
  return forms.filter((form) =>
    form.split(" ").every((word) => /^(?:\p{Lu}|of$|the$|and$|de$|da$|for$)/u.test(word)),
  );
}

const isSpelled = (zh: string) => zh.length > 2 && [...zh.replace(/[·•・‧]/g, "")].every(isSpellingCharacter);

/** “Las Cañitas” for 拉斯卡尼塔斯: of the words around those that answer, the run that sounds most like the whole name. */
function bestSpelled(
  run: readonly EnglishWord[],
  { first, last }: { readonly first: number; readonly last: number },
  zh: string,
  { lexicon }: AnswerSources,
): readonly EnglishWord[] {
  const syllables = soundsOf(zh.replace(/[·•・‧]/g, ""), lexicon);
  let best = run.slice(first, last + 1);
  let most = Number.NEGATIVE_INFINITY;
  for (let start = Math.max(0, first - 2); start <= first; start++)
    for (let end = last + 1; end <= Math.min(run.length, last + 3); end++) {
      const part = run.slice(start, end);
      const letters = part.map((word) => word.letters).join("");
      if (letters.length > 40) continue;
      const { score, end: to, start: from } = soundsLike(syllables, letters);
      const whole = score - 2 * (syllables.length - (to - from));
      if (whole > most) [best, most] = [part, whole];
    }
  return best;
}

/** The rest of a hyphenated word, and letters or digits that the name ends in: 硅谷101, “Silicon Valley 101”. */
function behindIt(text: string, end: number, zh: string): string {
  const rest = /^(?:[-’'](?!s\b)\p{L}+)+/u.exec(text.slice(end, end + 40))?.[0] ?? "";
  const tail = /[A-Za-z0-9]+$/.exec(zh)?.[0];
  const behind = text.slice(end + rest.length, end + rest.length + 20);
  return tail && behind.trimStart().startsWith(tail) && /^\s/.test(behind) ? `${rest} ${tail}` : rest;
}

/** “Lake Baikal”, “Hebei Province”: generic words behind belong to the place. */
function endOfPlace(run: readonly EnglishWord[], last: number): number {
  let end = last + 1;
  while (end < run.length && isGenericWord(run[end]!.text)) end++;
  return end;
}

export const textOf = (text: string, run: readonly EnglishWord[]): string =>
  text.slice(run[0]!.start, run.at(-1)!.end).replace(/\s+/g, " ");

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
