/** What is asked of the server beside saves: states and structure. Waits for saves, knows revisions, takes answers. */

import type { Paragraph } from "../wire/documents";
import type { BatchDone, StateChanged, StructureChanged } from "../wire/segments";
import { callFor } from "./calls";
import type { Action, Applied, Effect } from "./commands";
import { endRun, soon } from "./editing";
import { findRow, rowAt } from "./rows";
import { takeArrived, withRow } from "./saving";
import { textOf, type Workbench } from "./state";
import { answered as answeredUndo, ask, cannot, type Direction, pushStep } from "./undo";

/** Rows whose text and revision an action relies on. */
export function rowsOf(action: Action): readonly string[] {
  if ("ids" in action) return action.ids;
  return "id" in action ? [action.id] : [];
}

export function act(state: Workbench, action: Action): Applied<Workbench> {
  const ended = endRun(state);
  const waiting = neighboursToo(ended, action).filter((id) => ended.outbox.has(id));
  if (waiting.length > 0)
    return { state: { ...ended, deferred: [...ended.deferred, action] }, effects: waiting.map(soon) };
  return send(ended, action);
}

/** After every answer: what waited and can now go. */
export function sendDeferred({ state, effects }: Applied<Workbench>): Applied<Workbench> {
  if (state.deferred.length === 0) return { state, effects };
  const [ready, waiting]: [Action[], Action[]] = [[], []];
  for (const action of state.deferred) {
    const isBlocked =
      neighboursToo(state, action).some((id) => state.outbox.has(id)) ||
      waiting.some((earlier) => rowsOf(earlier).some((id) => rowsOf(action).includes(id)));
    (isBlocked ? waiting : ready).push(action);
  }
  if (ready.length === 0) return { state, effects };
  let next: Applied<Workbench> = { state: { ...state, deferred: waiting }, effects };
  for (const action of ready) {
    const sent = send(next.state, action);
    next = { state: sent.state, effects: [...next.effects, ...sent.effects] };
  }
  return next;
}

/** Moving and merging also need the neighbour's text to be stored. Undoing a change asks for all. */
function neighboursToo(state: Workbench, action: Action): readonly string[] {
  if (action.do === "undo-change") return [...state.outbox.keys()];
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
  return { state, effects: [{ do: "call", action, ...call }] };
}

const DONE: Partial<Record<Action["do"], (count: number) => string>> = {
  split: () => "Row split",
  merge: (count) => (count > 2 ? `${count} rows merged` : "Rows merged"),
  move: () => "English moved",
  note: () => "Note inserted",
  "set-aside": () => "Set aside",
  "bring-back": () => "Brought back",
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
  keep: "keeping",
};

