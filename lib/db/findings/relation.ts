import "server-only";

import { database } from "../client";
import { Prisma } from "../generated/client";
import type { Scope } from "../scope";
import { isFresh, rowsIn } from "./pairs";
import { demotedRules } from "./statistics";

/**
 * What stands in rows as it is shown: findings of the checks that hold for the texts of now, and what reviewers have open, with the
 * severity that the project has settled and what is ignored.
 *
 * FND-6  A rule that was ignored more often than not is a hint, whatever it was set to, unless somebody holds it.
 * FND-7  Ignored is what somebody ignored by itself, what has a rule's word that is ignored, and what a rule finds that is ignored.
 * FND-14 English that an imported draft gave, or a match of less than 100, and that is confirmed as it came, is a hint.
 * FND-8  A row that was sent back is a finding until it is confirmed again, and a thread that is open at an approved or final row until it
 *        is resolved. They are none of the engine's: nobody ignores one of them, and they end where they began.
 */

export interface ShownRow {
  readonly id: string;
  readonly documentId: string;
  readonly segmentId: string;
  readonly rank: number;
  readonly rule: string;
  readonly severity: "hint" | "warning" | "stop";
  readonly side: "source" | "target";
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly parameters: Record<string, string | number>;
  readonly mending: { readonly start: number; readonly end: number; readonly text: string } | null;
  readonly ignoreId: string | null;
  readonly reach: "finding" | "word" | "project" | null;
  readonly ignoreReason: string | null;
  readonly ignoredById: string | null;
  readonly ignoredAt: Date | null;
}

/** A `select` of `ShownRow`s of a document, or of all of the project. */
export async function shownIn(
  scope: Scope,
  documentId: string | null,
  settings: string,
  tx: Prisma.TransactionClient = database(),
): Promise<Prisma.Sql> {
  const demoted = await demotedRules(scope, tx);
  const { projectId } = scope;
  const row = rowsIn(scope, documentId);
  const found = Prisma.sql`
    select f.id, f."documentId", f."segmentId", s.rank, f.rule, f.severity, f.side, f.start, f."end", f.code, f.parameters, f.mending,
      f.fingerprint, f.word
    from "Segment" s join "SegmentCheck" c on c."segmentId" = s.id join "Finding" f on f."segmentId" = s.id
    where ${row} and s."retiredAt" is null and s."subState" is distinct from 'omitted' and f."mendedAt" is null
      and f."projectId" = ${projectId} and ${isFresh(settings)}`;
  const sentBack = Prisma.sql`
    select 'sent-back:' || s.id, s."documentId", s.id, s.rank, 'sent-back', 'warning', 'target', 0, 0, 'checks.sent-back',
      jsonb_build_object('name', coalesce(u.name, ''), 'text', left(coalesce(r.comment, ''), 300), 'quote', ''), null::jsonb, '', null
    from "Segment" s left join lateral (
      select "reviewerId", comment from "Review" r where r."segmentId" = s.id and r.verdict = 'rejected'
      order by r."createdAt" desc, r.id desc limit 1) r on true left join "User" u on u.id = r."reviewerId"
    where ${row} and s."retiredAt" is null and s."subState" = 'rejected'`;
  const talk = Prisma.sql`
    select 'comment:' || c.id, s."documentId", s.id, s.rank, 'open-comments', 'warning', coalesce(c.anchor->>'side', 'target'),
      coalesce((c.anchor->>'start')::int, 0), 0, 'checks.open-comment', jsonb_build_object('name', coalesce(u.name, ''),
      'text', left(c.body, 300), 'quote', coalesce(c.anchor->>'exact', '')), null::jsonb, '', null
    from "Segment" s join "Comment" c on c."segmentId" = s.id left join "User" u on u.id = c."authorId"
    where ${row} and s."retiredAt" is null and s.state in ('reviewed', 'final') and c."rootId" is null
      and c."resolvedAt" is null and c."deletedAt" is null`;
  const unedited = Prisma.sql`
    select 'unedited:' || s.id, s."documentId", s.id, s.rank, 'unedited', 'hint', 'target', 0, 0,
      case when t.origin = 'aligned' then 'checks.unedited-draft' else 'checks.unedited-match' end,
      jsonb_build_object('score', coalesce((t.match->>'score')::int, 0)), null::jsonb, '', null
    from "Segment" s join "Translation" t on t.id = s."currentId"
    where ${row} and s."retiredAt" is null and s.state <> 'initial' and s."subState" is distinct from 'omitted' and t.text ~ '\\S'
      and (t.origin = 'aligned' or (t.origin = 'memory' and (t.match->>'score')::int < 100))`;
  return Prisma.sql`
    select f.id, f."documentId", f."segmentId", f.rank, f.rule,
      case when f.rule = any(${[...demoted]}) then 'hint' else coalesce(r.severity, f.severity) end as severity,
      f.side, f.start, f."end", f.code, f.parameters, f.mending, i.id as "ignoreId", i.reach::text as reach,
      i.reason as "ignoreReason", i."createdById" as "ignoredById", i."createdAt" as "ignoredAt"
    from (${found} union all ${sentBack} union all ${talk} union all ${unedited}) f
    left join "CheckRule" r on r."projectId" = ${projectId} and r.rule = f.rule
    left join lateral (
      (select * from "Ignore" i where i."segmentId" = f."segmentId" and i.reach = 'finding' and i.rule = f.rule
        and i.fingerprint = f.fingerprint and i."projectId" = ${projectId} and i."takenBackAt" is null limit 1)
      union all
      (select * from "Ignore" i where i."projectId" = ${projectId} and i.rule = f.rule and i."takenBackAt" is null
        and ((i.reach = 'word' and i.word = f.word) or i.reach = 'project') order by i.reach limit 1)
      limit 1
    ) i on true`;
}
