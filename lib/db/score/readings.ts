import "server-only";

import { type Refusal, refuse } from "../../segments/refusal";
import type { RowsRead, RowsReadAnswer } from "../../wire/score";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import type { ReviewScope } from "../scope";
import { type LockedSegment, lockSegments, staleness } from "../segments/lock";
import { saveMarking } from "./change";
import { lastSample } from "./samples";

/**
 * A reviewer says that they have read rows for their score: every error that they see is marked.
 *
 * SCO-READ-1  It is said of a version: whoever saw another is not taken at their word for it. Said again of another version, it is of that one.
 * SCO-READ-2  It belongs to the sample that was drawn last.
 */
export async function sayRead(
  scope: ReviewScope & { readonly documentId: string },
  { items, isRead }: RowsRead,
  now: Date,
): Promise<({ readonly ok: true } & RowsReadAnswer) | Refusal> {
  const { projectId, documentId, userId } = scope;
  return database().$transaction(async (tx) => {
    const locked = await lockSegments(
      tx,
      scope,
      items.map(({ id }) => id),
    );
    const found = items.flatMap(({ id, revision }) => {
      const segment = locked.get(id);
      return segment && segment.documentId === documentId && !segment.isRetired
        ? [{ segment, revision }]
        : [];
    });
    if (found.length < items.length) return refuse("missing", { code: "problems.row.missing" });
    const fresh = found.filter(({ segment, revision }) => !isRead || staleness(segment, revision) === null);
    const rows = [...new Map(fresh.map(({ segment }) => [segment.id, segment])).values()];
    const stale = found.filter((one) => !fresh.includes(one)).map(({ segment }) => segment.id);
    const sampleId = (await lastSample(tx, scope, documentId))?.id ?? null;
    const standing = await tx.scoredRow.findMany({
      where: {
        ...{ documentId, projectId, sampleId, takenBackAt: null, scoredById: userId },
        segmentId: { in: rows.map(({ id }) => id) },
      },
    });
    const isSaid = ({ id, current }: LockedSegment) =>
      standing.some((one) => one.segmentId === id && one.translationId === (current?.id ?? null));
    const said = isRead ? rows.filter((row) => !isSaid(row)) : [];
    const ended = standing.filter(({ segmentId }) => !isRead || said.some(({ id }) => id === segmentId));
    await tx.scoredRow.updateMany({
      where: { id: { in: ended.map(({ id }) => id) }, projectId },
      data: { takenBackAt: now, takenBackById: userId },
    });
    const made = await keep(tx, scope, said, sampleId, now);
    const done = { read: made, unread: ended.map(({ id }) => id) };
    const isNothing = done.read.length + done.unread.length === 0;
    return {
      ok: true as const,
      change: isNothing ? null : await saveMarking(tx, scope, done),
      read: isRead ? rows.map(({ id }) => id) : [],
      stale,
    };
  });
}

async function keep(
  tx: Prisma.TransactionClient,
  { projectId, documentId, userId }: ReviewScope & { readonly documentId: string },
  rows: readonly LockedSegment[],
  sampleId: string | null,
  now: Date,
): Promise<string[]> {
  if (rows.length === 0) return [];
  const facts = await tx.$queryRaw<{ id: string; words: number; translatorId: string | null }[]>`
    select s.id, coalesce(t.words, 0) as words, coalesce(s."confirmedById", s."translatorId", t."writerId") as "translatorId"
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s.id = any(${rows.map(({ id }) => id)}) and s."projectId" = ${projectId}`;
  const factsOf = new Map(facts.map((one) => [one.id, one]));
  const made = await tx.scoredRow.createManyAndReturn({
    data: rows.map(({ id, current }) => ({
      ...{ projectId, documentId, segmentId: id, sampleId },
      translationId: current?.id ?? null,
      words: factsOf.get(id)?.words ?? 0,
      translatorId: factsOf.get(id)?.translatorId ?? null,
      scoredById: userId,
      scoredAt: now,
    })),
    select: { id: true },
  });
  return made.map(({ id }) => id);
}
