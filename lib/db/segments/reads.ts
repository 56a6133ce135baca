import "server-only";

import type { z } from "zod";
import { type Refusal, refuse } from "../../segments/refusal";
import type { Shown } from "../../segments/states";
import { variantsOf } from "../../text/han-variants";
import { literalPattern } from "../../text/search";
import type { ToldSegment } from "../../wire/events";
import type { Segment, SegmentList, SegmentQuery } from "../../wire/segments";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { inSlices } from "../in-turn";
import { PAGE_BYTES } from "../most-bytes";
import type { ReadScope, Scope } from "../scope";
import { sightOf } from "../sight";
import { cursorOf, type Place, readCursor } from "./cursor";
import { SEGMENT_COLUMNS, SEGMENT_JOINS, type SegmentRecord, segmentOf } from "./view";

/**
 * A page of a document's rows in reading order. `position` counts every live row of the document, whatever is
 * filtered, so it is the number that stands in the gutter.
 */
export async function listSegments(
  scope: ReadScope,
  documentId: string,
  query: z.output<typeof SegmentQuery>,
): Promise<({ readonly ok: true } & SegmentList) | Refusal> {
  const after = query.after === undefined ? null : readCursor(query.after);
  if (query.after !== undefined && !after) {
    return refuse("invalid", { code: "problems.cursor" }, "after");
  }
  const live = Prisma.sql`s."documentId" = ${documentId} and s."projectId" = ${scope.projectId}
    and s."retiredAt" is null`;
  const beyond = after ? Prisma.sql`and (s.rank, s.id) > (${after.rank}::float8, ${after.id})` : Prisma.empty;
  const filters = [...conditions(scope, query)];
  const page =
    filters.length === 0
      ? pageAsItStands(live, beyond, after)
      : filteredPage(live, beyond, Prisma.join(filters, " and "));
  const records = await database().$queryRaw<(SegmentRecord & { readonly found: number })[]>`
    with page as (${page} order by s.rank, s.id limit ${query.limit + 1}),
      sized as (select s.*, count(*) over ()::int as found, sum(${BYTES}) over (order by s.rank, s.id) as bytes,
        row_number() over (order by s.rank, s.id) as number from page s)
    select s.found, ${SEGMENT_COLUMNS} from sized s ${SEGMENT_JOINS}
    where s.number = 1 or s.bytes <= ${PAGE_BYTES} order by s.rank, s.id`;
  const shown = records.slice(0, query.limit);
  const last = shown.at(-1);
  const sight = sightOf(scope);
  return {
    ok: true,
    segments: await inSlices(shown, ({ found: _, ...record }) => sight.segment(segmentOf(record))),
    next: last && shown.length < last.found ? cursorOf(last) : null,
  };
}

/** How long the texts of row `s` are in UTF-8, which PostgreSQL knows without unpacking them. */
const BYTES = Prisma.sql`(
  select coalesce(sum(octet_length(p.text) + coalesce(octet_length(p.corrected), 0)), 0) from "Paragraph" p
  where p."segmentId" = s.id and p."retiredAt" is null
) + coalesce((select octet_length(t.text) from "Translation" t where t.id = s."currentId"), 0)`;

/** How long the texts of these rows are together, in bytes of UTF-8. */
export async function bytesOf(
  tx: Prisma.TransactionClient,
  scope: Scope,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const [sum] = await tx.$queryRaw<{ bytes: number }[]>`
    select coalesce(sum(${BYTES}), 0)::float8 as bytes from "Segment" s where ${wantedOf(scope, ids)}`;
  return sum?.bytes ?? 0;
}

/** Only the rows before the page are counted; the page itself comes off the index in order. */
function pageAsItStands(live: Prisma.Sql, beyond: Prisma.Sql, after: Place | null): Prisma.Sql {
  const before = after
    ? Prisma.sql`(select count(*) from "Segment" s where ${live} and (s.rank, s.id) <= (${after.rank}::float8, ${after.id}))`
    : Prisma.sql`0`;
  return Prisma.sql`select s.*, ${before} + row_number() over (order by s.rank, s.id) as position
    from "Segment" s where ${live} ${beyond}`;
}

/** Every row is counted before the filter picks some. */
function filteredPage(live: Prisma.Sql, beyond: Prisma.Sql, filter: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`select s.* from (
      select s.*, row_number() over (order by s.rank, s.id) as position from "Segment" s where ${live}
    ) s where ${filter} ${beyond}`;
}

