/** The doors of this room: two lists of paragraphs, or of sentences, in; a ladder out. */

import type { ParagraphKind } from "../segmentation/paragraph";
import { LETTERS_PER_CHARACTER } from "./features/length";
import type { RawItem } from "./items/raw-item";
import { readTask } from "./items/task";
import { NOTHING_CONFIRMED, readKnown } from "./lexicon/confirmed-lexicon";
import type { Known } from "./lexicon/known";
import type { Lexicon } from "./lexicon/lexicon";
import type { Bead, Ladder } from "./model/ladder";
import { PARAGRAPH_WEIGHTS, SENTENCE_WEIGHTS } from "./model/weights";
import { untangle } from "./search/crossed";
import { alignAround, type FixedBead } from "./search/fixed";
import { withLongBeads } from "./search/long-beads";
import { searchParagraphs } from "./search/paragraphs";
import { searchItems, type Watch } from "./search/search";

export interface SourceItem {
  readonly text: string;
  readonly kind?: ParagraphKind;
  /** The reading of the structure proposes to set it aside: it is likely, not certain, that nothing answers it. */
  readonly proposed?: boolean;
  /** The reading of the structure is sure that it does not belong to the text: it is not offered an answer. */
  readonly isForeign?: boolean;
}

export interface TargetItem {
  readonly text: string;
  readonly kind?: ParagraphKind;
}

export interface Alignment {
  readonly ladder: Ladder;
}

/** `isCancelled` is asked between the steps; when it says yes, `Cancelled` is thrown. */
export interface AlignOptions extends Watch {
  /** What people decided: in the ladder as it stands here, with confidence 1. RangeError where two overlap. */
  readonly fixed?: readonly FixedBead[];
  readonly known?: Known;
}

/** Aligns paragraphs, n to m, with null beads on both sides. */
export function alignTexts(
  source: readonly SourceItem[],
  target: readonly TargetItem[],
  lexicon: Lexicon,
  options: AlignOptions = {},
): Alignment {
  const items = source.map(({ text, kind, proposed }) => raw(text, kind, proposed ?? false));
  const answers = target.map(({ text, kind }) => raw(text, kind, false));
  const weights = { sentences: SENTENCE_WEIGHTS, paragraphs: PARAGRAPH_WEIGHTS };
  const confirmed = options.known ? readKnown(options.known, lexicon) : NOTHING_CONFIRMED;
  const search: Search = (some, others, watch) =>
    searchParagraphs(some, others, lexicon, weights, watch, confirmed);
  const decided = options.fixed ?? [];
  const isDecided = (at: number) => decided.some(({ source: { start, end } }) => at >= start && at < end);
  const foreign = new Set(source.flatMap(({ isForeign }, at) => (isForeign && !isDecided(at) ? [at] : [])));
  const fixed = [...decided, ...[...foreign].map((at) => nothingAnswers(at))];
  const ladder = around(items, answers, { ...options, fixed }, crossing(search, lexicon, LEAST_PARAGRAPHS));
  const byUs = (bead: Bead) => bead.source.end === bead.source.start + 1 && foreign.has(bead.source.start);
  return { ladder: ladder.map((bead) => (byUs(bead) ? { ...bead, confidence: FOREIGN } : bead)) };
}

/** Aligns items that are sentences already, whatever is in them. */
export function alignLines(
  source: readonly string[],
  target: readonly string[],
  lexicon: Lexicon,
  options: AlignOptions = {},
): Ladder {
  const items = (texts: readonly string[]) => texts.map((text) => raw(text, undefined, false));
  const confirmed = options.known ? readKnown(options.known, lexicon) : NOTHING_CONFIRMED;
  const search: Search = (some, others, watch) =>
    withLongBeads(searchItems(readTask(some, others, lexicon, { confirmed }), SENTENCE_WEIGHTS, watch), {
      source: some.map(({ text }) => text),
      target: others.map(({ text }) => text),
      lexicon,
    });
  return around(items(source), items(target), options, crossing(search, lexicon, LEAST_SENTENCES));
}

/** How sure it is that nothing answers what is foreign for sure: as sure as the reading of the structure must be. */
const FOREIGN = 0.95;

const nothingAnswers = (at: number): FixedBead => ({
  source: { start: at, end: at + 1 },
  target: { start: 0, end: 0 },
});

/** A block of the draft that stands elsewhere has at least so many items. */
const LEAST_SENTENCES = 4;
const LEAST_PARAGRAPHS = 3;

type Search = (source: readonly RawItem[], target: readonly RawItem[], watch: Watch) => Ladder;

/** A search that also finds what stands elsewhere. */
function crossing(search: Search, lexicon: Lexicon, least: number): Search {
  return (source, target, watch) => {
    const isCancelled = watch.isCancelled && { isCancelled: watch.isCancelled };
    return untangle(search(source, target, watch), {
      source: source.map(({ text }) => text),
      target: target.map(({ text }) => text),
      lexicon,
      least,
      search: (gap) =>
        search(
          gap.source.map((at) => source[at]!),
          gap.target.map((at) => target[at]!),
          { ...isCancelled },
        ),
    });
  };
}

/** Searches the whole, or what people have left open: then progress runs on over the gaps, by the items done. */
function around(
  source: readonly RawItem[],
  target: readonly RawItem[],
  options: AlignOptions,
  search: Search,
): Ladder {
  const fixed = options.fixed ?? [];
  if (fixed.length === 0) return search(source, target, options);
  const total = source.length + target.length;
  let before = 0;
  const lengths = {
    source: source.map(({ text }) => text.length * LETTERS_PER_CHARACTER),
    target: target.map(({ text }) => text.length),
  };
  const ladder = alignAround(fixed, lengths, (gap, isTrial) => {
    const size = gap.source.length + gap.target.length;
    const found = search(
      gap.source.map((at) => source[at]!),
      gap.target.map((at) => target[at]!),
      {
        ...(!isTrial && {
          onProgress: (done: number, all: number) =>
            options.onProgress?.(before + (size * done) / all, total),
        }),
        ...(options.isCancelled && { isCancelled: options.isCancelled }),
      },
    );
    if (!isTrial) before += size;
    return found;
  });
  options.onProgress?.(total, total);
  return ladder;
}

/** Kinds that answer each other share a class; from 2 on, kinds that may well stand alone. */
const KIND_CLASS: Readonly<Record<ParagraphKind, number>> = {
  turn: 1,
  text: 0,
  quote: 0,
  verse: 0,
  "list-item": 0,
  "table-cell": 0,
  title: 2,
  heading: 2,
  caption: 3,
  note: 3,
  chrome: 3,
  insert: 3,
};

function raw(text: string, kind: ParagraphKind | undefined, isDoubted: boolean): RawItem {
  return { text, kind: kind === undefined ? -1 : KIND_CLASS[kind], isDoubted };
}
