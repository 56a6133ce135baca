/**
 * Why the aligner holds that these two texts answer each other: in words that a screen can show.
 *
 * Reasons are made when somebody asks, from the texts as they are; they are not stored with a bead.
 *
 * ALN-WHY-1  Every match of matches.ts is a reason for; what it weighs is its share of all that the matches are worth.
 * ALN-WHY-2  A number of two digits and more, or a Latin word of the Chinese, that finds no answer is a reason against.
 *     “12” and “twelve” are the same; what the English spells out on its own (“thousands”) is not held against it.
 * ALN-WHY-3  Length and cover are always among the reasons, last where they only confirm what the words say.
 */

import { LETTERS_PER_CHARACTER } from "../features/length";
import { englishStem } from "../items/english";
import { chineseNumbers, englishNumbers } from "../items/numbers";
import type { Known } from "../lexicon/known";
import type { Lexicon } from "../lexicon/lexicon";
import { englishPlaces, findMatches, isWhole, LATIN_RUN, type Match, type Span } from "./matches";

export type { Span };

/** `for`: speaks for the bead; otherwise against it. */
export type Reason =
  | {
      readonly kind: Match["kind"];
      readonly for: true;
      readonly source: Span;
      readonly target: Span;
      /** 0 to 1: how much of the evidence of this bead it is. */
      readonly weight: number;
    }
  /** A number or a Latin word of one side that the other does not have. */
  | {
      readonly kind: "number" | "latin";
      readonly for: false;
      readonly side: "source" | "target";
      readonly span: Span;
    }
  /** English letters beside those that the Chinese lets one expect. */
  | { readonly kind: "length"; readonly for: boolean; readonly letters: number; readonly expected: number }
  /** How much of each side's words, by characters, the other side explains: 0 to 1. */
  | { readonly kind: "cover"; readonly for: boolean; readonly source: number; readonly target: number };

export interface ExplainOptions {
  readonly known?: Known;
  /** How many reasons at most; all of them where it is left out. */
  readonly most?: number;
}

/** The strongest first. Either text may be empty: then there are none. */
export function explain(
  source: string,
  target: string,
  lexicon: Lexicon,
  options: ExplainOptions = {},
): Reason[] {
  if (source.trim() === "" || target.trim() === "") return [];
  const matches = findMatches(source, target, lexicon, options.known);
  const total = matches.reduce((sum, { worth }) => sum + worth, 0);
  const words = matches.map(({ kind, source: from, target: to, worth }) => {
    const weight = worth / total;
    return { reason: { kind, for: true, source: from, target: to, weight } as const, rank: weight };
  });
  const ranked = [
    ...words,
    ...lost(source, target, matches).map((reason) => ({ reason, rank: RANK.lost })),
    ranking(lengthReason(source, target), RANK.length),
    ranking(coverReason(source, target, matches), RANK.cover),
  ];
  return ranked
    .sort((a, b) => b.rank - a.rank)
    .map(({ reason }) => reason)
    .slice(0, options.most);
}

/** Where reasons that are not words stand among them, by weight: those against near the top, those for at the end. */
const RANK = { lost: 0.3, length: [0.25, -2], cover: [0.2, -1] } as const;

function ranking(reason: Reason, [against, confirms]: readonly [number, number]) {
  return { reason, rank: reason.for ? confirms : against };
}

/** ALN-WHY-2. */
function lost(source: string, target: string, matches: readonly Match[]): Reason[] {
  const english = englishPlaces(target);
  const stems = new Set(english.map(({ stem }) => stem));
  const values = new Set(chineseNumbers(source).map(({ value }) => value));
  const reasons: Reason[] = [];
  const spoken = {
    source: matches.map((match) => match.source),
    target: matches.map((match) => match.target),
  };
  const add = (kind: "number" | "latin", side: "source" | "target", { start, end }: Span) => {
    const isSpokenFor = spoken[side].some((other) => other.start < end && other.end > start);
    if (isSpokenFor || !isWhole(side === "source" ? source : target, { start, end })) return;
    spoken[side].push({ start, end });
    reasons.push({ kind, for: false, side, span: { start, end } });
  };
  for (const match of source.matchAll(LATIN_RUN)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (match[0].length > 1 && !stems.has(englishStem(match[0]))) add("latin", "source", span);
  }
  for (const number of chineseNumbers(source)) {
    if (number.value.length > 1 && !stems.has(number.value)) add("number", "source", number);
  }
  for (const number of englishNumbers(target)) {
    const isWritten = /^\d/.test(target.slice(number.start, number.end));
    if (isWritten && number.value.length > 1 && !values.has(number.value)) add("number", "target", number);
  }
  return reasons;
}

/** How far the lengths of two texts that answer each other may be apart, as a factor; short ones may be farther. */
const FARTHEST = 1.75;
const SLACK = 15;

function lengthReason(source: string, target: string): Reason {
  const characters = source.match(/\p{Script=Han}|[A-Za-z0-9]+/gu)?.length ?? 0;
  const letters = target.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const expected = Math.round(characters * LETTERS_PER_CHARACTER);
  const isNear =
    letters <= expected * FARTHEST + SLACK && letters + SLACK >= expected / FARTHEST && letters > 0;
  return { kind: "length", for: isNear, letters, expected };
}

/** Where less than this is explained, both sides taken together, it speaks against: see the README for its measure. */
const COVERED = 0.2;
/** And where so little of one side is: a long text that holds all of a short one's words is not its answer. */
const BARELY = 0.15;

function coverReason(source: string, target: string, matches: readonly Match[]): Reason {
  const share = (side: "source" | "target", text: string, pattern: RegExp) => {
    const all = text.match(pattern)?.length ?? 0;
    const own = matches.reduce(
      (sum, match) => sum + (text.slice(match[side].start, match[side].end).match(pattern)?.length ?? 0),
      0,
    );
    return all === 0 ? 0 : own / all;
  };
  const chinese = share("source", source, /\p{Script=Han}|[A-Za-z0-9]/gu);
  const english = share("target", target, /[\p{L}\p{N}]/gu);
  return {
    kind: "cover",
    for: (chinese + english) / 2 >= COVERED && Math.min(chinese, english) >= BARELY,
    source: chinese,
    target: english,
  };
}
