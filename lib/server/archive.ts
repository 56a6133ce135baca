import "server-only";

import { readArchive } from "../db/archive/read";
import type { Bounds } from "../db/archive/reader";
import { ArchiveRefused } from "../db/archive/refusal";
import { writeArchive } from "../db/archive/write";
import type { JobFile } from "../db/jobs/files";
import type { Administrator, ManageScope } from "../db/scope";
import { contentDisposition } from "../interchange/file-name";
import type { ArchiveMade } from "../wire/projects";
import { missing, problem } from "./http/problem";

/** What an archive that comes over the wire may unpack to. */
export const WIRE_BOUNDS: Bounds = { bytes: 256 * 1024 * 1024 };

/** Of a project, or of one document of it. `name` is what it is called. */
export async function exportArchive(
  scope: ManageScope,
  documentId: string | null,
  name: string,
): Promise<JobFile> {
  const bytes = await writeArchive(scope, documentId);
  if (!bytes) throw missing(documentId === null ? "project" : "document");
  return { bytes, mediaType: "application/zip", disposition: contentDisposition(name, "zip"), isWhole: true };
}

/** `ownerId` becomes the owner of the project. */
export async function importArchive(
  by: Administrator,
  ownerId: string,
  bytes: Uint8Array,
  bounds: Bounds,
): Promise<ArchiveMade> {
  try {
    const { projectId, ...taken } = await readArchive({ by, ownerId }, bytes, bounds);
    return { id: projectId, ...taken };
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    const { why } = error;
    throw why.code === "problems.archive.here"
      ? problem(409, "archive-here", why)
      : problem(422, "archive", why, "file");
  }
}
