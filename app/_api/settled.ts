import { Accepted, type Job } from "@/lib/wire/documents";
import { Problem } from "@/lib/wire/problem";
import { z } from "@/lib/wire/z";
import { spokenWords } from "../_words/spoken";
import { type Answer, call } from "./call";
import { isBusy } from "./patience";

/** How often a job is asked after, ms: often at first, when it is likely to be short. */
const FIRST = 300;
const LATER = 1_500;

/**
 * An answer that may be 202 with a job: waits for the job and gives its result as if it had been answered at once.
 * `onProgress` hears the job whenever it was asked after. A lost connection and a busy server are waited out: the job goes on without us.
 * An abort asks the job to stop and waits until it has, because it may have been done already.
 */
export async function settled<Value>(
  answer: Answer<unknown>,
  onProgress: (job: Job) => void,
  signal: AbortSignal,
): Promise<Answer<Value>> {
  if (!answer.ok) return answer;
  const accepted = answer.status === 202 ? Accepted.safeParse(answer.value) : null;
  if (!accepted?.success) return { ...answer, value: answer.value as Value };
  const path = `/api/v1/jobs/${accepted.data.job}`;
  let asksToStop = true;
  for (let wait = FIRST; ; wait = Math.min(wait * 1.3, LATER)) {
    if (signal.aborted && asksToStop) {
      asksToStop = false;
      await call("POST", `${path}/cancel`);
    }
    const asked = await call<Job>("GET", path);
    if (!asked.ok && asked.problem.status !== 0 && !isBusy(asked.problem)) return asked;
    if (asked.ok) {
      onProgress(asked.value);
      const ended = endOf<Value>(asked.value);
      if (ended) return ended;
    }
    await new Promise((resume) => setTimeout(resume, wait));
  }
}

function endOf<Value>(job: Job): Answer<Value> | null {
  if (job.state === "done") return { ok: true, status: 200, value: job.result as Value };
  if (job.state !== "failed" && job.state !== "cancelled") return null;
  return { ok: false, problem: problemOf(job), body: job };
}

function problemOf(job: Job): Problem {
  const told = Problem.safeParse(job.problem);
  if (told.success) return told.data;
  const said = z.object({ detail: z.string() }).safeParse(job.problem);
  const say = spokenWords();
  const stopped = job.state === "cancelled";
  return {
    type: "/problems/job",
    title: stopped ? say("ui.stopped.title") : say("ui.job.failed.title"),
    status: 500,
    detail: said.success ? said.data.detail : stopped ? say("ui.job.stopped") : say("ui.job.failed"),
  };
}
