/** Looking after the alignment: from doubt to doubt, accepting, giving back, aligning again. */

import { may } from "../access";
import { orderDoubts } from "./doubts";
import { type Doing, type KeyCommand, mayHere, opens, run } from "./key-command";
import { findRow } from "./rows";
import { selectedIds, shownRows, textOf, type Workbench } from "./state";

const mayEdit = (state: Workbench) => may(state.me.role, "edit");
const mayRead = (state: Workbench) => may(state.me.role, "read-source");

export const ALIGN_KEYS: readonly KeyCommand[] = [
  {
    id: "next-doubt",
    group: "Align",
    label: "Next doubt of the alignment, the least certain first",
    keys: ["F8", "Alt+J"],
    where: "rows",
    isAvailable: mayRead,
    does: () => run({ type: "go", to: "next-doubt" }),
  },
  {
    id: "previous-doubt",
    group: "Align",
    label: "The doubt before",
    keys: ["Shift+F8", "Shift+Alt+J"],
    where: "rows",
    isAvailable: mayRead,
    does: () => run({ type: "go", to: "previous-doubt" }),
  },
  {
    id: "accept-next",
    group: "Align",
    label: (state) => `${accepting(state)} and go to the next doubt`,
    keys: ["Alt+Enter"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: ({ state }) => accept(state, true),
  },
  {
    id: "accept",
    group: "Align",
    label: (state) => `${accepting(state)} and stay`,
    keys: ["Shift+Alt+Enter"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: ({ state }) => accept(state, false),
  },
  {
    id: "release",
    group: "Align",
    label: "Give the decision about the alignment back",
    keys: ["Alt+O"],
    where: "rows",
    isAvailable: (state) => mayHere("edit")(state) && inUse(state)?.link?.isFixed === true,
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
    keys: [],
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
    isAvailable: mayHere("read-source"),
    does: opens("alignment"),
  },
  {
    id: "alignments",
    group: "Align",
    label: "Earlier alignments of the document…",
    keys: ["Shift+Alt+H"],
    where: "everywhere",
    isAvailable: mayEdit,
    does: opens("alignments"),
  },
];

const inUse = (state: Workbench) => findRow(state.rows, state.active ?? "");

/** What is said by accepting depends on what stands there: a pair, English alone, Chinese alone. */
function accepting(state: Workbench): string {
  const row = inUse(state);
  if (row?.source.length === 0) return "Added on purpose: accept it";
  if (row && textOf(state, row.id).trim() === "") return "Without English for now: accept it";
  return "Accept the alignment";
}

function accept(state: Workbench, goesOn: boolean): Doing {
  const ids = selectedIds(state).filter((id) => {
    const link = findRow(state.rows, id)?.link;
    return link && !link.isFixed;
  });
  if (ids.length === 0) {
    const isDecided = inUse(state)?.link?.isFixed === true;
    return {
      cannot: isDecided
        ? "Somebody has decided this row already; aligning again will not touch it."
        : "No draft was aligned into this row, so there is nothing to accept.",
    };
  }
  // One row after the other, least certain first; after a run of rows, and where no doubt is left, one stays.
  const others = orderDoubts(shownRows(state)).some((id) => !ids.includes(id));
  return run(
    { type: "act", action: { do: "link", ids } },
    ...(goesOn && others ? [{ type: "go", to: "next-doubt" } as const] : []),
  );
}
