/** Answers to what the import proposes, one by one or all of a kind. */

import type { ProposalKind } from "../../segmentation/proposal";
import type { AnswerProposals } from "../../wire/proposals";
import { type ActionKind, post, type StructureAnswer } from "./action-kind";

interface AnswerOne {
  readonly do: "answer";
  readonly id: string;
  readonly paragraphId: string;
  readonly kind: ProposalKind;
  readonly answer: "accept" | "refuse";
}

/** All of a kind; `changes` are those that were made already, where one call was not enough. One step of undo. */
interface AnswerAll {
  readonly do: "answer-all";
  readonly kind: ProposalKind;
  readonly answer: "accept" | "refuse";
  readonly changes: readonly string[];
}

/** Everything that was set aside of a kind comes back. */
interface BringAllBack {
  readonly do: "bring-back-all";
  readonly kind: ProposalKind;
}

export type ProposalAction = AnswerOne | AnswerAll | BringAllBack;

export const PROPOSAL_ACTIONS = {
  answer: {
    changes: "structure",
    needsOneText: true,
    waitsFor: ({ id }) => [id],
    call: ({ kind, answer, paragraphId }, { documentId }) =>
      post(`/documents/${documentId}/proposals`, {
        kind,
        answer,
        paragraphs: [paragraphId],
      } satisfies AnswerProposals),
    answer: () => "structure",
    undo: { code: "editor.undo.answer" },
    done: sayAnswered,
  } satisfies ActionKind<AnswerOne>,
  "answer-all": {
    changes: "structure",
    waitsFor: () => "all",
    call: ({ kind, answer }, { documentId }) =>
      post(`/documents/${documentId}/proposals`, { kind, answer } satisfies AnswerProposals),
    answer: () => "structure",
    undo: { code: "editor.undo.answer-all" },
    done: sayAnswered,
  } satisfies ActionKind<AnswerAll>,
  "bring-back-all": {
    changes: "structure",
    waitsFor: () => "all",
    call: ({ kind }, { documentId }) => post(`/documents/${documentId}/bring-back`, { kind }),
    answer: () => "structure",
    undo: { code: "editor.undo.bring-back" },
    done: () => ({ code: "editor.done.bring-back-all" }),
  } satisfies ActionKind<BringAllBack>,
};

/** "5 set aside", "Kept", "3 split into turns, 1 not: …". Of several calls the last says how many it answered. */
function sayAnswered(action: AnswerOne | AnswerAll, { answered = 1, skipped = 0 }: StructureAnswer) {
  const { kind, answer } = action;
  const isOfMany = action.do === "answer-all" && action.changes.length > 0;
  const done =
    answer === "refuse"
      ? ({ code: "editor.proposals.kept", count: answered } as const)
      : isOfMany
        ? ({ code: "editor.proposals.all-done", kind } as const)
        : ({ code: "editor.proposals.done", kind, count: answered } as const);
  return skipped === 0 ? done : ({ code: "editor.proposals.skipped", done, count: skipped } as const);
}
