import "server-only";

import { parentPort } from "node:worker_threads";
import type { ExportQuery } from "../wire/documents";
import type { Problem } from "../wire/problem";
import { type ExportedFile, exportDocument } from "./export";
import { requireForJob } from "./gate";
import { ProblemError } from "./problem";

/** The thread that makes exported files. It asks the gate again, on behalf of whoever asked for the file. */
export interface ExportTask {
  readonly number: number;
  readonly userId: string;
  readonly projectId: string;
  readonly documentId: string;
  readonly query: ExportQuery;
}

export type ExportReply = { readonly number: number } & (
  | { readonly ok: true; readonly file: ExportedFile }
  | { readonly ok: false; readonly problem: Problem }
  | { readonly ok: false; readonly problem: null; readonly error: string }
);

if (parentPort) {
  const port = parentPort;
  port.on("message", async ({ number, query, ...job }: ExportTask) => {
    const reply = (said: ExportReply, bytes: readonly ArrayBuffer[] = []) => port.postMessage(said, bytes);
    try {
      const scope = await requireForJob(job, "export");
      const file = await exportDocument(scope, job.documentId, query);
      reply({ number, ok: true, file }, [file.bytes.buffer]);
    } catch (error) {
      if (error instanceof ProblemError) return reply({ number, ok: false, problem: error.problem });
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      reply({ number, ok: false, problem: null, error: said });
    }
  });
}
