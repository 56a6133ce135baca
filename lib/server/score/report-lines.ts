import "server-only";

import type { Say } from "../../messages/say";
import type { ScoreReport } from "../../wire/score";

type Estimate = NonNullable<ScoreReport["whole"]>;

export function scoreLine({ score, low, high }: Estimate, say: Say): string {
  if (score === null) return say("score.none-read");
  const shown = say("score.per-thousand", { score: say.number(rounded(score)) });
  const interval =
    low === null || high === null
      ? say("score.no-interval")
      : say("score.interval", { low: say.number(rounded(low)), high: say.number(rounded(high)) });
  return `${shown} (${interval})`;
}

export function factsLine({ points, words, of, rows }: Estimate, say: Say): string {
  return say("score.estimate", { points: rounded(points), words, of, rows });
}

export function sampleLine({ sample }: ScoreReport, say: Say): string {
  if (!sample) return say("score.sample-none");
  const { share, drawnBy, drawnAt, number, least, leastOf, rows, words, of, seed } = sample;
  return say("score.sample", {
    ...{ number, least, leastOf, rows, words, of, seed },
    share: say.percent(share),
    name: drawnBy ?? "?",
    at: moment(drawnAt),
  });
}

/** One place behind the point. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** 2026-11-30 21:05 UTC */
function moment(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
