import "server-only";

import { randomUUID } from "node:crypto";
import type { ClaimedJob, JobProblem } from "../../db/jobs/kinds";
import { troubleOf } from "../../db/trouble";
import { databaseTrouble, ProblemError } from "../http/problem";
import { TookTooMuch } from "./process-lane";
import { TookTooLong } from "./thinker";

/** Why a job failed, in words for whoever ordered it: what can be said of it, or that it is our mistake and its number. */
export function whyFailed(error: unknown, job: ClaimedJob, say: (line: string) => void): JobProblem {
  const isExport = job.input.kind === "export";
  if (error instanceof TookTooLong) return isExport ? EXPORT_TOO_LONG : TOO_LONG;
  if (error instanceof TookTooMuch) return isExport ? EXPORT_TOO_MUCH : TOO_MUCH;
  if (error instanceof ProblemError) return error.problem;
  const trouble = troubleOf(error);
  return trouble ? databaseTrouble(trouble).problem : ourMistake(error, job, say);
}

const TOO_LONG: JobProblem = {
  type: "/problems/too-long",
  title: "The file took too long to read",
  status: 422,
  detail:
    "This file is built in such a tangle that reading it was given up. Nothing was imported. Copy its text and paste that instead, or save it as plain text.",
};

const TOO_MUCH: JobProblem = {
  ...TOO_LONG,
  type: "/problems/too-large",
  title: "The file needs too much memory",
  status: 413,
  detail:
    "Reading this file takes far more memory than a text needs, so it was given up. Nothing was imported. Divide it into parts, or copy its text and paste that instead.",
};

const EXPORT_TOO_LONG: JobProblem = {
  type: "/problems/too-long",
  title: "The file took too long to make",
  status: 500,
  detail:
    "Making this file took longer than it may, so it was given up. Nothing of the document was changed. Try again when less is going on, or choose the format Text, which is made fastest.",
};

const EXPORT_TOO_MUCH: JobProblem = {
  ...EXPORT_TOO_LONG,
  type: "/problems/too-large",
  title: "The file needs too much memory",
  detail:
    "Making this file takes more memory than it may, so it was given up. Nothing of the document was changed. Choose the format Text or Markdown, which need less.",
};

function ourMistake(error: unknown, job: ClaimedJob, say: (line: string) => void): JobProblem {
  const id = randomUUID();
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say(JSON.stringify({ level: "error", id, job: job.id, kind: job.input.kind, error: said }));
  return {
    type: "/problems/our-mistake",
    title: "Something went wrong in Duizhao",
    status: 500,
    detail: `This is our mistake, not yours. Nothing was changed, and nothing that was there before is affected. Try again; if it happens again, tell whoever runs this Duizhao the number ${id}.`,
  };
}
