import "server-only";

import { database } from "../../db/client";
import type { ClaimedJob, JobInput } from "../../db/jobs/kinds";
import { readJobBytes } from "../../db/jobs/reads";
import { finishJob } from "../../db/jobs/writes";
import { readNames } from "../../interchange/names/names-files";
import { CHANGES_MOST } from "../../wire/names";
import { requireForJob } from "../gate";
import { problem } from "../http/problem";
import { changesOf } from "../names/changes";
import { proposeNames } from "../names/propose";

const PROBLEMS_TOLD = 100;

/** What a table of names would change in the ledger. Nothing is stored. */
export async function runNamesRead(job: ClaimedJob): Promise<void> {
  const scope = await requireForJob(job, "read-source");
  const { names, problems } = await readNames(await readJobBytes(job), CHANGES_MOST);
  if (names.length === 0 && problems.some(({ code }) => code === "not-names" || code === "no-columns"))
    throw problem(422, "not-names", { code: "problems.name.table" }, "file");
  const result = { ...(await changesOf(scope, names)), problems: problems.slice(0, PROBLEMS_TOLD) };
  await database().$transaction((tx) => finishJob(tx, job, result, new Date()));
}

export async function runNameProposals(
  job: ClaimedJob,
  { onlyDocument, limit }: Extract<JobInput, { kind: "name-proposals" }>,
): Promise<void> {
  const scope = await requireForJob(
    onlyDocument === null
      ? { userId: job.userId, projectId: job.projectId }
      : { ...job, documentId: onlyDocument },
    "read-source",
  );
  const proposals = await proposeNames(scope, { onlyDocument, limit });
  await database().$transaction((tx) => finishJob(tx, job, proposals, new Date()));
}
