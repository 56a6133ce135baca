import "server-only";

import type { EventData, EventName, ToldSegment } from "../../wire/events";
import { database } from "../client";
import type { WrittenEvent } from "../events";
import { TOLD_BYTES } from "../most-bytes";
import type { ReadScope } from "../scope";
import { bytesOf, readSegments, readUnnumbered } from "../segments/reads";
import { seesAll } from "../sight";

/** An event as screens are told of it. */
export interface Announced {
  readonly id: bigint;
  readonly name: EventName;
  readonly data: EventData<EventName>;
}

/** An event as a notification said it; one too long for a notification has no more than its number. */
export interface Heard {
  readonly id: bigint;
  readonly event?: WrittenEvent | undefined;
}

/**
 * Events of one document as screens are told of them, in the same order. Rows are as they are now: read in one go for all,
 * and events of one person and kind that follow one another become one, with the number of the last. Rows have their
 * position where one of the events is of structure, or all are to be `numbered`.
 */
export async function readHeard(
  scope: ReadScope,
  documentId: string,
  heard: readonly Heard[],
  numbered: boolean,
): Promise<Announced[]> {
  const events = await withLongOnes(scope, documentId, heard);
  const changes = events.flatMap(({ event }) => (event.name === "segments" ? event.data : []));
  const read = numbered || changes.some(({ structure }) => structure) ? readSegments : readUnnumbered;
  const ids = [...new Set(changes.flatMap((change) => change.ids))];
  if (await isTooMuch(scope, ids)) return [{ id: events.at(-1)!.id, name: "reload", data: { reason: MUCH } }];
  const rows = new Map((await read(database(), scope, ids)).map((segment) => [segment.id, segment]));
  const told: Announced[] = [];
  for (let at = 0; at < events.length; at += 1) {
    const { id, event } = events[at]!;
    if (event.name !== "segments") {
      told.push({ id, ...event });
      continue;
    }
    const touched = new Set(event.data.ids);
    let last = id;
    for (let next = events[at + 1]; next && isLike(next.event, event); next = events[at + 1]) {
      for (const more of (next.event as typeof event).data.ids) touched.add(more);
      last = next.id;
      at += 1;
    }
    const { by, structure } = event.data;
    const segments = [...touched].flatMap((row) => rows.get(row) ?? []);
    const removed = [...touched].filter((row) => !rows.has(row));
    told.push({ id: last, name: "segments", data: { segments, removed, by, structure } });
  }
  return told;
}

const MUCH = "much-at-once";

/** Few rows are never asked about: it is a question to the database more at each save. */
async function isTooMuch(scope: ReadScope, ids: readonly string[]): Promise<boolean> {
  return ids.length > FEW_ROWS && (await bytesOf(database(), scope, ids)) > TOLD_BYTES;
}

const FEW_ROWS = 4;

function isLike(one: WrittenEvent, other: WrittenEvent): boolean {
  if (one.name !== "segments" || other.name !== "segments") return false;
  return one.data.by === other.data.by && one.data.structure === other.data.structure;
}

async function withLongOnes(
  { projectId }: ReadScope,
  documentId: string,
  heard: readonly Heard[],
): Promise<readonly Required<Heard & { event: WrittenEvent }>[]> {
  const long = heard.flatMap(({ id, event }) => (event ? [] : [id]));
  const read =
    long.length === 0
      ? []
      : await database().event.findMany({
          where: { id: { in: long }, documentId, projectId },
          select: { id: true, kind: true, payload: true },
        });
  const found = new Map(read.map(({ id, kind, payload }) => [id, { name: kind, data: payload }]));
  return heard.flatMap(({ id, event }) => {
    const known = event ?? (found.get(id) as WrittenEvent | undefined);
    return known ? [{ id, event: known }] : [];
  });
}

export interface Missed {
  /** The newest event that is counted in; resume from here next time. */
  readonly id: bigint;
  /** Something happened that cannot be said row by row, or the trail has been swept: read the document again. */
  readonly reload: boolean;
  /** Every row that was touched, as it is now, and those that are gone. */
  readonly segments: readonly ToldSegment[];
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

/** More events than this are not looked through. */
const MOST_EVENTS = 5_000;

/**
 * What happened in a document since event `last` (null: since the page was drawn), told as the rows are now. A page that
 * was told of no event yet (0), or of one that was swept away, reads all rows: events are not kept for ever.
 */
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
  if (last !== null) {
    const known = await database().event.findFirst({
      where: { id: last, documentId, projectId },
      select: { createdAt: true },
    });
    if (!known) return { ...nothing, reload: true };
    since = new Date(known.createdAt.getTime() - OVERLAP_MS);
  }
  const { events, hasReload, structure, touched } = await readTrail(projectId, documentId, since);
  if (events === MOST_EVENTS || hasReload || touched.length > MOST_ROWS) return { ...nothing, reload: true };
  if (await isTooMuch(scope, touched)) return { ...nothing, reload: true };
  const read = structure || !seesAll(scope) ? readSegments : readUnnumbered;
  const segments = await read(database(), scope, touched);
  const there = new Set(segments.map(({ id }) => id));
  return { ...nothing, segments, removed: touched.filter((id) => !there.has(id)), structure };
}

interface Trail {
  readonly events: number;
  readonly hasReload: boolean;
  readonly structure: boolean;
  /** Rows, up to one more than `MOST_ROWS`. */
  readonly touched: readonly string[];
}

/**
 * What events since a moment say of. Their payloads are looked through where they are: after a restart everybody comes
 * back at once, and each has missed the same thousand events of a kilobyte or two.
 */
async function readTrail(projectId: string, documentId: string, since: Date): Promise<Trail> {
  const [trail] = await database().$queryRaw<Trail[]>`
    with trail as materialized (
      select kind, payload from "Event"
      where "documentId" = ${documentId} and "projectId" = ${projectId} and "createdAt" >= ${since}::timestamptz
      order by id limit ${MOST_EVENTS}::int
    ), told as (select payload from trail where kind = 'segments')
    select count(*)::int as events,
      coalesce(bool_or(kind = 'reload'), false) as "hasReload",
      coalesce(bool_or(kind = 'segments' and (payload ->> 'structure')::boolean), false) as structure,
      array(
        select payload ->> 'segmentId' from trail where kind = 'comments'
        union select id from told, jsonb_array_elements_text(payload -> 'ids') id
        limit ${MOST_ROWS + 1}::int
      ) as touched
    from trail`;
  if (!trail) throw new RangeError("An aggregate gave no row");
  return trail;
}
