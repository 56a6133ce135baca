import "server-only";

import { announce } from "../events";
import type { Prisma } from "../generated/client";
import type { Scope } from "../scope";

/** Tells open screens how many threads of the row are open now. */
export async function announceComments(
  tx: Prisma.TransactionClient,
  scope: Scope,
  documentId: string,
  segmentId: string,
): Promise<void> {
  const { projectId } = scope;
  const openComments = await tx.comment.count({
    where: { projectId, segmentId, rootId: null, resolvedAt: null, deletedAt: null },
  });
  await announce(tx, { projectId, documentId }, "comments", { segmentId, openComments });
}
