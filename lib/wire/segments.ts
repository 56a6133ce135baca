import { SHOWN, STATES, SUB_STATES } from "../segments/states";
import { Paragraph } from "./documents";
import { Person } from "./people";
import { Problem, Said } from "./problem";
import { Cursor, Id, line, Moment, OperationId, Page, personText, TARGET_LIMIT } from "./text";
import { z } from "./z";

export const State = z.enum(STATES);
export type State = z.infer<typeof State>;
export const SubState = z.enum(SUB_STATES).nullable();
export type SubState = z.infer<typeof SubState>;

export const SegmentState = z.object({ state: State, subState: SubState });

const Revision = z.int32().nonnegative();

export const SourceParagraph = z.object({
  paragraphId: Id,
  position: z.number(),
  kind: Paragraph.shape.kind,
  level: Paragraph.shape.level,
  speaker: Paragraph.shape.speaker,
  bodyStart: Paragraph.shape.bodyStart,
  text: Paragraph.shape.text,
  marks: Paragraph.shape.marks,
  layout: Paragraph.shape.layout,
  original: Paragraph.shape.original,
  corrections: Paragraph.shape.corrections,
  characters: z.number().int(),
  proposal: Paragraph.shape.proposal,
  /** A line broken by hand that somebody joined with the next one: in this row the two are read as one text. */
  goesOn: z.boolean(),
});
export type SourceParagraph = z.infer<typeof SourceParagraph>;

/** How a row's Chinese and English came to stand side by side. */
export const Link = z.object({
  /** How sure the aligner is, 0 to 1; null where people put the row together. */
  confidence: z.number().nullable(),
  /** Its English stood elsewhere in the draft than its place in the original. */
  isCrossed: z.boolean(),
  /** Who accepted the pairing, or made it. */
  decidedBy: Person.nullable(),
  /** A fixed point: aligning again leaves the row as it is. */
  isFixed: z.boolean(),
});
export type Link = z.infer<typeof Link>;

/** MQM's top level, in the words a reviewer uses. */
const REASONS = ["accuracy", "terminology", "fluency", "style", "locale", "design", "other"] as const;
export const SentBack = z.object({
  by: Person.nullable(),
  reason: z.enum(REASONS),
  comment: z.string(),
  at: Moment,
});
export type SentBack = z.infer<typeof SentBack>;

/** What a memory or a repeat filled a row with, as long as nobody has touched it. */
export const FilledFrom = z.object({
  /** The match's score; of a repeat 100. */
  score: z.number().int(),
  /** The memory's name; null where it is a repeat of another row. */
  memory: z.string().nullable(),
});
export type FilledFrom = z.infer<typeof FilledFrom>;

/** A row that nothing changes until it is unlocked, or one that was unlocked. */
const RowLock = z.object({
  isLocked: z.boolean(),
  /** Who locked it, or unlocked it; null where the file that it came with did. */
  by: Person.nullable(),
  at: Moment,
});

/** PUT /segments/{id}/lock */
export const SetLock = z.object({ isLocked: z.boolean() });

export const Segment = z.object({
  id: Id,
  /** 1 for the first row of the document, when the answer was made. */
  position: z.number().int(),
  /** Rows are ordered by it; it has no other meaning. */
  rank: z.number(),
  revision: Revision,
  state: State,
  subState: SubState,
  source: z.array(SourceParagraph),
  target: z.string(),
  words: z.number().int(),
  /** The text was once approved and has been changed since: the version that was approved. */
  approvedId: Id.nullable(),
  omittedReason: z.string().nullable(),
  /** Null where no aligner ever put the row together and nobody has decided. */
  link: Link.nullable(),
  openComments: z.number().int(),
  openSuggestions: z.number().int(),
  translator: Person.nullable(),
  /** Sent back, or to be confirmed again: by whom. Null where that is anybody who may, and for a row that waits for nobody so. */
  waitsFor: Person.nullable(),
  /** A reviewer has written in it since it was confirmed, and nothing else has taken the confirmation back. */
  isOnlyFixed: z.boolean(),
  /** Null where people, or a draft, gave it its English. */
  filledFrom: FilledFrom.nullable(),
  /** Null where nobody ever locked it. */
  lock: RowLock.nullable(),
  /** Who contributed words since the last approval, by id. */
  contributors: z.array(Id),
  /** Why a row was sent back, and by whom; null where it does not stand sent back. */
  sentBack: SentBack.nullable(),
  updatedBy: Person.nullable(),
  updatedAt: Moment,
});
export type Segment = z.infer<typeof Segment>;

