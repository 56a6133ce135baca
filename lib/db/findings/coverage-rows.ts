import "server-only";

import { database } from "../client";
import type { Prisma } from "../generated/client";
import { findPeople } from "../people/names";
import type { SourceScope } from "../scope";
import type { CoverageDecision } from "./coverage";
import { readSources } from "./pairs";

/** A row as coverage and the certificate read it. */
export interface CoverageRow {
  readonly id: string;
  readonly state: "initial" | "translated" | "reviewed" | "final";
  readonly isOmitted: boolean;
  readonly omittedReason: string | null;
  readonly updatedById: string | null;
  readonly confirmedById: string | null;
  readonly linkedById: string | null;
  readonly translationId: string | null;
  readonly source: string;
  readonly target: string;
  readonly decisions: readonly KeptDecision[];
}

export interface KeptDecision {
  readonly side: "source" | "target";
  readonly sentence: string;
  readonly shown: CoverageDecision;
}

/** A paragraph that is set aside. `before` is the row that it stands before; null at the end. */
export interface AsideRow {
  readonly paragraphId: string;
  readonly text: string;
  readonly reason: string;
  readonly setAsideById: string | null;
  readonly before: string | null;
}

export interface CoverageGround {
  readonly rows: readonly CoverageRow[];
  readonly asides: readonly AsideRow[];
}

type Record = Omit<CoverageRow, "source" | "decisions">;

/** All rows of a document in reading order, and what is set aside; of one moment. Null when the document is gone. */
export function readCoverageGround(scope: SourceScope, documentId: string): Promise<CoverageGround | null> {
  return database().$transaction((tx) => groundIn(tx, scope, documentId), {
    isolationLevel: "RepeatableRead",
  });
}

export async function groundIn(
  tx: Prisma.TransactionClient,
  { projectId }: SourceScope,
  documentId: string,
): Promise<CoverageGround | null> {
  const there = await tx.document.count({ where: { id: documentId, projectId, deletedAt: null } });
  if (there === 0) return null;
  const rows = await tx.$queryRaw<Record[]>`
    select s.id, s.state::text as state, s."subState" is not distinct from 'omitted' as "isOmitted", s."omittedReason", s."updatedById",
      s."confirmedById", s."linkedById", s."currentId" as "translationId", coalesce(t.text, '') as target
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null order by s.rank, s.id`;
  const sources = await readSources(
    tx,
    projectId,
    rows.map(({ id }) => id),
  );
  const decisions = await readDecisions(tx, projectId, documentId);
  return {
    rows: rows.map((row) => ({
      ...row,
      source: sources.get(row.id) ?? "",
      decisions: decisions.get(row.id) ?? [],
    })),
    asides: await readAsides(tx, projectId, documentId, rows),
  };
}

/** Those that stand, the newest first. */
async function readDecisions(tx: Prisma.TransactionClient, projectId: string, documentId: string) {
  const kept = await tx.coverageDecision.findMany({
    where: { projectId, documentId, takenBackAt: null },
    orderBy: { id: "desc" },
  });
  const people = await findPeople(
    tx,
    kept.map(({ createdById }) => createdById),
  );
  const bySegment = new Map<string, KeptDecision[]>();
  for (const {
    segmentId,
    side,
    sentence,
    id,
    kind,
    reason,
    thereId,
    words,
    createdById,
    createdAt,
  } of kept) {
    const list = bySegment.get(segmentId) ?? [];
    bySegment.set(segmentId, list);
    list.push({
      side: side as KeptDecision["side"],
      sentence,
      shown: {
        ...{ id, kind, reason },
        there: thereId === null ? null : { segmentId: thereId, words: words ?? "" },
        by: people.get(createdById) ?? null,
        at: createdAt.toISOString(),
      },
    });
  }
  return bySegment;
}

async function readAsides(
  tx: Prisma.TransactionClient,
  projectId: string,
  documentId: string,
  rows: readonly { readonly id: string }[],
): Promise<readonly AsideRow[]> {
  const paragraphs = await tx.$queryRaw<
    {
      id: string;
      segmentId: string | null;
      text: string | null;
      reason: string | null;
      setAsideById: string | null;
    }[]
  >`
    select id, "segmentId", "setAsideReason" as reason, "setAsideById",
      case when "segmentId" is null then coalesce(corrected, text) end as text
    from "Paragraph" where "documentId" = ${documentId} and "projectId" = ${projectId} and "retiredAt" is null
    order by position desc, id desc`;
  const shown = new Set(rows.map(({ id }) => id));
  let before: string | null = null;
  const asides: AsideRow[] = [];
  for (const { id, segmentId, text, reason, setAsideById } of paragraphs) {
    if (segmentId !== null) before = shown.has(segmentId) ? segmentId : before;
    else asides.push({ paragraphId: id, text: text ?? "", reason: reason ?? "", setAsideById, before });
  }
  return asides.reverse();
}
