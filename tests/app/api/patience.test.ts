import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "../../../app/_api/call";
import { patiently } from "../../../app/_api/patience";

// A busy server is asked again by itself; every other answer is handed on at once.

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const said = (status: number, type: string, retryAfter?: number): Answer<string> => ({
  ok: false,
  problem: { type: `/problems/${type}`, title: "T", status, detail: "D" },
  body: null,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});
const DONE: Answer<string> = { ok: true, status: 200, value: "done" };

/** How it ends, how often it was asked, and for how many seconds each wait was. */
async function played(answers: readonly Answer<string>[], signal?: AbortSignal) {
  const waits: number[] = [];
  let asked = 0;
  const ask = async () => answers[Math.min(asked++, answers.length - 1)]!;
  const ends = patiently(ask, { onWait: (seconds) => waits.push(seconds), ...(signal && { signal }) });
  await vi.runAllTimersAsync();
  const answer = await ends;
  return { end: answer.ok ? answer.value : answer.problem.status, asked, waits };
}

test.each([
  { what: "an answer", answers: [DONE], gives: { end: "done", asked: 1, waits: [] } },
  {
    what: "busy once, with a time",
    answers: [said(503, "busy", 5), DONE],
    gives: { end: "done", asked: 2, waits: [5] },
  },
  {
    what: "busy thrice, without",
    answers: [said(503, "away"), said(429, "too-many-at-once"), said(503, "busy"), DONE],
    gives: { end: "done", asked: 4, waits: [1, 2, 4] },
  },
  {
    what: "signing in too often",
    answers: [said(429, "too-many"), DONE],
    gives: { end: 429, asked: 1, waits: [] },
  },
  {
    what: "work that was given up",
    answers: [said(503, "gave-up", 30)],
    gives: { end: 503, asked: 1, waits: [] },
  },
  { what: "a refusal", answers: [said(422, "not-chinese")], gives: { end: 422, asked: 1, waits: [] } },
])("$what", async ({ answers, gives }) => {
  expect(await played(answers)).toEqual(gives);
});

test("a server that stays busy is given up after ten minutes", async () => {
  const { end, waits } = await played([said(503, "busy", 60)]);
  expect([end, waits.reduce((sum, one) => sum + one, 0)]).toEqual([503, 600]);
});

test("who stops it is not kept waiting", async () => {
  const stop = new AbortController();
  const ends = patiently(async () => said(503, "busy", 100), { signal: stop.signal });
  await vi.advanceTimersByTimeAsync(10);
  stop.abort();
  expect((await ends).ok).toBe(false);
});
