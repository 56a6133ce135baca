import "server-only";

import { database } from "../../db/client";
import type { ClaimedJob, JobInput } from "../../db/jobs/kinds";
import { readJobBytes } from "../../db/jobs/reads";
import { finishJob, NotOurs, saveProgress, TOTAL } from "../../db/jobs/writes";
import { importConcepts } from "../../db/terms/import";
import { readTerms } from "../../interchange/terms/read-terms";
import type { TermsImported } from "../../wire/terms";
import { requireForJob } from "../gate";
import { missing, problem } from "../http/problem";
import { extractTerms } from "../terms/extract";

const PROBLEMS_TOLD = 100;
const CONCEPTS_SHOWN = 20;

/** Terms of a file are taken into a termbase, all of them in one transaction; or, of a preview, shown. */
export async function runTermsImport(
  job: ClaimedJob,
  { termbaseId, columns, preview }: Extract<JobInput, { kind: "terms" }>,
): Promise<void> {
  const scope = await requireForJob(job, "edit");
  const file = await readTerms(await readJobBytes(job), columns ?? undefined);
  const isNothing = file.concepts.length === 0 && file.problems.some(({ code }) => code !== "no-pair");
  if (isNothing && !(preview && file.table))
    throw problem(422, "not-terms", { code: "terms.not-terms" }, "file");
  if (!(await saveProgress(job, TOTAL / 2))) throw new NotOurs();
  const result = {
    concepts: file.concepts.length,
    taken: 0,
    folded: 0,
    refused: file.problems.filter(({ place }) => place > 0).length,
    problems: file.problems.slice(0, PROBLEMS_TOLD),
    change: null,
    preview: null,
  };
  const now = new Date();
  if (preview) {
    const { format, table, concepts } = file;
    const shown = {
      format,
      rows: (table?.rows ?? []).map((row) => [...row]),
      columns: [...(table?.columns ?? [])],
      hasHeadings: table?.hasHeadings ?? false,
      concepts: concepts.slice(0, CONCEPTS_SHOWN).map(({ terms }) => ({
        terms: terms.map((term) => ({ ...term, forms: [...term.forms] })),
      })),
    };
    const seen: TermsImported = { ...result, preview: shown };
    await database().$transaction((tx) => finishJob(tx, job, seen, now));
    return;
  }
  await database().$transaction(
    async (tx) => {
      const imported = await importConcepts(tx, scope, termbaseId, file.concepts, now);
      if (!imported) throw missing("termbase");
      const taken: TermsImported = { ...result, ...imported };
      await finishJob(tx, job, taken, new Date());
    },
    { timeout: 120_000 },
  );
}

export async function runTermsExtraction(
  job: ClaimedJob,
  { onlyDocument, limit }: Extract<JobInput, { kind: "terms-extraction" }>,
): Promise<void> {
  const scope = await requireForJob(
    onlyDocument === null
      ? { userId: job.userId, projectId: job.projectId }
      : { ...job, documentId: onlyDocument },
    "read-source",
  );
  const candidates = await extractTerms(scope, { onlyDocument, limit });
  await database().$transaction((tx) => finishJob(tx, job, { candidates }, new Date()));
}
