import { PARAGRAPH_KINDS } from "../segmentation/paragraph";
import { PROPOSAL_KINDS } from "../segmentation/proposal";
import { INLINE_KINDS } from "../text/inline-marks";
import { Correction } from "./corrections";
import { Person } from "./people";
import { EncodingCandidate } from "./problem";
import { Cursor, Id, line, Moment, personText } from "./text";
import { z } from "./z";

/** Limits of one upload: 20 MB as a file, 5 million UTF-16 units as pasted text. */
export const UPLOAD_BYTES = 20 * 1024 * 1024;
export const PASTE_LIMIT = 5_000_000;

/**
 * What a text says beside its words, over `text` (UTF-16): emphasis, a link, a number set high. `markup` covers characters that are
 * no words (`**` in a Markdown file). See lib/text/inline-marks.ts.
 */
const InlineMark = z.object({
  kind: z.enum(INLINE_KINDS),
  start: z.number().int(),
  end: z.number().int(),
  /** Of a link. */
  address: z.string().optional(),
  /** Of a reference to a note: which one. Of a link that is defined elsewhere in a Markdown file: the definition’s name. */
  label: z.string().optional(),
  /** Of ruby: what stands above the characters. */
  reading: z.string().optional(),
});

/** What the place of a paragraph says that its words do not. */
const Layout = z.object({
  /** An item of a numbered list: its number, and how the document shows it. */
  item: z.object({ number: z.number().int(), shown: z.string() }).optional(),
  /** A cell of a table: tables count from 1 within the document, rows and columns from 0. */
  cell: z
    .object({
      table: z.number().int(),
      row: z.number().int(),
      column: z.number().int(),
      rows: z.number().int().optional(),
      columns: z.number().int().optional(),
      isHead: z.literal(true).optional(),
    })
    .optional(),
  /** The text of a note: the label by which its references name it. */
  note: z.string().optional(),
  /** A block of code: its letters stand for themselves. */
  code: z.literal(true).optional(),
});

/** How English is written: every letter for itself, as inline Markdown, or with the marks of lib/text/notation.ts. */
const NOTATIONS = ["plain", "markdown", "marks"] as const;

/** POST /projects/{id}/documents as JSON. As multipart: `file`, and optionally `title`, `encoding`, `setAside`. */
const TURNS = ["auto", "yes", "no"] as const;
/** The same in lib/interchange/table/columns.ts. */
const COLUMN_ROLES = ["id", "source", "target", "state", "comment"] as const;
export const NewDocument = z.object({
  title: line().optional(),
  text: personText(PASTE_LIMIT, 1),
  /** Set aside what is surely not part of the article (navigation, dates, click counts), saying so in each one's reason: a code
   * (`lib/segmentation/reason.ts`), where a person's reason is their own words. */
  setAside: z.boolean().default(true),
  /** Whether Chinese and English stand in turn in it; found out where it is left out. */
  turns: z.enum(TURNS).default("auto"),
});
/** The same beside a `file`, as a form sends it. */
export const NewDocumentFields = z.object({
  title: line().optional(),
  /** utf-8, utf-16le, utf-16be, gb18030, big5, hz, windows-1252, utf-8+gb18030 or utf-8+big5; found out where it is left out. */
  encoding: line(40).optional(),
  setAside: z.stringbool().default(true),
  turns: z.enum(TURNS).default("auto"),
  /** Of a table, what each column is, as a JSON list: ["id", "source", "target", null, "comment"]. Found out where it is left out. */
  columns: z.string().max(2_000).optional(),
});
export const SaidColumnList = z.array(z.enum(COLUMN_ROLES).nullable()).max(200);
/** POST /projects/{id}/documents/preview: a file, and what somebody says of it. */
export const PreviewText = NewDocument.pick({ text: true, turns: true });
export const PreviewFields = NewDocumentFields.pick({ encoding: true, turns: true, columns: true });
/** How a file would be read. Nothing is imported. */
export const DocumentPreview = z.object({
  /** table: `columns` can be said; turns: Chinese and English in turn; bilingual: a file that says itself which is which. */
  kind: z.enum(["table", "turns", "bilingual", "original"]),
  columns: SaidColumnList,
  hasHeadings: z.boolean(),
  /** The first rows of the table, or the first pairs. */
  rows: z.array(z.array(z.string())),
  /** Rows of the table, pairs in turn. */
  count: z.number().int(),
});
export type DocumentPreview = z.infer<typeof DocumentPreview>;
export const DocumentMade = z.object({
  id: Id,
  title: z.string(),
  paragraphs: z.number().int(),
  segments: z.number().int(),
  setAside: z.number().int(),
  /** Proposals that wait for an answer: GET /documents/{id}/proposals. */
  proposals: z.number().int(),
  /** What the reader could not read or had to guess, one sentence each. */
  warnings: z.array(z.string()),
});
export type DocumentMade = z.infer<typeof DocumentMade>;
/** 202: the work goes on; ask GET /jobs/{job}. */
export const Accepted = z.object({ job: Id });

