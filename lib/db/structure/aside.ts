import "server-only";

import type { ProposalKind } from "../../segmentation/proposal";
import { refuse } from "../../segments/refusal";
import { rowOf, withoutParagraph, withParagraph } from "../../segments/set-aside";
import { type Plan, type Row, rankBetween } from "../../segments/structure";
import { carryOut, type ParagraphChange } from "../changes/carry-out";
import { done, inDocument, type Restructured } from "../changes/in-document";
import { findNeighbour, makeRank, type PassageRow, placed, readRows } from "../changes/passage";
import type { Paragraph } from "../generated/client";
import { Prisma } from "../generated/client";
import { newIds } from "../ids";
import type { EditScope } from "../scope";

type Tx = Prisma.TransactionClient;

/** Takes a paragraph out of the work for a stated reason. English that answered it stays where it is. */
export function setAside(
  scope: EditScope,
  documentId: string,
  paragraphId: string,
  reason: string,
  now: Date,
) {
  return withLive(scope, documentId, paragraphId, async (tx, paragraph) => {
    if (paragraph.segmentId === null) return refuse("state", { code: "problems.aside.already" });
    const rows = await readRows(tx, scope, [paragraph.segmentId]);
    const found = rows.get(paragraph.segmentId);
    if (!found) return GONE;
    const plan = withoutParagraph(found.row, paragraphId);
    const data = {
      segmentId: null,
      setAsideReason: reason,
      // Where the person followed the proposal, it is one of its kind.
      setAsideKind: found.row.paragraphs.find(({ id }) => id === paragraphId)?.proposal?.kind ?? null,
      setAsideById: scope.userId,
      setAsideAt: now,
      proposal: Prisma.DbNull,
    };
    const paragraphs = [{ id: paragraphId, data }];
    return done(
      await carryOut(
        tx,
        scope,
        { documentId, kind: "set-aside", rows, plan, deed: "other-source", paragraphs },
        now,
      ),
    );
  });
}

/** Brings a paragraph back: into the row that stands on both sides of it, else as a row of its own in its place. */
export function bringBack(scope: EditScope, documentId: string, paragraphId: string, now: Date) {
  return withLive(scope, documentId, paragraphId, async (tx, paragraph) => {
    if (paragraph.setAsideReason === null) return refuse("state", { code: "problems.aside.not-aside" });
    const home = await findHome(tx, scope, paragraph);
    const data = { segmentId: home.row.id, ...NOT_ASIDE };
    const plan: Plan = { ok: true, rows: [home.row], words: {} };
    const paragraphs = [{ id: paragraphId, data }];
    return done(
      await carryOut(
        tx,
        scope,
        { documentId, kind: "bring-back", rows: home.rows, plan, deed: "other-source", paragraphs },
        now,
      ),
    );
  });
}

/** Somebody has looked at the proposal to set it aside, and it stays. */
export function dismissProposal(scope: EditScope, documentId: string, paragraphId: string, now: Date) {
  return withLive(scope, documentId, paragraphId, async (tx, paragraph) => {
    if (paragraph.proposal === null || paragraph.segmentId === null) {
      return refuse("state", { code: "problems.aside.no-proposal" });
    }
    const rows = await readRows(tx, scope, [paragraph.segmentId]);
    const found = rows.get(paragraph.segmentId);
    if (!found) return GONE;
    const plan: Plan = { ok: true, rows: [{ ...found.row }], words: {} };
    const paragraphs = [{ id: paragraphId, data: { proposal: Prisma.DbNull } }];
    return done(
      await carryOut(
        tx,
        scope,
        { documentId, kind: "dismiss-proposal", rows, plan, deed: "untouched", paragraphs },
        now,
      ),
    );
  });
}

/**
 * Brings back everything that was set aside of one kind, each in its place; `by-hand` is what no proposal was about. One
 * change, which can be undone.
 */
