import { type Beads, eachBead, SHAPES } from "../model/lattice";

/** The pairs of items that a list of beads can hold, and their neighbours, numbered one after another. */
export class Pairs {
  readonly low: Int32Array;
  readonly at: Int32Array;
  readonly count: number;

  constructor(
    readonly n: number,
    readonly m: number,
    beads: Beads,
  ) {
    const low = new Int32Array(n).fill(m);
    const high = new Int32Array(n).fill(-1);
    eachBead(beads, (i, j, shape) => {
      // The pairs inside, and those of one item more on each side: what a neighbour explains better is measured.
      const last = Math.min(n - 1, i + SHAPES[shape]![0]);
      const to = j + SHAPES[shape]![1];
      for (let s = Math.max(0, i - 1); s <= last; s++) {
        if (j - 1 < low[s]!) low[s] = j - 1;
        if (to > high[s]!) high[s] = to;
      }
    });
    this.low = low;
    this.at = new Int32Array(n + 1);
    for (let i = 0; i < n; i++) {
      low[i] = Math.max(0, low[i]!);
      this.at[i + 1] = this.at[i]! + Math.max(0, Math.min(m - 1, high[i]!) - low[i]! + 1);
    }
    this.count = this.at[n]!;
  }

  /** The number of a pair, or -1 outside the band. */
  of(i: number, j: number): number {
    if (i < 0 || i >= this.n || j < this.low[i]! || j >= this.m) return -1;
    const pair = this.at[i]! + j - this.low[i]!;
    return pair >= this.at[i + 1]! ? -1 : pair;
  }
}
