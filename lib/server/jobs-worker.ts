import "server-only";

import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { database, databaseUrl } from "../db/client";
import { countAnew, saveOriginal } from "../db/documents/import";
import type { ClaimedJob, JobInput, JobProblem } from "../db/jobs/kinds";
import { claimJob, releaseJob, reviveJobs } from "../db/jobs/queue";
import { readJobBytes } from "../db/jobs/reads";
import { endJob, finishJob, JOB_CHANNEL, NotOurs, returnJob, saveProgress } from "../db/jobs/writes";
import { requireForJob } from "./gate";
import { runAlign, runDraft, type Work } from "./jobs-align";
import { Stopped, Thinker, TookTooLong } from "./jobs-thinker";
import { watchOver } from "./jobs-watch";
import { ProblemError } from "./problem";

/**
 * A worker: takes one job at a time from the queue, thinks on a thread of its own, writes the result and the end of
 * the job in one transaction. Any number of them may run, on any number of machines.
 *
 * W1  It hears of new work by LISTEN, and looks anyway now and then, in case it did not hear.
 * W2  Told to stop, it gives the job that it has not finished back, and ends.
 * W3  A lost connection to the database is made anew; the job in hand is not ours any more then (its lock is gone).
 */
const LOOKS_EVERY_MS = 5_000;

export interface RunningWorker {
  /** Resolves when it has given back what it had in hand. */
  stop(): Promise<void>;
}

export function startWorker(say: (line: string) => void): RunningWorker {
  const thinker = new Thinker();
  const state = { stopping: false, wake: () => {} };
  const ended = loop(thinker, state, say);
  return {
    async stop() {
      state.stopping = true;
      state.wake();
      thinker.stop();
      await ended;
      await thinker.close();
    },
  };
}

interface State {
  stopping: boolean;
  /** Ends the present wait. */
  wake: () => void;
}

async function loop(thinker: Thinker, state: State, say: (line: string) => void): Promise<void> {
  let connection: Client | undefined;
  while (!state.stopping) {
    try {
      connection ??= await listen(state, () => {
        connection = undefined;
      });
      const worked = await workOnce(connection, thinker, state, say);
      if (!worked && !state.stopping) await nap(state, LOOKS_EVERY_MS);
    } catch (error) {
      say(
        `The worker could not go on, perhaps for want of the database, and tries again: ${error instanceof Error ? error.stack : error}`,
      );
      connection?.end().catch(() => {});
      connection = undefined;
      if (!state.stopping) await nap(state, 1_000);
    }
  }
  await connection?.end();
}

async function listen(state: State, onLost: () => void): Promise<Client> {
  const connection = new Client({ connectionString: databaseUrl(), keepAlive: true });
  connection.on("error", onLost);
  connection.on("notification", () => state.wake());
  await connection.connect();
  await connection.query(`listen ${JOB_CHANNEL}`);
  return connection;
}

function nap(state: State, milliseconds: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    state.wake = () => {
      clearTimeout(timer);
      done();
    };
  });
}

/** True when there was a job. */
async function workOnce(
  connection: Client,
  thinker: Thinker,
  state: State,
  say: (line: string) => void,
): Promise<boolean> {
  const job =
    (await claimJob(connection)) ?? ((await reviveJobs(new Date())) ? await claimJob(connection) : null);
  if (!job) return false;
  thinker.reset();
  if (state.stopping) thinker.stop();
  const watch = watchOver(thinker, (done) => saveProgress(job, done));
  try {
    await run(job, thinker, watch.phase);
  } catch (error) {
    await end(job, error, state.stopping, say);
  } finally {
    watch.stop();
    await releaseJob(connection, job.id);
  }
  return true;
}

async function end(job: ClaimedJob, error: unknown, stopping: boolean, say: (line: string) => void) {
  if (error instanceof Stopped && stopping) return returnJob(job);
  if (error instanceof Stopped || error instanceof NotOurs)
    return endJob(job, { state: "cancelled" }, new Date());
  const problem = problemOf(error) ?? ourMistake(error, job, say);
  await endJob(job, { state: "failed", problem }, new Date());
}

function problemOf(error: unknown): JobProblem | null {
  if (error instanceof TookTooLong) return TOO_LONG;
  return error instanceof ProblemError ? error.problem : null;
}

const TOO_LONG: JobProblem = {
  type: "/problems/too-long",
  title: "The file took too long to read",
  status: 422,
  detail:
    "This file is built in such a tangle that reading it was given up after two minutes. Nothing was imported. Copy its text and paste that instead, or save it as plain text.",
};

async function run(job: ClaimedJob, thinker: Thinker, phase: Work["phase"]): Promise<void> {
  switch (job.input.kind) {
    case "import":
      return runImport(job, job.input, { thinker, phase });
    case "draft":
      return runDraft(job, job.input, { thinker, phase });
    case "align":
      return runAlign(job, job.input, { thinker, phase });
  }
}

async function runImport(
  job: ClaimedJob,
  input: Extract<JobInput, { kind: "import" }>,
  { thinker, phase }: Work,
): Promise<void> {
  const scope = await requireForJob(job, "import");
  const upload = { ...input, bytes: await readJobBytes(job) };
  phase(0, 60);
  const read = await thinker.readOriginal(upload, input.title);
  if (!read.ok) throw new ProblemError(read.problem);
  phase(60, 60);
  await database().$transaction(async (tx) => {
    const made = await saveOriginal(tx, scope, read.value, input.setAside, new Date());
    await finishJob(tx, job, { ...made }, new Date());
  });
  await countAnew(read.value.paragraphs.length);
}

function ourMistake(error: unknown, job: ClaimedJob, say: (line: string) => void): JobProblem {
  const id = randomUUID();
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say(JSON.stringify({ level: "error", id, job: job.id, kind: job.input.kind, error: said }));
  return {
    type: "/problems/our-mistake",
    title: "Something went wrong in Duizhao",
    status: 500,
    detail: `This is our mistake, not yours. Nothing was imported, and nothing that was there before is affected. Try again; if it happens again, tell whoever runs this Duizhao the number ${id}.`,
  };
}
