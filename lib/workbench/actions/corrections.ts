/** Corrections laid over the Chinese: one, rows of the table, damaged characters. */

import type { z } from "zod";
import type { ApplyRules, NewCorrection } from "../../wire/corrections";
import type { AnswerRepairs } from "../../wire/repairs";
import { type ActionKind, post } from "./action-kind";

/** Lays a correction over the Chinese of a row. */
interface Correct {
  readonly do: "correct";
  readonly id: string;
  readonly paragraphId: string;
  readonly wish: NewCorrection;
}

interface WithdrawCorrection {
  readonly do: "withdraw-correction";
  readonly id: string;
  readonly correctionId: string;
}

/** Applies rows of the correction table to the document. */
interface ApplyTable {
  readonly do: "apply-table";
  readonly table: z.input<typeof ApplyRules>;
}

interface WithdrawRules {
  readonly do: "withdraw-rules";
  readonly rules: readonly string[];
}

/** Answers what is damaged in the characters: all of a kind, or some places. */
interface Repair {
  readonly do: "repair";
  readonly wish: AnswerRepairs;
}

export type CorrectionAction = Correct | WithdrawCorrection | ApplyTable | WithdrawRules | Repair;

export const CORRECTION_ACTIONS = {
  correct: {
    changes: "structure",
    needsOneText: true,
    waitsFor: ({ id }) => [id],
    call: ({ paragraphId, wish }) => post(`/paragraphs/${paragraphId}/corrections`, wish),
    answer: () => "structure",
    undo: { code: "editor.undo.correct" },
    done: () => ({ code: "editor.done.correct" }),
  } satisfies ActionKind<Correct>,
  "withdraw-correction": {
    changes: "structure",
    needsOneText: true,
    waitsFor: ({ id }) => [id],
    call: ({ correctionId }) => ({ method: "DELETE", path: `/corrections/${correctionId}`, body: undefined }),
    answer: () => "structure",
    undo: { code: "editor.undo.withdraw-correction" },
    done: () => ({ code: "editor.done.withdraw-correction" }),
  } satisfies ActionKind<WithdrawCorrection>,
  "apply-table": {
    changes: "structure",
    waitsFor: () => "all",
    call: ({ table }, { documentId }) => post(`/documents/${documentId}/rules/apply`, table),
    answer: () => "structure",
    undo: { code: "editor.undo.apply-table" },
    done: () => ({ code: "editor.done.apply-table" }),
  } satisfies ActionKind<ApplyTable>,
  "withdraw-rules": {
    changes: "structure",
    waitsFor: () => "all",
    call: ({ rules }, { documentId }) => post(`/documents/${documentId}/rules/withdraw`, { rules }),
    answer: () => "structure",
    undo: { code: "editor.undo.withdraw-rules" },
    done: () => ({ code: "editor.done.withdraw-rules" }),
  } satisfies ActionKind<WithdrawRules>,
  repair: {
    changes: "structure",
    waitsFor: () => "all",
    call: ({ wish }, { documentId }) => post(`/documents/${documentId}/repairs`, wish),
    answer: () => "structure",
    undo: { code: "editor.undo.repair" },
    done: () => ({ code: "editor.done.repair" }),
  } satisfies ActionKind<Repair>,
};
