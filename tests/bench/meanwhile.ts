/** What somebody else feels of long work: every 25 ms a page of rows is asked for, and each answer's wait is kept. */
import { spread } from "./figures";
import type { Caller } from "./instance";

export async function waitsMeanwhile<Result>(
  caller: Caller,
  documentId: string,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly took: number; readonly waits: string }> {
  const waits: number[] = [];
  const asked: Promise<void>[] = [];
  const broken: string[] = [];
  const ask = async () => {
    const since = performance.now();
    try {
      await caller.call("GET", `/documents/${documentId}/segments?limit=20`);
    } catch (error) {
      broken.push(String((error as Error).cause ?? error));
    }
    waits.push(performance.now() - since);
  };
  for (let warm = 0; warm < 5; warm += 1) await ask();
  waits.length = 0;
  const timer = setInterval(() => asked.push(ask()), 25);
  const since = performance.now();
  try {
    const result = await work();
    const took = performance.now() - since;
    clearInterval(timer);
    await Promise.all(asked);
    return {
      result,
      took,
      waits: spread(waits) + (broken.length ? `  ${broken.length} broken off (${broken[0]})` : ""),
    };
  } finally {
    clearInterval(timer);
  }
}
