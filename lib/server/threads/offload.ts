import "server-only";

import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { gaveUp, hungUp, tooBusy } from "../http/busy";
import { ProblemError } from "../http/problem";
import { type Caps, Turns } from "../http/turns";
import type { OffloadedAnswers, OffloadedWork, OffloadReply, OffloadTask } from "./offload-task";

/**
 * Long reading and reckoning for somebody who waits for the answer, on threads of the web server's, so that nobody
 * else waits for it: a book of 20,000 rows takes seconds of thinking, in which this process would answer nobody.
 *
 * SRV-OFFLOAD-1  What is small is done by whoever asks: starting a thread takes longer than doing it.
 * SRV-OFFLOAD-2  What is long is done on a thread, which reads the rows itself: one for what concerns a row or a few words, one for
 *     whole documents. Each does one thing at a time, goes when nobody has asked for five minutes, or at once
 *     where this process has grown much since, and is made anew when it died.
 * SRV-OFFLOAD-3  A thread runs our sources, as the worker does, so this needs to know where they are (`DUIZHAO_ROOT`, which
 *     start-up sets). Where nobody has said so, as in tests, everything is done here.
 * SRV-OFFLOAD-4  The thread stands back for those who type (`lib/db/stand-back.ts`).
 * SRV-OFFLOAD-5  Each task has a clock, and each thread a heap of its own; the process as a whole has a bound of resident memory,
 *     which counts what no heap does. Threads without work go first; then whatever passes one of them ends with its thread, and is
 *     answered 503.
 * SRV-OFFLOAD-6  People and projects take turns (`turns.ts`), and what waits is capped: 429 or 503, with Retry-After. Whoever has
 *     hung up waits no longer.
 */
interface Lane {
  readonly clockMs: number;
  readonly heapMegabytes: number;
  readonly caps: Caps;
}

const LANES = {
  /** A row's sentences, its reasons. */
  rows: { clockMs: 10_000, heapMegabytes: 256, caps: { each: 6, project: 24, all: 60 } },
  /** Files, counts, words that look damaged. 20,000 rows take 1 to 5 s, on a busy machine four times as long. */
  documents: { clockMs: 60_000, heapMegabytes: 768, caps: { each: 4, project: 12, all: 30 } },
} satisfies Record<string, Lane>;

const LANE_OF: Readonly<Record<OffloadedWork["kind"], keyof typeof LANES>> = {
  sentences: "rows",
  reasons: "rows",
  export: "documents",
  "count-document": "documents",
  "count-project": "documents",
  suspects: "documents",
  preview: "documents",
  alignments: "documents",
  coverage: "documents",
  certificate: "documents",
  "check-rows": "documents",
};

const RESTS_AFTER_MS = 300_000;
/** So long a thread that was just made has to begin, on the busiest machine; it is not the task's fault. */
const STARTS_WITHIN_MS = 20_000;
const ASK_AGAIN_SECONDS = 3;

/**
 * The web server's resident memory: from here on, what a thread is at is given up. With every page and call in use and both threads
 * there it holds about 1 GB; the law is 1.5 GB.
 */
const MOST_RESIDENT_BYTES = 1_250_000_000;
/** When the process has grown by this much since a thread was made, it goes once it has nothing to do, so that the memory goes back. */
const MUCH_BYTES = 300_000_000;
const LOOKS_EVERY_MS = 100;
/** Above it for so many looks together: a thread that was just ended gives its memory back meanwhile. */
const LOOKS_ABOVE = 5;

/** Is there a thread to ask (SRV-OFFLOAD-3)? */
export function hasThread(): boolean {
  return Boolean(process.env.DUIZHAO_ROOT);
}

/** The thread's answer; throws the problem that it had, or what it died of. `signal` says that nobody waits any more. */
export async function offload<Kind extends OffloadedWork["kind"]>(
  work: Extract<OffloadedWork, { kind: Kind }>,
  signal?: AbortSignal,
): Promise<OffloadedAnswers[Kind]> {
  const root = process.env.DUIZHAO_ROOT;
  if (!root) throw new RangeError("There is no thread to ask: DUIZHAO_ROOT is not set");
  const reply = await helperFor(LANE_OF[work.kind], root).ask(work, signal);
  if (reply.ok) return reply.value as OffloadedAnswers[Kind];
  if (reply.problem) throw new ProblemError(reply.problem);
  throw new Error(`The thread for ${work.kind} failed: ${reply.error}`);
}

const helpers = new Map<keyof typeof LANES, Helper>();

