/** Saves and their answers, and rows that arrive from elsewhere. */

import { countTypedWords } from "../../text/count";
import type { ToldSegment } from "../../wire/events";
import type { Segment, StateChanged } from "../../wire/segments";
import type { Action } from "../actions/actions";
import * as box from "../outbox/outbox";
import { goneFrom } from "../outbox/relocate-drafts";
import { addTo } from "../state/progress";
import { findRow, makeRows, replaceRow, takeIn } from "../state/rows";
import { mayEdit, textOf, type Workbench } from "../state/state";
import type { Applied, Command, Effect } from "./commands";
import { endRun, keep, rebaseSteps, soon } from "./editing";
import { pushStep } from "./undo";

/** Sends what a row has to send: never while an input method is composing in it. */
export function sendRow(state: Workbench, segmentId: string, operationId: string): Applied<Workbench> {
  if (!state.isOnline) return { state, effects: [] };
  if (state.editing?.id === segmentId && state.editing.isComposing) return { state, effects: [] };
  // Splitting or merging is under way: its answer says which rows there are.
  if (state.acting.some((action) => "id" in action && action.id === segmentId)) return { state, effects: [] };
  const [outbox, save] = box.send(state.outbox, segmentId, operationId);
  if (!save) return { state, effects: [] };
  const next = { ...state, outbox };
  return { state: next, effects: [keep(next, segmentId), { do: "save", segmentId, save }] };
}

/** What found no answer goes again, to the letter, in the order in which it was typed. */
export function sendLost(state: Workbench): Applied<Workbench> {
  const lost = [...state.outbox.values()].filter(({ isLost }) => isLost);
  return lost.reduce<Applied<Workbench>>(
    (applied, { segmentId, flight }) => {
      const sent = sendRow(applied.state, segmentId, flight?.operationId ?? "");
      return { state: sent.state, effects: [...applied.effects, ...sent.effects] };
    },
    { state, effects: [] },
  );
}

export function takeSaved(
  state: Workbench,
  { segmentId, operationId, answer }: Extract<Command, { type: "saved" }>,
): Applied<Workbench> {
  const [outbox, stored] = box.saved(state.outbox, { segmentId, operationId, answer });
  if (stored === null) return { state, effects: [] };
  const row = findRow(state.rows, segmentId);
  const isNewer = row !== undefined && row.revision <= answer.revision;
  const next = showStored(
    isNewer
      ? {
          ...state,
          outbox,
          trouble: null,
          ...withRow(state, {
            ...row,
            revision: answer.revision,
            state: answer.state,
            subState: answer.subState,
            target: stored,
            // A reviewer's words wait for the translator to stand for them (SGM-STATE-4).
            translator: state.me.role === "reviewer" && stored !== row.target ? null : row.translator,
            words: countTypedWords(stored),
            filledFrom: stored === row.target ? row.filledFrom : null,
            link: stored === row.target ? row.link : decidedBy(row.link, state.me),
          }),
        }
      : { ...state, outbox, trouble: null },
    segmentId,
  );
  const effects: Effect[] = [keep(next, segmentId)];
  if (next.outbox.has(segmentId)) effects.push(soon(segmentId));
  return { state: next, effects };
}

/** How a row stands that was decided, or taken back. */
export function takeState(
  state: Workbench,
  { do: done }: Action,
  id: string,
  answer: Pick<StateChanged, "revision" | "state" | "subState">,
): Workbench {
  const row = findRow(state.rows, id);
  if (!row || row.revision > answer.revision) return state;
  const { id: me, name } = state.me;
  const next = {
    ...row,
    revision: answer.revision,
    state: answer.state,
    subState: answer.subState,
    translator: done === "confirm" ? { id: me, name } : row.translator,
    link: decidedBy(row.link, state.me),
  };
  return { ...state, ...withRow(state, next) };
}

/** Whoever writes in a row or confirms it has decided it: it is in doubt no longer. The server says the same a little later. */
export function decidedBy(link: Segment["link"], { id, name }: Workbench["me"]): Segment["link"] {
  return link && { ...link, isFixed: true, decidedBy: link.decidedBy ?? { id, name } };
}

