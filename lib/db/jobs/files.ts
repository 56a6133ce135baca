import "server-only";

import type { ExportMade, ExportQuery } from "../../wire/documents";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { type Streamed, streamOf } from "../long-bytes";
import type { ExportScope } from "../scope";
import type { ClaimedJob, JobInput } from "./kinds";

export interface JobFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** The `Content-Disposition` header. */
  readonly disposition: string;
  /** Made for somebody who sees all of the document (sight.ts): not for a viewer's eyes, also if it is them who ordered it. */
  readonly isWhole: boolean;
}

/** So long a file that a job made can be fetched. It can be made again, so it is in no backup either. */
export const FILE_KEPT_MS = 24 * 3_600_000;

/** In the transaction that ends the job. */
export async function saveJobFile(
  tx: Prisma.TransactionClient,
  { id, projectId }: ClaimedJob,
  file: JobFile,
): Promise<void> {
  const { bytes, mediaType, disposition } = file;
  await tx.jobFile.create({ data: { jobId: id, projectId, bytes, mediaType, disposition } });
}

/** A file as it is fetched. */
export interface FetchedFile extends Omit<JobFile, "bytes">, Streamed {}

export type FoundFile =
  | { readonly state: "there"; readonly file: FetchedFile; readonly query: ExportQuery }
  /** The job has not made one: it is still at it, or ended without. */
  | { readonly state: "none" }
  | { readonly state: "swept" };

/** The file of an export that the very person asked for; null where there is no such job of theirs. */
export async function findJobFile(scope: ExportScope, jobId: string): Promise<FoundFile | null> {
  const { projectId, userId } = scope;
  const job = await database().job.findFirst({
    where: { id: jobId, projectId, userId, kind: "export" },
    select: {
      state: true,
      input: true,
      result: true,
      file: { select: { mediaType: true, disposition: true } },
    },
  });
  if (!job) return null;
  if (job.state !== "done") return { state: "none" };
  const kept = job.file && (await streamOf({ in: "job-file", id: jobId, projectId }));
  if (!job.file || !kept) return { state: "swept" };
  const { query } = job.input as Extract<JobInput, { kind: "export" }>;
  const isWhole = (job.result as Partial<ExportMade> | null)?.isWhole !== false;
  return { state: "there", file: { ...job.file, ...kept, isWhole }, query };
}
