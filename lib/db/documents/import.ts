import "server-only";

import type { Paragraph } from "../../segment/paragraph";
import { SURE } from "../../segment/paragraph";
import { countChineseCharacters } from "../../text/count";
import type { DocumentMade } from "../../wire/documents";
import { Prisma } from "../generated/client";
import { newId, newIds } from "../ids";
import type { ImportScope } from "../scope";
import { storedKind } from "./kinds";
import { RANK_STEP } from "./place";

/** A Chinese original that was read: the bytes as they came, and what they hold. */
export interface ReadOriginal {
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly encoding: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  readonly leading: string;
  readonly inline: "plain" | "markdown";
  readonly paragraphs: readonly Paragraph[];
  readonly warnings: readonly string[];
}

/**
 * Keeps an original and makes its rows, one for each paragraph. With `setAside`, what is surely not part of the
 * article is set aside in the importer's name, with the reason; the rest of the proposals wait for an answer.
 */
export async function saveOriginal(
  tx: Prisma.TransactionClient,
  scope: ImportScope,
  original: ReadOriginal,
  setAside: boolean,
  now: Date,
): Promise<DocumentMade> {
  const { projectId, userId } = scope;
  const documentId = newId();
  const { leading, inline, paragraphs } = original;
  await tx.document.create({
    data: { id: documentId, projectId, title: original.title, leading, inline, createdById: userId },
  });
  await tx.original.create({
    data: {
      documentId,
      projectId,
      bytes: original.bytes,
      sha256: original.sha256,
      fileName: original.fileName,
      mediaType: original.mediaType,
      encoding: original.encoding,
    },
  });

  const paragraphIds = newIds(paragraphs.length);
  const segmentIds = newIds(paragraphs.length);
  const isAside = paragraphs.map(
    ({ proposal }) => setAside && proposal !== null && proposal.confidence >= SURE,
  );
  const rows = paragraphs.flatMap((_, index) =>
    isAside[index] ? [] : [{ id: segmentIds[index]!, projectId, documentId, rank: (index + 1) * RANK_STEP }],
  );
  await tx.segment.createMany({ data: rows.map((row) => ({ ...row, updatedById: null })) });
  await tx.paragraph.createMany({
    data: paragraphs.map(
      (paragraph, index): Prisma.ParagraphCreateManyInput => ({
        id: paragraphIds[index]!,
        projectId,
        documentId,
        position: index + 1,
        kind: storedKind(paragraph.kind),
        level: paragraph.level,
        speaker: paragraph.speaker,
        bodyStart: paragraph.bodyStart,
        text: paragraph.text,
        separator: paragraph.separator,
        characters: countChineseCharacters(paragraph.text),
        ...(isAside[index]
          ? { setAsideReason: paragraph.proposal!.reason, setAsideById: userId, setAsideAt: now }
          : { segmentId: segmentIds[index]! }),
        proposal: isAside[index] || paragraph.proposal === null ? Prisma.DbNull : { ...paragraph.proposal },
      }),
    ),
  });
  return {
    id: documentId,
    title: original.title,
    paragraphs: paragraphs.length,
    segments: rows.length,
    setAside: paragraphs.length - rows.length,
    warnings: [...original.warnings],
  };
}
