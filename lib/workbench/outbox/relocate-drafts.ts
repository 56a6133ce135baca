/**
 * What was typed in a row that is split, merged or taken away beneath it. Rows come and go by other people's hands;
 * words that wait to be saved go along with them.
 *
 * WB-MOVE-1  A row was split: what was typed in its second half belongs to the new row, and the cursor goes where its words went.
 * WB-MOVE-2  A row has gone: what was typed in it is written where its Chinese is now, in the place of the words it was made from.
 * WB-MOVE-3  Where nobody can tell the place, the words are kept and offered, like a text that was refused.
 * WB-MOVE-4  Nothing is moved while a save of it is under way: it may have been stored before the row was split or went. Nor to
 *     another row while an input method composes in it; the save that follows meets the split, and then it is moved.
 */

import { carryCut, mergeTexts } from "../../text/merge";
import type { Segment } from "../../wire/segments";
import { type Applied, type Effect, say } from "../commands/commands";
import { keep, rebaseSteps, setText, soon } from "../commands/editing";
import { pushStep } from "../commands/undo";
import type { Gone } from "../state/gone";
import { findRow, listRows, rowAt } from "../state/rows";
import { mayEdit, numberOf, textOf, type Workbench } from "../state/state";
import { discard, type Entry, offered } from "./outbox";

/** Rows that have gone from `before` and whose words wait: their places, together with those already known. */
export function goneFrom(before: Workbench, removed: readonly string[]): Workbench["gone"] {
  const gone = new Map(before.gone);
  for (const id of removed) {
    const row = before.outbox.has(id) ? findRow(before.rows, id) : undefined;
    if (!row) continue;
    const paragraphs = row.source.map(({ paragraphId }) => paragraphId);
    gone.set(id, { number: numberOf(before, id), rank: row.rank, paragraphs });
  }
  return gone;
}

/** After rows or answers have come: `before` is the value before them; `caret` stood in its live field, if that is known. */
export function placeWords(
  before: Workbench,
  applied: Applied<Workbench>,
  caret: number | null = null,
): Applied<Workbench> {
  let { state } = applied;
  if (state.outbox.size === 0 && before.editing === null) return applied;
  const effects: Effect[] = [...applied.effects];
  const take = (placed: Applied<Workbench> | null) => {
    if (!placed) return;
    state = placed.state;
    effects.push(...placed.effects);
  };
  for (const id of new Set([...state.outbox.keys(), ...(before.editing ? [before.editing.id] : [])]))
    take(followSplit(before, state, id, before.editing?.id === id ? caret : null));
  for (const [id, gone] of state.gone) take(followGone(state, id, gone));
  if (state.rows !== before.rows) take(keepSteps(before, state));
  const left = before.editing?.id;
  if (left !== undefined && before.active === left && state.active === null && !findRow(state.rows, left))
    take(followTypist(before, state, left));
  return { state, effects };
}

/** WB-UNDO-5. */
function keepSteps(before: Workbench, state: Workbench): Applied<Workbench> {
  let next = state;
  const effects: Effect[] = [];
  for (const { segmentId: id, base, text, flight } of state.outbox.values()) {
    const [was, is] = [findRow(before.rows, id)?.target, findRow(state.rows, id)?.target];
    if (flight !== null || is === undefined || was !== base.text || was === is) continue;
    if (text === is) {
      next = { ...next, outbox: discard(next.outbox, id) };
      effects.push(keep(next, id));
    } else if (mergeTexts(was, text, is).ok) continue;
    next = rebaseSteps(next, id, { from: was, to: is, words: text });
  }
  return { state: next, effects };
}

/** WB-MOVE-1. */
function followSplit(
  before: Workbench,
  state: Workbench,
  id: string,
  caret: number | null,
): Applied<Workbench> | null {
  const row = findRow(state.rows, id);
  const entry = state.outbox.get(id);
  const isComposing = state.editing?.id === id && state.editing.isComposing;
  if (!row || isComposing || !mayEdit(state) || (entry && !isFree(entry))) return null;
  const base = entry ? entry.base.text : (findRow(before.rows, id)?.target ?? row.target);
  const next = rowAt(state.rows, (state.rows.places.get(id) ?? -1) + 1);
  const gap = next ? gapBetween(base, row.target, next.target) : null;
  if (!next || gap === null || (entry?.conflict && entry.conflict.text !== row.target)) return null;

  const mine = entry ? entry.text : base;
  const cut = carryCut(base, mine, row.target.length, row.target.length + gap);
  if (!cut) return null;
  const first = mine.slice(0, cut.before);
  const second = mergeTexts(next.target, mine.slice(cut.after), textOf(state, next.id));
  if (!second.ok) return null;

  const isBehind = caret === null ? first === row.target && second.text !== next.target : caret >= cut.after;
  const moves = state.editing?.id === id && isBehind;
  const texts = new Map([
    [id, first],
    [next.id, second.text],
  ]);
  const written = write({ ...state, outbox: discard(state.outbox, id) }, texts);
  const said = second.text === next.target && !moves ? [] : [say({ code: "editor.words-went.split" })];
  const effects: Effect[] = [keep(written, id), keep(written, next.id), soon(id), soon(next.id), ...said];
  if (!moves || !state.editing) return { state: written, effects };
  const at = caret === null ? second.text.length : Math.min(caret - cut.after, second.text.length);
  return {
    state: openAt(written, next.id, at, state.editing.isTyping),
    effects: [...effects, { do: "reveal", id: next.id }],
  };
}

