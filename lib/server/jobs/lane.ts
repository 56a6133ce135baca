import "server-only";

import { Worker, type WorkerOptions } from "node:worker_threads";
import type { Reply, Task } from "./task";

export type Limits = NonNullable<WorkerOptions["resourceLimits"]>;

const MUCH_BYTES = 300_000_000;

/** A thread for tasks of one kind, one at a time; made when it is needed, and anew when it died. */
export class Lane {
  readonly #shared: Int32Array<SharedArrayBuffer>;
  readonly #limits: Limits;
  #thread: Worker | undefined;
  /** What the process held when the thread was made. */
  #before = 0;

  constructor(shared: Int32Array<SharedArrayBuffer>, limits: Limits) {
    this.#shared = shared;
    this.#limits = limits;
  }

  /** The thread's reply; throws what the thread died of. */
  ask(task: Task): Promise<Reply> {
    this.#thread ??= this.#start();
    const thread = this.#thread;
    return new Promise((done, failed) => {
      const finish = (end: () => void) => {
        thread.off("message", onMessage).off("error", onError).off("exit", onExit).unref();
        end();
      };
      const lost = (error: Error) => {
        this.#thread = undefined;
        finish(() => failed(error));
      };
      const onMessage = (reply: Reply) => finish(() => done(reply));
      const onError = (error: Error) => lost(error);
      const onExit = (code: number) => lost(new Error(`The thinking thread ended with ${code}`));
      thread.on("message", onMessage).on("error", onError).on("exit", onExit).ref();
      thread.postMessage(task);
    });
  }

  /** Ends the thread in the middle of what it does. */
  end(): void {
    void this.#thread?.terminate();
  }

  /** After a task for which this process has grown much, the thread goes, so that the memory goes back; the next task makes another. */
  goIfLarge(): void {
    if (process.memoryUsage.rss() - this.#before < MUCH_BYTES) return;
    const thread = this.#thread;
    this.#thread = undefined;
    void thread?.terminate();
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #start(): Worker {
    this.#before = process.memoryUsage.rss();
    const thread = new Worker(new URL("./thread.mjs", import.meta.url), {
      workerData: this.#shared.buffer,
      execArgv: ["--conditions=react-server"],
      resourceLimits: this.#limits,
    });
    thread.unref();
    return thread;
  }
}
