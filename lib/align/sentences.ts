/** Sentences below paragraphs: which English sentences answer which Chinese ones, in one row or in a whole text. */
import { sentenceSpans, splitSentences } from "../segment/sentences";
import { alignLines } from "./align";
import { lay } from "./fixed";
import type { Bead, Ladder, Run } from "./ladder";
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

/**
 * The sentences of two texts whose paragraphs are aligned: no bead of sentences reaches over the end of a bead of
 * paragraphs, and what is crossed up there is crossed down here. Sentences are numbered through each text.
 */
export function alignSentencesInside(
  source: readonly string[],
  target: readonly string[],
  paragraphs: Ladder,
  lexicon: Lexicon,
): { readonly source: readonly string[]; readonly target: readonly string[]; readonly ladder: Ladder } {
  const chinese = numbered(source, "zh");
  const english = numbered(target, "en");
  const climbing: Bead[] = [];
  const aside: Bead[] = [];
  for (const bead of paragraphs) {
    const left = runOf(chinese.starts, bead.source);
    const right = runOf(english.starts, bead.target);
    for (const inner of insideOf(bead, left, right, chinese.sentences, english.sentences, lexicon)) {
      if (!bead.isCrossed) climbing.push(inner);
      else if (isEmpty(inner.source) || isEmpty(inner.target)) aside.push(inner);
      else aside.push({ ...inner, isCrossed: true });
    }
  }
  return { source: chinese.sentences, target: english.sentences, ladder: lay(climbing, aside) };
}

const isEmpty = ({ start, end }: Run) => start === end;

/** All sentences of a text, and the number of the first one of each paragraph, with the number of all at the end. */
function numbered(paragraphs: readonly string[], language: "zh" | "en") {
  const sentences: string[] = [];
  const starts: number[] = [];
  for (const text of paragraphs) {
    starts.push(sentences.length);
    sentences.push(...splitSentences(text, language));
  }
  return { sentences, starts: [...starts, sentences.length] };
}

const runOf = (starts: readonly number[], { start, end }: Run): Run => ({
  start: starts[start]!,
  end: starts[end]!,
});

/** Where one side is empty there is nothing to find: each sentence of the other stands alone. */
function insideOf(
  bead: Bead,
  left: Run,
  right: Run,
  chinese: readonly string[],
  english: readonly string[],
  lexicon: Lexicon,
): Bead[] {
  const shifted = ({ start, end }: Run, by: number): Run => ({ start: start + by, end: end + by });
  if (!isEmpty(left) && !isEmpty(right)) {
    const found = alignLines(
      chinese.slice(left.start, left.end),
      english.slice(right.start, right.end),
      lexicon,
    );
    return found.map(({ source, target, confidence }) => ({
      source: shifted(source, left.start),
      target: shifted(target, right.start),
      confidence,
    }));
  }
  const count = left.end - left.start + right.end - right.start;
  return Array.from({ length: count }, (_, k) => ({
    source: isEmpty(left) ? left : { start: left.start + k, end: left.start + k + 1 },
    target: isEmpty(right) ? right : { start: right.start + k, end: right.start + k + 1 },
    confidence: bead.confidence,
  }));
}
