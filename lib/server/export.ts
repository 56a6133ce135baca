import "server-only";

import { may } from "../access";
import { readExchange } from "../db/documents/exchange";
import { formatOf } from "../db/documents/format";
import { readPublication, readStandings } from "../db/documents/publication";
import { findDocument } from "../db/documents/reads";
import { listOpen } from "../db/findings/reads";
import type { FetchedFile, JobFile } from "../db/jobs/files";
import type { ExportScope, SourceScope } from "../db/scope";
import { seesAll } from "../db/sight";
import type { BesideLayout } from "../interchange/beside/beside";
import { writeBeside } from "../interchange/beside/write-beside";
import { unitsOfDocument } from "../interchange/bilingual/document-units";
import { readBilingual } from "../interchange/bilingual/read-bilingual";
import { writeBilingual } from "../interchange/bilingual/write-bilingual";
import { writeOriginal } from "../interchange/bilingual/write-original";
import { contentDisposition } from "../interchange/file-name";
import { wordsOf } from "../interchange/inline";
import { makePublication } from "../interchange/publication";
import { type ExportFormat, writePublication } from "../interchange/write";
import { sayIn } from "../messages/catalogue";
import { shownOf } from "../segments/states";
import { snapToGrapheme } from "../text/graphemes";
import { EXCHANGE_FORMATS, type ExchangeFormat, type ExportCheck, type ExportQuery } from "../wire/documents";
import { exportArchive } from "./archive";
import { checkFew } from "./findings/check-rows";
import { requireForJob } from "./gate";
import { missing, problem } from "./http/problem";

/** Who sees only what is approved can have only that exported (ACC-3). Asked when it is ordered, made and fetched. */
export function assertMayInclude(
  scope: ExportScope,
  query: Pick<ExportQuery, "include" | "format" | "beside">,
): void {
  const isPlain = !isExchange(query.format) && query.beside === undefined && includedBy(query) === "approved";
  if (isPlain || may(scope.role, "read-source")) return;
  throw problem(403, "role", { code: "problems.role.export-approved", role: scope.role }, "include");
}

function includedBy({ include, format }: Pick<ExportQuery, "include" | "format">): "approved" | "all" {
  return include ?? (isExchange(format) ? "all" : "approved");
}

function isExchange(format: ExportQuery["format"]): format is ExchangeFormat {
  return (EXCHANGE_FORMATS as readonly string[]).includes(format);
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
  const { format } = query;
  if (format === "archive") return exportDocumentArchive(scope, documentId);
  if (isExchange(format))
    return exportBothTexts(scope, documentId, { format, include: includedBy(query) }, onProgress);
  if (query.beside !== undefined)
    return exportBeside(scope, documentId, { format, beside: query.beside, include: includedBy(query) });
  const input = await readPublication(scope, documentId);
  if (!input) throw missing("document");
  onProgress(30);
  const publication = makePublication({
    ...input,
    words: sayIn("en").message, // the publication is English
    date: query.date === undefined || query.date === "" ? null : query.date,
    settings: {
      include: includedBy(query),
      noteOmitted: query.omitted,
      showTranslators: query.translators,
    },
  });
  onProgress(45);
  const { bytes, mediaType, extension } = await writePublication(publication, format);
  const disposition = contentDisposition(
    publication.inline === "marks"
      ? wordsOf(publication.title, "marks", publication.definitions)
      : publication.title,
    extension,
  );
  return { bytes: new Uint8Array(bytes), mediaType, disposition, isWhole: seesAll(scope) };
}

/** Both texts for readers. */
async function exportBeside(
  scope: ExportScope,
  documentId: string,
  order: {
    readonly format: ExportFormat;
    readonly beside: BesideLayout;
    readonly include: "approved" | "all";
  },
): Promise<JobFile> {
  const input = await readExchange(scope, documentId);
  if (!input) throw missing("document");
  const { bytes, mediaType, extension } = await writeBeside(
    input.document,
    order,
    order.format,
    order.beside,
  );
  const disposition = contentDisposition(input.document.title, extension);
  return { bytes: new Uint8Array(bytes), mediaType, disposition, isWhole: true };
}

