import { carryBeads, editBetween } from "@/lib/check/carry";
import type { CheckPair, SentenceBead, Span } from "@/lib/check/check";
import type { Segment, Sentences } from "@/lib/wire/segments";
import { sourceText } from "@/lib/workbench/state/source";

/**
 * A row as the checks take it, with the text that is in its field now. Its sentences are those that the server aligned for the
 * stored text, carried over what was typed since; where they are not known, the row is one bead, of which less is said.
 */
export function pairOf(row: Segment, text: string, sentences: Sentences | null): CheckPair {
  const source = sourceText(row);
  if (!sentences || sentences.revision !== row.revision) return { source, target: text };
  const beads = beadsOf(sentences, source.length, row.target.length);
  return {
    source,
    target: text,
    beads: carryBeads(beads, { source: null, target: editBetween(row.target, text) }),
  };
}

function beadsOf(sentences: Sentences, sourceEnd: number, targetEnd: number): readonly SentenceBead[] {
  return sentences.beads.map(([sourceFrom, sourceTo, targetFrom, targetTo], at) => ({
    source: spanOf(sentences.source, sourceFrom, sourceTo, sourceEnd),
    target: spanOf(sentences.target, targetFrom, targetTo, targetEnd),
    confidence: sentences.confidence[at] ?? 0,
  }));
}

/** An empty run is the place where it would stand. */
function spanOf(spans: readonly Span[], from: number, to: number, end: number): Span {
  const start = spans[from]?.start ?? end;
  return { start, end: from === to ? start : (spans[to - 1]?.end ?? end) };
}
