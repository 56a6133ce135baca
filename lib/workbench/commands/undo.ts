/**
 * What can be taken back, newest last. A run of typing in one row is one step; so is a replacement in many rows.
 * A change of structure is taken back by the server, which knows it by its id; taking it back is itself a change,
 * whose id is what redo needs.
 *
 * A decision (confirm, approve, sign off, send back) is taken back by asking, too, and done again by the same action.
 *
 * WB-UNDO-1  Undo goes strictly backwards: a text step is only reached when every later change of structure has been undone,
 *     so the row it names is there again.
 * WB-UNDO-2  Whatever is newly done forgets what was undone.
 * WB-UNDO-5  Words that wait while their row is changed beneath them, and do not go together with the change, are taken back to
 *     what is stored since, for what they were made from stands elsewhere now.
 * WB-UNDO-4  A decision that can no longer be taken back is left out; what was done before it can.
 * WB-UNDO-3  While the server is asked, nothing else is undone or redone: what is pressed meanwhile waits its turn, and is
 *     forgotten when something new is done first.
 */

import type { Action } from "../actions/actions";
import type { Said } from "../said";

interface TextChange {
  readonly segmentId: string;
  readonly before: string;
  readonly after: string;
}

export type Step =
  | { readonly kind: "text"; readonly label: Said; readonly changes: readonly TextChange[] }
  /** Changes of structure in the order in which they were made. */
  | { readonly kind: "structure"; readonly label: Said; readonly changes: readonly string[] }
  | DecisionStep;

export interface DecisionStep {
  readonly kind: "decision";
  readonly label: Said;
  readonly ids: readonly string[];
  /** What did it, and does it again. */
  readonly action: Action;
}

export type Direction = "undo" | "redo";

export interface UndoStacks {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
  /** A change of structure that the server is taking back: what is left to ask for, what it answered so far. */
  readonly asking: {
    readonly direction: Direction;
    readonly label: Said;
    readonly left: readonly string[];
    readonly answered: readonly string[];
    /** Where a decision is taken back or made again: the step, and the action that does it. */
    readonly decision: { readonly step: DecisionStep; readonly by: Action } | null;
    /** Something new was done meanwhile, so it cannot be done again afterwards (WB-UNDO-2). */
    readonly isForgotten: boolean;
  } | null;
  /** Pressed while an answer was still on its way, oldest first (WB-UNDO-3). */
  readonly pressed: readonly Direction[];
}

export const NOTHING_DONE: UndoStacks = { done: [], undone: [], asking: null, pressed: [] };

/** More steps than anybody takes back; the oldest are forgotten. */
const MOST_STEPS = 500;

export function pushStep(stacks: UndoStacks, step: Step): UndoStacks {
  if (step.kind === "text" && step.changes.every(({ before, after }) => before === after)) return stacks;
  const asking = stacks.asking && { ...stacks.asking, isForgotten: true };
  return { ...stacks, asking, done: [...stacks.done, step].slice(-MOST_STEPS), undone: [] };
}

export function nextStep(stacks: UndoStacks, direction: Direction): Step | null {
  if (stacks.asking) return null;
  return (direction === "undo" ? stacks.done : stacks.undone).at(-1) ?? null;
}

/** "Undo split", or null when there is nothing to undo. */
export function labelOf(stacks: UndoStacks, direction: Direction): Said | null {
  const step = nextStep(stacks, direction);
  if (!step) return null;
  const what = step.label;
  return direction === "undo"
    ? { code: "editor.command.undo-it", what }
    : { code: "editor.command.redo-it", what };
}

/** Moves a text step over to the other stack; its texts are for the caller to write. */
export function moveText(stacks: UndoStacks, direction: Direction): UndoStacks {
  const step = nextStep(stacks, direction);
  if (step?.kind !== "text") return stacks;
  return moved(stacks, direction, step);
}

/**
 * The stored text of a row was changed beneath words that wait to be sent and do not go together with it: taking those
 * words back gives what is stored now, and not what they were made from. `words` is how they stand at the end of the last step.
 */
export function rebaseWords(
  stacks: UndoStacks,
  segmentId: string,
  { from, to, words }: { readonly from: string; readonly to: string; readonly words: string },
): UndoStacks {
  let standing = words;
  for (let index = stacks.done.length - 1; index >= 0; index -= 1) {
    const step = stacks.done[index];
    const change =
      step?.kind === "text" ? step.changes.find((one) => one.segmentId === segmentId) : undefined;
    if (step?.kind !== "text" || !change) continue;
    if (change.after !== standing) return stacks;
    standing = change.before;
    if (standing !== from) continue;
    const changes = step.changes.flatMap((one) => {
      if (one !== change) return [one];
      return one.after === to ? [] : [{ ...one, before: to }];
    });
    const rest = changes.length === 0 ? [] : [{ ...step, changes }];
    return { ...stacks, done: [...stacks.done.slice(0, index), ...rest, ...stacks.done.slice(index + 1)] };
  }
  return stacks;
}

