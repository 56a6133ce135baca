/** Errors that reviewers mark. What two keys mark while its tab is shown is no command of this table: it is about words that are selected. */

import { type KeyCommand, mayHere, opensPanel } from "./key-command";

export const SCORE_KEYS: readonly KeyCommand[] = [
  {
    id: "score",
    group: "see",
    keys: ["Alt+Q"],
    where: "rows",
    isAvailable: mayHere("read-source"),
    does: opensPanel("score"),
  },
  {
    id: "row-read",
    group: "review",
    keys: ["Shift+Alt+Q"],
    where: "rows",
    isAvailable: mayHere("review"),
    does: () => ({ panel: "score", acts: "row-read" }),
  },
];
