import "server-only";

import type { z } from "zod";
import { findMatches } from "../../align/explain/matches";
import type { AskAnswer } from "../../wire/terms";
import { loadLexicon } from "../lexicon";

/** Texts longer than this are not compared word by word. */
const LONGEST = 3_000;

/** What answers a selection on the other side of its row, "" where nothing can be said: the words from the first that does to the last. */
export function answerOf({ source, target, side, start, end }: z.output<typeof AskAnswer>): string {
  if (source.length > LONGEST || target.length > 3 * LONGEST || start >= end) return "";
  const other = side === "source" ? "target" : "source";
  const text = other === "target" ? target : source;
  const found = findMatches(source, target, loadLexicon())
    .filter((match) => match[side].start < end && match[side].end > start)
    .map((match) => match[other])
    .sort((one, another) => one.start - another.start);
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last) return "";
  const answer = text.slice(first.start, last.end);
  // What is spread over the sentence is no term.
  const between = found.reduce((sum, span) => sum + span.end - span.start, 0);
  return between * 2 >= answer.length ? answer.trim() : text.slice(first.start, first.end);
}
