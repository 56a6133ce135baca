import "server-only";

import { ProblemError, problem } from "./problem";
import type { Full } from "./turns";

/** Too much was asked for at once: by this person (429), by their project or by everybody (503). `seconds`: when to ask again. */
export function tooBusy(full: Full, seconds: number): ProblemError {
  const { problem: coded } =
    full === "each"
      ? problem(429, "too-many-at-once", { code: "problems.busy.each", seconds })
      : problem(503, "busy", { code: `problems.busy.${full}`, seconds });
  return new ProblemError(coded, { "retry-after": String(seconds) });
}

/** Whoever asked has hung up before it was their turn. Nobody reads this; it is no mistake of ours, either. */
export function hungUp(): ProblemError {
  return problem(400, "cut-off", { code: "problems.cut-off" });
}

/** Something took longer, or more memory, than anybody's request may. */
export function gaveUp(why: "time" | "memory"): ProblemError {
  const { problem: coded } = problem(503, "gave-up", { code: `problems.gave-up.${why}` });
  return new ProblemError(coded, { "retry-after": "30" });
}
