import "server-only";

import type { Prisma } from "../generated/client";
import { writeCorrected } from "../reading/corrected";
import type { Scope } from "../scope";
import type { Snapshot } from "./snapshot";

/**
 * Makes everything stand as the snapshot says, one revision later. In a few statements however much it is: undoing the
 * import of a draft touches 20,000 rows. Ranks stay as they are.
 */
export async function restore(
  tx: Prisma.TransactionClient,
  scope: Scope,
  snapshot: Snapshot,
  now: Date,
): Promise<void> {
  const { projectId, userId } = scope;
  const rows = JSON.stringify(snapshot.segments);
  // Which version is current again from the new revision on: a save made from it is merged against that one.
  await tx.$executeRaw`
    insert into "Reversion" ("segmentId", revision, "projectId", "translationId")
    select s.id, s.revision + 1, s."projectId", b."currentId"
    from jsonb_to_recordset(${rows}::jsonb) as b(id text, "currentId" text)
    join "Segment" s on s.id = b.id and s."projectId" = ${projectId}
    where s."currentId" is distinct from b."currentId"`;
  await tx.$executeRaw`
    update "Segment" s set state = b.state::"SegmentState", "subState" = b."subState"::"SegmentSubState",
      "currentId" = b."currentId", "approvedId" = b."approvedId", "confirmedById" = b."confirmedById", "isOnlyFixed" = b."isOnlyFixed",
      "omittedReason" = b."omittedReason", confidence = b.confidence, "isCrossed" = b."isCrossed",
      "linkedById" = b."linkedById", "linkedAt" = b."linkedAt", "retiredAt" = case when b.retired then coalesce(s."retiredAt", ${now}) end,
      revision = s.revision + 1, "updatedById" = ${userId}, "updatedAt" = ${now}
    from jsonb_to_recordset(${rows}::jsonb) as b(id text, state text, "subState" text, "currentId" text,
      "approvedId" text, "confirmedById" text, "isOnlyFixed" boolean, "omittedReason" text, confidence float8,
      "isCrossed" boolean, "linkedById" text, "linkedAt" timestamptz, retired boolean)
    where s.id = b.id and s."projectId" = ${projectId}`;
  await tx.$executeRaw`
    update "Paragraph" p set "segmentId" = b."segmentId", "setAsideReason" = b."setAsideReason",
      "setAsideKind" = b."setAsideKind",
      "setAsideById" = b."setAsideById", "setAsideAt" = b."setAsideAt", proposal = b.proposal, "goesOn" = b."goesOn",
      "retiredAt" = case when b.retired then coalesce(p."retiredAt", ${now}) end
    from jsonb_to_recordset(${JSON.stringify(snapshot.paragraphs)}::jsonb) as b(id text, "segmentId" text,
      "setAsideReason" text, "setAsideKind" text, "setAsideById" text, "setAsideAt" timestamptz, proposal jsonb,
      "goesOn" boolean, retired boolean)
    where p.id = b.id and p."projectId" = ${projectId}`;
  await tx.$executeRaw`
    update "Comment" c set "segmentId" = b."segmentId"
    from jsonb_to_recordset(${JSON.stringify(snapshot.comments)}::jsonb) as b(id text, "segmentId" text)
    where c.id = b.id and c."projectId" = ${projectId}`;
  await tx.$executeRaw`
    update "Suggestion" g set "segmentId" = b."segmentId"
    from jsonb_to_recordset(${JSON.stringify(snapshot.suggestions)}::jsonb) as b(id text, "segmentId" text)
    where g.id = b.id and g."projectId" = ${projectId}`;
  // Only of rows that nobody has decided since: the aligner's word is about what it saw.
  await tx.$executeRaw`
    update "Segment" s set confidence = b.confidence, "isCrossed" = b."isCrossed"
    from jsonb_to_recordset(${JSON.stringify(snapshot.noted)}::jsonb)
      as b(id text, confidence float8, "isCrossed" boolean)
    where s.id = b.id and s."projectId" = ${projectId} and s."linkedById" is null`;
  await restoreCorrections(tx, scope, snapshot, now);
}

/** Corrections that the snapshot does not know are withdrawn; it knows none of a paragraph that it says nothing of. */
async function restoreCorrections(
  tx: Prisma.TransactionClient,
  scope: Scope,
  { paragraphs, rules }: Snapshot,
  now: Date,
): Promise<void> {
  const { projectId, userId } = scope;
  const spoken = paragraphs.flatMap(({ id, corrections }) =>
    corrections === null ? [] : [{ id, corrections }],
  );
  const ids = spoken.map(({ id }) => id);
  if (ids.length > 0) {
    const known = JSON.stringify(spoken.flatMap(({ corrections }) => corrections));
    const turned = await tx.$queryRaw<{ paragraphId: string }[]>`
      update "Correction" e set state = b.state, "changedById" = ${userId}, "changedAt" = ${now}
      from (
        select x.id, coalesce(w.state, 'withdrawn')::"CorrectionState" as state from "Correction" x
        left join jsonb_to_recordset(${known}::jsonb) as w(id text, state text) on w.id = x.id
        where x."paragraphId" = any(${ids}) and x."projectId" = ${projectId}
      ) b
      where e.id = b.id and e.state <> b.state returning e."paragraphId"`;
    await writeCorrected(tx, scope, [...new Set(turned.map(({ paragraphId }) => paragraphId))], now);
  }
  if (rules.length === 0) return;
  await tx.$executeRaw`
    update "Rule" r set "withdrawnAt" = b."withdrawnAt", "withdrawnById" = b."withdrawnById"
    from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as b(id text, "withdrawnById" text, "withdrawnAt" timestamptz)
    where r.id = b.id and r."projectId" = ${projectId}`;
}
