// @ts-check
/**
 * Loaded into the processes of a measured app (NODE_OPTIONS, `instance.ts`): once a second each appends a line to
 * `<DUIZHAO_BENCH_WATCH>/<name>-<pid>.jsonl`, with how late its event loop was in that second and the memory it has. It is
 * asked of the process itself, because from outside a late answer looks the same whatever was late.
 */
import { appendFileSync } from "node:fs";
import { basename, join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

const folder = process.env.DUIZHAO_BENCH_WATCH;
const name = basename(process.argv[1] ?? "").replace(/\.\w+$/, "");
const EVERY_MS = 1_000;
/** How often the loop is asked; what it says is that much more than the delay itself. */
const RESOLUTION_MS = 5;

if (folder && isMainThread && (name === "serve" || name === "worker")) {
  const file = join(folder, `${name}-${process.pid}.jsonl`);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let cpu = process.cpuUsage();
  setInterval(() => {
    const { user, system } = process.cpuUsage(cpu);
    cpu = process.cpuUsage();
    const late = (/** @type {number} */ nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
    const line = {
      at: Date.now(),
      p50: late(delay.percentile(50)),
      p99: late(delay.percentile(99)),
      longest: late(delay.max),
      rss: process.memoryUsage.rss(),
      cpu: (user + system) / 1e3 / EVERY_MS,
    };
    delay.reset();
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  }, EVERY_MS).unref();
}
