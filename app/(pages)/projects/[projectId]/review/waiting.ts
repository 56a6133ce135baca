import { may } from "@/lib/access";
import type { ReadScope } from "@/lib/db/scope";
import { listSegments } from "@/lib/db/segments/reads";
import type { Document } from "@/lib/wire/documents";
import type { Segment, Shown } from "@/lib/wire/segments";

/** How many rows of a document are read to find those that wait for one person. */
const READ = 200;

/** The rows of one document that wait for somebody. */
export interface WaitingGroup {
  readonly document: Document;
  readonly rows: readonly Segment[];
  /** More rows in that state were there than were read. */
  readonly isCut: boolean;
}

export interface Waiting {
  readonly sentBack: readonly WaitingGroup[];
  readonly toReview: readonly WaitingGroup[];
}

/**
 * What waits for whoever asks. For those who edit: rows that were sent back, their own before others'. For those who
 * review: rows whose translator is somebody else (or anybody, where the project lets people approve their own).
 */
export async function findWaiting(scope: ReadScope, documents: readonly Document[]): Promise<Waiting> {
  const isMine = (row: Segment) => row.translator?.id === scope.userId;
  const mayApprove = (row: Segment) => row.translator !== null && (scope.allowOwnApproval || !isMine(row));
  const [sentBack, toReview] = await Promise.all([
    may(scope.role, "confirm") ? groups(scope, documents, "rejected") : [],
    may(scope.role, "review") ? groups(scope, documents, "translated") : [],
  ]);
  return {
    sentBack: sentBack.map((group) => ({
      ...group,
      rows: [...group.rows.filter(isMine), ...group.rows.filter((row) => !isMine(row))],
    })),
    toReview: toReview
      .map((group) => ({ ...group, rows: group.rows.filter(mayApprove) }))
      .filter((group) => group.rows.length > 0),
  };
}

async function groups(
  scope: ReadScope,
  documents: readonly Document[],
  state: Extract<Shown, "rejected" | "translated">,
): Promise<WaitingGroup[]> {
  const affected = documents.filter((document) => document.progress[state] > 0);
  return Promise.all(
    affected.map(async (document) => {
      const list = await listSegments(scope, document.id, { state, limit: READ });
      return list.ok
        ? { document, rows: list.segments, isCut: list.next !== null }
        : { document, rows: [], isCut: false };
    }),
  );
}
