import { AnalysisBand, BandFigures } from "./memories";
import { SegmentState, StructureChanged } from "./segments";
import { Id } from "./text";
import { z } from "./z";

/**
 * POST /documents/{id}/pretranslation. Rows without English are filled with their best match, as drafts. With `isPreview` nothing is:
 * the answer says how much would come from where.
 */
export const Pretranslate = z.object({
  /** Matches of at least this score. */
  from: z.number().int().min(50).max(102).default(101),
  isPreview: z.boolean().default(false),
  /** Only rows that nobody ever gave any English: what a project fills by itself. */
  isUntouched: z.boolean().default(false),
  /** Of these rows only; of all where it is left out. */
  segments: z.array(Id).min(1).max(200).optional(),
});

/** How much comes from one memory, by the best match's score. */
const Source = z.object({
  memoryId: Id,
  memoryName: z.string(),
  total: BandFigures,
  bands: z.partialRecord(AnalysisBand, BandFigures),
});

/** What a fill is made of, and, where it was carried out, the change that it is. */
export const Pretranslated = StructureChanged.extend({
  /** Null: nothing was filled. */
  change: Id.nullable(),
  /** Rows that have no English, or had none before it. */
  empty: BandFigures,
  filled: BandFigures,
  sources: z.array(Source),
});
export type Pretranslated = z.infer<typeof Pretranslated>;

/** GET /segments/{id}/repeats: other rows of the document with the same Chinese, in their order. */
export const Repeat = z.object({
  id: Id,
  position: z.number().int(),
  ...SegmentState.shape,
  target: z.string(),
  /** It says something else than the row. */
  differs: z.boolean(),
  /** It would be filled: nobody has written in it. */
  isFree: z.boolean(),
  /** Somebody said that it is another matter there; it is never filled. */
  isExempt: z.boolean(),
});
export type Repeat = z.infer<typeof Repeat>;
export const RepeatList = z.object({ isExempt: z.boolean(), repeats: z.array(Repeat) });
export type RepeatList = z.infer<typeof RepeatList>;

/** POST /segments/{id}/propagation: the row's English goes to its repeats that are free, or to those that are named. */
export const Propagate = z.object({ segments: z.array(Id).min(1).max(500).optional() });
export const Propagated = StructureChanged.extend({
  /** Where it went. */
  filled: z.array(z.object({ id: Id, position: z.number().int() })),
  /** Repeats that say something else and were left as they are. */
  kept: z.number().int(),
});
export type Propagated = z.infer<typeof Propagated>;

/** PUT /segments/{id}/exemption */
export const Exempt = z.object({ isExempt: z.boolean() });

/** PUT /projects/{id}/filling */
export const Filling = z.object({
  /** Whether what is confirmed goes to its repeats. */
  propagation: z.enum(["always", "never", "ask"]),
  /** Rows that nobody has touched are filled with matches of at least this score; null: they are not. */
  fillFrom: z.number().int().min(100).max(102).nullable(),
});
export type Filling = z.infer<typeof Filling>;
