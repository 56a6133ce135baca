import "server-only";

import { joinLines } from "../../segmentation/structure/joint";
import { database } from "../client";
import { Prisma } from "../generated/client";
import type { ConfirmScope, ReviewScope, Scope, SourceScope } from "../scope";

/** Everybody who may ask for a row to be checked sees both its texts. */
export type CheckingScope = SourceScope | ConfirmScope | ReviewScope;

/**
 * The rows that are checked, and which of them have changed since.
 *
 * FND-1  A row is checked where it is shown, has English, and is not left out on purpose.
 * FND-2  Its findings hold for its version, its Chinese as it is read (corrections and joins with it) and the project's settings. Where
 *        one of them is another now, they are not shown, and are made anew for this row alone.
 */
export interface CheckedPair {
  readonly segmentId: string;
  readonly documentId: string;
  readonly revision: number;
  readonly translationId: string;
  readonly sourceHash: string;
  readonly source: string;
  readonly target: string;
}

/** FND-1, of "Segment" `s` with its version `t`. */
export const CHECKED = Prisma.sql`s."retiredAt" is null and s."subState" is distinct from 'omitted' and t.text ~ '\\S'`;

/** Changes with everything that the reading of row `s` is made of. */
const SOURCE_HASH = Prisma.sql`(
  select md5(coalesce(string_agg(coalesce(p.corrected, p.text) || case when p."goesOn" then chr(1) else chr(2) end, ''
    order by p.position, p.id), '')) from "Paragraph" p where p."segmentId" = s.id and p."retiredAt" is null)`;

/** FND-2, of row `s` with its "SegmentCheck" `c`. */
export function isFresh(settings: string): Prisma.Sql {
  return Prisma.sql`(c."segmentId" is not null and c."translationId" = s."currentId" and c.settings = ${settings}
    and c."sourceHash" = ${SOURCE_HASH})`;
}

/** The rows of a document, or of the project's documents. */
export function rowsIn({ projectId }: Scope, documentId: string | null): Prisma.Sql {
  const document = documentId === null ? Prisma.empty : Prisma.sql`and s."documentId" = ${documentId}`;
  return Prisma.sql`s."projectId" = ${projectId} ${document} and exists (
    select from "Document" d where d.id = s."documentId" and d."deletedAt" is null)`;
}

/** How many rows are checked, and which of them are to be checked again, in reading order; at most `most` of these. */
export async function listStale(
  scope: CheckingScope,
  documentId: string | null,
  settings: string,
  most: number | null = null,
): Promise<{ readonly rows: number; readonly stale: readonly string[]; readonly staleRows: number }> {
  const [found] = await database().$queryRaw<{ rows: number; staleRows: number; stale: string[] | null }[]>`
    with row as (
      select s.id, s."documentId", s.rank, not ${isFresh(settings)} as "isStale"
      from "Segment" s join "Translation" t on t.id = s."currentId"
      left join "SegmentCheck" c on c."segmentId" = s.id
      where ${rowsIn(scope, documentId)} and ${CHECKED}
    )
    select (select count(*)::int from row) as rows, (select count(*)::int from row where "isStale") as "staleRows",
      (select array_agg(id order by "documentId", rank, id) from (
        select * from row where "isStale" order by "documentId", rank, id limit ${most}::int) stale) as stale`;
  return { rows: found!.rows, stale: found!.stale ?? [], staleRows: found!.staleRows };
}

/** All rows that are checked, in reading order. */
export async function listPairsFrom(
  scope: CheckingScope,
  documentId: string | null,
): Promise<readonly string[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    select s.id from "Segment" s join "Translation" t on t.id = s."currentId"
    where ${rowsIn(scope, documentId)} and ${CHECKED} order by s."documentId", s.rank, s.id`;
  return rows.map(({ id }) => id);
}

/** Whether this row's findings are those of its texts. */
export async function isChecked(scope: CheckingScope, segmentId: string, settings: string): Promise<boolean> {
  const [row] = await database().$queryRaw<{ fresh: boolean }[]>`
    select ${isFresh(settings)} or not (${CHECKED}) as fresh from "Segment" s
    left join "Translation" t on t.id = s."currentId" left join "SegmentCheck" c on c."segmentId" = s.id
    where s.id = ${segmentId} and s."projectId" = ${scope.projectId}`;
  return row?.fresh ?? true;
}

/** The texts of these rows, as far as they are checked. */
export async function readPairs(
  { projectId }: CheckingScope,
  ids: readonly string[],
): Promise<readonly CheckedPair[]> {
  if (ids.length === 0) return [];
  // One snapshot: the hash is that of the Chinese beside it.
  return database().$transaction(
    async (tx) => {
      const rows = await tx.$queryRaw<Omit<CheckedPair, "source">[]>`
        select s.id as "segmentId", s."documentId", s.revision, s."currentId" as "translationId", t.text as target,
          ${SOURCE_HASH} as "sourceHash"
        from "Segment" s join "Translation" t on t.id = s."currentId"
        where s.id = any(${[...ids]}) and s."projectId" = ${projectId} and ${CHECKED}`;
      const sources = await readSources(
        tx,
        projectId,
        rows.map(({ segmentId }) => segmentId),
      );
      const place = new Map(ids.map((id, at) => [id, at]));
      return rows
        .map((row) => ({ ...row, source: sources.get(row.segmentId) ?? "" }))
        .sort((a, b) => place.get(a.segmentId)! - place.get(b.segmentId)!);
    },
    { isolationLevel: "RepeatableRead" },
  );
}

/** The Chinese of rows as it is read, lines and paragraphs joined. */
export async function readSources(
  tx: Prisma.TransactionClient,
  projectId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const paragraphs = await tx.$queryRaw<{ segmentId: string; text: string; goesOn: boolean }[]>`
    select "segmentId", coalesce(corrected, text) as text, "goesOn" from "Paragraph"
    where "segmentId" = any(${[...ids]}) and "projectId" = ${projectId} and "retiredAt" is null order by position, id`;
  const lines = new Map<string, { text: string; goesOn: boolean }[]>();
  for (const { segmentId, ...line } of paragraphs) {
    const those = lines.get(segmentId);
    if (those) those.push(line);
    else lines.set(segmentId, [line]);
  }
  return new Map([...lines].map(([id, texts]) => [id, joinLines(texts)]));
}
