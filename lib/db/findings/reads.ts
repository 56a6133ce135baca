import "server-only";

import type { z } from "zod";
import { type Refusal, refuse } from "../../segments/refusal";
import type { Finding, FindingCounts, FindingList, FindingQuery, SegmentFindings } from "../../wire/findings";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { findPeople } from "../people/names";
import type { SourceScope } from "../scope";
import { listStale } from "./pairs";
import { type ShownRow, shownIn } from "./relation";

/** A page of what stands in a document, or in all of the project, in reading order. */
export async function listFindings(
  scope: SourceScope,
  documentId: string | null,
  query: z.output<typeof FindingQuery>,
  settings: string,
): Promise<({ readonly ok: true } & FindingList) | Refusal> {
  const after = query.after === undefined ? null : readCursor(query.after);
  if (query.after !== undefined && !after) return refuse("invalid", { code: "problems.cursor" }, "after");
  const shown = await shownIn(scope, documentId, settings);
  const filters = [Prisma.sql`true`];
  if (query.rule !== undefined) filters.push(Prisma.sql`x.rule = any(${query.rule.split(",")})`);
  if (query.severity !== undefined) filters.push(Prisma.sql`x.severity = ${query.severity}`);
  if (query.segment !== undefined) filters.push(Prisma.sql`x."segmentId" = ${query.segment}`);
  if (query.ignored === "true") filters.push(Prisma.sql`x."ignoreId" is not null`);
  if (query.ignored === "false") filters.push(Prisma.sql`x."ignoreId" is null`);
  if (after) {
    const [document, rank, segment, side, start, id] = after;
    filters.push(Prisma.sql`(x."documentId", x.rank, x."segmentId", x.side, x.start, x.id)
      > (${document}, ${rank}::float8, ${segment}, ${side}, ${start}::int, ${id})`);
  }
  const rows = await database().$queryRaw<ShownRow[]>`
    select * from (${shown}) x where ${Prisma.join(filters, " and ")}
    order by x."documentId", x.rank, x."segmentId", x.side, x.start, x.id limit ${query.limit + 1}`;
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const { staleRows } = await listStale(scope, documentId, settings, 0);
  return {
    ok: true,
    findings: await findingsOf(page, database()),
    next: last && rows.length > page.length ? cursorOf(last) : null,
    unchecked: staleRows,
  };
}

/** What stands in one row; null where it is not shown. */
export async function findingsOfSegment(
  scope: SourceScope & { readonly documentId: string },
  segmentId: string,
  settings: string,
): Promise<SegmentFindings | null> {
  const { projectId, documentId } = scope;
  const segment = await database().segment.findFirst({
    where: { id: segmentId, projectId, retiredAt: null },
    select: { revision: true },
  });
  if (!segment) return null;
  const shown = await shownIn(scope, documentId, settings);
  const rows = await database().$queryRaw<ShownRow[]>`
    select * from (${shown}) x where x."segmentId" = ${segmentId} order by x.side, x.start, x.id`;
  return { revision: segment.revision, findings: await findingsOf(rows, database()) };
}

/** How much stands where. */
export async function countFindings(
  scope: SourceScope,
  documentId: string,
  settings: string,
): Promise<FindingCounts> {
  const shown = await shownIn(scope, documentId, settings);
  const rows = await database().$queryRaw<
    {
      segmentId: string;
      rule: string;
      severity: ShownRow["severity"];
      isIgnored: boolean;
      findings: number;
    }[]
  >`
    select "segmentId", rule, severity, "ignoreId" is not null as "isIgnored", count(*)::int as findings
    from (${shown}) x group by rank, "segmentId", rule, severity, "ignoreId" is not null order by rank, "segmentId", rule`;
  const { staleRows } = await listStale(scope, documentId, settings, 0);
  const all = { hint: 0, warning: 0, stop: 0, ignored: 0 };
  const rules = new Map<string, typeof all & { rule: string }>();
  const segments = new Map<string, FindingCounts["segments"][number]>();
  for (const { segmentId, rule, severity, isIgnored, findings } of rows) {
    const own = rules.get(rule) ?? { rule, hint: 0, warning: 0, stop: 0, ignored: 0 };
    rules.set(rule, own);
    for (const sum of [all, own]) sum[isIgnored ? "ignored" : severity] += findings;
    if (isIgnored) continue;
    const segment = segments.get(segmentId) ?? { id: segmentId, severity, findings: 0 };
    segment.findings += findings;
    if (GRAVITY[severity] > GRAVITY[segment.severity]) segment.severity = severity;
    segments.set(segmentId, segment);
  }
  return {
    ...all,
    unchecked: staleRows,
    rules: [...rules.values()].toSorted((a, b) => (a.rule < b.rule ? -1 : 1)),
    segments: [...segments.values()],
  };
}

