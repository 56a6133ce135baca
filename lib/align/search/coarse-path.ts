/**
 * Where to look: the way of two texts through each other, found from coarse to fine. Blocks of items are compared as bags
 * of words; what is likely between blocks says where their halves are compared, and so on down to single items. It is
 * Vecalign's search (Thompson & Koehn 2019) with dictionary words in the place of embeddings.
 *
 * ALN-COARSE-1  Every level sees all of the text that the level above did not rule out. At the highest nothing is ruled out, so
 *               the way cannot be led astray by a few rare words.
 * ALN-COARSE-2  A block is compared by what sets it apart from the blocks around it: the mean of its neighbourhood is taken
 *               off. Words of a refrain say nothing where the refrain stands everywhere, and much where it does not.
 * ALN-COARSE-3  How much alike blocks are that answer each other, and blocks that do not, is measured in these very texts.
 */
import type { ChineseItem, EnglishItem } from "../items/items";
import type { MatchTable } from "../lexicon/match-table";
import { type Band, makeBand } from "../model/lattice";

/** A text's items as vectors, one after another: each English word is a place and a sign among so many. */
const DIMENSIONS = 128;
/** The most blocks of a side at the highest level, where every pair of blocks is compared. */
const MOST_BLOCKS = 700;
/** So many blocks on either side are the neighbourhood of a block. */
const NEIGHBOURHOOD = 24;
/** Blocks this far around what is likely are compared at the next level as well. */
const MARGIN = 2;
/** What is as probable as this is looked into at the next level. */
const LIKELY = 1e-4;
/** Around the path that is found in single items. */
const HALF_WIDTH = 4;
/** Texts of so few pairs of items are searched whole. */
const SMALL = 900;

export interface CoarsePath {
  readonly band: Band;
  /** How much alike what answers each other is beyond what does not, in deviations of the latter; below 1 the texts hardly belong together. */
  readonly distinction: number;
}

/** The band of the first look. Small texts are searched whole. */
export function coarsePath(
  source: readonly ChineseItem[],
  target: readonly EnglishItem[],
  table: MatchTable,
  halfWidth = HALF_WIDTH,
): CoarsePath {
  const n = source.length;
  const m = target.length;
  if (n * m <= SMALL) return { band: makeBand(n, m, () => [0, m]), distinction: Number.POSITIVE_INFINITY };
  const rare = rarityOf(target, table);
  let left: Blocks = chineseVectors(source, table, rare);
  let right: Blocks = englishVectors(target, rare);
  const levels = [{ left, right }];
  while (Math.max(left.count, right.count) > MOST_BLOCKS) {
    left = halved(left);
    right = halved(right);
    levels.push({ left, right });
  }
  let cells: Cells | null = null;
  let distinction = 0;
  for (const level of levels.reverse()) {
    const [a, b] = [apart(level.left), apart(level.right)];
    const within: Cells = cells ? finer(cells, a.count, b.count) : whole(a.count, b.count);
    const found = likelyCells(within, a, b);
    cells = found.cells;
    distinction = found.distinction;
  }
  const { low, high } = cells!;
  return {
    band: makeBand(n, m, (i) => {
      const from = Math.max(0, Math.min(n - 1, i - 1));
      const to = Math.min(n - 1, i);
      return [Math.min(low[from]!, low[to]!) - halfWidth, Math.max(high[from]!, high[to]!) + 1 + halfWidth];
    }),
    distinction,
  };
}

/** Vectors of `DIMENSIONS` numbers, one after another. */
interface Blocks {
  readonly count: number;
  readonly values: Float32Array;
}

