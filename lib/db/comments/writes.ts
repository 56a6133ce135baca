import "server-only";

import type { z } from "zod";
import { type Refusal, refuse } from "../../segments/refusal";
import type { CommentChange, Comment as CommentView, NewComment } from "../../wire/talk";
import { database } from "../client";
import { Prisma } from "../generated/client";
import type { CommentScope } from "../scope";
import { lockSegment } from "../segments/lock";
import { findComment } from "./reads";
import { announceComments } from "./store";

type Tx = Prisma.TransactionClient;
export type Said = { readonly ok: true; readonly comment: CommentView } | Refusal;

/** Begins a thread on a row, or answers one. An answer to a resolved thread opens it again. */
export function addComment(
  scope: CommentScope,
  segmentId: string,
  { body, anchor, answers }: z.output<typeof NewComment>,
): Promise<Said> {
  return database().$transaction(async (tx) => {
    const { projectId, userId } = scope;
    const locked = await lockSegment(tx, scope, segmentId);
    if (!locked.ok) return locked;
    if (answers !== null) {
      const root = { id: answers, segmentId, projectId, rootId: null, deletedAt: null };
      const open = await tx.comment.updateMany({
        where: root,
        data: { resolvedAt: null, resolvedById: null },
      });
      if (open.count === 0) {
        return refuse("invalid", { code: "problems.comment.no-thread" }, "answers");
      }
    }
    const { documentId } = locked.segment;
    const { id } = await tx.comment.create({
      data: {
        projectId,
        documentId,
        segmentId,
        rootId: answers,
        authorId: userId,
        body,
        anchor: anchor === null || answers !== null ? Prisma.DbNull : anchor,
      },
      select: { id: true },
    });
    return told(tx, scope, { id, documentId, segmentId });
  });
}

/** One's own words; whether a thread is resolved, by anybody who may comment. */
export function changeComment(
  scope: CommentScope,
  commentId: string,
  { body, resolved }: z.output<typeof CommentChange>,
  now: Date,
): Promise<Said> {
  return withComment(scope, commentId, async (tx, comment) => {
    const { userId, projectId } = scope;
    if (body !== undefined && comment.authorId !== userId) return NOT_YOURS;
    if (resolved !== undefined && comment.rootId !== null) {
      return refuse("invalid", { code: "problems.comment.not-first" }, "resolved");
    }
    const words = body !== undefined && body !== comment.body ? { body, editedAt: now } : {};
    const resolution = resolved
      ? { resolvedAt: comment.resolvedAt ?? now, resolvedById: comment.resolvedById ?? userId }
      : { resolvedAt: null, resolvedById: null };
    await tx.comment.update({
      where: { id: commentId, projectId },
      data: { ...words, ...(resolved === undefined ? {} : resolution) },
      select: { id: true },
    });
    return told(tx, scope, comment);
  });
}

/** Takes one's own words back. A thread that others have answered stays, because their words would hang in the air. */
export function deleteComment(
  scope: CommentScope,
  commentId: string,
  now: Date,
): Promise<{ readonly ok: true } | Refusal> {
  return withComment(scope, commentId, async (tx, comment) => {
    const { userId, projectId } = scope;
    if (comment.authorId !== userId) return NOT_YOURS;
    const answers = { rootId: commentId, projectId, deletedAt: null };
    if ((await tx.comment.count({ where: { ...answers, authorId: { not: userId } } })) > 0) {
      return refuse("state", { code: "problems.comment.answered" });
    }
    await tx.comment.updateMany({
      where: { projectId, OR: [{ id: commentId }, answers] },
      data: { deletedAt: now },
    });
    await announceComments(tx, scope, comment.documentId, comment.segmentId);
    return { ok: true };
  });
}

interface Found {
  readonly id: string;
  readonly documentId: string;
  readonly segmentId: string;
  readonly rootId: string | null;
  readonly authorId: string;
  readonly body: string;
  readonly resolvedAt: Date | null;
  readonly resolvedById: string | null;
}

function withComment<Result>(
  scope: CommentScope,
  id: string,
  work: (tx: Tx, comment: Found) => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
  return database().$transaction(async (tx) => {
    const comment = await tx.comment.findFirst({
      where: { id, projectId: scope.projectId, deletedAt: null },
    });
    return comment ? work(tx, comment) : refuse("missing", { code: "problems.comment.missing" });
  });
}

async function told(
  tx: Tx,
  scope: CommentScope,
  { id, documentId, segmentId }: Pick<Found, "id" | "documentId" | "segmentId">,
): Promise<Said> {
  await announceComments(tx, scope, documentId, segmentId);
  const comment = await findComment(tx, scope, id);
  return comment ? { ok: true, comment } : refuse("missing", { code: "problems.comment.missing" });
}

const NOT_YOURS = refuse("not-yours", { code: "problems.comment.not-yours" });
