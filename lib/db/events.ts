import "server-only";

import type { EventData, EventName } from "../wire/events";
import type { Prisma } from "./generated/client";

/** The channel that every app process listens on. What is sent is `{ id, documentId }`; the event itself is in its table. */
export const CHANNEL = "duizhao";

/**
 * Tells every open screen what happened in a document. Written in the transaction that made it happen, so that a
 * change without its event, or an event without its change, cannot be: PostgreSQL delivers the notification when
 * that transaction commits, and not at all when it does not.
 */
export async function announce<Name extends EventName>(
  tx: Prisma.TransactionClient,
  place: { readonly projectId: string; readonly documentId: string },
  name: Name,
  data: EventData<Name>,
): Promise<void> {
  const { projectId, documentId } = place;
  // One statement: this stands in the way of every save.
  await tx.$executeRaw`
    with event as (
      insert into "Event" ("projectId", "documentId", kind, payload)
      values (${projectId}, ${documentId}, ${name}, ${JSON.stringify(data)}::jsonb) returning id
    )
    select pg_notify(${CHANNEL}, json_build_object('id', id::text, 'documentId', ${documentId}::text)::text) from event`;
}
