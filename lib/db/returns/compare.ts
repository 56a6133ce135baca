import "server-only";

import {
  type Comparison,
  compareReturn,
  type ReturnedUnit,
  type RowHere,
} from "../../interchange/returns/compare-return";
import type { ReturnMade, ReturnRow } from "../../wire/returns";
import type { Prisma } from "../generated/client";
import type { EditScope } from "../scope";

export interface Compared {
  readonly rows: readonly RowHere[];
  readonly units: readonly ReturnedUnit[];
  readonly comparison: Comparison;
}

/** A returned file beside the rows as they are in this transaction. `cameAt`: what was written since was not sent out. */
export async function compareWithRows(
  tx: Prisma.TransactionClient,
  { projectId }: EditScope,
  documentId: string,
  units: readonly ReturnedUnit[],
  cameAt: Date,
): Promise<Compared> {
  const rows = await tx.$queryRaw<{ id: string; target: string; source: string }[]>`
    select s.id, coalesce(t.text, '') as target, coalesce((
      select string_agg(coalesce(p.corrected, p.text), E'\n\n' order by p.position, p.id) from "Paragraph" p
      where p."segmentId" = s.id and p."projectId" = ${projectId} and p."retiredAt" is null), '') as source
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null
    order by s.rank, s.id`;
  const ids = rows.map(({ id }) => id);
  const versions = await tx.$queryRaw<{ segmentId: string; text: string }[]>`
    select "segmentId", text from (
      select t."segmentId", t.text, row_number() over (partition by t."segmentId" order by t.revision desc, t.id desc) as number
      from "Translation" t where t."segmentId" = any(${ids}) and t."projectId" = ${projectId}
        and t."createdAt" <= ${cameAt}::timestamptz
    ) numbered where number <= ${MOST_VERSIONS} order by "segmentId", number`;
  const comments = await tx.comment.findMany({
    where: { documentId, projectId, deletedAt: null },
    select: { segmentId: true, body: true },
  });
  const earlier = grouped(versions, ({ text }) => text);
  const said = grouped(comments, ({ body }) => body);
  const here = rows.map((row) => ({
    ...row,
    versions: earlier.get(row.id) ?? [],
    comments: said.get(row.id) ?? [],
  }));
  return { rows: here, units, comparison: compareReturn(units, here) };
}

/** Of a row: enough to find what was sent out. */
const MOST_VERSIONS = 20;

function grouped<Row extends { readonly segmentId: string }>(
  rows: readonly Row[],
  textOf: (row: Row) => string,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const group = groups.get(row.segmentId);
    if (group) group.push(textOf(row));
    else groups.set(row.segmentId, [textOf(row)]);
  }
  return groups;
}

export function summaryOf(id: string, fileName: string, { comparison }: Compared): ReturnMade {
  const { rows, strangers, absent } = comparison;
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
  return {
    id,
    fileName,
    changed: count("changed"),
    merged: count("merged"),
    conflicts: count("conflict"),
    touched: rows.filter(isTouched).length,
    same: count("same"),
    suggestions: rows.filter(({ suggestion }) => suggestion !== null).length,
    said: rows.filter(isSpokenOf).length,
    comments: rows.reduce((sum, { comments }) => sum + comments.length, 0),
    strangers: strangers.length,
    absent: absent.length,
  };
}

type Judged = Pick<ReturnRow, "verdict" | "suggestion"> & { readonly comments: readonly unknown[] };

/** Applying the file would change the row, or something would be said of it. */
export function isTouched(row: Judged): boolean {
  return row.verdict !== "same" || isSpokenOf(row);
}

export function isSpokenOf({ suggestion, comments }: Judged): boolean {
  return suggestion !== null || comments.length > 0;
}

/** The rows, numbered as people see them. */
export function returnRows({ rows, comparison }: Compared): ReturnRow[] {
  const places = new Map(rows.map((row, index) => [row.id, { source: row.source, position: index + 1 }]));
  return comparison.rows.map(({ rowId, unit: _unit, comments, ...row }) => ({
    segmentId: rowId,
    ...places.get(rowId)!,
    ...row,
    comments: [...comments],
  }));
}

/** Numbers of the rows that the file does not have. */
export function absentRows({ rows, comparison }: Compared): number[] {
  const absent = new Set(comparison.absent);
  return rows.flatMap(({ id }, index) => (absent.has(id) ? [index + 1] : []));
}
