/** Which Chinese stands beside which English: splitting, merging, moving, omitting, notes, setting aside. */

import type { z } from "zod";
import type { SetAside } from "../../wire/documents";
import type { Merge, Move, NewNote, Omit, Split } from "../../wire/segments";
import { findRow, type Rows, rowAt } from "../state/rows";
import { type ActionKind, atRow, post } from "./action-kind";

interface SplitRow {
  readonly do: "split";
  readonly id: string;
  readonly source: { readonly paragraphId: string; readonly offset: number } | null;
  readonly target: number | null;
  /** The English that `target` counts in; the split is dropped when the stored text turns out otherwise. */
  readonly text: string;
}

/** Merges the first with the next, and so on to the last; one step of undo. */
interface MergeRows {
  readonly do: "merge";
  readonly ids: readonly string[];
  readonly changes: readonly string[];
}

interface MoveParagraph {
  readonly do: "move";
  readonly id: string;
  readonly direction: "up" | "down";
  readonly paragraph: number;
}

interface OmitRow {
  readonly do: "omit";
  readonly id: string;
  readonly reason: string | null;
}

interface InsertNote {
  readonly do: "note";
  readonly id: string;
  readonly where: "before" | "after";
}

interface SetParagraphAside {
  readonly do: "set-aside";
  readonly id: string;
  readonly paragraphId: string;
  readonly reason: string;
}

interface BringBack {
  readonly do: "bring-back";
  readonly paragraphId: string;
}

interface UndoChange {
  readonly do: "undo-change";
  readonly change: string;
}

export type StructureAction =
  | SplitRow
  | MergeRows
  | MoveParagraph
  | OmitRow
  | InsertNote
  | SetParagraphAside
  | BringBack
  | UndoChange;

export const STRUCTURE_ACTIONS = {
  split: {
    changes: "structure",
    needsOneText: true,
    waitsFor: ({ id }) => [id],
    isVain: ({ id, text }, textOf) => (textOf(id) === text ? null : { code: "editor.cannot.split-changed" }),
    call: ({ id, source, target }, here) =>
      atRow(here, id, "split", (revision): Split => ({ revision, source, target })),
    answer: () => "structure",
    undo: { code: "editor.undo.split" },
    done: () => ({ code: "editor.done.split" }),
  } satisfies ActionKind<SplitRow>,
  merge: {
    changes: "structure",
    needsOneText: true,
    waitsFor: ({ ids }) => ids,
    call: ({ ids: [first, second] }, here) => {
      const other = second === undefined ? undefined : findRow(here.rows, second);
      if (first === undefined || !other) return null;
      const otherRevision = other.revision;
      return atRow(here, first, "merge", (revision): Merge => ({ revision, with: "next", otherRevision }));
    },
    answer: () => "structure",
    undo: { code: "editor.undo.merge" },
    done: (_, __, calls) => ({ code: "editor.done.merge", count: calls + 1 }),
  } satisfies ActionKind<MergeRows>,
  move: {
    changes: "structure",
    needsOneText: true,
    // The neighbour's text, too.
    waitsFor: ({ id, direction }, rows) => {
      const other = neighbour(rows, id, direction);
      return other ? [id, other.id] : [id];
    },
    call: ({ id, direction, paragraph }, here) => {
      const other = neighbour(here.rows, id, direction);
      if (!other) return null;
      const otherRevision = other.revision;
      return atRow(here, id, "move", (revision): Move => ({ revision, direction, paragraph, otherRevision }));
    },
    answer: () => "structure",
    undo: { code: "editor.undo.move" },
    done: () => ({ code: "editor.done.move" }),
  } satisfies ActionKind<MoveParagraph>,
  omit: {
    changes: "structure",
    needsOneText: true,
    waitsFor: ({ id }) => [id],
    call: ({ id, reason }, here) =>
      atRow(here, id, "omit", (revision): z.infer<typeof Omit> => ({ revision, reason })),
    answer: () => "structure",
    undo: { code: "editor.undo.omit" },
    done: ({ reason }) => ({ code: reason === null ? "editor.done.omit-no-more" : "editor.done.omit" }),
  } satisfies ActionKind<OmitRow>,
  note: {
    changes: "structure",
    needsOneText: true,
    waitsFor: ({ id }) => [id],
    call: ({ id, where }, here) => atRow(here, id, "note", (): z.input<typeof NewNote> => ({ where })),
    answer: () => "structure",
    undo: { code: "editor.undo.note" },
    done: () => ({ code: "editor.done.note" }),
  } satisfies ActionKind<InsertNote>,
  "set-aside": {
    changes: "structure",
    needsOneText: true,
    waitsFor: ({ id }) => [id],
    call: ({ paragraphId, reason }) =>
      post(`/paragraphs/${paragraphId}/set-aside`, { reason } satisfies z.infer<typeof SetAside>),
    answer: () => "structure",
    undo: { code: "editor.undo.set-aside" },
    done: () => ({ code: "editor.done.set-aside" }),
  } satisfies ActionKind<SetParagraphAside>,
  "bring-back": {
    changes: "structure",
    waitsFor: () => [],
    call: ({ paragraphId }) => post(`/paragraphs/${paragraphId}/bring-back`, {}),
    answer: () => "structure",
    undo: { code: "editor.undo.bring-back" },
    done: () => ({ code: "editor.done.bring-back" }),
  } satisfies ActionKind<BringBack>,
  "undo-change": {
    changes: "structure",
    waitsFor: () => "all",
    call: ({ change }) => post(`/changes/${change}/undo`, {}),
    answer: () => "structure",
    undo: null,
  } satisfies ActionKind<UndoChange>,
};

function neighbour(rows: Rows, id: string, direction: "up" | "down") {
  const place = rows.places.get(id);
  return place === undefined ? undefined : rowAt(rows, place + (direction === "up" ? -1 : 1));
}
