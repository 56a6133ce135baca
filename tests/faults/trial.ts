/** What every script is: a name, what it does to the app, and figures that must be what they must be. */
import type { Where } from "./house";
import type { Verdict } from "./witness";

export interface Trial {
  readonly name: string;
  /** What is done, in a few words. */
  readonly does: string;
  /** Rounds in the long run, and in the one that `npm test` makes (0: it needs what a test run may not have). */
  readonly rounds: number;
  readonly quick: number;
  /** Whether the kind of database makes a difference. */
  readonly onBoth: boolean;
  /** Why it cannot be run here, or null. */
  readonly hindered?: () => string | null;
  readonly run: (how: { readonly on: Where; readonly rounds: number }) => Promise<readonly Figure[]>;
}

export interface Figure {
  readonly what: string;
  readonly value: string | number;
  /** What is wrong with it, or null. */
  readonly wrong: string | null;
}

export const figure = (what: string, value: string | number): Figure => ({ what, value, wrong: null });

/** A number that must be zero. */
export const none = (what: string, value: number, example = ""): Figure => ({
  what,
  value: value === 0 || example === "" ? value : `${value} (${example})`,
  wrong: value === 0 ? null : "must be 0",
});

export const atLeast = (what: string, value: number, least: number): Figure => ({
  what,
  value,
  wrong: value >= least ? null : `must be at least ${least}`,
});

export const atMost = (what: string, value: number, most: number): Figure => ({
  what,
  value,
  wrong: value <= most ? null : `must be at most ${most}`,
});

/** Seconds until it was up again, of all times; the longest is measured against the budget of 10 s. */
export function upAgain(seconds: readonly number[]): Figure {
  const sorted = [...seconds].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const longest = sorted.at(-1) ?? 0;
  return {
    what: "seconds until it was up again",
    value: `${middle.toFixed(1)} in the middle, ${longest.toFixed(1)} at most`,
    wrong: longest <= 10 ? null : "budget: 10",
  };
}

export const verdict = ({ acknowledged, lost, doubled, disordered }: Verdict): readonly Figure[] => [
  figure("acknowledged", acknowledged),
  none("lost", lost),
  none("doubled", doubled),
  none("rows not as last acknowledged", disordered),
];
