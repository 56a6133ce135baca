import "server-only";

import type { Reject } from "../../wire/segments";
import type { Refusal } from "../../workbench/refusal";
import {
  afterApproval,
  afterConfirm,
  afterFinalize,
  afterRejection,
  type Moved,
} from "../../workbench/transitions";
import { database } from "../client";
import { announceComments } from "../comments/store";
import type { Prisma, Verdict } from "../generated/client";
import type { ConfirmScope, FinalizeScope, ReviewScope, Scope } from "../scope";
import { type LockedSegment, lockSegment, staleness } from "../segments/lock";
import { type Stored, storeStanding } from "../segments/store";

type Tx = Prisma.TransactionClient;
export type Judged = Stored | Refusal;

/** The translator says that the row is translated. Confirming one's own confirmed row again changes nothing. */
export function confirm(scope: ConfirmScope, segmentId: string, revision: number): Promise<Judged> {
  return atRevision(scope, segmentId, revision, async (tx, segment) => {
    const { standing } = segment;
    const isDone =
      standing.state === "translated" &&
      standing.subState === null &&
      standing.confirmedById === scope.userId;
    if (isDone) return { ok: true, revision, standing };
    return store(tx, scope, segment, afterConfirm(standing, segment.text, scope.userId));
  });
}

/** Four eyes are judged here (A2); the review names the version that was approved. */
export function approve(scope: ReviewScope, segmentId: string, revision: number): Promise<Judged> {
  return atRevision(scope, segmentId, revision, async (tx, segment) => {
    const { userId, allowOwnApproval } = scope;
    const { current, text } = segment;
    const after = afterApproval(segment.standing, {
      userId,
      allowOwnApproval,
      versionId: current?.id ?? null,
      writerId: current?.writerId ?? null,
      text,
    });
    if (after.ok) await record(tx, scope, segment, { verdict: "approved", ownWork: after.ownWork });
    return store(tx, scope, segment, after);
  });
}

/** The owner signs the approved version off. */
export function finalize(scope: FinalizeScope, segmentId: string, revision: number): Promise<Judged> {
  return atRevision(scope, segmentId, revision, async (tx, segment) => {
    const after = afterFinalize(segment.standing);
    if (after.ok) await record(tx, scope, segment, { verdict: "finalized" });
    return store(tx, scope, segment, after);
  });
}

/** Sends the row back. What the reviewer says to it stands in the review, and as a thread beside the row. */
export function reject(scope: ReviewScope, segmentId: string, what: Reject): Promise<Judged> {
  return atRevision(scope, segmentId, what.revision, async (tx, segment) => {
    const after = afterRejection(segment.standing);
    if (!after.ok) return after;
    await record(tx, scope, segment, { verdict: "rejected", reason: what.reason, comment: what.comment });
    if (what.comment.trim() !== "") {
      const { projectId, userId } = scope;
      const { documentId } = segment;
      await tx.comment.create({
        data: { projectId, documentId, segmentId, authorId: userId, body: what.comment },
        select: { id: true },
      });
      await announceComments(tx, scope, documentId, segmentId);
    }
    return store(tx, scope, segment, after);
  });
}

/**
 * A run of rows at once. Each is judged for itself, in a transaction of its own: one that is refused takes nothing
 * back from the others.
 */
export async function judgeEach(
  items: readonly { readonly id: string; readonly revision: number }[],
  judge: (segmentId: string, revision: number) => Promise<Judged>,
): Promise<{ readonly id: string; readonly judged: Judged }[]> {
  const results: { id: string; judged: Judged }[] = [];
  for (const { id, revision } of items) results.push({ id, judged: await judge(id, revision) });
  return results;
}

function atRevision(
  scope: Scope,
  segmentId: string,
  revision: number,
  judge: (tx: Tx, segment: LockedSegment) => Promise<Judged>,
): Promise<Judged> {
  return database().$transaction(async (tx) => {
    const locked = await lockSegment(tx, scope, segmentId);
    if (!locked.ok) return locked;
    return staleness(locked.segment, revision) ?? judge(tx, locked.segment);
  });
}

async function store(tx: Tx, scope: Scope, segment: LockedSegment, after: Moved): Promise<Judged> {
  return after.ok ? storeStanding(tx, scope, segment, after.standing) : after;
}

async function record(
  tx: Tx,
  scope: Scope,
  segment: LockedSegment,
  review: {
    readonly verdict: Verdict;
    readonly ownWork?: boolean;
    readonly reason?: string;
    readonly comment?: string;
  },
): Promise<void> {
  const translationId = segment.current?.id;
  if (!translationId) return; // a row without English was sent back: the thread beside it says why
  await tx.review.create({
    data: {
      ...review,
      projectId: scope.projectId,
      segmentId: segment.id,
      translationId,
      reviewerId: scope.userId,
    },
    select: { id: true },
  });
}
