import "server-only";

import type { Refusal, RefusalReason } from "../../segments/refusal";
import { type ProblemError, problem } from "./problem";

/** How each refusal is answered: status, the stable part of `type`, and the kind of trouble in words. */
const ANSWERED: Readonly<Record<RefusalReason, readonly [status: number, type: string, title: string]>> = {
  stale: [409, "stale", "The row has changed"],
  retired: [409, "retired", "The row is no longer there"],
  state: [409, "state", "Not in this state"],
  "own-work": [403, "own-work", "Four eyes"],
  "no-english": [409, "no-english", "There is no English yet"],
  "changed-since": [409, "changed-since", "Something has changed since"],
  invalid: [422, "invalid", "Something does not fit"],
  "not-yours": [403, "not-yours", "Somebody else's words"],
  missing: [404, "not-found", "Not found"],
};

function refusalProblem({ reason, detail, field }: Refusal): ProblemError {
  const [status, type, title] = ANSWERED[reason];
  const sentence = field === undefined || !/^[a-z]/.test(detail) ? detail : `${field} ${detail}.`;
  return problem(status, type, title, sentence, field);
}

/** What was done, or the problem that says why it was not. */
export function granted<Result extends { readonly ok: boolean }>(
  result: Result,
): Extract<Result, { readonly ok: true }> {
  if (!result.ok) throw refusalProblem(result as unknown as Refusal);
  return result as Extract<Result, { readonly ok: true }>;
}
