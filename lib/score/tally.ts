import { estimate, type ReadRow, type Score, type Stratum } from "./estimate";
import { gravestButOne, pointsOf, type Severity, type Weights } from "./weights";

/**
 * From what reviewers marked to scores.
 *
 * SCO-TALLY-1  A row counts once a reviewer has said that they have read it, and then with what this reviewer marked in it. Of a row that several
 *              have read, the mean counts. A mark in a row that its reviewer has not read counts for nothing yet.
 * SCO-TALLY-2  Where a sample was drawn, only its rows count: what somebody marks in passing was not drawn by lot.
 * SCO-TALLY-3  Without a sample nobody knows how the rows that were read stand for those that were not. The score is then that of what was read,
 *              and has an interval only where that is all.
 * SCO-TALLY-4  Marks are of the text that was delivered: they count when the row has been mended since, too, until the next sample begins anew.
 * SCO-TALLY-5  A threshold is asked once every row that was drawn has been read.
 */
export interface CountedRow {
  readonly id: string;
  readonly chapter: number;
  readonly words: number;
  readonly translatorId: string | null;
}

export interface Reading {
  readonly segmentId: string;
  readonly reviewerId: string;
  readonly words: number;
  readonly translatorId: string | null;
}

export interface CountedMark {
  readonly id: string;
  readonly segmentId: string;
  readonly reviewerId: string;
  readonly category: string;
  readonly severity: Severity;
}

export interface Ground {
  /** Rows with English as they are now, each in a chapter. */
  readonly rows: readonly CountedRow[];
  /** Words of each chapter: when the sample was drawn, or now. */
  readonly chapterWords: readonly number[];
  /** The rows that were drawn, with their chapters; null where there is no sample. */
  readonly drawn: ReadonlyMap<string, number> | null;
  readonly readings: readonly Reading[];
  readonly marks: readonly CountedMark[];
}

export interface TalliedRow extends ReadRow {
  readonly id: string;
  readonly chapter: number;
  readonly translatorId: string | null;
}

export interface Tally {
  readonly rows: readonly TalliedRow[];
  /** Ids of the marks that count. */
  readonly counted: ReadonlySet<string>;
  readonly unread: number;
}

export function tally({ rows, drawn, readings, marks }: Ground, weights: Weights): Tally {
  const chapterOf = new Map(rows.map(({ id, chapter }) => [id, chapter]));
  const byRow = grouped(readings, ({ segmentId }) => segmentId);
  const marksOf = grouped(marks, ({ segmentId }) => segmentId);
  const counted = new Set<string>();
  const tallied = [...byRow].flatMap(([id, own]): TalliedRow[] => {
    const chapter = drawn ? drawn.get(id) : (chapterOf.get(id) ?? 0);
    if (chapter === undefined) return [];
    const readers = new Set(own.map(({ reviewerId }) => reviewerId));
    const theirs = (marksOf.get(id) ?? []).filter(({ reviewerId }) => readers.has(reviewerId));
    for (const mark of theirs) counted.add(mark.id);
    const points = theirs.reduce((sum, mark) => sum + pointsOf(mark, weights), 0) / readers.size;
    const last = own.at(-1)!;
    return [{ id, chapter, words: last.words, points, translatorId: last.translatorId }];
  });
  const unread = drawn ? [...drawn.keys()].filter((id) => !byRow.has(id)).length : 0;
  return { rows: tallied, counted, unread };
}

/** Of the whole document. */
export function scoreWhole(ground: Ground, { rows }: Tally, weights: Weights): Score {
  return estimateOf(
    ground.chapterWords.map((words, chapter) => ({
      words,
      rows: rows.filter((row) => row.chapter === chapter),
    })),
    ground,
    weights,
  );
}

/** The chapters of one translator: their words, and their rows that were read. */
export function strataOf(translatorId: string | null, ground: Ground, { rows }: Tally): readonly Stratum[] {
  return ground.chapterWords.map((_, chapter) => {
    const own = <Row extends Pick<TalliedRow, "chapter" | "translatorId">>(all: readonly Row[]) =>
      all.filter((row) => row.chapter === chapter && row.translatorId === translatorId);
    return { words: own(ground.rows).reduce((sum, { words }) => sum + words, 0), rows: own(rows) };
  });
}

/** SCO-TALLY-3. */
export function estimateOf(
  strata: readonly Stratum[],
  { drawn }: Pick<Ground, "drawn">,
  weights: Weights,
): Score {
  const found = estimate(strata, gravestButOne(weights));
  const all = strata.reduce((sum, { words }) => sum + words, 0);
  return drawn === null && found.words < all ? { ...found, of: all, low: null, high: null } : found;
}

function grouped<T>(all: readonly T[], by: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const beside = groups.get(by(one));
    if (beside) beside.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}
