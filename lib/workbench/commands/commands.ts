/**
 * What can happen to the editor, and what it asks to be done outside. Commands carry everything that thinking cannot
 * make for itself: operation ids, answers of the server, the time having passed.
 */

import type { ProposalKind } from "../../segmentation/proposal";
import type { AlignmentRestored, Realigned } from "../../wire/alignments";
import type { Paragraph } from "../../wire/documents";
import type { ToldSegment } from "../../wire/events";
import type {
  BatchDone,
  SaveTarget,
  Segment,
  StateChanged,
  TargetConflict,
  TargetSaved,
} from "../../wire/segments";
import type { StructureAnswer } from "../actions/action-kind";
import type { Action } from "../actions/actions";
import type { Entry, Trouble } from "../outbox/outbox";
import type { Said } from "../said";
import type { FilterName } from "../state/filters";
import type { Locks } from "../state/locks";

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
      /** What undo calls it. */
      readonly label: Said;
      /** Said afterwards, with the offer to undo it. */
      readonly done?: Said;
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
      readonly detail: Said;
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
      readonly detail: Said;
      /** It was given up because a person asked for that. */
      readonly wasStopped?: boolean;
      /** A dialog asks about it: nothing more has to be said. */
      readonly isAsked?: boolean;
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
  /** `among`: the rows that have findings, which the value does not know. */
  | { readonly type: "filter"; readonly filter: FilterName; readonly among?: ReadonlySet<string> }
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
  | {
      readonly do: "say";
      readonly message: Said;
      readonly canUndo: boolean;
      readonly isProblem: boolean;
    };

/** To be said: with the offer to take it back, as a problem, or neither. */
export function say(
  message: Said,
  as: { readonly canUndo?: boolean; readonly isProblem?: boolean } = {},
): Effect {
  return { do: "say", message, canUndo: false, isProblem: false, ...as };
}

export type Applied<State> = { readonly state: State; readonly effects: readonly Effect[] };
