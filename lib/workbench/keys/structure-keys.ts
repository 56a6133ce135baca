/** Splitting, merging, moving, setting aside. */

import { splitAction } from "../commands/splitting";
import { paragraphAt } from "../state/cursor";
import { findRow, rowAt } from "../state/rows";
import { selectedIds, textOf, type Workbench } from "../state/state";
import { type Doing, type KeyCommand, type Moment, mayHere, opensDialog, run } from "./key-command";

export const STRUCTURE_KEYS: readonly KeyCommand[] = [
  {
    id: "split",
    group: "structure",
    keys: ["Ctrl+Alt+S"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: (moment) => {
      const action = splitAction(moment);
      return action
        ? run({ type: "leave-field" }, { type: "act", action })
        : { cannot: { code: "editor.cannot.split-nowhere" } };
    },
  },
  {
    id: "merge-next",
    group: "structure",
    short: (state) => ({ code: `editor.command.short.${state.anchor === null ? "merge-next" : "merge"}` }),
    keys: ["Ctrl+Alt+M"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: ({ state }) => mergeWith(state, 1),
  },
  {
    id: "merge-previous",
    group: "structure",
    keys: ["Ctrl+Alt+Shift+M"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: ({ state }) => mergeWith(state, -1),
  },
  {
    id: "move-up",
    group: "structure",
    keys: ["Ctrl+Alt+ArrowUp", "Alt+PageUp"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: (moment) => moveParagraph(moment, "up"),
  },
  {
    id: "move-down",
    group: "structure",
    keys: ["Ctrl+Alt+ArrowDown", "Alt+PageDown"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: (moment) => moveParagraph(moment, "down"),
  },
  {
    id: "caret-right",
    group: "structure",
    keys: ["Ctrl+Alt+ArrowRight"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: () => run({ type: "step-source-caret", direction: 1 }),
  },
  {
    id: "caret-left",
    group: "structure",
    keys: ["Ctrl+Alt+ArrowLeft"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: () => run({ type: "step-source-caret", direction: -1 }),
  },
  {
    id: "set-aside",
    group: "structure",
    keys: ["Ctrl+Alt+X"],
    where: "rows",
    isAvailable: (state) =>
      mayHere("edit")(state) && (findRow(state.rows, state.active ?? "")?.source.length ?? 0) > 0,
    does: opensDialog("set-aside"),
  },
  {
    id: "note",
    group: "structure",
    keys: ["Ctrl+Alt+N"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: ({ state }) => run({ type: "act", action: { do: "note", id: state.active ?? "", where: "after" } }),
  },
  {
    id: "omit",
    group: "structure",
    label: (state) =>
      findRow(state.rows, state.active ?? "")?.subState === "omitted"
        ? { code: "editor.command.omit-no-more" }
        : { code: "editor.command.omit" },
    keys: ["Ctrl+Alt+O"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: ({ state }) =>
      findRow(state.rows, state.active ?? "")?.subState === "omitted"
        ? run({ type: "act", action: { do: "omit", id: state.active ?? "", reason: null } })
        : { dialog: "omit" },
  },
];

function mergeWith(state: Workbench, by: 1 | -1): Doing {
  const selected = selectedIds(state);
  if (selected.length > 1)
    return run({ type: "leave-field" }, { type: "act", action: { do: "merge", ids: selected, changes: [] } });
  const place = state.rows.places.get(state.active ?? "");
  const other = place === undefined ? undefined : rowAt(state.rows, place + by);
  if (!other || state.active === null)
    return { cannot: { code: by === 1 ? "editor.cannot.last-row" : "editor.cannot.first-row" } };
  const ids = by === 1 ? [state.active, other.id] : [other.id, state.active];
  return run({ type: "leave-field" }, { type: "act", action: { do: "merge", ids, changes: [] } });
}

/** The paragraph with the cursor; without one, the first goes up and the last goes down. */
function moveParagraph({ state, targetCaret }: Moment, direction: "up" | "down"): Doing {
  const id = state.active ?? "";
  const text = textOf(state, id);
  if (text.trim() === "") return { cannot: { code: "editor.cannot.move-empty" } };
  const place = state.rows.places.get(id);
  if (place === undefined || !rowAt(state.rows, place + (direction === "up" ? -1 : 1)))
    return { cannot: { code: direction === "up" ? "editor.cannot.first-row" : "editor.cannot.last-row" } };
  const paragraph = paragraphAt(text, targetCaret ?? (direction === "up" ? 0 : text.length));
  return run({ type: "leave-field" }, { type: "act", action: { do: "move", id, direction, paragraph } });
}
