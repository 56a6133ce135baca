/**
 * The heaviest chain of ties that rises in both texts: of ties that contradict each other the ones that agree with the
 * most stay. A Fenwick tree over j keeps it at O(k log k).
 */

/** Source place i and target place j belong together, as surely as `weight` says; weights are above 0. */
export interface Tie {
  readonly i: number;
  readonly j: number;
  readonly weight: number;
}

/** In order, each i and each j higher than the one before. Of equal chains the one whose ties come first in the text. */
export function heaviestChain<T extends Tie>(ties: readonly T[]): T[] {
  const sorted = [...ties].sort((a, b) => a.i - b.i || b.j - a.j);
  const last = sorted.reduce((max, { j }) => Math.max(max, j), 0);
  const before = new Int32Array(sorted.length).fill(-1);
  const total = new Float64Array(sorted.length);
  const tree = new Int32Array(last + 2).fill(-1);
  let end = -1;
  sorted.forEach((tie, index) => {
    let best = -1;
    for (let at = tie.j; at > 0; at -= at & -at) {
      const k = tree[at]!;
      if (k >= 0 && (best < 0 || total[k]! > total[best]!)) best = k;
    }
    before[index] = best;
    total[index] = tie.weight + (best < 0 ? 0 : total[best]!);
    for (let at = tie.j + 1; at < tree.length; at += at & -at) {
      if (tree[at]! < 0 || total[tree[at]!]! < total[index]!) tree[at] = index;
    }
    if (end < 0 || total[index]! > total[end]!) end = index;
  });
  const chain: T[] = [];
  for (let at = end; at >= 0; at = before[at]!) chain.push(sorted[at]!);
  return chain.reverse();
}
