/**
 * Passages that the draft has in another order. A ladder cannot cross itself, so that a block of the English which
 * stands earlier or later than its Chinese is smeared: both places come out as a stretch of doubtful beads. Those
 * stretches are what is looked at here, the Chinese of each beside the English of each other.
 *
 * X1  A block is at least so many items long on both sides (`least`): a sentence or two that look like a far one are
 *     more often chance, or a refrain.
 * X2  It is taken only if its beads are surer by far than what the plain ladder makes of the same items.
 * X3  It ends where its beads stop being surer than those of the plain ladder; what is left of both places is aligned
 *     again without it. The rest of the ladder stays as it is.
 *
 * Time: a plain ladder without doubtful stretches costs nothing. Otherwise each of them is tried with the few others
 * that share the rarest words with it.
 */
import { englishWords } from "./english";
import { type Gap, lay, parted } from "./fixed";
import type { Bead, Ladder, Run } from "./ladder";
import { type Lexicon, LONGEST_WORD } from "./lexicon";

export interface Untangling {
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly lexicon: Lexicon;
  /** X1. */
  readonly least: number;
  /** Aligns a part of both texts; the ladder counts the items of the gap. */
  readonly search: (gap: Gap) => Ladder;
}

/** The same ladder where nothing is crossed. */
export function untangle(ladder: Ladder, texts: Untangling): Ladder {
  const stretches = doubtful(ladder, texts.least);
  if (stretches.length < 2) return ladder;
  const blocks = compatible(
    candidates(stretches, texts).flatMap(([from, to]) => blockBetween(ladder, from, to, texts) ?? []),
  );
  return blocks.length === 0 ? ladder : withBlocks(ladder, stretches, blocks, texts);
}

/** A run of beads of the plain ladder, end left out, and the items that they cover. */
interface Stretch {
  readonly beads: Run;
  readonly source: Run;
  readonly target: Run;
}

/** A bead with both sides that is less sure than this is doubtful, and so is an unanswered item. */
const SURE = 0.6;
/** What a sure item takes from a doubtful stretch, that a doubtful one adds 1 to. */
const SURE_COSTS = 1.5;
/** A stretch ends once it has lost so much since its best end: two sure beads in a row, mostly. */
const GIVES_UP = 5;

const lengthOf = ({ start, end }: Run) => end - start;
const sizeOf = ({ source, target }: Bead) => lengthOf(source) + lengthOf(target);
const isBoth = ({ source, target }: Bead) => lengthOf(source) > 0 && lengthOf(target) > 0;
const isSure = (bead: Bead) => isBoth(bead) && bead.confidence >= SURE;

/** The stretches in which doubt outweighs what is sure, of `least` items and more on a side. */
function doubtful(ladder: Ladder, least: number): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  let sum = 0;
  let best = 0;
  let end = 0;
  const close = () => {
    if (end > start) {
      const [first, last] = [ladder[start]!, ladder[end - 1]!];
      const stretch = {
        beads: { start, end },
        source: { start: first.source.start, end: last.source.end },
        target: { start: first.target.start, end: last.target.end },
      };
      if (Math.max(lengthOf(stretch.source), lengthOf(stretch.target)) >= least) found.push(stretch);
    }
    sum = 0;
    best = 0;
  };
  ladder.forEach((bead, at) => {
    if (sum === 0) {
      start = at;
      end = at;
    }
    sum = Math.max(0, sum + (isSure(bead) ? -SURE_COSTS : 1) * sizeOf(bead));
    if (sum > best) {
      best = sum;
      end = at + 1;
    }
    if (sum === 0 || best - sum > GIVES_UP) close();
  });
  close();
  return found;
}

/** Of each stretch's Chinese, so many other stretches' English are tried. */
const TRIED = 3;
/** A rectangle of more pairs of items than this is not tried: it would take as long as the whole text. */
const LARGEST = 250_000;

