import "server-only";

import { z } from "zod";
import { refuse } from "../../workbench/refusal";
import { announce } from "../events";
import type { Change, Prisma } from "../generated/client";
import type { EditScope } from "../scope";
import { lockSegments } from "../segments/lock";
import { readSegments } from "../segments/reads";
import { asJson, tellChange } from "./carry-out";
import { isInOrder } from "./in-order";
import { restore } from "./restore";
import { firstDifference, Snapshot, takeSnapshot, touchedBy } from "./snapshot";
import { moveTalk, talkOf } from "./talk";
import { done, inDocument } from "./writes";

/**
 * Takes a change of structure back, when everything that it touched still stands as it left it. Undoing is a change
 * itself, so that undoing the undo does it again.
 *
 * A row that has no English can be merged with another and still stand as it did, but for the Chinese that came to
 * it. What comes of the undo is therefore looked at once it is there, and when a paragraph would be gone with its
 * row or out of order, nothing is done.
 */
export async function undoChange(scope: EditScope, documentId: string, changeId: string, now: Date) {
  try {
    return await undo(scope, documentId, changeId, now);
  } catch (error) {
    if (error instanceof OutOfOrder) return ROWS_MOVED;
    throw error;
  }
}

/** Rolls the undo back. */
class OutOfOrder extends Error {}

const ROWS_MOVED = refuse(
  "changed-since",
  "Rows that this touched were merged with others since, so this was not undone: paragraphs would be lost or stand in the wrong order. Undo what was done since first, newest first, or repair the rows by hand.",
);

function undo(scope: EditScope, documentId: string, changeId: string, now: Date) {
  return inDocument(scope, documentId, async (tx) => {
    const { projectId, userId } = scope;
    const change = await tx.change.findFirst({ where: { id: changeId, projectId, documentId } });
    if (!change) return refuse("missing", "There is no such change.");
    const wanted = Snapshot.parse(change.before);
    const left = Snapshot.parse(change.after);

    await lockSegments(tx, scope, touchedBy(left).segments);
    const now0 = await takeSnapshot(tx, scope, touchedBy(left));
    const difference = firstDifference(left, now0);
    const isUndone = (await tx.change.count({ where: { undoes: changeId, projectId } })) > 0;
    if (difference || isUndone) {
      return refuse("changed-since", await sayWhat(tx, scope, difference?.segmentId ?? null, isUndone));
    }

    // Rows that go away again hand what was said beside them since to a row that stays.
    const heirOf = heirs(wanted);
    const taken = new Set([...left.comments, ...left.suggestions].map(({ id }) => id));
    const said = await talkOf(tx, scope, gone(wanted), heirOf);
    const late = {
      comments: said.comments.filter(({ id }) => !taken.has(id)),
      suggestions: said.suggestions.filter(({ id }) => !taken.has(id)),
    };
    const touched = touchedBy(left);
    const all = {
      ...touched,
      comments: [...touched.comments, ...late.comments.map(({ id }) => id)],
      suggestions: [...touched.suggestions, ...late.suggestions.map(({ id }) => id)],
    };
    const before = await takeSnapshot(tx, scope, all);
    await restore(tx, scope, wanted, now);
    if (!(await isInOrder(tx, scope, documentId))) throw new OutOfOrder();
    await moveTalk(tx, scope, late);
    const after = await takeSnapshot(tx, scope, all);
    await followDraft(tx, scope, change, now);

    const kind = change.undoes === null ? "undo" : "redo";
    const { id } = await tx.change.create({
      data: { projectId, documentId, userId, kind, undoes: changeId, ...asJson({ before, after }) },
      select: { id: true },
    });
    return done(await tellChange(tx, scope, { id, kind, documentId, before, after }));
  });
}

/** The rows that are not there once everything stands as it did. */
function gone({ segments }: Snapshot): Snapshot["segments"] {
  return segments.filter(({ retired }) => retired);
}

/** Of the rows that are there then, the one that stands where a row that goes stood, or right above it. */
function heirs({ segments }: Snapshot): (row: { readonly id: string }) => string | null {
  const rankOf = new Map(segments.map(({ id, rank }) => [id, rank]));
  const standing = segments.filter(({ retired }) => !retired).toSorted((a, b) => a.rank - b.rank);
  return ({ id }) => {
    const rank = rankOf.get(id)!;
    return (standing.findLast((row) => row.rank <= rank) ?? standing[0])?.id ?? null;
  };
}

/**
 * A draft that was imported also left suggestions on rows that somebody had worked on. They go when it is undone and
 * come back when it is done again; what somebody has decided about since stays decided. `decidedById` null says that
 * no person dismissed it.
 */
async function followDraft(
  tx: Prisma.TransactionClient,
  scope: EditScope,
  change: Change,
  now: Date,
): Promise<void> {
  const { projectId } = scope;
  let first = change;
  let isTakenBack = true;
  while (first.undoes !== null) {
    first = await tx.change.findFirstOrThrow({ where: { id: first.undoes, projectId } });
    isTakenBack = !isTakenBack;
  }
  const { draftId } = DraftMark.parse(first.after);
  if (!draftId) return;
  const { count } = isTakenBack
    ? await tx.suggestion.updateMany({
        where: { projectId, draftId, state: "open" },
        data: { state: "dismissed", decidedAt: now },
      })
    : await tx.suggestion.updateMany({
        where: { projectId, draftId, state: "dismissed", decidedById: null },
        data: { state: "open", decidedAt: null },
      });
  if (count === 0) return;
  await announce(tx, { projectId, documentId: first.documentId }, "reload", {
    reason: "An import was undone or redone.",
  });
}

/** What the import of a draft notes beside the rows that it changed. */
const DraftMark = z.object({ draftId: z.string().optional() });

async function sayWhat(
  tx: Prisma.TransactionClient,
  scope: EditScope,
  segmentId: string | null,
  isUndone: boolean,
): Promise<string> {
  if (isUndone) return "This change was undone already. Undo the newer change to have it back.";
  const [row] = segmentId === null ? [] : await readSegments(tx, scope, [segmentId]);
  const who = row?.updatedBy ? `${row.updatedBy.name} has` : "Somebody has";
  return row
    ? `${who} changed row ${row.position} since, so this was not undone: undoing would lose that work. Look at row ${row.position} and repair it by hand.`
    : "A row that this touched is no longer there, so this was not undone. Undo what was done to that row first.";
}
