import "server-only";

import { isSmall } from "../../db/documents/publication";
import type { JobFile } from "../../db/jobs/files";
import type { ExportScope } from "../../db/scope";
import { type ExportQuery, LONG_EXPORT } from "../../wire/documents";
import { exportDocument } from "../export";
import { hasThread, offload } from "./offload";

/** Exports without making others wait. */
export async function exportOffloaded(
  scope: ExportScope,
  documentId: string,
  query: ExportQuery,
): Promise<JobFile> {
  if (!hasThread() || (await isSmall(scope, LONG_EXPORT, documentId)))
    return exportDocument(scope, documentId, query);
  const { userId, projectId } = scope;
  return offload({ kind: "export", userId, projectId, documentId, query });
}
