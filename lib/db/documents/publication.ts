import "server-only";

import type { PublicationInput, PublicationSegment } from "../../interchange/publication";
import type { ParagraphKind } from "../../segment/paragraph";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import type { ExportScope } from "../scope";

interface Row {
  readonly id: string;
  readonly state: PublicationSegment["state"];
  readonly subState: PublicationSegment["subState"];
  readonly omittedReason: string | null;
  readonly confirmedById: string | null;
  readonly text: string | null;
  readonly source:
    | { readonly kind: ParagraphKind; readonly level: number | null; readonly speaker: string | null }[]
    | null;
}

/** All that an export is made of: the same versions give the same input. Null when the document is gone. */
export async function readPublication(
  scope: ExportScope,
  documentId: string,
): Promise<Omit<PublicationInput, "settings" | "date"> | null> {
  const { projectId } = scope;
  // One snapshot: an approval given while this reads is wholly in it or not at all.
  return database().$transaction(
    async (tx) => {
      const document = await tx.document.findFirst({
        where: { id: documentId, projectId, deletedAt: null },
        select: { title: true, inline: true },
      });
      if (!document) return null;
      const rows = await tx.$queryRaw<Row[]>`
        select s.id, s.state::text as state, s."subState"::text as "subState", s."omittedReason", s."confirmedById",
          t.text, p.source
        from "Segment" s
        left join "Translation" t on t.id = s."currentId"
        left join (
          select "segmentId",
            jsonb_agg(jsonb_build_object('kind', kind::text, 'level', level, 'speaker', speaker) order by position, id)
              as source
          from "Paragraph"
          where "documentId" = ${documentId} and "projectId" = ${projectId} and "retiredAt" is null
            and "segmentId" is not null
          group by "segmentId"
        ) p on p."segmentId" = s.id
        where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null
        order by s.rank, s.id`;
      const translators = await namesOf(tx, rows);
      return {
        title: document.title,
        translators,
        inline: document.inline,
        segments: rows.map((row, index) => ({
          id: row.id,
          position: index + 1,
          state: row.state,
          subState: row.subState,
          omittedReason: row.omittedReason,
          source: row.source ?? [],
          target: row.text ?? "",
        })),
      };
    },
    { isolationLevel: "RepeatableRead" },
  );
}

/** Who confirmed rows as translated, by how many, then by name. */
async function namesOf(tx: Prisma.TransactionClient, rows: readonly Row[]): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const { confirmedById } of rows) {
    if (confirmedById !== null) counts.set(confirmedById, (counts.get(confirmedById) ?? 0) + 1);
  }
  const people = await tx.user.findMany({
    where: { id: { in: [...counts.keys()] } },
    select: { id: true, name: true },
  });
  const order = (a: (typeof people)[number], b: (typeof people)[number]) =>
    counts.get(b.id)! - counts.get(a.id)! || compare(a.name, b.name) || compare(a.id, b.id);
  return people.toSorted(order).map(({ name }) => name);
}

/** By code unit: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

export interface Excerpted {
  readonly id: string;
  readonly state: PublicationSegment["state"];
  readonly subState: PublicationSegment["subState"];
  readonly target: string;
  readonly source: string;
}

/** The beginnings of all live rows in order, with their states: what the page before an export is made of. */
export async function readStandings(scope: ExportScope, documentId: string): Promise<Excerpted[]> {
  return database().$queryRaw<Excerpted[]>`
    select s.id, s.state::text as state, s."subState"::text as "subState", coalesce(left(t.text, 200), '') as target,
      coalesce((
        select left(p.text, 200) from "Paragraph" p
        where p."segmentId" = s.id and p."retiredAt" is null order by p.position, p.id limit 1
      ), '') as source
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s."documentId" = ${documentId} and s."projectId" = ${scope.projectId} and s."retiredAt" is null
    order by s.rank, s.id`;
}
