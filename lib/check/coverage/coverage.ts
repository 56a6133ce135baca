/**
 * What of a text has no answer: Chinese that is not rendered, English that has no source.
 *
 * COV-1  Every sentence is answered, thin or open. A part of a sentence of several clauses can be open by itself.
 * COV-2  Where one side of a pair has no words, all of the other is open.
 * COV-3  What is open is what the trees hold likelier than a threshold: whole sentences at lower odds than parts of one. Spans do not
 *        overlap; the likeliest is taken first.
 * COV-4  Texts differ in how freely they are translated. Where the odds of four fifths of the pairs lie higher than usual, so do the thresholds.
 * COV-5  A sentence is thin where its odds are within a step of the threshold: nothing is claimed of it, a reader may look.
 */
import type { Lexicon } from "../../align/lexicon/lexicon";
import { sentenceSpans } from "../../segmentation/sentences/sentences";
import type { CheckPair, Side, Span } from "../check";
import { sentenceBeads } from "../sentence-beads";
import { type Candidate, candidatesOf } from "./candidates";
import { gatherEvidence } from "./evidence";
import { oddsBy, type Trees } from "./trees";
import { TREES_SOURCE } from "./trees-source";
import { TREES_TARGET } from "./trees-target";

export interface OpenSpans {
  readonly source: readonly Span[];
  readonly target: readonly Span[];
}

export interface CoveredSentence extends Span {
  readonly state: "answered" | "thin" | "open";
}

export interface PairCoverage {
  readonly open: OpenSpans;
  readonly sentences: Readonly<Record<Side, readonly CoveredSentence[]>>;
}

interface Point {
  readonly trees: Trees;
  /** Logarithms of odds above which a run of whole sentences, and a part of one, is open. */
  readonly whole: number;
  readonly part: number;
  /** Where four fifths of the pairs of most texts lie, and how far the thresholds follow a text that lies elsewhere. */
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/** Chosen from the trade-off that `npm run bench:checks -- coverage` prints. */
const POINTS: Readonly<Record<Side, Point>> = {
  source: { trees: TREES_SOURCE, whole: 1.3, part: 2.6, usual: -3, least: -2, most: 2 },
  target: { trees: TREES_TARGET, whole: 2.4, part: 4.5, usual: -5, least: 0, most: 4 },
};
const FOLLOWS = 0.7;
/** A text may be so much freer than usual before the thresholds rise; then they rise twice as fast as they fall. */
const BAND = 1;
/** A part is held back by so much more than a whole when pairs are compared. */
const PART_BEHIND = 1.2;
/** Pairs at which half of a text's own measure counts. */
const TRUST = 50;
/** COV-5. */
const THIN = 1.5;

const WORD = /[\p{L}\p{N}]/u;

export function coverageOf(pairs: readonly CheckPair[], lexicon: Lexicon): readonly PairCoverage[] {
  const evidence = gatherEvidence(pairs, lexicon);
  const weighed = pairs.map((pair, at) => {
    if (!WORD.test(pair.source) || !WORD.test(pair.target)) return null;
    const beads = pair.beads ?? sentenceBeads(pair.source, pair.target, lexicon);
    const weigh = (side: Side) =>
      candidatesOf(evidence[at]!, beads, side).map((candidate) => ({
        candidate,
        odds: oddsBy(POINTS[side].trees, candidate.figures),
      }));
    return { source: weigh("source"), target: weigh("target") };
  });
  const shift = {
    source: shiftOf(
      weighed.flatMap((pair) => (pair ? [pair.source] : [])),
      POINTS.source,
    ),
    target: shiftOf(
      weighed.flatMap((pair) => (pair ? [pair.target] : [])),
      POINTS.target,
    ),
  };
  return pairs.map((pair, at) => {
    const own = weighed[at];
    const open = (side: Side, step: number) =>
      own
        ? chosen(own[side], POINTS[side], shift[side] - step).map((span) => trimmed(pair[side], span))
        : allOf(pair[side]);
    const spans = { source: open("source", 0), target: open("target", 0) };
    const states = (side: Side, language: "zh" | "en") =>
      sentencesOf(pair[side], language, spans[side], own ? open(side, THIN) : []);
    return { open: spans, sentences: { source: states("source", "zh"), target: states("target", "en") } };
  });
}

interface Weighed {
  readonly candidate: Candidate;
  readonly odds: number;
}

/** COV-4. */
function shiftOf(pairs: readonly (readonly Weighed[])[], { usual, least, most }: Point): number {
  const worst = pairs
    .map((list) =>
      Math.max(-9, ...list.map(({ candidate, odds }) => (candidate.isWhole ? odds : odds - PART_BEHIND))),
    )
    .sort((a, b) => a - b);
  if (worst.length === 0) return 0;
  const own = worst[Math.floor((worst.length - 1) * 0.8)]! - usual;
  const beyond = own > BAND ? 2 * (own - BAND) : Math.min(0, own);
  return (FOLLOWS * Math.max(least, Math.min(most, beyond)) * worst.length) / (worst.length + TRUST);
}

/** COV-3. */
function chosen(list: readonly Weighed[], { whole, part }: Point, shift: number): readonly Span[] {
  const above = list
    .map(({ candidate, odds }) => ({ candidate, over: odds - shift - (candidate.isWhole ? whole : part) }))
    .filter(({ over }) => over > 0)
    .sort((a, b) => b.over - a.over || a.candidate.start - b.candidate.start);
  const taken: Candidate[] = [];
  for (const { candidate } of above)
    if (taken.every(({ start, end }) => candidate.end <= start || candidate.start >= end))
      taken.push(candidate);
  return taken.sort((a, b) => a.start - b.start);
}

/** COV-2. */
function allOf(text: string): readonly Span[] {
  return WORD.test(text) ? [trimmed(text, { start: 0, end: text.length })] : [];
}

/** Without the white space at its ends. */
function trimmed(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end);
  return { start: end - inside.trimStart().length, end: start + inside.trimEnd().length };
}

/** COV-1. A sentence that is open in part is thin: the part stands in the list of open spans. */
function sentencesOf(
  text: string,
  language: "zh" | "en",
  open: readonly Span[],
  thin: readonly Span[],
): readonly CoveredSentence[] {
  const meets = (spans: readonly Span[], { start, end }: Span) =>
    spans.some((span) => span.start < end && span.end > start);
  return sentenceSpans(text, language).map((run) => {
    const { start, end } = trimmed(text, run);
    const isOpen = open.some((span) => span.start <= start && span.end >= end);
    return {
      start,
      end,
      state: isOpen ? "open" : meets([...open, ...thin], { start, end }) ? "thin" : "answered",
    };
  });
}
