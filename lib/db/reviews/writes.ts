import "server-only";

import type { Reason } from "../../score/categories";
import { afterApproval } from "../../segments/four-eyes";
import { linkAfter } from "../../segments/link";
import { type Refusal, refuse } from "../../segments/refusal";
import { afterConfirm, afterFinalize, afterRejection, type Standing } from "../../segments/transitions";
import type { Reject } from "../../wire/segments";
import { database } from "../client";
import { announceComments } from "../comments/store";
import type { DespiteStops } from "../findings/despite";
import { type Stopping, stopsOf, whyStopped } from "../findings/stops";
import type { Prisma, Verdict } from "../generated/client";
import type { ConfirmScope, FinalizeScope, ReviewScope, Scope } from "../scope";
import { reasonOfMarks } from "../score/reasons";
import { type Decided, rememberDecisions } from "../segments/decisions";
import { CLOSED, type LockedSegment, lockSegment, lockSegments, RETIRED, staleness } from "../segments/lock";
import { announceSegments, type Stored, storeText } from "../segments/store";
import { measureEach } from "./fixes";

type Tx = Prisma.TransactionClient;
export type Judged = Stored | Refusal;

/** A row and the revision at which it was looked at. */
export interface Seen {
  readonly id: string;
  readonly revision: number;
}

interface Review {
  readonly verdict: Verdict;
  readonly ownWork?: boolean;
  readonly fixedWords?: number;
  readonly fixedOf?: number;
  readonly reason?: string;
  readonly comment?: string;
  readonly despite?: DespiteStops;
}

/** How a row shall stand, and what is written down about it; `isDone` where it stands like that already. */
type Decision =
  | { readonly ok: true; readonly standing: Standing; readonly review?: Review; readonly isDone?: boolean }
  | Refusal;
type Decide = (segment: LockedSegment) => Decision;
/** What is to be known of all rows that are locked together, before each is decided. */
type Deciding = (tx: Tx, rows: readonly LockedSegment[]) => Decide | Promise<Decide>;
/** What else is done once a row is decided; the thread that it began, if it did. */
type Also = (tx: Tx, segment: LockedSegment) => Promise<string | null>;

/** The translator says that rows are translated. Confirming one's own confirmed row again changes nothing. */
export function confirmEach(
  scope: ConfirmScope,
  items: readonly Seen[],
  stopping: Stopping | null = null,
): Promise<Judged[]> {
  return judgeEach(scope, items, "confirmed", async (tx, rows) => {
    const stops = stopping && (await stopsOf(tx, scope, rows, stopping));
    return ({ id, standing, text }) => {
      const { state, subState, confirmedById } = standing;
      const isDone = state === "translated" && subState === null && confirmedById === scope.userId;
      if (isDone) return { ok: true, standing, isDone };
      const after = afterConfirm(standing, text, scope.userId);
      const why = after.ok && stops && whyStopped("confirmed", stopsAt(stops, id), stopping.despite);
      return why || after;
    };
  });
}

/** Four eyes are judged here (ACC-2); the review names the version that was approved. */
export function approveEach(
  scope: ReviewScope,
  items: readonly Seen[],
  stopping: Stopping | null = null,
): Promise<Judged[]> {
  return judgeEach(scope, items, "approved", (tx, rows) => approval(tx, scope, rows, stopping));
}

async function approval(
  tx: Tx,
  scope: ReviewScope,
  rows: readonly LockedSegment[],
  stopping: Stopping | null,
): Promise<Decide> {
  const stops = stopping && (await stopsOf(tx, scope, rows, stopping));
  const { userId, allowOwnApproval, allowFixing } = scope;
  const fixesOf = allowFixing ? await measureEach(tx, scope, rows) : new Map<string, never>();
  return ({ id, standing, current, text }) => {
    const after = afterApproval(standing, {
      userId,
      allowOwnApproval,
      allowFixing,
      versionId: current?.id ?? null,
      contributors: current?.contributors ?? {},
      text,
      fixes: fixesOf.get(id) ?? null,
    });
    if (!after.ok) return after;
    const { ownWork, fixes } = after;
    const fixed = fixes ? { fixedWords: fixes.words, fixedOf: fixes.of } : {};
    const own = stops ? stopsAt(stops, id) : [];
    const why = whyStopped("approved", own, stopping?.despite ?? "");
    if (why) return why;
    const against = own?.length ? { despite: { reason: stopping?.despite ?? "", findings: [...own] } } : {};
    return { ...after, review: { verdict: "approved", ownWork, ...fixed, ...against } };
  };
}

