/** The row in use and its live field: opening, typing, leaving, going on. */

import { may } from "../../access";
import type { ProposalKind } from "../../segmentation/proposal";
import { awaitsReview, isUnconfirmed, isUnfinished } from "../../segments/states";
import type { SaveTarget } from "../../wire/segments";
import { write } from "../outbox/outbox";
import type { Said } from "../said";
import { doubtAt, isStretch, nextDoubt, orderDoubts } from "../state/doubts";
import { nextProposal, proposalsIn } from "../state/proposals";
import { findRow, listRows } from "../state/rows";
import { mayEdit, numberOf, shownRows, textOf, type Workbench } from "../state/state";
import { type Applied, type Command, type Effect, type Goal, say } from "./commands";
import { nextWanted, stepFrom } from "./navigation";
import { pushStep, rebaseWords } from "./undo";

/** A pause in typing after which the row is saved; while somebody types on and on, it is saved at `LATEST`. */
const PAUSE = 700;
const LATEST = 3_000;

export function soon(segmentId: string): Effect {
  return { do: "wait", segmentId, ms: 0, latest: 0 };
}

export function keep(state: Workbench, segmentId: string): Effect {
  return { do: "keep", segmentId, entry: state.outbox.get(segmentId) ?? null };
}

/** Makes a row the one in use. */
export function activate(state: Workbench, id: string, edit: boolean): Applied<Workbench> {
  if (!findRow(state.rows, id)) return { state, effects: [] };
  if (state.editing?.id === id && edit && state.anchor === null) return { state, effects: [] };
  const left = leaveField(state);
  const moved: Workbench = {
    ...left.state,
    active: id,
    anchor: null,
    sourceCaret: state.active === id ? state.sourceCaret : null,
  };
  const opened = edit ? openField(moved) : { state: moved, effects: [] };
  return { state: opened.state, effects: [...left.effects, ...opened.effects, { do: "reveal", id }] };
}

export function openField(state: Workbench): Applied<Workbench> {
  const { active } = state;
  if (active === null || state.editing?.id === active || !mayEdit(state)) return { state, effects: [] };
  const text = textOf(state, active);
  return {
    state: { ...state, anchor: null, editing: { ...UNTOUCHED, id: active, start: text, text } },
    effects: [],
  };
}

const UNTOUCHED = { isComposing: false, isTyping: false, tookFrom: null, caret: null } as const;

/** Closes the live field: what was typed in it becomes one step of undo and is sent without waiting for a pause. */
export function leaveField(state: Workbench): Applied<Workbench> {
  if (!state.editing) return { state, effects: [] };
  const { id } = state.editing;
  const closed = { ...endRun(state), editing: null };
  return { state: closed, effects: closed.outbox.has(id) ? [soon(id)] : [] };
}

/** What was typed so far in the live field becomes a step; a new run begins. */
export function endRun(state: Workbench): Workbench {
  const { editing } = state;
  if (!editing || editing.text === editing.start) return state;
  const change = { segmentId: editing.id, before: editing.start, after: editing.text };
  return {
    ...state,
    editing: { ...editing, start: editing.text },
    undo: pushStep(state.undo, { kind: "text", label: { code: "editor.undo.typing" }, changes: [change] }),
  };
}

/** WB-UNDO-5, for the run in the live field and for steps before it. */
export function rebaseSteps(
  state: Workbench,
  id: string,
  { from, to, words }: { readonly from: string; readonly to: string; readonly words: string },
): Workbench {
  const { editing } = state;
  if (editing?.id === id && editing.start === from) return { ...state, editing: { ...editing, start: to } };
  const standing = editing?.id === id ? editing.start : words;
  return { ...state, undo: rebaseWords(state.undo, id, { from, to, words: standing }) };
}

export function typeText(state: Workbench, text: string, isComposing: boolean): Applied<Workbench> {
  const { editing } = state;
  if (!editing) return { state, effects: [] };
  const row = findRow(state.rows, editing.id);
  if (!row) return { state, effects: [] };
  const now = { ...state, editing: { ...editing, text, isComposing, isTyping: true } };
  const base = { revision: row.revision, text: row.target };
  const outbox = write(state.outbox, { segmentId: row.id, base, text, isComposing });
  const isMine = outbox.has(row.id) || text === row.target;
  const written = isMine ? { ...now, outbox } : showUntouched({ ...now, outbox }, row.target);
  return {
    state: written,
    effects: [
      keep(written, editing.id),
      ...(isComposing ? [] : [{ do: "wait", segmentId: editing.id, ms: PAUSE, latest: LATEST } as const]),
    ],
  };
}

/** Nothing of one's own is left in the row: what others have stored meanwhile shows. */
function showUntouched(state: Workbench, stored: string): Workbench {
  const ended = endRun(state);
  return { ...ended, editing: ended.editing && { ...ended.editing, start: stored, text: stored } };
}

/** Puts a row's text into the outbox. What is taken back to where it began waits for nothing (WB-OUT-7). */
function writeText(
  state: Workbench,
  segmentId: string,
  text: string,
  origin?: SaveTarget["origin"],
): Workbench {
  const row = findRow(state.rows, segmentId);
  if (!row) return state;
  const base = { revision: row.revision, text: row.target };
  return { ...state, outbox: write(state.outbox, { segmentId, base, text, ...(origin ? { origin } : {}) }) };
}

