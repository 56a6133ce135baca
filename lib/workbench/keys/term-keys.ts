import { may } from "../../access";
import { type KeyCommand, mayHere, opensDialog, opensPanel } from "./key-command";

/** Agreed words and names. Terms are put in by number from their panel, where each says its own key. */
export const TERM_KEYS: readonly KeyCommand[] = [
  {
    id: "terms",
    group: "translate",
    keys: ["Alt+Shift+T"],
    where: "rows",
    isAvailable: mayHere("read-source"),
    does: opensPanel("terms"),
  },
  {
    id: "names",
    group: "translate",
    keys: ["Alt+Shift+G"],
    where: "rows",
    isAvailable: mayHere("read-source"),
    does: opensPanel("names"),
  },
  {
    id: "add-term",
    group: "translate",
    keys: ["Ctrl+E"],
    where: "everywhere",
    isAvailable: (state) => may(state.me.role, "edit") && state.active !== null,
    does: opensDialog("add-term"),
  },
  {
    id: "dictionary",
    group: "find",
    keys: ["Alt+Shift+W"],
    where: "everywhere",
    isAvailable: (state) => may(state.me.role, "read-source"),
    does: opensDialog("dictionary"),
  },
];
