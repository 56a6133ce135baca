import "server-only";

import type { AlignmentRestored } from "../../wire/alignments";
import type { Refusal } from "../../workbench/refusal";
import type { EditScope } from "../scope";

export async function restoreAlignment(
  _scope: EditScope,
  _documentId: string,
  _alignmentId: string,
  _now: Date,
): Promise<{ readonly ok: true; readonly restored: AlignmentRestored } | Refusal> {
  throw new Error("Restoring is not written yet");
}
