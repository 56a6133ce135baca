import "server-only";

import { may } from "../access";
import { readPublication, readStandings } from "../db/documents/publication";
import type { JobFile } from "../db/jobs/files";
import type { ExportScope } from "../db/scope";
import { seesAll } from "../db/sight";
import { contentDisposition } from "../interchange/file-name";
import { wordsOf } from "../interchange/inline";
import { makePublication } from "../interchange/publication";
import { writePublication } from "../interchange/write";
import { shownOf } from "../segments/states";
import { snapToGrapheme } from "../text/graphemes";
import type { ExportCheck, ExportQuery } from "../wire/documents";
import { missing, problem } from "./http/problem";

/** Who sees only what is approved can have only that exported (A3). Asked when it is ordered, made and fetched. */
export function assertMayInclude(scope: ExportScope, { include }: Pick<ExportQuery, "include">): void {
  if (include === "approved" || may(scope.role, "read-source")) return;
  throw problem(403, "role", { code: "problems.role.export-approved", role: scope.role }, "include");
}

/**
 * The English version as a file, named after its title. `onProgress` hears how far it is, in hundredths: reading the
 * rows, putting them in order and setting them in a format have no unit in common.
 */
export async function exportDocument(
  scope: ExportScope,
  documentId: string,
  query: ExportQuery,
  onProgress: (done: number) => void = () => {},
): Promise<JobFile> {
  assertMayInclude(scope, query);
  onProgress(5);
  const input = await readPublication(scope, documentId);
  if (!input) throw missing("document");
  onProgress(30);
  const publication = makePublication({
    ...input,
    date: query.date === undefined || query.date === "" ? null : query.date,
    settings: {
      include: query.include,
      noteOmitted: query.omitted,
      showTranslators: query.translators,
    },
  });
  onProgress(45);
  const { bytes, mediaType, extension } = await writePublication(publication, query.format);
  const disposition = contentDisposition(
    publication.inline === "marks"
      ? wordsOf(publication.title, "marks", publication.definitions)
      : publication.title,
    extension,
  );
  return { bytes: new Uint8Array(bytes), mediaType, disposition, isWhole: seesAll(scope) };
}

const EXCERPT = 80;

/** What is not yet approved. A viewer is told of what is. */
export async function checkExport(scope: ExportScope, documentId: string): Promise<ExportCheck> {
  const rows = await readStandings(scope, documentId);
  const isApproved = (row: (typeof rows)[number]) => row.state === "reviewed" || row.state === "final";
  return {
    segments: rows.length,
    approved: rows.filter((row) => isApproved(row) && row.subState !== "omitted").length,
    omitted: rows.filter((row) => row.subState === "omitted").length,
    unapproved: rows.flatMap((row, index) => {
      if (isApproved(row)) return [];
      return [
        {
          id: row.id,
          position: index + 1,
          shown: shownOf(row),
          excerpt: excerptOf(row.target || row.source),
        },
      ];
    }),
  };
}

function excerptOf(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= EXCERPT ? line : `${line.slice(0, snapToGrapheme(line, EXCERPT))}…`;
}

export function fileResponse({ bytes, mediaType, disposition }: JobFile): Response {
  return new Response(bytes, {
    headers: {
      "content-type": mediaType,
      "content-disposition": disposition,
      "content-length": String(bytes.byteLength),
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}
