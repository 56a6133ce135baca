import "server-only";

import type { Ladder } from "../../align/model/ladder";
import type { AnyMessage } from "../../messages/keys";
import { isDoubtful } from "../../segments/confidence";
import { countTypedWords } from "../../text/count";
import type { DraftPlaced } from "../../wire/documents";
import { noteConfidence } from "../alignments/carry-layout";
import { type Ground, type GroundRow, lockGround, readGround } from "../alignments/ground";
import { keepBefore, keepVersion } from "../alignments/keep";
import { type PlacedRow, type Placement, placeDraft } from "../alignments/place";
import { type Touched, takeSnapshot, withMade } from "../changes/snapshot";
import { announce } from "../events";
import type { Prisma } from "../generated/client";
import { newId, newIds } from "../ids";
import type { Unsaid } from "../jobs/kinds";
import type { ImportScope } from "../scope";
import { noteEnglishLabels } from "../speakers/writes";
import { bytesIn, type FileBytes } from "./import";

/** An English draft that was read: the bytes as they came, and its paragraphs in order. */
export interface ReadDraft {
  readonly fileName: string;
  readonly mediaType: string;
  readonly encoding: string | null;
  readonly bytes: FileBytes;
  readonly sha256: string;
  readonly inline: "plain" | "markdown";
  readonly paragraphs: readonly string[];
  readonly warnings: readonly AnyMessage[];
}

export type DraftSaved =
  | { readonly ok: true; readonly placed: Unsaid<DraftPlaced> }
  /** Meanwhile somebody has merged, split or set aside: the alignment is not of these rows any more. */
  | { readonly ok: false };

/**
 * Carries out `placeDraft` on the rows as they are now. `aligned` names the paragraphs that `ladder` is over. One
 * change remembers all of it, so that the whole import can be undone; how the rows stood and stand is kept as versions
 * of the alignment; open screens are told to read anew.
 */
export async function saveDraft(
  tx: Prisma.TransactionClient,
  scope: ImportScope,
  documentId: string,
  draft: ReadDraft,
  ladder: Ladder,
  aligned: readonly string[],
  now: Date,
): Promise<DraftSaved> {
  const { projectId, userId } = scope;
  const ground = await lockGround(tx, scope, documentId);
  const source = ground?.rows.flatMap(({ paragraphs }) => paragraphs) ?? [];
  const isSame = source.length === aligned.length && source.every((id, index) => id === aligned[index]);
  if (!ground || !isSame) return { ok: false };

  await keepBefore(tx, scope, documentId, ground.rows);
  const draftId = newId();
  await tx.$executeRaw`
    insert into "Draft" (id, "projectId", "documentId", bytes, sha256, "fileName", "mediaType", encoding, "createdById")
    values (${draftId}, ${projectId}, ${documentId}, ${bytesIn(scope, draft.bytes)}, ${draft.sha256},
      ${draft.fileName}, ${draft.mediaType}, ${draft.encoding}, ${userId})`;
  const rows = ground.rows.map(placedRow);
  const placement = placeDraft(rows, draft.paragraphs, ladder);
  const suggested = await saveSuggestions(tx, scope, documentId, draftId, placement);
  await saveRows(tx, scope, { documentId, draftId, ground, placement, now });
  await noteEnglishLabels(tx, scope, documentId, now);
  const laid = (await readGround(tx, scope, documentId)).rows;
  await keepVersion(tx, scope, documentId, "draft", laid);
  await announce(tx, { projectId, documentId }, "reload", { reason: "draft-imported" });

  const absorbed = placement.filled.reduce((sum, { absorbs }) => sum + absorbs.length, 0);
  const untouched = rows.filter((row) => row.isUntouched && row.paragraphs > 0).length;
  return {
    ok: true,
    placed: {
      segments: rows.length - absorbed + placement.own.length,
      aligned: placement.filled.length,
      doubtful: laid.filter((row) => isDoubtful({ link: row })).length,
      unanswered: untouched - absorbed - placement.filled.length,
      unmatched: placement.own.length,
      suggested,
      warnings: [...draft.warnings],
    },
  };
}

/** A row as the placing of a draft looks at it. That somebody moved all English out of one does not keep a draft's from it. */
function placedRow({ id, rank, paragraphs, state, target, isBare }: GroundRow): PlacedRow {
  const isUntouched = state === "initial" && target.trim() === "";
  return { id, rank, paragraphs: paragraphs.length, isUntouched, isBare, target };
}

/** How many rows have the draft's English beside them now; one that a row was offered before is not offered twice. */
async function saveSuggestions(
  tx: Prisma.TransactionClient,
  scope: ImportScope,
  documentId: string,
  draftId: string,
  placement: Placement,
): Promise<number> {
  const { projectId, userId } = scope;
  const open = await tx.suggestion.findMany({
    where: { documentId, projectId, state: "open" },
    select: { segmentId: true, text: true },
  });
  const offered = new Set(open.map(({ segmentId, text }) => `${segmentId} ${text}`));
  const fresh = placement.suggested.filter(({ rowId, text }) => !offered.has(`${rowId} ${text}`));
  const ids = newIds(fresh.length);
  const rows = fresh.map(({ rowId, text }, index) => ({ id: ids[index]!, rowId, text }));
  await tx.$executeRaw`
    insert into "Suggestion" (id, "projectId", "documentId", "segmentId", text, origin, "draftId", "authorId")
    select r.id, ${projectId}, ${documentId}, r."rowId", r.text, 'draft', ${draftId}, ${userId}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id text, "rowId" text, text text)`;
  return placement.suggested.length;
}

