import "server-only";

import type { Prisma } from "../generated/client";
import type { Scope } from "../scope";

/**
 * Every paragraph of a document is set aside or in a row that is shown, and the rows hold them in reading order. The
 * planning of a change sees to it; an undo puts rows back as they were among rows that may have changed since, and
 * has to look.
 */
export async function isInOrder(
  tx: Prisma.TransactionClient,
  scope: Scope,
  documentId: string,
): Promise<boolean> {
  const astray = await tx.$queryRaw<unknown[]>`
    select 1 from (
      select p."setAsideReason", s.id, s.rank, s."retiredAt",
        lag(s.rank) over reading as "rankBefore", lag(s.id) over reading as "idBefore"
      from "Paragraph" p left join "Segment" s on s.id = p."segmentId"
      where p."documentId" = ${documentId} and p."projectId" = ${scope.projectId} and p."retiredAt" is null
        and (p."segmentId" is not null or p."setAsideReason" is null)
      window reading as (order by p.position, p.id)
    ) as placed
    where id is null or "retiredAt" is not null or (rank, id) < ("rankBefore", "idBefore")
    limit 1`;
  return astray.length === 0;
}
