/** Termbases and names. */
export const terms = {
  "changed-since":
    "It was not undone: the entry has been changed since. Nothing was changed. Open the entry and edit it instead.",
  columns:
    'The columns of the table are said as a list, as ["zh", "en", null, "note"], with a Chinese and an English one. Nothing was imported.',
  missing: "There is no such entry, or it was deleted. Reload the termbase to see what is there.",
  "no-pair":
    "An entry needs a word in Chinese and one in English. Nothing was saved. Add the one that is missing.",
  "not-terms":
    "No terms could be read from this file: it is no TBX, and no table with a Chinese and an English column. Nothing was imported. Check that it is the right file, or say which column is which.",
  reviewed:
    "This project has its terms approved: an approved entry is changed by reviewers and owners. Nothing was changed. Add a new entry, or ask one of them.",
  stale:
    "Somebody has changed this entry meanwhile. Nothing was saved. Look at it as it is now, then edit it again.",
  "too-long":
    "A word or a text of this entry is too long, or it has more than 100 words. Nothing was saved. Shorten it.",
} as const;
