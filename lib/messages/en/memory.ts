/** Translation memories. */
export const memory = {
  approved: "approved",
  concordance: "Concordance",
  insert: "Insert",
  inserted: "Inserted a match of {score, number}%",
  inserting: "inserting a match",
  looking: "Looking for matches…",
  more: "More places",
  none: "Nothing like this was translated before.",
  nowhere: "This was not translated before, in any memory that you may read.",
  "not-tmx":
    "This file is no TMX file, or a damaged one: no unit could be read. Nothing was imported. Check that it is the right file.",
  phrase: "A phrase, in Chinese or English",
  renderings: "How it was translated",
  sentence: "a sentence of a row",
} as const;
