import "server-only";

import { z } from "zod";
import type { Message } from "../../messages/keys";
import { isSurelyAside } from "../../segmentation/proposal";
import { type Refusal, refuse } from "../../segments/refusal";
import { countChineseCharacters } from "../../text/count";
import type { DocumentReread } from "../../wire/documents";
import { RANK_STEP } from "../alignments/place";
import { lockDocument } from "../changes/passage";
import { takeSnapshot, withMade } from "../changes/snapshot";
import { database } from "../client";
import { carryToReading, type LeftBehind } from "../corrections/carry-reading";
import { announce } from "../events";
import type { Prisma } from "../generated/client";
import { newIds } from "../ids";
import type { Unsaid } from "../jobs/kinds";
import { readWhole } from "../long-bytes";
import type { EditScope, ImportScope, SourceScope } from "../scope";
import { insertParagraphs, insertSegments, type ReadOriginal } from "./import";

/**
 * An original read again from its kept bytes, in another encoding.
 *
 * DB-REREAD-1  The bytes stay. Paragraphs are replaced by new ones, and the old ones retired, as a split does it; nothing is deleted.
 * DB-REREAD-2  Where the new reading has as many paragraphs as there are, one takes the place of the other: rows, English, comments
 *     and what is set aside stay where they are.
 * DB-REREAD-3  Where it has not (or somebody has cut a paragraph), there is no telling which English belongs where. Then the rows
 *     are made anew, if nobody has written, decided or said anything in them yet; else it is refused.
 * DB-REREAD-4  Corrections go along where the new reading has their words (lib/corrections/carry-over.ts); the others are named.
 * DB-REREAD-5  It is a change like any other: undone, the old paragraphs, the encoding and the title are back.
 */
export type Reread = { readonly ok: true; readonly reread: Unsaid<DocumentReread> } | Refusal;

/** The kept bytes with what they were read as; null where the document is not there. */
export async function readKept(scope: ImportScope, documentId: string) {
  const { projectId } = scope;
  const file = await database().original.findFirst({
    where: { documentId, projectId, document: { deletedAt: null } },
    select: { fileName: true, mediaType: true, encoding: true },
  });
  const bytes = file && (await readWhole({ in: "original", id: documentId, projectId }));
  return bytes && { ...file, bytes };
}

/** The first `length` bytes of an original, its encoding and its size. */
export async function readHead(
  scope: SourceScope,
  documentId: string,
  length: number,
): Promise<{ readonly head: Uint8Array; readonly encoding: string | null } | null> {
  const [row] = await database().$queryRaw<{ head: Uint8Array; encoding: string | null }[]>`
    select substring(o.bytes from 1 for ${length}::int) as head, coalesce(d."readAs", o.encoding) as encoding
    from "Original" o join "Document" d on d.id = o."documentId"
    where o."documentId" = ${documentId} and o."projectId" = ${scope.projectId} and d."deletedAt" is null`;
  return row ?? null;
}