/** Whether a thread had nothing to do and went, for the sake of one that has. */
function endIdleThreads(): boolean {
  return [...helpers.values()].filter((helper) => helper.endIfIdle()).length > 0;
}

function helperFor(name: keyof typeof LANES, root: string): Helper {
  const there = helpers.get(name);
  if (there) return there;
  const made = new Helper(root, LANES[name]);
  helpers.set(name, made);
  return made;
}

interface Asked {
  readonly work: OffloadedWork;
  readonly done: (reply: OffloadReply) => void;
  readonly failed: (error: Error) => void;
}

/** One lane: those who wait, and the thread. */
class Helper {
  readonly #root: string;
  readonly #lane: Lane;
  readonly #turns: Turns<Asked>;
  #thread: Worker | undefined;
  #rest: NodeJS.Timeout | undefined;
  #isBusy = false;
  /** What the process held when the thread was made. */
  #before = 0;

  constructor(root: string, lane: Lane) {
    this.#root = root;
    this.#lane = lane;
    this.#turns = new Turns(lane.caps);
  }

  ask(work: OffloadedWork, signal?: AbortSignal): Promise<OffloadReply> {
    return new Promise((done, failed) => {
      const { userId, projectId } = work;
      const asked: Asked = { work, done, failed };
      const full = this.#turns.add({ userId, projectId }, asked);
      if (full) return failed(tooBusy(full, ASK_AGAIN_SECONDS));
      signal?.addEventListener(
        "abort",
        () => {
          if (this.#turns.leave(asked)) failed(hungUp());
        },
        { once: true },
      );
      void this.#goOn();
    });
  }

  async #goOn(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    clearTimeout(this.#rest);
    for (let next = this.#turns.next(); next; next = this.#turns.next()) {
      const { owner, item } = next;
      try {
        item.done(await this.#run(item.work));
      } catch (error) {
        item.failed(error as Error);
      } finally {
        this.#turns.done(owner);
      }
    }
    this.#isBusy = false;
    for (const helper of helpers.values()) helper.goIfLarge();
    this.#rest = setTimeout(() => void this.#end(), RESTS_AFTER_MS).unref();
  }

  endIfIdle(): boolean {
    if (this.#isBusy || !this.#thread) return false;
    void this.#end();
    return true;
  }

  goIfLarge(): void {
    if (!this.#isBusy && process.memoryUsage.rss() - this.#before > MUCH_BYTES) void this.#end();
  }

  /** SRV-OFFLOAD-5. */
  #run(work: OffloadedWork): Promise<OffloadReply> {
    const mayTake = this.#lane.clockMs + (this.#thread ? 0 : STARTS_WITHIN_MS);
    this.#thread ??= this.#start();
    const thread = this.#thread;
    return new Promise((done, failed) => {
      const began = performance.now();
      let isAbove = 0;
      const finish = (end: () => void) => {
        clearInterval(watch);
        thread.off("message", onMessage).off("error", onError).off("exit", onExit);
        end();
      };
      const give = (error: Error) => {
        finish(() => failed(error));
        void this.#end();
      };
      const watch = setInterval(() => {
        if (performance.now() - began > mayTake) give(gaveUp("time"));
        else if (process.memoryUsage.rss() <= MOST_RESIDENT_BYTES) isAbove = 0;
        else if (endIdleThreads()) isAbove = 0;
        else if (++isAbove > LOOKS_ABOVE) give(gaveUp("memory"));
      }, LOOKS_EVERY_MS);
      const onMessage = (reply: OffloadReply) => finish(() => done(reply));
      const onError = (error: Error & { code?: unknown }) =>
        give(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? gaveUp("memory") : error);
      const onExit = (code: number) => give(new Error(`The thread ended with ${code}`));
      thread.on("message", onMessage).on("error", onError).on("exit", onExit);
      thread.postMessage({ work } satisfies OffloadTask);
    });
  }

  #start(): Worker {
    // Asked of Node at run time, so that the bundler does not look for the thread's file among what it builds.
    const { Worker } = process.getBuiltinModule("node:worker_threads");
    this.#before = process.memoryUsage.rss();
    const thread = new Worker(join(this.#root, "lib", "server", "threads", "offload-thread.mjs"), {
      execArgv: ["--conditions=react-server"],
      resourceLimits: { maxOldGenerationSizeMb: this.#lane.heapMegabytes, maxYoungGenerationSizeMb: 48 },
    });
    thread.unref();
    // It may also die between two tasks.
    thread.once("error", () => this.#forget(thread)).once("exit", () => this.#forget(thread));
    return thread;
  }

  #forget(thread: Worker): void {
    if (this.#thread === thread) this.#thread = undefined;
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }
}