export function takeFailure(
  state: Workbench,
  command: Extract<Command, { type: "conflicted" | "refused" | "unanswered" }>,
): Applied<Workbench> {
  const outbox =
    command.type === "conflicted"
      ? box.conflicted(state.outbox, command)
      : command.type === "refused"
        ? box.refused(state.outbox, command)
        : box.unanswered(state.outbox, command);
  const judged = { ...state, outbox, trouble: command.type === "unanswered" ? command.why : null };
  const entry = outbox.get(command.segmentId);
  const left = !entry
    ? showStored(judged, command.segmentId)
    : entry.conflict
      ? rebaseSteps(judged, command.segmentId, {
          from: entry.base.text,
          to: entry.conflict.text,
          words: entry.text,
        })
      : judged;
  const next = command.type === "refused" ? withoutJudging(left, command.segmentId) : left;
  const effects: Effect[] = [keep(next, command.segmentId)];
  if (command.type === "unanswered" && entry?.isLost) {
    const ms = Math.max(box.waitBefore(entry.tries, command.chance), command.atLeast ?? 0);
    effects.push({ do: "retry", ms });
  }
  return { state: next, effects };
}

/** A person chose what a row in conflict shall say. */
export function takeChoice(state: Workbench, segmentId: string, text: string): Applied<Workbench> {
  const next = showText({ ...state, outbox: box.resolve(state.outbox, segmentId, text) }, segmentId, text);
  return { state: next, effects: [keep(next, segmentId), soon(segmentId)] };
}

export function dropWaiting(state: Workbench, segmentId: string): Applied<Workbench> {
  const dropped = withoutJudging({ ...state, outbox: box.discard(state.outbox, segmentId) }, segmentId);
  const next = showText(dropped, segmentId, findRow(state.rows, segmentId)?.target ?? "");
  return { state: next, effects: [keep(next, segmentId)] };
}

/** What waited to be confirmed or approved was the text that is not to be. */
function withoutJudging(state: Workbench, segmentId: string): Workbench {
  const deferred = state.deferred.flatMap((action): Action[] => {
    if (!("ids" in action) || action.do === "merge") return [action];
    const ids = action.ids.filter((id) => id !== segmentId);
    return ids.length === 0 ? [] : [{ ...action, ids }];
  });
  return { ...state, deferred };
}

/**
 * What an earlier visit, or another window that is gone, left on this machine. What has been typed since wins over it. For somebody
 * who may no longer edit it stays to be read and copied, and nothing of it is sent; what was refused is tried once more
 * for whoever may, because roles change back.
 */
export function adopt(state: Workbench, entries: readonly box.Entry[]): Applied<Workbench> {
  const fresh = entries.filter(({ segmentId }) => !state.outbox.has(segmentId));
  const outbox = new Map(state.outbox);
  for (const entry of fresh)
    outbox.set(entry.segmentId, mayEdit(state) ? { ...entry, refusal: null } : box.barred(entry));
  const confirmed = fresh.filter(({ segmentId, isToConfirm }) => {
    return isToConfirm === true && outbox.get(segmentId)?.refusal === null;
  });
  const asked = confirmed.map(({ segmentId }): Action => ({ do: "confirm", ids: [segmentId] }));
  const next = { ...state, outbox, deferred: [...state.deferred, ...asked] };
  const open = fresh.find(({ segmentId }) => segmentId === state.editing?.id);
  return {
    state: open ? showText(next, open.segmentId, open.text) : next,
    effects: fresh.map(({ segmentId }) => soon(segmentId)),
  };
}

export function setOnline(state: Workbench, isOnline: boolean): Applied<Workbench> {
  return {
    state: { ...state, isOnline },
    effects: isOnline ? [...state.outbox.keys()].map(soon) : [],
  };
}

/** Rows as somebody else made them. A row that is being typed in keeps its text; the server will join the two. */
export function takeArrived(
  state: Workbench,
  told: readonly ToldSegment[],
  removed: readonly string[],
): Workbench {
  const segments = told.map((row) => inItsPlace(state, row));
  const known = state.isComplete ? segments : segments.filter(({ id, rank }) => isWithin(state, id, rank));
  const rows = takeIn(state.rows, known, removed);
  if (rows === state.rows) return state;
  const next = withoutGone(state, { ...state, ...withRows(state, rows) }, removed);
  const shown = state.chosen ? { ...next, chosen: chooseToo(state, next, known) } : next;
  return state.editing ? showStored(shown, state.editing.id) : shown;
}

