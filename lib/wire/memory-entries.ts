import { Origin } from "./memories";
import { Cursor, Id, personText, words } from "./text";
import { z } from "./z";

/** Of rows, of sentences inside them, of files; or all. */
export const ENTRY_KINDS = ["all", "rows", "sentences", "imported"] as const;
const EntryKind = z.enum(ENTRY_KINDS);
export type EntryKind = z.infer<typeof EntryKind>;

export const MemoryEntry = z.object({
  id: z.number().int(),
  source: z.string(),
  target: z.string(),
  origin: Origin,
});
export type MemoryEntry = z.infer<typeof MemoryEntry>;

/** GET /memories/{id}/entries */
export const EntryQuery = z.object({
  q: words(200).optional(),
  side: z.enum(["source", "target"]).default("source"),
  kind: EntryKind.default("all"),
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const EntryList = z.object({ entries: z.array(MemoryEntry), next: z.string().nullable() });
export type EntryList = z.infer<typeof EntryList>;

export const EntryId = z.coerce.number().int().min(1).max(2_147_483_647);

/** PUT /memories/{id}/entries/{entryId} */
export const EntryTexts = z.object({ source: words(20_000), target: personText(50_000, 1) });
/** Where the Chinese was changed, the entry is another from then on. */
export const EntrySaved = z.object({ entry: MemoryEntry });
export type EntrySaved = z.infer<typeof EntrySaved>;

/** GET /memories/{id}/statistics */
export const MemoryStatistics = z.object({
  entries: z.number().int(),
  rows: z.number().int(),
  sentences: z.number().int(),
  imported: z.number().int(),
  approved: z.number().int(),
  /** Chinese letters and digits in all of them. */
  letters: z.number(),
  /** Who translated most of it, by name: the first twenty. */
  people: z.array(z.object({ name: z.string(), entries: z.number().int() })),
});
export type MemoryStatistics = z.infer<typeof MemoryStatistics>;

/** GET /memories/{id}/clean-up */
export const CleanUpQuery = z.object({
  /** `differing`: the same Chinese with different English. `apart`: the two sides do not seem to belong together. */
  kind: z.enum(["differing", "apart"]).default("differing"),
  after: Cursor.optional(),
});
export const CleanUp = z.object({
  /** Entries that one looks at together. */
  groups: z.array(z.array(MemoryEntry)),
  /** Entries that were looked at for this answer; there may be none among them that is proposed. */
  next: z.string().nullable(),
});
export type CleanUp = z.infer<typeof CleanUp>;

/** GET /memories: all that one may read, in whatever project they are. */
export const ReadableMemories = z.object({
  memories: z.array(
    z.object({
      id: Id,
      name: z.string(),
      isOwn: z.boolean(),
      project: z.object({ id: Id, name: z.string() }),
    }),
  ),
});
export type ReadableMemories = z.infer<typeof ReadableMemories>;
