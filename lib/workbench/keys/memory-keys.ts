import { may } from "../../access";
import { type KeyCommand, mayHere, opensDialog, opensPanel } from "./key-command";

/** What was translated before. Matches are put in by number from their panel, where each says its own key. */
export const MEMORY_KEYS: readonly KeyCommand[] = [
  {
    id: "matches",
    group: "translate",
    keys: ["Alt+M"],
    where: "rows",
    isAvailable: mayHere("read-source"),
    does: opensPanel("matches"),
  },
  {
    id: "propagate",
    group: "translate",
    keys: ["Alt+Shift+M"],
    where: "everywhere",
    isAvailable: (state) => may(state.me.role, "edit") && state.active !== null,
    does: opensDialog("propagate"),
  },
  {
    id: "pretranslate",
    group: "translate",
    keys: [],
    where: "everywhere",
    isAvailable: (state) => may(state.me.role, "edit"),
    does: opensDialog("pretranslate"),
  },
  {
    id: "concordance",
    group: "find",
    keys: ["Ctrl+K"],
    where: "everywhere",
    isAvailable: (state) => may(state.me.role, "read-source"),
    does: opensDialog("concordance"),
  },
];
