import "server-only";

import { setTimeout as wait } from "node:timers/promises";
import type { JobInput } from "../db/jobs/kinds";
import { findJob } from "../db/jobs/reads";
import { forgetJob, saveJob } from "../db/jobs/writes";
import type { EditScope, ImportScope } from "../db/scope";
import type { Problem } from "../wire/problem";
import { answer } from "./handler";
import { ProblemError, problem } from "./problem";

/** So long a call waits for its job before it answers that the work goes on, unless it says otherwise. */
const PATIENCE_MS = 8_000;
const LONGEST_PATIENCE_MS = 60_000;

/** `Prefer: wait=30` (RFC 7240, section 4.3): how many seconds the caller would rather wait than be told 202. */
export function patienceOf(headers: Headers): number {
  const seconds = /(?:^|[,;\s])wait=(\d{1,4})(?:$|[,;\s])/i.exec(headers.get("prefer") ?? "")?.[1];
  return seconds === undefined ? PATIENCE_MS : Math.min(Number(seconds) * 1_000, LONGEST_PATIENCE_MS);
}

/**
 * Hands work to a worker and waits a while. Done in time: `status` with the result. Refused in time: the problem, and
 * no trace of it is left. Otherwise 202 with the job, to be asked after at /jobs/{id}.
 */
export async function answerByJob(
  scope: ImportScope | EditScope,
  work: {
    readonly input: JobInput;
    readonly documentId: string | null;
    /** What was uploaded. */
    readonly bytes: Uint8Array<ArrayBuffer> | null;
    readonly status: 200 | 201;
    readonly patienceMs: number;
  },
): Promise<Response> {
  const id = await saveJob(scope, work.input, work.documentId, work.bytes);
  const until = Date.now() + work.patienceMs;
  for (let pause = 20; Date.now() < until; pause = Math.min(200, pause * 1.5)) {
    await wait(pause);
    const job = await findJob(scope, id);
    if (job?.state === "done") return answer(work.status, job.result);
    if (job?.state === "failed") {
      await forgetJob(scope, id);
      throw new ProblemError(job.problem as Problem);
    }
    if (job?.state === "cancelled") {
      throw problem(
        409,
        "cancelled",
        "Cancelled",
        "This was cancelled before it was done. Nothing was changed.",
      );
    }
  }
  return answer(202, { job: id }, { location: `/api/v1/jobs/${id}` });
}
