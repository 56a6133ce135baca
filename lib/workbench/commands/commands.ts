/**
 * What can happen to the editor, and what it asks to be done outside. Commands carry everything that thinking cannot
 * make for itself: operation ids, answers of the server, the time having passed.
 */

import type { z } from "zod";
import type { ProposalKind } from "../../segmentation/proposal";
import type { AlignmentRestored, LinksAccepted, Realigned } from "../../wire/alignments";
import type { ApplyRules, NewCorrection } from "../../wire/corrections";
import type { Paragraph } from "../../wire/documents";
import type { ToldSegment } from "../../wire/events";
import type { ProposalsAnswered } from "../../wire/proposals";
import type { AnswerRepairs } from "../../wire/repairs";
import type {
  BatchDone,
  Reject,
  SaveTarget,
  Segment,
  StateChanged,
  StructureChanged,
  TargetConflict,
  TargetSaved,
} from "../../wire/segments";
import type { Locks } from "../outbox/holding";
import type { Entry, Trouble } from "../outbox/outbox";
import type { FilterName } from "../state/filters";

/** What can be decided about a row, and taken back. */
export type Decided = "confirm" | "approve" | "finalize" | "reject";

/** Asked of the server; each waits until the text of its rows is stored and earlier ones are answered (`isBlocked` in acting.ts). */
export type Action =
  | { readonly do: "confirm" | "approve" | "finalize"; readonly ids: readonly string[] }
  | {
      readonly do: "reject";
      readonly id: string;
      readonly reason: Reject["reason"];
      readonly comment: string;
    }
  /** The last decision about these rows is taken back; `of` names it, for the message. */
  | { readonly do: "take-back"; readonly ids: readonly string[]; readonly of: Decided }
  | {
      readonly do: "split";
      readonly id: string;
      readonly source: { readonly paragraphId: string; readonly offset: number } | null;
      readonly target: number | null;
      /** The English that `target` counts in; the split is dropped when the stored text turns out otherwise. */
      readonly text: string;
    }
  /** Merges the first with the next, and so on to the last; one step of undo. */
  | { readonly do: "merge"; readonly ids: readonly string[]; readonly changes: readonly string[] }
  | {
      readonly do: "move";
      readonly id: string;
      readonly direction: "up" | "down";
      readonly paragraph: number;
    }
  | { readonly do: "omit"; readonly id: string; readonly reason: string | null }
  | { readonly do: "note"; readonly id: string; readonly where: "before" | "after" }
  | { readonly do: "set-aside"; readonly id: string; readonly paragraphId: string; readonly reason: string }
  /** One proposal of the import is accepted or refused. */
  | {
      readonly do: "answer";
      readonly id: string;
      readonly paragraphId: string;
      readonly kind: ProposalKind;
      readonly answer: "accept" | "refuse";
    }
  /** All of a kind; `changes` are those that were made already, where one call was not enough. One step of undo. */
  | {
      readonly do: "answer-all";
      readonly kind: ProposalKind;
      readonly answer: "accept" | "refuse";
      readonly changes: readonly string[];
    }
  /** Everything that was set aside of a kind comes back. */
  | { readonly do: "bring-back-all"; readonly kind: ProposalKind }
  | { readonly do: "bring-back"; readonly paragraphId: string }
  | {
      readonly do: "accept";
      readonly id: string;
      readonly suggestionId: string;
      /** The row's English when it was accepted, and the suggested one. */
      readonly before: string;
      readonly text: string;
    }
  /** The alignment of these rows is right, whatever becomes of their words. */
  | { readonly do: "link"; readonly ids: readonly string[] }
  /** Nobody's decision stands for this row any more: aligning again may change it. */
  | { readonly do: "unlink"; readonly id: string }
  /** Align again what nobody has decided, from that row on, or everywhere. */
  | { readonly do: "align"; readonly from: string | null }
  /** Back to an earlier alignment, as far as nobody has decided otherwise. */
  | { readonly do: "go-back"; readonly alignmentId: string }
  /** Lays a correction over the Chinese of a row. */
  | {
      readonly do: "correct";
      readonly id: string;
      readonly paragraphId: string;
      readonly wish: NewCorrection;
    }
  | { readonly do: "withdraw-correction"; readonly id: string; readonly correctionId: string }
  /** Applies rows of the substitution table to the document. */
  | { readonly do: "apply-table"; readonly table: z.input<typeof ApplyRules> }
  | { readonly do: "withdraw-rules"; readonly rules: readonly string[] }
  /** Answers what is damaged in the characters: all of a kind, or some places. */
  | { readonly do: "repair"; readonly wish: AnswerRepairs }
  | { readonly do: "undo-change"; readonly change: string };

/** A run of rows that was accepted also says which of them were not; answers to proposals, how many. */
export type StructureAnswer = StructureChanged &
  Partial<Pick<LinksAccepted, "refused">> &
  Partial<Pick<ProposalsAnswered, "answered" | "left" | "skipped">>;

/** How far aligning again is; `share` from 0 to 1, null while nobody can tell. */
export interface Aligning {
  readonly share: number | null;
  readonly isStopping: boolean;
}

export type Goal =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "next-unconfirmed"
  | "next-unfinished"
  | "next-review"
  | "next-doubt"
  | "previous-doubt"
  | "next-proposal"
  | "previous-proposal";

