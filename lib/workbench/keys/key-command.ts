/** What one row of the table of commands says. */

import { type Action, may } from "../../access";
import type { Selected } from "../../text/toggle-mark";
import type { Sentences } from "../../wire/segments";
import type { Command } from "../commands/commands";
import type { Said } from "../said";
import type { Workbench } from "../state/state";

/** Something the screen opens or switches; no change of the value. */
export type Opening =
  | "find"
  | "filter"
  | "proposals"
  | "next-hit"
  | "previous-hit"
  | "toggle-set-aside"
  | "toggle-density"
  | "larger-text"
  | "smaller-text"
  | "toggle-chinese"
  | "toggle-original"
  | "correct"
  | "toggle-panel"
  | "copy-source";

/** A tab of the panel at the side, by its feature. */
export interface OpeningPanel {
  readonly panel: string;
  /** The field there that the cursor goes into (`useWanted`). */
  readonly wants?: string;
  /** What the tab does as soon as it stands; it is told as what is wanted of it. */
  readonly acts?: string;
  /** Asked for again, the panel is closed. */
  readonly isToggled?: boolean;
  /** The words selected in the row come along. */
  readonly quotes?: boolean;
}

/** What is done with what the checks found. */
export type FindingsDoing = "next" | "previous" | "mend" | "ignore" | "next-open" | "previous-open";

export type Doing =
  | { readonly open: Opening }
  | OpeningPanel
  | { readonly findings: FindingsDoing }
  /** A dialog, by its name in the table of dialogs (`features/dialogs.ts`). */
  | { readonly dialog: string }
  /** Another page of the document. */
  | { readonly visit: "counts" }
  /** Asked first, because it is about many rows. */
  | { readonly ask: Asking; readonly run: readonly Command[] }
  | { readonly run: readonly Command[] }
  /** The text of the open field becomes another; null: nothing to be done, and `otherwise` says why. */
  | { readonly field: (selected: Selected) => Selected | null; readonly otherwise?: Said }
  /** Not now; it says why. */
  | { readonly cannot: Said };

/** What can be decided about many rows at once. */
type ManyDecided = "confirm" | "approve" | "finalize";

export interface Asking {
  readonly what: ManyDecided;
  readonly rows: number;
}

/** So many rows are decided at once only when somebody has seen their number. */
const ASK_FROM = 20;

/** Decides the rows that are selected; from ASK_FROM on, the number is asked back first. */
export function decideRows(what: ManyDecided, ids: readonly string[], commands: readonly Command[]): Doing {
  return ids.length < ASK_FROM ? { run: commands } : { ask: { what, rows: ids.length }, run: commands };
}

export interface Moment {
  readonly state: Workbench;
  /** The cursor in the live field, or null when no field is open. */
  readonly targetCaret: number | null;
  readonly sentences: Sentences | null;
}

/** On the key sheet, in this order; their words: `editor.group.${group}`. */
export const GROUPS = [
  "translate",
  "move",
  "align",
  "structure",
  "correct",
  "review",
  "check",
  "find",
  "see",
] as const;

export interface KeyCommand {
  /** Its words are `editor.command.${id}`. */
  readonly id: string;
  readonly group: (typeof GROUPS)[number];
  /** Where what it is called depends on the state. */
  readonly label?: (state: Workbench) => Said;
  /** As a button says it, for this person; without it the label stands there, too. */
  readonly short?: Said | ((state: Workbench) => Said);
  /** The menu in which it stands, beside the palette: of the row, or of the document. */
  readonly menu?: "row" | "document";
  /** As people read them; the first is the one that is shown. None: only in menus and the palette. */
  readonly keys: readonly string[];
  /** "everywhere": also in other fields of the page; "rows": in the table and its live field; "outside": not in a field. */
  readonly where: "everywhere" | "rows" | "outside";
  readonly isAvailable: (state: Workbench) => boolean;
  readonly does: (moment: Moment) => Doing;
}

export const always = () => true;

export function hasRow(state: Workbench): boolean {
  return state.active !== null;
}

/** A row is in use, and the role may do it. */
export function mayHere(action: Action): (state: Workbench) => boolean {
  return (state) => hasRow(state) && may(state.me.role, action);
}

export function run(...commands: readonly Command[]): Doing {
  return { run: commands };
}

/** Shows a tab of the panel; asked for again, closes it. */
export function opensPanel(panel: string): () => Doing {
  return () => ({ panel, isToggled: true });
}

export function opensDialog(dialog: string): () => Doing {
  return () => ({ dialog });
}

export function opens(opening: Opening): () => Doing {
  return () => ({ open: opening });
}
