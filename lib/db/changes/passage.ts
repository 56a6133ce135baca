import "server-only";

import type { Layout } from "../../segmentation/paragraph";
import type { Proposal } from "../../segmentation/proposal";
import { type Refusal, refuse } from "../../segments/refusal";
import { type PlacedParagraph, type Row, rankBetween, spreadBetween } from "../../segments/structure";
import type { InlineMark } from "../../text/inline-marks";
import { announce } from "../events";
import type { Paragraph, Prisma } from "../generated/client";
import { wireKind } from "../paragraphs/kinds";
import type { Scope } from "../scope";
import { type LockedSegment, lockSegments } from "../segments/lock";

type Tx = Prisma.TransactionClient;

/** Changes of structure in one document happen one after the other; saves of text go on meanwhile. */
export async function lockDocument(tx: Tx, scope: Scope, documentId: string): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    select 1 from "Document" where id = ${documentId} and "projectId" = ${scope.projectId} and "deletedAt" is null
    for no key update`;
  return found.length > 0;
}

/** A row as structure sees it, and as the database does. */
export interface PassageRow {
  readonly row: Row;
  readonly locked: LockedSegment;
}

/** Locks rows and reads what is in them. Those of another project, and those that are not there, are left out. */
export async function readRows(
  tx: Tx,
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, PassageRow>> {
  const locked = await lockSegments(tx, scope, ids);
  const paragraphs = await tx.paragraph.findMany({
    where: { segmentId: { in: [...locked.keys()] }, projectId: scope.projectId, retiredAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const byRow = new Map<string | null, PlacedParagraph[]>();
  for (const paragraph of paragraphs) {
    const own = byRow.get(paragraph.segmentId) ?? [];
    byRow.set(paragraph.segmentId, own);
    own.push(placed(paragraph));
  }
  return new Map(
    [...locked].map(([id, segment]): [string, PassageRow] => {
      const { rank, text, standing, isRetired } = segment;
      const own = byRow.get(id) ?? [];
      return [id, { row: { id, rank, paragraphs: own, text, standing, isRetired }, locked: segment }];
    }),
  );
}

export function placed(paragraph: Paragraph): PlacedParagraph {
  const { id, position, text, separator, goesOn, level, speaker, bodyStart, marks, layout } = paragraph;
  return {
    ...(marks ? { marks: marks as unknown as readonly InlineMark[] } : {}),
    ...(layout ? { layout: layout as Layout } : {}),
    id,
    position,
    text,
    separator,
    goesOn,
    kind: wireKind(paragraph.kind),
    level,
    speaker,
    bodyStart,
    proposal: paragraph.proposal as Proposal | null,
  };
}

interface Neighbour {
  readonly id: string;
  readonly rank: number;
}

/** The live row right after or before this one, or null at the document's end. */
export async function findNeighbour(
  tx: Tx,
  scope: Scope,
  { id, rank, documentId }: { readonly id: string; readonly rank: number; readonly documentId: string },
  side: "next" | "previous",
): Promise<Neighbour | null> {
  const [found] =
    side === "next"
      ? await tx.$queryRaw<Neighbour[]>`
          select id, rank from "Segment" where "documentId" = ${documentId} and "projectId" = ${scope.projectId}
          and "retiredAt" is null and (rank, id) > (${rank}::float8, ${id}) order by rank, id limit 1`
      : await tx.$queryRaw<Neighbour[]>`
          select id, rank from "Segment" where "documentId" = ${documentId} and "projectId" = ${scope.projectId}
          and "retiredAt" is null and (rank, id) < (${rank}::float8, ${id}) order by rank desc, id desc limit 1`;
  return found ?? null;
}

/** A rank for a new row right after (or before) this one. Where there is no room, all rows are numbered anew first. */
export async function makeRank(
  tx: Tx,
  scope: Scope,
  row: { readonly id: string; readonly rank: number; readonly documentId: string },
  side: "next" | "previous",
): Promise<number> {
  const { documentId } = row;
  const other = (await findNeighbour(tx, scope, row, side))?.rank ?? null;
  const rank = side === "next" ? rankBetween(row.rank, other) : rankBetween(other, row.rank);
  if (rank !== null) return rank;
  await numberAnew(tx, scope, documentId);
  const { projectId } = scope;
  const now = await tx.segment.findUniqueOrThrow({
    where: { id: row.id, projectId },
    select: { rank: true },
  });
  return makeRank(tx, scope, { ...row, rank: now.rank }, side);
}

/** Makes room between all rows of a document, the retired ones too. */
export async function numberAnew(tx: Tx, { projectId }: Scope, documentId: string): Promise<void> {
  await tx.$executeRaw`
    update "Segment" s set rank = n.place
    from (select id, row_number() over (order by rank, id) as place from "Segment"
      where "documentId" = ${documentId} and "projectId" = ${projectId}) n
    where n.id = s.id`;
  await announce(tx, { projectId, documentId }, "reload", { reason: "rows-renumbered" });
}

/** Ranks for new rows right after (or before) this one, in order. Null where there is no room: `numberAnew` makes some. */
export async function findRanks(
  tx: Tx,
  scope: Scope,
  row: { readonly id: string; readonly rank: number; readonly documentId: string },
  side: "next" | "previous",
  count: number,
): Promise<readonly number[] | null> {
  const other = (await findNeighbour(tx, scope, row, side))?.rank ?? null;
  const [before, after] = side === "next" ? [row.rank, other] : [other, row.rank];
  return spreadBetween(before, after, count);
}

/** Places in reading order right after a paragraph, in order. Null where there is no room: `placeAnew` makes some. */
export async function findPositions(
  tx: Tx,
  { projectId }: Scope,
  documentId: string,
  position: number,
  count: number,
): Promise<readonly number[] | null> {
  const next = await tx.paragraph.findFirst({
    where: { documentId, projectId, position: { gt: position } },
    orderBy: { position: "asc" },
    select: { position: true },
  });
  return spreadBetween(position, next?.position ?? null, count);
}

/** A place in reading order right after a paragraph, for the second half of it. */
export async function makePosition(
  tx: Tx,
  scope: Scope,
  documentId: string,
  paragraphId: string,
): Promise<number> {
  const { projectId } = scope;
  const { position } = await tx.paragraph.findUniqueOrThrow({
    where: { id: paragraphId, projectId },
    select: { position: true },
  });
  const free = await findPositions(tx, scope, documentId, position, 1);
  if (free) return free[0]!;
  await placeAnew(tx, scope, documentId);
  return makePosition(tx, scope, documentId, paragraphId);
}

/** Makes room between all paragraphs of a document, the retired ones too. */
export async function placeAnew(tx: Tx, { projectId }: Scope, documentId: string): Promise<void> {
  await tx.$executeRaw`
    update "Paragraph" p set position = n.place
    from (select id, dense_rank() over (order by position) as place from "Paragraph"
      where "documentId" = ${documentId} and "projectId" = ${projectId}) n
    where n.id = p.id`;
  await announce(tx, { projectId, documentId }, "reload", { reason: "paragraphs-renumbered" });
}

/** The row is there and as the person saw it, or why not. */
export function asSeen(row: PassageRow | undefined, revision: number, field = "revision"): Refusal | null {
  if (!row) return refuse("missing", { code: "problems.row.missing" });
  if (row.locked.isRetired) {
    return refuse("retired", { code: "problems.row.gone" });
  }
  if (row.locked.revision === revision) return null;
  return refuse("stale", { code: "problems.row.stale" }, field);
}
