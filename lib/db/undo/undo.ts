import "server-only";

import { z } from "zod";
import type { Message } from "../../messages/keys";
import { type Refusal, refuse } from "../../segments/refusal";
import { asJson, tellChange } from "../changes/carry-out";
import { done, inDocument } from "../changes/in-document";
import { isInOrder } from "../changes/in-order";
import { restore } from "../changes/restore";
import {
  firstDifference,
  Snapshot,
  takeSnapshot,
  touchedBy,
  withoutIdleCorrections,
} from "../changes/snapshot";
import { moveTalk, talkOf } from "../changes/talk";
import { CORRECTING, readOtherwise } from "../corrections/carry";
import { followReread } from "../documents/reread";
import { announce } from "../events";
import { followCoverage } from "../findings/coverage";
import { followIgnore } from "../findings/ignores";
import type { Change, Prisma } from "../generated/client";
import { FILLING } from "../memory/filling-kinds";
import { followReturn } from "../returns/follow";
import type { EditScope } from "../scope";
import { followMarking } from "../score/change";
import { lockSegments } from "../segments/lock";
import { readSegments } from "../segments/reads";

/**
 * Takes a change of structure back, when everything that it touched still stands as it left it. Undoing is a change
 * itself, so that undoing the undo does it again.
 *
 * Corrections move no row. Taking them back leaves what somebody has written or decided in a row since as it is, and only the
 * Chinese reads as it did; a row that was confirmed has to be confirmed again.
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
    if (error instanceof NotFollowed) return error.refusal;
    throw error;
  }
}

/** Rolls the undo back. */
class OutOfOrder extends Error {}

/** Rolls it back, too: what stands beside the rows does not follow. */
class NotFollowed extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

const ROWS_MOVED = refuse("changed-since", { code: "problems.undo.rows-moved" });

function undo(scope: EditScope, documentId: string, changeId: string, now: Date) {
  return inDocument(scope, documentId, async (tx) => {
    const { projectId, userId } = scope;
    const change = await tx.change.findFirst({ where: { id: changeId, projectId, documentId } });
    if (!change) return refuse("missing", { code: "problems.change.missing" });
    const { before: wanted, after: left } = withoutIdleCorrections(
      Snapshot.parse(change.before),
      Snapshot.parse(change.after),
    );

    await lockSegments(tx, scope, touchedBy(left).segments);
    const now0 = await takeSnapshot(tx, scope, touchedBy(left));
    const { first, isTakenBack } = await firstOf(tx, scope, change);
    const isFilling = FILLING.some((kind) => kind === first.kind);
    const worked = CORRECTING.has(first.kind) || isFilling ? workedOn(left, now0) : new Set<string>();
    if (isFilling && worked.size === left.segments.length)
      return refuse("changed-since", await sayWhat(tx, scope, left.segments[0]?.id ?? null, false));
    const withoutWorked = (snapshot: Snapshot): Snapshot => {
      return { ...snapshot, segments: snapshot.segments.filter(({ id }) => !worked.has(id)) };
    };
    const difference = firstDifference(withoutWorked(left), now0);
    const isUndone = (await tx.change.count({ where: { undoes: changeId, projectId } })) > 0;
    if (difference || isUndone) {
      return refuse("changed-since", await sayWhat(tx, scope, difference?.segmentId ?? null, isUndone));
    }

    if (await isTableTaken(tx, scope, wanted)) return TABLE_TAKEN;

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
    await restore(tx, scope, withoutWorked(wanted), now);
    if (!isFilling) await readOtherwise(tx, scope, [...worked], now);
    if (!(await isInOrder(tx, scope, documentId))) throw new OutOfOrder();
    await moveTalk(tx, scope, late);
    const after = await takeSnapshot(tx, scope, all);
    await followDraft(tx, scope, { ...first, documentId }, isTakenBack, now);
    await followReturn(tx, scope, first, isTakenBack, now);
    await followReread(tx, scope, { ...first, documentId }, isTakenBack);
    await followIgnore(tx, scope, { ...first, documentId }, isTakenBack, now);
    await followCoverage(tx, scope, { ...first, documentId }, isTakenBack, now);
    const refused = await followMarking(tx, scope, { ...first, documentId }, isTakenBack, now);
    if (refused) throw new NotFollowed(refused);

    const kind = change.undoes === null ? "undo" : "redo";
    const { id } = await tx.change.create({
      data: { projectId, documentId, userId, kind, undoes: changeId, ...asJson({ before, after }) },
      select: { id: true },
    });
    return done(await tellChange(tx, scope, { id, kind, documentId, before, after }));
  });
}

