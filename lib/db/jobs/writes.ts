import "server-only";

import { database } from "../client";
import { announce } from "../events";
import type { JobState, Prisma } from "../generated/client";
import { newId } from "../ids";
import { rawQuery } from "../raw-query";
import type { EditScope, ExportScope, ImportScope, Scope } from "../scope";
import type { ClaimedJob, JobInput, JobProblem } from "./kinds";

/** The channel on which workers hear that there is work. */
export const JOB_CHANNEL = "duizhao_jobs";

/** Which cap of the queue is reached: that of one person, of one project, or of all together. */
export type QueueFull = "each" | "project" | "all";

/** So many jobs may wait or run at a time. Each may hold an upload of 20 MB. */
const CAPS: Readonly<Record<QueueFull, number>> = { each: 40, project: 120, all: 400 };

/** Puts work into the queue and wakes the workers; or says that the queue is full. */
export async function saveJob(
  scope: ImportScope | EditScope | ExportScope,
  input: JobInput,
  documentId: string | null,
  bytes: Uint8Array<ArrayBuffer> | null,
): Promise<{ readonly ok: true; readonly id: string } | { readonly ok: false; readonly full: QueueFull }> {
  const id = newId();
  const { projectId, userId } = scope;
  const uploaded = bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [counts] = await rawQuery<Record<QueueFull, number>>(
    `with under_way as (
       select count(*) as all, count(*) filter (where "projectId" = $2) as project, count(*) filter (where "userId" = $3) as each
       from "Job" where state in ('queued', 'running')
     ), job as (
       insert into "Job" (id, "projectId", "userId", "documentId", kind, input, bytes)
       select $1::text, $2::text, $3::text, $4::text, $5::text, $6::jsonb, $7::bytea from under_way
       where "all" < $9 and project < $10 and each < $11 returning id
     ), told as (select pg_notify($8, id) from job)
     select "all"::int, project::int, each::int from under_way left join told on true`,
    [
      id,
      projectId,
      userId,
      documentId,
      input.kind,
      JSON.stringify(input),
      uploaded,
      JOB_CHANNEL,
      CAPS.all,
      CAPS.project,
      CAPS.each,
    ],
  );
  const full = (["each", "project", "all"] as const).find((cap) => counts![cap] >= CAPS[cap]);
  return full === undefined ? { ok: true, id } : { ok: false, full };
}

/** Asks a job to stop: at once when nobody has begun it, at its next step otherwise. One that has ended stays as it is. */
export async function cancelJob(scope: Scope, id: string, now: Date): Promise<void> {
  const { projectId } = scope;
  await database().$transaction(async (tx) => {
    await tx.job.updateMany({
      where: { id, projectId, state: "queued" },
      data: { state: "cancelled", finishedAt: now, bytes: null, cancelRequested: true },
    });
    await tx.job.updateMany({ where: { id, projectId, state: "running" }, data: { cancelRequested: true } });
  });
}

/** Takes away a job whose answer was given at once, so that a refused file leaves nothing behind. */
export async function forgetJob(scope: Scope, id: string): Promise<void> {
  await database().job.deleteMany({
    where: { id, projectId: scope.projectId, state: { in: ["failed", "cancelled"] } },
  });
}

/**
 * How far a job is. False when it shall stop: somebody cancelled it, or it is not ours any more (another worker
 * believed us dead).
 */
export async function saveProgress(job: ClaimedJob, done: number): Promise<boolean> {
  const { count } = await database().job.updateMany({
    where: { id: job.id, state: "running", attempts: job.attempts, cancelRequested: false },
    data: { done },
  });
  if (count === 1) await tell(database(), job, "running", done);
  return count === 1;
}

/**
 * Open screens of the document that a job works on hear how far it is. An original that comes in has no screen yet, and
 * a file that goes out is the business of whoever asked for it.
 */
const SILENT: ReadonlySet<JobInput["kind"]> = new Set(["export", "analysis", "pretranslation"]);

async function tell(
  tx: Prisma.TransactionClient,
  { id, projectId, input }: ClaimedJob,
  state: JobState,
  done: number,
): Promise<void> {
  if (!("documentId" in input) || SILENT.has(input.kind)) return;
  const { kind, documentId } = input;
  await announce(tx, { projectId, documentId }, "job", { id, kind, state, done, total: TOTAL });
}

/**
 * Ends a job in the transaction that wrote what it made, so that a result is there exactly once whatever dies when.
 * Throws `NotOurs` when it was cancelled or taken over meanwhile; what was written is rolled back with it.
 */
export async function finishJob(
  tx: Prisma.TransactionClient,
  job: ClaimedJob,
  result: object,
  now: Date,
): Promise<void> {
  const { count } = await tx.job.updateMany({
    where: { id: job.id, state: "running", attempts: job.attempts, cancelRequested: false },
    data: {
      state: "done",
      result: result as Prisma.InputJsonObject,
      done: TOTAL,
      bytes: null,
      finishedAt: now,
    },
  });
  if (count === 0) throw new NotOurs();
  await tell(tx, job, "done", TOTAL);
}

export class NotOurs extends Error {}

/** Work is counted in hundredths: reading, aligning and writing have no unit in common. */
export const TOTAL = 100;

export async function endJob(
  job: ClaimedJob,
  end: { readonly state: "failed"; readonly problem: JobProblem } | { readonly state: "cancelled" },
  now: Date,
): Promise<void> {
  const { count } = await database().job.updateMany({
    where: { id: job.id, state: "running", attempts: job.attempts },
    data: {
      state: end.state,
      ...(end.state === "failed" ? { problem: { ...end.problem } as unknown as Prisma.InputJsonObject } : {}),
      bytes: null,
      finishedAt: now,
    },
  });
  if (count === 1) await tell(database(), job, end.state, 0);
}

/** Gives a job back that was not finished because the worker was told to stop: another one begins it anew. */
export async function returnJob(job: ClaimedJob): Promise<void> {
  await database().job.updateMany({
    where: { id: job.id, state: "running", attempts: job.attempts },
    data: { state: "queued", done: 0, attempts: { decrement: 1 } },
  });
}