/** For each row the cells from `low` to `high`, both in; neither ever falls. */
interface Cells {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** How much each English word says: how few items have it. */
function rarityOf(target: readonly EnglishItem[], table: MatchTable): Float32Array {
  let most = table.word.reduce((max, word) => Math.max(max, word), 0);
  for (const { wordType } of target) for (const type of wordType) if (type > most) most = type;
  const seen = new Int32Array(most + 1);
  const last = new Int32Array(most + 1).fill(-1);
  target.forEach(({ wordType }, at) => {
    for (const type of wordType) {
      if (last[type] === at) continue;
      last[type] = at;
      seen[type]!++;
    }
  });
  return Float32Array.from(seen, (count) => (count === 0 ? 0 : Math.log((target.length + 1) / count)));
}

/** Where a word stands in a vector, and its sign: a hash of its number. */
function placeOf(type: number): number {
  let hash = Math.imul(type + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function englishVectors(items: readonly EnglishItem[], rare: Float32Array): Blocks {
  const values = new Float32Array(items.length * DIMENSIONS);
  items.forEach(({ wordType }, at) => {
    for (const type of wordType) {
      const hash = placeOf(type);
      const place = at * DIMENSIONS + (hash % DIMENSIONS);
      values[place]! += hash >>> 31 ? rare[type]! : -rare[type]!;
    }
  });
  return { count: items.length, values };
}

/** Each unit is worth as much as a word, divided among the words that may answer it. */
function chineseVectors(items: readonly ChineseItem[], table: MatchTable, rare: Float32Array): Blocks {
  const values = new Float32Array(items.length * DIMENSIONS);
  items.forEach(({ termType, termUnit, termShare }, at) => {
    for (let from = 0; from < termType.length; ) {
      let to = from + 1;
      while (to < termType.length && termUnit[to] === termUnit[from]) to++;
      let squares = 0;
      for (let t = from; t < to; t++)
        for (let k = table.at[termType[t]!]!; k < table.at[termType[t]! + 1]!; k++)
          squares += (table.strength[k]! * termShare[t]!) ** 2;
      const norm = 1 / Math.max(0.7, Math.sqrt(squares));
      for (let t = from; t < to; t++) {
        for (let k = table.at[termType[t]!]!; k < table.at[termType[t]! + 1]!; k++) {
          const word = table.word[k]!;
          const hash = placeOf(word);
          const value = table.strength[k]! * termShare[t]! * norm * rare[word]!;
          values[at * DIMENSIONS + (hash % DIMENSIONS)]! += hash >>> 31 ? value : -value;
        }
      }
      from = to;
    }
  });
  return { count: items.length, values };
}

/** Blocks of two. */
function halved({ count, values }: Blocks): Blocks {
  const half = (count + 1) >> 1;
  const sums = new Float32Array(half * DIMENSIONS);
  for (let block = 0; block < count; block++)
    for (let d = 0; d < DIMENSIONS; d++)
      sums[(block >> 1) * DIMENSIONS + d]! += values[block * DIMENSIONS + d]!;
  return { count: half, values: sums };
}

/** What sets each block apart from its neighbourhood, as vectors of length 1. */
function apart({ count, values }: Blocks): Blocks {
  const out = new Float32Array(count * DIMENSIONS);
  const sum = new Float64Array(DIMENSIONS);
  const add = (block: number, sign: number) => {
    for (let d = 0; d < DIMENSIONS; d++) sum[d]! += sign * values[block * DIMENSIONS + d]!;
  };
  let [from, to] = [0, 0];
  for (let block = 0; block < count; block++) {
    while (to < Math.min(count, block + NEIGHBOURHOOD + 1)) add(to++, 1);
    while (from < block - NEIGHBOURHOOD) add(from++, -1);
    let squares = 0;
    for (let d = 0; d < DIMENSIONS; d++) {
      const value = values[block * DIMENSIONS + d]! - sum[d]! / (to - from);
      out[block * DIMENSIONS + d] = value;
      squares += value * value;
    }
    const norm = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let d = 0; d < DIMENSIONS; d++) out[block * DIMENSIONS + d]! *= norm;
  }
  return { count, values: out };
}

function whole(rows: number, columns: number): Cells {
  return { low: new Int32Array(rows), high: new Int32Array(rows).fill(columns - 1) };
}

/** The cells of a level twice as fine. */
function finer({ low, high }: Cells, rows: number, columns: number): Cells {
  return {
    low: Int32Array.from({ length: rows }, (_, row) => 2 * low[row >> 1]!),
    high: Int32Array.from({ length: rows }, (_, row) => Math.min(columns - 1, 2 * high[row >> 1]! + 1)),
  };
}

/** What it costs to leave a block without an answer, and to stay with a block one step longer. */
const SKIP = -1.2;
const STAY = -0.7;
/** Neighbouring blocks say much the same twice. */
const TEMPER = 0.6;

/** The cells that a way is likely to lead through, and those around them. */
function likelyCells(within: Cells, source: Blocks, target: Blocks): { cells: Cells; distinction: number } {
  const rows = source.count;
  const at = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++) at[row + 1] = at[row]! + within.high[row]! - within.low[row]! + 1;
  const alike = new Float32Array(at[rows]!);
  let [sum, squares] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const own = row * DIMENSIONS;
    for (let column = within.low[row]!, cell = at[row]!; cell < at[row + 1]!; column++, cell++) {
      const other = column * DIMENSIONS;
      let dot = 0;
      for (let d = 0; d < DIMENSIONS; d++) dot += source.values[own + d]! * target.values[other + d]!;
      alike[cell] = dot;
      sum += dot;
      squares += dot * dot;
    }
  }
  const mean = sum / alike.length;
  const deviation = Math.sqrt(Math.max(1e-6, squares / alike.length - mean * mean));
  // What the best way meets is what answering blocks are like; a first guess finds it.
  let answering = mean + 3 * deviation;
  let chances: Float64Array = new Float64Array(0);
  for (let round = 0; round < 2; round++) {
    const middle = (mean + answering) / 2;
    const slope = (answering - mean) / (deviation * deviation);
    const scores = new Float64Array(alike.length);
    for (let cell = 0; cell < scores.length; cell++)
      scores[cell] = TEMPER * Math.max(-4, Math.min(6, (alike[cell]! - middle) * slope));
    chances = cellChances(within, at, scores, target.count);
    let [weight, total] = [0, 0];
    for (let cell = 0; cell < chances.length; cell++) {
      weight += chances[cell]!;
      total += chances[cell]! * alike[cell]!;
    }
    if (weight > 0) answering = Math.max(mean + 0.8 * deviation, total / weight);
  }
  return { cells: around(within, at, chances, target.count), distinction: (answering - mean) / deviation };
}

