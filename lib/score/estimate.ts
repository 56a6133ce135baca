import { gammaQuantile } from "./gamma";

/**
 * The score of a text of which a part was read, and how far it may be from that of the whole.
 *
 * SCO-EST-1  The score is points in 1,000 words (the normed penalty total of the MQM Council's scoring models). Each chapter's rate
 *            counts by the chapter's words, so that a short one of which much was read weighs no more than it is long.
 * SCO-EST-2  The interval is that of Fay & Feuer (1997) for weighted sums of rare events, at 95 %. An event is a row with its points, not
 *            an error, because errors come together; its variance is that of the ratio of points to words between rows (Cochran 1977, 6.3), or
 *            that of a sum of events where a chapter has but one row. Above, one more row that nobody has seen is reckoned with, as bad as
 *            the worst that was seen or with one error of the second gravest severity. So no error in a sample does not mean none in the text.
 * SCO-EST-3  What was read is known: the variance of a chapter shrinks with the share that was read (the correction for a finite population), and
 *            where all was read the interval is the score alone.
 * SCO-EST-4  The interval speaks of what was not read, and not of what another reviewer would mark. Chapters of which nothing was read are
 *            not spoken for.
 */
export interface ReadRow {
  readonly words: number;
  readonly points: number;
}

export interface Stratum {
  /** English words of the chapter in all. */
  readonly words: number;
  readonly rows: readonly ReadRow[];
}

export interface Score {
  /** Points in 1,000 words; null where nothing was read. */
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Words read, and words of the chapters of which some were read. */
  readonly words: number;
  readonly of: number;
  readonly rows: number;
  readonly points: number;
}

const A_THOUSAND = 1_000;
const ONE_SIDE = 0.025;

/** `unseen`: the points of an error that nobody has come upon (SCO-EST-2). */
export function estimate(strata: readonly Stratum[], unseen: number): Score {
  const read = strata.flatMap((stratum) => {
    const words = stratum.rows.reduce((sum, row) => sum + row.words, 0);
    const points = stratum.rows.reduce((sum, row) => sum + row.points, 0);
    // A chapter that was shortened since it was counted is no shorter than what was read of it.
    return words > 0 ? [{ ...stratum, read: words, points, all: Math.max(stratum.words, words) }] : [];
  });
  const all = read.reduce((sum, one) => sum + one.all, 0);
  const words = read.reduce((sum, one) => sum + one.read, 0);
  const points = read.reduce((sum, one) => sum + one.points, 0);
  const rows = read.reduce((sum, one) => sum + one.rows.length, 0);
  if (all === 0) return { score: null, low: null, high: null, words, of: all, rows, points };

  let rate = 0;
  let variance = 0;
  let worst = 0;
  for (const one of read) {
    const weight = one.all / all / one.read;
    const left = 1 - one.read / one.all;
    rate += weight * one.points;
    variance += weight ** 2 * left * spread(one.rows, one.points / one.read);
    worst = Math.max(
      worst,
      left === 0 ? 0 : weight * Math.sqrt(left) * Math.max(unseen, ...one.rows.map((row) => row.points)),
    );
  }
  const low = rate === 0 || variance === 0 ? rate : scaledQuantile(rate, variance, ONE_SIDE);
  const high = worst === 0 ? rate : scaledQuantile(rate + worst, variance + worst ** 2, 1 - ONE_SIDE);
  // What was read is there: the text has at least those points.
  const least = points / all;
  return {
    score: rate * A_THOUSAND,
    low: Math.min(rate, Math.max(low, least)) * A_THOUSAND,
    high: Math.max(rate, high) * A_THOUSAND,
    words,
    of: all,
    rows,
    points,
  };
}

/** The variance of the sum of points of rows that were drawn at random. */
function spread(rows: readonly ReadRow[], rate: number): number {
  if (rows.length < 2) return rows.reduce((sum, { points }) => sum + points ** 2, 0);
  const off = rows.reduce((sum, { points, words }) => sum + (points - rate * words) ** 2, 0);
  return (off * rows.length) / (rows.length - 1);
}

/** Of the gamma distribution with this mean and variance. */
function scaledQuantile(mean: number, variance: number, probability: number): number {
  const scale = variance / mean;
  return gammaQuantile(mean / scale, probability) * scale;
}

/** What a threshold says of a score: only where the interval lies on one side of it is it sure. */
export function verdictOf(
  { score, low, high }: Pick<Score, "score" | "low" | "high">,
  threshold: number | null,
): "passes" | "fails" | "unsure" | null {
  if (threshold === null || score === null || low === null || high === null) return null;
  if (high <= threshold) return "passes";
  if (low > threshold) return "fails";
  return "unsure";
}
