/** Sentences inside a row: which English sentences answer which Chinese ones. */
import { sentenceSpans } from "../segment/sentences";
import { alignLines } from "./align";
import type { Ladder, Run } from "./ladder";
import type { Lexicon } from "./lexicon";

export interface SentenceLadder {
  /** Spans of the sentences in UTF-16 units of each text, end left out; together they are the whole text. */
  readonly source: readonly Run[];
  readonly target: readonly Run[];
  readonly ladder: Ladder;
}

export function alignSentences(source: string, target: string, lexicon: Lexicon): SentenceLadder {
  const sourceSpans = sentenceSpans(source, "zh");
  const targetSpans = sentenceSpans(target, "en");
  const texts = (text: string, runs: readonly Run[]) => runs.map(({ start, end }) => text.slice(start, end));
  return {
    source: sourceSpans,
    target: targetSpans,
    ladder: alignLines(texts(source, sourceSpans), texts(target, targetSpans), lexicon),
  };
}
