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

/**
 * A text's items as vectors, one after another: each English word is a place and a sign among so many. The fewer places, the
 * more words meet by chance; the longer the texts, the fewer we can afford.
 */
const dimensionsFor = (items: number): number => (items <= 1000 ? 1024 : items <= 4000 ? 512 : 256);
/** The most blocks of a side at the highest level, where every pair of blocks is compared; a block has four items and more. */
const MOST_BLOCKS = 700;
const LEAST_ITEMS = 4;
/** So many blocks on either side are the neighbourhood of a block. */
const NEIGHBOURHOOD = 60;
/** Blocks this far around what is likely are compared at the next level as well. */
const MARGIN = 2;
/** What is as probable as this is looked into at the next level. */
const LIKELY = 1e-4;
/** Around the path that is found in single items. */
const HALF_WIDTH = 4;
/** Texts of so few pairs of items are searched whole. */
const SMALL = 900;

/** The band of the first look. Small texts are searched whole. */
export function coarsePath(
  source: readonly ChineseItem[],
  target: readonly EnglishItem[],
  table: MatchTable,
  halfWidth = HALF_WIDTH,
): Band {
  const n = source.length;
  const m = target.length;
  if (n * m <= SMALL) return makeBand(n, m, () => [0, m]);
  const rare = rarityOf(target, table);
  const dimensions = dimensionsFor(Math.max(n, m));
  let left: Blocks = chineseVectors(source, table, rare, dimensions);
  let right: Blocks = englishVectors(target, rare, dimensions);
  const levels = [{ left, right }];
  const most = Math.min(MOST_BLOCKS, Math.max(n, m) / LEAST_ITEMS);
  while (Math.max(left.count, right.count) > most) {
    left = halved(left);
    right = halved(right);
    levels.push({ left, right });
  }
  let cells: Cells | null = null;
  for (const level of levels.reverse()) {
    const [a, b] = [apart(level.left), apart(level.right)];
    const within: Cells = cells ? finer(cells, a.count, b.count) : whole(a.count, b.count);
    cells = likelyCells(within, a, b);
  }
  const { low, high } = cells!;
  return makeBand(n, m, (i) => {
    const from = Math.max(0, Math.min(n - 1, i - 1));
    const to = Math.min(n - 1, i);
    return [Math.min(low[from]!, low[to]!) - halfWidth, Math.max(high[from]!, high[to]!) + 1 + halfWidth];
  });
}

/** Vectors of so many numbers, one after another. */
interface Blocks {
  readonly count: number;
  readonly dimensions: number;
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

function englishVectors(items: readonly EnglishItem[], rare: Float32Array, dimensions: number): Blocks {
  const values = new Float32Array(items.length * dimensions);
  items.forEach(({ wordType }, at) => {
    for (const type of wordType) {
      const hash = placeOf(type);
      const place = at * dimensions + (hash % dimensions);
      values[place]! += hash >>> 31 ? rare[type]! : -rare[type]!;
    }
  });
  return { count: items.length, dimensions, values };
}

/** Each unit is worth as much as a word, divided among the words that may answer it. */
function chineseVectors(
  items: readonly ChineseItem[],
  table: MatchTable,
  rare: Float32Array,
  dimensions: number,
): Blocks {
  const values = new Float32Array(items.length * dimensions);
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
          values[at * dimensions + (hash % dimensions)]! += hash >>> 31 ? value : -value;
        }
      }
      from = to;
    }
  });
  return { count: items.length, dimensions, values };
}

/** Blocks of two. */
function halved({ count, dimensions, values }: Blocks): Blocks {
  const half = (count + 1) >> 1;
  const sums = new Float32Array(half * dimensions);
  for (let block = 0; block < count; block++)
    for (let d = 0; d < dimensions; d++)
      sums[(block >> 1) * dimensions + d]! += values[block * dimensions + d]!;
  return { count: half, dimensions, values: sums };
}

/** What sets each block apart from its neighbourhood, as vectors of length 1. */
function apart({ count, dimensions, values }: Blocks): Blocks {
  const out = new Float32Array(count * dimensions);
  const sum = new Float64Array(dimensions);
  const add = (block: number, sign: number) => {
    for (let d = 0; d < dimensions; d++) sum[d]! += sign * values[block * dimensions + d]!;
  };
  let [from, to] = [0, 0];
  for (let block = 0; block < count; block++) {
    while (to < Math.min(count, block + NEIGHBOURHOOD + 1)) add(to++, 1);
    while (from < block - NEIGHBOURHOOD) add(from++, -1);
    let squares = 0;
    for (let d = 0; d < dimensions; d++) {
      const value = values[block * dimensions + d]! - sum[d]! / (to - from);
      out[block * dimensions + d] = value;
      squares += value * value;
    }
    const norm = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let d = 0; d < dimensions; d++) out[block * dimensions + d]! *= norm;
  }
  return { count, dimensions, values: out };
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
const SKIP = -0.6;
const STAY = -0.4;

