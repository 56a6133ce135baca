/**
 * The editor as a value. What happens to it is a command (`commands.ts`); `apply` gives the next value and what has
 * to be done outside. A key press makes a new `editing` and one new outbox entry and shares all the rest.
 */

import { may, type Role } from "../../access";
import type { Document, Paragraph } from "../../wire/documents";
import type { Person } from "../../wire/people";
import type { Segment } from "../../wire/segments";
import type { Action } from "../actions/actions";
import { NOTHING_DONE, type UndoStacks } from "../commands/undo";
import type { Bindings } from "../keys/bindings";
import { EMPTY_OUTBOX, type Outbox, type Trouble } from "../outbox/outbox";
import type { Aligning } from "./aligning";
import type { FilterName } from "./filters";
import type { Gone } from "./gone";
import type { Locks } from "./locks";
import { addTo, EMPTY_TALLY, type Tally } from "./progress";
import { findRow, listRows, makeRows, type Rows } from "./rows";

export interface Me extends Person {
  readonly role: Role;
  /** The project lets people approve their own. */
  readonly allowOwnApproval?: boolean;
  /** The project lets a reviewer approve a row in which they fixed a few words. */
  readonly allowFixing?: boolean;
  /** Keys of their own. */
  readonly keys?: Bindings;
}

/** The row whose English is a live field. */
interface Editing {
  readonly id: string;
  /** The text when this run of typing began; from `start` to `text` is one step of undo. */
  readonly start: string;
  readonly text: string;
  /** An input method is putting a character together: the text is kept, not sent. */
  readonly isComposing: boolean;
  /** Something was typed a moment ago: the row is its person's (`holding.ts`). */
  readonly isTyping: boolean;
  /** The window from which the row was taken over, until that is known to be done. */
  readonly tookFrom: string | null;
  /** Where the cursor stands when the field opens; null: where it was asked for, else at the end. */
  readonly caret: number | null;
}

export interface Workbench {
  readonly documentId: string;
  readonly me: Me;
  /** How the English is written. */
  readonly notation: Document["notation"];
  readonly rows: Rows;
  /** All rows of the document have arrived. */
  readonly isComplete: boolean;
  /** In reading order. */
  readonly setAside: readonly Paragraph[];
  /** The row in use. */
  readonly active: string | null;
  /** The other end of a run of rows that is selected, or null. */
  readonly anchor: string | null;
  readonly editing: Editing | null;
  /** Rows in which others are typing. */
  readonly locks: Locks;
  /** Where in the Chinese (`sourceText`) of the row in use a split would part it. */
  readonly sourceCaret: number | null;
  readonly outbox: Outbox;
  /** Rows that have gone while something typed in them waits. */
  readonly gone: ReadonlyMap<string, Gone>;
  /** Asked for, but waiting for saves and for earlier actions on the same rows (`isBlocked` in acting.ts). */
  readonly deferred: readonly Action[];
  /** Asked of the server and not yet answered. */
  readonly acting: readonly Action[];
  /** The document is being aligned again. */
  readonly aligning: Aligning | null;
  readonly undo: UndoStacks;
  readonly filter: FilterName;
  /** The rows that the filter chose when it was asked, or null: all, in order. */
  readonly chosen: readonly string[] | null;
  readonly tally: Tally;
  readonly isOnline: boolean;
  /** Why the last save found no answer that counts; null once one has. */
  readonly trouble: Trouble | null;
  /** What waits is kept on this machine, too; otherwise it is lost with the window. */
  readonly isKept: boolean;
}

export interface Opening {
  readonly documentId: string;
  readonly me: Me;
  readonly segments: readonly Segment[];
  readonly isComplete: boolean;
  /** Plain where nothing is said. */
  readonly notation?: Document["notation"];
}

export function openWorkbench({ documentId, me, segments, isComplete, notation }: Opening): Workbench {
  return {
    documentId,
    me,
    notation: notation ?? "plain",
    rows: makeRows(segments),
    isComplete,
    setAside: [],
    active: null,
    anchor: null,
    editing: null,
    locks: new Map(),
    sourceCaret: null,
    outbox: EMPTY_OUTBOX,
    gone: new Map(),
    deferred: [],
    acting: [],
    aligning: null,
    undo: NOTHING_DONE,
    filter: "all",
    chosen: null,
    tally: addTo(EMPTY_TALLY, segments),
    isOnline: true,
    trouble: null,
    isKept: true,
  };
}

/** The English of a row as its person sees it: what is being typed, else what waits to be saved, else what is stored. */
export function textOf(state: Workbench, id: string): string {
  if (state.editing?.id === id) return state.editing.text;
  return state.outbox.get(id)?.text ?? findRow(state.rows, id)?.target ?? "";
}

/** The rows that are shown, in the order in which they are shown. */
export function shownRows(state: Workbench): readonly Segment[] {
  if (!state.chosen) return listRows(state.rows);
  return state.chosen.flatMap((id) => findRow(state.rows, id) ?? []);
}

/**
 * A row as people count them, from 1. Whoever sees only what is approved has fewer rows than the document: theirs are
 * numbered as they stand there.
 */
export function numberOf(state: Workbench, id: string | null): number {
  if (id === null) return 0;
  if (!may(state.me.role, "read-source")) return findRow(state.rows, id)?.position ?? 0;
  return (state.rows.places.get(id) ?? -1) + 1;
}

/** The rows that a command of this moment is about: the selected run, else the row in use. */
export function selectedIds(state: Workbench): readonly string[] {
  const { active, anchor } = state;
  if (active === null) return [];
  if (anchor === null) return [active];
  const shown = shownRows(state);
  const ends = [active, anchor].map((id) => shown.findIndex((row) => row.id === id));
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return from === -1 ? [active] : shown.slice(from, to + 1).map(({ id }) => id);
}

export function mayEdit(state: Workbench): boolean {
  return may(state.me.role, "edit");
}
