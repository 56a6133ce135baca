/**
 * The scores that the bench prints, the same as the shared bench's scorer gives.
 *
 * - *strict*: exact beads as Vecalign's scorer counts them: precision over all beads found, recall over the gold beads
 *   with both sides. The figure to quote.
 * - *missing* (null F1): items of which one says that nothing answers them.
 * - *link*: pairs of items that share a bead.
 */
import type { Ladder, Run } from "../../../lib/align/model/ladder";
import type { GoldBead } from "./data";

export interface Score {
  readonly strict: number;
  readonly missing: number;
  readonly link: number;
}

/** Of one shape of bead: how many the gold has, how many were found, how many of these are right. */
export interface ShapeCount {
  readonly gold: number;
  readonly found: number;
  readonly right: number;
}

class Overlap {
  private found = 0;
  private gold = 0;
  private right = 0;
  add(found: ReadonlySet<string>, gold: ReadonlySet<string>): void {
    this.found += found.size;
    this.gold += gold.size;
    for (const one of found) if (gold.has(one)) this.right++;
  }
  get f1(): number {
    return f1(this.right / (this.found || 1), this.right / (this.gold || 1));
  }
}

export class Scores {
  private found = 0;
  private right = 0;
  private gold = 0;
  private goldRight = 0;
  private readonly missing = new Overlap();
  private readonly link = new Overlap();
  private readonly shapes = new Map<string, { gold: number; found: number; right: number }>();

  add(gold: readonly GoldBead[], ladder: Ladder): void {
    this.addBeads(gold, asGold(ladder));
  }

  addBeads(gold: readonly GoldBead[], test: readonly GoldBead[]): void {
    const goldKeys = new Set(gold.map(keyOf));
    const testKeys = new Set(test.map(keyOf));
    this.found += test.length;
    this.right += test.filter((bead) => goldKeys.has(keyOf(bead))).length;
    const full = gold.filter(([a, b]) => a.length > 0 && b.length > 0);
    this.gold += full.length;
    this.goldRight += full.filter((bead) => testKeys.has(keyOf(bead))).length;
    this.missing.add(nulls(test), nulls(gold));
    this.link.add(links(test), links(gold));
    for (const bead of gold) {
      const count = this.countOf(bead);
      count.gold++;
      if (testKeys.has(keyOf(bead))) count.right++;
    }
    for (const bead of test) this.countOf(bead).found++;
  }

  private countOf([a, b]: GoldBead) {
    const shape = `${a.length}-${b.length}`;
    const count = this.shapes.get(shape) ?? { gold: 0, found: 0, right: 0 };
    this.shapes.set(shape, count);
    return count;
  }

  get score(): Score {
    return {
      strict: f1(this.right / (this.found || 1), this.goldRight / (this.gold || 1)),
      missing: this.missing.f1,
      link: this.link.f1,
    };
  }

  /** The most frequent shapes of the gold first. */
  get byShape(): readonly (readonly [string, ShapeCount])[] {
    return [...this.shapes].sort(([, a], [, b]) => b.gold - a.gold || b.found - a.found);
  }
}

export function scoreOf(gold: readonly GoldBead[], ladder: Ladder): Score {
  const scores = new Scores();
  scores.add(gold, ladder);
  return scores.score;
}

export const asGold = (ladder: Ladder): GoldBead[] =>
  ladder.map(({ source, target }) => [range(source), range(target)]);

export const keyOf = ([a, b]: GoldBead) => `${a.join(",")}|${b.join(",")}`;

export const f1 = (p: number, r: number) => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
const range = ({ start, end }: Run) => Array.from({ length: end - start }, (_, at) => start + at);

function nulls(beads: readonly GoldBead[]): Set<string> {
  const found = new Set<string>();
  for (const [a, b] of beads) {
    if (b.length === 0) for (const i of a) found.add(`zh${i}`);
    if (a.length === 0) for (const j of b) found.add(`en${j}`);
  }
  return found;
}

const links = (beads: readonly GoldBead[]) =>
  new Set(beads.flatMap(([a, b]) => a.flatMap((i) => b.map((j) => `${i} ${j}`))));
