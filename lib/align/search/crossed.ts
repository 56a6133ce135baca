/**
 * Passages that the draft has in another order. A ladder cannot cross itself, so that a block of the English which
 * stands earlier or later than its Chinese is smeared: both places come out as a stretch of doubtful beads. Those
 * stretches are what is looked at here, the Chinese of each beside the English of each other.
 *
 * ALN-CROSS-1  A block is at least so many items long on both sides (`least`): a sentence or two that look like a far one are
 *     more often chance, or a refrain.
 * ALN-CROSS-2  It is taken only if its beads are surer by far than what the plain ladder makes of the same items.
 * ALN-CROSS-3  It ends where its beads stop being surer than those of the plain ladder; what is left of both places is aligned
 *     again without it. The rest of the ladder stays as it is.
 * ALN-CROSS-4  Of two parts that changed places the smaller one is crossed.
 *
 * Time: a plain ladder without doubtful stretches costs nothing. Otherwise each of them is tried with the few others
 * that share the rarest words with it.
 */

import { englishWords } from "../items/english";
import { type Lexicon, LONGEST_WORD } from "../lexicon/lexicon";
import type { Bead, Ladder, Run } from "../model/ladder";
import { heaviestChain } from "./chain";
import { type Gap, lay, parted } from "./fixed";

export interface Untangling {
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly lexicon: Lexicon;
  /** ALN-CROSS-1. */
  readonly least: number;
  /** Aligns a part of both texts; the ladder counts the items of the gap. */
  readonly search: (gap: Gap) => Ladder;
}

/** What blocks have taken is seen more clearly once they are out: two that changed places are often found in turn. */
const MOST_LOOKS = 3;

/** The same ladder where nothing is crossed. */
export function untangle(ladder: Ladder, texts: Untangling): Ladder {
  const blocks: Block[] = [];
  let rising: Knot = {
    ladder,
    scale: scaleOf(ladder),
    isTaken: {
      source: new Uint8Array(texts.source.length),
      target: new Uint8Array(texts.target.length),
    },
  };
  for (let look = 0; look < MOST_LOOKS; look++) {
    const stretches = doubtful(rising, texts);
    const found = compatible(
      candidates(stretches, texts).flatMap(([from, to]) => blockBetween(rising, from, to, texts) ?? []),
    );
    if (found.length === 0) break;
    blocks.push(...found);
    rising = withoutBlocks(rising, stretches, found, texts);
  }
  return blocks.length === 0 ? ladder : ordered([...rising.ladder, ...blocks.flatMap(({ beads }) => beads)]);
}

/**
 * ALN-CROSS-4: which of two parts that changed places has moved nobody can say; the one with fewer items is taken for it. Each bead with both sides is crossed unless it is in the heaviest chain that climbs both texts.
 */
function ordered(beads: readonly Bead[]): Ladder {
  const both = beads.filter(isBoth);
  const chain = heaviestChain(
    both.map((bead) => ({ bead, i: bead.source.start, j: bead.target.start, weight: sizeOf(bead) })),
  );
  const rising = new Set(chain.map(({ bead }) => bead));
  const crossed = both
    .filter((bead) => !rising.has(bead))
    .map((bead): Bead => ({ ...bead, isCrossed: true }));
  return lay([...rising], [...crossed, ...beads.filter((bead) => !isBoth(bead))]);
}

/** The usual bead of a text in order is this sure and more. */
const USUAL = 0.85;

function scaleOf(ladder: Ladder): number {
  const both = ladder.filter(isBoth).map(({ confidence }) => confidence);
  both.sort((a, b) => a - b);
  return Math.min(1, (both[both.length >> 1] ?? 1) / USUAL);
}

/** The beads that climb both texts, and the items that blocks have taken out of them. */
interface Knot {
  readonly ladder: Ladder;
  /** 0 to 1, and 1 mostly: less where even the usual bead of this text is unsure; what is asked of beads is less then. */
  readonly scale: number;
  readonly isTaken: { readonly source: Uint8Array; readonly target: Uint8Array };
}

/** A run of beads of the plain ladder, end left out, and the items that they cover. */
interface Stretch {
  readonly beads: Run;
  readonly source: Run;
  readonly target: Run;
}

/** A bead that is trusted less than this is doubtful, and so is an unanswered item. */
const SURE = 0.6;
/** A bead this sure is trusted as it is. */
const BEYOND_DOUBT = 0.97;
/**
 * One that is less sure is trusted the less the fewer of its English words the dictionary expects: as it is from a
 * quarter on, which is what half of all true beads have and one in twenty of false ones; down to WORDLESS.
 */
