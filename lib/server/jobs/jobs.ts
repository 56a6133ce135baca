import "server-only";

import { setTimeout as wait } from "node:timers/promises";
import type { JobInput } from "../../db/jobs/kinds";
import { findJob } from "../../db/jobs/reads";
import { forgetJob, saveJob } from "../../db/jobs/writes";
import type { EditScope, ImportScope } from "../../db/scope";
import type { CodedProblem } from "../../wire/problem";
import { requireForJob } from "../gate";
import { askedWords, languageHeaders } from "../http/asked-words";
import { tooBusy } from "../http/busy";
import { answer } from "../http/handler";
import { warningsInWords } from "../http/in-words";
import { ProblemError, problem } from "../http/problem";
import type { Uploaded } from "../http/upload";

/** So long a call waits for its job before it answers that the work goes on, unless it says otherwise. */
const PATIENCE_MS = 8_000;
const LONGEST_PATIENCE_MS = 60_000;

/** `Prefer: wait=30` (RFC 7240, section 4.3): how many seconds the caller would rather wait than be told 202. */
function patienceOf(headers: Headers): number {
  const seconds = /(?:^|[,;\s])wait=(\d{1,4})(?:$|[,;\s])/i.exec(headers.get("prefer") ?? "")?.[1];
  return seconds === undefined ? PATIENCE_MS : Math.min(Number(seconds) * 1_000, LONGEST_PATIENCE_MS);
}

/** So long a job takes at most, as a rule: some are done by then. */
const ASK_AGAIN_SECONDS = 10;

/** What needs no right to import. */
const EDITS: ReadonlySet<JobInput["kind"]> = new Set([
  "align",
  "return",
  "analysis",
  "project-analysis",
  "pretranslation",
  "terms",
  "terms-extraction",
  "names",
  "name-proposals",
]);

/** Puts work into the queue; 429 or 503 where it is full. */
export async function requireJob(...job: Parameters<typeof saveJob>): Promise<string> {
  const saved = await saveJob(...job);
  if (!saved.ok) throw tooBusy(saved.full, ASK_AGAIN_SECONDS);
  return saved.id;
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
    readonly status: 200 | 201;
    /** How long it is waited for, and in which language the answer's warnings are. */
    readonly request: Request;
  },
  /** What was uploaded: let go of as soon as it is in the queue, however long the answer is waited for. */
  uploaded: Uploaded | null = null,
): Promise<Response> {
  const id = await requireJob(scope, work.input, work.documentId, uploaded?.take() ?? null).finally(() =>
    uploaded?.letGo(),
  );
  const until = Date.now() + patienceOf(work.request.headers);
  for (let pause = 20; Date.now() < until; pause = Math.min(200, pause * 1.5)) {
    await wait(pause);
    const job = await findJob(scope, id);
    if (job?.state === "done") {
      // Long enough for whoever ordered it to have been taken out of the project.
      const { userId, projectId } = scope;
      await requireForJob({ userId, projectId }, EDITS.has(work.input.kind) ? "edit" : "import");
      const say = askedWords(work.request);
      return answer(work.status, warningsInWords(job.result, say), languageHeaders(say));
    }
    if (job?.state === "failed") {
      await forgetJob(scope, id);
      throw new ProblemError(job.problem as CodedProblem);
    }
    if (job?.state === "cancelled") {
      throw problem(409, "cancelled", { code: "problems.cancelled" });
    }
  }
  return answer(202, { job: id }, { location: `/api/v1/jobs/${id}` });
}