/** What is shown as a state, in the database's words; the table in DESIGN.md. */
const SHOWN_AS: Readonly<Record<Shown, Prisma.Sql>> = {
  untranslated: Prisma.sql`s.state = 'initial' and s."subState" is null`,
  draft: Prisma.sql`s.state = 'initial' and s."subState" = 'draft'`,
  aligned: Prisma.sql`s.state = 'initial' and s."subState" = 'aligned'`,
  translated: Prisma.sql`s.state = 'translated' and s."subState" is null`,
  rejected: Prisma.sql`s.state = 'translated' and s."subState" = 'rejected'`,
  reviewed: Prisma.sql`s.state = 'reviewed'`,
  final: Prisma.sql`s.state = 'final' and s."subState" is null`,
  omitted: Prisma.sql`s.state = 'final' and s."subState" = 'omitted'`,
};

function* conditions(scope: Scope, { state, q }: { state?: Shown | undefined; q?: string | undefined }) {
  if (state) yield SHOWN_AS[state];
  const sight = sightOf(scope);
  if (!sight.isWhole) yield sight.rows;
  if (q) {
    const english = Prisma.sql`exists (select from "Translation" f where f.id = s."currentId" and ${holds(q, Prisma.sql`f.text`)})`;
    const chinese = Prisma.sql`exists (select from "Paragraph" f where f."segmentId" = s.id
      and f."retiredAt" is null and ${holds(q, Prisma.sql`coalesce(f.corrected, f.text)`)})`;
    // Lines that are read as one text are looked through as one, too.
    const joined = Prisma.sql`exists (select from "Paragraph" g where g."segmentId" = s.id and g."retiredAt" is null and g."goesOn")
      and ${holds(q, ROW_TEXT)}`;
    yield sight.isWhole ? Prisma.sql`(${english} or ${chinese} or (${joined}))` : english;
  }
}

/** The Chinese of a row whose lines go on, as lib/segmentation/structure/joint.ts joins it but for the space between Latin letters. */
const ROW_TEXT = Prisma.sql`(select string_agg(coalesce(f.corrected, f.text) || case when f."goesOn" then '' else E'\\n\\n' end,
  '' order by f.position, f.id) from "Paragraph" f where f."segmentId" = s.id and f."retiredAt" is null)`;

/** A text holds the query: in any case and width, and in Simplified or Traditional characters whichever it is written in. */
function holds(query: string, text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${text} ~* ${literalPattern(query, variantsOf)}`;
}

/** For more rows than this, every row is numbered once; for fewer, those before each are counted. */
const FEW = 50;

/** Live rows as they are now, in reading order, for answers and events. Ids of rows that are gone are left out. */
export async function readSegments(
  tx: Prisma.TransactionClient,
  scope: Scope,
  ids: readonly string[],
): Promise<Segment[]> {
  const wanted = wantedOf(scope, ids);
  const page =
    ids.length <= FEW
      ? Prisma.sql`
          select s.*, (
            select count(*) from "Segment" b where b."documentId" = s."documentId" and b."retiredAt" is null
            and (b.rank, b.id) <= (s.rank, s.id)
          ) as position from "Segment" s where ${wanted}`
      : Prisma.sql`
          select s.*, n.position from "Segment" s join (
            select id, row_number() over (partition by "documentId" order by rank, id) as position from "Segment"
            where "documentId" in (select s."documentId" from "Segment" s where ${wanted}) and "retiredAt" is null
          ) n on n.id = s.id where ${wanted}`;
  return readPage(tx, ids, page);
}

/** The same without the count of the rows before each. */
export async function readUnnumbered(
  tx: Prisma.TransactionClient,
  scope: Scope,
  ids: readonly string[],
): Promise<ToldSegment[]> {
  const page = Prisma.sql`select s.*, 0 as position from "Segment" s where ${wantedOf(scope, ids)}`;
  return (await readPage(tx, ids, page)).map((row) => ({ ...row, position: null }));
}

function wantedOf({ projectId }: Scope, ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`s.id = any(${[...ids]}) and s."projectId" = ${projectId} and s."retiredAt" is null`;
}

async function readPage(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
  page: Prisma.Sql,
): Promise<Segment[]> {
  if (ids.length === 0) return [];
  const records = await tx.$queryRaw<SegmentRecord[]>`
    with page as (${page}) select ${SEGMENT_COLUMNS} from page s ${SEGMENT_JOINS} order by s.rank, s.id`;
  return inSlices(records, segmentOf);
}
