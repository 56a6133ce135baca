/**
 * Where to look: rare words that match tie places of the two texts together; the heaviest chain of such ties that
 * climbs both texts is the backbone of the first band (the idea of coarse-to-fine search, with words for embeddings).
 */
import { heaviestChain, type Tie } from "./chain";
import type { ChineseItem, EnglishItem } from "./items";
import { type Band, makeBand } from "./lattice";
import type { MatchTable } from "./match-table";

/** Ties between more item pairs than this say nothing about where we are. */
const MOST_PAIRS = 20;
const HALF_WIDTH = 9;

/** The band of the first pass. Small texts are searched whole. */
export function firstBand(
  source: readonly ChineseItem[],
  target: readonly EnglishItem[],
  table: MatchTable,
): Band {
  const n = source.length;
  const m = target.length;
  if (n * m <= 900) return makeBand(n, m, () => [0, m]);
  const chain = heaviestChain(findTies(source, target, table));
  const points = [{ i: 0, j: 0 }, ...chain, { i: n, j: m }];
  const wishes = Array.from({ length: n + 1 }, () => [m, 0] as [number, number]);
  for (let k = 1; k < points.length; k++) {
    const a = points[k - 1]!;
    const b = points[k]!;
    const rows = b.i - a.i;
    const columns = b.j - a.j;
    // Where one side is much longer than the other between two ties, something is missing, and nobody knows where.
    const excess = Math.abs(columns - (rows * m) / n);
    const width = HALF_WIDTH + 0.2 * Math.min(rows, columns) + excess;
    for (let i = a.i; i <= b.i; i++) {
      const middle = rows === 0 ? a.j : a.j + ((i - a.i) * columns) / rows;
      const wish = wishes[i]!;
      wish[0] = Math.min(wish[0], Math.max(a.j - HALF_WIDTH, middle - width));
      wish[1] = Math.max(wish[1], Math.min(b.j + HALF_WIDTH, middle + width));
    }
  }
  return makeBand(n, m, (i) => wishes[i]!);
}

/** A narrow band around points that a path runs through, in order. */
export function bandAround(
  points: readonly { readonly i: number; readonly j: number }[],
  n: number,
  m: number,
  halfWidth: number,
): Band {
  const wishes = Array.from({ length: n + 1 }, () => [m, 0] as [number, number]);
  const touch = (i: number, j: number) => {
    for (let row = Math.max(0, i - 2); row <= Math.min(n, i + 2); row++) {
      wishes[row]![0] = Math.min(wishes[row]![0], j - halfWidth);
      wishes[row]![1] = Math.max(wishes[row]![1], j + halfWidth);
    }
  };
  let before = { i: 0, j: 0 };
  for (const point of [before, ...points, { i: n, j: m }]) {
    for (let i = before.i; i < point.i; i++) touch(i, before.j);
    touch(point.i, point.j);
    before = point;
  }
  return makeBand(n, m, (i) => wishes[i]!);
}

function findTies(source: readonly ChineseItem[], target: readonly EnglishItem[], table: MatchTable): Tie[] {
  const inSource = new Map<number, number[]>();
  const inTarget = new Map<number, number[]>();
  const post = (lists: Map<number, number[]>, type: number, item: number) => {
    const list = lists.get(type);
    if (!list) lists.set(type, [item]);
    else if (list.at(-1) !== item) list.push(item);
  };
  source.forEach((item, i) => {
    for (const type of item.termType) post(inSource, type, i);
  });
  target.forEach((item, j) => {
    for (const type of item.wordType) post(inTarget, type, j);
  });
  const weights = new Map<number, number>();
  for (const [type, rows] of inSource) {
    if (rows.length > MOST_PAIRS) continue;
    for (let k = table.at[type]!; k < table.at[type + 1]!; k++) {
      const columns = inTarget.get(table.word[k]!);
      if (!columns || rows.length * columns.length > MOST_PAIRS) continue;
      const weight = table.strength[k]! / (rows.length * columns.length);
      if (weight < 0.03) continue;
      for (const i of rows) {
        for (const j of columns) {
          const key = i * target.length + j;
          weights.set(key, (weights.get(key) ?? 0) + weight);
        }
      }
    }
  }
  return [...weights]
    .filter(([, weight]) => weight >= 0.5)
    .map(([key, weight]) => ({ i: Math.floor(key / target.length), j: key % target.length, weight }));
}
