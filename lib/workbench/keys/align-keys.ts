/** Looking after the alignment: from doubt to doubt, accepting, giving back, aligning again. */

import { may } from "../../access";
import { isDoubtful } from "../../segments/confidence";
import { isHeldByItsState } from "../../segments/link";
import type { Segment } from "../../wire/segments";
import type { Said } from "../said";
import { findRow } from "../state/rows";
import { selectedIds, shownRows, textOf, type Workbench } from "../state/state";
import { type Doing, type KeyCommand, mayHere, opensDialog, opensPanel, run } from "./key-command";

const mayEdit = (state: Workbench) => may(state.me.role, "edit");
/** Some row that it would be about was aligned, or decided. */
const hasLink = (state: Workbench) =>
  mayHere("edit")(state) && selectedIds(state).some((id) => findRow(state.rows, id)?.link);

export const ALIGN_KEYS: readonly KeyCommand[] = [
  {
    id: "next-doubt",
    group: "align",
    keys: ["F8", "Alt+J"],
    where: "rows",
    isAvailable: mayEdit,
    does: () => run({ type: "go", to: "next-doubt" }),
  },
  {
    id: "previous-doubt",
    group: "align",
    keys: ["Shift+F8", "Shift+Alt+J"],
    where: "rows",
    isAvailable: mayEdit,
    does: () => run({ type: "go", to: "previous-doubt" }),
  },
  {
    id: "accept-next",
    group: "align",
    label: (state) => ({ code: "editor.command.accept-next", what: accepting(state) }),
    keys: ["Alt+Enter"],
    where: "rows",
    isAvailable: hasLink,
    does: ({ state }) => accept(state, true),
  },
  {
    id: "accept",
    group: "align",
    label: (state) => ({ code: "editor.command.accept", what: accepting(state) }),
    short: accepting,
    keys: ["Shift+Alt+Enter"],
    where: "rows",
    isAvailable: hasLink,
    does: ({ state }) => accept(state, false),
  },
  {
    id: "release",
    group: "align",
    keys: ["Alt+O"],
    where: "rows",
    isAvailable: (state) => mayHere("edit")(state) && isReleasable(inUse(state)),
    does: ({ state }) =>
      run({ type: "leave-field" }, { type: "act", action: { do: "unlink", id: state.active ?? "" } }),
  },
  {
    id: "align-from-here",
    group: "align",
    keys: ["Shift+Alt+L"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: ({ state }) =>
      run({ type: "leave-field" }, { type: "act", action: { do: "align", from: state.active } }),
  },
  {
    id: "align-all",
    group: "align",
    menu: "document",
    keys: ["Ctrl+Alt+Shift+L"],
    where: "everywhere",
    isAvailable: mayEdit,
    does: () => run({ type: "leave-field" }, { type: "act", action: { do: "align", from: null } }),
  },
  {
    id: "alignment",
    group: "align",
    keys: ["Alt+L"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: opensPanel("alignment"),
  },
  {
    id: "alignments",
    group: "align",
    short: { code: "editor.menu.alignments" },
    menu: "document",
    keys: ["Shift+Alt+H"],
    where: "everywhere",
    isAvailable: mayEdit,
    does: opensDialog("alignments"),
  },
];

const inUse = (state: Workbench) => findRow(state.rows, state.active ?? "");

/** Somebody decided it, and nothing else holds it: what was typed in or confirmed stays whoever accepted it. */
export function isReleasable(row: Segment | undefined): boolean {
  return row?.link?.isFixed === true && !isHeldByItsState(row);
}

/** What is said by accepting depends on what stands there: a pair, or English alone. */
function accepting(state: Workbench): Said {
  const isAlone = inUse(state)?.source.length === 0;
  return { code: isAlone ? "editor.command.accept-added" : "editor.command.accept-alignment" };
}

function whyNotAccepted(state: Workbench): Said {
  const isDecided = inUse(state)?.link?.isFixed === true;
  return { code: isDecided ? "editor.cannot.accept-decided" : "editor.cannot.accept-empty" };
}

function accept(state: Workbench, goesOn: boolean): Doing {
  const ids = selectedIds(state).filter((id) => {
    const link = findRow(state.rows, id)?.link;
    return link && !link.isFixed && textOf(state, id).trim() !== "";
  });
  if (ids.length === 0) return { cannot: whyNotAccepted(state) };
  // After a run of rows one stays: which doubts it leaves is known when it is answered.
  const others = ids.length === 1 && shownRows(state).some((row) => isDoubtful(row) && !ids.includes(row.id));
  return run(
    { type: "act", action: { do: "link", ids } },
    ...(goesOn && others ? [{ type: "go", to: "next-doubt" } as const] : []),
  );
}
