import "server-only";

import { database } from "../../db/client";
import type { ClaimedJob, JobInput } from "../../db/jobs/kinds";
import { readJobBytes } from "../../db/jobs/reads";
import { finishJob, NotOurs, saveJob, saveProgress, TOTAL } from "../../db/jobs/writes";
import { findFilling } from "../../db/memory/filling";
import { importEntries } from "../../db/memory/import";
import type { ImportScope } from "../../db/scope";
import type { MemoryImported } from "../../wire/memories";
import { requireForJob } from "../gate";
import { missing, problem } from "../http/problem";
import { analyse, analyseProject } from "../memory/analysis";
import { pretranslate } from "../memory/pretranslation";
import { entriesOfTmx, type TmxRead } from "../memory/tmx";

/** Text is handed to the reader in pieces, so that progress is told and a stop is heard. */
const PIECE = 256 * 1024;

export async function runMemoryImport(
  job: ClaimedJob,
  { memoryId }: Extract<JobInput, { kind: "memory" }>,
): Promise<void> {
  const scope = await requireForJob(job, "import");
  const bytes = await readJobBytes(job);
  const read: TmxRead = { units: 0, refused: 0, problems: [] };
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += PIECE) {
      if (!(await saveProgress(job, Math.floor((at / bytes.length) * (TOTAL - 10))))) throw new NotOurs();
      yield bytes.subarray(at, at + PIECE);
    }
  }
  const imported = await importEntries(scope, memoryId, entriesOfTmx(pieces(), read), new Date());
  if (!imported) throw missing("memory");
  if (read.units === 0 && read.problems.length > 0) throw notTmx();
  const result: MemoryImported = {
    units: read.units,
    ...imported,
    refused: read.refused,
    problems: read.problems,
  };
  await database().$transaction((tx) => finishJob(tx, job, result, new Date()));
}

function notTmx() {
  return problem(422, "not-tmx", { code: "memory.not-tmx" }, "file");
}

export async function runAnalysis(
  job: ClaimedJob,
  { documentId }: Extract<JobInput, { kind: "analysis" }>,
): Promise<void> {
  const scope = await requireForJob({ ...job, documentId }, "read-source");
  const analysis = await analyse(scope, documentId, (done, of) =>
    saveProgress(job, Math.floor((done / Math.max(1, of)) * (TOTAL - 1))),
  );
  if (!analysis) throw new NotOurs();
  await database().$transaction((tx) => finishJob(tx, job, analysis, new Date()));
}

export async function runProjectAnalysis(job: ClaimedJob): Promise<void> {
  const scope = await requireForJob(job, "read-source");
  const analysis = await analyseProject(scope, (done, of) =>
    saveProgress(job, Math.floor((done / Math.max(1, of)) * (TOTAL - 1))),
  );
  if (!analysis) throw new NotOurs();
  await database().$transaction((tx) => finishJob(tx, job, analysis, new Date()));
}

export async function runPretranslation(
  job: ClaimedJob,
  input: Extract<JobInput, { kind: "pretranslation" }>,
): Promise<void> {
  const scope = await requireForJob({ ...job, documentId: input.documentId }, "edit");
  const filled = await pretranslate(scope, input, {
    onProgress: (done, of) => saveProgress(job, Math.floor((done / Math.max(1, of)) * (TOTAL - 1))),
    finish: (tx, result) => finishJob(tx, job, result, new Date()),
  });
  if (!filled) throw new NotOurs();
}

/** A document that has just come in is filled, where its project says so: work of its own, after whatever waits already. */
export async function fillFresh(scope: ImportScope, documentId: string): Promise<void> {
  const { userId, projectId } = scope;
  const { fillFrom } = await findFilling(await requireForJob({ userId, projectId }, "read-source"));
  if (fillFrom === null) return;
  const input = {
    kind: "pretranslation",
    documentId,
    from: fillFrom,
    isPreview: false,
    isUntouched: true,
  } as const;
  await saveJob(scope, input, documentId, null);
}