/**
 * How likely a way leads through each cell. A way goes from cell to cell, one row down, one column on, or both; a step of
 * both says that the cells answer each other, another that one block has no answer or shares one.
 */
function cellChances(
  { low, high }: Cells,
  at: Int32Array,
  scores: Float64Array,
  columns: number,
): Float64Array {
  const rows = low.length;
  const forward = new Float64Array(scores.length).fill(Number.NEGATIVE_INFINITY);
  const backward = new Float64Array(scores.length).fill(Number.NEGATIVE_INFINITY);
  const cellOf = (row: number, column: number) =>
    row < 0 || row >= rows || column < low[row]! || column > high[row]! ? -1 : at[row]! + column - low[row]!;
  const straight = (cell: number) => scores[cell]!;
  const sideways = (cell: number) => plus(SKIP, STAY + scores[cell]! / 2);
  for (let row = 0; row < rows; row++) {
    for (let column = low[row]!; column <= high[row]!; column++) {
      const cell = at[row]! + column - low[row]!;
      if (row === 0 && column === 0) {
        forward[cell] = straight(cell);
        continue;
      }
      const across = cellOf(row - 1, column - 1);
      const above = cellOf(row - 1, column);
      const before = cellOf(row, column - 1);
      let best = Number.NEGATIVE_INFINITY;
      if (across >= 0) best = plus(best, forward[across]! + straight(cell));
      const beside = sideways(cell);
      if (above >= 0) best = plus(best, forward[above]! + beside);
      if (before >= 0) best = plus(best, forward[before]! + beside);
      forward[cell] = best;
    }
  }
  const end = cellOf(rows - 1, columns - 1);
  backward[end] = 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = high[row]!; column >= low[row]!; column--) {
      const cell = at[row]! + column - low[row]!;
      if (cell === end) continue;
      const across = cellOf(row + 1, column + 1);
      const below = cellOf(row + 1, column);
      const after = cellOf(row, column + 1);
      let best = Number.NEGATIVE_INFINITY;
      if (across >= 0) best = plus(best, backward[across]! + straight(across));
      if (below >= 0) best = plus(best, backward[below]! + sideways(below));
      if (after >= 0) best = plus(best, backward[after]! + sideways(after));
      backward[cell] = best;
    }
  }
  const all = forward[end]!;
  const chances = new Float64Array(scores.length);
  for (let cell = 0; cell < chances.length; cell++)
    chances[cell] = Math.exp(Math.min(0, forward[cell]! + backward[cell]! - all));
  return chances;
}

/** log(exp(a) + exp(b)). */
function plus(a: number, b: number): number {
  const difference = a - b;
  if (difference > 30) return a;
  if (difference < -30 || Number.isNaN(difference)) return b;
  return difference > 0 ? a + Math.log1p(Math.exp(-difference)) : b + Math.log1p(Math.exp(difference));
}

/** The likely cells with a margin, as rows that never fall and hang together. */
function around({ low }: Cells, at: Int32Array, chances: Float64Array, columns: number): Cells {
  const rows = low.length;
  const from = new Int32Array(rows).fill(columns);
  const to = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row++) {
    let first = -1;
    let last = -1;
    for (let cell = at[row]!; cell < at[row + 1]!; cell++) {
      if (chances[cell]! < LIKELY) continue;
      if (first < 0) first = cell - at[row]! + low[row]!;
      last = cell - at[row]! + low[row]!;
    }
    if (first < 0) continue;
    for (let near = Math.max(0, row - MARGIN); near <= Math.min(rows - 1, row + MARGIN); near++) {
      from[near] = Math.min(from[near]!, first - MARGIN);
      to[near] = Math.max(to[near]!, last + MARGIN);
    }
  }
  for (let row = 0; row < rows; row++) {
    from[row] = Math.max(0, from[row]!);
    to[row] = Math.min(columns - 1, to[row]!);
  }
  from[0] = 0;
  to[rows - 1] = columns - 1;
  for (let row = 1; row < rows; row++) to[row] = Math.max(to[row]!, to[row - 1]!);
  for (let row = rows - 2; row >= 0; row--) from[row] = Math.min(from[row]!, from[row + 1]!);
  return { low: from, high: to };
}
