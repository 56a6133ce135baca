/** Decisions about rows, and taking over what somebody suggests. What is said of decisions stands in `commands/deciding.ts`. */

import type { Reject } from "../../wire/segments";
import { findRow } from "../state/rows";
import { type ActionKind, atRow, atRows, post } from "./action-kind";

/** What can be decided about a row, and taken back. */
export type Decided = "confirm" | "approve" | "finalize" | "reject";

interface Decide {
  readonly do: "confirm" | "approve" | "finalize";
  readonly ids: readonly string[];
  /** Decided though a finding stops the row: to confirm somebody has said so, to approve they have said why. */
  readonly despite?: true | string;
}

interface SendBack {
  readonly do: "reject";
  readonly id: string;
  readonly reason: NonNullable<Reject["reason"]>;
  readonly comment: string;
}

/** The last decision about these rows is taken back; `of` names it, for the message. */
interface TakeBack {
  readonly do: "take-back";
  readonly ids: readonly string[];
  readonly of: Decided;
}

interface AcceptSuggestion {
  readonly do: "accept";
  readonly id: string;
  readonly suggestionId: string;
  /** The row's English when it was accepted, and the suggested one. */
  readonly before: string;
  readonly text: string;
}

export type ReviewAction = Decide | SendBack | TakeBack | AcceptSuggestion;

const decide: ActionKind<Decide> = {
  changes: "state",
  isJudging: true,
  waitsFor: ({ ids }) => ids,
  call: ({ ids, do: verb, despite }, here) =>
    atRows(here, ids, verb, despite === undefined ? {} : { despite }),
  answer: ({ ids }) => (ids.length === 1 ? "state" : "batch"),
  undo: null,
};

export const REVIEW_ACTIONS = {
  confirm: decide,
  approve: decide,
  finalize: decide,
  "take-back": {
    changes: "state",
    isJudging: true,
    needsOneText: true,
    waitsFor: ({ ids }) => ids,
    call: ({ ids }, here) => atRows(here, ids, "take-back"),
    answer: ({ ids }) => (ids.length === 1 ? "state" : "batch"),
    undo: null,
  } satisfies ActionKind<TakeBack>,
  reject: {
    changes: "state",
    waitsFor: ({ id }) => [id],
    call: ({ id, reason, comment }, here) =>
      atRow(here, id, "reject", (revision): Reject => ({ revision, reason, comment })),
    answer: () => "state",
    undo: null,
  } satisfies ActionKind<SendBack>,
  accept: {
    changes: "state",
    waitsFor: ({ id }) => [id],
    call: ({ id, suggestionId }, { rows }) => {
      const row = findRow(rows, id);
      return row ? post(`/suggestions/${suggestionId}/accept`, { revision: row.revision }) : null;
    },
    answer: () => "accept",
    undo: { code: "editor.undo.accept" },
  } satisfies ActionKind<AcceptSuggestion>,
};
