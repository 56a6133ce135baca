/**
 * Aligning the document again, and going back to an earlier alignment. Both run around what people have decided and are
 * one step of undo. Their answers count rows and name none: the rows come by the events, as they do to everybody who has
 * the document open.
 */

import type { AlignmentRestored, Realigned } from "../../wire/alignments";
import type { Action } from "../actions/actions";
import type { Said } from "../said";
import type { Workbench } from "../state/state";
import { type Applied, say } from "./commands";
import { pushStep } from "./undo";

export function takeAligned(state: Workbench, { change, realigned, kept }: Realigned): Applied<Workbench> {
  return takeLaid(
    state,
    change,
    { code: "editor.undo.align" },
    {
      changed: { code: "editor.done.align", count: realigned, kept },
      same: { code: "editor.done.align-same" },
    },
  );
}

export function takeWentBack(
  state: Workbench,
  { change, restored, leftOut }: AlignmentRestored,
): Applied<Workbench> {
  return takeLaid(
    state,
    change,
    { code: "editor.undo.go-back" },
    {
      changed: { code: "editor.done.go-back", count: restored, leftOut },
      same: { code: "editor.done.go-back-same", leftOut },
    },
  );
}

function takeLaid(
  state: Workbench,
  change: string | null,
  label: Said,
  said: { readonly changed: Said; readonly same: Said },
): Applied<Workbench> {
  if (change === null) return { state, effects: [say(said.same)] };
  const undo = pushStep(state.undo, { kind: "structure", label, changes: [change] });
  return {
    state: { ...state, undo },
    effects: [say(said.changed, { canUndo: true })],
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
