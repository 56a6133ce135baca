import "server-only";

import { createHash } from "node:crypto";
import { mergeTexts } from "../../text/merge";
import type { Person } from "../../wire/people";
import { type SaveTarget, TargetSaved } from "../../wire/segments";
import { type Refusal, refuse } from "../../workbench/refusal";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { findPerson } from "../people/names";
import type { EditScope } from "../scope";
import { type LockedSegment, lockSegments, RETIRED } from "./lock";
import { storeText } from "./store";
import { textAt } from "./versions";

export type SaveResult =
  | { readonly ok: true; readonly saved: TargetSaved }
  /** The two edits touch: nothing was stored, both texts are the person's to look at. */
  | { readonly ok: false; readonly reason: "conflict"; readonly current: CurrentTarget }
  | Refusal;

interface CurrentTarget {
  readonly revision: number;
  readonly text: string;
  readonly by: Person | null;
}

/**
 * Saves what somebody typed.
 *
 * V1  The same operation again gets the first answer again: the answer is stored in the transaction that saves, so
 *     it is known after a crash exactly when the save is.
 * V2  A text equal to the current one makes no new version.
 * V3  A save made from an older revision is stored as sent when the text has not changed since (only the state or
 *     the structure around it has); otherwise it is merged with what others have written (`mergeTexts`), and where
 *     the edits touch, nothing is stored.
 */
export async function saveTarget(scope: EditScope, segmentId: string, edit: SaveTarget): Promise<SaveResult> {
  return database()
    .$transaction(async (tx) => {
      const segment = (await lockSegments(tx, scope, [segmentId])).get(segmentId);
      if (!segment) return refuse("missing", "There is no such row.");
      const print = fingerprint(segmentId, edit.text);
      const earlier = await findAnswer(tx, scope, edit.operationId, print);
      if (earlier) return earlier;
      if (segment.isRetired) return RETIRED;

      const saved = await saveLocked(tx, scope, segment, edit);
      if (!saved.ok) return saved;
      const response = JSON.stringify({ print, saved: saved.saved });
      const kept = await tx.$executeRaw`
      insert into "Operation" ("userId", id, "projectId", response)
      values (${scope.userId}, ${edit.operationId}, ${scope.projectId}, ${response}::jsonb) on conflict do nothing`;
      if (kept === 0) throw new OperationTaken();
      return saved;
    })
    .catch((error: unknown) => {
      if (error instanceof OperationTaken) return TAKEN;
      throw error;
    });
}

/** Two rows were saved at the same moment under one operationId: the second is rolled back. */
class OperationTaken extends Error {}

async function saveLocked(
  tx: Prisma.TransactionClient,
  scope: EditScope,
  segment: LockedSegment,
  edit: SaveTarget,
): Promise<SaveResult> {
  if (edit.text === segment.text) return { ok: true, saved: answerOf(segment, null) };
  let text = edit.text;
  if (edit.baseRevision !== segment.revision) {
    const base = await textAt(tx, scope, segment.id, edit.baseRevision);
    const isAhead = edit.baseRevision > segment.revision;
    const merged = isAhead ? ({ ok: false } as const) : mergeTexts(base, edit.text, segment.text);
    if (!merged.ok) {
      const by = await findPerson(segment.current?.authorId ?? segment.updatedById);
      return {
        ok: false,
        reason: "conflict",
        current: { revision: segment.revision, text: segment.text, by },
      };
    }
    text = merged.text;
  }
  const merged = text === edit.text ? null : text;
  if (text === segment.text) return { ok: true, saved: answerOf(segment, merged) };
  const stored = await storeText(tx, scope, segment, text, edit.origin);
  return stored.ok ? { ok: true, saved: answerOf(stored, merged) } : stored;
}

function answerOf(row: Pick<LockedSegment, "revision" | "standing">, merged: string | null): TargetSaved {
  const { state, subState } = row.standing;
  return { revision: row.revision, state, subState, merged };
}

async function findAnswer(
  tx: Prisma.TransactionClient,
  scope: EditScope,
  operationId: string,
  print: string,
): Promise<SaveResult | null> {
  const [operation] = await tx.$queryRaw<{ response: { print: string; saved: unknown } }[]>`
    select response from "Operation" where "userId" = ${scope.userId} and id = ${operationId}`;
  if (!operation) return null;
  const { response } = operation;
  return response.print === print ? { ok: true, saved: TargetSaved.parse(response.saved) } : TAKEN;
}

/** Tells a save that is sent again from another one that was given the same operationId by mistake. */
function fingerprint(segmentId: string, text: string): string {
  return createHash("sha256").update(`${segmentId}\n${text}`).digest("hex");
}

const TAKEN = refuse(
  "invalid",
  "was used for another save already; nothing was stored. Make a new one for each save",
  "operationId",
);
