/** Sentences below paragraphs: which English sentences answer which Chinese ones, in one row or in a whole text. */
import type { Markup } from "../../segmentation/sentences/markup";
import { sentenceSpans, splitSentences } from "../../segmentation/sentences/sentences";
import { alignLines } from "../align";
import type { Known } from "../lexicon/known";
import type { Lexicon } from "../lexicon/lexicon";
import type { Bead, Ladder, Run } from "../model/ladder";
import { type Decision, decidedBeads, decisionsOverSpans } from "./decided";
import { type FixedBead, lay } from "./fixed";

export interface SentenceLadder {
  /** Spans of the sentences in UTF-16 units of each text, end left out; together they are the whole text. */
  readonly source: readonly Run[];
  readonly target: readonly Run[];
  readonly ladder: Ladder;
}

/** What in each of two texts is no word; a side without markup is left out. */
export interface MarkupOfSides {
  readonly source?: Markup | undefined;
  readonly target?: Markup | undefined;
}

export interface SentenceOptions extends MarkupOfSides {
  /** What people decided, by places of the two texts; a bead that holds one has confidence 1. ALN-DEC-1 to 3. */
  readonly decided?: readonly Decision[] | undefined;
  /** What people confirmed elsewhere teaches words. */
  readonly known?: Known | undefined;
}

export function alignSentences(
  source: string,
  target: string,
  lexicon: Lexicon,
  options: SentenceOptions = {},
): SentenceLadder {
  const spans = sentencesOfSides(source, target, options);
  const texts = (text: string, runs: readonly Run[]) => runs.map(({ start, end }) => text.slice(start, end));
  return {
    source: spans.source,
    target: spans.target,
    ladder: alignLines(texts(source, spans.source), texts(target, spans.target), lexicon, {
      ...(spans.fixed.length > 0 && { fixed: spans.fixed }),
      ...(options.known && { known: options.known }),
    }),
  };
}

/** The sentences of both texts, and what people decided as beads of them. */
export function sentencesOfSides(
  source: string,
  target: string,
  options: SentenceOptions = {},
): {
  readonly source: readonly Run[];
  readonly target: readonly Run[];
  readonly fixed: readonly FixedBead[];
} {
  const left = { text: source, spans: sentenceSpans(source, "zh", options.source) };
  const right = { text: target, spans: sentenceSpans(target, "en", options.target) };
  const decisions = decisionsOverSpans(options.decided ?? [], left, right);
  const fixed = decidedBeads(decisions, left.spans.length, right.spans.length);
  return { source: left.spans, target: right.spans, fixed };
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
  markupOf: (text: string, side: "source" | "target") => Markup | undefined = () => undefined,
): { readonly source: readonly string[]; readonly target: readonly string[]; readonly ladder: Ladder } {
  const chinese = numbered(source, (text) => splitSentences(text, "zh", markupOf(text, "source")));
  const english = numbered(target, (text) => splitSentences(text, "en", markupOf(text, "target")));
  const rising: Bead[] = [];
  const aside: Bead[] = [];
  for (const bead of paragraphs) {
    const left = runOf(chinese.starts, bead.source);
    const right = runOf(english.starts, bead.target);
    for (const inner of insideOf(bead, left, right, chinese.sentences, english.sentences, lexicon)) {
      if (!bead.isCrossed) rising.push(inner);
      else if (isEmpty(inner.source) || isEmpty(inner.target)) aside.push(inner);
      else aside.push({ ...inner, isCrossed: true });
    }
  }
  return { source: chinese.sentences, target: english.sentences, ladder: lay(rising, aside) };
}

const isEmpty = ({ start, end }: Run) => start === end;

/** All sentences of a text, and the number of the first one of each paragraph, with the number of all at the end. */
function numbered(paragraphs: readonly string[], split: (text: string) => readonly string[]) {
  const sentences: string[] = [];
  const starts: number[] = [];
  for (const text of paragraphs) {
    starts.push(sentences.length);
    sentences.push(...split(text));
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
