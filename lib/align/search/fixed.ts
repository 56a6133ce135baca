/**
 * What people decided. A fixed bead comes back as it is, with confidence 1, whatever the words say; what lies between
 * two of them is aligned on its own, so that adding one never changes another.
 *
 * ALN-FIX-1  Fixed beads do not overlap. The heaviest chain of them that climbs both texts, counted in items, is in order; the
 *     others are crossed: their items are taken out of both texts, the rest is aligned, and they come back marked. Where
 *     as much speaks for the one order as for the other (two beads that change places), both are crossed. Adding a
 *     fixed bead can change which ones carry the mark, nothing else about them.
 * ALN-FIX-2  A fixed bead may have an empty side: a person said that nothing answers. It stands at the place of the side that
 *     it has; the place of its empty side is found anew.
 * ALN-FIX-3  No bead reaches over what was taken out: where the rest was aligned across such a seam, the bead is parted there,
 *     as the lengths of its pieces suggest.
 * ALN-FIX-4  A bead that contradicts no other may still be out of order: the first paragraph with the last one's English
 *     leaves all others without an answer. Where much more would be left over beside it than without it, both are
 *     tried, and it is crossed if that answers more.
 */

import type { Bead, Ladder, Run } from "../model/ladder";
import { heaviestChain, type Tie } from "./chain";

export interface FixedBead {
  readonly source: Run;
  readonly target: Run;
}

