import { Person } from "./people";
import { Id } from "./text";
import { z } from "./z";

const Whole = z.number().int();

/** Sizes of Chinese texts, as lib/text/figures.ts says: 字数 of Word is `wordCount`. */
const SourceFigures = z.object({
  wordCount: Whole,
  ideographs: Whole,
  otherWords: Whole,
  characters: Whole,
  withoutSpaces: Whole,
  withoutPunctuation: Whole,
});

/** Sizes of English texts. */
const TargetFigures = z.object({
  words: Whole,
  characters: Whole,
  withoutSpaces: Whole,
  withoutPunctuation: Whole,
});

/** Rows with their Chinese and their English as it stands now. */
export const CountedRows = z.object({ rows: Whole, source: SourceFigures, target: TargetFigures });
export type CountedRows = z.infer<typeof CountedRows>;

/** What one person has a part in; a row may stand in all three. */
export const CountedPerson = z.object({
  /** Null for English that an imported draft gave and nobody has written in, and for people who are not known any more. */
  person: Person.nullable(),
  /** Rows whose English of now they wrote. */
  written: CountedRows,
  /** Rows that they confirmed as translated. */
  confirmed: CountedRows,
  /** Rows whose approval of now they gave. */
  approved: CountedRows,
});
export type CountedPerson = z.infer<typeof CountedPerson>;

export const Counts = z.object({
  total: CountedRows,
  /** By what is shown as state; states without rows are left out. */
  byState: z.array(CountedRows.extend({ shown: z.string() })),
  byPerson: z.array(CountedPerson),
  /** Paragraphs that were set aside, which `total` leaves out. */
  setAside: z.object({ paragraphs: Whole, source: SourceFigures }),
  /** How the Chinese is written; null where there is too little to tell. */
  writing: z.enum(["simplified", "traditional", "mixed"]).nullable(),
});
export type Counts = z.infer<typeof Counts>;

/** GET /projects/{id}/counts: all documents together, and each by itself. */
export const ProjectCounts = Counts.extend({
  documents: z.array(z.object({ id: Id, title: z.string(), total: CountedRows })),
});
export type ProjectCounts = z.infer<typeof ProjectCounts>;
