import "server-only";

import type { History } from "../../wire/segments";
import type { Page } from "../../wire/text";
import { type Refusal, refuse } from "../../workbench/refusal";
import { database } from "../client";
import { pageOf } from "../page";
import { findPeople } from "../people/names";
import type { SourceScope } from "../scope";

/** The versions of a row's English, newest first, each page with what was said of its versions. */
export async function listHistory(
  scope: SourceScope,
  segmentId: string,
  { after, limit }: Page,
): Promise<({ readonly ok: true } & History) | Refusal> {
  const { projectId } = scope;
  const before = after === undefined ? null : Number(after);
  if (before !== null && before !== (before | 0)) {
    return refuse("invalid", "is not a cursor that a history gave; start it anew", "after");
  }
  const found = await database().translation.findMany({
    where: { segmentId, projectId, ...(before === null ? {} : { revision: { lt: before } }) },
    orderBy: [{ revision: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const { items, next } = pageOf(found, limit, ({ revision }) => String(revision));
  const reviews = await database().review.findMany({
    where: { segmentId, projectId, translationId: { in: items.map(({ id }) => id) } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const people = await findPeople([
    ...items.map(({ authorId }) => authorId),
    ...reviews.map(({ reviewerId }) => reviewerId),
  ]);
  return {
    ok: true,
    versions: items.map(({ id, text, words, origin, authorId, createdAt }) => ({
      id,
      text,
      words,
      origin,
      author: people.get(authorId) ?? null,
      createdAt: createdAt.toISOString(),
    })),
    reviews: reviews.map(
      ({ id, translationId, verdict, reason, comment, ownWork, reviewerId, createdAt }) => ({
        id,
        versionId: translationId,
        verdict,
        reason,
        comment,
        ownWork,
        reviewer: people.get(reviewerId) ?? null,
        createdAt: createdAt.toISOString(),
      }),
    ),
    next,
  };
}

/** What the sentences of a row are found in: its paragraphs joined by a blank line, and its English. */
export async function findTexts(
  scope: SourceScope,
  segmentId: string,
): Promise<{ readonly revision: number; readonly source: string; readonly target: string } | null> {
  const segment = await database().segment.findFirst({
    where: { id: segmentId, projectId: scope.projectId, retiredAt: null },
    select: {
      revision: true,
      current: { select: { text: true } },
      paragraphs: {
        where: { retiredAt: null },
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: { text: true },
      },
    },
  });
  if (!segment) return null;
  const source = segment.paragraphs.map(({ text }) => text).join("\n\n");
  return { revision: segment.revision, source, target: segment.current?.text ?? "" };
}
