/** Decisions about rows: what is said of them, their answers, and taking them back. */

import type { BatchDone, StateChanged } from "../../wire/segments";
import { numberOf, type Workbench } from "../state/state";
import { isStructure } from "./acting";
import { countRows } from "./aligning";
import type { Action, Applied, Decided, Effect } from "./commands";
import { takeState } from "./saving";
import { answeredDecision, type DecisionStep, isAskedBy, pushStep } from "./undo";

type Decision = Extract<Action, { readonly do: Decided | "take-back" }>;

export function isDecision(action: Action): action is Decision {
  return WORDS[action.do as Decided] !== undefined || action.do === "take-back";
}

/** `done`: what the row then is; `label`: after the word Undo; `back`: what is said once it is taken back. */
const WORDS: Readonly<Record<Decided, { done: string; label: string; back: string }>> = {
  confirm: { done: "confirmed", label: "the confirmation", back: "confirmation taken back" },
  approve: { done: "approved", label: "the approval", back: "approval taken back" },
  finalize: { done: "signed off", label: "the sign-off", back: "sign-off taken back" },
  reject: { done: "sent back", label: "sending back", back: "no longer sent back" },
};

/** "Take the approval back", for the menu. */
export function takingBack(of: Decided): string {
  return of === "reject" ? "Take it back that the row was sent back" : `Take ${WORDS[of].label} back`;
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
  const number = numberOf(next, id);
  const text =
    action.do === "take-back"
      ? `Row ${number}: ${WORDS[action.of].back}`
      : `Row ${number} ${WORDS[action.do].done}`;
  return { state: next, effects: [{ do: "say", text, canUndo, isProblem: false }] };
}

export function takeBatch(state: Workbench, action: Action, { results }: BatchDone): Applied<Workbench> {
  if (!isDecision(action)) return { state, effects: [] };
  const done = results.filter((result) => result.ok);
  const shown = done.reduce((one, result) => takeState(one, action, result.id, result), state);
  const ids = done.map(({ id }) => id);
  const { state: next, canUndo } = remember(shown, action, ids);
  const refusals = results.filter((result) => !result.ok);
  const verb = action.do === "take-back" ? WORDS[action.of].back : WORDS[action.do].done;
  const said =
    action.do === "take-back" ? `${countRows(done.length)}: ${verb}` : `${countRows(done.length)} ${verb}`;
  const reasons = [...new Set(refusals.map(({ detail }) => detail))].slice(0, 2).join(" ");
  const text = refusals.length === 0 ? said : `${said}, ${countRows(refusals.length)} not: ${reasons}`;
  const say: Effect = { do: "say", text, canUndo, isProblem: refusals.length > 0 };
  return { state: { ...next, anchor: null }, effects: [say] };
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
  return { kind: "decision", label: WORDS[action.do].label, ids, action };
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
  const which = ids.length === 1 ? `Row ${numberOf(state, ids[0] ?? null)}` : countRows(ids.length);
  return { do: "say", text: `${which}: not ${WORDS[action.do].done}`, canUndo: false, isProblem: false };
}
