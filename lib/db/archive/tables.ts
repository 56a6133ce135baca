import "server-only";

/**
 * Which tables an archive holds. A test compares these lists with the schema, so that a new table is not forgotten: it goes into one of them.
 * Which rows of a table belong to a project or document, its columns and its key are read from the database.
 */

/** In the order in which rows can be written: what a row points at comes before it. */
export const ARCHIVED = [
  "Project",
  "Speaker",
  "Name",
  "Document",
  "Original",
  "Draft",
  "Segment",
  "Translation",
  "Reversion",
  "Paragraph",
  "Rule",
  "Correction",
  "Alignment",
  "Review",
  "Decision",
  "Comment",
  "Return",
  "Suggestion",
  "Change",
  "Memory",
  "MemoryUse",
  "MemoryEntry",
  "Termbase",
  "TermbaseUse",
  "Concept",
  "TermDecision",
  "SegmentCheck",
  "Finding",
  "Ignore",
  "CheckRule",
  "CoverageDecision",
  "ProjectStyle",
  "OwnPattern",
  "ScoreSettings",
  "ScoreSample",
  "ErrorMark",
  "ScoredRow",
] as const;
export type Archived = (typeof ARCHIVED)[number];

/** Tables that stay, each with the reason. */
export const STAYS: Readonly<Record<string, string>> = {
  User: "an account belongs to its instance; who is named in a row comes along with id and name",
  KnownPlace: "of accounts",
  Session: "of accounts",
  Account: "of accounts: passwords",
  Verification: "of accounts",
  RateLimit: "of an instance",
  ApiToken: "of accounts",
  Membership: "who may do what is settled by the instance that a project is in",
  Invitation: "links into this instance",
  Operation: "answers that a browser may still ask for again",
  MemoryPart: "an index that is made of the entries",
  MemoryList: "an index that is made of the entries",
  MemoryPending: "work that the instance has still to do",
  Job: "work of this instance",
  JobFile: "files that can be made again",
  Event: "what screens that are open here have still to hear",
  Presence: "who is here now",
};

/** Columns that are an instance's own, with what stands for them. */
export const OWN_COLUMNS: Readonly<Partial<Record<Archived, readonly string[]>>> = {
  // A memory's number is given by its instance; entries name their memory by its id instead (`memoryId`).
  Memory: ["number"],
  MemoryEntry: ["id", "memory", "isIndexed"],
};

/** Columns whose bytes are files of the archive. Their `sha256` names them. */
export const FILES: Readonly<Partial<Record<Archived, string>>> = { Original: "bytes", Draft: "bytes" };

/** Columns that point at rows which come later: they are filled in once those are there. */
export const LATER: Readonly<Partial<Record<Archived, readonly string[]>>> = {
  Segment: ["currentId", "approvedId"],
};

/**
 * Of tables that are partly made of other rows whenever somebody looks: which of their rows come along, as a condition on `t`. What is
 * made again is not evidence, and would make another archive of what nobody has changed. Archives made before may hold the rest.
 */
export const ONLY: Readonly<Partial<Record<Archived, string>>> = {
  // Which rows have been checked already.
  SegmentCheck: "false",
  // What is open is found again; what was mended is not.
  Finding: `t."mendedAt" is not null`,
};

/** So many rows at a time. Snapshots of a whole document are a megabyte each. */
export function rowsAtOnce(table: Archived): number {
  return table === "Change" || table === "Alignment" || table === "Return" ? 10 : 500;
}

/** Columns that name a row of the archive, or a person. */
export function isReference(column: string): boolean {
  return /(?:[a-z]Id|^undoes)$/.test(column);
}
