/** Corrections of the source, tables of them, suspected errors. */
export const corrections = {
  "left-behind":
    "{count, plural, one {One correction} other {# corrections}} could not be made in the new reading, because it has not those words at that place: {names}{more, plural, =0 {} other { and # more}}.{carried, plural, =0 {} one { One other lies over it as it did.} other { # others lie over it as they did.}} Undoing brings all of them back.",
  "left-behind.place": "{old} → {put} (paragraph {paragraph, number})",
  "left-behind.taken-out": "{old} → nothing (paragraph {paragraph, number})",
  "table.backslash":
    "holds a backslash that is not \\t, \\n, \\r, \\\\ or \\# at the beginning; write a backslash as \\\\",
  "table.cells": "has {count, number} cells; a row has two, and a reason as the third",
  "table.half-character": "holds half of a character",
  "table.long-from": "looks for more than {most, number} characters",
  "table.long-reason": "has a reason of more than {most, number} characters",
  "table.long-to": "puts in more than {most, number} characters",
  "table.no-second-cell": "has no second cell: put a tab between what is written and what it should say",
  "table.nothing": "says nothing to look for",
  "table.nul": "holds the control character U+0000",
  "table.rest": "and what follows it was not read: the file is too long, or no table",
  "table.same": "changes nothing: both sides are the same",
  "table.twice": "wants another correction of {from} than line {line, number}",
} as const;