/** A row that is told without a position stands where it stood. 0 until its page comes; then `places` counts it. */
function inItsPlace(state: Workbench, row: ToldSegment): Segment {
  return { ...row, position: row.position ?? findRow(state.rows, row.id)?.position ?? 0 };
}

/** Rows that a change of structure made appear under a filter, too: before the first shown one that follows them. */
function chooseToo(before: Workbench, after: Workbench, segments: readonly Segment[]): readonly string[] {
  const place = (id: string) => after.rows.places.get(id) ?? -1;
  const fresh = segments.map(({ id }) => id).filter((id) => !before.rows.places.has(id));
  return fresh.reduce<readonly string[]>(
    (chosen, id) => {
      const next = chosen.findIndex((other) => place(other) > place(id));
      const at = next === -1 ? chosen.length : next;
      return [...chosen.slice(0, at), id, ...chosen.slice(at)];
    },
    (before.chosen ?? []).filter((id) => after.rows.places.has(id)),
  );
}

/** While a document is still arriving in order, a row from behind its end waits for its turn. */
function isWithin(state: Workbench, id: string, rank: number): boolean {
  if (state.rows.places.has(id)) return true;
  const last = state.rows.pieces.at(-1)?.at(-1);
  return last !== undefined && rank < last.rank;
}

export function load(state: Workbench, segments: readonly Segment[], isComplete: boolean): Workbench {
  const rows = takeIn(state.rows, segments);
  return { ...state, ...withRows(state, rows), isComplete };
}

/** The document read anew: rows that are no longer there go, the filter is held. */
export function reload(state: Workbench, segments: readonly Segment[]): Workbench {
  const rows = makeRows(segments);
  const gone = [...state.rows.places.keys()].filter((id) => !rows.places.has(id));
  const next = withoutGone(state, { ...state, ...withRows(state, rows), isComplete: true }, gone);
  return state.editing ? showStored(next, state.editing.id) : next;
}

export function withRow(state: Workbench, row: Segment): Pick<Workbench, "rows" | "tally"> {
  const before = findRow(state.rows, row.id);
  const tally = addTo(addTo(state.tally, before ? [before] : [], -1), [row]);
  return { rows: replaceRow(state.rows, row), tally };
}

/** The tally follows by what differs, so that a change in 20,000 rows counts only what changed. */
function withRows(state: Workbench, rows: Workbench["rows"]): Pick<Workbench, "rows" | "tally"> {
  let tally = state.tally;
  const went: Segment[] = [];
  const came: Segment[] = [];
  for (const piece of state.rows.pieces)
    for (const row of piece) if (findRow(rows, row.id) !== row) went.push(row);
  for (const piece of rows.pieces)
    for (const row of piece) if (findRow(state.rows, row.id) !== row) came.push(row);
  tally = addTo(addTo(tally, went, -1), came);
  return { rows, tally };
}

/** Nothing points at a row that is no longer there; what was typed in it finds its place (`placing.ts`). */
function withoutGone(before: Workbench, state: Workbench, removed: readonly string[]): Workbench {
  if (removed.length === 0) return state;
  const isGone = (id: string | null) => id !== null && removed.includes(id);
  return {
    ...endRun(state),
    gone: goneFrom(before, removed),
    active: isGone(state.active) ? null : state.active,
    anchor: isGone(state.anchor) ? null : state.anchor,
    editing: isGone(state.editing?.id ?? null) ? null : endRun(state).editing,
  };
}

/** Brings the live field to what its row says now; what was typed before it becomes a step of its own. */
export function showStored(state: Workbench, id: string): Workbench {
  if (state.editing?.id !== id) return state;
  const text = textOf({ ...state, editing: null }, id);
  return text === state.editing.text ? state : showText(state, id, text);
}

function showText(state: Workbench, id: string, text: string): Workbench {
  const { editing } = state;
  if (editing?.id !== id) return state;
  const change = { segmentId: id, before: editing.start, after: editing.text };
  return {
    ...state,
    editing: { ...editing, start: text, text },
    undo: pushStep(state.undo, { kind: "text", label: { code: "editor.undo.typing" }, changes: [change] }),
  };
}
