import "server-only";

import type { BilingualIssue } from "../../interchange/bilingual/bilingual";
import type {
  ExchangeComment,
  ExchangeDocument,
  ExchangeParagraph,
  ExchangeRow,
} from "../../interchange/bilingual/document-units";
import type { SaidColumns } from "../../interchange/table/columns";
import { ITS_SEVERITY } from "../../score/weights";
import type { InlineMark } from "../../text/inline-marks";
import { languageOf } from "../../text/writing";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { findPeople } from "../people/names";
import type { ExportScope } from "../scope";
import { readMarks } from "../score/read-marks";
import { sightOf } from "../sight";
import { columnsKept } from "./format";

export interface ExchangeInput {
  readonly document: ExchangeDocument;
  readonly original: {
    readonly bytes: Uint8Array;
    readonly mediaType: string;
    readonly fileName: string;
    readonly columns: SaidColumns | null;
  } | null;
}

/**
 * Both texts of a document with states, comments and who did what: what an exchange file is made of. Null when the document is gone, and
 * for whoever may not see all of it.
 */
export async function readExchange(scope: ExportScope, documentId: string): Promise<ExchangeInput | null> {
  if (!sightOf(scope).isWhole) return null;
  // One snapshot, as for a publication.
  return database().$transaction((tx) => readWith(tx, scope, documentId), {
    isolationLevel: "RepeatableRead",
  });
}

async function readWith(
  tx: Prisma.TransactionClient,
  scope: ExportScope,
  documentId: string,
): Promise<ExchangeInput | null> {
  const { projectId } = scope;
  const document = await tx.document.findFirst({
    where: { id: documentId, projectId, deletedAt: null },
    select: {
      title: true,
      notation: true,
      original: { select: { bytes: true, mediaType: true, fileName: true, columns: true } },
    },
  });
  if (!document) return null;
  const rows = await tx.$queryRaw<
    (Pick<ExchangeRow, "id" | "state" | "subState" | "isLocked"> & {
      readonly target: string;
      readonly translatorId: string | null;
      readonly reviewerId: string | null;
    })[]
  >`
    select s.id, s.state::text as state, s."subState"::text as "subState", coalesce(t.text, '') as target,
      s."lockedAt" is not null as "isLocked", s."confirmedById" as "translatorId",
      (select r."reviewerId" from "Review" r where r."segmentId" = s.id and r."projectId" = ${projectId}
        and r."translationId" = s."approvedId" and r.verdict = 'approved' order by r."createdAt" desc limit 1) as "reviewerId"
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null
    order by s.rank, s.id`;
  const sources = await paragraphsOf(tx, scope, documentId);
  const comments = await commentsOf(tx, scope, documentId);
  const issues = await issuesOf(tx, scope, documentId);
  const people = await findPeople(
    tx,
    rows.flatMap(({ translatorId, reviewerId }) => [translatorId, reviewerId]),
  );
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null));
  const all = rows.map(({ translatorId, reviewerId, ...row }) => ({
    ...row,
    source: sources.get(row.id) ?? [],
    comments: comments.get(row.id) ?? [],
    issues: issues.get(row.id) ?? [],
    translator: nameOf(translatorId),
    reviewer: nameOf(reviewerId),
  }));
  const sample = all
    .slice(0, 50)
    .map(({ source }) => source.map(({ text }) => text).join(""))
    .join("");
  return {
    document: {
      title: document.title,
      sourceLanguage: languageOf(sample),
      isMarked: document.notation === "marks",
      rows: all,
    },
    original: document.original && {
      ...document.original,
      columns: columnsKept(document.original.columns),
    },
  };
}

/** Marks whose words stand in the texts of now, as far as whoever exports is shown them. */
async function issuesOf(tx: Prisma.TransactionClient, scope: ExportScope, documentId: string) {
  const issues = new Map<string, BilingualIssue[]>();
  for (const mark of await readMarks(tx, scope, { documentId })) {
    if (mark.now === null) continue;
    const { segmentId, side, words, its, category, severity, comment } = mark;
    const named = `MQM ${category}, ${severity}`;
    const issue: BilingualIssue = {
      ...{ side, words, ...mark.now },
      type: its,
      severity: ITS_SEVERITY[severity],
      comment: comment === "" ? named : `${named}: ${comment}`,
    };
    const beside = issues.get(segmentId);
    if (beside) beside.push(issue);
    else issues.set(segmentId, [issue]);
  }
  return issues;
}

async function paragraphsOf(tx: Prisma.TransactionClient, scope: ExportScope, documentId: string) {
  const paragraphs = await tx.$queryRaw<
    (ExchangeParagraph & { readonly segmentId: string; readonly marks: InlineMark[] | null })[]
  >`
    select "segmentId", position, coalesce(corrected, text) as text, kind::text as kind, level,
      case when corrected is null then marks else null end as marks
    from "Paragraph"
    where "documentId" = ${documentId} and "projectId" = ${scope.projectId} and "retiredAt" is null and "segmentId" is not null
    order by position, id`;
  const sources = new Map<string, ExchangeParagraph[]>();
  for (const { segmentId, marks, ...rest } of paragraphs) {
    const paragraph = { ...rest, marks: marks ?? [] };
    const beside = sources.get(segmentId);
    if (beside) beside.push(paragraph);
    else sources.set(segmentId, [paragraph]);
  }
  return sources;
}

async function commentsOf(tx: Prisma.TransactionClient, { projectId }: ExportScope, documentId: string) {
  const found = await tx.comment.findMany({
    where: { documentId, projectId, deletedAt: null },
    orderBy: { id: "asc" },
    select: {
      segmentId: true,
      body: true,
      authorId: true,
      createdAt: true,
      saidBy: true,
      saidAt: true,
      isFromFile: true,
    },
  });
  const people = await findPeople(
    tx,
    found.map(({ authorId }) => authorId),
  );
  const comments = new Map<string, ExchangeComment[]>();
  for (const { segmentId, body, authorId, createdAt, saidBy, saidAt, isFromFile } of found) {
    const comment: ExchangeComment = {
      text: body,
      by: isFromFile ? saidBy : (people.get(authorId)?.name ?? null),
      at: isFromFile ? (saidAt?.toISOString() ?? null) : createdAt.toISOString(),
      category: "comment",
      isFromFile,
    };
    const beside = comments.get(segmentId);
    if (beside) beside.push(comment);
    else comments.set(segmentId, [comment]);
  }
  return comments;
}
