// @ts-check
/**
 * Loaded into the processes of a measured app (NODE_OPTIONS, `worst.ts`): for each turn of the web server's event loop in which its
 * thread took the processor for longer than `LEAST_MS`, a line goes to `<DUIZHAO_BENCH_LOOP>/<pid>.jsonl`. So long nobody else
 * is answered. It is the processor's time and not the clock's, so that other programs on the machine do not count.
 */
import { appendFileSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isMainThread } from "node:worker_threads";

const folder = process.env.DUIZHAO_BENCH_LOOP;
const LEAST_MS = 5;
/** A timer that is due is looked at once in each turn. */
const EVERY_MS = 5;

if (folder && isMainThread && basename(process.argv[1] ?? "") === "serve.mjs") {
  const file = join(folder, `${process.pid}.jsonl`);
  let before = threadMs();
  setInterval(() => {
    const now = threadMs();
    const took = now - before;
    before = now;
    if (took >= LEAST_MS) {
      appendFileSync(file, `${JSON.stringify({ at: Date.now(), took: Math.round(took) })}\n`);
      before = threadMs();
    }
  }, EVERY_MS).unref();
}

/** What the thread of the event loop has had of the processor. Linux alone says so; elsewhere it is the clock. */
function threadMs() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "latin1").split(" ", 1)[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
