/**
 * A text of a book's length from six chapters: passages of them in changing order, a part of their sentences left out
 * at random. A real book has names and rare words that stand in one place only; a repeated chapter has none. A number
 * of its own in every tenth bead stands for them, on both sides.
 */
import type { GoldBead, GoldText } from "./data";
import { chance } from "./rough";

/** English sentences of one bead are joined so often, so that both sides come out about equally long. */
const JOINED = 0.8;

/** Both sides have `count` items, or a few less where the last bead would not fit. */
export function longText(texts: readonly GoldText[], count: number, seed: number): GoldText {
  const next = chance(seed);
  const source: string[] = [];
  const target: string[] = [];
  const gold: GoldBead[] = [];
  for (let written = 0; ; ) {
    const text = texts[Math.floor(next() * texts.length)]!;
    const from = Math.floor(next() * (text.gold.length - 40));
    for (const [a, b] of text.gold.slice(from, from + 40 + Math.floor(next() * 160))) {
      if (next() < 0.1) continue;
      const mark = written++ % 10 === 0 ? 10_000 + written : null;
      const chinese = a.map((item, at) => text.source[item]! + (mark && at === 0 ? `（${mark}）` : ""));
      const sentences = b.map((item, at) => text.target[item]! + (mark && at === 0 ? ` (${mark})` : ""));
      const english = sentences.length > 1 && next() < JOINED ? [sentences.join(" ")] : sentences;
      if (source.length + chinese.length > count || target.length + english.length > count)
        return { name: `${source.length} × ${target.length}`, source, target, gold };
      gold.push([chinese.map((_, at) => source.length + at), english.map((_, at) => target.length + at)]);
      source.push(...chinese);
      target.push(...english);
    }
  }
}
