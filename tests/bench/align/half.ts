/**
 * What it helps that people have confirmed the first half of a text: the second half, aligned without that, with its
 * translations known, and with its beads fixed.
 */
import { alignLines } from "../../../lib/align/align";
import type { Lexicon } from "../../../lib/align/lexicon/lexicon";
import type { Ladder } from "../../../lib/align/model/ladder";
import { type GoldBead, type GoldText, macDev } from "./data";
import { printHead, printTable, TRAINED } from "./print";
import { asGold, Scores } from "./score";

interface Halves {
  readonly whole: GoldText;
  readonly first: readonly GoldBead[];
  readonly second: readonly GoldBead[];
  /** Where the second half begins on each side. */
  readonly from: { readonly source: number; readonly target: number };
}

export function printHalf(lexicon: Lexicon): void {
  printHead("The second half of each chapter of MAC-Dev, once the first is confirmed", TRAINED);
  const texts = macDev().map(halves);
  if (texts.length === 0) {
    console.log("  skipped: ../shared/align-bench/mac-dev is not there");
    return;
  }
  const row = (name: string, align: (text: Halves) => readonly GoldBead[]) => {
    const scores = new Scores();
    for (const text of texts) scores.addBeads(text.second, align(text));
    const { strict, missing, link } = scores.score;
    return [name, strict, missing, link];
  };
  printTable([
    ["", "strict F1", "null F1", "link F1"],
    row("by itself", (text) => ofSecond(text, alone(text, lexicon))),
    row("with the first half's translations known", (text) => ofSecond(text, alone(text, lexicon, true))),
    row("with the first half's beads fixed", (text) => fixedFirst(text, lexicon)),
  ]);
}

function halves(whole: GoldText): Halves {
  const middle = Math.floor(whole.gold.length / 2);
  const [first, second] = [whole.gold.slice(0, middle), whole.gold.slice(middle)];
  const after = (side: 0 | 1) =>
    first.reduce((end, bead) => Math.max(end, ...bead[side].map((k) => k + 1)), 0);
  return { whole, first, second, from: { source: after(0), target: after(1) } };
}

function alone({ whole, first, from }: Halves, lexicon: Lexicon, isKnown = false): Ladder {
  const pairs = first
    .filter(([a, b]) => a.length > 0 && b.length > 0)
    .map(([a, b]) => ({
      source: a.map((i) => whole.source[i]!).join(""),
      target: b.map((j) => whole.target[j]!).join(" "),
    }));
  return alignLines(whole.source.slice(from.source), whole.target.slice(from.target), lexicon, {
    ...(isKnown && { known: { pairs, terms: [] } }),
  });
}

/** Indices of the second half as indices of the whole. */
const ofSecond = ({ from }: Halves, ladder: Ladder): GoldBead[] =>
  asGold(ladder).map(([a, b]) => [a.map((i) => i + from.source), b.map((j) => j + from.target)]);

function fixedFirst({ whole, first, from }: Halves, lexicon: Lexicon): GoldBead[] {
  const run = (items: readonly number[]) => ({ start: items[0] ?? 0, end: (items.at(-1) ?? -1) + 1 });
  // A few gold beads have a hole in them, where another bead stands; a run has none.
  const isRun = (items: readonly number[]) => items.every((item, at) => item === items[0]! + at);
  const fixed = first
    .filter(([a, b]) => isRun(a) && isRun(b))
    .map(([a, b]) => ({ source: run(a), target: run(b) }));
  const ladder = alignLines(whole.source, whole.target, lexicon, { fixed });
  return asGold(ladder).filter(
    ([a, b]) => (a[0] ?? from.source) >= from.source && (b[0] ?? from.target) >= from.target,
  );
}
