import "server-only";

import type { Presence } from "../../wire/events";
import { database } from "../client";
import type { ReadScope } from "../scope";
import { GONE_AFTER_MS } from "./writes";

/** Who has the document open now, by tab, in the order of the tabs' ids; and who holds the row that they are on. */
export async function listPresent(scope: ReadScope, documentId: string, now: Date): Promise<Presence> {
  const tabs = await database().presence.findMany({
    where: {
      documentId,
      projectId: scope.projectId,
      seenAt: { gt: new Date(now.getTime() - GONE_AFTER_MS) },
    },
    orderBy: { clientId: "asc" },
    select: { clientId: true, userId: true, segmentId: true, typingSince: true, tookOver: true },
  });
  // Somebody who was taken out of the project a moment ago is here no more.
  const members = await database().membership.findMany({
    where: {
      projectId: scope.projectId,
      userId: { in: [...new Set(tabs.map(({ userId }) => userId))] },
      user: { disabledAt: null },
    },
    select: { user: { select: { id: true, name: true } } },
  });
  const people = new Map(members.map(({ user }) => [user.id, user]));
  const holders = holdersOf(tabs);
  const here = tabs.flatMap(({ clientId, userId, segmentId, tookOver }) => {
    const person = people.get(userId);
    const holds = holders.has(clientId);
    return person ? [{ clientId, person, segmentId, holds, tookOver: holds && tookOver }] : [];
  });
  return { here };
}

interface Tab {
  readonly clientId: string;
  readonly segmentId: string | null;
  readonly typingSince: Date | null;
  readonly tookOver: boolean;
}

/** Of those who type in a row, the one who took it over last; else the one who began first. */
function holdersOf(tabs: readonly Tab[]): ReadonlySet<string> {
  const holders = new Map<string, Tab>();
  for (const tab of tabs) {
    if (tab.segmentId === null || tab.typingSince === null) continue;
    const other = holders.get(tab.segmentId);
    if (!other || goesBefore(tab, other)) holders.set(tab.segmentId, tab);
  }
  return new Set([...holders.values()].map(({ clientId }) => clientId));
}

function goesBefore(one: Tab, other: Tab): boolean {
  if (one.tookOver !== other.tookOver) return one.tookOver;
  const ahead = Number(one.typingSince) - Number(other.typingSince);
  return one.tookOver ? ahead > 0 : ahead < 0;
}