export function takeStructure(
  state: Workbench,
  action: Action,
  answer: StructureChanged,
): Applied<Workbench> {
  const arrived = takeArrived(state, answer.segments, answer.removed);
  const shown = {
    ...arrived,
    setAside: placeSetAside(arrived.setAside, answer),
    chosen: arrived.chosen && addToChosen(arrived.chosen, answer, rowsOf(action)[0]),
  };
  if (action.do === "undo-change") {
    const [undo, next] = answeredUndo(shown.undo, answer.change);
    const settled = settle({ ...shown, undo }, answer, null);
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
  const label = LABELS[action.do];
  if (!label) return settle(shown, answer, null);
  const changes = action.do === "merge" ? [...action.changes, answer.change] : [answer.change];
  const undo = pushStep(shown.undo, { kind: "structure", label, changes });
  const text =
    action.do === "omit"
      ? action.reason === null
        ? "No longer omitted"
        : "Marked as omitted"
      : (DONE[action.do]?.(changes.length + 1) ?? null);
  return settle({ ...shown, undo }, answer, text, action);
}

/** The row in use after a change of structure: where the work goes on. */
function settle(
  state: Workbench,
  answer: StructureChanged,
  text: string | null,
  action?: Action,
): Applied<Workbench> {
  const touched = answer.segments.map(({ id }) => id);
  const wanted = action?.do === "split" || action?.do === "note" ? freshRow(answer, rowsOf(action)) : null;
  const active =
    wanted ??
    (state.active !== null && findRow(state.rows, state.active) ? state.active : (touched[0] ?? null));
  const effects: Effect[] = [];
  if (active !== null && active !== state.active) effects.push({ do: "reveal", id: active });
  if (text !== null) effects.push({ do: "say", text, canUndo: true, isProblem: false });
  return {
    state: {
      ...state,
      active,
      anchor: null,
      sourceCaret: null,
      editing: active === state.active ? state.editing : null,
    },
    effects,
  };
}

function freshRow(answer: StructureChanged, known: readonly string[]): string | null {
  return answer.segments.find(({ id }) => !known.includes(id))?.id ?? null;
}

/** Rows that a change made appear under a filter, too, beside the row that they came from. */
function addToChosen(
  chosen: readonly string[],
  answer: StructureChanged,
  beside: string | undefined,
): readonly string[] {
  const fresh = answer.segments.map(({ id }) => id).filter((id) => !chosen.includes(id));
  const kept = chosen.filter((id) => !answer.removed.includes(id));
  const at = beside === undefined ? -1 : kept.indexOf(beside);
  return at === -1 ? [...kept, ...fresh] : [...kept.slice(0, at + 1), ...fresh, ...kept.slice(at + 1)];
}

function placeSetAside(paragraphs: readonly Paragraph[], answer: StructureChanged): readonly Paragraph[] {
  if (answer.setAside.length === 0 && answer.broughtBack.length === 0) return paragraphs;
  const touched = new Set([...answer.broughtBack, ...answer.setAside.map(({ id }) => id)]);
  return [...paragraphs.filter(({ id }) => !touched.has(id)), ...answer.setAside].sort(
    (first, second) => first.position - second.position,
  );
}

export function takeState(
  state: Workbench,
  id: string,
  answer: Pick<StateChanged, "revision" | "state" | "subState">,
): Workbench {
  const row = findRow(state.rows, id);
  if (!row || row.revision > answer.revision) return state;
  return {
    ...state,
    ...withRow(state, { ...row, revision: answer.revision, state: answer.state, subState: answer.subState }),
  };
}

const BATCH_VERBS: Partial<Record<Action["do"], string>> = {
  confirm: "confirmed",
  approve: "approved",
  finalize: "signed off",
};

export function takeBatch(state: Workbench, action: Action, { results }: BatchDone): Applied<Workbench> {
  const next = results.reduce((one, result) => (result.ok ? takeState(one, result.id, result) : one), state);
  const refusals = results.filter((result) => !result.ok);
  const done = results.length - refusals.length;
  const verb = BATCH_VERBS[action.do] ?? "done";
  const rows = (count: number) => `${count} ${count === 1 ? "row" : "rows"}`;
  const reasons = [...new Set(refusals.map(({ detail }) => detail))].slice(0, 2).join(" ");
  const text =
    refusals.length === 0
      ? `${rows(done)} ${verb}`
      : `${rows(done)} ${verb}, ${rows(refusals.length)} not: ${reasons}`;
  return {
    state: { ...next, anchor: null },
    effects: [{ do: "say", text, canUndo: false, isProblem: refusals.length > 0 }],
  };
}

export function takeRefusal(state: Workbench, action: Action, detail: string): Applied<Workbench> {
  const next = action.do === "undo-change" ? { ...state, undo: cannot(state.undo) } : state;
  return problem(next, detail);
}

/** Begins to undo or redo a change of structure. */
export function askForUndo(state: Workbench, direction: Direction): Applied<Workbench> {
  const [undo, change] = ask(state.undo, direction);
  return change === null ? { state, effects: [] } : act({ ...state, undo }, { do: "undo-change", change });
}

function problem(state: Workbench, text: string): Applied<Workbench> {
  return { state, effects: [{ do: "say", text, canUndo: false, isProblem: true }] };
}
