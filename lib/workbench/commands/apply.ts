/**
 * One command, the next value, and what has to be done outside.
 *
 * WB-APPLY-1  Undo after any commands, until nothing is left to undo, gives every row the text it had.
 * WB-APPLY-2  The outbox holds what the screen shows and the server does not: for every row, `textOf` is the stored text or
 *     in the outbox.
 * WB-APPLY-3  A key press makes no new rows, list of rows or filter: those are shared with the value before.
 * WB-APPLY-4  Taking back, pressed faster than answers come, does what it does when each answer is waited for.
 */

import { mergeTexts } from "../../text/merge";
import { lockOn, pause, takeLocks, takeOver, yieldField } from "../outbox/holding";
import { confirmNoMore } from "../outbox/outbox";
import { placeWords } from "../outbox/relocate-drafts";
import type { Said } from "../said";
import { findRow } from "../state/rows";
import { nextPause, sourceText } from "../state/source";
import { numberOf, shownRows, textOf, type Workbench } from "../state/state";
import { act, askForUndo, finish, sendDeferred, takeAccepted, takeRefusal, takeStructure } from "./acting";
import { stopAligning, takeAligned, takeWentBack } from "./aligning";
import { type Applied, type Command, type Effect, say } from "./commands";
import {
  actionFor,
  isChanging,
  sayNotDecided,
  stepOf,
  takeBatch,
  takeDecided,
  waitingDecision,
} from "./deciding";
import {
  activate,
  endRun,
  extendTo,
  go,
  goToProposal,
  keep,
  leaveField,
  openField,
  setText,
  soon,
  typeText,
  writeMany,
} from "./editing";
import { filterRows, goThere } from "./go-there";
import { stepFrom } from "./navigation";
import {
  adopt,
  dropWaiting,
  load,
  reload,
  sendLost,
  sendRow,
  setOnline,
  takeArrived,
  takeChoice,
  takeFailure,
  takeSaved,
  withRow,
} from "./saving";
import {
  askDecision,
  type Direction,
  dropText,
  forgetPresses,
  moveText,
  nextStep,
  pressLater,
  takenBackUnasked,
  takePress,
  withoutLost,
} from "./undo";

export function apply(state: Workbench, command: Command): Applied<Workbench> {
  const isAnswer = "action" in command && command.type !== "act" && command.type !== "progress";
  const done = applyOne(isAnswer ? finish(state, command.action) : forgetIfNew(state, command), command);
  const applied = MOVES_WORDS.has(command.type)
    ? placeWords(state, done, command.type === "arrived" ? command.caret : null)
    : done;
  // What was typed while the server was asked about its row goes now.
  const held = isAnswer ? [...applied.state.outbox.keys()].map(soon) : [];
  const all = held.length === 0 ? applied : { ...applied, effects: [...applied.effects, ...held] };
  const sent = all.state.deferred.length > 0 && all.state !== state ? sendDeferred(all) : all;
  return takePressed(sent);
}

/** What brings rows, or tells what became of words: those of rows that were split or have gone find their place. */
const MOVES_WORDS: ReadonlySet<Command["type"]> = new Set([
  "arrived",
  "reload",
  "saved",
  "conflicted",
  "refused",
  "answered-structure",
]);

/** What a person does anew comes after what was pressed: that would now take back something else. */
function forgetIfNew(state: Workbench, { type }: Command): Workbench {
  const isNew = type === "type" || type === "write" || type === "act" || type === "resolve";
  return isNew ? { ...state, undo: forgetPresses(state.undo) } : state;
}

/** Undo and redo that were pressed while the last answer was on its way, as far as that now goes. */
function takePressed(applied: Applied<Workbench>): Applied<Workbench> {
  let { state, effects } = applied;
  for (;;) {
    const [undo, direction] = takePress(state.undo);
    if (direction === null) break;
    // What has not left is not waited for.
    const isWaiting = direction === "undo" && waitingDecision(state) !== null;
    if (isChanging(state) && !isWaiting) break;
    const taken = takeBack({ ...state, undo }, direction, true);
    state = taken.state;
    effects = [...effects, ...taken.effects];
  }
  return { state, effects };
}

