/**
 * What is asked of the server beside saves. Each action is one record, which says its call, what it waits for, where its
 * answer goes, what undo calls it and what is said once it is done; nothing else in the house knows it by its name.
 */

import type { Said } from "../said";
import type { Rows } from "../state/rows";
import type { ActionKind, AnswerKind, Call, Here, StructureAnswer } from "./action-kind";
import { ALIGNMENT_ACTIONS, type AlignmentAction } from "./alignment";
import { CORRECTION_ACTIONS, type CorrectionAction } from "./corrections";
import { FILLING_ACTIONS, type FillingAction } from "./filling";
import { PROPOSAL_ACTIONS, type ProposalAction } from "./proposals";
import { REVIEW_ACTIONS, type ReviewAction } from "./review";
import { STRUCTURE_ACTIONS, type StructureAction } from "./structure";

export type Action =
  | AlignmentAction
  | CorrectionAction
  | FillingAction
  | ProposalAction
  | ReviewAction
  | StructureAction;

type Kinds = { readonly [Name in Action["do"]]: ActionKind<Extract<Action, { readonly do: Name }>> };

const KINDS = {
  ...ALIGNMENT_ACTIONS,
  ...CORRECTION_ACTIONS,
  ...FILLING_ACTIONS,
  ...PROPOSAL_ACTIONS,
  ...REVIEW_ACTIONS,
  ...STRUCTURE_ACTIONS,
} satisfies { readonly [Name in Action["do"]]: unknown } as unknown as Kinds;

/** The record of an action. */
export function kindOf<A extends Action>(action: A): ActionKind<A> {
  return KINDS[action.do] as unknown as ActionKind<A>;
}

/** Rows that it names itself. */
export function rowsOf(action: Action): readonly string[] {
  if ("ids" in action) return action.ids;
  return "id" in action ? [action.id] : [];
}

export function isStructure(action: Action): boolean {
  return kindOf(action).changes === "structure";
}

export function callFor(here: Here, action: Action): Call | null {
  return kindOf(action).call(action, here);
}

export function waitsFor(action: Action, rows: Rows): readonly string[] | "all" {
  return kindOf(action).waitsFor(action, rows);
}

export function answerOf(action: Action): AnswerKind {
  return kindOf(action).answer(action);
}

export function saidWhenDone(action: Action, answer: StructureAnswer, calls: number): Said | null {
  return kindOf(action).done?.(action, answer, calls) ?? null;
}
