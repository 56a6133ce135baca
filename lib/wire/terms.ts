import { COLUMN_KINDS } from "./term-columns";
import { Cursor, Id, line, Moment, personText, words } from "./text";
import { z } from "./z";

/** The longest text that terms are looked for in, in UTF-16 units. */
const SOURCE_LIMIT = 20_000;
/** Texts of one call: a screen of rows. */
const SOURCES_MOST = 200;
/** Of a word, and of what is said about it. */
const WORD_LIMIT = 300;
const SAID_LIMIT = 5_000;

const Status = z.enum(["preferred", "allowed", "forbidden"]);

const NewTerm = z.object({
  language: z.enum(["zh", "en"]),
  text: line(WORD_LIMIT),
  status: Status.default("preferred"),
  /** Why it is forbidden, or preferred. */
  reason: personText(SAID_LIMIT).default(""),
  /** English forms that no rule for endings finds: oxen. */
  forms: z.array(line(WORD_LIMIT)).max(20).default([]),
  /** English that is found as it is written alone. */
  isExact: z.boolean().default(false),
});
const TermShape = NewTerm.required();

const Said = {
  definition: personText(SAID_LIMIT).default(""),
  note: personText(SAID_LIMIT).default(""),
  subject: line(SAID_LIMIT, 0).default(""),
  example: personText(SAID_LIMIT).default(""),
  imageUrl: personText(SAID_LIMIT)
    .refine((text) => text === "" || /^https?:\/\/[^\s<>"]+$/i.test(text), "problems.field.web-address")
    .default(""),
};

/** POST /projects/{id}/terms: an entry with its words, or in short one Chinese word with one English one. */
export const NewConcept = z.union([
  z.object({ ...Said, terms: z.array(NewTerm).min(2).max(100), termbaseId: Id.optional() }),
  z.object({
    ...Said,
    source: line(WORD_LIMIT),
    target: line(WORD_LIMIT),
    status: Status.default("preferred"),
    reason: personText(SAID_LIMIT).default(""),
    termbaseId: Id.optional(),
  }),
]);

/** PUT /projects/{id}/terms/{conceptId} */
export const SaveConcept = z.object({
  ...Said,
  /** The one that whoever edits was looking at. */
  revision: z.number().int().min(1),
  terms: z.array(NewTerm).min(2).max(100),
});

const Person = z.object({ id: Id, name: z.string() });

export const Concept = z.object({
  id: Id,
  revision: z.number().int(),
  termbase: z.object({ id: Id, name: z.string(), projectId: Id }),
  definition: z.string(),
  note: z.string(),
  subject: z.string(),
  example: z.string(),
  imageUrl: z.string(),
  /** The Chinese ones first. */
  terms: z.array(TermShape),
  /** False while it waits for approval: it is shown, and no check goes by it. */
  isApproved: z.boolean(),
  createdBy: Person.nullable(),
  createdAt: Moment,
  updatedBy: Person.nullable(),
  updatedAt: Moment,
});
export type Concept = z.infer<typeof Concept>;

export const ConceptMade = z.object({ id: Id, concept: Concept.nullable(), change: Id });

/** What was saved, and the change by which it can be undone. */
export const ConceptChanged = z.object({ concept: Concept.nullable(), change: Id });

/** GET /projects/{id}/terms */
export const TermsQuery = z.object({
  /** A part of a word, Simplified and Traditional alike, or of a subject. */
  q: personText(200).optional(),
  termbase: Id.optional(),
  waiting: z.stringbool().default(false),
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const ConceptList = z.object({
  concepts: z.array(Concept),
  next: z.string().nullable(),
  /** Entries in all, and those of them that wait for approval. */
  total: z.number().int(),
  waiting: z.number().int(),
});
export type ConceptList = z.infer<typeof ConceptList>;

/** POST /projects/{id}/terms/undo */
export const UndoTerms = z.object({ change: Id });
export const TermsUndone = z.object({ change: Id, concepts: z.number().int() });

export const NewTermbase = z.object({ name: line(200) });
export const TermbaseMade = z.object({ id: Id, name: z.string() });
export const TermbaseUse = z.object({ position: z.number().int().min(0).max(1_000).default(0) });
export const TermSettings = z.object({ asksApproval: z.boolean() });
export const TermbaseList = z.object({
  termbases: z.array(
    z.object({
      id: Id,
      name: z.string(),
      /** The one that the project's own new entries go to. */
      isOwn: z.boolean(),
      project: z.object({ id: Id, name: z.string() }),
      asksApproval: z.boolean(),
      concepts: z.number().int(),
    }),
  ),
});
export type TermbaseList = z.infer<typeof TermbaseList>;

/** GET /termbases: all that one may read, in whatever project they are. */
export const ReadableTermbases = z.object({
  termbases: z.array(
    z.object({
      id: Id,
      name: z.string(),
      isOwn: z.boolean(),
      project: z.object({ id: Id, name: z.string() }),
    }),
  ),
});
export type ReadableTermbases = z.infer<typeof ReadableTermbases>;

/** POST /projects/{id}/terms/recognise: in one text, or in a screen of them. */
export const Recognise = z.union([
  z.object({ source: words(SOURCE_LIMIT) }),
  z.object({ sources: z.array(personText(SOURCE_LIMIT)).min(1).max(SOURCES_MOST) }),
]);
const Target = z.object({ text: z.string(), status: Status, reason: z.string() });
const Recognised = z.object({
  /** UTF-16 offsets, end left out. */
  start: z.number().int(),
  end: z.number().int(),
  conceptId: Id,
  /** The Chinese word itself. */
  status: Status,
  /** Its English, preferred ones first, forbidden ones last. */
  targets: z.array(Target),
  isApproved: z.boolean(),
});
export type Recognised = z.infer<typeof Recognised>;
export const RecognisedTerms = z.object({
  terms: z.union([z.array(Recognised), z.array(z.array(Recognised))]),
  /** Places whose edges lie inside other words (大会 in 展览大会堂): asked, not claimed. */
  unsure: z.union([z.array(Recognised), z.array(z.array(Recognised))]),
});

/** POST /projects/{id}/terms/answer: what answers a selection on the other side of a row, by the aligner's evidence. */
export const AskAnswer = z.object({
  source: words(SOURCE_LIMIT),
  target: words(5 * SOURCE_LIMIT),
  side: z.enum(["source", "target"]),
  start: z.number().int().min(0),
  end: z.number().int().min(1),
});
export const TermAnswer = z.object({ text: z.string() });

export const ImportTermsText = z.object({
  text: personText(5_000_000, 1),
  termbaseId: Id.optional(),
  /** Of a table, what each column is, as a JSON list: ["zh", "en", null, "note"]. */
  columns: z.string().max(2_000).optional(),
  /** Nothing is taken: the answer shows what would be. */
  preview: z.boolean().default(false),
});
export const ImportTermsFile = z.object({
  termbaseId: Id.optional(),
  columns: z.string().max(2_000).optional(),
  preview: z.stringbool().default(false),
});
export const ImportColumns = z.array(z.enum(COLUMN_KINDS).nullable()).max(200);

/** What came of an import, or would come of it. */
export const TermsImported = z.object({
  /** Entries that could be read. */
  concepts: z.number().int(),
  taken: z.number().int(),
  /** Entries with the same words as one that is there. */
  folded: z.number().int(),
  refused: z.number().int(),
  /** Why and where: the row of a table or the entry of a TBX file. The first hundred. */
  problems: z.array(z.object({ code: z.string(), place: z.number().int() })),
  /** By which it can be undone; null where nothing was taken. */
  change: Id.nullable(),
  /** Of a preview: the first rows of a table with what its columns were taken for, and the first entries. */
  preview: z
    .object({
      format: z.enum(["tbx", "xlsx", "table"]),
      rows: z.array(z.array(z.string())),
      columns: z.array(z.enum(COLUMN_KINDS).nullable()),
      hasHeadings: z.boolean(),
      concepts: z.array(z.object({ terms: z.array(TermShape) })),
    })
    .nullable(),
});
export type TermsImported = z.infer<typeof TermsImported>;

export const TermsExportQuery = z.object({
  format: z.enum(["tbx", "tbx-core", "csv", "tsv", "xlsx", "omegat"]).default("tbx"),
  termbase: Id.optional(),
});

/** POST /projects/{id}/terms/extract: from one document, or from all. */
export const ExtractTerms = z.object({
  documentId: Id.optional(),
  limit: z.number().int().min(1).max(500).default(200),
});
const Candidate = z.object({
  text: z.string(),
  /** What it is known by when it is decided. */
  key: z.string(),
  kind: z.enum(["phrase", "name", "work", "latin"]),
  count: z.number().int(),
  /** Higher is better; comparable within one answer. */
  score: z.number(),
  /** How the English that stands there has it, the commonest first. */
  renderings: z.array(z.object({ text: z.string(), count: z.number().int() })),
  places: z.array(
    z.object({
      segmentId: Id.nullable(),
      start: z.number().int(),
      end: z.number().int(),
      around: z.string(),
    }),
  ),
});
export const Candidates = z.object({ candidates: z.array(Candidate) });
export type Candidates = z.infer<typeof Candidates>;

/** POST /projects/{id}/terms/decisions: candidates that are not to be asked again. */
export const DecideCandidates = z.object({
  keys: z.array(line(WORD_LIMIT)).min(1).max(500),
  isAccepted: z.boolean(),
});