function applyOne(state: Workbench, command: Command): Applied<Workbench> {
  switch (command.type) {
    case "load":
      return just(load(state, command.segments, command.isComplete));
    case "reload":
      return just(reload(state, command.segments));
    case "load-set-aside":
      return just({ ...state, setAside: command.paragraphs });
    case "adopt":
      return adopt(state, command.entries);
    case "activate":
      return activate(state, command.id, command.edit ?? false);
    case "extend":
      return extendTo(state, command.id);
    case "extend-all":
      return extendAll(state);
    case "extend-by":
      return extendBy(state, command.by);
    case "open-field":
      return openField(state);
    case "leave-field":
      return leaveField(state);
    case "deselect":
      return just({ ...state, anchor: null, sourceCaret: null });
    case "source-caret":
      return just({ ...state, sourceCaret: command.offset });
    case "step-source-caret":
      return just(stepSourceCaret(state, command.direction));
    case "go":
      return go(state, command.to);
    case "go-to-kind":
      return goToProposal(state, 1, command.kind);
    case "type":
      return typed(state, command);
    case "pause":
      return just(pause(state));
    case "locks":
      return takeLocks(state, command.locks);
    case "take-over":
      return takeOver(state);
    case "write":
      return writeMany(state, command);
    case "send":
      return sendRow(state, command.segmentId, command.operationId);
    case "saved":
      return takeSaved(state, command);
    case "conflicted":
    case "refused":
    case "unanswered":
      return takeFailure(state, command);
    case "retry":
      return sendLost(state);
    case "troubled": {
      const next = { ...state, trouble: command.trouble };
      return command.trouble === null ? sendLost(next) : just(next);
    }
    case "keeping":
      return just({ ...state, isKept: command.isKept });
    case "resolve":
      return takeChoice(state, command.segmentId, command.text);
    case "discard":
      return dropWaiting(state, command.segmentId);
    case "online":
      return setOnline(state, command.isOnline);
    case "act":
      return act(state, command.action);
    case "answered-state":
      return takeDecided(state, command.action, command.answer);
    case "answered-accept":
      return takeAccepted(state, command.action, command.answer);
    case "answered-batch":
      return takeBatch(state, command.action, command.answer);
    case "answered-structure":
      return takeStructure(state, command.action, command.answer);
    case "answered-align":
      return takeAligned(state, command.answer);
    case "answered-go-back":
      return takeWentBack(state, command.answer);
    case "progress":
      return just(
        state.aligning ? { ...state, aligning: { ...state.aligning, share: command.share } } : state,
      );
    case "stop-aligning":
      return stopAligning(state);
    case "action-refused":
      return takeRefusal(state, command);
    case "arrived":
      return just(takeArrived(state, command.segments, command.removed));
    case "counted-comments":
      return just(countComments(state, command.segmentId, command.openComments));
    case "filter":
      return just(filterRows(state, command.filter, command.among));
    case "undo":
      return takeBack(state, "undo");
    case "redo":
      return takeBack(state, "redo");
  }
}

/** A row that was taken over while a character was being put together is given up once it is there (WB-HOLD-3). */
function typed(
  state: Workbench,
  { text, isComposing }: Extract<Command, { type: "type" }>,
): Applied<Workbench> {
  const wasTaken = state.editing !== null && lockOn(state, state.editing.id)?.tookOver === true;
  const written = typeText(state, text, isComposing);
  if (wasTaken) return { ...written, state: pause(written.state) };
  const given = yieldField(written.state);
  return { state: given.state, effects: [...written.effects, ...given.effects] };
}

function just(state: Workbench): Applied<Workbench> {
  return { state, effects: [] };
}

function extendBy(state: Workbench, by: 1 | -1): Applied<Workbench> {
  const rows = shownRows(state);
  const from = rows.findIndex(({ id }) => id === state.active);
  const row = rows[stepFrom(rows.length, from, by)];
  return row ? extendTo(state, row.id) : just(state);
}

/** From the first row that is shown to the last, which is the one in use then; nothing moves on the screen. */
function extendAll(state: Workbench): Applied<Workbench> {
  const rows = shownRows(state);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return just(state);
  return just({ ...state, active: last.id, anchor: first.id, sourceCaret: null });
}

