import "server-only";

import type { PublicationInput } from "../../interchange/publication";
import type { PublicationSegment, SourceLine } from "../../interchange/publication-segment";
import { nameOfDefinition } from "../../text/notation";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import type { ExportScope, Scope } from "../scope";
import { sightOf } from "../sight";

interface Row {
  readonly id: string;
  readonly state: PublicationSegment["state"];
  readonly subState: PublicationSegment["subState"];
  readonly omittedReason: string | null;
  readonly confirmedById: string | null;
  readonly text: string | null;
}

/** How many rows a document has, or all documents of the project together. */
function countRows({ projectId }: Scope, documentId?: string): Promise<number> {
  // By way of the documents: rows are found by theirs, and there are far more of them than a project has.
  const document = { projectId, deletedAt: null, ...(documentId === undefined ? {} : { id: documentId }) };
  return database().segment.count({ where: { document, projectId, retiredAt: null } });
}

/** The texts of few rows can be long: so many bytes of UTF-8 are still done by whoever asks. */
const SMALL_BYTES = 1_000_000;

/** Whether a document, or all of the project's together, has at most so many rows and no more text than is read in a moment. */
export async function isSmall(scope: Scope, rows: number, documentId?: string): Promise<boolean> {
  if ((await countRows(scope, documentId)) > rows) return false;
  const [sum] = await database().$queryRaw<{ bytes: number }[]>`
    select coalesce(sum(
      coalesce((select octet_length(t.text) from "Translation" t where t.id = s."currentId"), 0)
      + (select coalesce(sum(octet_length(p.text)), 0) from "Paragraph" p where p."segmentId" = s.id and p."retiredAt" is null)
    ), 0)::float8 as bytes
    from "Segment" s join "Document" d on d.id = s."documentId"
    where d."projectId" = ${scope.projectId} and s."projectId" = ${scope.projectId} and d."deletedAt" is null
      and s."retiredAt" is null and (${documentId ?? null}::text is null or d.id = ${documentId ?? null}::text)`;
  return (sum?.bytes ?? 0) <= SMALL_BYTES;
}

/** All that an export is made of: the same versions give the same input. Null when the document is gone. */
export async function readPublication(
  scope: ExportScope,
  documentId: string,
): Promise<Omit<PublicationInput, "settings" | "date" | "words"> | null> {
  const { projectId } = scope;
  // One snapshot: an approval given while this reads is wholly in it or not at all.
  return database().$transaction(
    async (tx) => {
      const document = await tx.document.findFirst({
        where: { id: documentId, projectId, deletedAt: null },
        select: { title: true, notation: true },
      });
      if (!document) return null;
      const rows = await tx.$queryRaw<Row[]>`
        select s.id, s.state::text as state, s."subState"::text as "subState", s."omittedReason", s."confirmedById", t.text
        from "Segment" s left join "Translation" t on t.id = s."currentId"
        where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null
        order by s.rank, s.id`;
      // Asked for by itself and put beside the rows here: joined in SQL, a database that has not yet counted its rows
      // grouped all paragraphs anew for each of 20,000 rows.
      const sources = await sourcesOf(tx, scope, documentId);
      const translators = await namesOf(tx, rows);
      return sightOf(scope).publication({
        title: document.title,
        translators,
        inline: document.notation,
        ...(document.notation === "marks" ? { definitions: await definitionsOf(tx, scope, documentId) } : {}),
        segments: rows.map((row, index) => ({
          id: row.id,
          position: index + 1,
          state: row.state,
          subState: row.subState,
          omittedReason: row.omittedReason,
          source: sources.get(row.id) ?? [],
          target: row.text ?? "",
        })),
      });
    },
    { isolationLevel: "RepeatableRead" },
  );
}

type ParagraphRow = Omit<SourceLine, "lineEnds"> & {
  readonly segmentId: string;
  /** Of verse alone. */
  readonly separator: string;
};

async function sourcesOf(tx: Prisma.TransactionClient, scope: ExportScope, documentId: string) {
  const paragraphs = await tx.$queryRaw<ParagraphRow[]>`
    select p."segmentId", p.kind::text as kind, p.level, nullif(s.en, '') as label, p."goesOn", p.layout,
      case when p.kind = 'verse' then p.separator else '' end as separator
    from "Paragraph" p left join "Speaker" s on s."projectId" = p."projectId" and s.zh = p.speaker
    where p."documentId" = ${documentId} and p."projectId" = ${scope.projectId} and p."retiredAt" is null
      and p."segmentId" is not null
    order by p.position, p.id`;
  const sources = new Map<string, SourceLine[]>();
  for (const { segmentId, separator, ...rest } of paragraphs) {
    const line = { ...rest, lineEnds: lineEndsIn(separator) };
    const beside = sources.get(segmentId);
    if (beside) beside.push(line);
    else sources.set(segmentId, [line]);
  }
  return sources;
}

/** Where the links lead that the original names by a definition, [县志][xz]: English may name them, too. */
async function definitionsOf(tx: Prisma.TransactionClient, scope: ExportScope, documentId: string) {
  const links = await tx.$queryRaw<{ label: string; address: string }[]>`
    select distinct on (mark->>'label') mark->>'label' as label, mark->>'address' as address
    from "Paragraph" p cross join lateral jsonb_array_elements(p.marks) as mark
    where p."documentId" = ${documentId} and p."projectId" = ${scope.projectId} and p."retiredAt" is null
      and mark->>'kind' = 'link' and mark ? 'label'
    order by mark->>'label', p.position`;
  return new Map(links.map(({ label, address }) => [nameOfDefinition(label), address]));
}

function lineEndsIn(separator: string): number {
  return separator.match(/\r\n|[\n\r\u0085\u2028\u2029]/gu)?.length ?? 0;
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

/** The beginnings of all live rows that they may see, in order, with their states: what the page before an export is made of. */
export async function readStandings(scope: ExportScope, documentId: string): Promise<Excerpted[]> {
  const { projectId } = scope;
  const sight = sightOf(scope);
  const rows = await database().$queryRaw<Omit<Excerpted, "source">[]>`
    select s.id, s.state::text as state, s."subState"::text as "subState", coalesce(left(t.text, 200), '') as target
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null
      and ${sight.rows}
    order by s.rank, s.id`;
  if (!sight.isWhole) return rows.map((row) => ({ ...row, source: "" }));
  const beginnings = await database().$queryRaw<{ segmentId: string; text: string }[]>`
    select distinct on ("segmentId") "segmentId", left(coalesce(corrected, text), 200) as text
    from "Paragraph"
    where "documentId" = ${documentId} and "projectId" = ${projectId} and "retiredAt" is null
      and "segmentId" is not null
    order by "segmentId", position, id`;
  const sources = new Map(beginnings.map(({ segmentId, text }) => [segmentId, text]));
  return rows.map((row) => ({ ...row, source: sources.get(row.id) ?? "" }));
}