export function bringBackKind(
  scope: EditScope,
  documentId: string,
  kind: ProposalKind | "by-hand",
  now: Date,
): Promise<Restructured> {
  return inDocument(scope, documentId, async (tx) => {
    const paragraphs = await tx.paragraph.findMany({
      where: {
        documentId,
        projectId: scope.projectId,
        retiredAt: null,
        setAsideReason: { not: null },
        setAsideKind: kind === "by-hand" ? null : kind,
      },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    });
    if (paragraphs.length === 0) return refuse("state", { code: "problems.aside.none-of-kind" });
    const rows = new Map<string, PassageRow>();
    const homes = new Map<string, Row>();
    const data: ParagraphChange[] = [];
    let above: Row | null = null;
    for (const paragraph of paragraphs) {
      const home: Home = await findHome(tx, scope, paragraph, { homes, above });
      for (const [id, row] of home.rows) if (!rows.has(id)) rows.set(id, row);
      homes.set(home.row.id, home.row);
      above = home.row;
      data.push({ id: paragraph.id, data: { segmentId: home.row.id, ...NOT_ASIDE } });
    }
    const plan: Plan = { ok: true, rows: [...homes.values()], words: {} };
    return done(
      await carryOut(
        tx,
        scope,
        { documentId, kind: "bring-back", rows, plan, deed: "other-source", paragraphs: data },
        now,
      ),
    );
  });
}

const NOT_ASIDE = { setAsideReason: null, setAsideKind: null, setAsideById: null, setAsideAt: null };

function withLive(
  scope: EditScope,
  documentId: string,
  paragraphId: string,
  work: (tx: Tx, paragraph: Paragraph) => Promise<Restructured>,
): Promise<Restructured> {
  return inDocument(scope, documentId, async (tx) => {
    const paragraph = await tx.paragraph.findFirst({
      where: { id: paragraphId, projectId: scope.projectId, documentId, retiredAt: null },
    });
    return paragraph ? work(tx, paragraph) : GONE;
  });
}

interface Home {
  readonly row: Row;
  readonly rows: ReadonlyMap<string, PassageRow>;
}

/** Rows that this very change has made or filled, and the last of them: where the next one may have to stand behind. */
interface Before {
  readonly homes: ReadonlyMap<string, Row>;
  readonly above: Row | null;
}

async function findHome(
  tx: Tx,
  scope: EditScope,
  paragraph: Paragraph,
  { homes, above }: Before = { homes: new Map(), above: null },
): Promise<Home> {
  const { documentId, position } = paragraph;
  const live = { documentId, projectId: scope.projectId, retiredAt: null, segmentId: { not: null } };
  const before = await tx.paragraph.findFirst({
    where: { ...live, position: { lt: position } },
    orderBy: [{ position: "desc" }, { id: "desc" }],
    select: { segmentId: true },
  });
  const after = await tx.paragraph.findFirst({
    where: { ...live, position: { gt: position } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { segmentId: true },
  });
  const beside = before?.segmentId ?? after?.segmentId ?? (await lastRow(tx, scope, documentId));
  const rows = await readRows(tx, scope, beside ? [beside] : []);
  const neighbour = beside ? rows.get(beside) : undefined;
  if (neighbour && before && before.segmentId === after?.segmentId) {
    const [row] = withParagraph(homes.get(neighbour.row.id) ?? neighbour.row, placed(paragraph)).rows as [
      Row,
    ];
    return { row, rows };
  }
  const [id] = newIds(1) as [string];
  const side = before || !after ? "next" : "previous";
  if (above && isAfter(above, neighbour?.row ?? null, side)) {
    // Behind the one that was brought back just before, and still above the next row.
    const next = await findNeighbour(tx, scope, { ...above, documentId }, "next");
    const free = rankBetween(above.rank, next?.rank ?? null);
    if (free !== null) return { row: rowOf(placed(paragraph), id, free), rows: new Map() };
  }
  const rank = neighbour ? await makeRank(tx, scope, { ...neighbour.row, documentId }, side) : 1;
  return { row: rowOf(placed(paragraph), id, rank), rows: new Map() };
}

/** The row above stands where this one would: after its neighbour in the work, or before it. */
function isAfter(above: Row, neighbour: Row | null, side: "next" | "previous"): boolean {
  if (!neighbour) return true;
  return side === "next" ? above.rank > neighbour.rank : above.rank < neighbour.rank;
}

async function lastRow(tx: Tx, scope: EditScope, documentId: string): Promise<string | null> {
  const row = await tx.segment.findFirst({
    where: { documentId, projectId: scope.projectId, retiredAt: null },
    orderBy: [{ rank: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return row?.id ?? null;
}

const GONE = refuse("retired", { code: "problems.paragraph.gone" });
