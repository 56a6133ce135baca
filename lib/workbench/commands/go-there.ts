/** Which rows are shown, and going to one that may not be. */

import { chooseRows } from "../state/filters";
import { findRow, listRows } from "../state/rows";
import type { Workbench } from "../state/state";
import type { Applied } from "./commands";
import { activate } from "./editing";

export function filterRows(
  state: Workbench,
  filter: Workbench["filter"],
  among?: ReadonlySet<string>,
): Workbench {
  const chosen = filter === "all" ? null : chooseRows(listRows(state.rows), filter, state.me.id, among);
  return { ...state, filter, chosen, anchor: null };
}

/** Undo reaches no row without going there, out of a filter that hides it, too. */
export function goThere(state: Workbench, id: string | null): Applied<Workbench> {
  if (id === null || id === state.active || !findRow(state.rows, id)) return { state, effects: [] };
  const isHidden = state.chosen !== null && !state.chosen.includes(id);
  return activate(isHidden ? filterRows(state, "all") : state, id, false);
}
