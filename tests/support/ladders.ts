import { assertLadder, type Bead, type Run } from "@/lib/align/model/ladder";
import type { FixedBead } from "@/lib/align/search/fixed";
import type { Pool } from "@/lib/db/alignments/again";

/**
 * A ladder that some aligner might have made of a pool: fixed beads as they are, between them whatever `choices` say,
 * and now and then two beads with their English exchanged (crossed). The same choices give the same ladder.
 */
export function anyLadder(
  { source, target, fixed }: Pick<Pool, "source" | "target" | "fixed">,
  choices: readonly number[],
): Bead[] {
  let turn = 0;
  const choose = (below: number) => (choices[turn++ % Math.max(1, choices.length)] ?? 0) % below;
  const ladder: Bead[] = [];
  const isFixed = new Set<Bead>();
  const lay = (one: FixedBead) => {
    const made = { ...one, confidence: 1 };
    isFixed.add(made);
    ladder.push(made);
  };
  // English that a person holds to be added is taken out by an aligner and put back where it stands in the English,
  // wherever in the original that falls.
  const notes = fixed.filter((one) => one.source.start === one.source.end);
  const climb = (from: readonly [number, number], to: readonly [number, number]) => {
    let [s, t] = from;
    while (s < to[0] || t < to[1]) {
      const note = notes.find(({ target: { start } }) => start >= t && start < to[1]);
      if (note?.target.start === t && (s === to[0] || choose(2) > 0)) {
        lay({ source: { start: s, end: s }, target: note.target });
        t = note.target.end;
        continue;
      }
      const until = note?.target.start ?? to[1];
      const sources = Math.min(choose(4), to[0] - s);
      const targets = Math.min(choose(4), until - t);
      if (sources + targets === 0) {
        // The choices may be all nought: then one paragraph is taken, of the side that has some left.
        const isSource = s < to[0];
        const [a, b] = isSource ? [1, 0] : [0, 1];
        ladder.push(bead([s, s + a], [t, t + b], choose(101) / 100));
        s += a;
        t += b;
        continue;
      }
      ladder.push(bead([s, s + sources], [t, t + targets], choose(101) / 100));
      s += sources;
      t += targets;
    }
  };
  let at: readonly [number, number] = [0, 0];
  for (const one of fixed) {
    if (notes.includes(one)) continue;
    climb(at, [one.source.start, one.target.start]);
    lay(one);
    at = [one.source.end, one.target.end];
  }
  climb(at, [source.length, target.length]);

  const isFull = (run: Run) => run.end > run.start;
  const free = ladder.filter((one) => !isFixed.has(one) && isFull(one.source) && isFull(one.target));
  const [first, second] = [
    free[choose(97) % Math.max(1, free.length)],
    free[choose(89) % Math.max(1, free.length)],
  ];
  if (first && second && first !== second && choose(3) === 0) {
    const crossed = ladder.map((one): Bead => {
      if (one === first) return { ...one, target: second.target, isCrossed: true };
      return one === second ? { ...one, target: first.target, isCrossed: true } : one;
    });
    if (isLadder(crossed, source.length, target.length)) return crossed;
  }
  assertLadder(ladder, source.length, target.length);
  return ladder;
}

/** An empty run between two that were exchanged has no place of its own: such ladders are left out. */
function isLadder(ladder: Bead[], sourceCount: number, targetCount: number): boolean {
  try {
    assertLadder(ladder, sourceCount, targetCount);
    return true;
  } catch {
    return false;
  }
}

function bead(
  source: readonly [number, number],
  target: readonly [number, number],
  confidence: number,
): Bead {
  return {
    source: { start: source[0], end: source[1] },
    target: { start: target[0], end: target[1] },
    confidence,
  };
}
