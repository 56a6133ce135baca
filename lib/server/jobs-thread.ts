import "server-only";

import { parentPort, workerData } from "node:worker_threads";
import { Cancelled } from "../align/climb";
import { align, readDraft, readOriginal, type ToAlign, type Upload } from "./jobs-reading";

/** The thread that thinks for a worker, so that the worker itself can go on hearing of cancellations and saying how far it is. */
export type Task =
  | { readonly task: "original"; readonly upload: Upload; readonly title: string | null }
  | { readonly task: "draft"; readonly upload: Upload }
  | { readonly task: "align"; readonly texts: ToAlign };

export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly cancelled: boolean; readonly error: string };

/** What both threads see: [1 when it shall stop, how far it is in hundredths]. */
export const SHALL_STOP = 0;
export const DONE = 1;

if (parentPort) {
  const port = parentPort;
  const shared = new Int32Array(workerData as SharedArrayBuffer);
  port.on("message", async (task: Task) => {
    try {
      port.postMessage({ ok: true, value: await think(task, shared) } satisfies Reply);
    } catch (error) {
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      port.postMessage({ ok: false, cancelled: error instanceof Cancelled, error: said } satisfies Reply);
    }
  });
}

async function think(task: Task, shared: Int32Array): Promise<unknown> {
  if (task.task === "original") return readOriginal(task.upload, task.title);
  if (task.task === "draft") return readDraft(task.upload);
  return align(task.texts, {
    onProgress: (done, total) => void Atomics.store(shared, DONE, Math.floor((100 * done) / total)),
    isCancelled: () => Atomics.load(shared, SHALL_STOP) === 1,
  });
}
