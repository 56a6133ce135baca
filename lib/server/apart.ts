import "server-only";

import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import type { ApartAnswers, ApartReply, ApartTask, ApartWork } from "./apart-thread";
import { ProblemError } from "./problem";

/**
 * Long reading and reckoning for somebody who waits for the answer, on a thread of the web server's, so that nobody
 * else waits for it: a book of 20,000 rows takes seconds of thinking, in which this process would answer nobody.
 *
 * E1  What is small is done by whoever asks: starting a thread takes longer than doing it.
 * E2  What is long is done on one thread, which reads the rows itself. It goes when nobody has asked for a minute,
 *     and is made anew when it died.
 * E3  A thread runs our sources, as the worker does, so this needs to know where they are (`DUIZHAO_ROOT`, which
 *     start-up sets). Where nobody has said so, as in tests, everything is done here.
 * E4  The thread stands back for those who type (`lib/db/stand-back.ts`).
 */
const RESTS_AFTER_MS = 60_000;

/** Is there a thread to ask (E3)? */
export function hasThread(): boolean {
  return Boolean(process.env.DUIZHAO_ROOT);
}

/** The thread's answer; throws the problem that it had, or what it died of. */
export async function askApart<Kind extends ApartWork["kind"]>(
  work: Extract<ApartWork, { kind: Kind }>,
): Promise<ApartAnswers[Kind]> {
  const root = process.env.DUIZHAO_ROOT;
  if (!root) throw new RangeError("There is no thread to ask: DUIZHAO_ROOT is not set");
  const reply = await askThread(root, work);
  if (reply.ok) return reply.value as ApartAnswers[Kind];
  if (reply.problem) throw new ProblemError(reply.problem);
  throw new Error(`The thread for ${work.kind} failed: ${reply.error}`);
}

interface Helper {
  readonly thread: Worker;
  readonly waiting: Map<number, { done: (reply: ApartReply) => void; failed: (error: Error) => void }>;
  rest: NodeJS.Timeout | undefined;
}

let helper: Helper | undefined;
let asked = 0;

function askThread(root: string, work: ApartWork): Promise<ApartReply> {
  helper ??= startHelper(root);
  const { thread, waiting, rest } = helper;
  clearTimeout(rest);
  asked += 1;
  const number = asked;
  return new Promise((done, failed) => {
    waiting.set(number, { done, failed });
    thread.postMessage({ number, work } satisfies ApartTask);
  });
}

function startHelper(root: string): Helper {
  // Asked of Node at run time, so that the bundler does not look for the thread's file among what it builds.
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  const thread = new Worker(join(root, "lib", "server", "apart-thread.mjs"), {
    execArgv: ["--conditions=react-server"],
  });
  thread.unref();
  const made: Helper = { thread, waiting: new Map(), rest: undefined };
  const lost = (error: Error) => {
    if (helper === made) helper = undefined;
    clearTimeout(made.rest);
    for (const { failed } of made.waiting.values()) failed(error);
    made.waiting.clear();
  };
  thread.on("message", (reply: ApartReply) => {
    made.waiting.get(reply.number)?.done(reply);
    made.waiting.delete(reply.number);
    if (made.waiting.size > 0) return;
    made.rest = setTimeout(() => {
      if (helper === made) helper = undefined;
      void thread.terminate();
    }, RESTS_AFTER_MS);
    made.rest.unref();
  });
  thread.on("error", lost);
  thread.on("exit", (code) => lost(new Error(`The thread ended with ${code}`)));
  return made;
}
