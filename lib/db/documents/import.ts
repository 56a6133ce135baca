import "server-only";

import type { Paragraph } from "../../segment/paragraph";
import { SURE } from "../../segment/paragraph";
import { countChineseCharacters } from "../../text/count";
import type { DocumentMade } from "../../wire/documents";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { newId, newIds } from "../ids";
import type { ImportScope } from "../scope";
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
    isAside[index] ? [] : [{ id: segmentIds[index]!, rank: (index + 1) * RANK_STEP }],
  );
  // One statement a table, its rows in one JSON: Prisma's createMany took 23 s for 8,000 paragraphs, this 2 s (both on a busy machine).
  await tx.$executeRaw`
    insert into "Segment" (id, "projectId", "documentId", rank, "updatedAt")
    select r.id, ${projectId}, ${documentId}, r.rank, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id text, rank float8)`;
  const records = paragraphs.map((paragraph, index) => ({
    id: paragraphIds[index]!,
    position: index + 1,
    kind: paragraph.kind,
    level: paragraph.level,
    speaker: paragraph.speaker,
    bodyStart: paragraph.bodyStart,
    text: paragraph.text,
    separator: paragraph.separator,
    characters: countChineseCharacters(paragraph.text),
    segmentId: isAside[index] ? null : segmentIds[index]!,
    proposal: isAside[index] ? null : paragraph.proposal,
    setAsideReason: isAside[index] ? paragraph.proposal!.reason : null,
  }));
  await tx.$executeRaw`
    insert into "Paragraph" (id, "projectId", "documentId", position, kind, level, speaker, "bodyStart", text, separator,
      characters, "segmentId", proposal, "setAsideReason", "setAsideById", "setAsideAt")
    select r.id, ${projectId}, ${documentId}, r.position, r.kind::"ParagraphKind", r.level, r.speaker, r."bodyStart",
      r.text, r.separator, r.characters, r."segmentId", r.proposal, r."setAsideReason",
      case when r."setAsideReason" is not null then ${userId} end,
      case when r."setAsideReason" is not null then ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(records)}::json) as r(id text, position float8, kind text, level int,
      speaker text, "bodyStart" int, text text, separator text, characters int, "segmentId" text, proposal jsonb,
      "setAsideReason" text)`;
  return {
    id: documentId,
    title: original.title,
    paragraphs: paragraphs.length,
    segments: rows.length,
    setAside: paragraphs.length - rows.length,
    warnings: [...original.warnings],
  };
}

/** From so many paragraphs on, an import changes what a good plan of a query is. */
const MANY = 1_000;

/**
 * Tells PostgreSQL how many rows there are now, after a large import: until it counts by itself, a minute later, it takes
 * the tables for small, and a query over 20,000 rows that took 0.2 s afterwards took 69 s.
 */
export async function countAnew(rows: number): Promise<void> {
  if (rows < MANY) return;
  await database().$executeRaw`analyze "Segment", "Paragraph", "Translation"`;
}
