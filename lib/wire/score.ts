import { CATEGORIES } from "../score/categories";
import { LEAST_OF, SEVERITIES } from "../score/weights";
import { Person } from "./people";
import { Cursor, Id, Moment, personText } from "./text";
import { z } from "./z";

const Side = z.enum(["source", "target"]);
const Severity = z.enum(SEVERITIES);
const NAMES = CATEGORIES.map(({ name }) => name) as [string, ...string[]];
/** Of MQM-Core: `accuracy/omission`; a dimension alone, `accuracy`, where none of its own fits. */
const Category = z.enum(NAMES);
const Offset = z.number().int();
const Revision = z.number().int().min(0);
const Parameters = z.record(z.string(), z.union([z.string(), z.number()]));

/** An error that a reviewer marked in words of a row. */
export const ErrorMark = z.object({
  id: Id,
  documentId: Id,
  segmentId: Id,
  side: Side,
  /** UTF-16 offsets in that side of the row as it was marked, and the words there. */
  start: Offset,
  end: Offset,
  words: z.string(),
  /** The version of the English that was judged; null where the row had none. */
  versionId: Id.nullable(),
  /** Where these words stand now; null where they are not there any more: the mark is of an earlier version. */
  now: z.object({ start: Offset, end: Offset }).nullable(),
  /** The version is the current one, or the Chinese reads as it did. */
  isCurrent: z.boolean(),
  category: z.string(),
  /** Its `locQualityIssueType` of ITS 2.0. */
  its: z.string(),
  severity: Severity,
  /** By the weights of the project. */
  points: z.number(),
  comment: z.string(),
  /** The finding that was taken over. */
  finding: z.object({ rule: z.string(), code: z.string(), parameters: Parameters }).nullable(),
  /** The sample that was drawn when it was made; null: none. */
  sample: z.number().int().nullable(),
  translator: Person.nullable(),
  by: Person.nullable(),
  at: Moment,
});
export type ErrorMark = z.infer<typeof ErrorMark>;

