import "server-only";

import { parentPort } from "node:worker_threads";
import type { z } from "zod";
import { previewRules } from "../../db/corrections/apply";
import { countDocument, countProject } from "../../db/counts/reads";
import type { JobFile } from "../../db/jobs/files";
import { standBack } from "../../db/stand-back";
import type { LinkDetail } from "../../wire/alignments";
import type { PreviewRules, Suspects } from "../../wire/corrections";
import type { Counts, ProjectCounts } from "../../wire/counts";
import type { ExportQuery } from "../../wire/documents";
import type { CodedProblem } from "../../wire/problem";
import type { Sentences } from "../../wire/segments";
import { exportDocument } from "../export";
import { requireForJob } from "../gate";
import { ProblemError } from "../http/problem";
import { linkOf } from "../link";
import { sentencesOf } from "../sentences";
import { suspectsOf } from "../suspected-errors";

/** The thread of `apart.ts`. It asks the gate again, on behalf of whoever asked. */
interface Asker {
  readonly userId: string;
  readonly projectId: string;
}

export type OffloadedWork =
  | (Asker & { readonly kind: "export"; readonly documentId: string; readonly query: ExportQuery })
  | (Asker & { readonly kind: "count-document"; readonly documentId: string })
  | (Asker & { readonly kind: "count-project" })
  | (Asker & { readonly kind: "suspects"; readonly documentId: string })
  | (Asker & { readonly kind: "sentences"; readonly segmentId: string })
  | (Asker & { readonly kind: "reasons"; readonly segmentId: string })
  | (Asker & {
      readonly kind: "preview";
      readonly documentId: string;
      readonly asked: z.output<typeof PreviewRules>;
    });

/** What each kind of work is answered with. */
export interface OffloadedAnswers {
  readonly export: JobFile;
  readonly "count-document": Counts | null;
  readonly "count-project": ProjectCounts;
  readonly suspects: Suspects;
  readonly sentences: Sentences | null;
  readonly reasons: LinkDetail | null;
  readonly preview: Awaited<ReturnType<typeof previewRules>>;
}

export interface OffloadTask {
  readonly work: OffloadedWork;
}

export type OffloadReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: CodedProblem }
  | { readonly ok: false; readonly problem: null; readonly error: string };

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
    case "sentences":
      return sentencesOf(await requireForJob(work, "read-source"), work.segmentId);
    case "reasons":
      return linkOf(await requireForJob(work, "read-source"), work.segmentId);
  }
}
