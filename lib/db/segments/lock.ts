import "server-only";

import type { Contributors } from "../../segments/authorship";
import type { Link } from "../../segments/link";
import { type Refusal, refuse } from "../../segments/refusal";
import type { Standing } from "../../segments/transitions";
import { Prisma } from "../generated/client";
import type { Scope } from "../scope";

/** A row as it was read in one statement, with its current English. */
export interface SegmentAsRead {
  readonly id: string;
  readonly documentId: string;
  readonly rank: number;
  readonly revision: number;
  readonly standing: Standing;
  readonly link: Link;
  readonly isRetired: boolean;
  /** Locked by another program or an owner: nothing of it is changed (a trigger sees to it). */
  readonly isClosed: boolean;
  readonly updatedById: string | null;
  readonly current: CurrentVersion | null;
  /** Who approved the version that is current; null where the row does not stand approved. */
  readonly approverId: string | null;
  /** "" where there is none. */
  readonly text: string;
}

/** The same of a row that nobody else changes until this transaction ends. */
export type LockedSegment = SegmentAsRead;

export interface CurrentVersion {
  readonly id: string;
  readonly text: string;
  readonly origin: string;
  readonly authorId: string;
  readonly writerId: string | null;
  readonly contributors: Contributors;
}

interface LockRecord extends Standing, Link {
  readonly id: string;
  readonly documentId: string;
  readonly rank: number;
  readonly revision: number;
  readonly currentId: string | null;
  readonly updatedById: string | null;
  readonly approverId: string | null;
  readonly retiredAt: Date | null;
  readonly lockedAt: Date | null;
}

const COLUMNS = Prisma.sql`s.id, s."documentId", s.rank, s.revision, s.state::text as state, s."subState"::text as "subState",
  s."currentId", s."approvedId", s."confirmedById", s."isOnlyFixed", s."omittedReason", s."updatedById", s."retiredAt", s."lockedAt", s.confidence,
  s."isCrossed", s."linkedById", case when s.state in ('reviewed', 'final') then (
    select r."reviewerId" from "Review" r where r."segmentId" = s.id and r."translationId" = s."currentId"
      and r.verdict = 'approved' order by r."createdAt" desc, r.id desc limit 1) end as "approverId"`;

/**
 * Locks rows of the scope's project in the order of their ids, so that two who lock several never wait for each
 * other in a ring. The text is read after the lock is held: read in one statement with it, a row that somebody else
 * was just saving would come with the version before theirs.
 */
export async function lockSegments(
  tx: Prisma.TransactionClient,
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, LockedSegment>> {
  const records = await tx.$queryRaw<LockRecord[]>`
    select ${COLUMNS} from "Segment" s where s.id = any(${[...ids]}) and s."projectId" = ${scope.projectId}
    order by s.id for no key update`;
  const versionIds = records.flatMap(({ currentId }) => (currentId === null ? [] : [currentId]));
  const versions =
    versionIds.length === 0
      ? []
      : await tx.$queryRaw<CurrentVersion[]>`
          select id, text, origin::text as origin, "authorId", "writerId", contributors from "Translation"
          where id = any(${versionIds}) and "projectId" = ${scope.projectId}`;
  const byId = new Map(versions.map((version) => [version.id, version]));
  return new Map(
    records.map((record) => [record.id, asRead(record, byId.get(record.currentId ?? "") ?? null)]),
  );
}

/**
 * One row as it is at this moment, not locked, and beside it what was answered to an operation of whoever asks, if there
 * was one. What is stored upon this must ask that the row is still at this revision.
 */
export async function readSegment(
  tx: Prisma.TransactionClient,
  scope: Scope,
  id: string,
  operationId: string,
): Promise<{ readonly segment: SegmentAsRead; readonly answered: unknown } | null> {
  const [record] = await tx.$queryRaw<(LockRecord & { version: CurrentVersion | null; answered: unknown })[]>`
    select ${COLUMNS}, (select response from "Operation" where "userId" = ${scope.userId} and id = ${operationId}) as answered,
      case when t.id is not null then json_build_object(
        'id', t.id, 'text', t.text, 'origin', t.origin, 'authorId', t."authorId", 'writerId', t."writerId", 'contributors', t.contributors) end as version
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s.id = ${id} and s."projectId" = ${scope.projectId}`;
  return record ? { segment: asRead(record, record.version), answered: record.answered } : null;
}

function asRead(record: LockRecord, current: CurrentVersion | null): SegmentAsRead {
  const { id, documentId, rank, revision, updatedById, approverId } = record;
  const { state, subState, approvedId, confirmedById, isOnlyFixed, omittedReason } = record;
  const { confidence, isCrossed, linkedById } = record;
  return {
    id,
    documentId,
    rank,
    revision,
    updatedById,
    standing: { state, subState, approvedId, confirmedById, isOnlyFixed, omittedReason },
    link: { confidence, isCrossed, linkedById },
    isRetired: record.retiredAt !== null,
    isClosed: record.lockedAt !== null,
    current,
    approverId,
    text: current?.text ?? "",
  };
}

/** The one row, still shown, or why not. */
export async function lockSegment(
  tx: Prisma.TransactionClient,
  scope: Scope,
  id: string,
): Promise<{ readonly ok: true; readonly segment: LockedSegment } | Refusal> {
  const segment = (await lockSegments(tx, scope, [id])).get(id);
  if (!segment) return refuse("missing", { code: "problems.row.missing" });
  return segment.isRetired ? RETIRED : { ok: true, segment };
}

export const CLOSED = refuse("locked", { code: "problems.row.locked" });

export const RETIRED = refuse("retired", { code: "problems.row.gone" });

/** Null when the person saw the row as it is. */
export function staleness(segment: LockedSegment, revision: number): Refusal | null {
  if (segment.revision === revision) return null;
  return refuse("stale", { code: "problems.row.stale" }, "revision");
}