/** For whoever may have everything. */
async function exportDocumentArchive(
  { userId, projectId }: ExportScope,
  documentId: string,
): Promise<JobFile> {
  const managing = await requireForJob({ userId, projectId, documentId }, "manage");
  const reading = await requireForJob({ userId, projectId, documentId }, "read");
  const document = await findDocument(reading, documentId);
  if (!document) throw missing("document");
  return exportArchive(managing, documentId, document.title);
}

/**
 * Both texts for another program. A document that came as such a file gives that file back, with its English, states and new comments; in
 * any other format its units are written anew.
 */
async function exportBothTexts(
  scope: ExportScope,
  documentId: string,
  { format, include }: { readonly format: ExchangeFormat; readonly include: "approved" | "all" },
  onProgress: (done: number) => void,
): Promise<JobFile> {
  const input = await readExchange(scope, documentId);
  if (!input) throw missing("document");
  onProgress(30);
  const { document, original } = input;
  const came = original && formatOf(original.mediaType);
  const named = (bytes: Uint8Array<ArrayBuffer>, mediaType: string, extension: string): JobFile => ({
    bytes,
    mediaType,
    disposition: contentDisposition(document.title, extension),
    isWhole: true,
  });
  if (original && came === format) {
    const bytes = await writeOriginal(original.bytes, came, document, { include });
    const extension = /\.([A-Za-z0-9]{1,10})$/.exec(original.fileName)?.[1] ?? "xlf";
    if (bytes) return named(bytes, original.mediaType, extension);
  }
  if (format === "sdlxliff" || format === "mqxliff" || format === "package") {
    throw problem(422, "not-that-format", { code: "problems.not-that-format", format }, "format");
  }
  const read =
    !original || came === null
      ? null
      : await readBilingual(original.bytes, original.fileName, original.columns);
  const file = unitsOfDocument(document, { include }, read?.ok ? read.file : null);
  onProgress(60);
  const { bytes, mediaType, extension } = writeBilingual(file, format, document.title);
  return named(new Uint8Array(bytes), mediaType, extension);
}

const EXCERPT = 80;

/** What is not yet approved, and, to whoever may read both texts, what checks found. A viewer is told of what is approved. */
export async function checkExport(
  scope: ExportScope,
  documentId: string,
  reading: SourceScope | null = null,
): Promise<ExportCheck> {
  const rows = await readStandings(scope, documentId);
  const isApproved = (row: (typeof rows)[number]) => row.state === "reviewed" || row.state === "final";
  const positions = new Map(rows.map(({ id }, index) => [id, index + 1]));
  const open = reading ? await openFindings(reading, documentId, positions) : { findings: [], unchecked: 0 };
  return {
    ...open,
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

async function openFindings(
  scope: SourceScope,
  documentId: string,
  positions: ReadonlyMap<string, number>,
): Promise<Pick<ExportCheck, "findings" | "unchecked">> {
  const { version } = await checkFew(scope, documentId);
  const { open, unchecked } = await listOpen(scope, documentId, version);
  return {
    findings: open.map(({ segments, ...rule }) => ({
      ...rule,
      segments: segments.map((id) => ({ id, position: positions.get(id) ?? 0 })),
    })),
    unchecked,
  };
}

function excerptOf(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= EXCERPT ? line : `${line.slice(0, snapToGrapheme(line, EXCERPT))}…`;
}

export function fileResponse(file: JobFile | FetchedFile): Response {
  const { bytes, mediaType, disposition } = file;
  const length = "length" in file ? file.length : file.bytes.byteLength;
  return new Response(bytes, {
    headers: {
      "content-type": mediaType,
      "content-disposition": disposition,
      "content-length": String(length),
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}
