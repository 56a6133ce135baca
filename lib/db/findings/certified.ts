import "server-only";

import type { Finding } from "../../wire/findings";
import { database } from "../client";
import { findPeople } from "../people/names";
import type { SourceScope } from "../scope";
import { type CoverageGround, groundIn } from "./coverage-rows";
import { type DespiteStops, readDespite } from "./despite";
import { findingsOf } from "./reads";
import { type ShownRow, shownIn } from "./relation";

/** What a certificate is made of, all of one moment. Null when the document is gone. */
export interface Certified {
  readonly title: string;
  readonly original: { readonly sha256: string; readonly fileName: string } | null;
  readonly ground: CoverageGround;
  readonly findings: readonly Finding[];
  readonly judged: ReadonlyMap<string, Judged>;
  readonly names: ReadonlyMap<string, string>;
}

/** Who approved the version that stands in a row, and who signed it off. */
export interface Judged {
  readonly approvedById: string | null;
  readonly approvedAt: string | null;
  readonly ownWork: boolean;
  readonly despite: DespiteStops | null;
  readonly finalizedById: string | null;
  readonly finalizedAt: string | null;
}

export function readCertified(
  scope: SourceScope,
  documentId: string,
  settings: string,
): Promise<Certified | null> {
  const { projectId } = scope;
  return database().$transaction(
    async (tx) => {
      const document = await tx.document.findFirst({
        where: { id: documentId, projectId, deletedAt: null },
        select: { title: true, original: { select: { sha256: true, fileName: true } } },
      });
      const ground = document && (await groundIn(tx, scope, documentId));
      if (!ground) return null;
      const shown = await shownIn(scope, documentId, settings, tx);
      const rows = await tx.$queryRaw<ShownRow[]>`
        select * from (${shown}) x order by x.rank, x."segmentId", x.side, x.start, x.id`;
      const reviews = await tx.$queryRaw<
        {
          segmentId: string;
          verdict: string;
          reviewerId: string;
          ownWork: boolean;
          despite: unknown;
          at: Date;
        }[]
      >`
        select distinct on (r."segmentId", r.verdict) r."segmentId", r.verdict::text as verdict, r."reviewerId", r."ownWork",
          r.despite, r."createdAt" as at
        from "Segment" s join "Review" r on r."segmentId" = s.id and r."translationId" = s."currentId"
        where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null
          and s.state in ('reviewed', 'final') and r.verdict in ('approved', 'finalized')
          and (r.verdict = 'approved' or s.state = 'final')
        order by r."segmentId", r.verdict, r."createdAt" desc, r.id desc`;
      const judged = new Map<string, Judged>();
      for (const { segmentId, verdict, reviewerId, ownWork, despite, at } of reviews) {
        const was = judged.get(segmentId) ?? NOBODY;
        judged.set(
          segmentId,
          verdict === "approved"
            ? {
                ...was,
                approvedById: reviewerId,
                approvedAt: at.toISOString(),
                ownWork,
                despite: readDespite(despite),
              }
            : { ...was, finalizedById: reviewerId, finalizedAt: at.toISOString() },
        );
      }
      const people = await findPeople(tx, [
        ...ground.rows.map(({ confirmedById }) => confirmedById),
        ...reviews.map(({ reviewerId }) => reviewerId),
      ]);
      return {
        title: document.title,
        original: document.original,
        ground,
        findings: await findingsOf(rows, tx),
        judged,
        names: new Map([...people].map(([id, { name }]) => [id, name])),
      };
    },
    { isolationLevel: "RepeatableRead" },
  );
}

const NOBODY: Judged = {
  approvedById: null,
  approvedAt: null,
  ownWork: false,
  despite: null,
  finalizedById: null,
  finalizedAt: null,
};
