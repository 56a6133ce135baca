import "server-only";

import { z } from "../../wire/z";

/**
 * What an archive says of itself, in `manifest.json` (the README of this folder describes the whole).
 *
 * ARC-FILE-1  A ZIP with `manifest.json`, `people.jsonl`, `tables/<name>.jsonl` for each table, and `files/<SHA-256>` for each file that
 *     somebody brought in. Every time in the container is the same, and parts stand in the order of the manifest.
 * ARC-FILE-2  A table is one JSON object a line, as PostgreSQL writes jsonb, in the order of the table's key.
 * ARC-FILE-3  The manifest names for each part how many lines it has and its SHA-256; for each table its columns, too.
 * ARC-FILE-4  `version` goes up when a reader of the version before would misread the archive. A table or column that a reader does not
 *     know is refused, never left out in silence.
 */
export const ARCHIVE_FORMAT = "duizhao-archive";
export const ARCHIVE_VERSION = 1;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Name = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,62}$/);
const ArchivedId = z.string().regex(/^[\x21-\x7e]{1,64}$/);

export const Manifest = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.number().int(),
  kind: z.enum(["project", "document"]),
  project: ArchivedId,
  /** Of an archive of one document. */
  document: ArchivedId.nullable(),
  people: z.object({ lines: z.number().int().min(0), sha256: Sha256 }),
  tables: z
    .array(
      z.object({
        name: Name,
        columns: z.array(Name).min(1).max(200),
        lines: z.number().int().min(0),
        sha256: Sha256,
      }),
    )
    .max(200),
  files: z.array(Sha256).max(100_000),
});
export type Manifest = z.infer<typeof Manifest>;

/** Somebody whom the rows name. Their name is all that is said of them. */
export const ArchivedPerson = z.object({ id: ArchivedId, name: z.string().max(1_000) });

export const MANIFEST = "manifest.json";
export const PEOPLE = "people.jsonl";

export function tablePart(name: string): string {
  return `tables/${name}.jsonl`;
}

export function filePart(sha256: string): string {
  return `files/${sha256}`;
}
