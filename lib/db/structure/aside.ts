import "server-only";

import { refuse } from "../../workbench/refusal";
import { rowOf, withoutParagraph, withParagraph } from "../../workbench/set-aside";
import type { Plan, Row } from "../../workbench/structure";
import type { Paragraph } from "../generated/client";
import { Prisma } from "../generated/client";
import { newIds } from "../ids";
import type { EditScope } from "../scope";
import { carryOut } from "./carry-out";
import { makeRank, type PassageRow, placed, readRows } from "./passage";
import { done, inDocument, type Restructured } from "./writes";

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
    if (paragraph.segmentId === null) return refuse("state", "This paragraph is set aside already.");
    const rows = await readRows(tx, scope, [paragraph.segmentId]);
    const found = rows.get(paragraph.segmentId);
    if (!found) return GONE;
    const plan = withoutParagraph(found.row, paragraphId);
    const data = {
      segmentId: null,
      setAsideReason: reason,
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
    if (paragraph.setAsideReason === null) return refuse("state", "This paragraph is not set aside.");
    const home = await findHome(tx, scope, paragraph);
    const data = { segmentId: home.row.id, setAsideReason: null, setAsideById: null, setAsideAt: null };
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
      return refuse("state", "Nobody proposes to set this paragraph aside any more.");
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

async function findHome(tx: Tx, scope: EditScope, paragraph: Paragraph): Promise<Home> {
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
    const [row] = withParagraph(neighbour.row, placed(paragraph)).rows as [Row];
    return { row, rows };
  }
  const [id] = newIds(1) as [string];
  const side = before || !after ? "next" : "previous";
  const rank = neighbour ? await makeRank(tx, scope, { ...neighbour.row, documentId }, side) : 1;
  return { row: rowOf(placed(paragraph), id, rank), rows: new Map() };
}

async function lastRow(tx: Tx, scope: EditScope, documentId: string): Promise<string | null> {
  const row = await tx.segment.findFirst({
    where: { documentId, projectId: scope.projectId, retiredAt: null },
    orderBy: [{ rank: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return row?.id ?? null;
}

const GONE = refuse(
  "retired",
  "This paragraph is no longer there: somebody has split it. Nothing was changed; reload to see the rows as they are now.",
);
