/**
 * Why the aligner holds that a row's two texts answer each other, put together for reading: the same two words are
 * one line however often they stand there, the strongest first; and where each stands, to be lit.
 *
 * Offsets are UTF-16 in the row's whole Chinese (`sourceText`) and in its English, ends left out.
 */

import type { Reason } from "../../wire/alignments";
import type { Mark } from "./marks";
import type { Side } from "./sentences";

interface Span {
  readonly start: number;
  readonly end: number;
}

type Matched = Extract<Reason, { readonly source: Span }>;
type Missing = Extract<Reason, { readonly span: Span }>;

export interface WordPair {
  readonly kind: Matched["kind"];
  readonly source: string;
  readonly target: string;
  /** All of its places together: 0 to 1, how much of the evidence it is. */
  readonly weight: number;
  readonly places: Readonly<Record<Side, readonly Span[]>>;
}

export interface MissingWord {
  readonly kind: Missing["kind"];
  readonly side: Side;
  readonly text: string;
  readonly places: readonly Span[];
}

/** Words of both sides that answer each other. Case tells no English words apart. */
export function pairsOf(
  reasons: readonly Reason[],
  texts: Readonly<Record<Side, string>>,
): readonly WordPair[] {
  const pairs = new Map<string, WordPair>();
  for (const reason of reasons) {
    if (!("source" in reason) || reason.kind === "cover") continue;
    const source = cut(texts.source, reason.source);
    const target = cut(texts.target, reason.target);
    const key = `${source}\n${target.toLowerCase()}`;
    const known = pairs.get(key);
    pairs.set(key, {
      kind: known?.kind ?? reason.kind,
      source,
      target: known?.target ?? target,
      weight: (known?.weight ?? 0) + reason.weight,
      places: {
        source: withSpan(known?.places.source ?? [], reason.source),
        target: withSpan(known?.places.target ?? [], reason.target),
      },
    });
  }
  return [...pairs.values()].sort((one, other) => other.weight - one.weight);
}

/** Numbers, names and Latin words of one side that the other does not have. */
export function missingOf(
  reasons: readonly Reason[],
  texts: Readonly<Record<Side, string>>,
): readonly MissingWord[] {
  const words = new Map<string, MissingWord>();
  for (const reason of reasons) {
    if (!("span" in reason)) continue;
    const text = cut(texts[reason.side], reason.span);
    const key = `${reason.side}\n${text}`;
    const places = withSpan(words.get(key)?.places ?? [], reason.span);
    words.set(key, { kind: reason.kind, side: reason.side, text, places });
  }
  return [...words.values()];
}

/** What is lit in a text: every word that has an answer quietly, those that are pointed at plainly. */
export function reasonMarks(
  pairs: readonly WordPair[],
  missing: readonly MissingWord[],
  pointed: WordPair | MissingWord | null,
): Readonly<Record<Side, readonly Mark[]>> {
  const side = (which: Side): readonly Mark[] => [
    ...pairs.flatMap((pair) =>
      pair.places[which].map((span) => ({ ...span, name: pair === pointed ? "reason-now" : "reason" })),
    ),
    ...missing.flatMap((word) =>
      word.side === which && word === pointed
        ? word.places.map((span) => ({ ...span, name: "missing" }))
        : [],
    ),
  ];
  return { source: side("source"), target: side("target") };
}

function cut(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function withSpan(spans: readonly Span[], { start, end }: Span): readonly Span[] {
  return spans.some((one) => one.start === start && one.end === end) ? spans : [...spans, { start, end }];
}