/** A stretch of both texts in which nobody has decided anything, as indices of items, rising; some may be left out. */
export interface Gap {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

/** How long an item is, in any unit that fits both sides. */
export interface Lengths {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

/** Throws RangeError where fixed beads overlap, are empty, or leave the texts. */
export function assertFixed(fixed: readonly FixedBead[], sourceCount: number, targetCount: number): void {
  const check = (runs: readonly Run[], count: number, side: string) => {
    const sorted = runs.filter(isSome).sort((a, b) => a.start - b.start);
    sorted.forEach(({ start, end }, at) => {
      if (start < (sorted[at - 1]?.end ?? 0) || end > count)
        throw new RangeError(
          `Fixed ${side} ${start} to ${end} overlaps another or leaves the ${count} items`,
        );
    });
  };
  for (const { source, target } of fixed) {
    if (source.end < source.start || target.end < target.start)
      throw new RangeError(`Fixed bead ends before it starts at ${source.start}:${target.start}`);
    if (!isSome(source) && !isSome(target))
      throw new RangeError(`Fixed bead is empty at ${source.start}:${target.start}`);
  }
  const side = (which: "source" | "target") => fixed.map((bead) => bead[which]);
  check(side("source"), sourceCount, "source");
  check(side("target"), targetCount, "target");
}

/**
 * Aligns what is left between fixed beads with `search`, gap by gap, and lays the ladder of the whole. A trial (ALN-FIX-4) is a
 * search whose ladder may come to nothing.
 */
export function alignAround(
  fixed: readonly FixedBead[],
  lengths: Lengths,
  search: (gap: Gap, isTrial: boolean) => Ladder,
): Ladder {
  const { source, target } = lengths;
  assertFixed(fixed, source.length, target.length);
  const sorted = sortOut(fixed);
  const free = {
    source: freeItems(fixed, "source", source.length),
    target: freeItems(fixed, "target", target.length),
  };
  const end: FixedBead = {
    source: { start: source.length, end: source.length },
    target: { start: target.length, end: target.length },
  };
  const gapBetween = (before: FixedBead | undefined, after: FixedBead): Gap => ({
    source: free.source.slice(...between(free.source, before?.source.end ?? 0, after.source.start)),
    target: free.target.slice(...between(free.target, before?.target.end ?? 0, after.target.start)),
  });
  const all = [...source, ...target];
  const average = all.reduce((sum, length) => sum + length, 0) / all.length;
  const astray = Math.min(ASTRAY, ASTRAY_SHARE * all.length) * average;
  const aside = [...sorted.aside];
  const inOrder: FixedBead[] = [];
  sorted.inOrder.forEach((bead, at) => {
    const next = sorted.inOrder[at + 1] ?? end;
    const [above, below] = [gapBetween(inOrder.at(-1), bead), gapBetween(bead, next)];
    const around = gapBetween(inOrder.at(-1), next);
    const tried = (gap: Gap) => answered(search(gap, true));
    const isAstray =
      leftOver(above, lengths) + leftOver(below, lengths) >= leftOver(around, lengths) + astray &&
      tried(around) > tried(above) + tried(below);
    if (isAstray) aside.push({ ...bead, confidence: 1, isCrossed: true });
    else inOrder.push(bead);
  });
  const rising: Bead[] = [];
  [...inOrder, end].forEach((bead, at) => {
    const gap = gapBetween(inOrder[at - 1], bead);
    if (gap.source.length + gap.target.length > 0) {
      for (const found of search(gap, false)) rising.push(...parted(found, gap, lengths));
    }
    if (bead !== end) rising.push({ ...bead, confidence: 1 });
  });
  return lay(rising, aside);
}

/**
 * ALN-FIX-4: how much more must be left over beside a bead in order than without it, in items, before it is looked into: in
 * the few sentences of one row, a part of them.
 */
const ASTRAY = 4;
const ASTRAY_SHARE = 0.4;

/** What must stay unanswered in a gap if all goes evenly, as a length. */
function leftOver({ source, target }: Gap, lengths: Lengths): number {
  const sum = (items: readonly number[], of: readonly number[]) =>
    items.reduce((total, item) => total + of[item]!, 0);
  return Math.abs(sum(source, lengths.source) - sum(target, lengths.target));
}

/** How many items a ladder is expected to have answered rightly. */
function answered(ladder: Ladder): number {
  return ladder.reduce(
    (sum, bead) => sum + (isSome(bead.source) && isSome(bead.target) ? bead.confidence * sizeOf(bead) : 0),
    0,
  );
}

const isSome = ({ start, end }: Run) => end > start;

/** ALN-FIX-1, ALN-FIX-2: those that climb both texts, and those that are set aside and put back afterwards. */
function sortOut(fixed: readonly FixedBead[]): { inOrder: FixedBead[]; aside: Bead[] } {
  const answered = fixed
    .filter(({ source, target }) => isSome(source) && isSome(target))
    .map((bead) => ({ bead, i: bead.source.start, j: bead.target.start, weight: sizeOf(bead) }));
  const chain = heaviestChain(answered);
  const inOrder = new Set(chain);
  const crossed = new Set(answered.filter((tie) => !inOrder.has(tie)));
  for (const tie of [...crossed]) {
    const against = chain.filter((other) => isCrossing(tie, other));
    const beside = [...crossed].filter((other) => against.some((one) => isCrossing(one, other)));
    if (weigh(against) <= weigh(beside)) for (const other of against) crossed.add(other);
  }
  const aside = fixed.filter(({ source, target }) => !isSome(source) || !isSome(target));
  return {
    inOrder: chain
      .filter((tie) => !crossed.has(tie))
      .map(({ bead: { source, target } }) => ({ source, target })),
    aside: [
      ...aside.map(({ source, target }): Bead => ({ source, target, confidence: 1 })),
      ...[...crossed].map(
        ({ bead: { source, target } }): Bead => ({ source, target, confidence: 1, isCrossed: true }),
      ),
    ],
  };
}

const sizeOf = ({ source, target }: FixedBead) => source.end - source.start + target.end - target.start;
const isCrossing = (a: Tie, b: Tie) => (a.i - b.i) * (a.j - b.j) < 0;
const weigh = (ties: readonly Tie[]) => ties.reduce((sum, { weight }) => sum + weight, 0);

function freeItems(fixed: readonly FixedBead[], side: "source" | "target", count: number): number[] {
  const isTaken = new Uint8Array(count);
  for (const bead of fixed) isTaken.fill(1, bead[side].start, bead[side].end);
  return Array.from({ length: count }, (_, at) => at).filter((at) => isTaken[at] === 0);
}

/** Where the items from `start` to `end`, left out, stand in a rising list. */
function between(items: readonly number[], start: number, end: number): [number, number] {
  const first = (value: number) => {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (items[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [first(start), first(end)];
}

/** ALN-FIX-3: a bead over the indices of a gap as beads over the items of the texts, parted at every seam. */
export function parted(bead: Bead, gap: Gap, lengths: Lengths): Bead[] {
  const source = gap.source.slice(bead.source.start, bead.source.end);
  const target = gap.target.slice(bead.target.start, bead.target.end);
  const seam = seamOf(source);
  const { confidence } = bead;
  const cross = bead.isCrossed ? ({ isCrossed: true } as const) : {};
  if (seam > 0) {
    return bothSides(seam, share(source, seam, lengths.source, target, lengths.target));
  }
  const other = seamOf(target);
  if (other > 0) {
    return bothSides(share(target, other, lengths.target, source, lengths.source), other);
  }
  const run = (items: readonly number[]): Run =>
    items.length === 0 ? { start: 0, end: 0 } : { start: items[0]!, end: items.at(-1)! + 1 };
  return [{ source: run(source), target: run(target), confidence, ...cross }];

  function bothSides(k: number, l: number): Bead[] {
    const { source: a, target: b } = bead;
    const middle = { source: a.start + k, target: b.start + l };
    return [
      { source: { start: a.start, end: middle.source }, target: { start: b.start, end: middle.target } },
      { source: { start: middle.source, end: a.end }, target: { start: middle.target, end: b.end } },
    ]
      .filter((half) => isSome(half.source) || isSome(half.target))
      .flatMap((half) => parted({ ...half, confidence, ...cross }, gap, lengths));
  }
}

/** How many of the items stand before the first that does not follow the one before it; 0 where all do. */
function seamOf(items: readonly number[]): number {
  return Math.max(
    0,
    items.findIndex((item, at) => at > 0 && item !== items[at - 1]! + 1),
  );
}

/** How many of `others` go with the first `count` of `items`: so that the shares of length are nearest. */
function share(
  items: readonly number[],
  count: number,
  lengths: readonly number[],
  others: readonly number[],
  otherLengths: readonly number[],
): number {
  const sum = (list: readonly number[], of: readonly number[]) =>
    list.reduce((total, item) => total + of[item]! + 1, 0);
  const wanted = sum(items.slice(0, count), lengths) / sum(items, lengths);
  const all = sum(others, otherLengths);
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= others.length; k++) {
    const distance = Math.abs(sum(others.slice(0, k), otherLengths) / (all || 1) - wanted);
    if (distance < bestDistance) {
      best = k;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * One ladder from beads that climb both texts and those that were set aside. Each of the latter goes where the side
 * that it has stands; then the empty sides get their places.
 */
export function lay(rising: readonly Bead[], aside: readonly Bead[]): Ladder {
  const onSource = aside.filter(({ source }) => isSome(source));
  const onTarget = aside.filter(({ source }) => !isSome(source));
  onSource.sort((a, b) => a.source.start - b.source.start);
  onTarget.sort((a, b) => a.target.start - b.target.start);
  const beads: Bead[] = [];
  const put = (list: Bead[], side: "source" | "target", before: number) => {
    while (list[0] && list[0][side].start < before) beads.push(list.shift()!);
  };
  for (const bead of rising) {
    if (isSome(bead.source)) put(onSource, "source", bead.source.start);
    if (isSome(bead.target)) put(onTarget, "target", bead.target.start);
    beads.push(bead);
  }
  put(onSource, "source", Number.POSITIVE_INFINITY);
  put(onTarget, "target", Number.POSITIVE_INFINITY);
  let source = 0;
  let target = 0;
  return beads.map((bead) => {
    const placed = {
      ...bead,
      source: isSome(bead.source) ? bead.source : { start: source, end: source },
      target: isSome(bead.target) ? bead.target : { start: target, end: target },
    };
    source = placed.source.end;
    if (!bead.isCrossed) target = placed.target.end;
    return placed;
  });
}
