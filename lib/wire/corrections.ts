import { FROM_LIMIT, REASON_LIMIT, ROWS_LIMIT, TO_LIMIT } from "../corrections/correction-table";
import { Person } from "./people";
import { Said } from "./problem";
import { Cursor, Id, Moment, personText } from "./text";
import { z } from "./z";

const Offset = z.number().int().nonnegative();

/** A correction that is read in place of what the original has there. */
export const Correction = z.object({
  id: Id,
  /** UTF-16 offsets in the corrected text, as the paragraph's `text` has it; `end` is left out. Equal where something was taken out. */
  start: Offset,
  end: Offset,
  old: z.string(),
  new: z.string(),
  reason: z.string(),
  by: Person.nullable(),
  at: Moment,
  /** The row of the substitution table that made it; null where somebody did by hand. */
  ruleId: Id.nullable(),
});
export type Correction = z.infer<typeof Correction>;

/** GET /documents/{id}/corrections: in reading order. */
export const CorrectionList = z.object({
  corrections: z.array(
    Correction.extend({
      paragraphId: Id,
      /** Null where the paragraph is set aside. */
      segmentId: Id.nullable(),
      /** Offsets in the original paragraph. */
      original: z.object({ start: Offset, end: Offset }),
      before: z.string(),
      after: z.string(),
    }),
  ),
  next: z.string().nullable(),
});

/**
 * POST /paragraphs/{id}/corrections. `start` and `end` are UTF-16 offsets in the original paragraph, where `old` has to
 * stand. `replaces` names corrections that this one takes the place of; it may not overlap any other.
 */
export const NewCorrection = z.object({
  start: Offset,
  end: Offset,
  old: personText(2_000, 1),
  new: personText(2_000),
  reason: personText(REASON_LIMIT).default(""),
  replaces: z.array(Id).max(100).default([]),
});
export type NewCorrection = z.output<typeof NewCorrection>;

const Scope = z.enum(["document", "project"]);
const NewTableRow = z.object({
  from: personText(FROM_LIMIT, 1),
  to: personText(TO_LIMIT),
  reason: personText(REASON_LIMIT).default(""),
});

/** A row of the substitution table that a document is read with. */
export const Rule = z.object({
  id: Id,
  scope: Scope,
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  by: Person.nullable(),
  at: Moment,
  /** Corrections of this document that it has made and that hold. */
  places: z.number().int(),
  /** The document has a row of its own for the same words, which is the one that is applied. */
  isOverruled: z.boolean(),
});
export type Rule = z.infer<typeof Rule>;
/** GET /documents/{id}/rules: those of the document and of its project, oldest first. */
export const RuleQuery = z.object({
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(ROWS_LIMIT).default(500),
});
export const RuleList = z.object({ rules: z.array(Rule), next: z.string().nullable() });

/** POST /documents/{id}/rules: adds rows, without applying them. A row for the same words takes the other's place. */
export const NewRules = z.object({
  scope: Scope.default("document"),
  rows: z.array(NewTableRow).min(1).max(ROWS_LIMIT),
});
/** POST /documents/{id}/rules/table: the same from a TSV file. */
export const NewTable = z.object({ scope: Scope.default("document"), text: personText(2_000_000, 1) });
export const RulesAdded = z.object({
  added: z.number().int(),
  /** Rows that were there already, word for word. */
  already: z.number().int(),
  /** Rows that took the place of another with the same `from`. */
  replaced: z.number().int(),
  problems: z.array(z.object({ line: z.number().int(), ...Said.shape })),
});
export type RulesAdded = z.infer<typeof RulesAdded>;

/**
 * Which rows are meant: `only` some of the table (left out: all of it), and `rows` that are not in it yet. Rows that
 * are not meant leave alone what they have made.
 */
const Meant = z.object({
  only: z.array(Id).max(ROWS_LIMIT).optional(),
  rows: z.array(NewTableRow).max(ROWS_LIMIT).default([]),
});
/** POST /documents/{id}/rules/preview: what applying them would do. Nothing is stored. */
export const PreviewRules = Meant.extend({
  /** How many places are shown in context at most; all are counted. */
  limit: z.number().int().min(0).max(5_000).default(500),
});

const Place = z.object({ paragraphId: Id, start: Offset, end: Offset });
export type Place = z.infer<typeof Place>;
export const RulesPreview = z.object({
  rows: z.array(
    NewTableRow.required().extend({
      /** Null where it is not in the table yet. */
      ruleId: Id.nullable(),
      /** Places where it acts, or would; of those, the ones where it does already; places that somebody took out. */
      places: z.number().int(),
      made: z.number().int(),
      excepted: z.number().int(),
    }),
  ),
  occurrences: z.array(
    Place.extend({
      /** Index in `rows`. */
      row: z.number().int(),
      segmentId: Id,
      /** 20 characters a side at most. */
      before: z.string(),
      after: z.string(),
      isMade: z.boolean(),
      isExcepted: z.boolean(),
    }),
  ),
  /** All places are among `occurrences`. */
  isComplete: z.boolean(),
  /** Corrections to be made and to be taken back. */
  making: z.number().int(),
  leaving: z.number().int(),
  /** Rows that were confirmed or approved, and would have to be confirmed again. */
  confirmed: z.number().int(),
});
export type RulesPreview = z.infer<typeof RulesPreview>;

/**
 * POST /documents/{id}/rules/apply: as one change. `rows` join the table first. `except` are places to leave alone,
 * from now on; `allow` are such places to leave alone no longer.
 */
export const ApplyRules = Meant.extend({
  scope: Scope.default("document"),
  except: z.array(Place).max(20_000).default([]),
  allow: z.array(Place).max(20_000).default([]),
});
export type ApplyRules = z.output<typeof ApplyRules>;
/** POST /documents/{id}/rules/withdraw: these rows leave the table, and what they made in this document is taken back. */
export const WithdrawRules = z.object({ rules: z.array(Id).min(1).max(ROWS_LIMIT) });

/** GET /documents/{id}/suspects: words that look damaged, the most suspicious first. */
export const Suspects = z.object({
  suspects: z.array(
    z.object({
      word: z.string(),
      /**
       * Corrected in the project before; held by no dictionary; far too frequent; a character that fell apart; the English beside
       * it says something else.
       */
      kind: z.enum(["accepted", "unknown", "frequent", "split", "said-otherwise"]),
      times: z.number().int(),
      /** How often the language would have it in a text so long. */
      expected: z.number(),
      /** What it may have been, the most likely first. */
      instead: z.array(z.string()),
      /** Some of the places where it stands. */
      places: z.array(z.object({ segmentId: Id, before: z.string(), after: z.string() })),
    }),
  ),
  /** The text was longer than is looked through: so many of its characters were. */
  looked: z.number().int(),
  isWhole: z.boolean(),
});
export type Suspects = z.infer<typeof Suspects>;
