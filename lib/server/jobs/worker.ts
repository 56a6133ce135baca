import "server-only";

import { createHash } from "node:crypto";
import { Client } from "pg";
import { APPLICATION, database, databaseUrl } from "../../db/client";
import { countAnew, saveOriginal } from "../../db/documents/import";
import { readKept, saveReread } from "../../db/documents/reread";
import { FILE_KEPT_MS, saveJobFile } from "../../db/jobs/files";
import type { ClaimedJob, JobInput, JobLane } from "../../db/jobs/kinds";
import { claimJob, releaseJob, reviveJobs, Served } from "../../db/jobs/queue";
import { readJobBytes } from "../../db/jobs/reads";
import { endJob, finishJob, JOB_CHANNEL, NotOurs, returnJob, saveProgress } from "../../db/jobs/writes";
import { returnedTo } from "../../db/returns/place";
import { saveReturn } from "../../db/returns/writes";
import { troubleOf } from "../../db/trouble";
import { MEDIA_TYPES } from "../../interchange/media-types";
import type { ExportMade } from "../../wire/documents";
import { requireForJob } from "../gate";
import { missing, ProblemError } from "../http/problem";
import { granted } from "../http/refusal";
import { runAlign, runDraft, type Work } from "./align";
import { runChecks } from "./checking";
import { whyFailed } from "./failed";
import { fillFresh, runAnalysis, runMemoryImport, runPretranslation, runProjectAnalysis } from "./memory";
import { runNameProposals, runNamesRead } from "./names";
import { runTermsExtraction, runTermsImport } from "./terms";
import { Stopped, Thinker } from "./thinker";
import { watchOver } from "./watch";

/**
 * A worker: takes one job at a time from each lane of the queue, thinks on a thread of its own, writes the result and the
 * end of the job in one transaction. Any number of them may run, on any number of machines.
 *
 * SRV-WORK-1  It hears of new work by LISTEN, and looks anyway now and then, in case it did not hear.
 * SRV-WORK-2  Told to stop, it gives the job that it has not finished back, and ends.
 * SRV-WORK-3  A lost connection to the database is made anew; the job in hand is not ours any more then (its lock is gone).
 */
const LOOKS_EVERY_MS = 5_000;

export interface RunningWorker {
  /** Resolves when it has given back what it had in hand. */
  stop(): Promise<void>;
}

export function startWorker(say: (line: string) => void): RunningWorker {
  const lanes = [
    startLane("texts", new Thinker(), say),
    startLane("exports", new Thinker({ graceMs: 0 }), say),
  ];
  return {
    async stop() {
      await Promise.all(lanes.map((stop) => stop()));
    },
  };
}

/** Returns how to stop. An export has nothing to tidy up when it is stopped, so its thread is ended at once. */
function startLane(lane: JobLane, thinker: Thinker, say: (line: string) => void): () => Promise<void> {
  const state = { lane, served: new Served(), stopping: false, wake: () => {} };
  const ended = loop(thinker, state, say);
  return async () => {
    state.stopping = true;
    state.wake();
    thinker.stop();
    await ended;
    await thinker.close();
  };
}

interface State {
  readonly lane: JobLane;
  readonly served: Served;
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
  const connection = new Client({
    connectionString: databaseUrl(),
    application_name: APPLICATION,
    keepAlive: true,
  });
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
    (await claimJob(connection, state.lane, state.served)) ??
    ((await reviveJobs(new Date())) ? await claimJob(connection, state.lane, state.served) : null);
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
  if (troubleOf(error) === "away") throw error; // nobody works on it then, and it is begun once more (DB-QUEUE-3)
  await endJob(job, { state: "failed", problem: whyFailed(error, job, say) }, new Date());
}

async function run(job: ClaimedJob, thinker: Thinker, phase: Work["phase"]): Promise<void> {
  switch (job.input.kind) {
    case "import":
      return runImport(job, job.input, { thinker, phase });
    case "look":
      return runLook(job, job.input, { thinker, phase });
    case "draft":
      return runDraft(job, job.input, { thinker, phase });
    case "return":
      return runReturn(job, job.input, { thinker, phase });
    case "encoding":
      return runReread(job, job.input, { thinker, phase });
    case "align":
      return runAlign(job, job.input, { thinker, phase });
    case "memory":
      return runMemoryImport(job, job.input);
    case "analysis":
      return runAnalysis(job, job.input);
    case "project-analysis":
      return runProjectAnalysis(job);
    case "pretranslation":
      return runPretranslation(job, job.input);
    case "checks":
      return runChecks(job, { documentId: job.input.documentId }, { thinker, phase });
    case "project-checks":
      return runChecks(job, {}, { thinker, phase });
    case "terms":
      return runTermsImport(job, job.input);
    case "terms-extraction":
      return runTermsExtraction(job, job.input);
    case "names":
      return runNamesRead(job);
    case "name-proposals":
      return runNameProposals(job, job.input);
    case "export":
      return runExport(job, job.input, { thinker, phase });
  }
}