/** GET /documents/{id}/segments */
export const SegmentQuery = z.object({
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(200),
  state: z.enum(SHOWN).optional(),
  q: personText(200).optional(),
});
export const SegmentList = z.object({ segments: z.array(Segment), next: z.string().nullable() });
export type SegmentList = z.infer<typeof SegmentList>;

/** PUT /segments/{id}/target */
export const SaveTarget = z.object({
  baseRevision: Revision,
  /** What the text was made from. Where the row said something else at that revision (a backup was restored), 409. */
  baseText: z.string().max(TARGET_LIMIT).optional(),
  text: personText(TARGET_LIMIT),
  /** Made once by the client for this save; sending it again gives the first answer again. */
  operationId: OperationId,
  /** `undone`: takes back what was written, and with it what that took from the row: an approval, a confirmation. */
  origin: z.enum(["typed", "restored", "undone"]).default("typed"),
});
export type SaveTarget = z.infer<typeof SaveTarget>;
/** `merged` is the text now stored, when the save was joined with somebody else's; null when it was stored as sent. */
export const TargetSaved = z.object({
  revision: Revision,
  state: State,
  subState: SubState,
  merged: z.string().nullable(),
});
export type TargetSaved = z.infer<typeof TargetSaved>;
/** 409: the row has changed, and the two edits touch. Nothing was stored. */
export const TargetConflict = Problem.extend({
  current: z.object({ revision: Revision, text: z.string(), by: Person.nullable() }),
});
export type TargetConflict = z.infer<typeof TargetConflict>;

/** POST /segments/{id}/confirm · approve · finalize · take-back */
export const AtRevision = z.object({ revision: Revision });
/** POST /segments/{id}/confirm. `despite`: also where a finding stops it. */
export const Confirm = AtRevision.extend({ despite: z.boolean().default(false) });
/** POST /segments/{id}/approve. `despite`: why it is approved though a finding stops it; kept with the approval. With `text` the row is changed to it and approved, both or neither: fix and approve. */
export const Approve = AtRevision.extend({
  text: personText(TARGET_LIMIT).optional(),
  despite: line(500, 0).default(""),
});
export type Approve = z.infer<typeof Approve>;
export const StateChanged = z.object({ revision: Revision, state: State, subState: SubState });
export type StateChanged = z.infer<typeof StateChanged>;

/** Left out, the reason is that of the gravest error that is marked in the row. */
export const Reject = AtRevision.extend({
  reason: z.enum(REASONS).optional(),
  comment: personText(5_000).default(""),
});
export type Reject = z.infer<typeof Reject>;

/** POST /documents/{id}/segments/confirm · approve · finalize · take-back: a run of rows at once; each is judged for itself. */
export const Batch = z.object({
  items: z
    .array(z.object({ id: Id, revision: Revision }))
    .min(1)
    .max(2000),
});
/** POST /documents/{id}/segments/confirm */
export const BatchConfirm = Batch.extend({ despite: Confirm.shape.despite });
/** POST /documents/{id}/segments/approve */
export const BatchApprove = Batch.extend({ despite: Approve.shape.despite });
export const BatchDone = z.object({
  results: z.array(
    z.union([
      z.object({ id: Id, ok: z.literal(true), revision: Revision, state: State, subState: SubState }),
      z.object({ id: Id, ok: z.literal(false), ...Said.shape }),
    ]),
  ),
});
export type BatchDone = z.infer<typeof BatchDone>;

/**
 * POST /segments/{id}/split. `source` says where the Chinese parts: UTF-16 `offset` in that paragraph (0: before it;
 * inside: the paragraph itself becomes two). null keeps all Chinese in the first row. `target` is the UTF-16 offset
 * in the English, null keeps all English in the first row. Not both null.
 */
export const Split = AtRevision.extend({
  source: z.object({ paragraphId: Id, offset: z.number().int().nonnegative() }).nullable(),
  target: z.number().int().nonnegative().nullable(),
});
export type Split = z.infer<typeof Split>;
/** POST /segments/{id}/merge: with the row after or before it, whose revision is `otherRevision`. */
export const Merge = AtRevision.extend({ with: z.enum(["next", "previous"]), otherRevision: Revision });
export type Merge = z.infer<typeof Merge>;
/**
 * POST /segments/{id}/move: English paragraphs go to the neighbouring row. Up: paragraphs 0 to `paragraph`, to the end
 * of the row above. Down: `paragraph` to the last, to the start of the row below.
 */
