import "server-only";

import type { Presence } from "../../wire/events";
import { database } from "../client";
import type { ReadScope } from "../scope";
import { GONE_AFTER_MS, MOST_TABS } from "./writes";

/** Who has the document open now, by tab, in the order of the tabs' ids; and who holds the row that they are on. */
export async function listPresent(scope: ReadScope, documentId: string, now: Date): Promise<Presence> {
  const found = await database().presence.findMany({
    where: {
      documentId,
      projectId: scope.projectId,
      seenAt: { gt: new Date(now.getTime() - GONE_AFTER_MS) },
    },
    orderBy: { clientId: "asc" },
    select: {
      clientId: true,
      userId: true,
      segmentId: true,
      typingSince: true,
      tookOver: true,
      seenAt: true,
    },
  });
  const tabs = latestOfEach(found);
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

/** Of each person the tabs that were heard of last: many that came in one moment may be more than the most. */
function latestOfEach<Seen extends { readonly userId: string; readonly seenAt: Date }>(
  tabs: readonly Seen[],
): readonly Seen[] {
  const counts = new Map<string, number>();
  const latest = new Set(
    tabs
      .toSorted((one, other) => Number(other.seenAt) - Number(one.seenAt))
      .filter(({ userId }) => {
        const count = (counts.get(userId) ?? 0) + 1;
        counts.set(userId, count);
        return count <= MOST_TABS;
      }),
  );
  return tabs.filter((tab) => latest.has(tab));
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
