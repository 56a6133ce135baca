import "server-only";

import type { Prisma } from "../generated/client";
import type { Scope } from "../scope";
import type { Snapshot } from "./snapshot";

/**
 * Makes everything stand as the snapshot says, one revision later. In five statements however much it is: undoing the
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
      "currentId" = b."currentId", "approvedId" = b."approvedId", "confirmedById" = b."confirmedById",
      "omittedReason" = b."omittedReason", confidence = b.confidence, "isCrossed" = b."isCrossed",
      "linkedById" = b."linkedById", "linkedAt" = b."linkedAt", "retiredAt" = case when b.retired then coalesce(s."retiredAt", ${now}) end,
      revision = s.revision + 1, "updatedById" = ${userId}, "updatedAt" = ${now}
    from jsonb_to_recordset(${rows}::jsonb) as b(id text, state text, "subState" text, "currentId" text,
      "approvedId" text, "confirmedById" text, "omittedReason" text, confidence float8,
      "isCrossed" boolean, "linkedById" text, "linkedAt" timestamptz, retired boolean)
    where s.id = b.id and s."projectId" = ${projectId}`;
  await tx.$executeRaw`
    update "Paragraph" p set "segmentId" = b."segmentId", "setAsideReason" = b."setAsideReason",
      "setAsideById" = b."setAsideById", "setAsideAt" = b."setAsideAt", proposal = b.proposal,
      "retiredAt" = case when b.retired then coalesce(p."retiredAt", ${now}) end
    from jsonb_to_recordset(${JSON.stringify(snapshot.paragraphs)}::jsonb) as b(id text, "segmentId" text,
      "setAsideReason" text, "setAsideById" text, "setAsideAt" timestamptz, proposal jsonb, retired boolean)
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
}
