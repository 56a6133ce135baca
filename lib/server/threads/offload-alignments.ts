import "server-only";

import { listAlignments } from "../../db/alignments/reads";
import { isSmall } from "../../db/documents/publication";
import type { SourceScope } from "../../db/scope";
import type { Page } from "../../wire/text";
import { hasThread, offload } from "./offload";

/** Up to so many rows are read by whoever asks, to say which version they are. */
const SMALL_ROWS = 1_000;

/** The versions of an alignment, without making others wait. */
export async function offloadAlignments(
  scope: SourceScope,
  documentId: string,
  page: Page,
  signal?: AbortSignal,
): ReturnType<typeof listAlignments> {
  if (!hasThread() || (await isSmall(scope, SMALL_ROWS, documentId)))
    return listAlignments(scope, documentId, page);
  const { userId, projectId } = scope;
  return offload({ kind: "alignments", userId, projectId, documentId, page }, signal);
}
