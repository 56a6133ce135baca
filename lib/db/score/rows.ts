import "server-only";

import type { Prisma } from "../generated/client";
import type { Scope } from "../scope";

/** A row of a document as scores see it. */
export interface ScoreRow {
  readonly id: string;
  /** The number in the gutter. */
  readonly row: number;
  /** English words; none of what was left out on purpose. */
  readonly words: number;
  /** Of the highest heading in it; a title is above all others. Null where there is none. */
  readonly heading: number | null;
  readonly translatorId: string | null;
}

/** The rows that are shown, in reading order. */
export async function rowsOf(
  tx: Prisma.TransactionClient,
  { projectId }: Scope,
  documentId: string,
): Promise<readonly ScoreRow[]> {
  const rows = await tx.$queryRaw<Omit<ScoreRow, "row" | "heading">[]>`
    select s.id, case when s."subState" = 'omitted' then 0 else coalesce(t.words, 0) end as words,
      coalesce(s."confirmedById", s."translatorId", t."writerId") as "translatorId"
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null order by s.rank, s.id`;
  const heads = await tx.$queryRaw<{ segmentId: string; heading: number }[]>`
    select "segmentId", min(case when kind = 'title' then 0 else coalesce(level, 1) end)::int as heading
    from "Paragraph" where "documentId" = ${documentId} and "projectId" = ${projectId} and kind in ('title', 'heading')
      and "retiredAt" is null and "segmentId" is not null group by "segmentId"`;
  const headingOf = new Map(heads.map(({ segmentId, heading }) => [segmentId, heading]));
  return rows.map((row, at) => ({ ...row, row: at + 1, heading: headingOf.get(row.id) ?? null }));
}
