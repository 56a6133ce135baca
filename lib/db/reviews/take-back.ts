import "server-only";

import { type Action, may } from "../../access";
import { type Refusal, refuse } from "../../segments/refusal";
import { database } from "../client";
import { announceComments } from "../comments/store";
import type { DecisionKind, Prisma } from "../generated/client";
import { findPerson } from "../people/names";
import type { EditScope, Scope } from "../scope";
import { noteTakenBack, type Remembered, standAsBefore } from "../segments/decisions";
import { CLOSED, type LockedSegment, lockSegments, RETIRED, staleness } from "../segments/lock";
import { announceSegments } from "../segments/store";
import type { Judged, Seen } from "./writes";

type Tx = Prisma.TransactionClient;

/** Each row's last decision, if the row still stands as it left it, is taken back; each row for itself. */
export async function takeBackEach(scope: EditScope, items: readonly Seen[], now: Date): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const { id, revision } of items)
    judged.push(await database().$transaction((tx) => takeBackOne(tx, scope, id, revision, now)));
  return judged;
}

export async function takeBack(
  scope: EditScope,
  segmentId: string,
  revision: number,
  now: Date,
): Promise<Judged> {
  return database().$transaction((tx) => takeBackOne(tx, scope, segmentId, revision, now));
}

async function takeBackOne(
  tx: Tx,
  scope: EditScope,
  segmentId: string,
  revision: number,
  now: Date,
): Promise<Judged> {
  const segment = (await lockSegments(tx, scope, [segmentId])).get(segmentId);
  if (!segment) return refuse("missing", { code: "problems.row.missing" });
  if (segment.isRetired) return RETIRED;
  if (segment.isClosed) return CLOSED;
  const stale = staleness(segment, revision);
  if (stale) return stale;
  const { projectId } = scope;
  const decision = await tx.decision.findFirst({
    where: { segmentId, projectId, standsAt: revision, takenBackAt: null, kind: { not: "edited" } },
    orderBy: { createdAt: "desc" },
  });
  if (!decision) return NOTHING_STANDS;
  const refused = await mayTakeBack(tx, scope, decision);
  if (refused) return refused;
  if (!(await takeThreadBack(tx, scope, segment, decision.commentId, now))) return ANSWERED;
  const standing = await standAsBefore(tx, scope, segment, decision, segment.current?.id ?? null);
  await noteTakenBack(tx, scope, segment, decision, now);
  await announceSegments(tx, scope, segment.documentId, [segmentId]);
  return { ok: true, revision: revision + 1, standing };
}

const NEEDS: Readonly<Record<DecisionKind, Action>> = {
  confirmed: "confirm",
  approved: "review",
  rejected: "review",
  finalized: "finalize",
  edited: "edit",
};

/** DB-DECIDE-2, or null where nothing stands in the way. */
async function mayTakeBack(tx: Tx, scope: EditScope, { kind, userId }: Remembered): Promise<Refusal | null> {
  const isOwner = may(scope.role, "manage");
  if (userId !== scope.userId && !isOwner) {
    const name = (await findPerson(tx, userId))?.name;
    return refuse(
      "not-yours",
      name === undefined
        ? { code: "problems.decision.somebody-elses", kind }
        : { code: "problems.decision.theirs", kind, name },
    );
  }
  if (may(scope.role, NEEDS[kind])) return null;
  return refuse("not-yours", { code: "problems.decision.not-allowed" });
}

/** DB-DECIDE-4: whether it is gone, or there was none. */
async function takeThreadBack(
  tx: Tx,
  scope: Scope,
  segment: LockedSegment,
  commentId: string | null,
  now: Date,
): Promise<boolean> {
  if (commentId === null) return true;
  const { projectId } = scope;
  const thread = { projectId, deletedAt: null, OR: [{ id: commentId }, { rootId: commentId }] };
  const root = await tx.comment.findFirst({ where: { id: commentId, projectId } });
  const answers = await tx.comment.count({
    where: { projectId, rootId: commentId, deletedAt: null, authorId: { not: root?.authorId ?? "" } },
  });
  if (answers > 0) return false;
  await tx.comment.updateMany({ where: thread, data: { deletedAt: now } });
  await announceComments(tx, scope, segment.documentId, segment.id);
  return true;
}

const NOTHING_STANDS = refuse("changed-since", { code: "problems.decision.none" });

const ANSWERED = refuse("changed-since", { code: "problems.decision.answered" });
