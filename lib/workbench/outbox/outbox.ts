/**
 * What was typed and is not yet acknowledged. One entry a row; it outlives a reload, a closed laptop and a dead
 * network, because the page keeps every entry on the machine until it goes.
 *
 * WB-OUT-1  The last text that was typed is in the entry, or was acknowledged; it is never anywhere else only.
 * WB-OUT-2  A row has at most one save under way. What is typed meanwhile waits in the entry and goes as one save after it.
 * WB-OUT-3  A save that found no answer is sent again to the letter, under the same operationId: the server answers it once.
 * WB-OUT-4  A conflict keeps both texts, and nothing more is sent for the row until a person has chosen.
 * WB-OUT-5  A save that was refused (no longer allowed, row gone) keeps its text and is not sent again by itself before the
 *     document is opened anew.
 * WB-OUT-6  A confirmation that waits for a save waits in its entry, too; a refusal ends it.
 * WB-OUT-7  Whoever has taken back all of their words has nothing waiting: what is stored stands, and nothing is left to
 *     choose between.
 */

import { mergeTexts } from "../../text/merge";
import type { Person } from "../../wire/people";
import type { SaveTarget, TargetConflict, TargetSaved } from "../../wire/segments";
import type { Said } from "../said";

export interface Base {
  readonly revision: number;
  readonly text: string;
}

export interface Entry {
  readonly segmentId: string;
  /** What the typed text was made from. */
  readonly base: Base;
  readonly text: string;
  readonly origin: SaveTarget["origin"];
  /** The save under way, exactly as it was sent. */
  readonly flight: SaveTarget | null;
  /** It found no answer (or the page was closed before one came) and waits to be sent again. */
  readonly isLost: boolean;
  /** How often in a row it found no answer. */
  readonly tries: number;
  readonly conflict: { readonly revision: number; readonly text: string; readonly by: Person | null } | null;
  /** Why the server will not have it. */
  readonly refusal: Said | null;
  /** Its person has confirmed it: to be asked for once it is stored. */
  readonly isToConfirm?: boolean;
}

export type Outbox = ReadonlyMap<string, Entry>;

export const EMPTY_OUTBOX: Outbox = new Map();

/**
 * UTF-16 units. Rows that were merged can be longer than what may be saved (`TARGET_LIMIT`, the same); cut down by hand, they still
 * have to get through, and go without saying what they were made from.
 */
const LONGEST_BASE = 100_000;

export interface Written {
  readonly segmentId: string;
  /** What is stored: what the text is made from when the row has nothing waiting yet. */
  readonly base: Base;
  readonly text: string;
  readonly origin?: SaveTarget["origin"];
  /** An input method is composing: more will come that is made from the same. */
  readonly isComposing?: boolean;
}

/** A text was typed. Typing back to what it was made from takes the entry away, once nothing is composed any more. */
export function write(
  outbox: Outbox,
  { segmentId, base, text, origin = "typed", isComposing = false }: Written,
): Outbox {
  const entry: Entry = outbox.get(segmentId) ?? {
    segmentId,
    base,
    text: base.text,
    origin,
    flight: null,
    isLost: false,
    tries: 0,
    conflict: null,
    refusal: null,
  };
  const next = { ...entry, text, origin, refusal: null };
  if (isComposing) return withEntry(outbox, next);
  // Undo writes whole texts; by hand, a text passes through others on its way to the one that is meant.
  return settle(outbox, origin === "undone" ? takenBack(next, base) : next);
}

/** WB-OUT-7: all of these words were taken back, or they are what is stored. */
function takenBack(entry: Entry, stored: Base): Entry {
  if (entry.text === entry.base.text) return { ...entry, conflict: null };
  const same = [entry.conflict, entry.flight ? null : stored].find((one) => one?.text === entry.text);
  return same ? { ...entry, base: { revision: same.revision, text: same.text }, conflict: null } : entry;
}

/** Those of the rows that have something waiting are to be confirmed once it is stored. */
export function confirmOnceStored(outbox: Outbox, segmentIds: readonly string[]): Outbox {
  return segmentIds.reduce((next, id) => {
    const entry = next.get(id);
    return entry ? withEntry(next, { ...entry, isToConfirm: true }) : next;
  }, outbox);
}

