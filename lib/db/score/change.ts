import "server-only";

import { z } from "zod";
import { may } from "../../access";
import { type Refusal, refuse } from "../../segments/refusal";
import { announce } from "../events";
import type { Prisma } from "../generated/client";
import type { Scope } from "../scope";

/**
 * What reviewers mark, read and draw is a change like any: undone, it is as though it had not been done.
 *
 * SCO-UNDO-1  Only who did it undoes it, or an owner; and only while they may review.
 * SCO-UNDO-2  Not where it does not stand any more as the change left it: a mark that was taken back, or changed, since.
 */
const MARKING = "mark";

export interface MarkingDone {
  /** Marks that were made, and that were taken back. */
  readonly marked?: readonly string[];
  readonly unmarked?: readonly string[];
  /** Readings of rows, likewise. */
  readonly read?: readonly string[];
  readonly unread?: readonly string[];
  readonly drawn?: readonly string[];
}

const Ids = z.array(z.string()).default([]);
const Done = z.object({ marked: Ids, unmarked: Ids, read: Ids, unread: Ids, drawn: Ids });

const NOTHING = { segments: [], paragraphs: [] };

export async function saveMarking(
  tx: Prisma.TransactionClient,
  { projectId, userId, documentId }: Scope & { readonly documentId: string },
  done: MarkingDone,
): Promise<string> {
  const { id } = await tx.change.create({
    data: {
      ...{ projectId, documentId, userId, kind: MARKING },
      before: NOTHING,
      after: { ...NOTHING, ...done } as Prisma.InputJsonObject,
    },
    select: { id: true },
  });
  await announce(tx, { projectId, documentId }, "findings", {});
  return id;
}

interface First {
  readonly kind: string;
  readonly userId: string;
  readonly after: unknown;
  readonly documentId: string;
}

/** Takes it back, or does it again; what stands in the way, or null. */
export async function followMarking(
  tx: Prisma.TransactionClient,
  scope: Scope,
  first: First,
  isTakenBack: boolean,
  now: Date,
): Promise<Refusal | null> {
  if (first.kind !== MARKING) return null;
  const { role, userId, projectId } = scope;
  if (!may(role, "review")) return refuse("not-yours", { code: "problems.mark.not-reviewer" });
  if (first.userId !== userId && !may(role, "manage"))
    return refuse("not-yours", { code: "problems.mark.somebody-elses" });
  const { marked, unmarked, read, unread, drawn } = Done.parse(first.after);
  const ends = { takenBackAt: now, takenBackById: userId };
  const lives = { takenBackAt: null, takenBackById: null };
  const at = (ids: readonly string[], isLive: boolean) => ({
    where: { id: { in: [...ids] }, projectId, takenBackAt: isLive ? null : { not: null } },
    data: isLive ? ends : lives,
  });
  const [made, ended] = isTakenBack
    ? [
        { marks: marked, rows: read },
        { marks: unmarked, rows: unread },
      ]
    : [
        { marks: unmarked, rows: unread },
        { marks: marked, rows: read },
      ];
  const counts = [
    [made.marks, (await tx.errorMark.updateMany(at(made.marks, true))).count],
    [ended.marks, (await tx.errorMark.updateMany(at(ended.marks, false))).count],
    [made.rows, (await tx.scoredRow.updateMany(at(made.rows, true))).count],
    [ended.rows, (await tx.scoredRow.updateMany(at(ended.rows, false))).count],
    [drawn, (await tx.scoreSample.updateMany(at(drawn, isTakenBack))).count],
  ] as const;
  if (counts.some(([ids, count]) => ids.length !== count))
    return refuse("changed-since", { code: "problems.mark.changed-since" });
  await announce(tx, { projectId, documentId: first.documentId }, "findings", {});
  return null;
}
