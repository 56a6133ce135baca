/** Published pairs with something taken out or put in, and where that is. All chance comes from a seed. */

import type { Lexicon } from "../../../lib/align/lexicon/lexicon";
import { splitClauses } from "../../../lib/align/search/clauses";
import type { SentenceBead, Side, Span } from "../../../lib/check/check";
import { sentenceBeads } from "../../../lib/check/sentence-beads";
import { sentenceSpans } from "../../../lib/segmentation/sentences/sentences";
import type { PairText } from "./data";

export const SPOILINGS = [
  "english-sentence",
  "english-clause",
  "chinese-sentence-added",
  "chinese-clause-added",
  "chinese-sentence",
  "english-sentence-added",
] as const;
export type Spoiling = (typeof SPOILINGS)[number];

export interface Spoilt extends PairText {
  /** What has no answer now, on which side; `isExact`: it is the span itself, not only somewhere in it. */
  readonly open: Span & { readonly side: Side; readonly isExact: boolean };
}

export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(list: readonly T[], chance: Chance): T => list[Math.floor(chance() * list.length)]!;
const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Null where the pair has nothing that can be taken out without leaving nothing. */
export function spoil(
  spoiling: Spoiling,
  texts: readonly PairText[],
  at: number,
  lexicon: Lexicon,
  chance: Chance,
): Spoilt | null {
  const pair = texts[at]!;
  switch (spoiling) {
    case "english-sentence":
      return withoutSentence(pair, "target", sentenceBeads(pair.source, pair.target, lexicon), chance);
    case "chinese-sentence":
      return withoutSentence(pair, "source", sentenceBeads(pair.source, pair.target, lexicon), chance);
    case "english-clause":
      return withoutEnglishClause(pair, sentenceBeads(pair.source, pair.target, lexicon), chance);
    case "chinese-sentence-added":
      return withSentence(pair, "source", texts, at, chance);
    case "english-sentence-added":
      return withSentence(pair, "target", texts, at, chance);
    case "chinese-clause-added":
      return withChineseClause(pair, texts, at, chance);
  }
}

const languageOf = (side: Side) => (side === "source" ? "zh" : "en");
const otherOf = (side: Side): Side => (side === "source" ? "target" : "source");

function withoutSentence(
  pair: PairText,
  side: Side,
  beads: readonly SentenceBead[],
  chance: Chance,
): Spoilt | null {
  const spans = sentenceSpans(pair[side], languageOf(side)).filter(
    ({ start, end }) => letters(pair[side].slice(start, end)) > (side === "source" ? 4 : 12),
  );
  if (spans.length < 2) return null;
  const span = pick(spans, chance);
  const bead = beads.find((one) => one[side].start <= span.start && one[side].end >= span.end);
  const other = otherOf(side);
  if (!bead || bead.confidence < 0.7 || bead[other].start === bead[other].end) return null;
  const isExact = bead[side].start === span.start && bead[side].end === span.end;
  return {
    ...pair,
    [side]: pair[side].slice(0, span.start) + pair[side].slice(span.end),
    open: { ...bead[other], side: other, isExact },
  };
}

function withoutEnglishClause(pair: PairText, beads: readonly SentenceBead[], chance: Chance): Spoilt | null {
  const places = sentenceSpans(pair.target, "en").flatMap(({ start, end }) => {
    const pieces = splitClauses(pair.target.slice(start, end), "en");
    let from = start;
    return pieces.flatMap((piece) => {
      const span = { start: from, end: from + piece.length };
      from = span.end;
      return pieces.length > 1 && letters(piece) >= 20 ? [span] : [];
    });
  });
  if (places.length === 0) return null;
  const span = pick(places, chance);
  const bead = beads.find((one) => one.target.start <= span.start && one.target.end >= span.end);
  if (!bead || bead.confidence < 0.7 || bead.source.start === bead.source.end) return null;
  return {
    ...pair,
    target: pair.target.slice(0, span.start) + pair.target.slice(span.end),
    open: { ...bead.source, side: "source", isExact: false },
  };
}

/** A pair near by, another one. */
function neighbour(texts: readonly PairText[], at: number, chance: Chance): PairText | null {
  const near = [-6, -5, -4, -3, -2, 2, 3, 4, 5, 6]
    .map((by) => texts[at + by])
    .filter((pair) => pair !== undefined);
  return near.length === 0 ? null : pick(near, chance);
}

function withSentence(
  pair: PairText,
  side: Side,
  texts: readonly PairText[],
  at: number,
  chance: Chance,
): Spoilt | null {
  const from = neighbour(texts, at, chance);
  if (!from) return null;
  const cut = (text: string) =>
    sentenceSpans(text, languageOf(side)).map(({ start, end }) => text.slice(start, end));
  const added = pick(cut(from[side]), chance).trim();
  if (letters(added) < (side === "source" ? 6 : 18)) return null;
  const own = cut(pair[side]);
  const place = Math.floor(chance() * (own.length + 1));
  const space = side === "source" ? "" : " ";
  const before = own.slice(0, place).join("");
  const start = before.length + (before === "" || /\s$/.test(before) ? 0 : space.length);
  const head = before === "" || /\s$/.test(before) ? before : before + space;
  const text = head + added + (place < own.length ? space : "") + own.slice(place).join("");
  return { ...pair, [side]: text, open: { start, end: start + added.length, side, isExact: true } };
}

function withChineseClause(
  pair: PairText,
  texts: readonly PairText[],
  at: number,
  chance: Chance,
): Spoilt | null {
  const from = neighbour(texts, at, chance);
  if (!from) return null;
  const clauses = splitClauses(from.source, "zh").filter((clause) => letters(clause) >= 5);
  if (clauses.length === 0) return null;
  const added = `${pick(clauses, chance)
    .trim()
    .replace(/[，。；：！？…—,;!?.:”’」』）)"]+$/u, "")
    .replace(/^[“‘「『（("]+/u, "")}，`;
  const own = splitClauses(pair.source, "zh");
  const place = Math.floor(chance() * own.length);
  const start = own.slice(0, place).join("").length;
  return {
    ...pair,
    source: pair.source.slice(0, start) + added + pair.source.slice(start),
    open: { start, end: start + added.length, side: "source", isExact: true },
  };
}
