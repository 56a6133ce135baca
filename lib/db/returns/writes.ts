import "server-only";

import type { z } from "zod";
import type { ReturnedUnit } from "../../interchange/returns/compare-return";
import { withWriters } from "../../segments/authorship";
import { linkAfterText } from "../../segments/link";
import { type Refusal, refuse } from "../../segments/refusal";
import { afterSave, isReviewersEdit } from "../../segments/transitions";
import { countEnglishWords, countTypedWords } from "../../text/count";
import type { ApplyReturn, ReturnApplied, ReturnMade } from "../../wire/returns";
import { asJson } from "../changes/carry-out";
import { lockDocument } from "../changes/passage";
import { takeSnapshot } from "../changes/snapshot";
import { database } from "../client";
import { momentOf } from "../documents/import";
import { announce } from "../events";
import type { Prisma } from "../generated/client";
import { newId, newIds } from "../ids";
import type { EditScope } from "../scope";
import { type LockedSegment, lockSegments } from "../segments/lock";
import { type Compared, compareWithRows, summaryOf } from "./compare";
import { unitsIn } from "./reads";

type Tx = Prisma.TransactionClient;

/** A returned file that was read: what it says, unit by unit. */
export interface ReadReturn {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly units: readonly ReturnedUnit[];
}

/** Keeps what came back and says what would change. No row changes. */
export async function saveReturn(
  tx: Tx,
  scope: EditScope,
  documentId: string,
  { fileName, mediaType, sha256, units }: ReadReturn,
  now: Date,
): Promise<ReturnMade> {
  const { projectId, userId } = scope;
  const id = newId();
  await tx.return.create({
    data: {
      id,
      projectId,
      documentId,
      fileName,
      mediaType,
      sha256,
      units: units as unknown as Prisma.InputJsonArray,
      createdById: userId,
      createdAt: now,
    },
    select: { id: true },
  });
  return summaryOf(id, fileName, await compareWithRows(tx, scope, documentId, units, now));
}

/** A row that shall change, or be spoken of. */
interface Wish {
  readonly rowId: string;
  /** Null: the English stays. */
  readonly text: string | null;
  readonly suggestions: readonly {
    readonly text: string;
    readonly by: string | null;
    readonly at: string | null;
  }[];
  readonly comments: readonly {
    readonly text: string;
    readonly by: string | null;
    readonly at: string | null;
  }[];
}

/**
 * Does what a returned file says to all rows or to some, as one change that can be undone. The rows are compared anew, under their locks:
 * what somebody typed while this was looked at is not lost.
 */
export function applyReturn(
  scope: EditScope,
  documentId: string,
  returnId: string,
  order: z.output<typeof ApplyReturn>,
  now: Date,
): Promise<{ readonly ok: true; readonly applied: ReturnApplied } | Refusal> {
  return database().$transaction(async (tx) => {
    const { projectId } = scope;
    if (!(await lockDocument(tx, scope, documentId))) return MISSING;
    const found = await tx.return.findFirst({
      where: { id: returnId, documentId, projectId },
      select: { units: true, createdAt: true },
    });
    if (!found) return MISSING;
    const units = unitsIn(found.units);
    const chosen = chosenOf(order);
    const first = await compareWithRows(tx, scope, documentId, units, found.createdAt);
    const locked = await lockSegments(
      tx,
      scope,
      first.comparison.rows.map(({ rowId }) => rowId).filter(chosen.has),
    );
    // Once more: a row may have been saved between reading it and locking it.
    const compared = await compareWithRows(tx, scope, documentId, units, found.createdAt);
    const wishes = wishesOf(compared, chosen).filter(({ rowId }) => locked.has(rowId));
    return {
      ok: true,
      applied: await carryOutWishes(tx, scope, { documentId, returnId, wishes, locked, now }),
    };
  });
}

const MISSING = refuse("missing", { code: "problems.not-found", noun: "return" });

