import "server-only";

import type { z } from "zod";
import type { Here } from "../../wire/events";
import { database } from "../client";
import { CHANNEL } from "../events";
import type { ReadScope } from "../scope";

/** A tab that has not been heard of for this long has gone. */
export const GONE_AFTER_MS = 40_000;

/**
 * Notes that a tab has the document open, and on which row. Others are told only when that changed something: a tab
 * came, left, went to another row, or fell silent. A tab's id is its own: nobody moves somebody else's.
 */
export async function notePresence(
  scope: ReadScope,
  documentId: string,
  { clientId, segmentId, leaving }: z.output<typeof Here>,
  now: Date,
): Promise<void> {
  const { projectId, userId } = scope;
  await database().$transaction(async (tx) => {
    const silent = new Date(now.getTime() - GONE_AFTER_MS);
    const swept = await tx.presence.deleteMany({
      where: {
        documentId,
        projectId,
        OR: [{ seenAt: { lt: silent } }, ...(leaving ? [{ clientId, userId }] : [])],
      },
    });
    const changed = leaving ? 0 : await noted();
    if (swept.count + changed === 0) return;
    await tx.$executeRaw`select pg_notify(${CHANNEL}, ${JSON.stringify({ documentId, presence: true })})`;

    async function noted(): Promise<number> {
      const mine = { documentId, clientId, userId, projectId };
      const same = await tx.presence.updateMany({ where: { ...mine, segmentId }, data: { seenAt: now } });
      if (same.count > 0) return 0;
      const moved = await tx.presence.updateMany({ where: mine, data: { segmentId, seenAt: now } });
      if (moved.count > 0) return moved.count;
      const data = [{ ...mine, segmentId, seenAt: now }];
      return (await tx.presence.createMany({ data, skipDuplicates: true })).count;
    }
  });
}