/** GET /documents/{id}/marks: in reading order. */
export const MarkQuery = z.object({
  segment: Id.optional(),
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export const MarkList = z.object({ marks: z.array(ErrorMark), next: z.string().nullable() });
export type MarkList = z.infer<typeof MarkList>;

const What = {
  category: Category,
  severity: Severity,
  comment: personText(2_000).default(""),
};
/** POST /segments/{id}/marks. `revision`: of the row whose words are marked. */
export const NewMark = z.object({
  revision: Revision,
  side: Side,
  start: Offset.min(0),
  end: Offset.min(1),
  ...What,
});
export type NewMark = z.output<typeof NewMark>;
/** PUT /marks/{id}: another mark of the same words in its place. */
export const ChangedMark = z.object(What);
export type ChangedMark = z.output<typeof ChangedMark>;
/** POST /findings/{id}/mark. What is left out, the rule of the finding says. */
export const MarkOfFinding = z.object({
  category: Category.optional(),
  severity: Severity.optional(),
  comment: personText(2_000).default(""),
});
export type MarkOfFinding = z.output<typeof MarkOfFinding>;
/** POST /changes/{change}/undo takes it back, too. */
export const Marked = z.object({ change: Id, mark: ErrorMark });
export const Unmarked = z.object({ change: Id });

/** POST /documents/{id}/scored: a reviewer has read these rows, and every error that they see is marked; or takes that back. */
export const RowsRead = z.object({
  items: z
    .array(z.object({ id: Id, revision: Revision }))
    .min(1)
    .max(500),
  isRead: z.boolean().default(true),
});
export type RowsRead = z.output<typeof RowsRead>;
export const RowsReadAnswer = z.object({
  change: Id.nullable(),
  /** Rows of which that was said now; and those that have changed since they were looked at, of which it was not. */
  read: z.array(Id),
  stale: z.array(Id),
});
export type RowsReadAnswer = z.infer<typeof RowsReadAnswer>;

const SampleSize = {
  share: z.number().min(0).max(1),
  least: z.number().int().min(0).max(1_000_000),
  leastOf: z.enum(LEAST_OF),
};
/** POST /documents/{id}/sample: what is left out is as the project has it; the seed is the document's id and the sample's number. */
export const NewSample = z.object({
  share: SampleSize.share.optional(),
  least: SampleSize.least.optional(),
  leastOf: SampleSize.leastOf.optional(),
  seed: personText(100, 1).optional(),
});
export type NewSample = z.output<typeof NewSample>;

/** GET /documents/{id}/sample: the one drawn last. */
export const Sample = z.object({
  id: Id,
  number: z.number().int(),
  ...SampleSize,
  seed: z.string(),
  /** English words of the document and of the rows that were drawn, when they were. */
  of: z.number().int(),
  words: z.number().int(),
  rows: z.array(
    z.object({
      id: Id,
      /** The number in the gutter; null where the row is not there any more. */
      row: z.number().int().nullable(),
      chapter: z.number().int(),
      words: z.number().int(),
      /** Somebody has read it for this sample; and whether whoever asks has. */
      isRead: z.boolean(),
      isReadByMe: z.boolean(),
    }),
  ),
  drawnBy: Person.nullable(),
  drawnAt: Moment,
});
export type Sample = z.infer<typeof Sample>;
export const SampleAnswer = z.object({
  sample: Sample.nullable(),
  /** Rows that were read where no sample is drawn. */
  read: z.array(z.object({ id: Id, isReadByMe: z.boolean() })),
});
export type SampleAnswer = z.infer<typeof SampleAnswer>;
export const SampleDrawn = z.object({ change: Id, sample: Sample });

const Weight = z.number().min(0).max(1_000);
/** PUT /projects/{id}/scoring */
export const SetScoring = z.object({
  severities: z.object({ neutral: Weight, minor: Weight, major: Weight, critical: Weight }),
  /** By name of a category or dimension; what is not named weighs 1. */
  categories: z.partialRecord(Category, Weight).default({}),
  threshold: z.number().min(0).max(1_000_000).nullable(),
  ...SampleSize,
});
export type SetScoring = z.output<typeof SetScoring>;
/** GET /projects/{id}/scoring */
export const Scoring = z.object({
  ...SetScoring.shape,
  categories: z.record(z.string(), z.number()),
  setBy: Person.nullable(),
  setAt: Moment.nullable(),
  /** The categories that there are, each with its type in ITS 2.0 and its key in the editor. */
  known: z.array(z.object({ name: z.string(), its: z.string(), key: z.string().nullable() })),
});
export type Scoring = z.infer<typeof Scoring>;

const Estimate = z.object({
  /** Points in 1,000 words, and the interval at 95 % in which that of the whole lies; null where nothing was read. */
  score: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Words and rows that were read, of so many words in their chapters. */
  words: z.number().int(),
  of: z.number().int(),
  rows: z.number().int(),
  points: z.number(),
  /** By the threshold of the project; `unsure` where it lies within the interval; null where there is none. */
  verdict: z.enum(["passes", "fails", "unsure"]).nullable(),
});
const BySeverity = z.object({
  neutral: z.number().int(),
  minor: z.number().int(),
  major: z.number().int(),
  critical: z.number().int(),
});

export const ScoreQuery = z.object({
  format: z.enum(["json", "csv", "html"]).default("json"),
  /** Of the page and of the heads in the CSV; left out, the one that Accept-Language asks for. */
  lang: z.enum(["en", "zh-Hans"]).optional(),
  /** The sample by its number; left out, the one drawn last. 0: what was read without a sample. */
  sample: z.coerce.number().int().min(0).max(1_000_000).optional(),
});

/**
 * GET /documents/{id}/score?format=json. Made of what stands in the database and says no moment of its own. Marks count whose reviewer has read
 * their row; of a row that several have read, the mean of what they marked.
 */
export const ScoreReport = z.object({
  document: z.object({ id: Id, title: z.string() }),
  method: z.object({
    /** What `score` is, and how the interval is made: rules of lib/score. */
    score: z.literal("points-per-1000-words"),
    interval: z.literal("fay-feuer-1997"),
    level: z.literal(0.95),
    sampling: z.literal("sha256-lots-by-chapter"),
  }),
  settings: SetScoring.extend({ categories: z.record(z.string(), z.number()) }),
  sample: z
    .object({
      number: z.number().int(),
      ...SampleSize,
      seed: z.string(),
      words: z.number().int(),
      of: z.number().int(),
      rows: z.number().int(),
      /** Rows of it that nobody has read yet. */
      unread: z.number().int(),
      drawnBy: z.string().nullable(),
      drawnAt: Moment,
    })
    .nullable(),
  /** Null for a translator, who sees their own alone. */
  whole: Estimate.nullable(),
  translators: z.array(Estimate.extend({ id: Id.nullable(), name: z.string().nullable() })),
  reviewers: z.array(
    z.object({
      id: Id,
      name: z.string().nullable(),
      rows: z.number().int(),
      words: z.number().int(),
      points: z.number(),
      marks: z.number().int(),
    }),
  ),
  chapters: z.array(
    z.object({
      /** The number of its heading's row, and its words; null where it has none. */
      row: z.number().int().nullable(),
      title: z.string(),
      words: z.number().int(),
      readWords: z.number().int(),
      points: z.number(),
    }),
  ),
  severities: BySeverity,
  categories: z.array(
    BySeverity.extend({ category: z.string(), its: z.string(), marks: z.number().int(), points: z.number() }),
  ),
  /** Every mark that counts or not; `counts` says which do. */
  marks: z.array(
    z.object({
      id: Id,
      row: z.number().int().nullable(),
      segmentId: Id,
      side: Side,
      start: Offset,
      end: Offset,
      words: z.string(),
      versionId: Id.nullable(),
      isCurrent: z.boolean(),
      category: z.string(),
      its: z.string(),
      severity: Severity,
      /** Its `locQualityIssueSeverity` of ITS 2.0, 0 to 100. */
      itsSeverity: z.number().int(),
      points: z.number(),
      comment: z.string(),
      rule: z.string().nullable(),
      translator: z.string().nullable(),
      by: z.string().nullable(),
      at: Moment,
      counts: z.boolean(),
    }),
  ),
});
export type ScoreReport = z.infer<typeof ScoreReport>;

/** GET /projects/{id}/score: the documents that have anything read, each by the sample drawn last; and translators over all of these. */
export const ProjectScore = z.object({
  documents: z.array(Estimate.extend({ id: Id, title: z.string(), sample: z.number().int().nullable() })),
  translators: z.array(Estimate.extend({ id: Id.nullable(), name: z.string().nullable() })),
});
export type ProjectScore = z.infer<typeof ProjectScore>;
