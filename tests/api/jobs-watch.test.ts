import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchOver } from "@/lib/server/jobs/watch";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A watch whose saves are answered by hand. */
function watched() {
  const answers: ((goesOn: boolean) => void)[] = [];
  const said: number[] = [];
  const thinker = { done: 50, stop: vi.fn() };
  const watch = watchOver(thinker, (done) => {
    said.push(done);
    return new Promise((answer) => answers.push(answer));
  });
  return { answers, said, thinker, watch };
}

test("says how far the whole is, one save at a time", async () => {
  const { answers, said, thinker, watch } = watched();
  watch.phase(20, 60);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toEqual([40]);
  answers[0]?.(true);
  thinker.done = 100;
  await vi.advanceTimersByTimeAsync(250);
  expect(said).toEqual([40, 60]);
  watch.stop();
});

test("stops the thinking when the job shall stop", async () => {
  const { answers, thinker } = watched();
  await vi.advanceTimersByTimeAsync(250);
  answers[0]?.(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(thinker.stop).toHaveBeenCalled();
});

test("an answer about a job that has ended does not stop the next one", async () => {
  const { answers, thinker, watch } = watched();
  await vi.advanceTimersByTimeAsync(250);
  watch.stop();
  answers[0]?.(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(thinker.stop).not.toHaveBeenCalled();
});
