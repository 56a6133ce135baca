import { Cursor, Id, line, Moment, personText, words } from "./text";
import { z } from "./z";

/** The longest text that matches are looked for, in UTF-16 units. */
const SOURCE_LIMIT = 20_000;

export const NewMemory = z.object({ name: line(200) });
export const MemoryMade = z.object({ id: Id, name: z.string() });

const Memory = z.object({
  id: Id,
  name: z.string(),
  /** The one that the project's own confirmed rows are in. */
  isOwn: z.boolean(),
  project: z.object({ id: Id, name: z.string() }),
  /** Of equal matches those of the smaller come first. */
  position: z.number().int(),
  /** Taken from the score of its matches. */
  penalty: z.number().int(),
  /** What the project confirms goes into it, too; into its own it always goes. */
  isWritten: z.boolean(),
  entries: z.number().int(),
});
export const MemoryList = z.object({ memories: z.array(Memory) });
export type MemoryList = z.infer<typeof MemoryList>;

/** PUT /projects/{id}/memories/{memoryId} */
export const MemoryUse = z.object({
  position: z.number().int().min(0).max(1_000).default(0),
  penalty: z.number().int().min(0).max(50).default(0),
  isWritten: z.boolean().default(false),
});

export const MemoryText = z.object({ text: personText(5_000_000, 1) });
export const MemoryFile = z.object({});

/** GET /memories/{id}/export */
export const MemoryExportQuery = z.object({ format: z.literal("tmx").default("tmx") });

/** Where an entry comes from. */
export const Origin = z.object({
  entryId: z.number().int(),
  memoryId: Id,
  memoryName: z.string(),
  /** The row that it opens; null for what was imported. */
  segmentId: Id.nullable(),
  documentId: Id.nullable(),
  /** A bead of the row's sentences, not the whole row. */
  isSentence: z.boolean(),
  isApproved: z.boolean(),
  /** Who translated it, by name; null where nobody knows. */
  by: z.string().nullable(),
  at: Moment,
});
export type Origin = z.infer<typeof Origin>;

const Spans = z.array(z.object({ start: z.number().int(), end: z.number().int() }));

const Difference = z.array(z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() }));

export const Match = z.object({
  /** 102 and 101 with the same text on both or one side, 100 the same, below that alike. */
  score: z.number().int(),
  source: z.string(),
  target: z.string(),
  /** Numbers that differ were put right in `target`: what the entry says, and where in `target` they stand. Null where none was. */
  rewritten: z.object({ was: z.string(), spans: Spans }).nullable(),
  /** From the entry's Chinese to the text that was asked for, word by word; null where they are the same. */
  difference: Difference.nullable(),
  origin: Origin,
});
export type Match = z.infer<typeof Match>;

const Sought = z.object({
  source: words(SOURCE_LIMIT),
  /** The texts before and after it, for 101 and 102. */
  before: personText(SOURCE_LIMIT).nullable().optional(),
  after: personText(SOURCE_LIMIT).nullable().optional(),
  /** A row whose own entries are not offered. */
  except: Id.optional(),
});

/** POST /projects/{id}/matches: for one text, or for up to 100. */
export const Matches = z.union([
  Sought.extend({
    limit: z.number().int().min(1).max(50).default(10),
    minimum: z.number().int().min(50).max(100).default(70),
  }),
  z.object({
    sources: z
      .array(z.union([words(SOURCE_LIMIT), Sought]))
      .min(1)
      .max(100),
    limit: z.number().int().min(1).max(50).default(10),
    minimum: z.number().int().min(50).max(100).default(70),
  }),
]);
/** Best first; for many, a list for each in their order. */
export const MatchList = z.object({ matches: z.union([z.array(Match), z.array(z.array(Match))]) });

/** GET /projects/{id}/concordance */
export const ConcordanceQuery = z.object({
  q: words(200),
  side: z.enum(["source", "target"]).default("source"),
  /** "elsewhere": in the memories that the project does not look into and whoever asks may read all the same. */
  where: z.enum(["project", "elsewhere"]).default("project"),
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const Concordance = z.object({
  hits: z.array(
    z.object({
      source: z.string(),
      target: z.string(),
      /** Where the phrase stands in the side that was searched, in UTF-16 units. */
      spans: Spans,
      /** What answers it on the other side, by the aligner's evidence; empty where nothing can be said. */
      answers: Spans,
      origin: Origin,
    }),
  ),
  /** How the phrase was translated in these hits, the commonest first. */
  renderings: z.array(z.object({ text: z.string(), count: z.number().int() })),
  next: z.string().nullable(),
});
export type Concordance = z.infer<typeof Concordance>;

/** What came of an import: the result of its job. */
export const MemoryImported = z.object({
  units: z.number().int(),
  taken: z.number().int(),
  /** Units that the memory held already. */
  folded: z.number().int(),
  refused: z.number().int(),
  /** Why and where units were refused: the first hundred. */
  problems: z.array(z.object({ code: z.string(), unit: z.number().int(), line: z.number().int() })),
});
export type MemoryImported = z.infer<typeof MemoryImported>;

export const ANALYSIS_BANDS = ["repetition", "102", "101", "100", "95", "85", "75", "50", "new"] as const;
export const AnalysisBand = z.enum(ANALYSIS_BANDS);
export type AnalysisBand = z.infer<typeof AnalysisBand>;

/** Rows, and their Chinese in 字数. */
export const BandFigures = z.object({ segments: z.number().int(), characters: z.number().int() });

/** GET /documents/{id}/analysis, or the result of its job. */
export const Analysis = z.object({
  bands: z.object({
    repetition: BandFigures,
    "102": BandFigures,
    "101": BandFigures,
    "100": BandFigures,
    "95": BandFigures,
    "85": BandFigures,
    "75": BandFigures,
    "50": BandFigures,
    new: BandFigures,
  }),
  total: BandFigures,
});
export type Analysis = z.infer<typeof Analysis>;

/** POST /projects/{id}/analysis: what an earlier document says already is a repetition in a later one. */
export const ProjectAnalysis = Analysis.extend({
  documents: z.array(Analysis.extend({ id: Id, title: z.string() })),
});
export type ProjectAnalysis = z.infer<typeof ProjectAnalysis>;

/** POST /projects/{id}/phrases */
export const PhraseSought = z.object({ source: words(600) });
/** The longest phrases of a text that were translated before, in its order; none overlaps another. */
export const Phrases = z.object({
  phrases: z.array(
    z.object({
      /** Where it stands in the text, in UTF-16 units. */
      start: z.number().int(),
      end: z.number().int(),
      /** How it was translated, the commonest first. */
      renderings: z.array(z.object({ text: z.string(), count: z.number().int() })),
      /** An entry that has it. */
      origin: Origin,
    }),
  ),
});
export type Phrases = z.infer<typeof Phrases>;
