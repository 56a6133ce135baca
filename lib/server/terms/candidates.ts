import "server-only";

import { setImmediate as nextTurn } from "node:timers/promises";
import { findMatches, type Match } from "../../align/explain/matches";
import { extractCandidates, type FoundCandidate, type Occurrence } from "../../term/extract";
import type { Candidates } from "../../wire/terms";
import { loadFrequencies, loadLexicon } from "../lexicon";
import { tagChinese } from "./tagger";

/** A row's Chinese with the English that stands beside it. */
export interface Beside {
  readonly segmentId: string | null;
  readonly source: string;
  readonly target: string;
}

/** Of each candidate so many places are compared with their English, and of all together so many rows. */
const COMPARED = 10;
const ROWS_COMPARED = 400;
/** Longer rows are not compared word by word. */
const LONGEST = 1_500;
/** So many places are told, each with so many characters around it. */
const TOLD = 20;
const AROUND = 12;

/**
 * Candidates with how the English has them. What is translated alike wherever it stands is a term more likely than what is not, so the
 * order minds that, too.
 */
export async function candidatesIn(
  rows: readonly Beside[],
  limit: number,
  isDecided: (key: string) => boolean = () => false,
): Promise<Candidates["candidates"]> {
  const found = extractCandidates(
    rows.map(({ source }) => source),
    { tag: tagChinese, words: loadFrequencies(), limit: 2 * limit + 200 },
  ).filter(({ key }) => !isDecided(key));
  const shown = found.slice(0, Math.ceil(1.6 * limit));
  const compared = new Map<number, readonly Match[]>();
  const rendered: {
    readonly candidate: FoundCandidate;
    readonly renderings: Rendering[];
    readonly score: number;
  }[] = [];
  for (const candidate of shown) {
    const places: { readonly at: Occurrence; readonly matches: readonly Match[] }[] = [];
    for (const at of spread(candidate.occurrences, COMPARED)) {
      const row = rows[at.text]!;
      if (row.target.trim() === "" || row.source.length > LONGEST || row.target.length > 4 * LONGEST)
        continue;
      let matches = compared.get(at.text);
      if (!matches) {
        if (compared.size >= ROWS_COMPARED) continue;
        matches = findMatches(row.source, row.target, loadLexicon());
        compared.set(at.text, matches);
        await nextTurn();
      }
      places.push({ at, matches });
    }
    const renderings = renderingsOf(rows, places);
    rendered.push({
      candidate,
      renderings,
      score: candidate.score * sameness(candidate, renderings, places.length),
    });
  }
  return rendered
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ candidate: { text, key, kind, count, occurrences }, renderings, score }) => ({
      text,
      key,
      kind,
      count,
      score: Math.round(score * 100) / 100,
      renderings,
      places: occurrences.slice(0, TOLD).map(({ text: at, start, end }) => ({
        segmentId: rows[at]!.segmentId,
        start,
        end,
        around: rows[at]!.source.slice(Math.max(0, start - AROUND), end + AROUND),
      })),
    }));
}

interface Rendering {
  readonly text: string;
  readonly count: number;
}

/**
 * From 0.6 where each place has another English to 1.2 where all have the same; 0.9 where nothing is known. A word of one or two characters is
 * in the dictionary: where most of its places have no answer in common, it is no term here.
 */
function sameness({ text }: FoundCandidate, renderings: readonly Rendering[], compared: number): number {
  const most = renderings[0]?.count ?? 0;
  if ([...text].length <= 2 && compared >= 3) return 0.4 + (0.8 * most) / compared;
  const all = renderings.reduce((sum, { count }) => sum + count, 0);
  return all < 2 ? 0.9 : 0.5 + (0.7 * most) / all;
}

function spread<One>(all: readonly One[], most: number): readonly One[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)]!);
}

function renderingsOf(
  rows: readonly Beside[],
  places: readonly { readonly at: Occurrence; readonly matches: readonly Match[] }[],
): Rendering[] {
  const counts = new Map<string, { text: string; count: number }>();
  for (const { at, matches } of places) {
    const { target } = rows[at.text]!;
    const answer = answerIn(target, matches, at);
    if (answer === "") continue;
    // “Large models” and “large model” are one.
    const key = answer.toLowerCase().replace(/(?<=[a-z]{2}[^s])s$/, "");
    const there = counts.get(key);
    if (there) {
      there.count += 1;
      if (answer.length < there.text.length || /^[a-z]/.test(answer)) there.text = answer;
    } else counts.set(key, { text: answer, count: 1 });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}

/** The words that answer a place, where they stand together. */
function answerIn(target: string, matches: readonly Match[], { start, end }: Occurrence): string {
  const found = matches
    .filter(({ source }) => source.start < end && source.end > start)
    .map((match) => match.target)
    .sort((one, other) => one.start - other.start);
  let best = { start: 0, end: 0 };
  let open: { start: number; end: number } | null = null;
  for (const span of found) {
    if (open && /^[\s'’-]*$/.test(target.slice(open.end, span.start)))
      open = { start: open.start, end: span.end };
    else open = { ...span };
    if (open.end - open.start > best.end - best.start) best = open;
  }
  return target.slice(best.start, best.end).replace(/^(?:the|an?) /i, "");
}