/** Those of the rows that were to be confirmed once stored are not, after all. */
export function confirmNoMore(outbox: Outbox, segmentIds: readonly string[]): Outbox {
  return segmentIds.reduce((next, id) => {
    const entry = next.get(id);
    if (!entry?.isToConfirm) return next;
    const { isToConfirm: _, ...rest } = entry;
    return withEntry(next, rest);
  }, outbox);
}

/** What to send for a row now: a lost save again (WB-OUT-3), else the latest text, or null (WB-OUT-2, WB-OUT-4, WB-OUT-5). */
export function send(outbox: Outbox, segmentId: string, operationId: string): [Outbox, SaveTarget | null] {
  const entry = outbox.get(segmentId);
  if (!entry || entry.conflict || entry.refusal !== null) return [outbox, null];
  if (entry.flight && !entry.isLost) return [outbox, null];
  const flight: SaveTarget = entry.flight ?? {
    baseRevision: entry.base.revision,
    ...(entry.base.text.length <= LONGEST_BASE ? { baseText: entry.base.text } : {}),
    text: entry.text,
    operationId,
    origin: entry.origin,
  };
  return [withEntry(outbox, { ...entry, flight, isLost: false }), flight];
}

export interface Answer {
  readonly segmentId: string;
  readonly operationId: string;
}

/** The text that is stored now, or null when the answer was to something that is no longer under way. */
export function saved(
  outbox: Outbox,
  { segmentId, operationId, answer }: Answer & { readonly answer: Pick<TargetSaved, "revision" | "merged"> },
): [Outbox, string | null] {
  const entry = outbox.get(segmentId);
  if (entry?.flight?.operationId !== operationId) return [outbox, null];
  const sent = entry.flight.text;
  const stored = answer.merged ?? sent;
  const base = { revision: answer.revision, text: stored };
  const joined = mergeTexts(sent, entry.text, stored);
  const next: Entry = { ...entry, base, flight: null, isLost: false, tries: 0 };
  return [
    settle(outbox, joined.ok ? { ...next, text: joined.text } : { ...next, conflict: { ...base, by: null } }),
    stored,
  ];
}

/** Somebody else's text touches this one. Where both wrote the same, or these words were taken back, there is nothing to choose. */
export function conflicted(
  outbox: Outbox,
  { segmentId, operationId, current }: Answer & { readonly current: TargetConflict["current"] },
): Outbox {
  const entry = outbox.get(segmentId);
  if (entry?.flight?.operationId !== operationId) return outbox;
  const isSame = current.text === entry.text || entry.text === entry.base.text;
  return settle(outbox, {
    ...entry,
    base: isSame ? current : entry.base,
    text: isSame ? current.text : entry.text,
    flight: null,
    isLost: false,
    tries: 0,
    conflict: isSame ? null : current,
  });
}

export function refused(
  outbox: Outbox,
  { segmentId, operationId, detail }: Answer & { readonly detail: Said },
): Outbox {
  const entry = outbox.get(segmentId);
  if (entry?.flight?.operationId !== operationId) return outbox;
  const { isToConfirm: _, ...rest } = entry;
  return withEntry(outbox, { ...rest, flight: null, isLost: false, tries: 0, refusal: detail });
}

/** There is no row to save it in: it is kept, and `why` says so to its person. Null: there is one again. */
export function offered(outbox: Outbox, segmentId: string, why: Said | null): Outbox {
  const entry = outbox.get(segmentId);
  return entry ? withEntry(outbox, { ...entry, refusal: why }) : outbox;
}

/** No answer came. The save stays under way, to be sent again after `waitBefore`. */
export function unanswered(outbox: Outbox, { segmentId, operationId }: Answer): Outbox {
  const entry = outbox.get(segmentId);
  if (entry?.flight?.operationId !== operationId) return outbox;
  return withEntry(outbox, { ...entry, isLost: true, tries: entry.tries + 1 });
}

/**
 * Milliseconds before the next try: 1 s, doubling, 30 s at most; of that the second half by `chance` (0 to 1), so that
 * a hundred screens do not all come back in the same moment.
 */
export function waitBefore(tries: number, chance: number): number {
  const most = Math.min(30_000, 1000 * 2 ** Math.max(0, tries - 1));
  return Math.round(most * (0.5 + chance / 2));
}

/** A person has chosen: `text` is written over what the other person wrote, knowing it. */
export function resolve(outbox: Outbox, segmentId: string, text: string): Outbox {
  const entry = outbox.get(segmentId);
  if (!entry?.conflict) return outbox;
  const base = { revision: entry.conflict.revision, text: entry.conflict.text };
  return settle(outbox, { ...entry, base, text, conflict: null });
}

