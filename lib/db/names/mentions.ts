import "server-only";

import { joinLines } from "../../segmentation/structure/joint";
import { database } from "../client";
import type { ConfirmScope, ReviewScope, SourceScope } from "../scope";

/** Whoever may ask for a row to be checked sees both its texts. */
type CheckingScope = SourceScope | ConfirmScope | ReviewScope;

import { Prisma } from "../generated/client";

/** A row that may have one of the names, as it is read. */
export interface MentionedRow {
  readonly segmentId: string;
  readonly documentId: string;
  readonly title: string;
  readonly source: string;
  readonly target: string;
}

/** So many rows are read, and so much of the English of each. */
const MOST_ROWS = 2_000;
const MOST_TARGET = 20_000;
const MOST_SOURCE = 20_000;

/**
 * The rows whose Chinese holds one of these texts, in the order of the documents and of reading; the first two thousand. Rows that are left out
 * on purpose have none. Joined lines are read as one; a name that lies across two paragraphs is not found.
 */
export async function readMentions(
  { projectId }: CheckingScope,
  forms: readonly string[],
): Promise<readonly MentionedRow[]> {
  if (forms.length === 0) return [];
  const texts = [...new Set(forms)];
  const lines = await database().$queryRaw<
    { segmentId: string; documentId: string; title: string; text: string; goesOn: boolean; target: string }[]
  >`
    with held as (
      select distinct p."segmentId" from "Paragraph" p
      where p."projectId" = ${projectId} and p."retiredAt" is null and p."segmentId" is not null
        and exists (select from unnest(${texts}::text[]) f where strpos(coalesce(p.corrected, p.text), f) > 0)
    ), row as (
      select s.id, s."documentId", d.title, d."createdAt", s.rank, coalesce(left(t.text, ${MOST_TARGET}), '') as target
      from held join "Segment" s on s.id = held."segmentId"
      join "Document" d on d.id = s."documentId" and d."deletedAt" is null
      left join "Translation" t on t.id = s."currentId"
      where s."projectId" = ${projectId} and s."retiredAt" is null and s."subState" is distinct from 'omitted'
      order by d."createdAt", d.id, s.rank, s.id limit ${MOST_ROWS}
    )
    select row.id as "segmentId", row."documentId", row.title, left(coalesce(p.corrected, p.text), ${MOST_SOURCE}) as text, p."goesOn", row.target
    from row join "Paragraph" p on p."segmentId" = row.id and p."retiredAt" is null
    order by row."createdAt", row."documentId", row.rank, row.id, p.position, p.id`;
  const rows = new Map<
    string,
    { row: Omit<MentionedRow, "source">; lines: { text: string; goesOn: boolean }[] }
  >();
  for (const { text, goesOn, ...row } of lines) {
    const there = rows.get(row.segmentId);
    if (there) there.lines.push({ text, goesOn });
    else rows.set(row.segmentId, { row, lines: [{ text, goesOn }] });
  }
  return [...rows.values()].map(({ row, lines: texts }) => ({ ...row, source: joinLines(texts) }));
}

/** As people count rows: how many stand before these in their documents, and one. */
export async function rowNumbers(
  { projectId }: CheckingScope,
  segments: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (segments.length === 0) return new Map();
  const rows = await database().$queryRaw<{ id: string; number: number }[]>`
    select s.id, (select count(*)::int from "Segment" o where o."documentId" = s."documentId" and o."retiredAt" is null
      and (o.rank, o.id) <= (s.rank, s.id)) as number
    from "Segment" s where s."projectId" = ${projectId} and s.id in (${Prisma.join([...segments])})`;
  return new Map(rows.map(({ id, number }) => [id, number]));
}
