import "server-only";

import { ProblemError, problem } from "./problem";
import type { Full } from "./turns";

/** Too much was asked for at once: by this person (429), by their project or by everybody (503). `seconds`: when to ask again. */
export function tooBusy(full: Full, seconds: number): ProblemError {
  const wait = seconds === 1 ? "1 second" : `${seconds} seconds`;
  const { problem: said } =
    full === "each"
      ? problem(
          429,
          "too-many-at-once",
          "Too much at once",
          `You have as much under way as one person may have at once, so this was not begun. Nothing was changed; ask again in ${wait}, when some of it is done.`,
        )
      : problem(
          503,
          "busy",
          "Busy",
          `${full === "project" ? "The people of this project have" : "People have"} so much under way that this was not begun. Nothing was changed; ask again in ${wait}.`,
        );
  return new ProblemError(said, { "retry-after": String(seconds) });
}

/** Something took longer, or more memory, than anybody's request may. */
export function gaveUp(why: "time" | "memory"): ProblemError {
  const what = why === "time" ? "took longer than it may" : "needed more memory than it may";
  const { problem: said } = problem(
    503,
    "gave-up",
    "Given up",
    `Working this out ${what}, so it was given up, and others were not kept waiting. Nothing was changed. Try again when less is going on, or ask for less: split a long row, divide a long document.`,
  );
  return new ProblemError(said, { "retry-after": "30" });
}