/** The owner signs approved versions off. */
export function finalizeEach(scope: FinalizeScope, items: readonly Seen[]): Promise<Judged[]> {
  return judgeEach(scope, items, "finalized", () => ({ standing }) => {
    const after = afterFinalize(standing);
    return after.ok ? { ...after, review: { verdict: "finalized" } } : after;
  });
}

/** What stops a row; nothing where it is not named. */
function stopsAt(stops: Awaited<ReturnType<typeof stopsOf>>, id: string) {
  const own = stops.get(id);
  return own === undefined ? [] : own;
}

export const confirm = one(confirmEach);
export const approve = one(approveEach);
export const finalize = one(finalizeEach);

function one<S extends Scope>(
  each: (scope: S, items: readonly Seen[], stopping: Stopping | null) => Promise<Judged[]>,
) {
  return async (
    scope: S,
    id: string,
    revision: number,
    stopping: Stopping | null = null,
  ): Promise<Judged> => {
    const [judged] = await each(scope, [{ id, revision }], stopping);
    return judged ?? MISSING;
  };
}

/** A reviewer's last touch: the text is changed and approved in one act, and recorded as both; or neither is done (SGM-STATE-6). */
export async function fixAndApprove(
  scope: ReviewScope,
  id: string,
  { revision, text }: { readonly revision: number; readonly text: string },
  stopping: Stopping | null = null,
): Promise<Judged> {
  try {
    return await database().$transaction(async (tx) => {
      const locked = await lockSegment(tx, scope, id);
      if (!locked.ok) return locked;
      const { segment } = locked;
      if (segment.isClosed) return CLOSED;
      const stale = staleness(segment, revision);
      if (stale) return stale;
      const isSame = text === segment.text;
      const stored = isSame ? segment : await storeText(tx, scope, segment, text, { origin: "typed" });
      if ("ok" in stored && !stored.ok) return stored;
      const fixed = [{ id, revision: stored.revision }];
      const [judged] = await judgeTogether(tx, scope, fixed, "approved", (inTx, rows) =>
        approval(inTx, scope, rows, stopping),
      );
      if (!judged?.ok) throw new NotApproved(judged ?? MISSING);
      return judged;
    });
  } catch (error) {
    if (error instanceof NotApproved) return error.refusal;
    throw error;
  }
}

/** Takes the fix back with the approval that it was made for. */
class NotApproved extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Sends a row back. What the reviewer says to it stands in the review, and as a thread beside the row. */
export async function reject(scope: ReviewScope, segmentId: string, what: Reject): Promise<Judged> {
  const { revision, comment } = what;
  const reason = what.reason ?? (await markedReason(scope, segmentId));
  if (reason === null) return refuse("invalid", { code: "problems.reject.no-reason" }, "reason");
  const decide: Decide = ({ standing }) => {
    const after = afterRejection(standing);
    return after.ok ? { ...after, review: { verdict: "rejected", reason, comment } } : after;
  };
  const say: Also = async (tx, { documentId }) => {
    if (comment.trim() === "") return null;
    const { projectId, userId: authorId } = scope;
    const data = { projectId, documentId, segmentId, authorId, body: comment };
    const { id } = await tx.comment.create({ data, select: { id: true } });
    await announceComments(tx, scope, documentId, segmentId);
    return id;
  };
  const [judged] = await judgeEach(scope, [{ id: segmentId, revision }], "rejected", () => decide, say);
  return judged ?? MISSING;
}

async function markedReason(scope: ReviewScope, segmentId: string): Promise<Reason | null> {
  const row = await database().segment.findFirst({
    where: { id: segmentId, projectId: scope.projectId },
    select: { documentId: true },
  });
  return row && reasonOfMarks(database(), scope, { documentId: row.documentId, segmentId });
}

/** Rows that are locked together: enough that a run of 2,000 is quick, so few that nobody's save waits for long. */
const TOGETHER = 100;

