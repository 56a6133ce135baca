/** Correcting the Chinese, and looking at what stands beneath. */

import { may } from "../../access";
import { findRow } from "../state/rows";
import { type KeyCommand, mayHere, opens, opensDialog, opensPanel } from "./key-command";

export const SOURCE_KEYS: readonly KeyCommand[] = [
  {
    id: "correct",
    group: "correct",
    short: { code: "editor.command.short.correct" },
    keys: ["Alt+E"],
    where: "rows",
    isAvailable: (state) =>
      mayHere("edit")(state) && (findRow(state.rows, state.active ?? "")?.source.length ?? 0) > 0,
    does: opens("correct"),
  },
  {
    id: "source",
    group: "correct",
    keys: ["Alt+C"],
    where: "rows",
    isAvailable: mayHere("read-source"),
    does: opensPanel("source"),
  },
  {
    id: "corrections",
    group: "correct",
    short: { code: "editor.menu.corrections" },
    menu: "document",
    keys: ["Shift+Alt+E"],
    where: "everywhere",
    isAvailable: ({ me }) => may(me.role, "edit"),
    does: opensDialog("corrections"),
  },
  {
    id: "toggle-original",
    group: "correct",
    keys: ["Shift+Alt+Z"],
    where: "rows",
    isAvailable: ({ me }) => may(me.role, "read-source"),
    does: opens("toggle-original"),
  },
];