/** Rows and sizes by what is shown as state; the progress bar is drawn from it. */
export const Progress = z.object({
  untranslated: z.number().int(),
  draft: z.number().int(),
  aligned: z.number().int(),
  translated: z.number().int(),
  rejected: z.number().int(),
  reviewed: z.number().int(),
  final: z.number().int(),
  omitted: z.number().int(),
});
export type Progress = z.infer<typeof Progress>;

/** What stands for the title where a viewer sees none: the document's own is that of the Chinese. */
export const UNTITLED = "Untitled document";

/** A viewer is told of what is approved: its English title, its rows, words and states, and when it last changed. */
export const Document = z.object({
  id: Id,
  projectId: Id,
  title: z.string(),
  /** The English of its title row, as an export prints it; null where there is none that this person may see. */
  englishTitle: z.string().nullable(),
  fileName: z.string(),
  encoding: z.string().nullable(),
  /** How its English is written. */
  notation: z.enum(NOTATIONS),
  /** Written in Simplified or in Traditional characters, by its first paragraphs; Simplified where they do not tell. */
  language: z.enum(["zh-Hans", "zh-Hant"]),
  segments: z.number().int(),
  setAside: z.number().int(),
  /** Chinese characters in live paragraphs; English words in current translations. */
  characters: z.number().int(),
  words: z.number().int(),
  progress: Progress,
  createdBy: Person.nullable(),
  createdAt: Moment,
  updatedAt: Moment,
});
export type Document = z.infer<typeof Document>;
export const DocumentList = z.object({ documents: z.array(Document), next: z.string().nullable() });
export const DocumentChange = z.object({ title: line() });

/** POST /documents/{id}/draft as JSON. As multipart: `file`, and optionally `encoding`, `anyway`. */
export const NewDraft = z.object({
  text: personText(PASTE_LIMIT, 1),
  /** Lay it beside the Chinese even if the two do not seem to belong together. */
  anyway: z.boolean().default(false),
});
export const NewDraftFields = NewDocumentFields.pick({ encoding: true }).extend({
  anyway: z.stringbool().default(false),
});
export const DraftPlaced = z.object({
  /** Rows in the document now. */
  segments: z.number().int(),
  /** Rows that were filled and are now Aligned. */
  aligned: z.number().int(),
  /** Rows whose alignment is in doubt now: somebody should look at them. */
  doubtful: z.number().int(),
  /** Rows with Chinese that found no English. */
  unanswered: z.number().int(),
  /** English paragraphs that found no Chinese; each stands in a row of its own. */
  unmatched: z.number().int(),
  /** Rows somebody has worked on: their text stays, the draft's English waits beside it as a suggestion. */
  suggested: z.number().int(),
  warnings: z.array(z.string()),
});
export type DraftPlaced = z.infer<typeof DraftPlaced>;

/** What the import proposes; see lib/segmentation/proposal.ts. */
export const Proposal = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum(["chrome", "advertisement", "insert", "duplicate"]),
    reason: z.string(),
    confidence: z.number(),
  }),
  z.object({
    kind: z.literal("turns"),
    reason: z.string(),
    confidence: z.number(),
    /** Turns inside the paragraph: UTF-16 offset of the label, who speaks, length of label and colon. */
    turns: z
      .array(z.object({ at: z.number().int(), speaker: z.string(), bodyStart: z.number().int() }))
      .readonly(),
  }),
  z.object({
    kind: z.literal("lines"),
    reason: z.string(),
    confidence: z.number(),
    /** Paragraphs in all that are one, from this one on. */
    count: z.number().int(),
  }),
]);

/** GET /documents/{id}/encodings: what the kept bytes would read as, the likeliest first. */
export const EncodingChoices = z.object({
  /** The present one; null for a format that has none of its own (Word, PDF, …). */
  encoding: z.string().nullable(),
  candidates: z.array(EncodingCandidate),
});
export type EncodingChoices = z.infer<typeof EncodingChoices>;
/** POST /documents/{id}/encoding: reads the kept bytes again. */
export const ReadAgain = z.object({ encoding: line(40) });
export const DocumentReread = z.object({
  /** To be undone at /changes/{change}/undo. */
  change: Id,
  title: z.string(),
  encoding: z.string().nullable(),
  paragraphs: z.number().int(),
  /** Rows with their English stayed; otherwise they were made anew, which is only done while nobody has worked on any. */
  keptRows: z.boolean(),
  warnings: z.array(z.string()),
});
export type DocumentReread = z.infer<typeof DocumentReread>;

