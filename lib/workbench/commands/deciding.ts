/** Decisions about rows: what is said of them, their answers, and taking them back. */

import type { BatchDone, StateChanged } from "../../wire/segments";
import { type Action, isStructure } from "../actions/actions";
import type { Decided } from "../actions/review";
import type { Said } from "../said";
import { numberOf, type Workbench } from "../state/state";
import { type Applied, type Effect, say } from "./commands";
import { takeState } from "./saving";
import { answeredDecision, type DecisionStep, isAskedBy, pushStep } from "./undo";

type Decision = Extract<Action, { readonly do: Decided | "take-back" }>;

function isDecision(action: Action): action is Decision {
  return action.do === "take-back" || DECIDED.has(action.do as Decided);
}

const DECIDED: ReadonlySet<Decided> = new Set(["confirm", "approve", "finalize", "reject"]);

/** A change of structure or a decision is on its way: it would be the next to take back, and is not known yet. */
export function isChanging({ acting, deferred }: Workbench): boolean {
  return [...acting, ...deferred].some((action) => isStructure(action) || isDecision(action));
}

/** "Take the approval back", for the menu. */
export function takingBack(of: Decided): Said {
  return { code: `editor.take-back.${of}` };
}

export function takeDecided(
  state: Workbench,
  action: Action,
  answer: Pick<StateChanged, "revision" | "state" | "subState">,
): Applied<Workbench> {
  const [id = ""] = "ids" in action ? action.ids : "id" in action ? [action.id] : [];
  if (!isDecision(action)) return { state: takeState(state, action, id, answer), effects: [] };
  const shown = takeState(state, action, id, answer);
  const { state: next, canUndo } = remember(shown, action, [id]);
  const row = numberOf(next, id);
  const message: Said =
    action.do === "take-back"
      ? { code: "editor.taken-back.row", row, of: action.of }
      : { code: "editor.decided.row", row, what: action.do };
  return { state: next, effects: [say(message, { canUndo })] };
}

export function takeBatch(state: Workbench, action: Action, { results }: BatchDone): Applied<Workbench> {
  if (!isDecision(action)) return { state, effects: [] };
  const done = results.filter((result) => result.ok);
  const shown = done.reduce((one, result) => takeState(one, action, result.id, result), state);
  const ids = done.map(({ id }) => id);
  const { state: next, canUndo } = remember(shown, action, ids);
  const refusals = results.filter((result) => !result.ok);
  const count = done.length;
  const said: Said =
    action.do === "take-back"
      ? { code: "editor.taken-back.rows", count, of: action.of }
      : { code: "editor.decided.rows", count, what: action.do };
  const why = [...new Set(refusals.map(({ detail }) => detail))].slice(0, 2).join(" ");
  const message: Said =
    refusals.length === 0 ? said : { code: "editor.done.but-not", done: said, count: refusals.length, why };
  return {
    state: { ...next, anchor: null },
    effects: [say(message, { canUndo, isProblem: refusals.length > 0 })],
  };
}

/** What was decided is a step that can be taken back; what was taken back, one that can be done again. */
function remember(
  state: Workbench,
  action: Decision,
  ids: readonly string[],
): { readonly state: Workbench; readonly canUndo: boolean } {
  const { undo } = state;
  if (isAskedBy(undo, action))
    return {
      state: { ...state, undo: answeredDecision(undo, ids) },
      canUndo: undo.asking?.direction === "redo" && ids.length > 0,
    };
  if (action.do === "take-back" || ids.length === 0) return { state, canUndo: false };
  const step = stepOf(action, ids);
  return { state: { ...state, undo: pushStep(undo, step) }, canUndo: true };
}

export function stepOf(action: Extract<Action, { do: Decided }>, ids: readonly string[]): DecisionStep {
  return { kind: "decision", label: { code: `editor.undo.${action.do}` }, ids, action };
}

/** What takes the step back, or does it again. */
export function actionFor(step: DecisionStep, direction: "undo" | "redo"): Action {
  const { action, ids } = step;
  if (direction === "redo") return "ids" in action ? ({ ...action, ids } as Action) : { ...action };
  return { do: "take-back", ids, of: action.do as Decided };
}

/**
 * A decision that was asked for last and has not left: nothing has to be taken back on the server. While a change of structure
 * or another decision is on its way, nobody can tell which will be the last.
 */
export function waitingDecision({ deferred, acting }: Workbench): Extract<Action, { do: Decided }> | null {
  const last = deferred.at(-1);
  if (!last || !isDecision(last) || last.do === "take-back") return null;
  const others = [...acting, ...deferred.slice(0, -1)];
  return others.some((action) => isDecision(action) || isStructure(action)) ? null : last;
}

export function sayNotDecided(state: Workbench, action: Extract<Action, { do: Decided }>): Effect {
  const ids = "ids" in action ? action.ids : [action.id];
  return say(
    ids.length === 1
      ? { code: "editor.not-decided.row", row: numberOf(state, ids[0] ?? null), what: action.do }
      : { code: "editor.not-decided.rows", count: ids.length, what: action.do },
  );
}
