import type { SampleSize } from "./weights";

/**
 * Which rows are scored where not all are read.
 *
 * SCO-SAMPLE-1  Rows without English words are not drawn. What is to be drawn of a chapter is the share of its words, and the least number where
 *               that counts by chapter; of a chapter with fewer words, all.
 * SCO-SAMPLE-2  Rows are drawn whole, in the order of their lots, until that many words are there. A row's lot is the SHA-256 of
 *               the seed, a colon and the row's id, as letters; lots are reckoned by whoever calls.
 * SCO-SAMPLE-3  Where the least number counts by document and the chapters together have fewer, rows of all chapters follow by their lots.
 * SCO-SAMPLE-4  The same rows, words, settings and seed give the same sample. What was drawn is kept as it is; another sample is another number.
 */
export interface SampleRow {
  readonly id: string;
  readonly words: number;
  readonly lot: string;
}

/** Ids of the rows that are drawn. */
export function drawSample(
  chapters: readonly (readonly SampleRow[])[],
  { share, least, leastOf }: SampleSize,
): ReadonlySet<string> {
  const drawn = new Set<string>();
  let words = 0;
  const draw = (rows: readonly SampleRow[], wanted: number) => {
    let have = 0;
    for (const row of inOrder(rows)) {
      if (have >= wanted) return;
      if (drawn.has(row.id)) continue;
      drawn.add(row.id);
      have += row.words;
      words += row.words;
    }
  };
  for (const rows of chapters) {
    const all = rows.reduce((sum, row) => sum + row.words, 0);
    draw(rows, Math.max(share * all, leastOf === "chapter" ? least : 0));
  }
  if (leastOf === "document") draw(chapters.flat(), least - words);
  return drawn;
}

function inOrder(rows: readonly SampleRow[]): readonly SampleRow[] {
  return rows
    .filter(({ words }) => words > 0)
    .toSorted((a, b) => (a.lot === b.lot ? (a.id < b.id ? -1 : 1) : a.lot < b.lot ? -1 : 1));
}
