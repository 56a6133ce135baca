import { PASTE_LIMIT } from "./documents";
import { Person } from "./people";
import { Id, Moment, personText, TARGET_LIMIT } from "./text";
import { z } from "./z";

/** POST /documents/{id}/returns: a bilingual file that was sent out and edited elsewhere; as JSON the text of an XLIFF or TMX. */
export const ReturnText = z.object({ text: personText(PASTE_LIMIT, 1) });
export const ReturnFile = z.object({
  /** Of a table, what each column is, as a JSON list. */
  columns: z.string().max(2_000).optional(),
});

/** What would change. */
export const ReturnMade = z.object({
  id: Id,
  fileName: z.string(),
  /** Rows whose English would become that of the file. */
  changed: z.number().int(),
  /** Rows that were changed here and there, and can be put together. */
  merged: z.number().int(),
  /** Rows where both changes touch: both texts are kept, the file's as a suggestion. */
  conflicts: z.number().int(),
  /** Rows that would change or be spoken of. */
  touched: z.number().int(),
  /** Rows that say the same. */
  same: z.number().int(),
  /** Rows with recorded changes, which become suggestions. */
  suggestions: z.number().int(),
  /** Rows with a suggestion or with comments. */
  said: z.number().int(),
  /** Comments that are not here yet. */
  comments: z.number().int(),
  /** Units of the file that no row answers; rows that the file does not have. */
  strangers: z.number().int(),
  absent: z.number().int(),
});
export type ReturnMade = z.infer<typeof ReturnMade>;

const Said = { by: z.string().nullable(), at: z.string().nullable() };

export const ReturnRow = z.object({
  segmentId: Id,
  /** The row's number. */
  position: z.number().int(),
  matchedBy: z.enum(["id", "source", "likeness"]),
  verdict: z.enum(["same", "changed", "merged", "conflict"]),
  source: z.string(),
  /** What was sent out, as far as the row's versions tell; what came back; what the row says now. */
  base: z.string(),
  theirs: z.string(),
  here: z.string(),
  /** What the row would say; null for a conflict. */
  result: z.string().nullable(),
  suggestion: z.object({ text: z.string(), ...Said }).nullable(),
  comments: z.array(z.object({ text: z.string(), ...Said })),
});
export type ReturnRow = z.infer<typeof ReturnRow>;

const RETURN_SHOWN = ["all", "changed", "merged", "conflict", "said"] as const;

/** GET /returns/{id}: row by row, as it would be now. */
export const ReturnQuery = z.object({
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
  /** Rows that would stay as they are, too. */
  same: z.stringbool().default(false),
  /** Of one verdict alone; `said`: with a suggestion or a comment. */
  show: z.enum(RETURN_SHOWN).default("all"),
});
/**
 * That it was applied, by whom and when; the last time, where it was several times. Undoing `change` takes it back, or does it again where
 * `isUndone`.
 */
const Applied = z.object({ change: Id, by: Person.nullable(), at: Moment, isUndone: z.boolean() }).nullable();

export const ReturnDetail = z.object({
  id: Id,
  documentId: Id,
  fileName: z.string(),
  createdAt: Moment,
  applied: Applied,
  summary: ReturnMade,
  rows: z.array(ReturnRow),
  /** Units that no row answers, the first fifty. */
  strangers: z.array(z.object({ source: z.string(), target: z.string() })),
  /** Numbers of the rows that the file does not have, the first two hundred. */
  absent: z.array(z.number().int()),
  next: z.number().int().nullable(),
});
export type ReturnDetail = z.infer<typeof ReturnDetail>;

/** GET /documents/{id}/returns: what came back to a document, the newest first. */
export const ReturnListed = z.object({
  id: Id,
  fileName: z.string(),
  createdAt: Moment,
  createdBy: Person.nullable(),
  applied: Applied,
});
export type ReturnListed = z.infer<typeof ReturnListed>;
export const ReturnList = z.object({ returns: z.array(ReturnListed), next: z.string().nullable() });

/**
 * POST /returns/{id}/apply: all rows, or some; of a row where both texts touch, the text that it shall have. `except` and `texts` go with
 * "all": rows that stay as they are, and texts that were chosen.
 */
export const ApplyReturn = z.object({
  segments: z.union([
    z.literal("all"),
    z
      .array(z.union([Id, z.object({ id: Id, text: personText(TARGET_LIMIT) })]))
      .min(1)
      .max(5_000),
  ]),
  except: z.array(Id).max(5_000).default([]),
  texts: z
    .array(z.object({ id: Id, text: personText(TARGET_LIMIT) }))
    .max(5_000)
    .default([]),
});
export const ReturnApplied = z.object({
  /** To be undone at /changes/{change}/undo; null where no English changed and nothing was said. */
  change: Id.nullable(),
  changed: z.number().int(),
  suggested: z.number().int(),
  commented: z.number().int(),
  /** Rows that were left as they are: left out on purpose. */
  kept: z.number().int(),
});
export type ReturnApplied = z.infer<typeof ReturnApplied>;