/** Pairs of stretches whose Chinese and English share the most rare words. */
function candidates(
  stretches: readonly Stretch[],
  { source, target, lexicon, least }: Untangling,
): [Stretch, Stretch][] {
  const hasSource = stretches.filter((stretch) => lengthOf(stretch.source) >= least);
  const hasTarget = stretches.filter((stretch) => lengthOf(stretch.target) >= least);
  const textOf = (texts: readonly string[], { start, end }: Run) => texts.slice(start, end).join("\n");
  const stems = hasTarget.map(
    (stretch) => new Set(englishWords(textOf(target, stretch.target)).map(({ stem }) => stem)),
  );
  const seen = new Map<string, number>();
  for (const own of stems) for (const stem of own) seen.set(stem, (seen.get(stem) ?? 0) + 1);
  return hasSource.flatMap((from) => {
    const glosses = glossesOf(textOf(source, from.source), lexicon);
    return hasTarget
      .map((to, at) => {
        let shared = 0;
        for (const stem of stems[at]!) if (glosses.has(stem)) shared += 1 / seen.get(stem)!;
        return { to, shared };
      })
      .filter(
        ({ to, shared }) =>
          to !== from && shared > 0 && lengthOf(from.source) * lengthOf(to.target) <= LARGEST,
      )
      .sort((a, b) => b.shared - a.shared || a.to.target.start - b.to.target.start)
      .slice(0, TRIED)
      .map(({ to }): [Stretch, Stretch] => [from, to]);
  });
}

/** The English stems that a Chinese text may be answered with, and the words it has in Latin letters. */
function glossesOf(text: string, lexicon: Lexicon): Set<string> {
  const stems = new Set(englishWords(text.replace(/[^A-Za-z0-9]+/g, " ")).map(({ stem }) => stem));
  for (let at = 0; at < text.length; at++) {
    for (let end = at + 2; end <= Math.min(text.length, at + LONGEST_WORD); end++) {
      const word = lexicon.find(text, at, end);
      if (word < 0) continue;
      for (const id of lexicon.gloss(word).stems) stems.add(lexicon.stem(id));
    }
    for (const syllable of lexicon.syllables(text[at]!)) stems.add(syllable);
  }
  return stems;
}

interface Block {
  readonly beads: readonly Bead[];
  readonly source: Run;
  readonly target: Run;
  /** How many more items are expected to be placed rightly with it than without it. */
  readonly gain: number;
}

/** A place may be a little longer than the doubt about it. */
const MARGIN = 4;
/** X2: of the items of a block this share is expected to be placed rightly, … */
const SURE_SHARE = 0.65;
/** … and that many more than the plain ladder places, as a share of them. */
const GAIN_SHARE = 0.35;

/** The Chinese of one place beside the English of another: its sure core, or null where it has none worth taking. */
function blockBetween(ladder: Ladder, from: Stretch, to: Stretch, texts: Untangling): Block | null {
  const area = {
    source: widened(from.source, MARGIN, texts.source.length),
    target: widened(to.target, MARGIN, texts.target.length),
  };
  const found = texts
    .search({ source: itemsOf(area.source), target: itemsOf(area.target) })
    .filter(({ isCrossed }) => !isCrossed)
    .map((bead) => shifted(bead, area.source.start, area.target.start));
  const plain = placedBy(ladder, area);
  const gainOf = (bead: Bead) => {
    if (!isBoth(bead)) return -0.5 * sizeOf(bead);
    const before = sumOver(bead.source, plain.source) + sumOver(bead.target, plain.target);
    return bead.confidence * sizeOf(bead) - before;
  };
  const core = heaviestRun(found.map(gainOf));
  const beads = found.slice(core.start, core.end);
  const [first, last] = [beads[0], beads.at(-1)];
  if (!first || !last) return null;
  const source = { start: first.source.start, end: last.source.end };
  const target = { start: first.target.start, end: last.target.end };
  const items = lengthOf(source) + lengthOf(target);
  const placed = beads.reduce((sum, bead) => sum + (isBoth(bead) ? bead.confidence * sizeOf(bead) : 0), 0);
  const gain = beads.reduce((sum, bead) => sum + gainOf(bead), 0);
  const isLong = Math.min(lengthOf(source), lengthOf(target)) >= texts.least;
  return isLong && placed >= SURE_SHARE * items && gain >= GAIN_SHARE * items
    ? { beads, source, target, gain }
    : null;
}

