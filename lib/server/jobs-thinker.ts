import "server-only";

import { Worker } from "node:worker_threads";
import type { Ladder } from "../align/ladder";
import type { ReadOriginal } from "../db/documents/import";
import type { DraftRead, Outcome, ToAlign, Upload } from "./jobs-reading";
import { DONE, type Reply, SHALL_STOP, type Task } from "./jobs-thread";

/** Thrown when the thinking was stopped because it shall. */
export class Stopped extends Error {}

/** Thrown when a file was read for so long that it is no text to be read, but a knot to be tied up in. */
export class TookTooLong extends Error {}

/** So long a task that shall stop has to its next step. */
const GRACE_MS = 3_000;

/** So long a file may be read: the largest book takes some seconds, on a slow machine perhaps half a minute. */
const READING_MS = 120_000;

const LOOKS_EVERY_MS = 250;

/**
 * One thread that thinks, one task at a time. It is kept for the next task, and made anew when it died.
 *
 * A library that reads a file cannot be asked to stop, and there are files of 2 MB over which it sits for minutes
 * (200,000 attributes on one tag, lists 1,500 deep) while everybody's imports wait. So the thread is ended when it
 * does not hear that it shall stop, and when the reading takes too long.
 */
export class Thinker {
  #shared = new Int32Array(new SharedArrayBuffer(8));
  #thread: Worker | undefined;
  readonly #readingMs: number;

  constructor({ readingMs = READING_MS }: { readonly readingMs?: number } = {}) {
    this.#readingMs = readingMs;
  }

  readOriginal(upload: Upload, title: string | null): Promise<Outcome<ReadOriginal>> {
    return this.#ask({ task: "original", upload, title });
  }

  readDraft(upload: Upload): Promise<Outcome<DraftRead>> {
    return this.#ask({ task: "draft", upload });
  }

  align(texts: ToAlign): Promise<Ladder> {
    return this.#ask({ task: "align", texts });
  }

  /** Hundredths of the present task. */
  get done(): number {
    return Atomics.load(this.#shared, DONE);
  }

  /** Makes the present task, and every later one, throw `Stopped` at its next step. */
  stop(): void {
    Atomics.store(this.#shared, SHALL_STOP, 1);
  }

  /** Ready for another job. */
  reset(): void {
    Atomics.store(this.#shared, SHALL_STOP, 0);
    Atomics.store(this.#shared, DONE, 0);
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  async #ask<Value>(task: Task): Promise<Value> {
    if (Atomics.load(this.#shared, SHALL_STOP) === 1) throw new Stopped();
    Atomics.store(this.#shared, DONE, 0);
    this.#thread ??= this.#start();
    const reply = await this.#reply(this.#thread, task);
    if (reply.ok) return reply.value as Value;
    if (reply.cancelled) throw new Stopped();
    throw new Error(`The thinking thread failed: ${reply.error}`);
  }

  #start(): Worker {
    const thread = new Worker(new URL("./jobs-thread.mjs", import.meta.url), {
      workerData: this.#shared.buffer,
      execArgv: ["--conditions=react-server"],
    });
    thread.unref();
    return thread;
  }

  #reply(thread: Worker, task: Task): Promise<Reply> {
    return new Promise((done, failed) => {
      const watch = this.#watch(thread, task);
      const finish = (end: () => void) => {
        clearInterval(watch.timer);
        thread.off("message", onMessage).off("error", onError).off("exit", onExit).unref();
        end();
      };
      const lost = (error: Error) => {
        this.#thread = undefined;
        finish(() => failed(watch.reason() ?? error));
      };
      const onMessage = (reply: Reply) => finish(() => done(reply));
      const onError = (error: Error) => lost(error);
      const onExit = (code: number) => lost(new Error(`The thinking thread ended with ${code}`));
      thread.on("message", onMessage).on("error", onError).on("exit", onExit).ref();
      thread.postMessage(task);
    });
  }

  /** Ends the thread of a task that does not stop, or that reads for too long; `reason` says which it was. */
  #watch(thread: Worker, { task }: Task) {
    const began = Date.now();
    let asked: number | undefined;
    let reason: Error | undefined;
    const timer = setInterval(() => {
      const now = Date.now();
      if (Atomics.load(this.#shared, SHALL_STOP) === 1) asked ??= now;
      if (asked !== undefined && now - asked > GRACE_MS) reason = new Stopped();
      else if (task !== "align" && now - began > this.#readingMs) reason = new TookTooLong();
      if (reason) void thread.terminate();
    }, LOOKS_EVERY_MS);
    return { timer, reason: () => reason };
  }
}