export async function saveReread(
  tx: Prisma.TransactionClient,
  scope: ImportScope,
  documentId: string,
  original: Omit<ReadOriginal, "bytes">,
  now: Date,
): Promise<Reread> {
  const { projectId, userId } = scope;
  const document = (await lockDocument(tx, scope, documentId))
    ? await tx.document.findFirst({
        where: { id: documentId, projectId, deletedAt: null },
        select: { title: true, leading: true, inline: true, readAs: true },
      })
    : null;
  if (!document) return refuse("missing", { code: "problems.document.missing" });
  const old = await tx.paragraph.findMany({
    where: { documentId, projectId, retiredAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      position: true,
      text: true,
      segmentId: true,
      setAsideReason: true,
      setAsideKind: true,
      setAsideById: true,
      setAsideAt: true,
    },
  });
  const fresh = original.paragraphs;
  const isSameShape = old.length === fresh.length && old.every(({ position }, at) => position === at + 1);
  const rows = isSameShape
    ? []
    : await tx.segment.findMany({ where: { documentId, projectId, retiredAt: null }, select: { id: true } });
  const worked = isSameShape ? 0 : await countWorked(tx, scope, documentId);
  if (worked > 0) {
    return refuse("state", {
      code: "problems.encoding.worked-on",
      before: old.length,
      after: fresh.length,
      worked,
    });
  }

  const segments = rows.map(({ id }) => id);
  const gone = old.map(({ id }) => id);
  const touched = { segments, paragraphs: gone, comments: [], suggestions: [] };
  const before = await takeSnapshot(tx, scope, touched);

  await tx.paragraph.updateMany({ where: { id: { in: gone }, projectId }, data: { retiredAt: now } });
  await tx.segment.updateMany({
    where: { id: { in: segments }, projectId },
    data: { retiredAt: now, revision: { increment: 1 }, updatedById: userId },
  });
  const paragraphIds = newIds(fresh.length);
  const segmentIds = newIds(fresh.length);
  const isAside = fresh.map(({ proposal }) => isSurelyAside(proposal));
  const made = isSameShape
    ? []
    : segmentIds.flatMap((id, at) => (isAside[at] ? [] : [{ id, rank: (at + 1) * RANK_STEP }]));
  await insertSegments(tx, scope, documentId, made, now);
  await insertParagraphs(
    tx,
    scope,
    documentId,
    fresh.map((paragraph, at) => {
      const place = isSameShape ? old[at]! : null;
      const reason = place ? place.setAsideReason : isAside[at] ? paragraph.proposal!.reason : null;
      return {
        ...paragraph,
        id: paragraphIds[at]!,
        position: at + 1,
        characters: countChineseCharacters(paragraph.text),
        segmentId: place ? place.segmentId : isAside[at] ? null : segmentIds[at]!,
        proposal: reason === null ? paragraph.proposal : null,
        setAsideReason: reason,
        setAsideKind: place ? place.setAsideKind : isAside[at] ? paragraph.proposal!.kind : null,
        setAsideById: reason === null ? null : (place?.setAsideById ?? userId),
        setAsideAt: reason === null ? null : (place?.setAsideAt ?? now).toISOString(),
      };
    }),
  );

  const readAnew = fresh.map(({ text }, at) => ({ id: paragraphIds[at]!, text }));
  const corrections = await carryToReading(tx, scope, old, readAnew, now);
  const isOwnTitle = old.some(({ text }) => text.replace(/\s+/gu, " ").trim().startsWith(document.title));
  const from = {
    title: document.title,
    leading: document.leading,
    inline: document.inline,
    readAs: document.readAs,
  };
  const to = {
    title: isOwnTitle ? original.title : document.title,
    leading: original.leading,
    inline: original.inline,
    readAs: original.encoding,
  };
  await standAs(tx, scope, documentId, to);

  const all = {
    ...touched,
    segments: [...segments, ...made.map(({ id }) => id)],
    paragraphs: [...gone, ...paragraphIds],
  };
  const after = await takeSnapshot(tx, scope, all);
  const { id } = await tx.change.create({
    data: {
      projectId,
      documentId,
      userId,
      kind: "encoding",
      before: withMade(before, after) as unknown as Prisma.InputJsonObject,
      after: { ...after, reread: { from, to } } as unknown as Prisma.InputJsonObject,
    },
    select: { id: true },
  });
  await announce(tx, { projectId, documentId }, "reload", {
    reason: "read-again",
  });
  return {
    ok: true,
    reread: {
      change: id,
      title: to.title,
      encoding: to.readAs,
      paragraphs: fresh.length,
      keptRows: isSameShape,
      warnings: [...original.warnings, ...aboutCorrections(corrections)],
    },
  };
}

/** So many corrections that were left behind are named. */
const NAMED = 10;

function aboutCorrections({
  carried,
  left,
}: {
  readonly carried: number;
  readonly left: readonly LeftBehind[];
}): Message<"corrections">[] {
  if (left.length === 0) return [];
  const names = left
    .slice(0, NAMED)
    .map(
      ({ paragraph, old, new: put }): Message<"corrections"> =>
        put === ""
          ? { code: "corrections.left-behind.taken-out", old, paragraph }
          : { code: "corrections.left-behind.place", old, put, paragraph },
    );
  const more = Math.max(0, left.length - NAMED);
  return [{ code: "corrections.left-behind", count: left.length, names, more, carried }];
}

/** What a change of this kind notes beside the rows: how the document was read before and after. */
const Reading = z.object({
  title: z.string(),
  leading: z.string(),
  inline: z.enum(["plain", "markdown"]),
  readAs: z.string().nullable(),
});
const RereadMark = z.object({ reread: z.object({ from: Reading, to: Reading }).optional() });

/** Undone or done again: the document says of itself what it said then. `after` is what the first change noted. */
export async function followReread(
  tx: Prisma.TransactionClient,
  scope: EditScope,
  { documentId, after }: { readonly documentId: string; readonly after: unknown },
  isTakenBack: boolean,
): Promise<void> {
  const { reread } = RereadMark.parse(after);
  if (!reread) return;
  await standAs(tx, scope, documentId, isTakenBack ? reread.from : reread.to);
  await announce(tx, { projectId: scope.projectId, documentId }, "reload", {
    reason: "reading-undone",
  });
}

async function standAs(
  tx: Prisma.TransactionClient,
  { projectId }: ImportScope | EditScope,
  documentId: string,
  reading: z.infer<typeof Reading>,
): Promise<void> {
  await tx.document.updateMany({ where: { id: documentId, projectId }, data: reading });
}

/** Rows that somebody has written, decided or said something in. */
async function countWorked(
  tx: Prisma.TransactionClient,
  { projectId }: ImportScope,
  documentId: string,
): Promise<number> {
  return tx.segment.count({
    where: {
      documentId,
      projectId,
      retiredAt: null,
      OR: [
        { currentId: { not: null } },
        { state: { not: "initial" } },
        { comments: { some: {} } },
        { suggestions: { some: {} } },
      ],
    },
  });
}
