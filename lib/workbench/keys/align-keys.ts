/** Looking after the alignment: from doubt to doubt, accepting, giving back, aligning again. */

import { may } from "../../access";
import { isDoubtful } from "../../segments/confidence";
import { isHeldByItsState } from "../../segments/link";
import type { Segment } from "../../wire/segments";
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
    group: "Align",
    label: "Next doubt of the alignment, the least certain first",
    keys: ["F8", "Alt+J"],
    where: "rows",
    isAvailable: mayEdit,
    does: () => run({ type: "go", to: "next-doubt" }),
  },
  {
    id: "previous-doubt",
    group: "Align",
    label: "The doubt before",
    keys: ["Shift+F8", "Shift+Alt+J"],
    where: "rows",
    isAvailable: mayEdit,
    does: () => run({ type: "go", to: "previous-doubt" }),
  },
  {
    id: "accept-next",
    group: "Align",
    label: (state) => `${accepting(state)} and go to the next doubt`,
    keys: ["Alt+Enter"],
    where: "rows",
    isAvailable: hasLink,
    does: ({ state }) => accept(state, true),
  },
  {
    id: "accept",
    group: "Align",
    label: (state) => `${accepting(state)} and stay`,
    short: accepting,
    keys: ["Shift+Alt+Enter"],
    where: "rows",
    isAvailable: hasLink,
    does: ({ state }) => accept(state, false),
  },
  {
    id: "release",
    group: "Align",
    label: "Give the decision about the alignment back",
    keys: ["Alt+O"],
    where: "rows",
    isAvailable: (state) => mayHere("edit")(state) && isReleasable(inUse(state)),
    does: ({ state }) =>
      run({ type: "leave-field" }, { type: "act", action: { do: "unlink", id: state.active ?? "" } }),
  },
  {
    id: "align-from-here",
    group: "Align",
    label: "Align again from here",
    keys: ["Shift+Alt+L"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: ({ state }) =>
      run({ type: "leave-field" }, { type: "act", action: { do: "align", from: state.active } }),
  },
  {
    id: "align-all",
    group: "Align",
    label: "Align the whole document again",
    keys: ["Ctrl+Alt+Shift+L"],
    where: "everywhere",
    isAvailable: mayEdit,
    does: () => run({ type: "leave-field" }, { type: "act", action: { do: "align", from: null } }),
  },
  {
    id: "alignment",
    group: "Align",
    label: "Alignment of the row: how sure it is, and why",
    keys: ["Alt+L"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: opensPanel("alignment"),
  },
  {
    id: "alignments",
    group: "Align",
    label: "Earlier alignments of the document…",
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
function accepting(state: Workbench): string {
  return inUse(state)?.source.length === 0 ? "Added on purpose: accept it" : "Accept the alignment";
}

function whyNotAccepted(state: Workbench): string {
  if (inUse(state)?.link?.isFixed)
    return "Somebody has decided this row already; aligning again leaves it as it is.";
  return "There is no English here to accept. Write it, move some here from a neighbour, or leave the row out on purpose with Ctrl+Alt+O.";
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
