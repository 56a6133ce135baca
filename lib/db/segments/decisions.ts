import "server-only";

import { z } from "zod";
import { STATES, SUB_STATES } from "../../segments/states";
import type { Standing } from "../../segments/transitions";
import { type DecisionKind, Prisma } from "../generated/client";
import { newId } from "../ids";
import type { EditScope, Scope } from "../scope";
import type { LockedSegment, SegmentAsRead } from "./lock";

/**
 * Taking decisions back.
 *
 * DB-DECIDE-1  A decision is stored with how the row stood before it. It can be taken back while the row stands as the decision left
 *     it: at its revision, or at one that taking back what came later made.
 * DB-DECIDE-2  Whoever decided takes it back, or an owner; and only who may still decide so.
 * DB-DECIDE-3  Taking back is no decision: it is noted on the one that it takes back, which stays in the history.
 * DB-DECIDE-4  The thread that sending back began goes with it, unless others have answered there: then it is not taken back.
 * DB-DECIDE-5  Words written over an approval, a confirmation or an alignment remember it (`edited`). A save that takes the
 *     words back gives it back, when nobody but its person has touched the row in between.
 */

type Tx = Prisma.TransactionClient;

const Before = z.object({
  state: z.enum(STATES),
  subState: z.enum(SUB_STATES).nullable(),
  approvedId: z.string().nullable(),
  confirmedById: z.string().nullable(),
  // Decisions that were made before fixes were told apart remember none.
  isOnlyFixed: z.boolean().default(false),
  omittedReason: z.string().nullable(),
  linkedById: z.string().nullable(),
});

/** How a row stood, as a decision remembers it. */
function remembered({ standing, link }: Pick<SegmentAsRead, "standing" | "link">): z.infer<typeof Before> {
  const { state, subState, approvedId, confirmedById, isOnlyFixed, omittedReason } = standing;
  return {
    state,
    subState,
    approvedId,
    confirmedById,
    isOnlyFixed,
    omittedReason,
    linkedById: link.linkedById,
  };
}

export interface Decided {
  /** The row before the decision. */
  readonly segment: LockedSegment;
  readonly kind: Exclude<DecisionKind, "edited">;
  readonly revision: number;
  readonly commentId: string | null;
}

export async function rememberDecisions(tx: Tx, scope: Scope, decided: readonly Decided[]): Promise<void> {
  const { projectId, userId } = scope;
  await tx.decision.createMany({
    data: decided.map(({ segment, kind, revision, commentId }) => ({
      projectId,
      segmentId: segment.id,
      userId,
      kind,
      translationId: segment.current?.id ?? null,
      before: remembered(segment),
      revisionBefore: segment.revision,
      standsAt: revision,
      commentId,
    })),
  });
}

/**
 * What words that are written now take away from the row, or build upon: taking them back can give it back, and then what was
 * decided before them can still be taken back.
 */
export function takesSomething(before: Standing, after: Standing): boolean {
  const isDecided = before.state !== "initial" || before.subState === "aligned";
  return isDecided || before.confirmedById !== after.confirmedById;
}

/** A part of the statement that stores the words; followed by a `from`, it inserts where that has a row (DB-DECIDE-5). */
export function editedSql(scope: Scope, segment: SegmentAsRead, revision: number): Prisma.Sql {
  return Prisma.sql`
    insert into "Decision" (id, "projectId", "segmentId", "userId", kind, "translationId", before, "revisionBefore", "standsAt")
    select ${newId()}, ${scope.projectId}, ${segment.id}, ${scope.userId}, 'edited'::"DecisionKind",
      ${segment.current?.id ?? null}, ${JSON.stringify(remembered(segment))}::jsonb, ${segment.revision}::int, ${revision}::int`;
}

export interface Remembered {
  readonly id: string;
  readonly userId: string;
  readonly kind: DecisionKind;
  readonly translationId: string | null;
  readonly before: unknown;
  readonly revisionBefore: number;
  readonly commentId: string | null;
}

