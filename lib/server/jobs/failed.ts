import "server-only";

import { randomUUID } from "node:crypto";
import type { ClaimedJob, JobProblem } from "../../db/jobs/kinds";
import { isLockedRow, troubleOf } from "../../db/trouble";
import { codedProblem, databaseTrouble, LOCKED_ROW, ProblemError } from "../http/problem";
import { TookTooMuch } from "./process-lane";
import { TookTooLong } from "./thinker";

/** Why a job failed, for whoever ordered it: what can be said of it, or that it is our mistake and its number. */
export function whyFailed(error: unknown, job: ClaimedJob, say: (line: string) => void): JobProblem {
  const isExport = job.input.kind === "export";
  if (error instanceof TookTooLong) return isExport ? EXPORT_TOO_LONG : TOO_LONG;
  if (error instanceof TookTooMuch) return isExport ? EXPORT_TOO_MUCH : TOO_MUCH;
  if (error instanceof ProblemError) return error.problem;
  if (isLockedRow(error)) return LOCKED_ROW.problem;
  const trouble = troubleOf(error);
  return trouble ? databaseTrouble(trouble).problem : ourMistake(error, job, say);
}

const TOO_LONG = codedProblem(422, "too-long", { code: "jobs.import.too-long" });
const TOO_MUCH = codedProblem(413, "too-large", { code: "jobs.import.too-large" });
const EXPORT_TOO_LONG = codedProblem(500, "too-long", { code: "jobs.export.too-long" });
const EXPORT_TOO_MUCH = codedProblem(500, "too-large", { code: "jobs.export.too-large" });

function ourMistake(error: unknown, job: ClaimedJob, say: (line: string) => void): JobProblem {
  const id = randomUUID();
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say(JSON.stringify({ level: "error", id, job: job.id, kind: job.input.kind, error: said }));
  return codedProblem(500, "our-mistake", { code: "jobs.our-mistake", id });
}
