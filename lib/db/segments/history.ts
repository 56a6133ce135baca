import "server-only";

import type { z } from "zod";
import { joinLines } from "../../segmentation/structure/joint";
import type { Contributors } from "../../segments/authorship";
import { type Refusal, refuse } from "../../segments/refusal";
import type { DecisionRecord, History, HistoryQuery, Version } from "../../wire/segments";
import { database } from "../client";
import { PAGE_BYTES } from "../most-bytes";
import { pageOf } from "../page";
import { findPeople } from "../people/names";
import type { SourceScope } from "../scope";

/**
 * The versions of a row's English, newest first, each page with what was said of its versions.
 *
 * By sittings, so that a history reads like work and not like key presses:
 *
 * DB-HIST-1  A version is folded into the next one when one person typed both, within ten minutes, and the row was not touched
 *     by anything in between: each state, change of structure and version of somebody else has a revision of its own.
 * DB-HIST-2  A version that somebody judged, or after which somebody else commented before the next one, is never folded.
 * DB-HIST-3  Folding is a way of reading. Every version stays stored and can be listed, restored and merged against.
 */
export async function listHistory(
  scope: SourceScope,
  segmentId: string,
  { after, limit, by }: z.output<typeof HistoryQuery>,
): Promise<({ readonly ok: true } & History) | Refusal> {
  const { projectId } = scope;
  const before = after === undefined ? null : Number(after);
  if (before !== null && before !== (before | 0)) {
    return refuse("invalid", { code: "problems.cursor" }, "after");
  }
  const found = await database().$queryRaw<VersionRecord[]>`
    with version as (
      select id, text, words, origin::text as origin, "authorId", contributors, revision, "createdAt",
        lead(revision) over next as "nextRevision", lead("authorId") over next as "nextAuthorId",
        lead(origin) over next as "nextOrigin", lead("createdAt") over next as "nextAt"
      from "Translation" where "segmentId" = ${segmentId} and "projectId" = ${projectId}
      window next as (order by revision, id)
    ), judged as (
      select *, ${by === "sittings"} and origin = 'typed' and "nextOrigin" = 'typed'
        and "nextAuthorId" = "authorId" and "nextRevision" = revision + 1
        and "nextAt" < "createdAt" + interval '10 minutes'
        and not exists (select 1 from "Review" r where r."translationId" = version.id)
        and not exists (select 1 from "Comment" c where c."segmentId" = ${segmentId} and c."authorId" <> version."authorId"
          and c."createdAt" between version."createdAt" and version."nextAt") as "isFolded"
      from version
    ), sitting as (
      select *, count(*) filter (where not coalesce("isFolded", false)) over (order by revision desc, id desc) as number
      from judged
    ), counted as (
      select *, (count(*) over (partition by number) - 1)::int as autosaves from sitting
    ), shown as (
      select * from counted
      where not coalesce("isFolded", false) and (${before}::int is null or revision < ${before}::int)
      order by revision desc, id desc limit ${limit + 1}
    ), sized as (
      select *, sum(octet_length(text)) over newest as bytes, row_number() over newest as position,
        count(*) over ()::int as found
      from shown window newest as (order by revision desc, id desc)
    )
    select id, text, words, origin, "authorId", contributors, revision, "createdAt", autosaves, found from sized
    where position = 1 or bytes <= ${PAGE_BYTES} order by revision desc, id desc`;
  const { items, next } = pageOf(found, limit, ({ revision }) => String(revision), found[0]?.found);
  const reviews = await database().review.findMany({
    where: { segmentId, projectId, translationId: { in: items.map(({ id }) => id) } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const shown = new Set(items.map(({ id }) => id));
  const decisions = (
    await database().decision.findMany({
      where: { segmentId, projectId, kind: { not: "edited" } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_DECISIONS,
    })
  ).filter(({ translationId }) => translationId === null || shown.has(translationId));
  const people = await findPeople(database(), [
    ...items.flatMap(({ authorId, contributors }) => [authorId, ...Object.keys(contributors)]),
    ...reviews.map(({ reviewerId }) => reviewerId),
    ...decisions.flatMap(({ userId, takenBackById }) => [userId, takenBackById]),
  ]);
  const told = decisions.flatMap(
    ({ id, kind, translationId, userId, createdAt, takenBackAt, takenBackById }): DecisionRecord[] => {
      if (kind === "edited") return [];
      const takenBack = takenBackAt && {
        by: people.get(takenBackById ?? "") ?? null,
        at: takenBackAt.toISOString(),
      };
      const by = people.get(userId) ?? null;
      return [{ id, kind, versionId: translationId, by, createdAt: createdAt.toISOString(), takenBack }];
    },
  );
  // A review and its decision were written together: of one person, version and verdict the newest belong together, and so on.
  const left = [...told];
  const takenBackOf = (review: { translationId: string; reviewerId: string; verdict: string }) => {
    const at = left.findIndex(
      ({ kind, versionId, by }) =>
        kind === review.verdict && versionId === review.translationId && by?.id === review.reviewerId,
    );
    return at === -1 ? null : (left.splice(at, 1)[0]?.takenBack ?? null);
  };
  return {
    ok: true,
    versions: items.map(
      ({ id, text, words, origin, authorId, contributors, revision, createdAt, autosaves }) => ({
        id,
        text,
        words,
        origin,
        author: people.get(authorId) ?? null,
        contributors: Object.keys(contributors).flatMap((id) => people.get(id) ?? []),
        revision,
        createdAt: createdAt.toISOString(),
        autosaves,
      }),
    ),
    reviews: reviews.map(
      ({
        id,
        translationId,
        verdict,
        reason,
        comment,
        ownWork,
        fixedWords,
        fixedOf,
        reviewerId,
        createdAt,
      }) => ({
        id,
        versionId: translationId,
        verdict,
        reason,
        comment,
        ownWork,
        fixes: fixedWords === null || fixedOf === null ? null : { words: fixedWords, of: fixedOf },
        reviewer: people.get(reviewerId) ?? null,
        createdAt: createdAt.toISOString(),
        takenBack: takenBackOf({ translationId, reviewerId, verdict }),
      }),
    ),
    decisions: told,
    next,
  };
}

/** More than anybody decides about one row. */
const MOST_DECISIONS = 500;

interface VersionRecord {
  readonly id: string;
  readonly text: string;
  readonly words: number;
  readonly origin: Version["origin"];
  readonly authorId: string;
  readonly contributors: Contributors;
  readonly revision: number;
  readonly createdAt: Date;
  readonly autosaves: number;
  readonly found: number;
}

/** What the sentences of a row are found in: its paragraphs joined by a blank line, and its English. */
export async function findTexts(
  scope: SourceScope,
  segmentId: string,
): Promise<{
  readonly revision: number;
  readonly source: string;
  readonly target: string;
  readonly inline: "plain" | "markdown";
  readonly notation: "plain" | "markdown" | "marks";
} | null> {
  const segment = await database().segment.findFirst({
    where: { id: segmentId, projectId: scope.projectId, retiredAt: null },
    select: {
      revision: true,
      document: { select: { inline: true, notation: true } },
      current: { select: { text: true } },
      paragraphs: {
        where: { retiredAt: null },
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: { text: true, corrected: true, goesOn: true },
      },
    },
  });
  if (!segment) return null;
  const source = joinLines(
    segment.paragraphs.map(({ text, corrected, goesOn }) => ({ text: corrected ?? text, goesOn })),
  );
  const { revision, document, current } = segment;
  return {
    revision,
    source,
    target: current?.text ?? "",
    inline: document.inline,
    notation: document.notation,
  };
}