const EXPECTED = 0.25;
const WORDLESS = 0.4;
/** What a sure item takes from a doubtful stretch, that a doubtful one adds 1 to. */
const SURE_COSTS = 1.5;
/** A stretch ends once it has lost so much since its best end: two sure beads in a row, mostly. */
const GIVES_UP = 5;

const lengthOf = ({ start, end }: Run) => end - start;
const sizeOf = ({ source, target }: Bead) => lengthOf(source) + lengthOf(target);
const isBoth = ({ source, target }: Bead) => lengthOf(source) > 0 && lengthOf(target) > 0;

/** Asked again and again for the same beads of a ladder. */
const trusted = new WeakMap<Bead, number>();

/** How surely a bead places its items: its confidence, unless that rests on lengths alone. */
function trustIn(bead: Bead, { source, target, lexicon }: Untangling): number {
  if (!isBoth(bead)) return 0;
  if (bead.confidence >= BEYOND_DOUBT) return bead.confidence;
  const kept = trusted.get(bead);
  if (kept !== undefined) return kept;
  const glosses = glossesOf(textOf(source, bead.source), lexicon);
  const stems = [...new Set(englishWords(textOf(target, bead.target)).map(({ stem }) => stem))];
  const shared = stems.filter((stem) => glosses.has(stem)).length / Math.max(1, stems.length);
  const trust = bead.confidence * (WORDLESS + (1 - WORDLESS) * Math.min(1, shared / EXPECTED));
  trusted.set(bead, trust);
  return trust;
}

const textOf = (texts: readonly string[], { start, end }: Run) => texts.slice(start, end).join("\n");

/** The stretches in which doubt outweighs what is sure, of `least` items and more on a side. */
function doubtful({ ladder, scale }: Knot, texts: Untangling): Stretch[] {
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
      if (Math.max(lengthOf(stretch.source), lengthOf(stretch.target)) >= texts.least) found.push(stretch);
    }
    sum = 0;
    best = 0;
  };
  ladder.forEach((bead, at) => {
    if (sum === 0) {
      start = at;
      end = at;
    }
    sum = Math.max(0, sum + (trustIn(bead, texts) >= SURE * scale ? -SURE_COSTS : 1) * sizeOf(bead));
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
/** So much of what their English says, rare words counting for more, must be expected by the Chinese. */
const LEAST_SHARED = 0.08;
/** A rectangle of more pairs of items than this is not tried: it would take as long as the whole text. */
const LARGEST = 250_000;

/** Pairs of stretches whose Chinese and English share the most rare words. */
function candidates(
  stretches: readonly Stretch[],
  { source, target, lexicon, least }: Untangling,
): [Stretch, Stretch][] {
  const hasSource = stretches.filter((stretch) => lengthOf(stretch.source) >= least);
  const hasTarget = stretches.filter((stretch) => lengthOf(stretch.target) >= least);
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
        let all = 0;
        for (const stem of stems[at]!) {
          const worth = 1 / seen.get(stem)!;
          all += worth;
          if (glosses.has(stem)) shared += worth;
        }
        return { to, shared, isEnough: shared > 0 && shared >= LEAST_SHARED * all };
      })
      .filter(
        ({ to, isEnough }) =>
          to !== from && isEnough && lengthOf(from.source) * lengthOf(to.target) <= LARGEST,
      )
      .sort((a, b) => b.shared - a.shared || a.to.target.start - b.to.target.start)
      .slice(0, TRIED)
      .map(({ to }): [Stretch, Stretch] => [from, to]);
  });
}

/** The English stems that a Chinese text may be answered with, and the words it has in Latin letters. */
export function glossesOf(text: string, lexicon: Lexicon): Set<string> {
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
  /** How many items it is expected to place rightly. */
  readonly placed: number;
  /** How many more items are expected to be placed rightly with it than without it. */
  readonly gain: number;
}

/** A place may be longer than the doubt about it: so many items around the block are looked at, again while it grows. */
const MARGIN = 4;
const WIDER = 12;
const MOST_ROUNDS = 5;
/** ALN-CROSS-2: of the items of a block this share is expected to be placed rightly, … */
const SURE_SHARE = 0.65;
/** … and that many more than the plain ladder places, as a share of them. */
const GAIN_SHARE = 0.35;

/** The Chinese of one place beside the English of another: its sure core, or null where it has none worth taking. */
function blockBetween(rising: Knot, from: Stretch, to: Stretch, texts: Untangling): Block | null {
  let block = coreOf(rising, from.source, to.target, MARGIN, texts);
  for (let round = 1; block && isWorthIt(block, texts.least, rising.scale) && round < MOST_ROUNDS; round++) {
    const wider = coreOf(rising, block.source, block.target, WIDER, texts);
    if (!wider || wider.gain <= block.gain) break;
    block = wider;
  }
  return block && isWorthIt(block, texts.least, rising.scale) ? block : null;
}

