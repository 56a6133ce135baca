/**
 * Aligning the document again, and going back to an earlier alignment. Both run around what people have decided and are
 * one step of undo. Their answers count rows and name none: the rows come by the events, as they do to everybody who has
 * the document open.
 */

import type { AlignmentRestored, Realigned } from "../../wire/alignments";
import type { Workbench } from "../state/state";
import type { Action, Applied } from "./commands";
import { pushStep } from "./undo";

export function takeAligned(state: Workbench, { change, realigned, kept }: Realigned): Applied<Workbench> {
  const stayed = kept === 0 ? "" : `, ${countRows(kept)} decided by people left alone`;
  return takeLaid(state, change, "aligning again", {
    changed: `Aligned again: ${countRows(realigned)} changed${stayed}`,
    same: "Aligned again: everything stays as it was",
  });
}

export function takeWentBack(
  state: Workbench,
  { change, restored, leftOut }: AlignmentRestored,
): Applied<Workbench> {
  const missing =
    leftOut === 0
      ? ""
      : `; ${countRows(leftOut)} of it left out, because people have decided otherwise since`;
  return takeLaid(state, change, "going back to an earlier alignment", {
    changed: `Back to that alignment: ${countRows(restored)} changed${missing}`,
    same: `The rows stand as in that alignment already${missing}`,
  });
}

function takeLaid(
  state: Workbench,
  change: string | null,
  label: string,
  said: { readonly changed: string; readonly same: string },
): Applied<Workbench> {
  if (change === null)
    return { state, effects: [{ do: "say", text: said.same, canUndo: false, isProblem: false }] };
  const undo = pushStep(state.undo, { kind: "structure", label, changes: [change] });
  return {
    state: { ...state, undo },
    effects: [{ do: "say", text: said.changed, canUndo: true, isProblem: false }],
  };
}

/** What was asked for and has not begun is taken back; what is under way is asked to stop, and may have been done. */
export function stopAligning(state: Workbench): Applied<Workbench> {
  const isAlign = ({ do: what }: Action) => what === "align";
  const deferred = state.deferred.filter((action) => !isAlign(action));
  const running = state.acting.find(isAlign);
  const aligning = state.aligning && { ...state.aligning, isStopping: true };
  return {
    state: { ...state, deferred, aligning },
    effects: running ? [{ do: "stop", action: running }] : [],
  };
}

export function countRows(count: number): string {
  return `${count} ${count === 1 ? "row" : "rows"}`;
}
