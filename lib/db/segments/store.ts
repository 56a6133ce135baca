import "server-only";

import type { Segment } from "../../wire/segments";
import { type Link, linkAfterText } from "../../workbench/link";
import type { Refusal } from "../../workbench/refusal";
import { afterSave, isReviewersEdit, type Standing } from "../../workbench/transitions";
import { announce } from "../events";
import { Prisma } from "../generated/client";
import type { Scope } from "../scope";
import type { LockedSegment } from "./lock";
import { readSegments } from "./reads";
import { insertVersion } from "./versions";

export interface Stored {
  readonly ok: true;
  readonly revision: number;
  readonly standing: Standing;
}

/** Makes `text` the row's current version, with what that does to its state. The row is locked and its text another. */
export async function storeText(
  tx: Prisma.TransactionClient,
  scope: Scope,
  segment: LockedSegment,
  text: string,
  origin: "typed" | "restored" | "suggestion",
): Promise<Stored | Refusal> {
  const after = afterSave(segment.standing, text, scope.role);
  if (!after.ok) return after;
  const isReview = isReviewersEdit(segment.standing, scope.role);
  const currentId = await insertVersion(tx, scope, {
    segmentId: segment.id,
    text,
    origin: isReview ? "review" : origin,
    writerId: isReview ? null : scope.userId,
    revision: segment.revision + 1,
  });
  const link = linkAfterText(segment.link, after.standing, text, scope.userId);
  return storeStanding(tx, scope, { ...segment, standing: after.standing, link }, currentId);
}

/** A row's link beside what it was, in the `set` of an update of "Segment": `linkedAt` follows who decided. */
function linkColumns({ confidence, isCrossed, linkedById }: Link): Prisma.Sql {
  return Prisma.sql`confidence = ${confidence}::float8, "isCrossed" = ${isCrossed}, "linkedById" = ${linkedById},
    "linkedAt" = case when ${linkedById}::text is null then null
      when "linkedById" = ${linkedById} then "linkedAt" else now() end`;
}

/** The row as it stands from now on, one revision later, told to every open screen. */
async function storeStanding(
  tx: Prisma.TransactionClient,
  scope: Scope,
  segment: LockedSegment,
  currentId: string,
): Promise<Stored> {
  const { standing } = segment;
  const revision = segment.revision + 1;
  const { state, subState, approvedId, confirmedById, omittedReason } = standing;
  await tx.$executeRaw`
    update "Segment" set state = ${state}::"SegmentState", "subState" = ${subState}::"SegmentSubState",
      "approvedId" = ${approvedId}, "confirmedById" = ${confirmedById}, "omittedReason" = ${omittedReason},
      "currentId" = ${currentId}, ${linkColumns(segment.link)}, revision = ${revision},
      "updatedById" = ${scope.userId}, "updatedAt" = now()
    where id = ${segment.id} and "projectId" = ${scope.projectId}`;
  await announceSegments(tx, scope, segment.documentId, [segment.id]);
  return { ok: true, revision, standing };
}

/** Tells open screens how these rows are now; those that are gone are named as removed. Returns the rows that are there. */
export async function announceSegments(
  tx: Prisma.TransactionClient,
  scope: Scope,
  documentId: string,
  ids: readonly string[],
  structure = false,
): Promise<{ readonly segments: Segment[]; readonly removed: string[] }> {
  const segments = await readSegments(tx, scope, ids);
  const there = new Set(segments.map(({ id }) => id));
  const removed = ids.filter((id) => !there.has(id));
  const { projectId, userId } = scope;
  await announce(tx, { projectId, documentId }, "segments", { segments, removed, by: userId, structure });
  return { segments, removed };
}