/** A text step that can no longer be taken back, because somebody has changed those very words. */
export function dropText(stacks: UndoStacks, direction: Direction): UndoStacks {
  if (nextStep(stacks, direction)?.kind !== "text") return stacks;
  return without(stacks, direction);
}

/** Begins to take back a change of structure; the id is the one to ask the server for. */
export function ask(stacks: UndoStacks, direction: Direction): [UndoStacks, string | null] {
  const step = nextStep(stacks, direction);
  const first = step?.kind === "structure" ? step.changes.at(-1) : undefined;
  if (step?.kind !== "structure" || first === undefined) return [stacks, null];
  const left = step.changes.slice(0, -1);
  const asking = { direction, label: step.label, left, answered: [], decision: null, isForgotten: false };
  return [{ ...without(stacks, direction), asking }, first];
}

/** Begins to take a decision back, or to make it again: `by` is the action that does it. */
export function askDecision(
  stacks: UndoStacks,
  direction: Direction,
  step: DecisionStep,
  by: Action,
): UndoStacks {
  const asking = {
    direction,
    label: step.label,
    left: [],
    answered: [],
    decision: { step, by },
    isForgotten: false,
  };
  return { ...without(stacks, direction), asking };
}

/** Something new is asked for (WB-UNDO-2). */
export function forgetUndone(stacks: UndoStacks): UndoStacks {
  return stacks.undone.length === 0 ? stacks : { ...stacks, undone: [] };
}

/** It was taken back before it left: it can be asked for again. */
export function takenBackUnasked(stacks: UndoStacks, step: DecisionStep): UndoStacks {
  return { ...stacks, undone: [...stacks.undone, step] };
}

/** Whether `action` is what a decision is being taken back or made again by. */
export function isAskedBy({ asking }: UndoStacks, action: Action): boolean {
  return asking?.decision?.by === action;
}

/** It was done: the step goes over to the other stack, for the rows that it was done to. */
export function answeredDecision(stacks: UndoStacks, ids: readonly string[]): UndoStacks {
  const { asking } = stacks;
  if (!asking?.decision) return stacks;
  const rest = { ...stacks, asking: null };
  const step = { ...asking.decision.step, ids };
  if (ids.length === 0) return rest;
  if (asking.direction === "redo") return { ...rest, done: [...rest.done, step] };
  return asking.isForgotten ? rest : { ...rest, undone: [...rest.undone, step] };
}

/** The action that was to do it is no longer on its way, whatever became of it: nothing waits for it. */
export function withoutLost(stacks: UndoStacks, onItsWay: readonly Action[]): UndoStacks {
  const by = stacks.asking?.decision?.by;
  return by === undefined || onItsWay.includes(by) ? stacks : { ...stacks, asking: null };
}

/** The server took one back; `change` is the change that did it. The id is the next one to ask for, if any. */
export function answered(stacks: UndoStacks, change: string): [UndoStacks, string | null] {
  const { asking } = stacks;
  if (!asking) return [stacks, null];
  const all = [...asking.answered, change];
  const next = asking.left.at(-1);
  if (next !== undefined)
    return [{ ...stacks, asking: { ...asking, left: asking.left.slice(0, -1), answered: all } }, next];
  const step: Step = { kind: "structure", label: asking.label, changes: all };
  const rest = { ...stacks, asking: null };
  if (asking.direction === "redo") return [{ ...rest, done: [...rest.done, step] }, null];
  return [asking.isForgotten ? rest : { ...rest, undone: [...rest.undone, step] }, null];
}

/** The server would not: rows have changed since. The step cannot be taken back, nor what was done before it. */
export function cannot(stacks: UndoStacks): UndoStacks {
  const { asking } = stacks;
  if (!asking) return stacks;
  if (asking.decision) return { ...stacks, asking: null };
  return asking.direction === "undo"
    ? { ...stacks, done: [], asking: null }
    : { ...stacks, undone: [], asking: null };
}

/** A press that has to wait. */
export function pressLater(stacks: UndoStacks, direction: Direction): UndoStacks {
  return { ...stacks, pressed: [...stacks.pressed, direction].slice(-MOST_STEPS) };
}

/** The oldest press that waits, and the stacks without it. */
export function takePress(stacks: UndoStacks): [UndoStacks, Direction | null] {
  const [first, ...rest] = stacks.pressed;
  return first === undefined ? [stacks, null] : [{ ...stacks, pressed: rest }, first];
}

export function forgetPresses(stacks: UndoStacks): UndoStacks {
  return stacks.pressed.length === 0 ? stacks : { ...stacks, pressed: [] };
}

function moved(stacks: UndoStacks, direction: Direction, step: Step): UndoStacks {
  const rest = without(stacks, direction);
  return direction === "undo"
    ? { ...rest, undone: [...rest.undone, step] }
    : { ...rest, done: [...rest.done, step] };
}

/** Without the step that `direction` would take next. */
function without(stacks: UndoStacks, direction: Direction): UndoStacks {
  return direction === "undo"
    ? { ...stacks, done: stacks.done.slice(0, -1) }
    : { ...stacks, undone: stacks.undone.slice(0, -1) };
}
