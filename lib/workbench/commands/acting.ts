/** What is asked of the server beside saves: states and structure. Waits for saves, knows revisions, takes answers. */

import { countTypedWords } from "../../text/count";
import type { LinksAccepted } from "../../wire/alignments";
import type { Paragraph } from "../../wire/documents";
import type { StructureChanged, TargetSaved } from "../../wire/segments";
import { callFor } from "../outbox/calls";
import { confirmOnceStored } from "../outbox/outbox";
import { KIND_WORDS } from "../state/proposals";
import { findRow, rowAt } from "../state/rows";
import { numberOf, textOf, type Workbench } from "../state/state";
import { countRows } from "./aligning";
import type { Action, Applied, Command, Effect, StructureAnswer } from "./commands";
import { endRun, keep, openField, soon } from "./editing";
import { goThere } from "./go-there";
import { decidedBy, showStored, takeArrived, withRow } from "./saving";
import { answered as answeredUndo, ask, cannot, type Direction, isAskedBy, pushStep } from "./undo";

/** Rows whose text and revision an action relies on. */
function rowsOf(action: Action): readonly string[] {
  if ("ids" in action) return action.ids;
  return "id" in action ? [action.id] : [];
}

/** Actions that may touch any row. */
const WHOLE: readonly Action["do"][] = [
  "undo-change",
  "align",
  "go-back",
  "answer-all",
  "bring-back-all",
  "apply-table",
  "withdraw-rules",
  "repair",
];

const STATES: readonly Action["do"][] = ["confirm", "approve", "finalize", "reject", "take-back", "accept"];

/** Changes of structure go one after the other, in the order in which they were asked for. */
export function isStructure(action: Action): boolean {
  return !STATES.includes(action.do);
}

