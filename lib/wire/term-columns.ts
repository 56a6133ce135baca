/** What a column of a table of terms can be, in the order in which such a table is written. */
export const COLUMN_KINDS = [
  "concept",
  "zh",
  "en",
  "zh-status",
  "status",
  "zh-reason",
  "reason",
  "forms",
  "definition",
  "note",
  "subject",
  "example",
  "image",
] as const;
