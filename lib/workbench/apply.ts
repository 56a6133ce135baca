/**
 * One command, the next value, and what has to be done outside.
 *
 * W1  Undo after any commands, until nothing is left to undo, gives every row the text it had.
 * W2  The outbox holds what the screen shows and the server does not: for every row, `textOf` is the stored text or
 *     in the outbox.
 * W3  A key press makes no new rows, list of rows or filter: those are shared with the value before.
 */

import { mergeTexts } from "../text/merge";
import {
  act,
  askForUndo,
  finish,
  isStructure,
  rowsOf,
  sendDeferred,
  takeAccepted,
  takeBatch,
  takeRefusal,
  takeState,
  takeStructure,
} from "./acting";
import { stopAligning, takeAligned, takeWentBack } from "./aligning";
import type { Applied, Command, Effect } from "./commands";
import {
  activate,
  endRun,
  extendTo,
  go,
  keep,
  leaveField,
  openField,
  setText,
  soon,
  typeText,
  writeMany,
} from "./editing";
import { chooseRows } from "./filters";
import { stepFrom } from "./navigation";
import { findRow, listRows } from "./rows";
import {
  adopt,
  dropWaiting,
  load,
  reload,
  sendRow,
  setOnline,
  takeArrived,
  takeChoice,
  takeFailure,
  takeSaved,
  withRow,
} from "./saving";
import { nextPause, sourceText } from "./source";
import { shownRows, textOf, type Workbench } from "./state";
import { type Direction, dropText, moveText, nextStep } from "./undo";

export function apply(state: Workbench, command: Command): Applied<Workbench> {
  const isAnswer = "action" in command && command.type !== "act" && command.type !== "progress";
  const applied = applyOne(isAnswer ? finish(state, command.action) : state, command);
  // What was typed while the server was asked about its row goes now.
  const held = isAnswer ? [...applied.state.outbox.keys()].map(soon) : [];
  const all = held.length === 0 ? applied : { ...applied, effects: [...applied.effects, ...held] };
  return all.state.deferred.length > 0 && all.state !== state ? sendDeferred(all) : all;
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
    case "type":
      return typeText(state, command.text, command.isComposing);
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
    case "resolve":
      return takeChoice(state, command.segmentId, command.text);
    case "discard":
      return dropWaiting(state, command.segmentId);
    case "online":
      return setOnline(state, command.isOnline);
    case "act":
      return act(state, command.action);
    case "answered-state":
      return just(takeState(state, command.action, rowsOf(command.action)[0] ?? "", command.answer));
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
      return just(filterRows(state, command.filter));
    case "undo":
      return takeBack(state, "undo");
    case "redo":
      return takeBack(state, "redo");
  }
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

function stepSourceCaret(state: Workbench, direction: 1 | -1): Workbench {
  const row = state.active === null ? undefined : findRow(state.rows, state.active);
  if (!row || row.source.length === 0) return state;
  const text = sourceText(row);
  const from = state.sourceCaret ?? (direction === 1 ? 0 : text.length);
  return { ...state, sourceCaret: nextPause(text, from, direction) };
}

function filterRows(state: Workbench, filter: Workbench["filter"]): Workbench {
  const chosen = filter === "all" ? null : chooseRows(listRows(state.rows), filter, state.me.id);
  return { ...state, filter, chosen, anchor: null };
}

function countComments(state: Workbench, segmentId: string, openComments: number): Workbench {
  const row = findRow(state.rows, segmentId);
  return row ? { ...state, ...withRow(state, { ...row, openComments }) } : state;
}

function takeBack(state: Workbench, direction: Direction): Applied<Workbench> {
  // The change that is being made would be the next to take back, and is not known yet.
  if ([...state.acting, ...state.deferred].some(isStructure)) {
    const text = "One moment: the last change is still on its way.";
    return { state, effects: [{ do: "say", text, canUndo: false, isProblem: false }] };
  }
  const ended = endRun(state);
  const step = nextStep(ended.undo, direction);
  if (!step) return just(ended);
  if (step.kind === "structure") return askForUndo(ended, direction);

  const texts: [string, string][] = [];
  for (const change of step.changes) {
    const [from, to] = direction === "undo" ? [change.after, change.before] : [change.before, change.after];
    const now = textOf(ended, change.segmentId);
    const back = mergeTexts(from, now, to);
    if (!findRow(ended.rows, change.segmentId) || !back.ok) {
      const undo = dropText(ended.undo, direction);
      const text =
        "That row has been changed since, so this step was left out. The row's history has every version.";
      return { state: { ...ended, undo }, effects: [{ do: "say", text, canUndo: false, isProblem: true }] };
    }
    texts.push([change.segmentId, back.text]);
  }
  const undo = moveText(ended.undo, direction);
  const next = texts.reduce((one, [id, text]) => setText(one, id, text), { ...ended, undo });
  const effects: Effect[] = texts.flatMap(([id]) => [keep(next, id), soon(id)]);
  const [first] = texts;
  if (!first || next.active === first[0]) return { state: next, effects };
  const moved = activate(next, first[0], false);
  return { state: moved.state, effects: [...effects, ...moved.effects] };
}
