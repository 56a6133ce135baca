import "server-only";

import type { EventData } from "../wire/events";
import { Prisma } from "./generated/client";

/** The channel that every app process listens on. What is sent is a `Notice`; the event itself is in its table. */
export const CHANNEL = "duizhao";

/** What is written down of an event. Of rows only which: screens are told how they are when they hear of it. */
export interface Written {
  readonly segments: { readonly ids: readonly string[]; readonly by: string; readonly structure: boolean };
  readonly comments: EventData<"comments">;
  readonly findings: EventData<"findings">;
  readonly job: EventData<"job">;
  readonly reload: EventData<"reload">;
}

/** What travels in a notification: an event, or its number alone where it is too long; or that who is here has changed. */
export interface Notice {
  readonly documentId: string;
  readonly id?: string;
  readonly event?: WrittenEvent;
  readonly presence?: true;
}

/**
 * A right has ended or changed: a membership, a session, a token, an account, a project or a document. Said by triggers of
 * the database (the migration `rights_end_at_once`), whoever made the change.
 */
export interface RightsNotice {
  readonly rights: { readonly userId?: string; readonly projectId?: string };
}

export type WrittenEvent = {
  [Name in keyof Written]: { readonly name: Name; readonly data: Written[Name] };
}[keyof Written];

interface Place {
  readonly projectId: string;
  readonly documentId: string;
}

/**
 * Tells every open screen what happened in a document. Written in the transaction that made it happen, so that a
 * change without its event, or an event without its change, cannot be: PostgreSQL delivers the notification when
 * that transaction commits, and not at all when it does not.
 */
export async function announce<Name extends keyof Written>(
  tx: Prisma.TransactionClient,
  place: Place,
  name: Name,
  data: Written[Name],
): Promise<void> {
  const event = eventSql(place, name, data);
  // One statement: this stands in the way of every change.
  await tx.$executeRaw`with event as (${event.insert} returning id) ${event.notify}`;
}

/** PostgreSQL takes notifications of up to 8,000 bytes. */
const MOST_BYTES = 7_800;

/**
 * The same as parts of a statement that does more: `with …, event as (insert [from …] returning id) notify`. Without
 * the rows of a `from` nothing is written and nobody is told.
 */
export function eventSql<Name extends keyof Written>(
  { projectId, documentId }: Place,
  name: Name,
  data: Written[Name],
): { readonly insert: Prisma.Sql; readonly notify: Prisma.Sql } {
  const whole = JSON.stringify({ documentId, event: { name, data } });
  const fits = Buffer.byteLength(whole) < MOST_BYTES;
  const rest = fits ? whole : JSON.stringify({ documentId });
  return {
    insert: Prisma.sql`insert into "Event" ("projectId", "documentId", kind, payload)
      select ${projectId}, ${documentId}, ${name}, ${JSON.stringify(data)}::jsonb`,
    notify: Prisma.sql`select pg_notify(${CHANNEL}, '{"id":"' || id || '",' || ${rest.slice(1)}::text) from event`,
  };
}
