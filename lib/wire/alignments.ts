/** What goes over the front door about alignments: a row's link, aligning again, and the versions that are kept. */

import { Person } from "./people";
import { Said } from "./problem";
import { AtRevision, StructureChanged } from "./segments";
import { Id, Moment } from "./text";
import { z } from "./z";

/** UTF-16 offsets: in the row's Chinese paragraphs joined by "\n\n", or in its English. `end` is left out. */
const Span = z.object({ start: z.number().int(), end: z.number().int() });

/** Why the aligner holds that the two sides answer each other, or what speaks against it (`for` false). */
export const Reason = z.union([
  z.object({
    kind: z.enum(["word", "learned", "term", "name", "number", "latin"]),
    for: z.literal(true),
    source: Span,
    target: Span,
    /** 0 to 1: how much of the evidence it is. */
    weight: z.number(),
  }),
  z.object({
    kind: z.enum(["number", "latin"]),
    for: z.literal(false),
    side: z.enum(["source", "target"]),
    span: Span,
  }),
  z.object({ kind: z.literal("length"), for: z.boolean(), letters: z.number(), expected: z.number() }),
  z.object({ kind: z.literal("cover"), for: z.boolean(), source: z.number(), target: z.number() }),
]);
export type Reason = z.infer<typeof Reason>;

/** GET /segments/{id}/link */
export const LinkDetail = z.object({
  revision: AtRevision.shape.revision,
  confidence: z.number().nullable(),
  isCrossed: z.boolean(),
  decidedBy: Person.nullable(),
  decidedAt: Moment.nullable(),
  isFixed: z.boolean(),
  /** The strongest first; none where one side is empty. */
  reasons: z.array(Reason),
});
export type LinkDetail = z.infer<typeof LinkDetail>;

/** POST /documents/{id}/segments/link: rows that could not be accepted are named, the others are. */
export const LinksAccepted = StructureChanged.extend({
  refused: z.array(z.object({ id: Id, ...Said.shape })),
});
export type LinksAccepted = z.infer<typeof LinksAccepted>;

/** POST /documents/{id}/align: the rows that nobody has decided, from that row on or all of them. */
export const AlignAgain = z.object({ from: Id.optional() });
export const Realigned = z.object({
  /** Rows in the document now. */
  segments: z.number().int(),
  /** Rows whose Chinese or English is another than before. */
  realigned: z.number().int(),
  /** Fixed rows among those that were looked at; they stand as they stood. */
  kept: z.number().int(),
  /** Rows of Chinese without English, and of English without Chinese, among those that were free. */
  unanswered: z.number().int(),
  unmatched: z.number().int(),
  /** POST /changes/{change}/undo takes it back. Null when no row changed. */
  change: Id.nullable(),
});
export type Realigned = z.infer<typeof Realigned>;

/** One version of a document's alignment. */
const Alignment = z.object({
  id: Id,
  number: z.number().int(),
  /** What made it; `before`: as people had left the rows before the next one. */
  kind: z.enum(["draft", "again", "restored", "before"]),
  createdBy: Person.nullable(),
  createdAt: Moment,
  rows: z.number().int(),
  /** Rows with both sides that were sure or decided, and those that were not. */
  sure: z.number().int(),
  doubtful: z.number().int(),
  unanswered: z.number().int(),
  unmatched: z.number().int(),
  /** It says the same as the rows say now. */
  isCurrent: z.boolean(),
});
/** GET /documents/{id}/alignments: newest first. */
export const AlignmentList = z.object({ alignments: z.array(Alignment), next: z.string().nullable() });
export type AlignmentList = z.infer<typeof AlignmentList>;

/** POST /documents/{id}/alignments/{id}/restore */
export const AlignmentRestored = z.object({
  segments: z.number().int(),
  /** Rows whose Chinese or English is another than before. */
  restored: z.number().int(),
  /** Fixed rows; they stand as they stood. */
  kept: z.number().int(),
  /** Rows of that version that could not be laid whole, because something of them is in a fixed row, edited or gone. */
  leftOut: z.number().int(),
  change: Id.nullable(),
});
export type AlignmentRestored = z.infer<typeof AlignmentRestored>;