/** The entry of somebody who may not save here any more. What is kept on the machine stays as it was: roles change back. */
export function barred(entry: Entry): Entry {
  // An older version kept a sentence.
  const why: unknown = entry.refusal;
  const refusal: Said =
    typeof why === "string"
      ? { code: "ui.unsent.server-said", detail: why }
      : (entry.refusal ?? { code: "ui.unsent.role" });
  return { ...entry, flight: null, isLost: false, conflict: null, refusal };
}

/** A person has taken their words elsewhere or no longer wants them. */
export function discard(outbox: Outbox, segmentId: string): Outbox {
  const next = new Map(outbox);
  next.delete(segmentId);
  return next;
}

/** Why saves find no answer that counts. */
export type Trouble =
  /** The server was not reached. */
  | "network"
  /** It is up and cannot do it now. */
  | "server"
  /** Its disk is full. */
  | "full"
  /** The session has ended. */
  | "signed-out"
  /** Another person has signed in in this browser: nothing is sent under their name. */
  | "somebody-else";

/**
 * The row has never said what the text in conflict was made from: a backup was restored after it was typed. Revisions are
 * counted on from the backup, so the same number may stand for other words.
 */
export function isPastRestoring({ base, conflict }: Entry): boolean {
  return conflict !== null && conflict.revision <= base.revision && conflict.text !== base.text;
}

export type SaveStatus =
  | { readonly kind: "saved" }
  | { readonly kind: "saving"; readonly rows: number }
  | { readonly kind: "waiting"; readonly rows: number; readonly why: Trouble }
  | { readonly kind: "conflict"; readonly rows: number }
  | { readonly kind: "refused"; readonly rows: number };

export function statusOf(outbox: Outbox, isOnline: boolean, trouble: Trouble | null = null): SaveStatus {
  const entries = [...outbox.values()];
  const count = (which: (entry: Entry) => boolean) => entries.filter(which).length;
  const conflicts = count((entry) => entry.conflict !== null);
  if (conflicts > 0) return { kind: "conflict", rows: conflicts };
  const refusals = count((entry) => entry.refusal !== null);
  if (refusals > 0) return { kind: "refused", rows: refusals };
  if (entries.length === 0) return { kind: "saved" };
  const isWaiting = !isOnline || entries.some((entry) => entry.tries > 0);
  if (!isWaiting) return { kind: "saving", rows: entries.length };
  return { kind: "waiting", rows: entries.length, why: isOnline ? (trouble ?? "network") : "network" };
}

function settle(outbox: Outbox, entry: Entry): Outbox {
  const isDone = !entry.flight && !entry.conflict && entry.text === entry.base.text;
  return isDone
    ? outbox.has(entry.segmentId)
      ? discard(outbox, entry.segmentId)
      : outbox
    : withEntry(outbox, entry);
}

function withEntry(outbox: Outbox, entry: Entry): Outbox {
  return new Map(outbox).set(entry.segmentId, entry);
}

const KEPT = 1;

/** One entry as it is kept on the machine, with when it was typed: milliseconds since 1970, where that is known. */
export function writeEntry(entry: Entry, at: number | null = null): string {
  return JSON.stringify({ kept: KEPT, ...(at === null ? {} : { at }), entry });
}

/** When the entry in a line that `readEntry` reads was typed; null where the line does not say (those of before did not). */
export function readTypedAt(kept: string): number | null {
  const { at } = JSON.parse(kept) as { readonly at?: unknown };
  return typeof at === "number" && Number.isFinite(at) ? at : null;
}

/** Null when what was kept cannot be read: damaged, or of a form that this version does not know. */
export function readEntry(kept: string): Entry | null {
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== "object" || value === null || !("kept" in value) || value.kept !== KEPT) return null;
    const entry = "entry" in value ? value.entry : null;
    return isEntry(entry) ? { ...entry, isLost: entry.flight !== null, tries: 0 } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const entry = value as Partial<Entry>;
  return (
    typeof entry.segmentId === "string" &&
    typeof entry.text === "string" &&
    typeof entry.base?.revision === "number" &&
    typeof entry.base.text === "string" &&
    (entry.flight === null ||
      (typeof entry.flight?.operationId === "string" && typeof entry.flight.text === "string"))
  );
}
