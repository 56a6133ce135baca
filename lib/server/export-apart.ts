import "server-only";

import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { countRows } from "../db/documents/publication";
import type { ExportScope } from "../db/scope";
import type { ExportQuery } from "../wire/documents";
import { type ExportedFile, exportDocument } from "./export";
import type { ExportReply, ExportTask } from "./export-thread";
import { ProblemError } from "./problem";

/**
 * Exports without making others wait: a book of 20,000 rows takes seconds of thinking, in which this process would
 * answer nobody.
 *
 * E1  What is small is made here: starting a thread takes longer than making it.
 * E2  What is long is made on one thread, which reads the rows itself. It goes when nobody has asked for a minute,
 *     and is made anew when it died.
 * E3  A thread runs our sources, as the worker does, so this needs to know where they are (`DUIZHAO_ROOT`, which
 *     start-up sets). Where nobody has said so, as in tests, everything is made here.
 */
const SMALL = 400;
const RESTS_AFTER_MS = 60_000;

export async function exportApart(
  scope: ExportScope,
  documentId: string,
  query: ExportQuery,
): Promise<ExportedFile> {
  const root = process.env.DUIZHAO_ROOT;
  if (!root || (await countRows(scope, documentId)) <= SMALL) return exportDocument(scope, documentId, query);
  const { userId, projectId } = scope;
  const reply = await askThread(root, { userId, projectId, documentId, query });
  if (reply.ok) return reply.file;
  if (reply.problem) throw new ProblemError(reply.problem);
  throw new Error(`The exporting thread failed: ${reply.error}`);
}

interface Exporter {
  readonly thread: Worker;
  readonly waiting: Map<number, { done: (reply: ExportReply) => void; failed: (error: Error) => void }>;
  rest: NodeJS.Timeout | undefined;
}

let exporter: Exporter | undefined;
let asked = 0;

function askThread(root: string, task: Omit<ExportTask, "number">): Promise<ExportReply> {
  exporter ??= startExporter(root);
  const { thread, waiting, rest } = exporter;
  clearTimeout(rest);
  asked += 1;
  const number = asked;
  return new Promise((done, failed) => {
    waiting.set(number, { done, failed });
    thread.postMessage({ number, ...task } satisfies ExportTask);
  });
}

function startExporter(root: string): Exporter {
  // Asked of Node at run time, so that the bundler does not look for the thread's file among what it builds.
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  const thread = new Worker(join(root, "lib", "server", "export-thread.mjs"), {
    execArgv: ["--conditions=react-server"],
  });
  thread.unref();
  const made: Exporter = { thread, waiting: new Map(), rest: undefined };
  const lost = (error: Error) => {
    if (exporter === made) exporter = undefined;
    clearTimeout(made.rest);
    for (const { failed } of made.waiting.values()) failed(error);
    made.waiting.clear();
  };
  thread.on("message", (reply: ExportReply) => {
    made.waiting.get(reply.number)?.done(reply);
    made.waiting.delete(reply.number);
    if (made.waiting.size > 0) return;
    made.rest = setTimeout(() => {
      if (exporter === made) exporter = undefined;
      void thread.terminate();
    }, RESTS_AFTER_MS);
    made.rest.unref();
  });
  thread.on("error", lost);
  thread.on("exit", (code) => lost(new Error(`The exporting thread ended with ${code}`)));
  return made;
}
