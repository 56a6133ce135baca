import "server-only";

import { type Reason, reasonOf } from "../../score/categories";
import type { Prisma } from "../generated/client";
import type { ReviewScope } from "../scope";
import { readMarks } from "./read-marks";

/**
 * SCO-REASON-1  A row goes back for what its gravest mark says is wrong, of those whose words still stand in it; the first of several.
 *               Null where nothing is marked.
 */
export async function reasonOfMarks(
  tx: Prisma.TransactionClient,
  scope: ReviewScope,
  place: { readonly documentId: string; readonly segmentId: string },
): Promise<Reason | null> {
  const marks = (await readMarks(tx, scope, place)).filter(({ now }) => now !== null);
  const gravest = marks.toSorted((a, b) => b.points - a.points)[0];
  return gravest ? reasonOf(gravest.category) : null;
}
