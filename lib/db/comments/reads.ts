import "server-only";

import type { Anchor, Comment as CommentView } from "../../wire/talk";
import type { Page } from "../../wire/text";
import { database } from "../client";
import type { Comment, Prisma } from "../generated/client";
import { pageOf } from "../page";
import { findPeople } from "../people/names";
import type { Scope, SourceScope } from "../scope";

export interface CommentPage {
  readonly comments: CommentView[];
  readonly next: string | null;
}

/** The threads of one row, or of all rows of a document that are shown, oldest first. Ids grow with time. */
export async function listComments(
  scope: SourceScope,
  where: { readonly segmentId: string } | { readonly documentId: string },
  { after, limit }: Page,
): Promise<CommentPage> {
  const comments = await database().comment.findMany({
    where: {
      ...where,
      projectId: scope.projectId,
      deletedAt: null,
      segment: { retiredAt: null },
      ...(after === undefined ? {} : { id: { gt: after } }),
    },
    orderBy: { id: "asc" },
    take: limit + 1,
  });
  const { items, next } = pageOf(comments, limit, ({ id }) => id);
  return { comments: await commentViews(database(), scope, items), next };
}

export async function findComment(
  tx: Prisma.TransactionClient,
  scope: Scope,
  id: string,
): Promise<CommentView | null> {
  const comment = await tx.comment.findFirst({ where: { id, projectId: scope.projectId, deletedAt: null } });
  return comment && ((await commentViews(tx, scope, [comment]))[0] ?? null);
}

async function commentViews(
  tx: Prisma.TransactionClient,
  scope: Scope,
  comments: readonly Comment[],
): Promise<CommentView[]> {
  const people = await findPeople(
    tx,
    comments.flatMap(({ authorId, resolvedById }) => [authorId, resolvedById]),
  );
  return comments.map((comment) => {
    const { id, segmentId, rootId, body, authorId, resolvedById, resolvedAt } = comment;
    return {
      id,
      segmentId,
      rootId,
      body,
      anchor: comment.anchor as Anchor | null,
      author: people.get(authorId) ?? null,
      createdAt: comment.createdAt.toISOString(),
      editedAt: comment.editedAt?.toISOString() ?? null,
      resolved: resolvedAt && {
        by: people.get(resolvedById ?? "") ?? null,
        at: resolvedAt.toISOString(),
      },
      mine: authorId === scope.userId && !comment.isFromFile,
      said: comment.isFromFile ? { by: comment.saidBy, at: comment.saidAt?.toISOString() ?? null } : null,
    };
  });
}