function isWorthIt({ source, target, placed, gain }: Block, least: number, scale: number): boolean {
  const asked = (lengthOf(source) + lengthOf(target)) * scale;
  const isLong = Math.min(lengthOf(source), lengthOf(target)) >= least;
  return isLong && placed >= SURE_SHARE * asked && gain >= GAIN_SHARE * asked;
}

/** Of the beads between two runs, with `margin` items more on all sides, those that gain the most in a row. */
function coreOf(
  { ladder, isTaken }: Knot,
  chinese: Run,
  english: Run,
  margin: number,
  texts: Untangling,
): Block | null {
  const area = {
    source: widened(chinese, margin, isTaken.source),
    target: widened(english, margin, isTaken.target),
  };
  const found = texts
    .search({ source: itemsOf(area.source), target: itemsOf(area.target) })
    .map((bead) => shifted(bead, area.source.start, area.target.start));
  const plain = placedBy(ladder, area, texts);
  const placedIn = (bead: Bead) => trustIn(bead, texts) * sizeOf(bead);
  const gainOf = (bead: Bead) => {
    if (!isBoth(bead)) return -0.5 * sizeOf(bead);
    const before = sumOver(bead.source, plain.source) + sumOver(bead.target, plain.target);
    return placedIn(bead) - before;
  };
  const core = heaviestRun(found.map(gainOf));
  const beads = found.slice(core.start, core.end);
  const [first, last] = [beads[0], beads.at(-1)];
  if (!first || !last) return null;
  return {
    beads,
    source: { start: first.source.start, end: last.source.end },
    target: { start: first.target.start, end: last.target.end },
    placed: beads.reduce((sum, bead) => sum + placedIn(bead), 0),
    gain: beads.reduce((sum, bead) => sum + gainOf(bead), 0),
  };
}

const itemsOf = ({ start, end }: Run) => Array.from({ length: end - start }, (_, at) => start + at);

/** A run with `by` items more on either side, as far as no block has taken them; without what is taken at its ends. */
function widened(run: Run, by: number, isTaken: Uint8Array): Run {
  let { start, end } = run;
  while (start < end && isTaken[start] === 1) start++;
  const stop = isTaken.subarray(start, end).indexOf(1);
  if (stop >= 0) end = start + stop;
  while (start > 0 && start > run.start - by && isTaken[start - 1] === 0) start--;
  while (end < isTaken.length && end < run.end + by && isTaken[end] === 0) end++;
  return { start, end };
}

function shifted({ source, target, confidence }: Bead, i: number, j: number): Bead {
  return {
    source: { start: source.start + i, end: source.end + i },
    target: { start: target.start + j, end: target.end + j },
    confidence,
  };
}

/** How surely the plain ladder has placed each item of an area. */
function placedBy(ladder: Ladder, area: { readonly source: Run; readonly target: Run }, texts: Untangling) {
  const placed = { source: new Map<number, number>(), target: new Map<number, number>() };
  for (const bead of ladder) {
    if (!isBoth(bead)) continue;
    if (!overlaps(bead.source, area.source) && !overlaps(bead.target, area.target)) continue;
    const trust = trustIn(bead, texts);
    for (const side of ["source", "target"] as const) {
      for (const item of itemsOf(bead[side])) placed[side].set(item, trust);
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

/** ALN-CROSS-3: the ladder outside the places concerned, and what is left of those places aligned again without the blocks. */
function withoutBlocks(
  { ladder, scale, isTaken: before }: Knot,
  stretches: readonly Stretch[],
  blocks: readonly Block[],
  texts: Untangling,
): Knot {
  const isTaken = { source: before.source.slice(), target: before.target.slice() };
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
  const lengths = { source: texts.source.map(lettersOf), target: texts.target.map(lettersOf) };
  const rising: Bead[] = [];
  for (let at = 0; at < ladder.length; ) {
    if (!isTouched[at]) {
      rising.push(ladder[at++]!);
      continue;
    }
    let end = at;
    while (isTouched[end]) end++;
    const [first, last] = [ladder[at]!, ladder[end - 1]!];
    const left = (side: "source" | "target") =>
      itemsOf({ start: first[side].start, end: last[side].end }).filter((item) => isTaken[side][item] === 0);
    const gap = { source: left("source"), target: left("target") };
    if (gap.source.length + gap.target.length > 0) {
      for (const bead of texts.search(gap)) rising.push(...parted(bead, gap, lengths));
    }
    at = end;
  }
  return { ladder: lay(rising, []), scale, isTaken };
}

const lettersOf = (text: string) => text.length;
