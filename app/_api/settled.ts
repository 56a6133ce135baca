import { Accepted, type Job } from "@/lib/wire/documents";
import { Problem } from "@/lib/wire/problem";
import { z } from "@/lib/wire/z";
import { spokenWords } from "../_words/spoken";
import { type Answer, call } from "./call";
import { waitForJob } from "./job-wait";
import { isBusy } from "./patience";

/**
 * An answer that may be 202 with a job: waits for the job and gives its result as if it had been answered at once.
 * `onProgress` hears the job whenever it was asked after. How it waits: `job-wait.ts`.
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
  const ended = await waitForJob<Answer<Value>>({
    signal,
    hear: onProgress,
    cancel: () => call("POST", `${path}/cancel`),
    ask: async () => {
      const asked = await call<Job>("GET", path);
      if (asked.ok) return { is: "job", job: asked.value };
      const isAway = asked.problem.status === 0 || isBusy(asked.problem);
      return isAway ? { is: "away" } : { is: "refused", answer: asked };
    },
  });
  return ended.is === "job" ? endOf<Value>(ended.job) : ended.answer;
}

function endOf<Value>(job: Job): Answer<Value> {
  if (job.state === "done") return { ok: true, status: 200, value: job.result as Value };
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
