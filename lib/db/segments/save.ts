import "server-only";

import { createHash } from "node:crypto";
import { type Refusal, refuse } from "../../segments/refusal";
import { mergeSteps, mergeTexts } from "../../text/merge";
import type { Person } from "../../wire/people";
import { type SaveTarget, TargetSaved } from "../../wire/segments";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { inTurns, oneAfterTheOther } from "../in-turn";
import { findPerson } from "../people/names";
import type { EditScope } from "../scope";
import { isDuplicate } from "../trouble";
import { takeWordsBack } from "./decisions";
import { CLOSED, type LockedSegment, lockSegments, RETIRED, readSegment, type SegmentAsRead } from "./lock";
import { announceSegments, storeTextOver } from "./store";
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
 * DB-SAVE-1  The same operation again gets the first answer again: the answer is stored in the statement that saves, so
 *     it is known after a crash exactly when the save is.
 * DB-SAVE-2  A text equal to the current one makes no new version.
 * DB-SAVE-3  A save made from an older revision is stored as sent when the text has not changed since (only the state or
 *     the structure around it has); otherwise it is merged with what others have written (`mergeTexts`), and where
 *     the edits touch, nothing is stored.
 *     Where the row said something else at that revision than what the save was made from, it is another row's history,
 *     from before a backup was restored: nothing is merged or stored.
 * DB-SAVE-5  A save that takes words back (`undone`) gives the row the state back that they took from it, where it can (DB-DECIDE-5 in
 *     `decisions.ts`).
 * DB-SAVE-4  A save locks nothing while it is thought about: it is stored only if the row is still at the revision at which it was
 *     read, and tried once more, with the row locked, if it is not. Long texts of one row are saved one after the other.
 */
export function saveTarget(scope: EditScope, segmentId: string, edit: SaveTarget): Promise<SaveResult> {
  const save = () => saveOnce(scope, segmentId, edit);
  return edit.text.length < LONG ? save() : oneAfterTheOther(segmentId, save);
}

async function saveOnce(scope: EditScope, segmentId: string, edit: SaveTarget): Promise<SaveResult> {
  try {
    if (edit.origin === "undone") return await saveLocked(scope, segmentId, edit);
    const saved = await saveOver(database(), scope, segmentId, edit);
    return saved ?? (await saveLocked(scope, segmentId, edit));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // The operation was answered at the same moment, for this row or for another, and nothing was stored here.
    return (await saveOver(database(), scope, segmentId, edit)) ?? TAKEN;
  }
}

function saveLocked(scope: EditScope, segmentId: string, edit: SaveTarget): Promise<SaveResult> {
  return database().$transaction(async (tx) => {
    const segment = (await lockSegments(tx, scope, [segmentId])).get(segmentId);
    const undone = segment && edit.origin === "undone" ? await takenBack(tx, scope, segment, edit) : null;
    if (undone) return undone;
    const saved = await saveOver(tx, scope, segmentId, edit);
    if (!saved) throw new RangeError(`The row ${segmentId} has changed while it was locked`);
    return saved;
  });
}

/** Null when somebody else was quicker: the row has changed since it was read here, and nothing was stored. */
async function saveOver(
  tx: Prisma.TransactionClient,
  scope: EditScope,
  segmentId: string,
  edit: SaveTarget,
): Promise<SaveResult | null> {
  const found = await readSegment(tx, scope, segmentId, edit.operationId);
  if (!found) return refuse("missing", { code: "problems.row.missing" });
  const { segment, answered } = found;
  const print = fingerprint(segmentId, edit.text);
  if (answered) return answerAgain(answered, print);
  if (segment.isRetired) return RETIRED;
  if (segment.isClosed) return CLOSED;

  const text = await textToStore(tx, scope, segment, edit);
  if (typeof text !== "string") return text;
  const merged = text === edit.text ? null : text;
  if (text === segment.text) {
    const saved = answerOf(segment, merged);
    await tx.$executeRaw(operationSql(scope, edit.operationId, { print, saved }));
    return { ok: true, saved };
  }
  const stored = await storeTextOver(tx, scope, segment, text, {
    origin: edit.origin === "undone" ? "typed" : edit.origin,
    answered: (row) => operationSql(scope, edit.operationId, { print, saved: answerOf(row, merged) }),
  });
  return stored?.ok ? { ok: true, saved: answerOf(stored, merged) } : stored;
}

/** DB-SAVE-5, or null where it is a save like any other. */
async function takenBack(
  tx: Prisma.TransactionClient,
  scope: EditScope,
  segment: LockedSegment,
  { text, baseRevision, operationId }: SaveTarget,
): Promise<SaveResult | null> {
  if (segment.isRetired || segment.isClosed || baseRevision !== segment.revision || text === segment.text)
    return null;
  const known = await readSegment(tx, scope, segment.id, operationId);
  if (known?.answered) return null;
  const back = await takeWordsBack(tx, scope, segment, text, new Date());
  if (!back) return null;
  await announceSegments(tx, scope, segment.documentId, [segment.id]);
  const saved = answerOf(back, null);
  await tx.$executeRaw(operationSql(scope, operationId, { print: fingerprint(segment.id, text), saved }));
  return { ok: true, saved };
}

/** Up to here a merge is a few milliseconds. */
const LONG = 10_000;

/** DB-SAVE-3: what was sent, or what it is together with what others have written; or why that cannot be. */
async function textToStore(
  tx: Prisma.TransactionClient,
  scope: EditScope,
  segment: SegmentAsRead,
  { text, baseRevision, baseText }: SaveTarget,
): Promise<string | SaveResult> {
  if (text === segment.text) return text;
  if (baseRevision <= segment.revision) {
    const isCurrent = baseRevision === segment.revision;
    const base = isCurrent ? segment.text : await textAt(tx, scope, segment.id, baseRevision);
    const merged =
      Math.max(text.length, base.length, segment.text.length) < LONG
        ? mergeTexts(base, text, segment.text)
        : await inTurns(mergeSteps(base, text, segment.text));
    if (merged.ok && (baseText ?? base) === base) return merged.text;
  }
  const by = await findPerson(tx, segment.current?.authorId ?? segment.updatedById);
  return { ok: false, reason: "conflict", current: { revision: segment.revision, text: segment.text, by } };
}

function answerOf(row: Pick<SegmentAsRead, "revision" | "standing">, merged: string | null): TargetSaved {
  const { state, subState } = row.standing;
  return { revision: row.revision, state, subState, merged };
}

interface Answered {
  readonly print: string;
  readonly saved: TargetSaved;
}

/** Remembers what was answered to an operation; followed by a `from`, where that has a row. */
function operationSql(scope: EditScope, id: string, answered: Answered): Prisma.Sql {
  return Prisma.sql`insert into "Operation" ("userId", id, "projectId", response)
    select ${scope.userId}, ${id}, ${scope.projectId}, ${JSON.stringify(answered)}::jsonb`;
}

function answerAgain(answered: unknown, print: string): SaveResult {
  const known = answered as { print: string; saved: unknown };
  return known.print === print ? { ok: true, saved: TargetSaved.parse(known.saved) } : TAKEN;
}

/** Tells a save that is sent again from another one that was given the same operationId by mistake. */
function fingerprint(segmentId: string, text: string): string {
  return createHash("sha256").update(`${segmentId}\n${text}`).digest("hex");
}

const TAKEN = refuse("invalid", { code: "problems.operation.taken" }, "operationId");
