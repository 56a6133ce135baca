/**
 * Sentences below paragraphs, at a cost that is bounded whatever the two texts are.
 *
 * Aligning compares words with words, so its cost grows with the product of the two texts, however they are cut into
 * sentences: one row of 20,000 short sentences and 7,600 would take three minutes and 3 GB.
 */
import { sentenceSpans } from "../../segmentation/sentences/sentences";
import { LETTERS_PER_CHARACTER } from "../features/length";
import type { Lexicon } from "../lexicon/lexicon";
import { alignAround } from "./fixed";
import { alignSentences, type SentenceLadder, type SentenceOptions, sentencesOfSides } from "./sentences";

/** Bounds of the work on a row: characters × letters in UTF-16 units, sentences × sentences, and sentences of both. */
interface Bounds {
  readonly characters: number;
  readonly pairs: number;
  readonly sentences: number;
}

/** Some 2,000 characters with their English: a second at worst. */
export const MOST: Bounds = { characters: 12_000_000, pairs: 40_000, sentences: 600 };

/** Most paragraphs: a few milliseconds, so that whoever asks can wait for it on the spot. */
export const SMALL: Bounds = { characters: 400_000, pairs: 900, sentences: 120 };

/** Whether two texts can be compared word by word within these bounds. Only where they are short are they split for it. */
export function isWithin(source: string, target: string, bounds: Bounds): boolean {
  if (source.length * target.length > bounds.characters) return false;
  const counts = [sentenceSpans(source, "zh").length, sentenceSpans(target, "en").length] as const;
  return counts[0] * counts[1] <= bounds.pairs && counts[0] + counts[1] <= bounds.sentences;
}

/**
 * As `alignSentences` within `MOST`. Beyond it no words are compared: all of one side answers all of the other, around
 * what people decided, with no confidence.
 */
export function alignSentencesBounded(
  source: string,
  target: string,
  lexicon: Lexicon,
  options: SentenceOptions = {},
): SentenceLadder {
  if (isWithin(source, target, MOST)) return alignSentences(source, target, lexicon, options);
  const { fixed, ...spans } = sentencesOfSides(source, target, options);
  const lengths = {
    source: spans.source.map(({ start, end }) => (end - start) * LETTERS_PER_CHARACTER),
    target: spans.target.map(({ start, end }) => end - start),
  };
  const ladder = alignAround(fixed, lengths, (gap) => [
    {
      source: { start: 0, end: gap.source.length },
      target: { start: 0, end: gap.target.length },
      confidence: 0,
    },
  ]);
  return { ...spans, ladder };
}
