import type { Progress } from "@/lib/wire/documents";
import { totalOf } from "@/lib/workbench/state/progress";

/** Rows that need nothing more from a translator or reviewer, of all rows, in whole per cent, never rounded up to 100. */
export function percentApproved(progress: Progress): number {
  const total = totalOf(progress);
  const done = progress.final + progress.reviewed + progress.omitted;
  return total === 0 ? 0 : Math.floor((done / total) * 100);
}
