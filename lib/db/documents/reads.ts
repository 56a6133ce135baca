import "server-only";

import { NO_PROGRESS, shownOf } from "../../segments/states";
import { readNotation } from "../../text/notation";
import { languageOf } from "../../text/writing";
import { type Document, type Progress, UNTITLED } from "../../wire/documents";
import type { Page } from "../../wire/text";
import { database } from "../client";
import { type Streamed, streamOf } from "../long-bytes";
import { pageOf } from "../page";
import { findPeople } from "../people/names";
import type { ReadScope, SourceScope } from "../scope";
import { sightOf } from "../sight";
import { listEnglishTitles } from "./english-titles";

/** The project's documents with their progress, newest first. */
export async function listDocuments(scope: ReadScope, page: Page) {
  const rows = await database().document.findMany({
    where: {
      projectId: scope.projectId,
      deletedAt: null,
      ...(page.after === undefined ? {} : { id: { lt: page.after } }),
    },
    orderBy: { id: "desc" },
    take: page.limit + 1,
    select: FIELDS,
  });
  const { items, next } = pageOf(rows, page.limit, (row) => row.id);
  return { documents: await withFigures(scope, items), next };
}

export async function findDocument(scope: ReadScope, documentId: string): Promise<Document | null> {
  const row = await database().document.findFirst({
    where: { id: documentId, projectId: scope.projectId, deletedAt: null },
    select: FIELDS,
  });
  return row && ((await withFigures(scope, [row]))[0] ?? null);
}

/** The bytes as they came. Null when there are none here. */
export async function findOriginal(
  { projectId }: SourceScope,
  documentId: string,
): Promise<(Streamed & { readonly fileName: string }) | null> {
  const row = await database().original.findFirst({
    where: { documentId, projectId },
    select: { fileName: true },
  });
  const kept = row && (await streamOf({ in: "original", id: documentId, projectId }));
  return kept && { ...row, ...kept };
}

const FIELDS = {
  id: true,
  projectId: true,
  title: true,
  createdById: true,
  createdAt: true,
  updatedAt: true,
  readAs: true,
  notation: true,
  original: { select: { fileName: true, encoding: true } },
} as const;

interface DocumentRow {
  readonly id: string;
  readonly projectId: string;
  readonly title: string;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly readAs: string | null;
  readonly notation: Document["notation"];
  readonly original: { readonly fileName: string; readonly encoding: string | null } | null;
}

interface RowFigures {
  readonly documentId: string;
  readonly state: "initial" | "translated" | "reviewed" | "final";
  readonly subState: "draft" | "aligned" | "rejected" | "omitted" | null;
  readonly rows: number;
  readonly words: number;
  readonly changedAt: Date | null;
}

async function withFigures(scope: ReadScope, rows: readonly DocumentRow[]): Promise<Document[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const sight = sightOf(scope);
  const segments = await database().$queryRaw<RowFigures[]>`
    select s."documentId", s.state::text as state, s."subState"::text as "subState", count(*)::int as rows,
      coalesce(sum(t.words), 0)::int as words, max(s."updatedAt") as "changedAt"
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s."documentId" = any(${ids}::text[]) and s."projectId" = ${scope.projectId} and s."retiredAt" is null
      and ${sight.rows}
    group by s."documentId", s.state, s."subState"`;
  const titles = await listEnglishTitles(scope, ids);
  const paragraphs = await database().$queryRaw<{ documentId: string; characters: number; aside: number }[]>`
    select "documentId", coalesce(sum(characters) filter (where "setAsideReason" is null), 0)::int as characters,
      count(*) filter (where "setAsideReason" is not null)::int as aside
    from "Paragraph"
    where "documentId" = any(${ids}::text[]) and "projectId" = ${scope.projectId} and "retiredAt" is null
    group by "documentId"`;
  const heads = await database().$queryRaw<{ documentId: string; head: string }[]>`
    select asked.id as "documentId", coalesce(string_agg(left(first.text, ${HEAD_CHARACTERS}), ''), '') as head
    from unnest(${ids}::text[]) as asked(id) cross join lateral (
      select text from "Paragraph"
      where "documentId" = asked.id and "projectId" = ${scope.projectId} and "retiredAt" is null
        and "segmentId" is not null
      order by position, id limit ${HEAD_PARAGRAPHS}) as first
    group by asked.id`;
  const people = await findPeople(
    database(),
    rows.map(({ createdById }) => createdById),
  );
  // A title is shown in its words, whatever marks are typed in it.
  const titleOf = ({ id, notation }: DocumentRow) => {
    const title = titles.get(id) ?? null;
    return title !== null && notation === "marks" ? readNotation(title).words : title;
  };
  return rows.map((row): Document => {
    const own = segments.filter(({ documentId }) => documentId === row.id);
    const source = paragraphs.find(({ documentId }) => documentId === row.id);
    const changes = own.flatMap(({ changedAt }) => changedAt ?? []);
    return sight.document({
      id: row.id,
      projectId: row.projectId,
      title: sight.isWhole ? row.title : (titleOf(row) ?? UNTITLED),
      englishTitle: titleOf(row),
      fileName: row.original?.fileName ?? "",
      encoding: row.readAs ?? row.original?.encoding ?? null,
      notation: row.notation,
      language: languageOf(heads.find(({ documentId }) => documentId === row.id)?.head ?? ""),
      segments: own.reduce((sum, { rows }) => sum + rows, 0),
      setAside: source?.aside ?? 0,
      characters: source?.characters ?? 0,
      words: own.reduce((sum, { words }) => sum + words, 0),
      progress: progressOf(own),
      createdBy: people.get(row.createdById) ?? null,
      createdAt: row.createdAt.toISOString(),
      updatedAt: new Date(
        Math.max((sight.isWhole ? row.updatedAt : row.createdAt).getTime(), ...changes.map(Number)),
      ).toISOString(),
    });
  });
}

/** So much of a document tells in which characters it is written; one in three everyday characters does. */
const HEAD_PARAGRAPHS = 30;
const HEAD_CHARACTERS = 200;

function progressOf(figures: readonly RowFigures[]): Progress {
  const progress = { ...NO_PROGRESS };
  for (const figure of figures) progress[shownOf(figure)] += figure.rows;
  return progress;
}