interface Chosen {
  readonly has: (id: string) => boolean;
  readonly textOf: (id: string) => string | undefined;
}

function chosenOf({ segments, except, texts }: z.output<typeof ApplyReturn>): Chosen {
  const given = segments === "all" ? [] : segments;
  const written = new Map<string, string>();
  for (const one of [...texts, ...given]) if (typeof one !== "string") written.set(one.id, one.text);
  const left = new Set(except);
  const named =
    segments === "all" ? null : new Set(segments.map((one) => (typeof one === "string" ? one : one.id)));
  return {
    has: (id) => !left.has(id) && (named?.has(id) ?? true),
    textOf: (id) => written.get(id),
  };
}

function wishesOf({ comparison }: Compared, chosen: Chosen): Wish[] {
  return comparison.rows
    .filter(({ rowId }) => chosen.has(rowId))
    .map(({ rowId, verdict, result, here, theirs, suggestion, comments }) => {
      const text = chosen.textOf(rowId) ?? result ?? here;
      const isKept = verdict === "conflict" && chosen.textOf(rowId) === undefined;
      return {
        rowId,
        text: text === here ? null : text,
        suggestions: [
          ...(isKept ? [{ text: theirs, by: null, at: null }] : []),
          ...(suggestion === null ? [] : [suggestion]),
        ],
        comments,
      };
    });
}

interface Work {
  readonly documentId: string;
  readonly returnId: string;
  readonly wishes: readonly Wish[];
  readonly locked: ReadonlyMap<string, LockedSegment>;
  readonly now: Date;
}

async function carryOutWishes(tx: Tx, scope: EditScope, work: Work): Promise<ReturnApplied> {
  const { documentId, returnId, wishes, now } = work;
  const { projectId, userId } = scope;
  const versions = versionsOf(scope, work);
  const touched = {
    segments: versions.map(({ segmentId }) => segmentId),
    paragraphs: [],
    comments: [],
    suggestions: [],
  };
  const before = await takeSnapshot(tx, scope, touched);
  await storeVersions(tx, scope, versions, now);
  const suggested = await suggest(tx, scope, work);
  const commented = await comment(tx, scope, work);
  const kept = wishes.filter(({ text }) => text !== null).length - versions.length;
  if (versions.length + suggested + commented === 0)
    return { change: null, changed: 0, suggested, commented, kept };
  const after = { ...(await takeSnapshot(tx, scope, touched)), returnId };
  const { id } = await tx.change.create({
    data: { projectId, documentId, userId, kind: "return", ...asJson({ before, after }) },
    select: { id: true },
  });
  await tx.return.update({
    where: { id: returnId, projectId },
    data: { changeId: id, appliedById: userId, appliedAt: now },
    select: { id: true },
  });
  await announce(tx, { projectId, documentId }, "reload", {
    reason: "return-applied",
  });
  return { change: id, changed: versions.length, suggested, commented, kept };
}

function versionsOf(scope: EditScope, { wishes, locked }: Work) {
  return wishes.flatMap(({ rowId, text }) => {
    const row = locked.get(rowId)!;
    // What is locked here stays, and is counted among what was kept.
    if (text === null || row.isRetired || row.isClosed) return [];
    const after = afterSave(row.standing, text, scope.role);
    // Left out on purpose: whoever sends the file may not know.
    if (!after.ok) return [];
    const isReview = isReviewersEdit(row.standing, scope.role);
    return [
      {
        id: newId(),
        segmentId: rowId,
        text,
        words: countTypedWords(text),
        wordsOnce: countEnglishWords(text),
        origin: isReview ? "review" : "typed",
        writerId: isReview ? null : scope.userId,
        contributors: withWriters(row, [scope.userId]),
        revision: row.revision + 1,
        ...after.standing,
        ...linkAfterText(row.link, after.standing, text, scope.userId),
      },
    ];
  });
}