export function act(state: Workbench, action: Action): Applied<Workbench> {
  const ended = endRun(state);
  const isJudging = "ids" in action && action.do !== "merge";
  // What is stored is not what stands on the screen: nobody has confirmed or approved that.
  if (isJudging && action.ids.some((id) => ended.outbox.get(id)?.refusal))
    return problem(
      ended,
      "What you typed here could not be saved, so the row stays as it was. The note in the row says why.",
    );
  const changes = isStructure(action) || action.do === "take-back";
  if (changes && rowsOf(action).some((id) => ended.outbox.get(id)?.conflict))
    return problem(ended, "Two texts stand in this row. Choose what it shall say, then change the rows.");
  if (isBlocked(ended, action, ended.deferred)) {
    const waiting = rowsNeeded(ended, action).filter((id) => ended.outbox.has(id));
    const outbox = action.do === "confirm" ? confirmOnceStored(ended.outbox, action.ids) : ended.outbox;
    const next = { ...ended, outbox, deferred: [...ended.deferred, action] };
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
 * Moving also needs the neighbour's text to be stored. Undoing a change and aligning ask for all, but for rows in
 * conflict: what stands in those is a person's to choose, today or tomorrow, and nothing else waits for it.
 */
function rowsNeeded(state: Workbench, action: Action): readonly string[] {
  if (WHOLE.includes(action.do))
    return [...state.outbox.values()].filter(({ conflict }) => !conflict).map(({ segmentId }) => segmentId);
  if (action.do !== "move") return rowsOf(action);
  const place = state.rows.places.get(action.id);
  const other =
    place === undefined ? undefined : rowAt(state.rows, place + (action.direction === "up" ? -1 : 1))?.id;
  return other === undefined ? [action.id] : [action.id, other];
}

function send(state: Workbench, action: Action): Applied<Workbench> {
  if (action.do === "split" && textOf(state, action.id) !== action.text)
    return problem(
      state,
      "The English changed while it was being saved, so nothing was split. Put the cursor there again.",
    );
  const call = callFor(state.documentId, state.rows, action);
  if (!call) return { state, effects: [] };
  // What was typed until now happened before this change, so undo reaches it after this change (U1).
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

const DONE: Partial<Record<Action["do"], (count: number) => string>> = {
  split: () => "Row split",
  merge: (count) => (count > 2 ? `${count} rows merged` : "Rows merged"),
  move: () => "English moved",
  note: () => "Note inserted",
  "set-aside": () => "Set aside",
  "bring-back": () => "Brought back",
  "bring-back-all": () => "All of them brought back",
  correct: () => "Chinese corrected",
  "withdraw-correction": () => "Correction withdrawn",
  "apply-table": () => "Corrections applied",
  repair: () => "Damaged characters answered",
  "withdraw-rules": () => "Taken out of the table, with the corrections it made here",
  link: (count) => (count > 1 ? `Alignment of ${count} rows accepted` : "Alignment accepted"),
  unlink: () => "Given back: aligning again may change this row",
};

/** What undo says after the word Undo. */
const LABELS: Partial<Record<Action["do"], string>> = {
  split: "split",
  merge: "merge",
  move: "move",
  omit: "omission",
  note: "note",
  "set-aside": "setting aside",
  "bring-back": "bringing back",
  answer: "the answer to a proposal",
  "answer-all": "the answer to proposals",
  "bring-back-all": "bringing back",
  correct: "correction",
  "withdraw-correction": "withdrawing a correction",
  "apply-table": "corrections",
  repair: "the answer to damaged characters",
  "withdraw-rules": "withdrawing corrections",
  link: "accepting the alignment",
  unlink: "giving back",
};

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
  const label = LABELS[action.do];
  if (!label) return settle(shown, answer, null);
  const changes = "changes" in action ? [...action.changes, answer.change] : [answer.change];
  const undo = pushStep(shown.undo, { kind: "structure", label, changes });
  if (action.do === "answer" || action.do === "answer-all")
    return settle({ ...shown, undo }, answer, sayAnswered(action, answer), action);
  const text =
    action.do === "omit"
      ? action.reason === null
        ? "No longer omitted"
        : "Marked as omitted"
      : (DONE[action.do]?.(action.do === "link" ? answer.segments.length : changes.length + 1) ?? null);
  return settle({ ...shown, undo }, answer, withRefused(text, answer.refused ?? []), action);
}

/** More rows than this are a document that was aligned or filled: one stays where one reads. */
const MOST_GONE_TO = 50;

/** A change of structure that is taken back in rows out of sight: one goes there, and is told. */
function sayWhere(
  settled: Applied<Workbench>,
  { segments }: StructureAnswer,
  label: string | undefined,
): Applied<Workbench> {
  const { state, effects } = settled;
  const there = segments.find(({ id }) => findRow(state.rows, id));
  const isHere = state.active === null || segments.some(({ id }) => id === state.active);
  if (!there || isHere || segments.length > MOST_GONE_TO) return settled;
  const gone = goThere(state, there.id);
  const text = `Row ${numberOf(gone.state, there.id)}: ${label ?? "the change"} undone`;
  const say: Effect = { do: "say", text, canUndo: false, isProblem: false };
  return { state: gone.state, effects: [...effects, ...gone.effects, say] };
}

/** "5 set aside", "Kept", "3 split into turns, 1 not: …". Of several calls the last says how many it answered. */
function sayAnswered(
  action: Extract<Action, { readonly do: "answer" | "answer-all" }>,
  { answered = 1, skipped = 0 }: StructureAnswer,
): string {
  const { done } = KIND_WORDS[action.kind];
  const kept = answered === 1 ? "Kept" : `${answered} kept`;
  const all = action.do === "answer-all" && action.changes.length > 0;
  const text =
    action.answer === "refuse" ? kept : all ? `All ${KIND_WORDS[action.kind].many}: done` : done(answered);
  return skipped === 0
    ? text
    : `${text}, ${skipped} not: a row is omitted, or the lines no longer stand together`;
}

/** A run of rows is accepted row by row: those that were not are counted, and the first reason given. */
function withRefused(text: string | null, refused: LinksAccepted["refused"]): string | null {
  const [first] = refused;
  return first ? `${text}, ${countRows(refused.length)} not: ${first.detail}` : text;
}

/** The row in use after a change of structure: where the work goes on. */
function settle(
  state: Workbench,
  answer: StructureChanged,
  text: string | null,
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
  if (text !== null) effects.push({ do: "say", text, canUndo: true, isProblem: false });
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
    state: answer.state,
    subState: answer.subState,
    link: decidedBy(row.link, state.me),
  };
  const stored = row.revision > answer.revision ? row : { ...now, revision: answer.revision };
  const shown = showStored({ ...state, ...withRow(state, stored) }, row.id);
  const undo = pushStep(shown.undo, { kind: "text", label: "accepting", changes: [change] });
  const text = "Suggestion accepted";
  return { state: { ...shown, undo }, effects: [{ do: "say", text, canUndo: true, isProblem: false }] };
}

export function takeRefusal(
  state: Workbench,
  { action, detail, wasStopped = false }: Extract<Command, { readonly type: "action-refused" }>,
): Applied<Workbench> {
  const isUndo = action.do === "undo-change" || isAskedBy(state.undo, action);
  const next = isUndo ? { ...state, undo: cannot(state.undo) } : state;
  if (!wasStopped) return problem(next, detail);
  return { state: next, effects: [{ do: "say", text: detail, canUndo: false, isProblem: false }] };
}

/** Begins to undo or redo a change of structure. */
export function askForUndo(state: Workbench, direction: Direction): Applied<Workbench> {
  const [undo, change] = ask(state.undo, direction);
  return change === null ? { state, effects: [] } : act({ ...state, undo }, { do: "undo-change", change });
}

function problem(state: Workbench, text: string): Applied<Workbench> {
  return { state, effects: [{ do: "say", text, canUndo: false, isProblem: true }] };
}
