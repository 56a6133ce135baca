import type { Call } from "./call";
import {
  ApplyRules,
  CorrectionList,
  NewCorrection,
  NewRules,
  NewTable,
  PreviewRules,
  RuleList,
  RuleQuery,
  RulesAdded,
  RulesPreview,
  Suspects,
  WithdrawRules,
} from "./corrections";
import { AnswerRepairs, RepairList } from "./repairs";
import { StructureChanged } from "./segments";
import { Page } from "./text";

/** Corrections laid over the original, by hand and by a substitution table. The original itself is never changed. */
export const CORRECTION_CALLS: readonly Call[] = [
  {
    method: "get",
    path: "/documents/{documentId}/corrections",
    query: Page,
    does: "The corrections of a document's original that hold, in reading order.",
    answers: { 200: CorrectionList },
  },
  {
    method: "post",
    path: "/paragraphs/{paragraphId}/corrections",
    body: NewCorrection,
    does: "Lays a correction over a place in a paragraph; 409 where it overlaps another or something else stands there.",
    answers: { 200: StructureChanged },
  },
  {
    method: "delete",
    path: "/corrections/{correctionId}",
    does: "Takes a correction back. Where a rule made it, the place stays as it is when the table is applied again.",
    answers: { 200: StructureChanged },
  },
  {
    method: "get",
    path: "/documents/{documentId}/suspects",
    does: "Words of the original that look damaged, with contexts and what they may have been. Nothing is changed by it.",
    answers: { 200: Suspects },
  },
  {
    method: "get",
    path: "/documents/{documentId}/repairs",
    does: "Damaged characters of the original (misread encodings, invisible and full-width ones, codes of web pages) and what should stand there.",
    answers: { 200: RepairList },
  },
  {
    method: "post",
    path: "/documents/{documentId}/repairs",
    body: AnswerRepairs,
    does: "Repairs damaged characters of a kind, or leaves them as they are; all or some places, one change, undone as one.",
    answers: { 200: StructureChanged },
  },
  {
    method: "get",
    path: "/documents/{documentId}/rules",
    query: RuleQuery,
    does: "The substitution table that a document is read with: its own rows and the project's.",
    answers: { 200: RuleList },
  },
  {
    method: "post",
    path: "/documents/{documentId}/rules",
    body: NewRules,
    does: "Adds rows to the table of a document or of its project, without applying them.",
    answers: { 201: RulesAdded },
  },
  {
    method: "get",
    path: "/documents/{documentId}/rules/table",
    does: "The table as a TSV file: what is written, what it should say, and why.",
    answers: { 200: ["text/tab-separated-values"] },
  },
  {
    method: "post",
    path: "/documents/{documentId}/rules/table",
    body: NewTable,
    does: "Adds the rows of a TSV file, without applying them; lines that cannot be read are named.",
    answers: { 201: RulesAdded },
  },
  {
    method: "post",
    path: "/documents/{documentId}/rules/preview",
    body: PreviewRules,
    does: "What applying the table would do: counts, and every place in context. Nothing is stored.",
    answers: { 200: RulesPreview },
  },
  {
    method: "post",
    path: "/documents/{documentId}/rules/apply",
    body: ApplyRules,
    does: "Applies the table in one pass, longest match first, but for the places that are left out; one change, undone as one.",
    answers: { 200: StructureChanged },
  },
  {
    method: "post",
    path: "/documents/{documentId}/rules/withdraw",
    body: WithdrawRules,
    does: "Takes rows out of the table, and what they made in this document back.",
    answers: { 200: StructureChanged },
  },
];
