/** The sentences of a pair, aligned: what coverage and the checks that compare sentences lean on. */
import type { Lexicon } from "../align/lexicon/lexicon";
import { alignSentences } from "../align/search/sentences";
import { isWithin, MOST } from "../align/search/sentences-bounded";
import type { CheckPair, SentenceBead, Span } from "./check";

/** No beads where a side is empty, or where comparing the two would keep everybody waiting (`MOST`). */
export function sentenceBeads(source: string, target: string, lexicon: Lexicon): readonly SentenceBead[] {
  if (source.trim() === "" || target.trim() === "") return [];
  if (!isWithin(source, target, MOST)) return [];
  const aligned = alignSentences(source, target, lexicon);
  const spanOf = (runs: readonly Span[], { start, end }: Span, length: number): Span => {
    const place = runs[start]?.start ?? length;
    return { start: place, end: start === end ? place : runs[end - 1]!.end };
  };
  return aligned.ladder.map(({ source: from, target: to, confidence }) => ({
    source: spanOf(aligned.source, from, source.length),
    target: spanOf(aligned.target, to, target.length),
    confidence,
  }));
}

/** A pair whose sentences are aligned when a check first asks for them: most rows never need it. */
export function pairWithBeads(source: string, target: string, lexicon: Lexicon): CheckPair {
  let made: readonly SentenceBead[] | undefined;
  return {
    source,
    target,
    get beads() {
      made ??= sentenceBeads(source, target, lexicon);
      return made;
    },
  };
}
