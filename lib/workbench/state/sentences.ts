/** Which sentences answer each other inside one row, as the server computed them for one revision. */

import type { Sentences } from "../../wire/segments";

export type Side = "source" | "target";

/** Index of the bead that holds the sentence at `offset` of that side, or null between sentences. */
export function beadAt(sentences: Sentences, side: Side, offset: number): number | null {
  const spans = sentences[side];
  const last = spans.length - 1;
  const index = spans.findIndex(
    ({ start, end }, at) => start <= offset && (offset < end || (at === last && offset === end)),
  );
  if (index === -1) return null;
  const [from, to] = side === "source" ? ([0, 1] as const) : ([2, 3] as const);
  const bead = sentences.beads.findIndex((one) => one[from] <= index && index < one[to]);
  return bead === -1 ? null : bead;
}

/** The spans of both sides that a bead joins. */
export function spansOf(sentences: Sentences, bead: number): Record<Side, Sentences["source"]> {
  const [sourceFrom, sourceTo, targetFrom, targetTo] = sentences.beads[bead] ?? [0, 0, 0, 0];
  return {
    source: sentences.source.slice(sourceFrom, sourceTo),
    target: sentences.target.slice(targetFrom, targetTo),
  };
}

/**
 * The place on the other side that parts the row in the same spot: where `offset` stands at (or in the white space
 * around) the edge of two beads, the start of the later one's first sentence over there. Null inside a bead: then
 * nobody can say.
 */
export function counterpartOf(sentences: Sentences, side: Side, offset: number): number | null {
  const mine = side === "source" ? 0 : 2;
  const theirs = side === "source" ? 2 : 0;
  const other: Side = side === "source" ? "target" : "source";
  for (const [index, bead] of sentences.beads.entries()) {
    if (index === 0) continue;
    const before = sentences[side][bead[mine] - 1];
    const after = sentences[side][bead[mine]];
    if (!before || !after || bead[mine] === bead[mine + 1]) continue;
    const edge = trimmedEnd(before, after);
    if (offset < edge || offset > after.start) continue;
    return sentences[other][bead[theirs]]?.start ?? null;
  }
  return null;
}

/** Spans may take the white space after a sentence along or leave it out; either way the edge is where the next begins. */
function trimmedEnd(before: { readonly end: number }, after: { readonly start: number }): number {
  return Math.min(before.end, after.start);
}
