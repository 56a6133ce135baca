/**
 * Every sentence of a document with whether it is answered, of both sides: what `coverageOf` says of the pairs, and what people have
 * said of it.
 *
 * COV-DOC-1  What is left out on purpose is omitted, sentence by sentence. English without Chinese that somebody added, accepted or
 *            confirmed is an addition on purpose; else it is open.
 * COV-DOC-2  What somebody said of a sentence, or of a part of one, is said of it wherever it stands in its row with the same words: on
 *            purpose it is omitted, rendered elsewhere it is answered.
 * COV-DOC-3  A sentence whose open parts have all been spoken of is answered. A sentence of no words is none.
 */
import { sentenceSpans } from "../../segmentation/sentences/sentences";
import type { Side, Span } from "../check";
import type { PairCoverage } from "./coverage";

export interface Spoken {
  readonly side: Side;
  /** The words that it was said of, spaces as one. */
  readonly sentence: string;
  readonly kind: "rendered" | "purpose";
}

export interface RowToCover<S extends Spoken> {
  readonly source: string;
  readonly target: string;
  readonly isOmitted: boolean;
  /** English without Chinese that is there on purpose. */
  readonly isAddition: boolean;
  readonly decisions: readonly S[];
}

export interface SaidSentence<S extends Spoken> extends Span {
  readonly state: "answered" | "thin" | "open" | "omitted";
  readonly decision: S | null;
}

export interface CoveredRow<S extends Spoken> {
  readonly sentences: Readonly<Record<Side, readonly SaidSentence<S>[]>>;
  readonly open: Readonly<Record<Side, readonly Span[]>>;
}

const WORD = /[\p{L}\p{N}]/u;
const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();

/** `found`: what is known of the pair; null of a row that was not looked at, because it is omitted or lacks a side. */
export function coverRow<S extends Spoken>(row: RowToCover<S>, found: PairCoverage | null): CoveredRow<S> {
  const sides = { source: coverSide(row, found, "source"), target: coverSide(row, found, "target") };
  return {
    sentences: { source: sides.source.sentences, target: sides.target.sentences },
    open: { source: sides.source.open, target: sides.target.open },
  };
}

function coverSide<S extends Spoken>(row: RowToCover<S>, found: PairCoverage | null, side: Side) {
  const text = row[side];
  const spokenOf = ({ start, end }: Span) => {
    const words = oneLine(text.slice(start, end));
    return row.decisions.find((one) => one.side === side && one.sentence === words) ?? null;
  };
  const isOnPurpose = side === "source" ? row.isOmitted : row.isOmitted || row.isAddition;
  const sentences: SaidSentence<S>[] = [];
  const open: Span[] = [];
  for (const { start, end, state } of found?.sentences[side] ?? unlooked(text, side)) {
    const span = { start, end };
    if (!WORD.test(text.slice(start, end))) continue;
    const decision = spokenOf(span);
    if (decision) {
      sentences.push({ ...span, state: decision.kind === "purpose" ? "omitted" : "answered", decision });
      continue;
    }
    if (isOnPurpose) {
      sentences.push({ ...span, state: "omitted", decision: null });
      continue;
    }
    const parts = partsIn(found?.open[side] ?? [], span, state);
    const left = parts.filter((part) => spokenOf(part) === null);
    const spoken = parts.length > 0 && left.length === 0 ? spokenOf(parts[0]!) : null;
    open.push(...left);
    sentences.push({ ...span, state: spoken ? "answered" : state, decision: spoken });
  }
  return { sentences, open };
}

/** The open parts of a sentence; all of it where it is open. */
function partsIn(
  open: readonly Span[],
  { start, end }: Span,
  state: PairCoverage["sentences"]["source"][number]["state"],
): readonly Span[] {
  if (state === "open") return [{ start, end }];
  return open
    .filter((span) => span.start < end && span.end > start)
    .map((span) => ({ start: Math.max(span.start, start), end: Math.min(span.end, end) }));
}

function unlooked(text: string, side: Side) {
  return sentenceSpans(text, side === "source" ? "zh" : "en").map(({ start, end }) => {
    const inside = text.slice(start, end);
    return {
      start: end - inside.trimStart().length,
      end: start + inside.trimEnd().length,
      state: "open" as const,
    };
  });
}