/** Of a document, or of all of the project; ignored or not. */
export async function countShown(
  scope: SourceScope,
  documentId: string | null,
  settings: string,
): Promise<number> {
  const shown = await shownIn(scope, documentId, settings);
  const [sum] = await database().$queryRaw<
    { findings: number }[]
  >`select count(*)::int as findings from (${shown}) x`;
  return sum!.findings;
}

const MOST_SEGMENTS = 100;

/** What nobody has ignored, by rule and severity, the gravest first, with the rows where it stands. */
export async function listOpen(scope: SourceScope, documentId: string, settings: string) {
  const shown = await shownIn(scope, documentId, settings);
  const rows = await database().$queryRaw<
    { rule: string; severity: ShownRow["severity"]; count: number; segments: string[] }[]
  >`
    select rule, severity, count(*)::int as count,
      (array_agg("segmentId" order by rank, "segmentId") filter (where number = 1))[1:${MOST_SEGMENTS}::int] as segments
    from (select x.*, row_number() over (partition by rule, severity, "segmentId") as number from (${shown}) x
      where "ignoreId" is null) x group by rule, severity order by rule`;
  const { staleRows } = await listStale(scope, documentId, settings, 0);
  const gravest = (one: (typeof rows)[number]) => GRAVITY[one.severity];
  return { open: rows.toSorted((a, b) => gravest(b) - gravest(a)), unchecked: staleRows };
}

const GRAVITY = { hint: 0, warning: 1, stop: 2 } as const;

export async function findingsOf(
  rows: readonly ShownRow[],
  tx: Prisma.TransactionClient,
): Promise<Finding[]> {
  const people = await findPeople(
    tx,
    rows.map(({ ignoredById }) => ignoredById),
  );
  return rows.map((row) => {
    const { id, documentId, segmentId, rule, severity, side, start, code, mending } = row;
    const { quote, ...parameters } = row.parameters;
    return {
      id,
      documentId,
      segmentId,
      rule,
      severity,
      side,
      start,
      end: typeof quote === "string" && row.end === 0 ? start + quote.length : row.end,
      code,
      parameters,
      mending,
      ignored:
        row.ignoreId === null || row.reach === null || row.ignoredAt === null
          ? null
          : {
              id: row.ignoreId,
              reach: row.reach,
              reason: row.ignoreReason ?? "",
              by: people.get(row.ignoredById ?? "") ?? null,
              at: row.ignoredAt.toISOString(),
            },
    };
  });
}

type Cursor = readonly [string, number, string, string, number, string];

function cursorOf({ documentId, rank, segmentId, side, start, id }: ShownRow): string {
  return Buffer.from(JSON.stringify([documentId, rank, segmentId, side, start, id])).toString("base64url");
}

/** Null for something that is no cursor of ours. */
function readCursor(cursor: string): Cursor | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const kinds = ["string", "number", "string", "string", "number", "string"];
    const fits =
      Array.isArray(value) &&
      value.length === kinds.length &&
      value.every((one, at) => typeof one === kinds[at] && !String(one).includes("\u0000")) &&
      Number.isSafeInteger(value[4]);
    return fits ? (value as unknown as Cursor) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
