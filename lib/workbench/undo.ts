/**
 * What can be taken back, newest last. A run of typing in one row is one step; so is a replacement in many rows.
 * A change of structure is taken back by the server, which knows it by its id; taking it back is itself a change,
 * whose id is what redo needs.
 *
 * U1  Undo goes strictly backwards: a text step is only reached when every later change of structure has been undone,
 *     so the row it names is there again.
 * U2  Whatever is newly done forgets what was undone.
 * U3  While the server is asked, nothing else is undone or redone: what is pressed meanwhile waits its turn, and is
 *     forgotten when something new is done first.
 */

interface TextChange {
  readonly segmentId: string;
  readonly before: string;
  readonly after: string;
}

export type Step =
  | { readonly kind: "text"; readonly label: string; readonly changes: readonly TextChange[] }
  /** Changes of structure in the order in which they were made. */
  | { readonly kind: "structure"; readonly label: string; readonly changes: readonly string[] };

export type Direction = "undo" | "redo";

export interface UndoStacks {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
  /** A change of structure that the server is taking back: what is left to ask for, what it answered so far. */
  readonly asking: {
    readonly direction: Direction;
    readonly label: string;
    readonly left: readonly string[];
    readonly answered: readonly string[];
    /** Something new was done meanwhile, so it cannot be done again afterwards (U2). */
    readonly isForgotten: boolean;
  } | null;
  /** Pressed while an answer was still on its way, oldest first (U3). */
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
export function labelOf(stacks: UndoStacks, direction: Direction): string | null {
  const step = nextStep(stacks, direction);
  return step && `${direction === "undo" ? "Undo" : "Redo"} ${step.label}`;
}

/** Moves a text step over to the other stack; its texts are for the caller to write. */
export function moveText(stacks: UndoStacks, direction: Direction): UndoStacks {
  const step = nextStep(stacks, direction);
  if (step?.kind !== "text") return stacks;
  return moved(stacks, direction, step);
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
  const asking = { direction, label: step.label, left, answered: [], isForgotten: false };
  return [{ ...without(stacks, direction), asking }, first];
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
