import "server-only";

import type { z } from "zod";
import { marksOver } from "../../corrections/marks-over";
import { originalRanges } from "../../corrections/original-ranges";
import type { Layout } from "../../segmentation/paragraph";
import type { Proposal, ProposalKind } from "../../segmentation/proposal";
import { type Refusal, refuse } from "../../segments/refusal";
import type { InlineMark } from "../../text/inline-marks";
import type { ParagraphList, Paragraph as ParagraphView } from "../../wire/documents";
import { database } from "../client";
import type { Paragraph, Prisma } from "../generated/client";
import { PAGE_BYTES } from "../most-bytes";
import { pageOf } from "../page";
import { findPeople } from "../people/names";
import { correctionsOver } from "../reading/corrections-over";
import type { Scope, SourceScope } from "../scope";
import { cursorOf, readCursor } from "../segments/cursor";
import { wireKind } from "./kinds";

/** Live paragraphs in reading order: all, or only those that are set aside (or are not). */
export async function listDocumentParagraphs(
  scope: SourceScope,
  documentId: string,
  query: {
    readonly setAside?: boolean | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<({ readonly ok: true } & z.infer<typeof ParagraphList>) | Refusal> {
  const after = query.after === undefined ? null : readCursor(query.after);
  if (query.after !== undefined && !after) {
    return refuse("invalid", { code: "problems.cursor" }, "after");
  }
  const aside = query.setAside === undefined ? {} : { setAsideReason: query.setAside ? { not: null } : null };
  const found = await database().paragraph.findMany({
    where: {
      documentId,
      projectId: scope.projectId,
      retiredAt: null,
      ...aside,
      ...(after
        ? { OR: [{ position: { gt: after.rank } }, { position: after.rank, id: { gt: after.id } }] }
        : {}),
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: query.limit + 1,
    select: { id: true, position: true },
  });
  const within = await idsWithin(
    scope,
    found.slice(0, query.limit).map(({ id }) => id),
  );
  const { items, next } = pageOf(
    found.slice(0, within.length),
    query.limit,
    ({ position, id }) => cursorOf({ rank: position, id }),
    found.length,
  );
  return {
    ok: true,
    paragraphs: await listParagraphs(
      database(),
      scope,
      items.map(({ id }) => id),
    ),
    next,
  };
}

/** The first of these paragraphs, given in reading order, that are not too long for a page together. */
async function idsWithin({ projectId }: Scope, ids: readonly string[]): Promise<string[]> {
  const sized = await database().$queryRaw<{ id: string }[]>`
    select id from (
      select id, number, sum(octet_length(text) + coalesce(octet_length(corrected), 0)) over (order by number) as bytes
      from unnest(${[...ids]}::text[]) with ordinality as wanted (id, number) join "Paragraph" p using (id)
      where "projectId" = ${projectId}
    ) sized where number = 1 or bytes <= ${PAGE_BYTES} order by number`;
  return sized.map(({ id }) => id);
}

/** These paragraphs, in reading order. */
export async function listParagraphs(
  tx: Prisma.TransactionClient,
  scope: Scope,
  ids: readonly string[],
): Promise<ParagraphView[]> {
  if (ids.length === 0) return [];
  const paragraphs = await tx.paragraph.findMany({
    where: { id: { in: [...ids] }, projectId: scope.projectId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return paragraphViews(tx, scope, paragraphs);
}

async function paragraphViews(
  tx: Prisma.TransactionClient,
  scope: Scope,
  paragraphs: readonly Paragraph[],
): Promise<ParagraphView[]> {
  const corrected = paragraphs.filter((paragraph) => paragraph.corrected !== null).map(({ id }) => id);
  const corrections = await correctionsOver(tx, scope, corrected);
  const people = await findPeople(
    tx,
    paragraphs.map(({ setAsideById }) => setAsideById),
  );
  return paragraphs.map((paragraph) => {
    const { id, position, level, speaker, characters } = paragraph;
    const { setAsideReason: reason, setAsideById, setAsideAt } = paragraph;
    return {
      id,
      position,
      kind: wireKind(paragraph.kind),
      level,
      speaker,
      bodyStart: paragraph.correctedBody ?? paragraph.bodyStart,
      text: paragraph.corrected ?? paragraph.text,
      marks: marksOver(
        (paragraph.marks ?? []) as unknown as InlineMark[],
        originalRanges({ corrections: corrections.get(id) ?? [] }),
      ),
      layout: paragraph.layout as Layout | null,
      original: paragraph.corrected === null ? null : paragraph.text,
      corrections: corrections.get(id) ?? [],
      characters,
      proposal: paragraph.proposal as Proposal | null,
      setAside:
        reason === null || setAsideAt === null
          ? null
          : {
              reason,
              kind: paragraph.setAsideKind as ProposalKind | null,
              by: people.get(setAsideById ?? "") ?? null,
              at: setAsideAt.toISOString(),
            },
    };
  });
}
