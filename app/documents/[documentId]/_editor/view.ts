"use client";

import { createContext, useContext } from "react";
import type { Presence } from "@/lib/wire/events";
import type { TextSize } from "@/lib/wire/people";
import type { Anchor } from "@/lib/wire/talk";
import type { Command } from "@/lib/workbench/commands/commands";
import type { Found } from "@/lib/workbench/commands/find";
import type { Asking } from "@/lib/workbench/keys/key-command";
import type { Said } from "@/lib/workbench/said";
import type { Correcting } from "@/lib/workbench/state/correcting";
import type { Mark } from "@/lib/workbench/state/marks";
import { type Cell, makeCell, useCell } from "./cell";

export interface Finding {
  readonly text: string;
  readonly caseSensitive: boolean;
  readonly wholeWord: boolean;
  readonly regex: boolean;
  readonly hits: readonly Found[];
  readonly isCut: boolean;
  readonly problem: Said | null;
  /** Index of the hit that was gone to, or -1. */
  readonly current: number;
}

/** What was to be decided, and of which row. */
export interface Stopped {
  readonly decision: "confirm" | "approve";
  readonly id: string;
}

/** How the editor is looked at: nothing here is part of the document, and none of it is undone. */
export interface View {
  /** By its name in the table of dialogs (`features/dialogs.ts`). */
  readonly dialog: string | null;
  /** What the dialog about many rows asks back. */
  readonly manyRows: (Asking & { readonly run: readonly Command[] }) | null;
  /** A decision about one row that a finding stopped. */
  readonly stopped: Stopped | null;
  /** A tab of the panel, by the feature that has it (`features/panels.ts`). */
  readonly panel: string | null;
  /** A field that a command asks for: the cursor goes into it, as soon as it stands. While this is set, keys do nothing to the page: what is typed is meant for the field. */
  readonly wants: string | null;
  /** What was typed for a field of the panel or a dialog before that was there. */
  readonly ahead: string;
  readonly isCompact: boolean;
  /** Of the two columns, in per cent. */
  readonly textSize: TextSize;
  readonly showsSetAside: boolean;
  /** The proposals of the import, listed by kind. */
  readonly showsProposals: boolean;
  /** Proofreaders begin without the Chinese. */
  readonly showsChinese: boolean;
  /** Corrected rows are read as the original has them. */
  readonly showsOriginal: boolean;
  /** What was selected in the Chinese when somebody asked to correct it. */
  readonly correcting: (Correcting & { readonly segmentId: string }) | null;
  /** A confirmed row whose English may go to its repeats. */
  readonly propagating: string | null;
  /** Rows whose Chinese was asked for one by one. */
  readonly revealed: ReadonlySet<string>;
  readonly finding: Finding | null;
  /** Sentences that answer each other and are lit now. */
  readonly light: { readonly segmentId: string; readonly bead: number } | null;
  /** Words that a comment is being written about. */
  readonly quote: { readonly segmentId: string; readonly anchor: Anchor } | null;
  /** Words that the panel speaks of: quoted in comments, or reasons for the alignment. */
  readonly pointed: {
    readonly segmentId: string;
    readonly source: readonly Mark[];
    readonly target: readonly Mark[];
  } | null;
  readonly here: Presence["here"];
  /** The line over which others are heard is down. */
  readonly isCut: boolean;
}

export const FIRST_VIEW: View = {
  dialog: null,
  manyRows: null,
  stopped: null,
  panel: null,
  wants: null,
  ahead: "",
  isCompact: false,
  textSize: { source: 100, target: 100 },
  showsSetAside: true,
  showsProposals: false,
  showsChinese: true,
  showsOriginal: false,
  correcting: null,
  propagating: null,
  revealed: new Set(),
  finding: null,
  light: null,
  quote: null,
  pointed: null,
  here: [],
  isCut: false,
};

export type ViewCell = Cell<View>;
export const makeView = (initial: View): ViewCell => makeCell(initial);

export const ViewContext = createContext<ViewCell | null>(null);

export function useViewCell(): ViewCell {
  const view = useContext(ViewContext);
  if (!view) throw new Error("No editor around this part of the screen");
  return view;
}

export function useView<Part>(select: (view: View) => Part): Part {
  return useCell(useViewCell(), select);
}
