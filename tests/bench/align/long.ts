/**
 * A text of a book's length from six chapters: passages of them in changing order, a part of their sentences left out
 * at random. A real book has names and rare words that stand in one place only; a repeated chapter has none. A number
 * of its own in every tenth bead stands for them, on both sides.
 */
import type { GoldBead, GoldText } from "./data";
import { chance } from "./rough";

/** At least `count` items on both sides, then cut to just that on each. */
export function longText(texts: readonly GoldText[], count: number, seed: number): GoldText {
  const next = chance(seed);
  const source: string[] = [];
  const target: string[] = [];
  const gold: GoldBead[] = [];
  let written = 0;
  while (source.length < count || target.length < count) {
    const text = texts[Math.floor(next() * texts.length)]!;
    const from = Math.floor(next() * (text.gold.length - 40));
    for (const [a, b] of text.gold.slice(from, from + 40 + Math.floor(next() * 160))) {
      if (next() < 0.1) continue;
      const mark = written++ % 10 === 0 ? 10_000 + written : null;
      gold.push([a.map((_, at) => source.length + at), b.map((_, at) => target.length + at)]);
      source.push(...a.map((item, at) => text.source[item]! + (mark && at === 0 ? `（${mark}）` : "")));
      target.push(...b.map((item, at) => text.target[item]! + (mark && at === 0 ? ` (${mark})` : "")));
    }
  }
  return {
    name: `${count} × ${count}`,
    source: source.slice(0, count),
    target: target.slice(0, count),
    gold: gold.filter(([a, b]) => a.every((i) => i < count) && b.every((j) => j < count)),
  };
}
