/** What is asked of the server beside saves: states and structure. Waits for saves, knows revisions, takes answers. */

import { countTypedWords } from "../../text/count";
import type { Paragraph } from "../../wire/documents";
import type { StructureChanged, TargetSaved } from "../../wire/segments";
import type { StructureAnswer } from "../actions/action-kind";
import {
  type Action,
  callFor,
  isStructure,
  kindOf,
  rowsOf,
  saidWhenDone,
  waitsFor,
} from "../actions/actions";
import { confirmOnceStored } from "../outbox/outbox";
import type { Said } from "../said";
import { findRow } from "../state/rows";
import { numberOf, textOf, type Workbench } from "../state/state";
import { type Applied, type Command, type Effect, say } from "./commands";
import { endRun, keep, openField, soon } from "./editing";
import { goThere } from "./go-there";
import { decidedBy, showStored, takeArrived, withRow } from "./saving";
import {
  answered as answeredUndo,
  ask,
  cannot,
  type Direction,
  forgetUndone,
  isAskedBy,
  pushStep,
} from "./undo";

export function act(state: Workbench, action: Action): Applied<Workbench> {
  const ended = endRun(state);
  const { isJudging, needsOneText } = kindOf(action);
  // What is stored is not what stands on the screen: nobody has confirmed or approved that.
  if (isJudging && rowsOf(action).some((id) => ended.outbox.get(id)?.refusal))
    return problem(ended, { code: "editor.cannot.judge-unsaved" });
  if (needsOneText && rowsOf(action).some((id) => ended.outbox.get(id)?.conflict))
    return problem(ended, { code: "editor.cannot.two-texts" });
  if (isBlocked(ended, action, ended.deferred)) {
    const waiting = rowsNeeded(ended, action).filter((id) => ended.outbox.has(id));
    const outbox = action.do === "confirm" ? confirmOnceStored(ended.outbox, action.ids) : ended.outbox;
    const undo = isJudging && !isAskedBy(ended.undo, action) ? forgetUndone(ended.undo) : ended.undo;
    const next = { ...ended, outbox, undo, deferred: [...ended.deferred, action] };
    return { state: next, effects: waiting.flatMap((id) => [keep(next, id), soon(id)]) };
  }
  return send(ended, action);
}

/** After every answer: what waited and can now go. */
export function sendDeferred(applied: Applied<Workbench>): Applied<Workbench> {
  let { state, effects } = applied;
  const waiting: Action[] = [];
  for (const action of applied.state.deferred) {
    if (isBlocked(state, action, waiting)) waiting.push(action);
    else {
      const sent = send(state, action);
      state = sent.state;
      effects = [...effects, ...sent.effects];
    }
  }
  return { state: { ...state, deferred: waiting }, effects };
}

/**
 * An action waits while what was typed in its rows is not stored or they have not arrived, and behind earlier ones that touch the same rows or,
 * when it changes structure, behind every earlier change of structure: each needs the revisions the one before made.
 */
function isBlocked(state: Workbench, action: Action, ahead: readonly Action[]): boolean {
  const needed = rowsNeeded(state, action);
  if (needed.some((id) => state.outbox.get(id)?.refusal === null)) return true;
  if (!state.isComplete && needed.some((id) => !state.rows.places.has(id))) return true;
  return [...state.acting, ...ahead].some(
    (earlier) =>
      (isStructure(earlier) && isStructure(action)) ||
      rowsNeeded(state, earlier).some((id) => needed.includes(id)),
  );
}

/**
 * Undoing a change and aligning ask for all rows to be stored, but for those in conflict: what stands in those is a
 * person's to choose, today or tomorrow, and nothing else waits for it.
 */
function rowsNeeded(state: Workbench, action: Action): readonly string[] {
  const needed = waitsFor(action, state.rows);
  if (needed !== "all") return needed;
  return [...state.outbox.values()].filter(({ conflict }) => !conflict).map(({ segmentId }) => segmentId);
}

function send(state: Workbench, action: Action): Applied<Workbench> {
  const vain = kindOf(action).isVain?.(action, (id) => textOf(state, id));
  if (vain) return problem(state, vain);
  const call = callFor(state, action);
  if (!call) return { state, effects: [] };
  // What was typed until now happened before this change, so undo reaches it after this change (WB-UNDO-1).
  const aligning = action.do === "align" ? { share: null, isStopping: false } : state.aligning;
  return {
    state: { ...endRun(state), acting: [...state.acting, action], aligning },
    effects: [{ do: "call", action, ...call }],
  };
}

/** An answer has come, whichever: what was typed in its rows meanwhile is sent now. */
export function finish(state: Workbench, action: Action): Workbench {
  const aligning = action.do === "align" ? null : state.aligning;
  return { ...state, aligning, acting: state.acting.filter((one) => one !== action) };
}

export function takeStructure(state: Workbench, action: Action, answer: StructureAnswer): Applied<Workbench> {
  const arrived = takeArrived(state, answer.segments, answer.removed);
  const shown = {
    ...arrived,
    setAside: placeSetAside(arrived.setAside, answer),
  };
  if (action.do === "undo-change") {
    const [undo, next] = answeredUndo(shown.undo, answer.change);
    const settled = sayWhere(settle({ ...shown, undo }, answer, null), answer, state.undo.asking?.label);
    if (next === null) return settled;
    const more = act(settled.state, { do: "undo-change", change: next });
    return { state: more.state, effects: [...settled.effects, ...more.effects] };
  }
  if (action.do === "merge" && action.ids.length > 2) {
    const changes = [...action.changes, answer.change];
    const left = action.ids.slice(2);
    const into = answer.segments.find(({ id }) => action.ids.includes(id))?.id ?? action.ids[0] ?? "";
    return act(shown, { do: "merge", ids: [into, ...left], changes });
  }
  if (action.do === "answer-all" && (answer.left ?? 0) > 0)
    return act(shown, { ...action, changes: [...action.changes, answer.change] });
  const label = kindOf(action).undo;
  // Nothing was free to be filled any more.
  if (!label || answer.change === null) return settle(shown, answer, null);
  const changes = "changes" in action ? [...action.changes, answer.change] : [answer.change];
  const undo = pushStep(shown.undo, { kind: "structure", label, changes });
  return settle({ ...shown, undo }, answer, saidWhenDone(action, answer, changes.length), action);
}

