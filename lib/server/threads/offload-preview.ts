import "server-only";

import type { z } from "zod";
import { previewRules } from "../../db/corrections/apply";
import { isSmall } from "../../db/documents/publication";
import type { SourceScope } from "../../db/scope";
import type { PreviewRules } from "../../wire/corrections";
import { hasThread, offload } from "./offload";

/** Up to so many rows of a document are looked through by whoever asks. */
const SMALL_ROWS = 400;

/** What applying a table would do, found without making others wait. */
export async function previewRulesOffloaded(
  scope: SourceScope,
  documentId: string,
  asked: z.output<typeof PreviewRules>,
  signal?: AbortSignal,
): ReturnType<typeof previewRules> {
  if (!hasThread() || (await isSmall(scope, SMALL_ROWS, documentId)))
    return previewRules(scope, documentId, asked);
  const { userId, projectId } = scope;
  return offload({ kind: "preview", userId, projectId, documentId, asked }, signal);
}
