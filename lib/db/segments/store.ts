import "server-only";

import { withWriters } from "../../segments/authorship";
import { type Link, linkAfterText } from "../../segments/link";
import type { Refusal } from "../../segments/refusal";
import { afterSave, isReviewersEdit, type Standing } from "../../segments/transitions";
import { announce, eventSql } from "../events";
import { Prisma } from "../generated/client";
import { newId } from "../ids";
import type { Scope } from "../scope";
import { editedSql, takesSomething } from "./decisions";
import type { LockedSegment, SegmentAsRead } from "./lock";
import { versionSql } from "./versions";

export interface Stored {
  readonly ok: true;
  readonly revision: number;
  readonly standing: Standing;
}

/**
 * Makes `text` the row's current version, with what that does to its state. The row is locked and its text another.
 * `writerId` is who wrote the words, if that is not only who brings them in.
 */
export async function storeText(
  tx: Prisma.TransactionClient,
  scope: Scope,
  segment: LockedSegment,
  text: string,
  how: { readonly origin: Origin; readonly writerId?: string },
): Promise<Stored | Refusal> {
  const stored = await storeTextOver(tx, scope, segment, text, how);
  if (!stored) throw new RangeError(`The row ${segment.id} has changed while it was locked`);
  return stored;
}

type Origin = "typed" | "restored" | "suggestion";

/**
 * The same over a row that was only read: null, and nothing is stored, when it has changed since. The version, the row as
 * it stands from now on, what is `answered` to the operation and the event for open screens are one statement: nobody
 * waits for a lock that is held while this process thinks.
 */
export async function storeTextOver(
  tx: Prisma.TransactionClient,
  scope: Scope,
  segment: SegmentAsRead,
  text: string,
  {
    origin,
    writerId = scope.userId,
    answered,
  }: {
    readonly origin: Origin;
    readonly writerId?: string;
    readonly answered?: (stored: Stored) => Prisma.Sql;
  },
): Promise<Stored | Refusal | null> {
  const after = afterSave(segment.standing, text, scope.role);
  if (!after.ok) return after;
  const { standing } = after;
  const isReview = isReviewersEdit(segment.standing, scope.role);
  const { id, documentId } = segment;
  const stored: Stored = { ok: true, revision: segment.revision + 1, standing };
  const versionId = newId();
  const version = versionSql(scope, versionId, {
    segmentId: id,
    text,
    origin: isReview ? "review" : origin,
    writerId: isReview ? null : scope.userId,
    contributors: withWriters(segment, [scope.userId, writerId]),
    revision: stored.revision,
  });
  const { projectId, userId } = scope;
  const told = { ids: [id], by: userId, structure: false };
  const event = eventSql({ projectId, documentId }, "segments", told);
  const { state, subState, approvedId, confirmedById, isOnlyFixed, omittedReason } = standing;
  const edited = takesSomething(segment.standing, standing)
    ? Prisma.sql`, edited as (${editedSql(scope, segment, stored.revision)} from row)`
    : Prisma.empty;
  const operation = answered ? Prisma.sql`, operation as (${answered(stored)} from row)` : Prisma.empty;
  const events = await tx.$executeRaw`
    with row as (
      update "Segment" set state = ${state}::"SegmentState", "subState" = ${subState}::"SegmentSubState",
        "approvedId" = ${approvedId}, "confirmedById" = ${confirmedById}, "isOnlyFixed" = ${isOnlyFixed}, "omittedReason" = ${omittedReason},
        "currentId" = ${versionId}, ${linkColumns(linkAfterText(segment.link, standing, text, userId))},
        revision = ${stored.revision}::int, "updatedById" = ${userId}, "updatedAt" = now()
      where id = ${id} and "projectId" = ${projectId} and revision = ${segment.revision}::int returning id
    ), version as (${version} from row)${edited}${operation}, event as (${event.insert} from row returning id)
    ${event.notify}`;
  return events === 0 ? null : stored;
}

/** A row's link beside what it was, in the `set` of an update of "Segment": `linkedAt` follows who decided. */
function linkColumns({ confidence, isCrossed, linkedById }: Link): Prisma.Sql {
  return Prisma.sql`confidence = ${confidence}::float8, "isCrossed" = ${isCrossed}, "linkedById" = ${linkedById},
    "linkedAt" = case when ${linkedById}::text is null then null
      when "linkedById" = ${linkedById} then "linkedAt" else now() end`;
}

/** Tells open screens that these rows have changed, or are gone. */
export async function announceSegments(
  tx: Prisma.TransactionClient,
  scope: Scope,
  documentId: string,
  ids: readonly string[],
  structure = false,
): Promise<void> {
  const { projectId, userId } = scope;
  await announce(tx, { projectId, documentId }, "segments", { ids, by: userId, structure });
}
