import "server-only";

import type { JobFile } from "../../db/jobs/files";
import { exportDocument } from "../export";
import { requireForJob } from "../gate";
import type { ExportOrder } from "./task";

/** The one task of a thread that reads the database itself, so that 20,000 rows are not copied from thread to thread. */
export async function makeExport(
  { query, ...order }: ExportOrder,
  onProgress: (done: number) => void,
): Promise<JobFile> {
  const scope = await requireForJob(order, "export");
  return exportDocument(scope, order.documentId, query, onProgress);
}
