import { Id } from "./text";
import { z } from "./z";

/** Kinds of damaged characters; lib/segmentation/repairs/repairs.ts says how each is found. */
export const RepairKind = z.enum(["mojibake", "invisible", "full-width", "reference"]);
export type RepairKind = z.infer<typeof RepairKind>;

const Offset = z.number().int().nonnegative();
const Place = z.object({
  paragraphId: Id,
  /** UTF-16 offsets in the original paragraph; `end` is left out. */
  start: Offset,
  end: Offset,
});

/** A place where characters are damaged. */
export const Repair = Place.extend({
  segmentId: Id,
  kind: RepairKind,
  old: z.string(),
  /** What should stand there, "" for nothing; null where nobody can know, so that it has to be corrected by hand. */
  new: z.string().nullable(),
  /** Why this is damage: a code, in JSON with its parameters where it has some, as a proposal’s reason is. */
  reason: z.string(),
  /** 0 to 1. */
  confidence: z.number(),
  /** Somebody has looked at it and left it as it is. */
  isLeft: z.boolean(),
  /** 20 characters a side at most. */
  before: z.string(),
  after: z.string(),
});
export type Repair = z.infer<typeof Repair>;

/** GET /documents/{id}/repairs: damaged characters that are not corrected, in reading order. */
export const RepairList = z.object({
  /** By kind, whatever is among `repairs`. `open` can be repaired, `lost` only by hand, `left` stay as they are. */
  counts: z.array(
    z.object({
      kind: RepairKind,
      open: z.number().int(),
      lost: z.number().int(),
      left: z.number().int(),
    }),
  ),
  /** The first 500. */
  repairs: z.array(Repair),
});
export type RepairList = z.infer<typeof RepairList>;

/**
 * POST /documents/{id}/repairs: repairs what is damaged, leaves it as it is from now on, or asks again about what was
 * left. All of one kind, or only the places named. One change, undone as one.
 */
export const AnswerRepairs = z.object({
  answer: z.enum(["repair", "leave", "ask-again"]),
  kind: RepairKind,
  only: z.array(Place).min(1).max(5_000).optional(),
});
export type AnswerRepairs = z.infer<typeof AnswerRepairs>;
