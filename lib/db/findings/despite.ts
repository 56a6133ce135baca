import "server-only";

import { z } from "zod";

/** Against which findings that stop a version was approved, and why: `Review.despite`. */
const Despite = z.object({
  reason: z.string(),
  findings: z.array(
    z.object({ rule: z.string(), code: z.string(), parameters: z.record(z.string(), z.unknown()) }),
  ),
});
export type DespiteStops = z.infer<typeof Despite>;

export function readDespite(kept: unknown): DespiteStops | null {
  return kept === null ? null : Despite.parse(kept);
}
