import "server-only";

import { z } from "zod";
import type { Prisma } from "../generated/client";
import type { EditScope } from "../scope";

/** What the change of a return notes beside the rows that it changed. */
const ReturnMark = z.object({ returnId: z.string().optional() });

/**
 * A return that is undone takes the suggestions and comments that it brought along; done again, they come back. What somebody has
 * decided about since stays decided, and a thread that was answered stays.
 */
export async function followReturn(
  tx: Prisma.TransactionClient,
  { projectId }: EditScope,
  first: { readonly after: unknown },
  isTakenBack: boolean,
  now: Date,
): Promise<void> {
  const { returnId } = ReturnMark.parse(first.after);
  if (!returnId) return;
  if (isTakenBack) {
    await tx.suggestion.updateMany({
      where: { projectId, returnId, state: "open" },
      data: { state: "dismissed", decidedAt: now },
    });
    await tx.$executeRaw`
      update "Comment" c set "deletedAt" = ${now}::timestamptz
      where c."projectId" = ${projectId} and c."returnId" = ${returnId} and c."deletedAt" is null
        and not exists (select 1 from "Comment" a where a."rootId" = c.id and a."projectId" = ${projectId} and a."deletedAt" is null)`;
  } else {
    await tx.suggestion.updateMany({
      where: { projectId, returnId, state: "dismissed", decidedById: null },
      data: { state: "open", decidedAt: null },
    });
    await tx.comment.updateMany({ where: { projectId, returnId }, data: { deletedAt: null } });
  }
}
