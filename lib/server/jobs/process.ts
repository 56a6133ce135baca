import "server-only";

import { Lane, type Limits } from "./lane";
import { DONE, PAGES, READING, type Said, SHALL_STOP, SHARED_BYTES, type Task, TOO_MUCH } from "./task";

/**
 * The process that reads files for a worker. It thinks on a thread, so that it can go on saying how far that is, and
 * looks at itself: a process can say what all of it takes, pictures and buffers outside of every heap, too.
 */
/** What it may take resident: itself (120 MB), the heap, the file (20 MB), what was unpacked of it (40 MB), pages of a PDF. */
const MOST_RESIDENT_BYTES = 560_000_000;

/** Beyond this it ends after its task, so that the memory goes back. */
const STAYS_BELOW_BYTES = 300_000_000;

/** Beside the heap stand the file itself and what was unpacked of it. */
const LIMITS: Limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

const LOOKS_EVERY_MS = 50;

if (process.send) {
  const say = (said: Said, after?: () => void) => process.send?.(said, undefined, undefined, () => after?.());
  const shared = new Int32Array(new SharedArrayBuffer(SHARED_BYTES));
  const lane = new Lane(shared, LIMITS);
  let began: NodeJS.CpuUsage | undefined;

  setInterval(() => {
    if (process.memoryUsage.rss() > MOST_RESIDENT_BYTES) process.exit(TOO_MUCH);
    if (began === undefined) return;
    const { user, system } = process.cpuUsage(began);
    say({
      says: "usage",
      done: Atomics.load(shared, DONE),
      pages: Atomics.load(shared, PAGES),
      isReading: Atomics.load(shared, READING) === 1,
      cpuMs: (user + system) / 1_000,
    });
  }, LOOKS_EVERY_MS);

  process.on("message", async (task: Task) => {
    for (const index of [SHALL_STOP, DONE, READING, PAGES]) Atomics.store(shared, index, 0);
    began = process.cpuUsage();
    try {
      const reply = await lane.ask(task);
      began = undefined;
      const isLarge = process.memoryUsage.rss() > STAYS_BELOW_BYTES;
      say({ says: "reply", reply }, isLarge ? () => process.exit(0) : undefined);
    } catch (error) {
      if ((error as { code?: unknown }).code === "ERR_WORKER_OUT_OF_MEMORY") process.exit(TOO_MUCH);
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      say({ says: "reply", reply: { ok: false, cancelled: false, error: said } }, () => process.exit(1));
    }
  });
  process.on("disconnect", () => process.exit(0)); // the worker has gone
}