/** More rows than this are a document that was aligned or filled: one stays where one reads. */
const MOST_GONE_TO = 50;

/** A change of structure that is taken back in rows out of sight: one goes there, and is told. */
function sayWhere(
  settled: Applied<Workbench>,
  { segments }: StructureAnswer,
  label: Said | undefined,
): Applied<Workbench> {
  const { state, effects } = settled;
  const there = segments.find(({ id }) => findRow(state.rows, id));
  const isHere = state.active === null || segments.some(({ id }) => id === state.active);
  if (!there || isHere || segments.length > MOST_GONE_TO) return settled;
  const gone = goThere(state, there.id);
  const row = numberOf(gone.state, there.id);
  const said = say({ code: "editor.undone.row", row, what: label ?? { code: "editor.undo.change" } });
  return { state: gone.state, effects: [...effects, ...gone.effects, said] };
}

/** The row in use after a change of structure: where the work goes on. */
function settle(
  state: Workbench,
  answer: StructureChanged,
  message: Said | null,
  action?: Action,
): Applied<Workbench> {
  const touched = answer.segments.map(({ id }) => id);
  const isHere = state.active === null || rowsOf(action ?? NOWHERE).includes(state.active);
  const wanted =
    isHere && (action?.do === "split" || action?.do === "note") ? freshRow(answer, rowsOf(action)) : null;
  const stays = state.active !== null && findRow(state.rows, state.active) !== undefined;
  const active = wanted ?? (stays ? state.active : (touched[0] ?? null));
  const effects: Effect[] = [];
  if (active !== null && active !== state.active) effects.push({ do: "reveal", id: active });
  if (message !== null) effects.push(say(message, { canUndo: true }));
  const closed = active === state.active ? state : { ...endRun(state), editing: null };
  const settled = { ...closed, active, anchor: null, sourceCaret: null };
  // A note is there to be written.
  if (action?.do === "note" && wanted !== null) {
    const opened = openField(settled);
    return { state: opened.state, effects: [...opened.effects, ...effects] };
  }
  return { state: settled, effects };
}

const NOWHERE: Action = { do: "undo-change", change: "" };

function freshRow(answer: StructureChanged, known: readonly string[]): string | null {
  return answer.segments.find(({ id }) => !known.includes(id))?.id ?? null;
}

function placeSetAside(paragraphs: readonly Paragraph[], answer: StructureChanged): readonly Paragraph[] {
  if (answer.setAside.length === 0 && answer.broughtBack.length === 0) return paragraphs;
  const touched = new Set([...answer.broughtBack, ...answer.setAside.map(({ id }) => id)]);
  return [...paragraphs.filter(({ id }) => !touched.has(id)), ...answer.setAside].sort(
    (first, second) => first.position - second.position,
  );
}

/** The row says what was suggested, perhaps already by an event; taking it back is a step like a text that was typed. */
export function takeAccepted(state: Workbench, action: Action, answer: TargetSaved): Applied<Workbench> {
  const row = action.do === "accept" ? findRow(state.rows, action.id) : undefined;
  if (action.do !== "accept" || !row) return { state, effects: [] };
  const target = answer.merged ?? action.text;
  const change = { segmentId: row.id, before: action.before, after: target };
  const now = {
    ...row,
    target,
    words: countTypedWords(target),
    filledFrom: null,
    state: answer.state,
    subState: answer.subState,
    link: decidedBy(row.link, state.me),
  };
  const stored = row.revision > answer.revision ? row : { ...now, revision: answer.revision };
  const shown = showStored({ ...state, ...withRow(state, stored) }, row.id);
  const undo = pushStep(shown.undo, {
    kind: "text",
    label: { code: "editor.undo.accept" },
    changes: [change],
  });
  return {
    state: { ...shown, undo },
    effects: [say({ code: "editor.done.accept" }, { canUndo: true })],
  };
}

export function takeRefusal(
  state: Workbench,
  {
    action,
    detail,
    wasStopped = false,
    isAsked = false,
  }: Extract<Command, { readonly type: "action-refused" }>,
): Applied<Workbench> {
  const isUndo = action.do === "undo-change" || isAskedBy(state.undo, action);
  const next = isUndo ? { ...state, undo: cannot(state.undo) } : state;
  if (isAsked) return { state: next, effects: [] };
  if (!wasStopped) return problem(next, detail);
  return { state: next, effects: [say(detail)] };
}

/** Begins to undo or redo a change of structure. */
export function askForUndo(state: Workbench, direction: Direction): Applied<Workbench> {
  const [undo, change] = ask(state.undo, direction);
  return change === null ? { state, effects: [] } : act({ ...state, undo }, { do: "undo-change", change });
}

function problem(state: Workbench, message: Said): Applied<Workbench> {
  return { state, effects: [say(message, { isProblem: true })] };
}