export const Move = AtRevision.extend({
  direction: z.enum(["up", "down"]),
  paragraph: z.number().int().nonnegative(),
  otherRevision: Revision,
});
export type Move = z.infer<typeof Move>;
/** POST /segments/{id}/omit: left out on purpose. With `reason` null it is taken back. */
export const Omit = AtRevision.extend({ reason: line(500).nullable() });
/** POST /segments/{id}/note: a row of English without Chinese, before or after this one. */
export const NewNote = z.object({
  where: z.enum(["before", "after"]),
  text: personText(TARGET_LIMIT).default(""),
});

/** What every change of structure answers: the rows it touched, as they are now. */
export const StructureChanged = z.object({
  /** POST /changes/{change}/undo takes it back. */
  change: Id,
  kind: z.string(),
  segments: z.array(Segment),
  /** Rows that are no longer there. */
  removed: z.array(Id),
  /** Paragraphs that are set aside now and were touched by it. */
  setAside: z.array(Paragraph),
  /** Paragraphs that are no longer set aside. */
  broughtBack: z.array(Id),
});
export type StructureChanged = z.infer<typeof StructureChanged>;

export const Version = z.object({
  id: Id,
  text: z.string(),
  words: z.number().int(),
  origin: z.enum(["typed", "aligned", "review", "restored", "structure", "suggestion", "memory"]),
  author: Person.nullable(),
  /** Everybody who contributed words to it since the last approval: with four eyes on, none of them approves it. */
  contributors: z.array(Person),
  /** The row's revision that this version made. */
  revision: Revision,
  createdAt: Moment,
  /** Earlier versions of the same sitting that it stands for; 0 unless the history was asked for by sittings. */
  autosaves: z.number().int(),
});
export type Version = z.infer<typeof Version>;
const TakenBack = z.object({ by: Person.nullable(), at: Moment });
export const ReviewRecord = z.object({
  id: Id,
  versionId: Id,
  verdict: z.enum(["approved", "rejected", "finalized"]),
  reason: z.string().nullable(),
  comment: z.string(),
  ownWork: z.boolean(),
  /** How many words of what somebody else had confirmed the reviewer changed before approving it, and of how many. */
  fixes: z.object({ words: z.number().int(), of: z.number().int() }).nullable(),
  reviewer: Person.nullable(),
  createdAt: Moment,
  takenBack: TakenBack.nullable(),
});
/** What somebody decided about a version; it stays to be read when it was taken back. */
const DecisionRecord = z.object({
  id: Id,
  kind: z.enum(["confirmed", "approved", "rejected", "finalized"]),
  versionId: Id.nullable(),
  by: Person.nullable(),
  createdAt: Moment,
  takenBack: TakenBack.nullable(),
});
export type DecisionRecord = z.infer<typeof DecisionRecord>;
export type ReviewRecord = z.infer<typeof ReviewRecord>;
/** What a history may be asked for with: `by=sittings` shows a person's saves of one sitting as their last one. */
export const HistoryQuery = Page.extend({ by: z.enum(["versions", "sittings"]).default("versions") });
/** GET /segments/{id}/history?after=: newest first. */
export const History = z.object({
  versions: z.array(Version),
  reviews: z.array(ReviewRecord),
  /** Of the versions of this page, newest first. */
  decisions: z.array(DecisionRecord),
  next: z.string().nullable(),
});
export type History = z.infer<typeof History>;

const Span = z.object({ start: z.number().int(), end: z.number().int() });
/**
 * GET /segments/{id}/sentences. Source spans count in the row's paragraphs joined by "\n\n" (after
 * one that `goesOn` by nothing, or by a space between Latin letters); target spans in the
 * English. A bead is [source from, source to, target from, target to], ends left out.
 */
export const Sentences = z.object({
  revision: Revision,
  source: z.array(Span),
  target: z.array(Span),
  beads: z.array(z.tuple([z.number().int(), z.number().int(), z.number().int(), z.number().int()])),
  /** How sure the aligner is of each bead, 0 to 1. */
  confidence: z.array(z.number()),
});
export type Sentences = z.infer<typeof Sentences>;
