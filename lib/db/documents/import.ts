import "server-only";

import { may } from "../../access";
import type { SaidColumns } from "../../interchange/table/columns";
import type { AnyMessage } from "../../messages/keys";
import type { Paragraph } from "../../segmentation/paragraph";
import { isSurelyAside } from "../../segmentation/proposal";
import { countChineseCharacters, countTypedWords } from "../../text/count";
import type { DocumentMade } from "../../wire/documents";
import { RANK_STEP } from "../alignments/place";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { newId, newIds } from "../ids";
import type { Unsaid } from "../jobs/kinds";
import type { ImportScope } from "../scope";
import { noteSpeakers } from "../speakers/writes";

/** A Chinese original that was read: the bytes as they came, and what they hold. */
export interface ReadOriginal {
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly encoding: string | null;
  readonly bytes: FileBytes;
  readonly sha256: string;
  readonly leading: string;
  readonly inline: "plain" | "markdown";
  readonly paragraphs: readonly Paragraph[];
  readonly warnings: readonly AnyMessage[];
  /** Of a table: which column is which, where a person said it. */
  readonly columns?: SaidColumns | null;
  /** Of a bilingual file: the English beside each paragraph, how far it is, and what was said of it. */
  readonly english?: readonly ReadEnglish[];
}

export interface ReadEnglish {
  readonly text: string;
  readonly state: "initial" | "translated" | "reviewed" | "final";
  readonly subState: "draft" | "aligned" | "rejected" | "omitted" | null;
  /** By the program that the file comes from. */
  readonly isLocked: boolean;
  readonly comments: readonly {
    readonly text: string;
    readonly by: string | null;
    readonly at: string | null;
  }[];
}

/** Those of a file that came: in hand, or still with the job that it came with, from where the database takes them over itself. */
export type FileBytes = Uint8Array<ArrayBuffer> | { readonly ofJob: string };

/** The bytes as a value in a statement. */
export function bytesIn({ projectId }: ImportScope, bytes: FileBytes): Prisma.Sql {
  return "ofJob" in bytes
    ? Prisma.sql`(select bytes from "Job" where id = ${bytes.ofJob} and "projectId" = ${projectId})`
    : Prisma.sql`${bytes}`;
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
): Promise<Unsaid<DocumentMade>> {
  const { projectId, userId } = scope;
  const documentId = newId();
  const { leading, inline, paragraphs } = original;
  await tx.document.create({
    data: {
      id: documentId,
      projectId,
      title: original.title,
      leading,
      inline,
      notation: "marks",
      createdById: userId,
    },
  });
  await tx.$executeRaw`
    insert into "Original" ("documentId", "projectId", bytes, sha256, "fileName", "mediaType", encoding, columns)
    values (${documentId}, ${projectId}, ${bytesIn(scope, original.bytes)}, ${original.sha256},
      ${original.fileName}, ${original.mediaType}, ${original.encoding},
      ${original.columns ? JSON.stringify(original.columns) : null}::jsonb)`;

  const paragraphIds = newIds(paragraphs.length);
  const segmentIds = newIds(paragraphs.length);
  const isAside = paragraphs.map(({ proposal }) => setAside && isSurelyAside(proposal));
  const rows = paragraphs.flatMap((_, index) =>
    isAside[index] ? [] : [{ id: segmentIds[index]!, rank: (index + 1) * RANK_STEP }],
  );
  await insertSegments(tx, scope, documentId, rows, now);
  const records = paragraphs.map((paragraph, index): ParagraphRecord => {
    const aside = isAside[index] ? paragraph.proposal : null;
    return {
      ...paragraph,
      id: paragraphIds[index]!,
      position: index + 1,
      characters: countChineseCharacters(paragraph.text),
      segmentId: aside ? null : segmentIds[index]!,
      proposal: aside ? null : paragraph.proposal,
      setAsideReason: aside?.reason ?? null,
      setAsideKind: aside?.kind ?? null,
      setAsideById: aside ? userId : null,
      setAsideAt: aside ? now.toISOString() : null,
    };
  });
  await insertParagraphs(tx, scope, documentId, records);
  if (original.english)
    await saveEnglish(tx, scope, { documentId, segmentIds, ...original, english: original.english }, now);
  await noteSpeakers(
    tx,
    scope,
    paragraphs.map(({ kind, speaker }) => (kind === "turn" ? speaker : null)),
    now,
  );
  return {
    id: documentId,
    title: original.title,
    paragraphs: paragraphs.length,
    segments: rows.length,
    setAside: paragraphs.length - rows.length,
    proposals: records.filter(({ proposal }) => proposal !== null).length,
    warnings: [...original.warnings],
  };
}

/** So many rows go to the database at a time: 50,000 in one JSON took the worker 400 MB. */
const HANDFUL = 2_000;

function* inHandfuls<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += HANDFUL) yield items.slice(at, at + HANDFUL);
}

/**
 * The English of a bilingual file beside the rows that were just made. Nobody here wrote it: it counts for whoever brought it in (four
 * eyes). What the file says is approved or final is so only where an owner says it, who answers for the file; else it is translated.
 */
