import "server-only";

import type { Segment } from "../../wire/segments";
import { database } from "../client";
import type { ManageScope } from "../scope";
import { readSegments } from "./reads";
import { announceSegments } from "./store";

/**
 * Locks a row or unlocks it, and notes who did. Null where there is no such row.
 *
 * DB-LOCK-1  A locked row is refused every change of its text, state or structure, whichever way it comes: a trigger of the database
 *     sees to it, for each of these counts the revision up. What can be said before is said before (`lock.ts`).
 * DB-LOCK-2  What another program locked comes locked, by nobody. Only an owner locks and unlocks.
 * DB-LOCK-3  Comments and suggestions are no change of the row. What fills many rows at once leaves locked ones out.
 */
export function setLock(
  scope: ManageScope,
  segmentId: string,
  isLocked: boolean,
  now: Date,
): Promise<Segment | null> {
  const { projectId, userId } = scope;
  return database().$transaction(async (tx) => {
    const found = await tx.$queryRaw<{ documentId: string; isLocked: boolean }[]>`
      select "documentId", "lockedAt" is not null as "isLocked" from "Segment"
      where id = ${segmentId} and "projectId" = ${projectId} and "retiredAt" is null for no key update`;
    const [row] = found;
    if (!row) return null;
    if (row.isLocked !== isLocked) {
      await tx.segment.update({
        where: { id: segmentId, projectId },
        data: {
          ...(isLocked
            ? { lockedAt: now, lockedById: userId }
            : { lockedAt: null, lockedById: null, unlockedAt: now, unlockedById: userId }),
          revision: { increment: 1 },
        },
        select: { id: true },
      });
      await announceSegments(tx, scope, row.documentId, [segmentId]);
    }
    return (await readSegments(tx, scope, [segmentId]))[0] ?? null;
  });
}
