import { PARAGRAPH_KINDS } from "../segment/paragraph";
import { Person } from "./people";
import { Id, line, Moment, personText } from "./text";
import { z } from "./z";

/** Limits of one upload: 20 MB as a file, 5 million UTF-16 units as pasted text. */
export const UPLOAD_BYTES = 20 * 1024 * 1024;
export const PASTE_LIMIT = 5_000_000;

/** POST /projects/{id}/documents as JSON. As multipart: `file`, and optionally `title`, `encoding`, `setAside`. */
export const NewDocument = z.object({
  title: line().optional(),
  text: personText(PASTE_LIMIT, 1),
  /** Set aside what is surely not part of the article (navigation, dates, click counts), saying so in each one's reason. */
  setAside: z.boolean().default(true),
});
/** The same beside a `file`, as a form sends it. */
export const NewDocumentFields = z.object({
  title: line().optional(),
  /** utf-8, utf-16le, utf-16be, gb18030 or big5; found out where it is left out. */
  encoding: line(40).optional(),
  setAside: z.stringbool().default(true),
});
export const DocumentMade = z.object({
  id: Id,
  title: z.string(),
  paragraphs: z.number().int(),
  segments: z.number().int(),
  setAside: z.number().int(),
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

export const Document = z.object({
  id: Id,
  projectId: Id,
  title: z.string(),
  fileName: z.string(),
  encoding: z.string().nullable(),
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

/** POST /documents/{id}/draft as JSON. As multipart: `file`, and optionally `encoding`. */
export const NewDraft = z.object({ text: personText(PASTE_LIMIT, 1) });
export const NewDraftFields = NewDocumentFields.pick({ encoding: true });
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

export const Paragraph = z.object({
  id: Id,
  position: z.number(),
  kind: z.enum(PARAGRAPH_KINDS),
  level: z.number().int().nullable(),
  speaker: z.string().nullable(),
  bodyStart: z.number().int(),
  text: z.string(),
  characters: z.number().int(),
  proposal: z.object({ kind: z.string(), reason: z.string(), confidence: z.number() }).nullable(),
  setAside: z.object({ reason: z.string(), by: Person.nullable(), at: Moment }).nullable(),
});
export type Paragraph = z.infer<typeof Paragraph>;
/** GET /documents/{id}/paragraphs: all live ones in reading order, or only those that are (not) set aside. */
export const ParagraphQuery = z.object({
  setAside: z.stringbool().optional(),
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(200),
});
export const ParagraphList = z.object({ paragraphs: z.array(Paragraph), next: z.string().nullable() });
export const SetAside = z.object({ reason: line(200) });

export const EXPORT_FORMATS = ["md", "html", "docx", "txt"] as const;
export const ExportQuery = z.object({
  format: z.enum(EXPORT_FORMATS),
  include: z.enum(["approved", "all"]).default("approved"),
  /** Say where a passage was left out on purpose. */
  omitted: z.stringbool().default(true),
  /** Put the translators' names under the title. */
  translators: z.stringbool().default(false),
  /** A date to print under the title, as it shall stand there. */
  date: z.string().trim().max(60).optional(),
});
export type ExportQuery = z.infer<typeof ExportQuery>;
/** GET /documents/{id}/export/check: what is not yet approved. */
export const ExportCheck = z.object({
  segments: z.number().int(),
  approved: z.number().int(),
  omitted: z.number().int(),
  unapproved: z.array(
    z.object({ id: Id, position: z.number().int(), shown: z.string(), excerpt: z.string() }),
  ),
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
