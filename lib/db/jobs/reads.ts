import "server-only";

import type { Job } from "../../wire/documents";
import type { CodedProblem, Problem } from "../../wire/problem";
import { database } from "../client";
import { readWhole } from "../long-bytes";
import type { Scope } from "../scope";
import type { ClaimedJob } from "./kinds";

/** A job as it is kept: why it failed as a code, or as a problem of an older version, which has its words. */
export type KeptJob = Omit<Job, "problem"> & { readonly problem: CodedProblem | Problem | null };

export async function findJob(scope: Scope, id: string): Promise<KeptJob | null> {
  const job = await database().job.findFirst({
    where: { id, projectId: scope.projectId },
    select: { id: true, kind: true, state: true, done: true, total: true, result: true, problem: true },
  });
  return job && { ...job, problem: job.problem as CodedProblem | Problem | null };
}

export async function readJobBytes(job: ClaimedJob): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readWhole({ in: "job", id: job.id, projectId: job.projectId });
  if (!bytes) throw new RangeError(`Job ${job.id} has no bytes`);
  return bytes;
}