const itemsOf = ({ start, end }: Run) => Array.from({ length: end - start }, (_, at) => start + at);

const widened = ({ start, end }: Run, by: number, count: number): Run => ({
  start: Math.max(0, start - by),
  end: Math.min(count, end + by),
});

function shifted({ source, target, confidence }: Bead, i: number, j: number): Bead {
  return {
    source: { start: source.start + i, end: source.end + i },
    target: { start: target.start + j, end: target.end + j },
    confidence,
  };
}

/** How surely the plain ladder has placed each item of an area: its bead's confidence, 0 where it is unanswered. */
function placedBy(ladder: Ladder, area: { readonly source: Run; readonly target: Run }) {
  const placed = { source: new Map<number, number>(), target: new Map<number, number>() };
  for (const bead of ladder) {
    if (!isBoth(bead)) continue;
    for (const side of ["source", "target"] as const) {
      const { start, end } = bead[side];
      if (end <= area[side].start || start >= area[side].end) continue;
      for (let item = start; item < end; item++) placed[side].set(item, bead.confidence);
    }
  }
  return placed;
}

function sumOver({ start, end }: Run, values: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (let item = start; item < end; item++) sum += values.get(item) ?? 0;
  return sum;
}

/** The run of values with the highest sum. */
function heaviestRun(values: readonly number[]): Run {
  let best = { start: 0, end: 0, sum: 0 };
  let start = 0;
  let sum = 0;
  values.forEach((value, at) => {
    if (sum <= 0) {
      start = at;
      sum = 0;
    }
    sum += value;
    if (sum > best.sum) best = { start, end: at + 1, sum };
  });
  return { start: best.start, end: best.end };
}

const overlaps = (a: Run, b: Run) => a.start < b.end && b.start < a.end;

/** Those that gain the most, none of which shares an item with another. */
function compatible(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  for (const block of [...blocks].sort((a, b) => b.gain - a.gain || a.source.start - b.source.start)) {
    const isFree = kept.every(
      (other) => !overlaps(block.source, other.source) && !overlaps(block.target, other.target),
    );
    if (isFree) kept.push(block);
  }
  return kept;
}

/** X3: the plain ladder outside the places concerned, the blocks, and what is left of those places aligned again. */
function withBlocks(
  ladder: Ladder,
  stretches: readonly Stretch[],
  blocks: readonly Block[],
  texts: Untangling,
): Ladder {
  const isTaken = {
    source: new Uint8Array(texts.source.length),
    target: new Uint8Array(texts.target.length),
  };
  for (const { source, target } of blocks) {
    isTaken.source.fill(1, source.start, source.end);
    isTaken.target.fill(1, target.start, target.end);
  }
  const isTouched = ladder.map(
    ({ source, target }) =>
      isTaken.source.subarray(source.start, source.end).includes(1) ||
      isTaken.target.subarray(target.start, target.end).includes(1),
  );
  for (const { beads } of stretches) {
    if (isTouched.slice(beads.start, beads.end).includes(true)) isTouched.fill(true, beads.start, beads.end);
  }
  const climbing: Bead[] = [];
  for (let at = 0; at < ladder.length; ) {
    if (!isTouched[at]) {
      climbing.push(ladder[at++]!);
      continue;
    }
    let end = at;
    while (isTouched[end]) end++;
    const [first, last] = [ladder[at]!, ladder[end - 1]!];
    const left = (side: "source" | "target") =>
      itemsOf({ start: first[side].start, end: last[side].end }).filter((item) => isTaken[side][item] === 0);
    const gap = { source: left("source"), target: left("target") };
    if (gap.source.length + gap.target.length > 0) {
      const lengths = { source: texts.source.map(lettersOf), target: texts.target.map(lettersOf) };
      for (const bead of texts.search(gap)) climbing.push(...parted(bead, gap, lengths));
    }
    at = end;
  }
  const aside = blocks.flatMap(({ beads }) =>
    beads.map((bead): Bead => (isBoth(bead) ? { ...bead, isCrossed: true } : bead)),
  );
  return lay(climbing, aside);
}

const lettersOf = (text: string) => text.length;