async function runImport(
  job: ClaimedJob,
  input: Extract<JobInput, { kind: "import" }>,
  { thinker, phase }: Work,
): Promise<void> {
  const scope = await requireForJob(job, "import");
  phase(0, 60);
  const read = await thinker.readOriginal({ ...input, bytes: await readJobBytes(job) }, input.title);
  if (!read.ok) throw new ProblemError(read.problem);
  phase(60, 60);
  const made = await database().$transaction(async (tx) => {
    const original = { ...read.value, bytes: { ofJob: job.id } };
    const saved = await saveOriginal(tx, scope, original, input.setAside, new Date());
    await finishJob(tx, job, { ...saved }, new Date());
    return saved;
  });
  await fillFresh(scope, made.id);
  await countAnew(read.value.paragraphs.length);
}

async function runLook(
  job: ClaimedJob,
  input: Extract<JobInput, { kind: "look" }>,
  { thinker, phase }: Work,
): Promise<void> {
  await requireForJob(job, "import");
  phase(0, 95);
  const seen = await thinker.lookAt({ ...input, bytes: await readJobBytes(job) });
  if (!seen.ok) throw new ProblemError(seen.problem);
  await database().$transaction((tx) => finishJob(tx, job, { ...seen.value }, new Date()));
}

/** What a file that comes back would change. */
async function runReturn(
  job: ClaimedJob,
  { documentId, fileName, mediaType, encoding, columns = null }: Extract<JobInput, { kind: "return" }>,
  { thinker, phase }: Work,
): Promise<void> {
  const scope = await requireForJob({ ...job, documentId }, "edit");
  const upload = { fileName, mediaType, encoding, columns, bytes: await readJobBytes(job) };
  phase(0, 60);
  const read = await thinker.readReturn(upload);
  if (!read.ok) throw new ProblemError(read.problem);
  phase(60, 60);
  await database().$transaction(async (tx) => {
    const made = await saveReturn(
      tx,
      scope,
      documentId,
      {
        fileName,
        mediaType: MEDIA_TYPES[read.value.format],
        sha256: createHash("sha256").update(upload.bytes).digest("hex"),
        units: await returnedTo(tx, scope, documentId, read.value),
      },
      new Date(),
    );
    await finishJob(tx, job, { ...made }, new Date());
  });
}

/** The kept bytes of a document, read again. A refusal is the person's to act on. */
async function runReread(
  job: ClaimedJob,
  { documentId, encoding }: Extract<JobInput, { kind: "encoding" }>,
  { thinker, phase }: Work,
): Promise<void> {
  const scope = await requireForJob({ ...job, documentId }, "import");
  const kept = await readKept(scope, documentId);
  if (!kept) throw missing("document");
  phase(0, 60);
  const read = await thinker.readOriginal({ ...kept, encoding }, null);
  if (!read.ok) throw new ProblemError(read.problem);
  phase(60, 60);
  await database().$transaction(async (tx) => {
    const { reread } = granted(await saveReread(tx, scope, documentId, read.value, new Date()));
    await finishJob(tx, job, { ...reread }, new Date());
  });
  await countAnew(read.value.paragraphs.length);
}

/** The file is written down with the end of the job: where that says done, all of it is there. */
async function runExport(
  job: ClaimedJob,
  { documentId, query }: Extract<JobInput, { kind: "export" }>,
  { thinker, phase }: Work,
): Promise<void> {
  const { userId, projectId } = job;
  phase(0, 95);
  const file = await thinker.makeExport({ userId, projectId, documentId, query });
  phase(95, 95);
  const now = new Date();
  const made = {
    file: `/api/v1/jobs/${job.id}/file`,
    mediaType: file.mediaType,
    bytes: file.bytes.byteLength,
    keptUntil: new Date(now.getTime() + FILE_KEPT_MS).toISOString(),
    isWhole: file.isWhole,
  } satisfies ExportMade;
  await database().$transaction(async (tx) => {
    await saveJobFile(tx, job, file);
    await finishJob(tx, job, made, now);
  });
}