async function saveEnglish(
  tx: Prisma.TransactionClient,
  scope: ImportScope,
  {
    documentId,
    segmentIds,
    english,
    fileName,
  }: {
    readonly documentId: string;
    readonly segmentIds: readonly string[];
    readonly english: readonly ReadEnglish[];
    readonly fileName: string;
  },
  now: Date,
): Promise<void> {
  const { projectId, userId } = scope;
  const maySign = may(scope.role, "finalize");
  const ids = newIds(english.length);
  const rows = english.flatMap(({ text, state, subState }, index) => {
    const isOmitted = subState === "omitted";
    if (text.trim() === "" && !isOmitted) return [];
    const isSigned = state === "reviewed" || state === "final";
    const reached = isSigned && !maySign ? (isOmitted ? "initial" : "translated") : state;
    const hasText = text.trim() !== "";
    return [
      {
        id: hasText ? ids[index]! : null,
        segmentId: segmentIds[index]!,
        text,
        words: countTypedWords(text),
        state: reached,
        subState: reached === state ? subState : null,
        isSigned: isSigned && maySign && hasText,
        isConfirmed: reached !== "initial" && !isOmitted,
        omittedReason: isOmitted && reached === state ? fileName : null,
      },
    ];
  });
  const brought = JSON.stringify({ [userId]: null });
  const json = JSON.stringify(rows);
  await tx.$executeRaw`
    insert into "Translation" (id, "projectId", "segmentId", text, words, origin, "authorId", contributors, revision)
    select r.id, ${projectId}, r."segmentId", r.text, r.words, 'aligned', ${userId}, ${brought}::jsonb, 1
    from json_to_recordset(${json}::json) as r(id text, "segmentId" text, text text, words int) where r.id is not null`;
  await tx.$executeRaw`
    update "Segment" s set state = r.state::"SegmentState", "subState" = r."subState"::"SegmentSubState", "currentId" = r.id,
      "approvedId" = case when r."isSigned" then r.id end, "confirmedById" = case when r."isConfirmed" then ${userId} end,
      "omittedReason" = r."omittedReason", "linkedById" = ${userId}, "linkedAt" = ${now}::timestamptz,
      revision = 1, "updatedById" = ${userId}, "updatedAt" = ${now}::timestamptz
    from json_to_recordset(${json}::json) as r(id text, "segmentId" text, state text, "subState" text, "isSigned" boolean,
      "isConfirmed" boolean, "omittedReason" text)
    where s.id = r."segmentId" and s."projectId" = ${projectId}`;
  const locked = english.flatMap(({ isLocked }, index) => (isLocked ? [segmentIds[index]!] : []));
  if (locked.length > 0)
    await tx.$executeRaw`
      update "Segment" set "lockedAt" = ${now}::timestamptz where id = any(${locked}) and "projectId" = ${projectId}`;
  const comments = english.flatMap(({ comments: said }, index) =>
    said.map(({ text, by, at }) => ({
      segmentId: segmentIds[index]!,
      body: text,
      saidBy: by,
      saidAt: momentOf(at),
    })),
  );
  if (comments.length === 0) return;
  const commentIds = newIds(comments.length);
  await tx.comment.createMany({
    data: comments.map((comment, index) => ({
      ...comment,
      id: commentIds[index]!,
      projectId,
      documentId,
      authorId: userId,
      isFromFile: true,
    })),
  });
}

/** As programs write it; null where that is no moment. */
export function momentOf(written: string | null): Date | null {
  const at = written === null ? Number.NaN : Date.parse(written);
  return Number.isFinite(at) && at > 0 && at < Date.UTC(2200, 0) ? new Date(at) : null;
}

/**
 * New rows without English. Few statements a table, with thousands of rows in one JSON: Prisma's createMany took 23 s for 8,000
 * paragraphs, this 2 s (both on a busy machine).
 */
export async function insertSegments(
  tx: Prisma.TransactionClient,
  { projectId }: ImportScope,
  documentId: string,
  rows: readonly { readonly id: string; readonly rank: number }[],
  now: Date,
): Promise<void> {
  for (const some of inHandfuls(rows)) {
    await tx.$executeRaw`
      insert into "Segment" (id, "projectId", "documentId", rank, "updatedAt")
      select r.id, ${projectId}, ${documentId}, r.rank, ${now}::timestamptz
      from json_to_recordset(${JSON.stringify(some)}::json) as r(id text, rank float8)`;
  }
}

/** A paragraph that was read, with its place among the rows. `setAsideAt` is an ISO date. */
export interface ParagraphRecord extends Paragraph {
  readonly id: string;
  readonly position: number;
  readonly characters: number;
  readonly segmentId: string | null;
  readonly setAsideReason: string | null;
  readonly setAsideKind: string | null;
  readonly setAsideById: string | null;
  readonly setAsideAt: string | null;
}

export async function insertParagraphs(
  tx: Prisma.TransactionClient,
  { projectId }: ImportScope,
  documentId: string,
  records: readonly ParagraphRecord[],
): Promise<void> {
  for (const some of inHandfuls(records)) {
    await tx.$executeRaw`
      insert into "Paragraph" (id, "projectId", "documentId", position, kind, level, speaker, "bodyStart", text, separator,
        marks, layout, characters, "segmentId", proposal, "setAsideReason", "setAsideKind", "setAsideById", "setAsideAt")
      select r.id, ${projectId}, ${documentId}, r.position, r.kind::"ParagraphKind", r.level, r.speaker, r."bodyStart",
        r.text, r.separator, r.marks, r.layout, r.characters, r."segmentId", r.proposal, r."setAsideReason",
        r."setAsideKind", r."setAsideById", r."setAsideAt"
      from json_to_recordset(${JSON.stringify(some)}::json) as r(id text, position float8, kind text, level int,
        speaker text, "bodyStart" int, text text, separator text, marks jsonb, layout jsonb, characters int, "segmentId" text, proposal jsonb,
        "setAsideReason" text, "setAsideKind" text, "setAsideById" text, "setAsideAt" timestamptz)`;
  }
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