/** One statement a table, its rows in one JSON, as for a draft. A text that the row had before keeps its contributors. */
async function storeVersions(
  tx: Tx,
  { projectId, userId }: EditScope,
  versions: ReturnType<typeof versionsOf>,
  now: Date,
): Promise<void> {
  if (versions.length === 0) return;
  const json = JSON.stringify(versions);
  await tx.$executeRaw`
    insert into "Translation" (id, "projectId", "segmentId", text, words, origin, "authorId", "writerId", contributors, revision)
    select r.id, ${projectId}, r."segmentId", r.text, r.words, r.origin::"TranslationOrigin", ${userId}, r."writerId",
      coalesce((select jsonb_object_agg(k.person, null) from "Translation" t, jsonb_object_keys(t.contributors) as k(person)
        where t."segmentId" = r."segmentId" and t.words in (r.words, r."wordsOnce") and t.text = r.text), '{}') || r.contributors,
      r.revision
    from json_to_recordset(${json}::json) as r(id text, "segmentId" text, text text, words int, "wordsOnce" int, origin text,
      "writerId" text, contributors jsonb, revision int)`;
  await tx.$executeRaw`
    update "Segment" s set state = r.state::"SegmentState", "subState" = r."subState"::"SegmentSubState",
      "approvedId" = r."approvedId", "confirmedById" = r."confirmedById", "isOnlyFixed" = r."isOnlyFixed",
      "omittedReason" = r."omittedReason", "currentId" = r.id, confidence = r.confidence, "isCrossed" = r."isCrossed",
      "linkedById" = r."linkedById", "linkedAt" = case when r."linkedById" is null then null
        when s."linkedById" = r."linkedById" then s."linkedAt" else ${now}::timestamptz end,
      revision = r.revision, "updatedById" = ${userId}, "updatedAt" = ${now}::timestamptz
    from json_to_recordset(${json}::json) as r(id text, "segmentId" text, state text, "subState" text, "approvedId" text,
      "confirmedById" text, "isOnlyFixed" boolean, "omittedReason" text, confidence float8, "isCrossed" boolean,
      "linkedById" text, revision int)
    where s.id = r."segmentId" and s."projectId" = ${projectId}`;
}

/** What a row was offered before is not offered twice. */
async function suggest(tx: Tx, scope: EditScope, { documentId, returnId, wishes }: Work): Promise<number> {
  const { projectId, userId } = scope;
  const open = await tx.suggestion.findMany({
    where: { documentId, projectId, state: "open" },
    select: { segmentId: true, text: true },
  });
  const offered = new Set(open.map(({ segmentId, text }) => `${segmentId} ${text}`));
  const rows = wishes.flatMap(({ rowId, suggestions }) =>
    suggestions
      .filter(({ text }) => text.trim() !== "" && !offered.has(`${rowId} ${text}`))
      .map(({ text, by, at }) => ({ segmentId: rowId, text, saidBy: by, saidAt: momentOf(at) })),
  );
  const ids = newIds(rows.length);
  await tx.suggestion.createMany({
    data: rows.map((row, index) => ({
      ...row,
      id: ids[index]!,
      projectId,
      documentId,
      origin: "return" as const,
      authorId: userId,
      returnId,
    })),
  });
  return rows.length;
}

async function comment(tx: Tx, scope: EditScope, { documentId, returnId, wishes }: Work): Promise<number> {
  const { projectId, userId } = scope;
  const rows = wishes.flatMap(({ rowId, comments }) =>
    comments.map(({ text, by, at }) => ({ segmentId: rowId, body: text, saidBy: by, saidAt: momentOf(at) })),
  );
  const ids = newIds(rows.length);
  await tx.comment.createMany({
    data: rows.map((row, index) => ({
      ...row,
      id: ids[index]!,
      projectId,
      documentId,
      authorId: userId,
      isFromFile: true,
      returnId,
    })),
  });
  return rows.length;
}