function stepSourceCaret(state: Workbench, direction: 1 | -1): Workbench {
  const row = state.active === null ? undefined : findRow(state.rows, state.active);
  if (!row || row.source.length === 0) return state;
  const text = sourceText(row);
  const from = state.sourceCaret ?? (direction === 1 ? 0 : text.length);
  return { ...state, sourceCaret: nextPause(text, from, direction) };
}

function countComments(state: Workbench, segmentId: string, openComments: number): Workbench {
  const row = findRow(state.rows, segmentId);
  return row ? { ...state, ...withRow(state, { ...row, openComments }) } : state;
}

function takeBack(
  before: Workbench,
  direction: Direction,
  isNext = before.undo.pressed.length === 0,
): Applied<Workbench> {
  const undoOf = withoutLost(before.undo, [...before.acting, ...before.deferred]);
  const state = undoOf === before.undo ? before : { ...before, undo: undoOf };
  const waiting = direction === "undo" && isNext ? waitingDecision(state) : null;
  if (waiting) return notDecide(endRun(state), waiting);
  if (isChanging(state)) {
    return {
      state: { ...state, undo: pressLater(state.undo, direction) },
      effects: isNext ? [say({ code: `editor.one-moment.${direction}` })] : [],
    };
  }
  const ended = endRun(state);
  const step = nextStep(ended.undo, direction);
  if (!step) return just(ended);
  if (step.kind === "structure") return askForUndo(ended, direction);
  if (step.kind === "decision") {
    const by = actionFor(step, direction);
    const asked = act({ ...ended, undo: askDecision(ended.undo, direction, step, by) }, by);
    const gone = goThere(asked.state, step.ids[0] ?? null);
    return { state: gone.state, effects: [...asked.effects, ...gone.effects] };
  }

  const texts: [string, string][] = [];
  for (const change of step.changes) {
    const [from, to] = direction === "undo" ? [change.after, change.before] : [change.before, change.after];
    const now = textOf(ended, change.segmentId);
    const back = mergeTexts(from, now, to);
    if (!findRow(ended.rows, change.segmentId) || !back.ok) {
      const undo = dropText(ended.undo, direction);
      return {
        state: { ...ended, undo },
        effects: [say({ code: "editor.cannot.undo-changed" }, { isProblem: true })],
      };
    }
    texts.push([change.segmentId, back.text]);
  }
  const undo = moveText(ended.undo, direction);
  // What the words took from the row, its approval or its confirmation, comes back with them.
  const origin = direction === "undo" ? "undone" : "typed";
  const next = texts.reduce((one, [id, text]) => setText(one, id, text, origin), { ...ended, undo });
  const effects: Effect[] = texts.flatMap(([id]) => [keep(next, id), soon(id)]);
  const [first] = texts;
  if (!first || next.active === first[0]) return { state: next, effects };
  const moved = goThere(next, first[0]);
  const row = numberOf(moved.state, first[0]);
  const said = say(whereDone(direction, row, texts.length, step.label));
  return { state: moved.state, effects: [...effects, ...moved.effects, said] };
}

function whereDone(direction: Direction, row: number, count: number, what: Said): Said {
  if (direction === "undo")
    return count === 1
      ? { code: "editor.undone.row", row, what }
      : { code: "editor.undone.rows", row, what, count };
  return count === 1
    ? { code: "editor.redone.row", row, what }
    : { code: "editor.redone.rows", row, what, count };
}

/** What was asked for and has not left is simply not asked for any more. */
function notDecide(
  state: Workbench,
  waiting: NonNullable<ReturnType<typeof waitingDecision>>,
): Applied<Workbench> {
  const deferred = state.deferred.filter((action) => action !== waiting);
  const ids = "ids" in waiting ? waiting.ids : [waiting.id];
  const outbox = confirmNoMore(state.outbox, ids);
  const left = withoutLost(state.undo, [...state.acting, ...deferred]);
  const next = { ...state, deferred, outbox, undo: takenBackUnasked(left, stepOf(waiting, ids)) };
  const kept = ids.filter((id) => outbox.has(id)).map((id) => keep(next, id));
  const gone = goThere(next, ids[0] ?? null);
  return { state: gone.state, effects: [...kept, ...gone.effects, sayNotDecided(gone.state, waiting)] };
}
