import "server-only";

import type { Presence } from "../../wire/events";
import { database } from "../client";
import { findPeople } from "../people/names";
import type { ReadScope } from "../scope";
import { GONE_AFTER_MS } from "./writes";

/** Who has the document open now, by tab, those who came first first. */
export async function listPresent(scope: ReadScope, documentId: string, now: Date): Promise<Presence> {
  const tabs = await database().presence.findMany({
    where: {
      documentId,
      projectId: scope.projectId,
      seenAt: { gt: new Date(now.getTime() - GONE_AFTER_MS) },
    },
    orderBy: { clientId: "asc" },
    select: { clientId: true, userId: true, segmentId: true },
  });
  const people = await findPeople(tabs.map(({ userId }) => userId));
  const here = tabs.flatMap(({ clientId, userId, segmentId }) => {
    const person = people.get(userId);
    return person ? [{ clientId, person, segmentId }] : [];
  });
  return { here };
}
