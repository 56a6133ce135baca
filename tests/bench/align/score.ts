/**
 * Strict F1 as Vecalign's scorer counts it (precision over all beads found, recall over the gold beads with both
 * sides), and the F1 of finding what has no counterpart. The same figures as the shared bench's scorer gives.
 */
import type { Ladder, Run } from "../../../lib/align/ladder";
import type { GoldBead } from "./data";

export interface Score {
  readonly strict: number;
  readonly missing: number;
}

export class Scores {
  private found = 0;
  private right = 0;
  private gold = 0;
  private goldRight = 0;
  private nullFound = 0;
  private nullRight = 0;
  private nullGold = 0;

  add(gold: readonly GoldBead[], ladder: Ladder): void {
    const test: GoldBead[] = ladder.map(({ source, target }) => [range(source), range(target)]);
    const goldKeys = new Set(gold.map(key));
    const testKeys = new Set(test.map(key));
    this.found += test.length;
    this.right += test.filter((bead) => goldKeys.has(key(bead))).length;
    const full = gold.filter(([a, b]) => a.length > 0 && b.length > 0);
    this.gold += full.length;
    this.goldRight += full.filter((bead) => testKeys.has(key(bead))).length;
    const goldNulls = nulls(gold);
    const testNulls = nulls(test);
    this.nullFound += testNulls.size;
    this.nullGold += goldNulls.size;
    for (const one of testNulls) if (goldNulls.has(one)) this.nullRight++;
  }

  get score(): Score {
    return {
      strict: f1(this.right / (this.found || 1), this.goldRight / (this.gold || 1)),
      missing: f1(this.nullRight / (this.nullFound || 1), this.nullRight / (this.nullGold || 1)),
    };
  }
}

export function scoreOf(gold: readonly GoldBead[], ladder: Ladder): Score {
  const scores = new Scores();
  scores.add(gold, ladder);
  return scores.score;
}

const f1 = (p: number, r: number) => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
const key = ([a, b]: GoldBead) => `${a.join(",")}|${b.join(",")}`;
const range = ({ start, end }: Run) => Array.from({ length: end - start }, (_, at) => start + at);

function nulls(beads: readonly GoldBead[]): Set<string> {
  const found = new Set<string>();
  for (const [a, b] of beads) {
    if (b.length === 0) for (const i of a) found.add(`zh${i}`);
    if (a.length === 0) for (const j of b) found.add(`en${j}`);
  }
  return found;
}
