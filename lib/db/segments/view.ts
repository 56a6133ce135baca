import "server-only";

import { may, ROLES } from "../../access";
import { marksOver } from "../../corrections/marks-over";
import { isFixed } from "../../segments/link";
import type { Person } from "../../wire/people";
import type { Link, Segment, SentBack, SourceParagraph } from "../../wire/segments";
import { Prisma } from "../generated/client";
import { type CorrectionRecord, correctionsOf, READING_COLUMNS } from "../reading/corrections-over";

const CONFIRMING = ROLES.filter((role) => may(role, "confirm"));

/**
 * One row as it goes over the wire, made by PostgreSQL in one statement so that its parts are of one moment. `s` is
 * the segment with its `position` beside it; what is joined here finds its rows by index, one look-up each.
 */
export const SEGMENT_COLUMNS = Prisma.sql`
  s.id, s.position::int as position, s.rank, s.revision, s.state::text as state, s."subState"::text as "subState",
  s."approvedId", s."omittedReason", s."updatedAt",
  coalesce(t.text, '') as target, coalesce(t.words, 0) as words,
  s."confirmedById" as "translatorId", translator.name as "translatorName",
  s."updatedById", updater.name as "updaterName", s."isOnlyFixed",
  case when s.state = 'initial' then t.match end as "filledFrom",
  array(select jsonb_object_keys(coalesce(t.contributors, '{}'))) as contributors,
  case when s.state = 'translated' and (s."subState" = 'rejected' or s."confirmedById" is null) then (
    select json_build_object('id', w.id, 'name', w.name) from "User" w
    join "Membership" o on o."userId" = w.id and o."projectId" = s."projectId" and o.role::text = any(${CONFIRMING})
    where w.id = coalesce(s."confirmedById", s."translatorId")) end as "waitsFor",
  case when s."subState" = 'rejected' then (
    select json_build_object('id', r."reviewerId", 'name', u.name, 'reason', r.reason, 'comment', r.comment, 'at', r."createdAt")
    from "Review" r left join "User" u on u.id = r."reviewerId" where r."segmentId" = s.id and r.verdict = 'rejected'
    order by r."createdAt" desc, r.id desc limit 1) end as "sentBack",
  case when coalesce(s."lockedAt", s."unlockedAt") is not null then json_build_object(
    'isLocked', s."lockedAt" is not null, 'at', coalesce(s."lockedAt", s."unlockedAt"),
    'by', (select json_build_object('id', u.id, 'name', u.name) from "User" u
      where u.id = case when s."lockedAt" is not null then s."lockedById" else s."unlockedById" end)) end as lock,
  s.confidence, s."isCrossed", s."linkedById", linker.name as "linkerName",
  (select coalesce(json_agg(json_build_object(
      'paragraphId', p.id, 'position', p.position, 'kind', p.kind, 'level', p.level, 'speaker', p.speaker,
      ${READING_COLUMNS}, 'characters', p.characters, 'proposal', p.proposal, 'goesOn', p."goesOn"
    ) order by p.position, p.id), '[]')::text
    from "Paragraph" p where p."segmentId" = s.id and p."retiredAt" is null) as source,
  (select count(*)::int from "Comment" c where c."segmentId" = s.id and c."rootId" is null
    and c."resolvedAt" is null and c."deletedAt" is null) as "openComments",
  (select count(*)::int from "Suggestion" g where g."segmentId" = s.id and g.state = 'open') as "openSuggestions"`;

export const SEGMENT_JOINS = Prisma.sql`
  left join "Translation" t on t.id = s."currentId"
  left join "User" translator on translator.id = s."confirmedById"
  left join "User" updater on updater.id = s."updatedById"
  left join "User" linker on linker.id = s."linkedById"`;

export interface SegmentRecord {
  readonly id: string;
  readonly position: number;
  readonly rank: number;
  readonly revision: number;
  readonly state: Segment["state"];
  readonly subState: Segment["subState"];
  readonly approvedId: string | null;
  readonly omittedReason: string | null;
  readonly updatedAt: Date;
  readonly target: string;
  readonly words: number;
  readonly translatorId: string | null;
  readonly translatorName: string | null;
  readonly updatedById: string | null;
  readonly updaterName: string | null;
  readonly isOnlyFixed: boolean;
  readonly filledFrom: Segment["filledFrom"];
  readonly lock: Segment["lock"];
  readonly contributors: readonly string[];
  readonly waitsFor: Person | null;
  readonly sentBack:
    | (Pick<SentBack, "reason" | "comment" | "at"> & { readonly id: string; readonly name: string | null })
    | null;
  readonly confidence: number | null;
  readonly isCrossed: boolean;
  readonly linkedById: string | null;
  readonly linkerName: string | null;
  readonly source: string;
  readonly openComments: number;
  readonly openSuggestions: number;
}

type SourceRecord = Omit<SourceParagraph, "corrections"> & {
  readonly corrections: readonly CorrectionRecord[];
};

export function segmentOf(record: SegmentRecord): Segment {
  const { translatorId, translatorName, updatedById, updaterName, source, updatedAt, sentBack, ...others } =
    record;
  const {
    confidence: _,
    isCrossed: _crossed,
    linkedById: _linkedById,
    linkerName: _linkerName,
    ...rest
  } = others;
  return {
    ...rest,
    contributors: [...rest.contributors],
    lock: rest.lock && { ...rest.lock, at: new Date(rest.lock.at).toISOString() },
    sentBack: sentBack && {
      by: person(sentBack.id, sentBack.name),
      reason: sentBack.reason,
      comment: sentBack.comment,
      at: new Date(sentBack.at).toISOString(),
    },
    source: (JSON.parse(source) as SourceRecord[]).map(({ corrections, marks, ...paragraph }) => ({
      ...paragraph,
      marks: marksOver(marks, corrections),
      corrections: correctionsOf(corrections),
    })),
    link: linkOf(record),
    translator: person(translatorId, translatorName),
    updatedBy: person(updatedById, updaterName),
    updatedAt: updatedAt.toISOString(),
  };
}

/** Null where no aligner ever put the row together and nobody has decided (lib/segments/link.ts). */
function linkOf(
  record: Pick<
    SegmentRecord,
    "state" | "subState" | "confidence" | "isCrossed" | "linkedById" | "linkerName"
  >,
): Link | null {
  const { confidence, isCrossed, linkedById, linkerName } = record;
  const fixed = isFixed(record, { linkedById });
  if (confidence === null && !fixed) return null;
  return { confidence, isCrossed, decidedBy: person(linkedById, linkerName), isFixed: fixed };
}

function person(id: string | null, name: string | null): Person | null {
  return id === null || name === null ? null : { id, name };
}
