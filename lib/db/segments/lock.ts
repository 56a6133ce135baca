import "server-only";

import type { Link } from "../../workbench/link";
import { type Refusal, refuse } from "../../workbench/refusal";
import type { Standing } from "../../workbench/transitions";
import type { Prisma } from "../generated/client";
import type { Scope } from "../scope";

/** A row that nobody else changes until this transaction ends, with its current English. */
export interface LockedSegment {
  readonly id: string;
  readonly documentId: string;
  readonly rank: number;
  readonly revision: number;
  readonly standing: Standing;
  readonly link: Link;
  readonly isRetired: boolean;
  readonly updatedById: string | null;
  readonly current: CurrentVersion | null;
  /** "" where there is none. */
  readonly text: string;
}

export interface CurrentVersion {
  readonly id: string;
  readonly text: string;
  readonly origin: string;
  readonly authorId: string;
  readonly writerId: string | null;
}

interface LockRecord extends Standing, Link {
  readonly id: string;
  readonly documentId: string;
  readonly rank: number;
  readonly revision: number;
  readonly currentId: string | null;
  readonly updatedById: string | null;
  readonly retiredAt: Date | null;
}

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
    select id, "documentId", rank, revision, state::text as state, "subState"::text as "subState", "currentId",
      "approvedId", "confirmedById", "omittedReason", "updatedById", "retiredAt", confidence, "isCrossed", "linkedById"
    from "Segment" where id = any(${[...ids]}) and "projectId" = ${scope.projectId}
    order by id for no key update`;
  const versionIds = records.flatMap(({ currentId }) => (currentId === null ? [] : [currentId]));
  const versions =
    versionIds.length === 0
      ? []
      : await tx.$queryRaw<CurrentVersion[]>`
          select id, text, origin::text as origin, "authorId", "writerId" from "Translation"
          where id = any(${versionIds}) and "projectId" = ${scope.projectId}`;
  const byId = new Map(versions.map((version) => [version.id, version]));
  return new Map(records.map((record) => [record.id, lockedOf(record, byId)]));
}

function lockedOf(record: LockRecord, versions: ReadonlyMap<string, CurrentVersion>): LockedSegment {
  const { id, documentId, rank, revision, updatedById } = record;
  const { state, subState, approvedId, confirmedById, omittedReason } = record;
  const { confidence, isCrossed, linkedById } = record;
  const current = record.currentId === null ? null : (versions.get(record.currentId) ?? null);
  return {
    id,
    documentId,
    rank,
    revision,
    updatedById,
    standing: { state, subState, approvedId, confirmedById, omittedReason },
    link: { confidence, isCrossed, linkedById },
    isRetired: record.retiredAt !== null,
    current,
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
  if (!segment) return refuse("missing", "There is no such row.");
  return segment.isRetired ? RETIRED : { ok: true, segment };
}

export const RETIRED = refuse(
  "retired",
  "This row is no longer there: somebody has merged it with its neighbour or undone what made it. Nothing was changed; reload to see the rows as they are now.",
);

/** Null when the person saw the row as it is. */
export function staleness(segment: LockedSegment, revision: number): Refusal | null {
  if (segment.revision === revision) return null;
  return refuse(
    "stale",
    "The row has changed since you last saw it, so nothing was done. Look at it as it is now and try again.",
    "revision",
  );
}
