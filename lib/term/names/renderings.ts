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
export function renderingIn({ text, runs }: EnglishNames, { zh, kind, behind }: Asked, sources: AnswerSources): string {
  const forms = sources.known.get(zh)?.forms ?? [];
  for (const form of forms) {
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
    if (kind === "place") part = run.slice(first, endOfPlace(run, last));
    if (part.every(({ text: word }) => isGenericWord(word)) && part.length === 1 && zh.length > 2) continue;
    const words = textOf(text, part);
    if (words.length > best.length) best = words;
  }
  return best;
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
