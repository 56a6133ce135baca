import "server-only";

import { parentPort, workerData } from "node:worker_threads";
import { Cancelled } from "../../align/search/search";
import { ProblemError } from "../http/problem";
import type { Outcome, ReadWatch } from "./reading";
import { DONE, PAGES, READING, type Reply, SHALL_STOP, type Task } from "./task";

/** The thread that thinks for a worker, so that the worker itself can go on hearing of cancellations and saying how far it is. */
if (parentPort) {
  const port = parentPort;
  const shared = new Int32Array(workerData as SharedArrayBuffer);
  port.on("message", async (task: Task) => {
    try {
      port.postMessage({ ok: true, value: await think(task, shared) } satisfies Reply);
    } catch (error) {
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const cancelled = error instanceof Cancelled;
      const problem = error instanceof ProblemError ? { problem: error.problem } : {};
      port.postMessage({ ok: false, cancelled, error: said, ...problem } satisfies Reply);
    }
  });
}

/** What was read; the file itself stays with the job. */
function withoutBytes<Read extends { readonly bytes: unknown }>(
  outcome: Outcome<Read>,
): Outcome<Omit<Read, "bytes">> {
  if (!outcome.ok) return outcome;
  const { bytes: _, ...read } = outcome.value;
  return { ok: true, value: read };
}

async function think(task: Task, shared: Int32Array): Promise<unknown> {
  // Asked for when it is needed: the thread that makes files has no use for the readers, nor they for the database; checking leans on both the lexicon and the database.
  if (task.task === "export") {
    const { makeExport } = await import("./making");
    return makeExport(task.order, (done) => void Atomics.store(shared, DONE, done));
  }
  if (task.task === "checks") {
    const { checkOrdered } = await import("./checking");
    const made = await checkOrdered(task.order, (done, of) => {
      Atomics.store(shared, DONE, Math.floor((100 * done) / Math.max(1, of)));
      return Atomics.load(shared, SHALL_STOP) === 0;
    });
    if (!made) throw new Cancelled();
    return made;
  }
  const { align, FILE_READ, lookAt, readDraft, readOriginal, readReturn } = await import("./reading");
  const watch: ReadWatch = {
    reading: (isReading) => void Atomics.store(shared, READING, isReading ? 1 : 0),
    onPage: (page, pages) => {
      Atomics.store(shared, PAGES, page);
      Atomics.store(shared, DONE, Math.floor((FILE_READ * page) / pages));
    },
    onStep: (done) => void Atomics.store(shared, DONE, done),
  };
  if (task.task === "original") return withoutBytes(await readOriginal(task.upload, task.title, watch));
  if (task.task === "look") return lookAt(task.upload, watch);
  if (task.task === "return") return readReturn(task.upload, watch);
  if (task.task === "draft") return withoutBytes(await readDraft(task.upload, watch));
  return align(task.texts, {
    onProgress: (done, total) => void Atomics.store(shared, DONE, Math.floor((100 * done) / total)),
    isCancelled: () => Atomics.load(shared, SHALL_STOP) === 1,
  });
}
