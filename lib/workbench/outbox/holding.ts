/**
 * Rows in which somebody else is typing. The lock is soft: it keeps two people from typing over each other by mistake,
 * and stands in nobody's way.
 *
 * WB-HOLD-1  The field of a row that somebody else holds is there to be read. Taking the row over makes it one to write in.
 * WB-HOLD-2  Only taking over ends somebody's typing. Where two began in one moment both go on, the second until they pause.
 * WB-HOLD-3  What was typed in a row that is taken over goes out at once, as if its field had been left. While an input method
 *     is composing nothing ends: the character is finished first.
 * WB-HOLD-4  Nothing is refused for a lock: what is typed in spite of one, before it was heard of, is kept and saved like all else.
 */

import { type Applied, say } from "../commands/commands";
import { endRun, openField, soon } from "../commands/editing";
import type { Lock, Locks } from "../state/locks";
import { mayEdit, numberOf, type Workbench } from "../state/state";

/** Who keeps this window from writing in the row now; null when nobody does. */
export function lockOn({ editing, locks }: Workbench, id: string): Lock | null {
  const lock = locks.get(id) ?? null;
  if (!lock || editing?.id !== id) return lock;
  if (editing.isComposing || lock.clientId === editing.tookFrom) return null;
  return editing.isTyping && !lock.tookOver ? null : lock;
}

/** Who holds what, as it was told last. */
export function takeLocks(state: Workbench, locks: Locks): Applied<Workbench> {
  if (locks.size === 0 && state.locks.size === 0) return { state, effects: [] };
  const { editing } = state;
  const isStillTaking = editing !== null && locks.get(editing.id)?.clientId === editing.tookFrom;
  const tookFrom = isStillTaking ? editing.tookFrom : null;
  return yieldField({ ...state, locks, editing: editing && { ...editing, tookFrom } });
}

/** WB-HOLD-3, once nothing is being composed any more. */
export function yieldField(state: Workbench): Applied<Workbench> {
  const { editing } = state;
  const lock = editing?.isTyping ? lockOn(state, editing.id) : null;
  if (!editing || !lock) return { state, effects: [] };
  const ended = endRun(state);
  const isWaiting = state.outbox.has(editing.id);
  const taken = {
    code: "editor.held.taken",
    row: numberOf(state, editing.id),
    by: whoOf(lock.person, state.me),
    who: lock.person.name,
    isSaved: isWaiting ? "no" : "yes",
  } as const;
  return {
    state: { ...ended, editing: ended.editing && { ...ended.editing, isTyping: false, tookFrom: null } },
    effects: [...(isWaiting ? [soon(editing.id)] : []), say(taken, { isProblem: true })],
  };
}

/** Takes the row in use over from whoever holds it, and opens its field. */
export function takeOver(state: Workbench): Applied<Workbench> {
  const lock = state.active === null ? null : lockOn(state, state.active);
  if (!lock || !mayEdit(state)) return { state, effects: [] };
  const opened = openField(state);
  const { editing } = opened.state;
  if (!editing) return opened;
  const taken = {
    code: "editor.held.took",
    row: numberOf(state, editing.id),
    by: whoOf(lock.person, state.me),
    who: lock.person.name,
  } as const;
  return {
    state: { ...opened.state, editing: { ...editing, isTyping: true, tookFrom: lock.clientId } },
    effects: [...opened.effects, say(taken)],
  };
}

/** Whoever it is, or one's own other window. */
export function whoOf(person: { readonly id: string }, me: { readonly id: string }): "me" | "other" {
  return person.id === me.id ? "me" : "other";
}

/** Nothing has been typed for a while: the row is anybody's. */
export function pause(state: Workbench): Workbench {
  const { editing } = state;
  if (!editing?.isTyping || editing.isComposing) return state;
  return { ...state, editing: { ...editing, isTyping: false, tookFrom: null } };
}
