import "server-only";

import type { EventName } from "../../wire/events";
import type { Segment } from "../../wire/segments";
import { database } from "../client";
import type { ReadScope } from "../scope";
import { readSegments } from "../segments/reads";

/** An event as it was announced. */
export interface Announced {
  readonly id: bigint;
  readonly name: EventName;
  readonly data: unknown;
}

export async function findEvent(scope: ReadScope, documentId: string, id: bigint): Promise<Announced | null> {
  const event = await database().event.findFirst({
    where: { id, documentId, projectId: scope.projectId },
    select: { kind: true, payload: true },
  });
  return event && { id, name: event.kind as EventName, data: event.payload };
}

export interface Missed {
  /** The newest event that is counted in; resume from here next time. */
  readonly id: bigint;
  /** Something happened that cannot be said row by row, or the trail has been swept: read the document again. */
  readonly reload: boolean;
  /** Every row that was touched, as it is now, and those that are gone. */
  readonly segments: readonly Segment[];
  readonly removed: readonly string[];
  readonly structure: boolean;
}

/**
 * An event's number is drawn before its transaction commits, so a lower number can become visible after a higher one,
 * by as long as a transaction may take (60 s). What is replayed begins that much earlier; a row told twice does no harm.
 */
const OVERLAP_MS = 70_000;

/** Somebody who opens a document was shown rows a moment ago: what happened since is told too. */
const JUST_OPENED_MS = 120_000;

/** More rows than this are read again by the page faster than they are told one by one. */
const MOST_ROWS = 500;

/** What happened in a document since event `last` (null: since the page was drawn), told as the rows are now. */
export async function findMissed(
  scope: ReadScope,
  documentId: string,
  last: bigint | null,
  now: Date,
): Promise<Missed> {
  const { projectId } = scope;
  const newest = await database().event.findFirst({
    where: { documentId, projectId },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  const nothing = { id: newest?.id ?? 0n, reload: false, segments: [], removed: [], structure: false };
  let since = new Date(now.getTime() - JUST_OPENED_MS);
  if (last !== null && last > 0n) {
    const known = await database().event.findFirst({
      where: { id: last, documentId, projectId },
      select: { createdAt: true },
    });
    if (!known) return { ...nothing, reload: true };
    since = new Date(known.createdAt.getTime() - OVERLAP_MS);
  }
  const events = await database().event.findMany({
    where: { documentId, projectId, createdAt: { gte: since } },
    orderBy: { id: "asc" },
    take: 5_000,
    select: { kind: true, payload: true },
  });
  if (events.length === 5_000 || events.some(({ kind }) => kind === "reload"))
    return { ...nothing, reload: true };

  const touched = new Set<string>();
  let structure = false;
  for (const { kind, payload } of events) {
    if (kind === "comments") touched.add((payload as { segmentId: string }).segmentId);
    if (kind !== "segments") continue;
    const told = payload as unknown as { segments: Segment[]; removed: string[]; structure: boolean };
    for (const { id } of told.segments) touched.add(id);
    for (const id of told.removed) touched.add(id);
    structure ||= told.structure;
  }
  if (touched.size > MOST_ROWS) return { ...nothing, reload: true };
  const segments = await readSegments(database(), scope, [...touched]);
  const there = new Set(segments.map(({ id }) => id));
  return { ...nothing, segments, removed: [...touched].filter((id) => !there.has(id)), structure };
}
