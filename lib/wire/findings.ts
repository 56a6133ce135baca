import { Person } from "./people";
import { Cursor, Id, line, Moment, personText } from "./text";
import { z } from "./z";

const SEVERITIES = ["hint", "warning", "stop"] as const;
const REACHES = ["finding", "word", "project"] as const;

const Severity = z.enum(SEVERITIES);
const Side = z.enum(["source", "target"]);
const Offset = z.number().int();
/** The name of a rule, or several of them parted by commas. */
const Rules = z
  .string()
  .max(500)
  .regex(/^[a-z0-9-]+(?:,[a-z0-9-]+)*$/);
const Rule = z
  .string()
  .max(64)
  .regex(/^[a-z0-9-]+$/);

/** Who wants to hear no more of something, and why. */
export const Ignored = z.object({
  /** DELETE /ignores/{id} takes it back. */
  id: Id,
  /** This finding, its rule for its word in the project, or its rule in the project. */
  reach: z.enum(REACHES),
  reason: z.string(),
  by: Person.nullable(),
  at: Moment,
});
export type Ignored = z.infer<typeof Ignored>;

export const Finding = z.object({
  /** The same as long as the same is found there. */
  id: Id,
  documentId: Id,
  segmentId: Id,
  rule: z.string(),
  /** As the project has settled it; the check's own where it has not. */
  severity: Severity,
  side: Side,
  /** UTF-16 offsets in that side of the row: its Chinese as it is read, paragraphs joined as for /segments/{id}/sentences, or its English. */
  start: Offset,
  end: Offset,
  /** Its words in the catalogue, with what they need. */
  code: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Replaces these letters of the English, where that is certain. */
  mending: z.object({ start: Offset, end: Offset, text: z.string() }).nullable(),
  ignored: Ignored.nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** GET /documents/{id}/findings and /projects/{id}/findings: in reading order. */
export const FindingQuery = z.object({
  rule: Rules.optional(),
  severity: Severity.optional(),
  segment: Id.optional(),
  /** Left out: both. */
  ignored: z.enum(["true", "false"]).optional(),
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
});
export const FindingList = z.object({
  findings: z.array(Finding),
  next: z.string().nullable(),
  /** Rows with English whose findings are not known, or are those of an earlier text; they have none in this list. */
  unchecked: z.number().int(),
});
export type FindingList = z.infer<typeof FindingList>;

/** GET /segments/{id}/findings: checked at once where they were not. */
export const SegmentFindings = z.object({ revision: z.number().int(), findings: z.array(Finding) });
export type SegmentFindings = z.infer<typeof SegmentFindings>;

const Counted = z.object({ hint: z.number().int(), warning: z.number().int(), stop: z.number().int() });

/** GET /documents/{id}/findings/counts: of what is not ignored. */
export const FindingCounts = z.object({
  ...Counted.shape,
  ignored: z.number().int(),
  unchecked: z.number().int(),
  rules: z.array(Counted.extend({ rule: z.string(), ignored: z.number().int() })),
  /** The rows that have any, in reading order, with the gravest. */
  segments: z.array(z.object({ id: Id, severity: Severity, findings: z.number().int() })),
});
export type FindingCounts = z.infer<typeof FindingCounts>;

/** What came of a job of checking. */
export const Checked = z.object({
  /** Rows that have English. */
  segments: z.number().int(),
  /** Those that were checked now; of the others nothing had changed. */
  checked: z.number().int(),
  /** What stands in all of them, ignored or not. */
  findings: z.number().int(),
});
export type Checked = z.infer<typeof Checked>;

/** POST /findings/{id}/ignore */
export const NewIgnore = z.object({
  reach: z.enum(REACHES).default("finding"),
  reason: personText(500).default(""),
});
export type NewIgnore = z.output<typeof NewIgnore>;
/** POST /changes/{change}/undo takes it back, too. */
export const IgnoreChanged = z.object({ change: Id, ignored: Ignored });
export type IgnoreChanged = z.infer<typeof IgnoreChanged>;

/** GET /projects/{id}/ignores: the newest first. */
export const IgnoreQuery = z.object({
  rule: Rules.optional(),
  document: Id.optional(),
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const IgnoreList = z.object({
  ignores: z.array(
    Ignored.extend({
      documentId: Id,
      segmentId: Id,
      rule: z.string(),
      word: z.string().nullable(),
      /** The finding as it was. */
      code: z.string(),
      parameters: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  next: z.string().nullable(),
});
export type IgnoreList = z.infer<typeof IgnoreList>;

/** How a rule does in a project. */
export const RuleRecord = z.object({
  rule: z.string(),
  /** What the project has set; null: as the check says. */
  severity: Severity.nullable(),
  /** It does not become a hint, however often it is ignored. */
  isHeld: z.boolean(),
  /** It was ignored more often than not, and is a hint until somebody holds it or sets its severity. */
  isDemoted: z.boolean(),
  /** Findings in all: open, mended and ignored. */
  found: z.number().int(),
  open: z.number().int(),
  mended: z.number().int(),
  ignored: z.number().int(),
  /** Mended of mended and ignored, 0 to 1; null where there is neither. */
  right: z.number().nullable(),
  setBy: Person.nullable(),
  setAt: Moment.nullable(),
});
export type RuleRecord = z.infer<typeof RuleRecord>;
/** GET /projects/{id}/checks */
export const RuleList = z.object({ rules: z.array(RuleRecord) });

export const RuleParams = z.object({ projectId: Id, rule: Rule });
/** PUT /projects/{id}/checks/{rule} */
export const SetRule = z.object({ severity: Severity.nullable(), isHeld: z.boolean().default(false) });
export type SetRule = z.output<typeof SetRule>;

/** How a project writes its English; null: either way is fine. GET and PUT /projects/{id}/style */
export const HouseStyle = z.object({
  /** Oxford: British, with -ize. */
  spelling: z.enum(["american", "british", "oxford"]).nullable(),
  /** The outer quotation marks. */
  quotes: z.enum(["double", "single"]).nullable(),
  /** Quotation marks and apostrophes. */
  marks: z.enum(["curly", "straight"]).nullable(),
  serialComma: z.enum(["always", "never"]).nullable(),
  dash: z.enum(["em", "spaced-en"]).nullable(),
  ellipsis: z.enum(["character", "points", "spaced"]).nullable(),
  dates: z.enum(["month-first", "day-first"]).nullable(),
});
export type HouseStyle = z.infer<typeof HouseStyle>;

/** POST /projects/{id}/patterns/trial: what a pattern would find. */
export const TriedPattern = z.object({
  side: Side,
  /** As RE2 has them: no looking ahead or behind, no \\1. */
  pattern: personText(300, 1),
  isCaseSensitive: z.boolean().default(false),
  /** In this document; in all of the project where it is left out. */
  documentId: Id.optional(),
});
export type TriedPattern = z.output<typeof TriedPattern>;
export const PatternTrial = z.object({
  rows: z.number().int(),
  /** Places that it matches, in all. */
  found: z.number().int(),
  /** Whether every row was looked at; a long project is looked through for two seconds. */
  isWhole: z.boolean(),
  /** The first of them. */
  examples: z.array(
    z.object({ documentId: Id, segmentId: Id, before: z.string(), text: z.string(), after: z.string() }),
  ),
});
export type PatternTrial = z.infer<typeof PatternTrial>;

/** POST /projects/{id}/patterns */
export const NewPattern = TriedPattern.omit({ documentId: true }).extend({
  message: line(300),
  severity: Severity.default("warning"),
});
export type NewPattern = z.output<typeof NewPattern>;
/** GET /projects/{id}/patterns */
export const PatternList = z.object({
  patterns: z.array(
    z.object({
      id: Id,
      side: Side,
      pattern: z.string(),
      isCaseSensitive: z.boolean(),
      message: z.string(),
      severity: Severity,
      by: Person.nullable(),
      at: Moment,
    }),
  ),
});
export type PatternList = z.infer<typeof PatternList>;

/** What somebody said of a sentence without an answer. */
const CoverageDecision = z.object({
  id: Id,
  /** It is rendered in another place, or it was left out, or added, on purpose. */
  kind: z.enum(["rendered", "purpose"]),
  /** Where it is rendered: the row, and the words there. */
  there: z.object({ segmentId: Id, words: z.string() }).nullable(),
  reason: z.string(),
  by: Person.nullable(),
  at: Moment,
});

const COVERED = ["answered", "thin", "open", "omitted", "aside"] as const;

const CoveredSentence = z.object({
  /** Null where the sentence is set aside with its paragraph. */
  segmentId: Id.nullable(),
  /** The paragraph that is set aside. */
  paragraphId: Id.nullable(),
  /** In that side of the row; of a paragraph that is set aside, in its text. */
  start: Offset,
  end: Offset,
  state: z.enum(COVERED),
  /** Why it is omitted or set aside: a person's words, or a code of the catalogue. */
  reason: z.string().nullable(),
  by: Person.nullable(),
  decision: CoverageDecision.nullable(),
});

const CoverageCounts = z.object({
  sentences: z.number().int(),
  answered: z.number().int(),
  thin: z.number().int(),
  open: z.number().int(),
  omitted: z.number().int(),
  aside: z.number().int(),
});
export type CoverageCounts = z.infer<typeof CoverageCounts>;

/**
 * GET /documents/{id}/coverage: every sentence of both sides in reading order. Of the Chinese: answered, thin (an answer is doubtful),
 * open, omitted on purpose, or set aside. Of the English the reverse: omitted means added on purpose. `open` lists spans without an
 * answer, which may be a part of a sentence.
 */
export const Coverage = z.object({
  source: CoverageCounts.extend({ list: z.array(CoveredSentence) }),
  target: CoverageCounts.extend({ list: z.array(CoveredSentence) }),
  open: z.array(z.object({ segmentId: Id, side: Side, start: Offset, end: Offset })),
});
export type Coverage = z.infer<typeof Coverage>;

/** POST /segments/{id}/coverage: what is said of a sentence of this row. */
export const NewCoverageDecision = z.object({
  side: Side,
  start: Offset.nonnegative(),
  end: Offset.nonnegative(),
  kind: z.enum(["rendered", "purpose"]),
  /** Of `rendered`: the row where it is; the same row where it is left out. */
  thereId: Id.optional(),
  words: personText(5_000).optional(),
  reason: line(500, 0).default(""),
});
export type NewCoverageDecision = z.output<typeof NewCoverageDecision>;
export const CoverageDecided = z.object({ change: Id, decision: CoverageDecision });

export const CertificateQuery = z.object({
  format: z.enum(["html", "json"]).default("html"),
  /** Of the page; left out, the one that Accept-Language asks for. */
  lang: z.enum(["en", "zh-Hans"]).optional(),
});

const Named = z.string().nullable();
const Parameters = z.record(z.string(), z.union([z.string(), z.number()]));
const SaidOfText = z.object({
  /** The number in the gutter; null of what is set aside. */
  row: z.number().int().nullable(),
  text: z.string(),
  reason: z.string().nullable(),
  by: Named,
});

/**
 * GET /documents/{id}/certificate?format=json. Made of versions alone, with no moment of its own: the same versions, decisions and
 * settings give the same bytes. `digest` is the SHA-256 of all the rest as it is written.
 */
export const Certificate = z.object({
  kind: z.literal("duizhao-certificate"),
  version: z.literal(1),
  document: z.object({
    id: Id,
    title: z.string(),
    fileName: z.string().nullable(),
    /** SHA-256 of the bytes that came, of the Chinese as it is read, of the English, and of which version stands in which row. */
    original: z.string().nullable(),
    source: z.string(),
    target: z.string(),
    versions: z.string(),
    rows: z.number().int(),
  }),
  coverage: z.object({
    source: CoverageCounts,
    target: CoverageCounts,
    omitted: z.array(SaidOfText),
    additions: z.array(SaidOfText),
    elsewhere: z.array(SaidOfText),
    aside: z.array(SaidOfText),
    open: z.array(z.object({ row: z.number().int(), side: Side, text: z.string() })),
  }),
  rows: z.array(
    z.object({
      row: z.number().int(),
      state: z.enum(["initial", "translated", "reviewed", "final", "omitted"]),
      /** SHA-256 of its English; null where there is none. */
      target: z.string().nullable(),
      confirmedBy: Named,
      approvedBy: Named,
      approvedAt: Moment.nullable(),
      ownWork: z.boolean(),
      finalizedBy: Named,
      finalizedAt: Moment.nullable(),
      /** Findings that stop, against which it was approved, and why. */
      despite: z.object({ reason: z.string(), rules: z.array(z.string()) }).nullable(),
    }),
  ),
  checks: z.object({
    rules: z.array(
      z.object({
        rule: z.string(),
        hint: z.number(),
        warning: z.number(),
        stop: z.number(),
        ignored: z.number(),
      }),
    ),
    open: z.array(
      z.object({
        row: z.number().int(),
        rule: z.string(),
        severity: Severity,
        code: z.string(),
        parameters: Parameters,
      }),
    ),
    ignored: z.array(
      z.object({
        row: z.number().int(),
        rule: z.string(),
        code: z.string(),
        parameters: Parameters,
        reach: z.enum(REACHES),
        by: Named,
        reason: z.string(),
        at: Moment,
      }),
    ),
  }),
  digest: z.string(),
});
export type Certificate = z.infer<typeof Certificate>;
