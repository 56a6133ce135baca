import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type JobAsked, waitForJob } from "@/app/_api/job-wait";
import type { Job } from "@/lib/wire/documents";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const job = (state: string) => ({ is: "job", job: { state } as Job }) as const;
const away = { is: "away" } as const;
const refused = { is: "refused", answer: "gone" } as const;

/** The last answer is given again and again. `stopAt`: aborted before that question, counted from 0. */
async function played(answers: readonly JobAsked<string>[], stopAt?: number) {
  const stop = new AbortController();
  const heard: string[] = [];
  let asked = 0;
  let cancelled = 0;
  const ends = waitForJob<string>({
    signal: stop.signal,
    hear: ({ state }) => heard.push(state),
    cancel: async () => {
      cancelled += 1;
    },
    ask: async () => {
      const answer = answers[Math.min(asked, answers.length - 1)]!;
      asked += 1;
      if (asked === stopAt) stop.abort();
      return answer;
    },
  });
  await vi.runAllTimersAsync();
  const end = await ends;
  return { end: end.is === "job" ? end.job.state : end.answer, heard: heard.join(" "), cancelled };
}

test.each([
  { what: "done at once", answers: [job("done")], gives: { end: "done", heard: "done", cancelled: 0 } },
  {
    what: "running, then done",
    answers: [job("running"), job("running"), job("done")],
    gives: { end: "done", heard: "running running done", cancelled: 0 },
  },
  {
    what: "a line that is lost and comes back",
    answers: [away, away, job("failed")],
    gives: { end: "failed", heard: "failed", cancelled: 0 },
  },
  {
    what: "a job that is none of theirs",
    answers: [refused],
    gives: { end: "gone", heard: "", cancelled: 0 },
  },
])("$what", async ({ answers, gives }) => {
  expect(await played(answers)).toEqual(gives);
});

test("an abort asks it to stop, once, and waits until it has", async () => {
  const answers = [job("running"), job("running"), job("running"), job("cancelled")];
  expect(await played(answers, 1)).toMatchObject({ end: "cancelled", cancelled: 1 });
});

test("a job that was done before it could be stopped is done", async () => {
  expect(await played([job("running"), job("done")], 1)).toMatchObject({ end: "done", cancelled: 1 });
});