async function saveRows(
  tx: Prisma.TransactionClient,
  scope: ImportScope,
  work: {
    readonly documentId: string;
    readonly draftId: string;
    readonly ground: Ground;
    readonly placement: Placement;
    readonly now: Date;
  },
): Promise<void> {
  const { projectId, userId } = scope;
  const { documentId, draftId, ground, placement, now } = work;
  const rowOf = new Map(ground.rows.map((row) => [row.id, row]));
  const ownIds = newIds(placement.own.length);
  const versions = [
    ...placement.filled.map(({ rowId, text, confidence, isCrossed }) => ({
      segmentId: rowId,
      text,
      revision: rowOf.get(rowId)!.revision + 1,
      confidence,
      isCrossed,
    })),
    ...placement.own.map(({ text, confidence }, index) => ({
      segmentId: ownIds[index]!,
      text,
      revision: 1,
      confidence,
      isCrossed: false,
    })),
  ];
  const versionIds = newIds(versions.length);
  const absorbed = placement.filled.flatMap(({ rowId, absorbs }) =>
    absorbs.map((absorbedId) => ({ rowId, absorbedId })),
  );
  const goneIds = absorbed.map(({ absorbedId }) => absorbedId);
  const touched: Touched = {
    segments: [...versions.map(({ segmentId }) => segmentId), ...goneIds],
    paragraphs: goneIds.flatMap((id) => rowOf.get(id)!.paragraphs),
    comments: [],
    suggestions: [],
    noted: placement.unanswered.map(({ rowId }) => rowId),
  };
  const before = await takeSnapshot(tx, scope, touched);

  // One statement a table, its rows in one JSON, as in import.ts.
  const made = placement.own.map(({ rank }, index) => ({ id: ownIds[index]!, rank }));
  await tx.$executeRaw`
    insert into "Segment" (id, "projectId", "documentId", rank, "updatedAt")
    select r.id, ${projectId}, ${documentId}, r.rank, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(made)}::json) as r(id text, rank float8)`;
  // Nobody can tell who wrote a draft: it counts for whoever brought it in (four eyes).
  const brought = JSON.stringify({ [userId]: null });
  const versionRows = JSON.stringify(
    versions.map((version, index) => ({
      ...version,
      id: versionIds[index]!,
      words: countTypedWords(version.text),
    })),
  );
  await tx.$executeRaw`
    insert into "Translation" (id, "projectId", "segmentId", text, words, origin, "authorId", contributors, revision)
    select r.id, ${projectId}, r."segmentId", r.text, r.words, 'aligned', ${userId}, ${brought}::jsonb, r.revision
    from json_to_recordset(${versionRows}::json)
      as r(id text, "segmentId" text, text text, words int, revision int)`;
  await tx.$executeRaw`
    update "Segment" s set state = 'initial', "subState" = 'aligned', "currentId" = r.id,
      confidence = r.confidence, "isCrossed" = r."isCrossed", "linkedById" = null, "linkedAt" = null,
      revision = s.revision + 1, "updatedById" = ${userId}, "updatedAt" = ${now}::timestamptz
    from json_to_recordset(${versionRows}::json)
      as r(id text, "segmentId" text, confidence float8, "isCrossed" boolean)
    where s.id = r."segmentId" and s."projectId" = ${projectId}`;
  const absorbedRows = JSON.stringify(absorbed);
  await tx.$executeRaw`
    update "Paragraph" p set "segmentId" = r."rowId"
    from json_to_recordset(${absorbedRows}::json) as r("absorbedId" text, "rowId" text)
    where p."segmentId" = r."absorbedId" and p."projectId" = ${projectId}`;
  await tx.$executeRaw`
    update "Segment" s set "retiredAt" = ${now}::timestamptz, revision = s.revision + 1, "updatedById" = ${userId},
      "updatedAt" = ${now}::timestamptz
    from json_to_recordset(${absorbedRows}::json) as r("absorbedId" text)
    where s.id = r."absorbedId" and s."projectId" = ${projectId}`;

  await noteConfidence(
    tx,
    scope,
    placement.unanswered.map(({ rowId, confidence }) => ({ id: rowId, confidence, isCrossed: false })),
  );

  const after = await takeSnapshot(tx, scope, touched);
  await tx.change.create({
    data: {
      projectId,
      documentId,
      userId,
      kind: "draft",
      before: withMade(before, after) as unknown as Prisma.InputJsonObject,
      after: { ...after, draftId } as unknown as Prisma.InputJsonObject,
    },
    select: { id: true },
  });
}
