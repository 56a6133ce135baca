import "server-only";

import type { z } from "zod";
import type { listAlignments } from "../../db/alignments/reads";
import type { previewRules } from "../../db/corrections/apply";
import type { JobFile } from "../../db/jobs/files";
import type { LinkDetail } from "../../wire/alignments";
import type { PreviewRules, Suspects } from "../../wire/corrections";
import type { Counts, ProjectCounts } from "../../wire/counts";
import type { ExportQuery } from "../../wire/documents";
import type { Certificate, Coverage } from "../../wire/findings";
import type { CodedProblem } from "../../wire/problem";
import type { Sentences } from "../../wire/segments";
import type { Page } from "../../wire/text";

/** On behalf of whom: the thread asks the gate again. */
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
  | (Asker & { readonly kind: "coverage"; readonly documentId: string })
  | (Asker & { readonly kind: "check-rows"; readonly ids: readonly string[] })
  | (Asker & { readonly kind: "certificate"; readonly documentId: string })
  | (Asker & { readonly kind: "reasons"; readonly segmentId: string })
  | (Asker & { readonly kind: "alignments"; readonly documentId: string; readonly page: Page })
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
  readonly coverage: Coverage | null;
  readonly "check-rows": { readonly settings: string };
  readonly certificate: Certificate | null;
  readonly reasons: LinkDetail | null;
  readonly alignments: Awaited<ReturnType<typeof listAlignments>>;
  readonly preview: Awaited<ReturnType<typeof previewRules>>;
}

export interface OffloadTask {
  readonly work: OffloadedWork;
}

export type OffloadReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: CodedProblem }
  | { readonly ok: false; readonly problem: null; readonly error: string };
