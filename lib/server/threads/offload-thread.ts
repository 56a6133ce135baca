import "server-only";

import { parentPort } from "node:worker_threads";
import { listAlignments } from "../../db/alignments/reads";
import { previewRules } from "../../db/corrections/apply";
import { countDocument, countProject } from "../../db/counts/reads";
import { standBack } from "../../db/stand-back";
import { exportDocument } from "../export";
import { makeCertificate } from "../findings/certificate";
import { checkThese } from "../findings/check-rows";
import { coverageOfDocument } from "../findings/coverage";
import { requireForJob } from "../gate";
import { ProblemError } from "../http/problem";
import { linkOf } from "../link";
import { sentencesOf } from "../sentences";
import { suspectsOf } from "../suspected-errors";
import type { OffloadedAnswers, OffloadedWork, OffloadReply, OffloadTask } from "./offload-task";

/** The thread of `offload.ts`. It asks the gate again, on behalf of whoever asked. */
if (parentPort) {
  standBack();
  const port = parentPort;
  port.on("message", async ({ work }: OffloadTask) => {
    const reply = (said: OffloadReply, bytes: readonly ArrayBuffer[] = []) => port.postMessage(said, bytes);
    try {
      const value = await answerTo(work);
      reply({ ok: true, value }, value && "bytes" in value ? [value.bytes.buffer] : []);
    } catch (error) {
      if (error instanceof ProblemError) return reply({ ok: false, problem: error.problem });
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      reply({ ok: false, problem: null, error: said });
    }
  });
}

async function answerTo(work: OffloadedWork): Promise<OffloadedAnswers[OffloadedWork["kind"]]> {
  switch (work.kind) {
    case "export":
      return exportDocument(await requireForJob(work, "export"), work.documentId, work.query);
    case "count-document":
      return countDocument(await requireForJob(work, "read-source"), work.documentId);
    case "count-project": {
      const { userId, projectId } = work;
      return countProject(await requireForJob({ userId, projectId }, "read-source"));
    }
    case "suspects":
      return suspectsOf(await requireForJob(work, "read-source"), work.documentId);
    case "preview":
      return previewRules(await requireForJob(work, "read-source"), work.documentId, work.asked);
    case "alignments":
      return listAlignments(await requireForJob(work, "read-source"), work.documentId, work.page);
    case "coverage":
      return coverageOfDocument(await requireForJob(work, "read-source"), work.documentId);
    case "check-rows":
      return { settings: await checkThese(await requireForJob(work, "read-source"), work.ids) };
    case "certificate":
      return makeCertificate(await requireForJob(work, "read-source"), work.documentId);
    case "sentences":
      return sentencesOf(await requireForJob(work, "read-source"), work.segmentId);
    case "reasons":
      return linkOf(await requireForJob(work, "read-source"), work.segmentId);
  }
}