/** Whole texts at once, as one step; a run of typing under way is closed first. */
export function writeMany(
  state: Workbench,
  { texts, label, done, origin }: Extract<Command, { type: "write" }>,
): Applied<Workbench> {
  const ended = endRun(state);
  const changes = [...texts]
    .filter(([id]) => findRow(ended.rows, id))
    .map(([segmentId, after]) => ({ segmentId, before: textOf(ended, segmentId), after }))
    .filter(({ before, after }) => before !== after);
  const next = changes.reduce((one, change) => setText(one, change.segmentId, change.after, origin), ended);
  return {
    state: { ...next, undo: pushStep(next.undo, { kind: "text", label, changes }) },
    effects: [
      ...changes.flatMap(({ segmentId }) => [keep(next, segmentId), soon(segmentId)]),
      ...(done === undefined || changes.length === 0 ? [] : [say(done, { canUndo: true })]),
    ],
  };
}

/** Writes a text and shows it in the live field too, if that is the row's. */
export function setText(
  state: Workbench,
  id: string,
  text: string,
  origin?: SaveTarget["origin"],
): Workbench {
  const written = writeText(state, id, text, origin);
  if (written.editing?.id !== id) return written;
  // A row that was changed beneath words that were taken back shows what is stored now.
  const shown = textOf({ ...written, editing: null }, id);
  return { ...written, editing: { ...written.editing, start: shown, text: shown } };
}

/** Makes the selected run reach to `id`; the live field closes, for a run is looked at, not typed in. */
export function extendTo(state: Workbench, id: string): Applied<Workbench> {
  if (!findRow(state.rows, id)) return { state, effects: [] };
  const left = leaveField(state);
  const anchor = state.anchor ?? state.active ?? id;
  return {
    state: { ...left.state, active: id, anchor, sourceCaret: null },
    effects: [...left.effects, { do: "reveal", id }],
  };
}

/** Goes on from the row in use, among the rows that are shown; a field that was open opens there too. */
export function go(state: Workbench, to: Goal): Applied<Workbench> {
  if (to === "next-doubt" || to === "previous-doubt") return goToDoubt(state, to);
  if (to === "next-proposal" || to === "previous-proposal")
    return goToProposal(state, to === "next-proposal" ? 1 : -1, null);
  const rows = shownRows(state);
  const from = rows.findIndex(({ id }) => id === state.active);
  const index = goalIndex(rows, from, to);
  const row = index === null ? undefined : rows[index];
  if (!row) {
    const message = NOTHING_LEFT[to];
    return { state, effects: message ? [say(message)] : [] };
  }
  return activate(state, row.id, state.editing !== null && may(state.me.role, "edit"));
}

/** From doubt to doubt, not from row to row: the least certain first. */
function goToDoubt(state: Workbench, to: "next-doubt" | "previous-doubt"): Applied<Workbench> {
  const doubts = orderDoubts(shownRows(state), listRows(state.rows));
  const id = nextDoubt(doubts, state.active, to === "next-doubt" ? 1 : -1);
  if (id !== null) {
    const there = activate(state, id, state.editing !== null && mayEdit(state));
    const doubt = doubts[doubtAt(doubts, id)]!;
    if (!isStretch(doubt)) return there;
    const [first, last] = [numberOf(state, id), numberOf(state, doubt.rows.at(-1)!)];
    return { ...there, effects: [...there.effects, say({ code: "editor.doubt.stretch", first, last })] };
  }
  const isNone = doubts.length === 0;
  return { state, effects: [say({ code: isNone ? "editor.doubt.none" : "editor.doubt.only" })] };
}

/** From proposal to proposal, in the order of the text; of one kind, or of any (null). */
export function goToProposal(
  state: Workbench,
  direction: 1 | -1,
  kind: ProposalKind | null,
): Applied<Workbench> {
  const rows = shownRows(state);
  const id = nextProposal(rows, state.active, direction, kind);
  if (id !== null) return activate(state, id, state.editing !== null && mayEdit(state));
  const isOpen = proposalsIn(rows).some(({ proposal }) => kind === null || proposal.kind === kind);
  return { state, effects: [say({ code: isOpen ? "editor.proposals.only" : "editor.proposals.none" })] };
}

type RowGoal = Exclude<Goal, "next-doubt" | "previous-doubt" | "next-proposal" | "previous-proposal">;

function goalIndex(rows: ReturnType<typeof shownRows>, from: number, to: RowGoal): number | null {
  switch (to) {
    case "next":
      return stepFrom(rows.length, from, 1);
    case "previous":
      return stepFrom(rows.length, from, -1);
    case "first":
      return 0;
    case "last":
      return rows.length - 1;
    case "next-unconfirmed":
      return nextWanted(rows, from, isUnconfirmed);
    case "next-unfinished":
      return nextWanted(rows, from, isUnfinished);
    case "next-review":
      return nextWanted(rows, from, awaitsReview);
  }
}

const NOTHING_LEFT: Partial<Record<RowGoal, Said>> = {
  "next-unconfirmed": { code: "editor.nothing-left.unconfirmed" },
  "next-unfinished": { code: "editor.nothing-left.unfinished" },
  "next-review": { code: "editor.nothing-left.review" },
};