/**
 * Judges each row for itself: one that is refused takes nothing back from the others. The answers are in the order
 * of the items.
 */
async function judgeEach(
  scope: Scope,
  items: readonly Seen[],
  kind: Decided["kind"],
  deciding: Deciding,
  also?: Also,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (let at = 0; at < items.length; at += TOGETHER) {
    const some = items.slice(at, at + TOGETHER);
    judged.push(
      ...(await database().$transaction((tx) => judgeTogether(tx, scope, some, kind, deciding, also))),
    );
  }
  return judged;
}

async function judgeTogether(
  tx: Tx,
  scope: Scope,
  items: readonly Seen[],
  kind: Decided["kind"],
  deciding: Deciding,
  also?: Also,
): Promise<Judged[]> {
  const rows = await lockSegments(tx, scope, [...new Set(items.map(({ id }) => id))]);
  const decide = await deciding(tx, [...rows.values()]);
  const changed: LockedSegment[] = [];
  const decided: Decided[] = [];
  const reviews: Prisma.ReviewCreateManyInput[] = [];
  const answers: Judged[] = [];
  for (const { id, revision } of items) {
    const segment = rows.get(id);
    const decision = segment ? decideAt(segment, revision, decide) : MISSING;
    if (!segment || !decision.ok) {
      answers.push(decision.ok ? MISSING : decision);
      continue;
    }
    const { standing, review, isDone } = decision;
    const link = linkAfter(segment.link, "decided", scope.userId);
    const after = isDone ? segment : { ...segment, standing, link, revision: revision + 1 };
    answers.push({ ok: true, revision: after.revision, standing });
    if (isDone) continue;
    rows.set(id, after); // named twice, it is stale the second time
    changed.push(after);
    decided.push({ segment, kind, revision: after.revision, commentId: null });
    // A row without English can be sent back: then there is no version to name, and the thread says why.
    const translationId = segment.current?.id;
    if (review && translationId) {
      const { projectId, userId: reviewerId } = scope;
      reviews.push({ ...withJson(review), projectId, segmentId: id, translationId, reviewerId });
    }
  }
  if (changed.length === 0) return answers;
  if (reviews.length > 0) await tx.review.createMany({ data: reviews });
  await storeStandings(tx, scope, changed);
  const told: Decided[] = [];
  for (const one of decided) told.push({ ...one, commentId: (await also?.(tx, one.segment)) ?? null });
  await rememberDecisions(tx, scope, told);
  for (const documentId of new Set(changed.map((segment) => segment.documentId))) {
    const ids = changed.filter((segment) => segment.documentId === documentId).map(({ id }) => id);
    await announceSegments(tx, scope, documentId, ids);
  }
  return answers;
}

function withJson({ despite, ...review }: Review) {
  return despite ? { ...review, despite: despite as unknown as Prisma.InputJsonObject } : review;
}

function decideAt(segment: LockedSegment, revision: number, decide: Decide): Decision {
  if (segment.isRetired) return RETIRED;
  if (segment.isClosed) return CLOSED;
  return staleness(segment, revision) ?? decide(segment);
}

async function storeStandings(tx: Tx, scope: Scope, segments: readonly LockedSegment[]): Promise<void> {
  const rows = segments.map(({ id, revision, standing, link: { linkedById } }) => ({
    id,
    revision,
    linkedById,
    ...standing,
  }));
  await tx.$executeRaw`
    update "Segment" s set state = b.state::"SegmentState", "subState" = b."subState"::"SegmentSubState",
      "approvedId" = b."approvedId", "confirmedById" = b."confirmedById", "isOnlyFixed" = b."isOnlyFixed", "omittedReason" = b."omittedReason",
      "linkedById" = b."linkedById", "linkedAt" = coalesce(s."linkedAt", now()),
      revision = b.revision, "updatedById" = ${scope.userId}, "updatedAt" = now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b(id text, revision int, state text, "subState" text,
      "approvedId" text, "confirmedById" text, "isOnlyFixed" boolean, "omittedReason" text, "linkedById" text)
    where s.id = b.id and s."projectId" = ${scope.projectId}`;
}

const MISSING = refuse("missing", { code: "problems.row.missing" });
