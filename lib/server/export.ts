import "server-only";

import { may } from "../access";
import { readPublication, readStandings } from "../db/documents/publication";
import type { ExportScope } from "../db/scope";
import { contentDisposition } from "../interchange/file-name";
import { makePublication } from "../interchange/publication";
import { writePublication } from "../interchange/write";
import { snapToGrapheme } from "../text/graphemes";
import type { ExportCheck, ExportQuery } from "../wire/documents";
import { shownOf } from "../workbench/shown";
import { missing, problem } from "./problem";

export interface ExportedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** The `Content-Disposition` header: the file's name, made of the title. */
  readonly disposition: string;
}

/** The English version as a file. Who sees only what is approved can have only that exported (A3). */
export async function exportDocument(
  scope: ExportScope,
  documentId: string,
  query: ExportQuery,
): Promise<ExportedFile> {
  if (query.include === "all" && !may(scope.role, "read-source")) {
    throw problem(
      403,
      "role",
      "Your role does not allow this",
      `In this project you are a ${scope.role}, and a ${scope.role} exports what is approved. Export with “approved only”, or ask an owner of the project.`,
      "include",
    );
  }
  const input = await readPublication(scope, documentId);
  if (!input) throw missing("document");
  const publication = makePublication({
    ...input,
    date: query.date === undefined || query.date === "" ? null : query.date,
    settings: {
      include: query.include,
      noteOmitted: query.omitted,
      showTranslators: query.translators,
    },
  });
  const { bytes, mediaType, extension } = await writePublication(publication, query.format);
  const disposition = contentDisposition(publication.title, extension);
  return { bytes: new Uint8Array(bytes), mediaType, disposition };
}

const EXCERPT = 80;

/** What is not yet approved. A viewer is told which rows, not what is in them. */
export async function checkExport(scope: ExportScope, documentId: string): Promise<ExportCheck> {
  const rows = await readStandings(scope, documentId);
  const sees = may(scope.role, "read-source");
  const isApproved = (row: (typeof rows)[number]) => row.state === "reviewed" || row.state === "final";
  return {
    segments: rows.length,
    approved: rows.filter((row) => isApproved(row) && row.subState !== "omitted").length,
    omitted: rows.filter((row) => row.subState === "omitted").length,
    unapproved: rows.flatMap((row, index) => {
      if (isApproved(row)) return [];
      const excerpt = sees ? excerptOf(row.target || row.source) : "";
      return [{ id: row.id, position: index + 1, shown: shownOf(row), excerpt }];
    }),
  };
}

function excerptOf(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= EXCERPT ? line : `${line.slice(0, snapToGrapheme(line, EXCERPT))}…`;
}
