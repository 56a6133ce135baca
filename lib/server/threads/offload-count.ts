import "server-only";

import { countDocument, countProject } from "../../db/counts/reads";
import { isSmall } from "../../db/documents/publication";
import type { SourceScope } from "../../db/scope";
import type { Counts, ProjectCounts } from "../../wire/counts";
import { hasThread, offload } from "./offload";

/** Up to so many rows are counted by whoever asks. */
const SMALL_ROWS = 400;

/** Counts without making others wait. Null when the document is gone. */
export async function countDocumentOffloaded(scope: SourceScope, documentId: string): Promise<Counts | null> {
  if (!hasThread() || (await isSmall(scope, SMALL_ROWS, documentId))) return countDocument(scope, documentId);
  const { userId, projectId } = scope;
  return offload({ kind: "count-document", userId, projectId, documentId });
}

/** The same of a project. */
export async function countProjectOffloaded(scope: SourceScope): Promise<ProjectCounts> {
  if (!hasThread() || (await isSmall(scope, SMALL_ROWS))) return countProject(scope);
  const { userId, projectId } = scope;
  return offload({ kind: "count-project", userId, projectId });
}
