import "server-only";

import type { Client } from "pg";
import { database } from "../client";
import type { ClaimedJob, JobInput, JobLane, JobProblem } from "./kinds";
import { TOTAL } from "./writes";

/**
 * The queue is the table of jobs. A worker takes one that waits (DB-QUEUE-5), and as long as it works holds an advisory
 * lock on the job's id, on a connection of its own:
 *
 * DB-QUEUE-1  A job is taken by one worker: `for update skip locked`.
 * DB-QUEUE-2  A worker that dies, however it dies, loses its connection, and with it the lock. So a running job whose lock is
 *     free has no worker, and that is known at once, by no clock and no time-out.
 * DB-QUEUE-3  A job whose worker died is begun once more, and after a second death it fails for good.
 * DB-QUEUE-4  What a worker that was believed dead still writes is refused: it no longer holds the number of its attempt.
 * DB-QUEUE-5  Projects take turns, and in a project its people do: the one that a worker served longest ago is next, and of
 *     theirs the oldest job. So nobody's import waits for more than one job of each other project, however many it has.
 *     Each worker remembers its own turns; a new one begins anew.
 *
 * Tried and dropped: pg-boss. It knows a dead worker only by a time-out that has to be longer than the longest job,
 * polls every half second at best, and keeps a second account of each job in a schema of its own.
 */
const LOCKS = 7_221_905; // the first key of our job locks; any number, as long as it is ours

const DIED_TWICE: JobProblem = {
  type: "/problems/worker-died",
  status: 500,
  code: "jobs.worker-died",
  parameters: {},
};

/** Who had their turn, the latest last. */
export class Served {
  #projects: string[] = [];
  #people: string[] = [];

  get projects(): readonly string[] {
    return this.#projects;
  }

  get people(): readonly string[] {
    return this.#people;
  }

  add({ projectId, userId }: Pick<ClaimedJob, "projectId" | "userId">): void {
    const latest = (list: readonly string[], id: string) =>
      [...list.filter((one) => one !== id), id].slice(-REMEMBERED);
    this.#projects = latest(this.#projects, projectId);
    this.#people = latest(this.#people, userId);
  }
}

const REMEMBERED = 1_000;

/** Takes a job of a lane that waits, on the worker's own connection, which holds its lock from then on (DB-QUEUE-1, DB-QUEUE-2, DB-QUEUE-5). */
export async function claimJob(
  connection: Client,
  lane: JobLane,
  served: Served = new Served(),
): Promise<ClaimedJob | null> {
  await connection.query("begin");
  try {
    const { rows } = await connection.query<{ id: string }>(
      `select id from "Job" where state = 'queued' and (kind = 'export') = $1
       order by coalesce(array_position($2::text[], "projectId"), 0), coalesce(array_position($3::text[], "userId"), 0),
         "createdAt", id
       for update skip locked limit 1`,
      [lane === "exports", served.projects, served.people],
    );
    const id = rows[0]?.id;
    if (id === undefined) {
      await connection.query("rollback");
      return null;
    }
    await connection.query("select pg_advisory_lock($1, hashtext($2))", [LOCKS, id]);
    const taken = await connection.query<Omit<ClaimedJob, "input"> & { input: JobInput }>(
      `update "Job" set state = 'running', attempts = attempts + 1, done = 0, total = $2, "startedAt" = now()
       where id = $1 returning id, "projectId", "userId", attempts, input`,
      [id, TOTAL],
    );
    await connection.query("commit");
    const job = taken.rows[0] ?? null;
    if (job) served.add(job);
    return job;
  } catch (error) {
    await connection.query("rollback").catch(() => {});
    throw error;
  }
}

export async function releaseJob(connection: Client, id: string): Promise<void> {
  await connection.query("select pg_advisory_unlock($1, hashtext($2))", [LOCKS, id]);
}

/** Finds the running jobs that nobody works on, and gives them back or ends them (DB-QUEUE-2, DB-QUEUE-3). Says whether any wait now. */
export async function reviveJobs(now: Date): Promise<boolean> {
  const revived = await database().$queryRaw<{ state: string }[]>`
    update "Job" set
      state = (case when "cancelRequested" then 'cancelled' when attempts < 2 then 'queued' else 'failed' end)::"JobState",
      problem = case when attempts < 2 or "cancelRequested" then null else ${JSON.stringify(DIED_TWICE)}::jsonb end,
      bytes = case when attempts < 2 and not "cancelRequested" then bytes end,
      "finishedAt" = case when attempts < 2 and not "cancelRequested" then null else ${now}::timestamptz end,
      done = 0
    where id in (
      select id from "Job" where state = 'running' and pg_try_advisory_xact_lock(${LOCKS}::int, hashtext(id))
      for update skip locked
    )
    returning state::text as state`;
  return revived.some(({ state }) => state === "queued");
}