export const Paragraph = z.object({
  id: Id,
  position: z.number(),
  kind: z.enum(PARAGRAPH_KINDS),
  level: z.number().int().nullable(),
  speaker: z.string().nullable(),
  /** In `text`. */
  bodyStart: z.number().int(),
  /** As it is read: with its corrections. */
  text: z.string(),
  /** Over `text`. */
  marks: z.array(InlineMark),
  layout: Layout.nullable(),
  /** As it was imported, where it is read otherwise; else null. */
  original: z.string().nullable(),
  corrections: z.array(Correction),
  /** Chinese characters in `text`. */
  characters: z.number().int(),
  proposal: Proposal.nullable(),
  setAside: z
    .object({
      reason: z.string(),
      /** The kind of the proposal that it came from; null where a person set it aside by hand. */
      kind: z.enum(PROPOSAL_KINDS).nullable(),
      by: Person.nullable(),
      at: Moment,
    })
    .nullable(),
});
export type Paragraph = z.infer<typeof Paragraph>;
/** GET /documents/{id}/paragraphs: all live ones in reading order, or only those that are (not) set aside. */
export const ParagraphQuery = z.object({
  setAside: z.stringbool().optional(),
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(200),
});
export const ParagraphList = z.object({ paragraphs: z.array(Paragraph), next: z.string().nullable() });
export const SetAside = z.object({ reason: line(200) });

/** The English version, to be read. */
const PUBLICATION_FORMATS = ["md", "html", "docx", "txt"] as const;
/** Both texts with states and comments, for other programs. sdlxliff and mqxliff give back a file that came as one. */
export const EXCHANGE_FORMATS = [
  "xliff",
  "xliff12",
  "sdlxliff",
  "mqxliff",
  "package",
  "tmx",
  "docx-bilingual",
  "xlsx",
  "csv",
  "tsv",
] as const;
export type ExchangeFormat = (typeof EXCHANGE_FORMATS)[number];
/** `archive`: everything of a document, for its owner (lib/db/archive/README.md). */
export const EXPORT_FORMATS = [...PUBLICATION_FORMATS, ...EXCHANGE_FORMATS, "archive"] as const;
export const ExportQuery = z.object({
  format: z.enum(EXPORT_FORMATS),
  /** Where it is left out: what is approved of the English version, everything of an exchange file. */
  include: z.enum(["approved", "all"]).optional(),
  /** Both texts to be read, in md, html, docx and txt: side by side, or each paragraph followed by its English (md and txt always so). */
  beside: z.enum(["side", "turns"]).optional(),
  /** Say where a passage was left out on purpose. */
  omitted: z.stringbool().default(true),
  /** Put the translators' names under the title. */
  translators: z.stringbool().default(false),
  /** A date to print under the title, as it shall stand there. */
  date: line(60, 0).optional(),
});
export type ExportQuery = z.infer<typeof ExportQuery>;
/** POST /documents/{id}/exports: the same as JSON. */
export const NewExport = ExportQuery.extend({
  omitted: z.boolean().default(true),
  translators: z.boolean().default(false),
});
/** The `result` of an export's job. */
export const ExportMade = z.object({
  /** Where to fetch it: below the server's address. */
  file: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  keptUntil: Moment,
  /** It was made by the rights of somebody who sees all of the document; whoever has become a viewer since is not given it. */
  isWhole: z.boolean(),
});
export type ExportMade = z.infer<typeof ExportMade>;
/**
 * More rows than this take seconds to export: the screen asks for them by a job, and the plain call makes them on a
 * thread.
 */
export const LONG_EXPORT = 400;
/** GET /documents/{id}/export/check: what is not yet approved. */
export const ExportCheck = z.object({
  segments: z.number().int(),
  approved: z.number().int(),
  omitted: z.number().int(),
  unapproved: z.array(
    z.object({ id: Id, position: z.number().int(), shown: z.string(), excerpt: z.string() }),
  ),
  /** What checks found and nobody has ignored in rows with English, by rule; the gravest first. Empty for viewers. */
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(["hint", "warning", "stop"]),
      count: z.number().int(),
      /** The rows, at most a hundred of them, in reading order. */
      segments: z.array(z.object({ id: Id, position: z.number().int() })),
    }),
  ),
  /** Rows with English that have changed since they were checked: what stands there is not among the findings. */
  unchecked: z.number().int(),
});
export type ExportCheck = z.infer<typeof ExportCheck>;

export const Job = z.object({
  id: Id,
  kind: z.string(),
  state: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  done: z.number().int(),
  total: z.number().int(),
  result: z.unknown(),
  problem: z.unknown(),
});
export type Job = z.infer<typeof Job>;