/** Rows that are there as they were, but for what somebody has written or decided in them since. */
function workedOn(left: Snapshot, now: Snapshot): ReadonlySet<string> {
  const there = new Map(now.segments.map((row) => [row.id, row]));
  return new Set(
    left.segments.flatMap((row) => {
      const is = there.get(row.id);
      const isSame =
        firstDifference({ ...EMPTY, segments: [row] }, { ...EMPTY, segments: is ? [is] : [] }) === null;
      return is === undefined || is.retired || row.retired || isSame ? [] : [row.id];
    }),
  );
}

const EMPTY: Snapshot = { segments: [], paragraphs: [], comments: [], suggestions: [], noted: [], rules: [] };

/** A row of the substitution table would come back for words that have another row now. */
async function isTableTaken(
  tx: Prisma.TransactionClient,
  { projectId }: EditScope,
  { rules }: Snapshot,
): Promise<boolean> {
  const back = rules.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id }) => id);
  if (back.length === 0) return false;
  const taken = await tx.$queryRaw<unknown[]>`
    select 1 from "Rule" r join "Rule" other on other."projectId" = r."projectId" and other."from" = r."from"
      and other."documentId" is not distinct from r."documentId" and other.id <> r.id and other."withdrawnAt" is null
    where r.id = any(${back}) and r."projectId" = ${projectId} limit 1`;
  return taken.length > 0;
}

const TABLE_TAKEN = refuse("changed-since", { code: "problems.undo.table-taken" });

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

/** The change that a chain of undoing and redoing began with, and whether undoing the newest one takes it back. */
async function firstOf(
  tx: Prisma.TransactionClient,
  { projectId }: EditScope,
  change: Change,
): Promise<{ readonly first: Change; readonly isTakenBack: boolean }> {
  let first = change;
  let isTakenBack = true;
  while (first.undoes !== null) {
    first = await tx.change.findFirstOrThrow({ where: { id: first.undoes, projectId } });
    isTakenBack = !isTakenBack;
  }
  return { first, isTakenBack };
}

/**
 * A draft that was imported also left suggestions on rows that somebody had worked on. They go when it is undone and
 * come back when it is done again; what somebody has decided about since stays decided. `decidedById` null says that
 * no person dismissed it.
 */
async function followDraft(
  tx: Prisma.TransactionClient,
  scope: EditScope,
  first: Pick<Change, "after"> & { readonly documentId: string },
  isTakenBack: boolean,
  now: Date,
): Promise<void> {
  const { projectId } = scope;
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
    reason: "import-undone",
  });
}

/** What the import of a draft notes beside the rows that it changed. */
const DraftMark = z.object({ draftId: z.string().optional() });

async function sayWhat(
  tx: Prisma.TransactionClient,
  scope: EditScope,
  segmentId: string | null,
  isUndone: boolean,
): Promise<Message<"problems">> {
  if (isUndone) return { code: "problems.undo.already" };
  const [row] = segmentId === null ? [] : await readSegments(tx, scope, [segmentId]);
  if (!row) return { code: "problems.undo.row-gone" };
  return row.updatedBy
    ? { code: "problems.undo.row-changed-by", row: row.position, name: row.updatedBy.name }
    : { code: "problems.undo.row-changed", row: row.position };
}