/** Makes the row stand as the decision remembers it, one revision later, with that version. */
export async function standAsBefore(
  tx: Tx,
  scope: Scope,
  segment: SegmentAsRead,
  decision: Remembered,
  currentId: string | null,
): Promise<Standing> {
  const { linkedById, ...standing } = Before.parse(decision.before);
  const { projectId, userId } = scope;
  const revision = segment.revision + 1;
  await tx.$executeRaw`
    update "Segment" set state = ${standing.state}::"SegmentState", "subState" = ${standing.subState}::"SegmentSubState",
      "approvedId" = ${standing.approvedId}, "confirmedById" = ${standing.confirmedById},
      "isOnlyFixed" = ${standing.isOnlyFixed}, "omittedReason" = ${standing.omittedReason}, "currentId" = ${currentId}, "linkedById" = ${linkedById},
      "linkedAt" = case when ${linkedById}::text is null then null else "linkedAt" end,
      revision = ${revision}::int, "updatedById" = ${userId}, "updatedAt" = now()
    where id = ${segment.id} and "projectId" = ${projectId}`;
  return standing;
}

/** DB-DECIDE-1: what the decision was made upon stands again, at the row's new revision. DB-DECIDE-3. */
export async function noteTakenBack(
  tx: Tx,
  scope: Scope,
  segment: SegmentAsRead,
  { id, revisionBefore }: Remembered,
  now: Date,
): Promise<void> {
  const { projectId, userId } = scope;
  const where = { segmentId: segment.id, projectId };
  await tx.decision.update({
    where: { id, projectId },
    data: { takenBackAt: now, takenBackById: userId },
    select: { id: true },
  });
  await tx.decision.updateMany({
    where: { ...where, standsAt: revisionBefore, takenBackAt: null },
    data: { standsAt: segment.revision + 1 },
  });
}

/**
 * DB-DECIDE-5: the row's words become those of before again, with what they had. Null where somebody else has touched the row in
 * between, or they are other words: then it is a save like any other.
 */
export async function takeWordsBack(
  tx: Tx,
  scope: EditScope,
  segment: LockedSegment,
  text: string,
  now: Date,
): Promise<{ readonly revision: number; readonly standing: Standing } | null> {
  const { projectId, userId } = scope;
  const edits = await tx.decision.findMany({
    where: { segmentId: segment.id, projectId, kind: "edited", takenBackAt: null, userId },
    orderBy: [{ revisionBefore: "desc" }],
    take: 20,
  });
  for (const edit of edits) {
    const made = await tx.translation.count({
      where: { segmentId: segment.id, projectId, authorId: userId, revision: { gt: edit.revisionBefore } },
    });
    // A decision that was taken back since made two revisions, words that were taken back one more than their versions.
    const back = await tx.decision.groupBy({
      by: ["kind"],
      where: {
        segmentId: segment.id,
        projectId,
        revisionBefore: { gte: edit.revisionBefore },
        takenBackAt: { not: null },
      },
      _count: true,
    });
    const undone = back.reduce((sum, { kind, _count }) => sum + (kind === "edited" ? 1 : 2) * _count, 0);
    // Another revision than those: a decision that stands, a change of structure, somebody else's words.
    if (edit.revisionBefore + made + undone !== segment.revision) return null;
    const version = edit.translationId
      ? await tx.translation.findFirst({ where: { id: edit.translationId, projectId } })
      : null;
    if ((version?.text ?? "") !== text) continue;
    const revision = segment.revision + 1;
    await tx.reversion.create({
      data: { segmentId: segment.id, revision, projectId, translationId: edit.translationId },
      select: { revision: true },
    });
    const standing = await standAsBefore(tx, scope, segment, edit, edit.translationId);
    await noteTakenBack(tx, scope, segment, edit, now);
    return { revision, standing };
  }
  return null;
}