export type Command =
  /** Rows that follow those that are there. */
  | { readonly type: "load"; readonly segments: readonly Segment[]; readonly isComplete: boolean }
  /** The document read anew. */
  | { readonly type: "reload"; readonly segments: readonly Segment[] }
  | { readonly type: "load-set-aside"; readonly paragraphs: readonly Paragraph[] }
  /** What an earlier visit left waiting on this machine. */
  | { readonly type: "adopt"; readonly entries: readonly Entry[] }
  | { readonly type: "activate"; readonly id: string; readonly edit?: boolean }
  /** Makes the selected run reach to this row. */
  | { readonly type: "extend"; readonly id: string }
  /** Every row that is shown. */
  | { readonly type: "extend-all" }
  | { readonly type: "extend-by"; readonly by: 1 | -1 }
  | { readonly type: "open-field" }
  | { readonly type: "leave-field" }
  | { readonly type: "deselect" }
  | { readonly type: "source-caret"; readonly offset: number | null }
  /** The Chinese cursor goes to the next pause, or the one before. */
  | { readonly type: "step-source-caret"; readonly direction: 1 | -1 }
  | { readonly type: "go"; readonly to: Goal }
  /** To the next open proposal of a kind. */
  | { readonly type: "go-to-kind"; readonly kind: ProposalKind }
  | { readonly type: "type"; readonly text: string; readonly isComposing: boolean }
  /** Nothing was typed for a while. */
  | { readonly type: "pause" }
  /** Who types in which row, beside this window. */
  | { readonly type: "locks"; readonly locks: Locks }
  /** The row in use, from whoever types in it. */
  | { readonly type: "take-over" }
  /** Whole texts at once: a restored version, the source copied, a replacement. One step of undo. */
  | {
      readonly type: "write";
      readonly texts: ReadonlyMap<string, string>;
      readonly label: string;
      /** Said afterwards, with the offer to undo it. */
      readonly done?: string;
      readonly origin?: SaveTarget["origin"];
    }
  | { readonly type: "send"; readonly segmentId: string; readonly operationId: string }
  | {
      readonly type: "saved";
      readonly segmentId: string;
      readonly operationId: string;
      readonly answer: TargetSaved;
    }
  | {
      readonly type: "conflicted";
      readonly segmentId: string;
      readonly operationId: string;
      readonly current: TargetConflict["current"];
    }
  | {
      readonly type: "refused";
      readonly segmentId: string;
      readonly operationId: string;
      readonly detail: string;
    }
  | {
      readonly type: "unanswered";
      readonly segmentId: string;
      readonly operationId: string;
      readonly why: Trouble;
      /** 0 to 1, for the length of the pause. */
      readonly chance: number;
      /** Milliseconds that the server asked to be left alone. */
      readonly atLeast?: number;
    }
  /** The pause is over: what found no answer is sent again, in the order in which it was typed. */
  | { readonly type: "retry" }
  /** The session has ended (or is there again: null); what waits is sent when it is. */
  | { readonly type: "troubled"; readonly trouble: Trouble | null }
  /** What is typed can no longer be kept on this machine (or can again). */
  | { readonly type: "keeping"; readonly isKept: boolean }
  | { readonly type: "resolve"; readonly segmentId: string; readonly text: string }
  | { readonly type: "discard"; readonly segmentId: string }
  | { readonly type: "online"; readonly isOnline: boolean }
  | { readonly type: "act"; readonly action: Action }
  | { readonly type: "answered-state"; readonly action: Action; readonly answer: StateChanged }
  | { readonly type: "answered-batch"; readonly action: Action; readonly answer: BatchDone }
  | { readonly type: "answered-structure"; readonly action: Action; readonly answer: StructureAnswer }
  | { readonly type: "answered-accept"; readonly action: Action; readonly answer: TargetSaved }
  | { readonly type: "answered-align"; readonly action: Action; readonly answer: Realigned }
  | { readonly type: "answered-go-back"; readonly action: Action; readonly answer: AlignmentRestored }
  | {
      readonly type: "action-refused";
      readonly action: Action;
      readonly detail: string;
      /** It was given up because a person asked for that. */
      readonly wasStopped?: boolean;
    }
  /** A long action was asked after. */
  | { readonly type: "progress"; readonly action: Action; readonly share: number | null }
  | { readonly type: "stop-aligning" }
  /** Rows as somebody (also oneself, from another tab) made them. */
  | {
      readonly type: "arrived";
      readonly segments: readonly ToldSegment[];
      readonly removed: readonly string[];
      /** Where the cursor stands in the live field now. */
      readonly caret?: number | null;
    }
  | { readonly type: "counted-comments"; readonly segmentId: string; readonly openComments: number }
  | { readonly type: "filter"; readonly filter: FilterName }
  | { readonly type: "undo" }
  | { readonly type: "redo" };

export type Effect =
  /** Dispatch `send` for the row after `ms`; a later one for the same row takes its place, yet none waits beyond `latest`. */
  | { readonly do: "wait"; readonly segmentId: string; readonly ms: number; readonly latest: number }
  /** Dispatch `retry` after `ms`, unless that is to happen anyway. */
  | { readonly do: "retry"; readonly ms: number }
  | { readonly do: "save"; readonly segmentId: string; readonly save: SaveTarget }
  /** Write the row's outbox entry to the machine, or take it away there: now, before anything else. */
  | { readonly do: "keep"; readonly segmentId: string; readonly entry: Entry | null }
  | {
      readonly do: "call";
      readonly action: Action;
      readonly method: "POST" | "DELETE";
      readonly path: string;
      readonly body: unknown;
    }
  /** Ask the server to give up a long action that is under way. */
  | { readonly do: "stop"; readonly action: Action }
  /** Bring the row in use into view and the keyboard to it. */
  | { readonly do: "reveal"; readonly id: string }
  | { readonly do: "say"; readonly text: string; readonly canUndo: boolean; readonly isProblem: boolean };

export type Applied<State> = { readonly state: State; readonly effects: readonly Effect[] };
