/**
 * What people decided, as they say it: “this is rendered there”, by places in two texts or by items. It becomes fixed
 * beads, which may not overlap and are runs without a hole; decisions may be neither.
 *
 * ALN-DEC-1  A place stands for every item that it touches with more than white space. A place that touches none, or lies
 *     outside its text, says nothing: the text has changed since. Where only one side of a decision still says
 *     something, the decision is left out, unless that other side was empty from the start (nothing answers).
 * ALN-DEC-2  Decisions that share an item are one bead, as long as it has no hole on either side: a sentence that is
 *     rendered by two neighbours, decided one by one, is a bead of one and two.
 * ALN-DEC-3  Where that would leave a hole, or where the one says “nothing answers” and the other names an answer, the
 *     later of the two holds and the earlier is left out.
 */
import type { Run } from "../model/ladder";
import type { FixedBead } from "./fixed";

/** Two places that answer each other, in UTF-16 units of two texts, or in items of two lists. An empty one: nothing does. */
export interface Decision {
  readonly source: Run;
  readonly target: Run;
}

/** Decisions over items as beads that can be fixed (`AlignOptions.fixed`), rising by source. Never throws. */
export function decidedBeads(
  decisions: readonly Decision[],
  sourceCount: number,
  targetCount: number,
): FixedBead[] {
  let kept: FixedBead[] = [];
  for (const decision of decisions) {
    let bead: FixedBead = {
      source: inside(decision.source, sourceCount),
      target: inside(decision.target, targetCount),
    };
    if (saysNothing(bead, decision)) continue;
    const touching = kept.filter(
      (other) => overlap(other.source, bead.source) || overlap(other.target, bead.target),
    );
    const others = kept.filter((other) => !touching.includes(other));
    // The newest of those that it touches has the first word; whatever does not fit the bead as it has grown is dropped.
    for (const other of touching.reverse()) bead = joined(bead, other) ?? bead;
    kept = [
      ...others.filter((other) => !overlap(other.source, bead.source) && !overlap(other.target, bead.target)),
      bead,
    ];
  }
  return kept.sort((a, b) => a.source.start - b.source.start || a.target.start - b.target.start);
}

/** Decisions over two texts as decisions over their sentences, or whatever the spans are; those say all of a text, in order. */
export function decisionsOverSpans(
  decisions: readonly Decision[],
  source: { readonly text: string; readonly spans: readonly Run[] },
  target: { readonly text: string; readonly spans: readonly Run[] },
): Decision[] {
  return decisions.flatMap((decision): Decision[] => {
    const over = { source: touched(decision.source, source), target: touched(decision.target, target) };
    return saysNothing(over, decision) ? [] : [over];
  });
}

/** ALN-DEC-1. */
function saysNothing(found: Decision, asked: Decision): boolean {
  const isGone = (side: "source" | "target") => !isSome(found[side]) && isSome(asked[side]);
  return isGone("source") || isGone("target") || (!isSome(found.source) && !isSome(found.target));
}

const isSome = ({ start, end }: Run) => end > start;
const overlap = (a: Run, b: Run) => a.start < b.end && b.start < a.end;
const EMPTY: Run = { start: 0, end: 0 };

function inside({ start, end }: Run, count: number): Run {
  const run = { start: Math.max(0, start), end: Math.min(count, end) };
  return isSome(run) ? run : EMPTY;
}

/** ALN-DEC-2 and ALN-DEC-3: both as one bead, or null where they contradict each other. */
function joined(a: FixedBead, b: FixedBead): FixedBead | null {
  const source = union(a.source, b.source);
  const target = union(a.target, b.target);
  return source && target ? { source, target } : null;
}

function union(a: Run, b: Run): Run | null {
  if (isSome(a) !== isSome(b)) return null;
  if (!isSome(a)) return EMPTY;
  if (a.start > b.end || b.start > a.end) return null;
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function touched(
  place: Run,
  { text, spans }: { readonly text: string; readonly spans: readonly Run[] },
): Run {
  let start = -1;
  let end = 0;
  spans.forEach((span, at) => {
    const shared = text.slice(Math.max(span.start, place.start), Math.min(span.end, place.end));
    if (!overlap(span, place) || shared.trim() === "") return;
    if (start < 0) start = at;
    end = at + 1;
  });
  return start < 0 ? EMPTY : { start, end };
}
