import { categoryOf, type Dimension } from "./categories";

/**
 * How much an error counts.
 *
 * SCO-WEIGHT-1  An error has the points of its severity times the weight of its category (error type weight and severity multiplier of the
 *               MQM Council's scoring models). Without a word from the project: 0, 1, 5 and 25 points, and 1 for every category.
 * SCO-WEIGHT-2  The weight of a dimension holds for its categories that have none of their own.
 */
export const SEVERITIES = ["neutral", "minor", "major", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The second key. */
export const SEVERITY_KEYS = {
  "1": "minor",
  "2": "major",
  "3": "critical",
  "0": "neutral",
} as const satisfies Readonly<Record<string, Severity>>;

export function severityByKey(key: string): Severity | null {
  return (SEVERITY_KEYS as Readonly<Record<string, Severity>>)[key] ?? null;
}

/** 0 to 100, as ITS says how grave an issue is. */
export const ITS_SEVERITY: Readonly<Record<Severity, number>> = {
  neutral: 0,
  minor: 10,
  major: 50,
  critical: 100,
};

export const LEAST_OF = ["chapter", "document"] as const;

export interface Weights {
  readonly severities: Readonly<Record<Severity, number>>;
  /** By name of a category or dimension; what is not named weighs 1. */
  readonly categories: Readonly<Record<string, number>>;
}

export interface SampleSize {
  /** Of the words of each chapter, 0 to 1. */
  readonly share: number;
  /** At least so many words, of each chapter or of the document. */
  readonly least: number;
  readonly leastOf: (typeof LEAST_OF)[number];
}

export interface ScoreSettings extends Weights, SampleSize {
  /** Most points in 1,000 words that pass; null: nothing is judged. */
  readonly threshold: number | null;
}

export const DEFAULT_SCORE_SETTINGS: ScoreSettings = {
  severities: { neutral: 0, minor: 1, major: 5, critical: 25 },
  categories: {},
  share: 0.1,
  least: 1_000,
  leastOf: "chapter",
  threshold: null,
};

export function pointsOf(
  { category, severity }: { readonly category: string; readonly severity: Severity },
  { severities, categories }: Weights,
): number {
  const dimension: Dimension | undefined = categoryOf(category)?.dimension;
  const weight = categories[category] ?? (dimension === undefined ? undefined : categories[dimension]) ?? 1;
  return severities[severity] * weight;
}

/** The points of an error of the second gravest severity, which nobody may have come upon (SCO-EST-2). */
export function gravestButOne({ severities }: Weights): number {
  return Object.values(severities).toSorted((a, b) => b - a)[1]!;
}
