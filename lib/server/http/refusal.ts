import "server-only";

import { messageOf, type Refusal, type RefusalReason } from "../../segments/refusal";
import { codedProblem, ProblemError } from "./problem";

/** How each refusal is answered: status, and the stable part of `type`. */
const ANSWERED: Readonly<Record<RefusalReason, readonly [status: number, type: string]>> = {
  stale: [409, "stale"],
  retired: [409, "retired"],
  state: [409, "state"],
  locked: [409, "locked"],
  "own-work": [403, "own-work"],
  "no-english": [409, "no-english"],
  stops: [409, "stops"],
  "changed-since": [409, "changed-since"],
  invalid: [422, "invalid"],
  "not-yours": [403, "not-yours"],
  missing: [404, "not-found"],
};

/** What was done, or the problem that says why it was not. */
export function granted<Result extends { readonly ok: boolean }>(
  result: Result,
): Extract<Result, { readonly ok: true }> {
  if (!result.ok) {
    const refusal = result as unknown as Refusal;
    const [status, type] = ANSWERED[refusal.reason];
    throw new ProblemError(codedProblem(status, type, messageOf(refusal), refusal.field));
  }
  return result as Extract<Result, { readonly ok: true }>;
}
