import "server-only";

import { findMatches } from "../../align/explain/matches";
import type { Held } from "../../db/memory/concordance";
import { findSharing } from "../../db/memory/phrases";
import type { SourceScope } from "../../db/scope";
import { commonRuns } from "../../match/common-runs";
import { variantsOf } from "../../text/han-variants";
import type { Phrases } from "../../wire/memories";
import { loadLexicon } from "../lexicon";
import { originOf, readyMemories } from "./matches";

type Phrase = Phrases["phrases"][number];

/** A phrase is at least so many letters long. */
const LEAST = 4;
/** Longer texts are not looked through. */
const LONGEST = 600;
/** So many phrases are shown, and so many entries asked how they have one. */
const PHRASES = 8;
const ASKED = 12;

/**
 * The longest phrases of a text that were translated before, where nothing whole matches.
 *
 * MEM-PHRASE-2  A phrase is a run of at least `LEAST` letters that an entry shares, cut back to where words begin and end. The longest come
 *      first, and none overlaps a longer one.
 * MEM-PHRASE-3  Its English is what answers it in an entry by the aligner's word evidence: at least half of its letters are answered, and nothing
 *      between the first and the last answering word answers Chinese outside the phrase. Where nothing can be said, nothing is.
 */
export async function findPhrases(scope: SourceScope, source: string): Promise<Phrases> {
  if (source.length > LONGEST) return { phrases: [] };
  const memories = await readyMemories(scope);
  const byNumber = new Map(memories.map((memory) => [memory.number, memory]));
  const letters = lettersOf(source, "text");
  const bounds = wordBounds(source);
  const found: { readonly start: number; readonly end: number; readonly held: Held; readonly at: number }[] =
    [];
  for (const held of await findSharing(scope, memories, source)) {
    if (held.source.length > LONGEST) continue;
    for (const run of commonRuns(letters, lettersOf(held.source, "entry"), LEAST)) {
      const phrase = cutToWords(source, run.at, run.at + run.length, bounds);
      if (phrase) found.push({ ...phrase, held, at: run.otherAt + phrase.start - run.at });
    }
  }
  found.sort((one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start);
  const phrases: Phrase[] = [];
  for (const { start, end } of found) {
    if (phrases.length === PHRASES) break;
    if (phrases.some((other) => other.start < end && start < other.end)) continue;
    const same = found.filter((one) => one.start <= start && one.end >= end);
    const renderings = new Map<string, { text: string; count: number }>();
    let origin: Phrase["origin"] | null = null;
    for (const one of same.slice(0, ASKED)) {
      const at = one.at + start - one.start;
      const text = answerTo(one.held, at, at + end - start);
      if (text === null) continue;
      origin ??= originOf(one.held, byNumber.get(one.held.memory)!);
      const key = text.toLowerCase();
      const known = renderings.get(key);
      if (known) known.count += 1;
      else renderings.set(key, { text, count: 1 });
    }
    if (origin === null) continue;
    phrases.push({
      start,
      end,
      renderings: [...renderings.values()].sort((one, other) => other.count - one.count).slice(0, 4),
      origin,
    });
  }
  return { phrases: phrases.sort((one, other) => one.start - other.start) };
}

/** UTF-16 units, 简 and 繁 alike; what is no letter is like nothing, so that no run goes over it. */
function lettersOf(text: string, side: "text" | "entry"): readonly string[] {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text[at]!;
    return /[\p{L}\p{N}]/u.test(unit) ? variantsOf(unit) : `${side} ${at}`;
  });
}

const SEGMENTER = new Intl.Segmenter("zh", { granularity: "word" });

function wordBounds(text: string): ReadonlySet<number> {
  return new Set([...Array.from(SEGMENTER.segment(text), ({ index }) => index), text.length]);
}

/** MEM-PHRASE-2. Null where too little is left. */
function cutToWords(text: string, from: number, to: number, bounds: ReadonlySet<number>) {
  let [start, end] = [from, to];
  while (start < end && !bounds.has(start)) start += 1;
  while (end > start && !bounds.has(end)) end -= 1;
  const isLongEnough = (text.slice(start, end).match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= LEAST;
  return isLongEnough ? { start, end } : null;
}

/** MEM-PHRASE-3. */
function answerTo({ source, target }: Held, start: number, end: number): string | null {
  const matches = findMatches(source, target, loadLexicon());
  const inside = matches.filter((match) => match.source.start >= start && match.source.end <= end);
  if (inside.length === 0) return null;
  const answered = inside.reduce((sum, match) => sum + match.source.end - match.source.start, 0);
  if (2 * answered < end - start) return null;
  const from = Math.min(...inside.map((match) => match.target.start));
  const to = Math.max(...inside.map((match) => match.target.end));
  const isMixed = matches.some(
    (match) => !inside.includes(match) && match.target.start < to && match.target.end > from,
  );
  return isMixed ? null : target.slice(from, to);
}
