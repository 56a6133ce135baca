import { may } from "@/lib/access";
import type { ReadScope } from "@/lib/db/scope";
import { listSegments } from "@/lib/db/segments/reads";
import type { Shown } from "@/lib/segments/states";
import type { Document } from "@/lib/wire/documents";
import type { Segment } from "@/lib/wire/segments";
import type { WaitingKind } from "@/lib/wire/waiting";
import { waitsFor } from "@/lib/workbench/state/waiting";

/** How many rows of a document are read to find those that wait for one person. */
const READ = 200;

/** The rows of one document that wait for somebody. */
export interface WaitingGroup {
  readonly document: Document;
  readonly rows: readonly Segment[];
  /** More rows in that state were there than were read. */
  readonly isCut: boolean;
}

export type WaitingGroups = ReadonlyMap<WaitingKind, readonly WaitingGroup[]>;

/** The rows that wait for whoever asks, by what they wait for and by document. */
export async function findWaiting(scope: ReadScope, documents: readonly Document[]): Promise<WaitingGroups> {
  const states: readonly Extract<Shown, "rejected" | "translated" | "reviewed">[] = [
    ...(may(scope.role, "confirm") ? (["rejected"] as const) : []),
    ...(may(scope.role, "confirm") || may(scope.role, "review") ? (["translated"] as const) : []),
    ...(may(scope.role, "finalize") ? (["reviewed"] as const) : []),
  ];
  const waiter = { id: scope.userId, role: scope.role, allowOwnApproval: scope.allowOwnApproval };
  const found = new Map<WaitingKind, WaitingGroup[]>();
  for (const document of documents) {
    for (const state of states.filter((one) => document.progress[one] > 0)) {
      const list = await listSegments(scope, document.id, { state, limit: READ });
      if (!list.ok) continue;
      const rows = new Map<WaitingKind, Segment[]>();
      for (const row of list.segments) {
        const kind = waitsFor(row, waiter);
        if (kind) rows.set(kind, [...(rows.get(kind) ?? []), row]);
      }
      for (const [kind, own] of rows) {
        const group = { document, rows: own, isCut: list.next !== null };
        found.set(kind, [...(found.get(kind) ?? []), group]);
      }
    }
  }
  return found;
}