/** Nothing of it is under way, and it was not refused. */
function isFree(entry: Entry): boolean {
  return entry.flight === null && entry.refusal === null;
}

/** How long the white space is that was cut away between the two, or null when `base` is not these two. */
function gapBetween(base: string, first: string, second: string): number | null {
  if (second === "" || !base.startsWith(first) || !base.endsWith(second)) return null;
  const gap = base.slice(first.length, base.length - second.length);
  return base.length < first.length + second.length || gap.trim() !== "" ? null : gap.length;
}

/** WB-MOVE-2 and WB-MOVE-3. */
function followGone(state: Workbench, id: string, gone: Gone): Applied<Workbench> | null {
  const entry = state.outbox.get(id);
  if (!entry) return { state: forget(state, id), effects: [] };
  if (entry.flight !== null || entry.conflict !== null || !mayEdit(state)) return null;
  if (state.rows.places.has(id)) {
    // It is there again: somebody has undone what took it away.
    const back = { ...forget(state, id), outbox: offered(state.outbox, id, null) };
    return { state: back, effects: [keep(back, id), soon(id)] };
  }
  const heir = heirOf(state, gone);
  const text = heir ? placed(entry, gone, heir, textOf(state, heir.id)) : null;
  if (!heir || text === null) {
    if (entry.refusal !== null) return null;
    const kept = { ...state, outbox: offered(state.outbox, id, { code: "ui.unsent.no-place" }) };
    return {
      state: kept,
      effects: [
        keep(kept, id),
        say({ code: "editor.words-stay.row", row: gone.number }, { isProblem: true }),
      ],
    };
  }
  const written = write(
    { ...forget(state, id), outbox: discard(state.outbox, id) },
    new Map([[heir.id, text]]),
  );
  const said = say({ code: "editor.words-went.merge", row: gone.number, into: numberOf(written, heir.id) });
  return { state: written, effects: [keep(written, id), keep(written, heir.id), soon(heir.id), said] };
}

/** The row that has the Chinese now; for a row without any, the one that it would have been merged into. */
function heirOf(state: Workbench, { paragraphs, rank }: Gone): Segment | undefined {
  const rows = listRows(state.rows);
  if (paragraphs.length === 0) return rows.findLast((row) => row.rank < rank);
  return rows.find(({ source }) => source.some(({ paragraphId }) => paragraphs.includes(paragraphId)));
}

/** The heir's text `now` with the words in it, or null. */
function placed({ base, text }: Entry, gone: Gone, heir: Segment, now: string): string | null {
  const isAfter = gone.rank > heir.rank;
  if (base.text.trim() === "") {
    if (now === "") return text;
    return isAfter ? `${now}\n\n${text}` : `${text}\n\n${now}`;
  }
  const at = placeIn(now, base.text, isAfter);
  if (at !== -1) return now.slice(0, at) + text + now.slice(at + base.text.length);
  const merged = mergeTexts(base.text, text, now);
  // Words of which nothing is there any more were not merged away, but taken away.
  return merged.ok && now.includes(base.text) ? merged.text : null;
}

/** Where `words` stand in a text with blank lines around them, for so rows are merged: the last place, or the first; or -1. */
function placeIn(text: string, words: string, isLast: boolean): number {
  const [among, sought] = [`\n\n${text}\n\n`, `\n\n${words}\n\n`];
  return isLast ? among.lastIndexOf(sought) : among.indexOf(sought);
}

/** The row under the cursor has gone: the work goes on where its Chinese is, with the field open. */
function followTypist(before: Workbench, state: Workbench, id: string): Applied<Workbench> | null {
  const row = findRow(before.rows, id);
  if (!row) return null;
  const paragraphs = row.source.map(({ paragraphId }) => paragraphId);
  const heir = heirOf(state, { number: 0, rank: row.rank, paragraphs });
  if (!heir || !mayEdit(state)) return null;
  const text = textOf(state, heir.id);
  return {
    state: openAt(state, heir.id, text.length, before.editing?.isTyping ?? false),
    effects: [{ do: "reveal", id: heir.id }],
  };
}

function openAt(state: Workbench, id: string, caret: number, isTyping: boolean): Workbench {
  const text = textOf(state, id);
  const editing = { id, start: text, text, isComposing: false, isTyping, tookFrom: null, caret };
  return { ...state, active: id, anchor: null, sourceCaret: null, editing };
}

/** Whole texts, as one step that can be taken back. */
function write(state: Workbench, texts: ReadonlyMap<string, string>): Workbench {
  const changes = [...texts].map(([segmentId, after]) => ({
    segmentId,
    before: textOf({ ...state, editing: null }, segmentId),
    after,
  }));
  const written = [...texts].reduce((one, [id, text]) => setText(one, id, text), state);
  return {
    ...written,
    undo: pushStep(written.undo, { kind: "text", label: { code: "editor.undo.typing" }, changes }),
  };
}

function forget(state: Workbench, id: string): Workbench {
  const gone = new Map(state.gone);
  gone.delete(id);
  return { ...state, gone };
}
