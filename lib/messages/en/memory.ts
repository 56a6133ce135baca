/** Translation memories. */
export const memory = {
  approved: "approved",
  concordance: "Concordance",
  "entry.in-row": "This entry is what a row says. Change it in its row.",
  insert: "Insert",
  looking: "Looking for matches…",
  more: "More places",
  none: "Nothing like this was translated before.",
  "not-confirmed": "Only a confirmed row goes to its repeats. Confirm it first.",
  "not-tmx":
    "This file is no TMX file, or a damaged one: no unit could be read. Nothing was imported. Check that it is the right file.",
  "nothing-to-fill": "Nothing was filled: no repeat is free any more, or all say this already.",
  nowhere: "This was not translated before, in any memory that you may read.",
  phrase: "A phrase, in Chinese or English",
  renderings: "How it was translated",
  sentence: "a sentence of a row",
} as const;