/** The cells that a way is likely to lead through, and those around them. */
function likelyCells(within: Cells, source: Blocks, target: Blocks): Cells {
  const { count: rows, dimensions } = source;
  const at = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++) at[row + 1] = at[row]! + within.high[row]! - within.low[row]! + 1;
  const alike = new Float32Array(at[rows]!);
  let [sum, squares] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const own = row * dimensions;
    for (let column = within.low[row]!, cell = at[row]!; cell < at[row + 1]!; column++, cell++) {
      const other = column * dimensions;
      let dot = 0;
      for (let d = 0; d < dimensions; d++) dot += source.values[own + d]! * target.values[other + d]!;
      alike[cell] = dot;
      sum += dot;
      squares += dot * dot;
    }
  }
  const mean = sum / alike.length;
  const deviation = Math.sqrt(Math.max(1e-6, squares / alike.length - mean * mean));
  // What the best way meets is what answering blocks are like; a first guess finds it. What it passes beside a part that is
  // missing on one side answers nothing and does not count.
  let answering = mean + 3 * deviation;
  let chances: Float64Array = new Float64Array(0);
  for (let round = 0; round < 2; round++) {
    const middle = (mean + answering) / 2;
    const slope = (answering - mean) / (deviation * deviation);
    const scores = new Float64Array(alike.length);
    for (let cell = 0; cell < scores.length; cell++)
      scores[cell] = Math.max(-4, Math.min(6, (alike[cell]! - middle) * slope));
    const found = cellChances(within, at, scores, target.count);
    chances = found.passed;
    let [weight, total] = [0, 0];
    for (let cell = 0; cell < chances.length; cell++) {
      weight += found.answered[cell]!;
      total += found.answered[cell]! * alike[cell]!;
    }
    if (weight > 0) answering = Math.max(mean + 0.8 * deviation, total / weight);
  }
  return around(within, at, chances, target.count);
}

/** Of each cell, how likely a way leads through it, and how likely it does so by a step of both. */
interface CellChances {
  readonly passed: Float64Array;
  readonly answered: Float64Array;
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
): CellChances {
  const rows = low.length;
  const forward = new Float64Array(scores.length).fill(Number.NEGATIVE_INFINITY);
  const backward = new Float64Array(scores.length).fill(Number.NEGATIVE_INFINITY);
  const cellOf = (row: number, column: number) =>
    row < 0 || row >= rows || column < low[row]! || column > high[row]! ? -1 : at[row]! + column - low[row]!;
  const sideways = new Float64Array(scores.length);
  for (let cell = 0; cell < scores.length; cell++) sideways[cell] = plus(SKIP, STAY + scores[cell]! / 2);
  for (let row = 0; row < rows; row++) {
    for (let column = low[row]!; column <= high[row]!; column++) {
      const cell = at[row]! + column - low[row]!;
      if (row === 0 && column === 0) {
        forward[cell] = scores[cell]!;
        continue;
      }
      const across = cellOf(row - 1, column - 1);
      const above = cellOf(row - 1, column);
      const before = cellOf(row, column - 1);
      forward[cell] = sumOfThree(
        across < 0 ? NEVER : forward[across]! + scores[cell]!,
        above < 0 ? NEVER : forward[above]! + sideways[cell]!,
        before < 0 ? NEVER : forward[before]! + sideways[cell]!,
      );
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
      backward[cell] = sumOfThree(
        across < 0 ? NEVER : backward[across]! + scores[across]!,
        below < 0 ? NEVER : backward[below]! + sideways[below]!,
        after < 0 ? NEVER : backward[after]! + sideways[after]!,
      );
    }
  }
  const all = forward[end]!;
  const passed = new Float64Array(scores.length);
  const answered = new Float64Array(scores.length);
  for (let row = 0; row < rows; row++) {
    for (let column = low[row]!; column <= high[row]!; column++) {
      const cell = at[row]! + column - low[row]!;
      passed[cell] = Math.exp(Math.min(0, forward[cell]! + backward[cell]! - all));
      if (passed[cell]! < 1e-6) continue;
      const across = row === 0 && column === 0 ? -1 : cellOf(row - 1, column - 1);
      const before = row === 0 && column === 0 ? 0 : across < 0 ? NEVER : forward[across]!;
      answered[cell] = Math.exp(Math.min(0, before + scores[cell]! + backward[cell]! - all));
    }
  }
  return { passed, answered };
}

/** log(exp(a) + exp(b)). */
function plus(a: number, b: number): number {
  const difference = a - b;
  if (difference > 30) return a;
  if (difference < -30 || Number.isNaN(difference)) return b;
  return difference > 0 ? a + Math.log1p(Math.exp(-difference)) : b + Math.log1p(Math.exp(difference));
}

const NEVER = Number.NEGATIVE_INFINITY;

/** log(exp(a) + exp(b) + exp(c)), with one logarithm. */
function sumOfThree(a: number, b: number, c: number): number {
  const most = Math.max(a, b, c);
  if (most === NEVER) return NEVER;
  let sum = 0;
  if (a === most) sum += 1;
  else if (a > most - 30) sum += Math.exp(a - most);
  if (b === most) sum += 1;
  else if (b > most - 30) sum += Math.exp(b - most);
  if (c === most) sum += 1;
  else if (c > most - 30) sum += Math.exp(c - most);
  return sum === 1 ? most : most + Math.log(sum);
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
