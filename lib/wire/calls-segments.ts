import type { Call } from "./call";
import { ParagraphList, ParagraphQuery, SetAside } from "./documents";
import { Here, ResumeAfter } from "./events";
import { AnswerProposals, BringBack, ProposalList, ProposalsAnswered } from "./proposals";
import {
  Approve,
  AtRevision,
  Batch,
  BatchApprove,
  BatchConfirm,
  BatchDone,
  Confirm,
  History,
  HistoryQuery,
  Merge,
  Move,
  NewNote,
  Omit,
  Reject,
  SaveTarget,
  Segment,
  SegmentList,
  SegmentQuery,
  Sentences,
  SetLock,
  Split,
  StateChanged,
  StructureChanged,
  TargetConflict,
  TargetSaved,
} from "./segments";
import {
  AcceptSuggestion,
  Comment,
  CommentChange,
  CommentList,
  NewComment,
  NewSuggestion,
  Suggestion,
  SuggestionList,
} from "./talk";
import { Ok, Page } from "./text";

/** Rows, structure, review, talk and who is here. */
export const SEGMENT_CALLS: readonly Call[] = [
  {
    method: "get",
    path: "/documents/{documentId}/segments",
    query: SegmentQuery,
    does: "The rows in reading order; a viewer gets the approved ones, in English.",
    answers: { 200: SegmentList },
  },
  {
    method: "put",
    path: "/segments/{segmentId}/target",
    body: SaveTarget,
    does: "Saves a row's English. Sent again with the same operationId it gives the first answer again; from an older revision it is merged, or refused where the edits touch.",
    answers: { 200: TargetSaved },
    conflict: TargetConflict,
  },
  ...judging(
    "confirm",
    "Says that the translation is done; 409 (/problems/stops) where a finding stops the row, unless `despite` says that it shall be all the same.",
    Confirm,
    BatchConfirm,
  ),
  ...judging(
    "approve",
    "Approves the current version; 403 for whoever confirmed it or contributed words to it since the last approval, unless the project allows it. Where the project lets reviewers fix and approve (`allowFixing`), a reviewer's own fixes of at most a fifth of the words that somebody else confirmed do not stand in the way; with `text` the row is changed to it and approved at once, or neither. Where a finding stops the row, 409 (/problems/stops) unless `despite` gives a reason, which is kept with the approval.",
    Approve,
    BatchApprove,
  ),
  ...judging("finalize", "Signs an approved row off."),
  {
    method: "post",
    path: "/segments/{segmentId}/reject",
    body: Reject,
    does: "Sends a row back to its translator, with a reason; what is said to it becomes a comment.",
    answers: { 200: StateChanged },
  },
  ...judging(
    "take-back",
    "Takes the row's last decision back (confirm, approve, finalize, reject), while the row stands as it left it: by whoever decided, or an owner. It stays in the history, noted as taken back; the thread that sending back began goes with it.",
  ),
  ...restructuring("split", Split, "Makes two rows of one."),
  ...restructuring("merge", Merge, "Makes one row of two."),
  ...restructuring("move", Move, "Moves English paragraphs to the row above or below."),
  ...restructuring("omit", Omit, "Leaves a row out on purpose, or takes that back."),
  {
    method: "put",
    path: "/segments/{segmentId}/lock",
    body: SetLock,
    does: "Locks a row, so that nothing changes it, or unlocks one that an owner or another program has locked. For owners.",
    answers: { 200: Segment },
  },
  ...restructuring("note", NewNote, "Adds a row of English without Chinese beside this one."),
  ...ofParagraph("set-aside", "Sets a paragraph of the original aside for a stated reason.", SetAside),
  ...ofParagraph("bring-back", "Brings a paragraph back into the work."),
  ...ofParagraph("dismiss-proposal", "Says that a paragraph stays, though it was proposed to set it aside."),
  {
    method: "get",
    path: "/documents/{documentId}/proposals",
    does: "What the import proposes and nobody has answered: to set aside, to part, to join.",
    answers: { 200: ProposalList },
  },
  {
    method: "post",
    path: "/documents/{documentId}/proposals",
    body: AnswerProposals,
    does: "Accepts or refuses all open proposals of one kind, or those of some paragraphs, as one change that can be undone. Where `left` is not 0, ask again.",
    answers: { 200: ProposalsAnswered },
  },
  {
    method: "post",
    path: "/documents/{documentId}/bring-back",
    body: BringBack,
    does: "Brings back everything that was set aside of one kind, each paragraph in its place.",
    answers: { 200: StructureChanged },
  },
  {
    method: "post",
    path: "/changes/{changeId}/undo",
    does: "Takes a change of structure back, if nothing that it touched has changed since. This is a change, too.",
    answers: { 200: StructureChanged },
  },
  {
    method: "get",
    path: "/documents/{documentId}/paragraphs",
    query: ParagraphQuery,
    does: "The paragraphs of the original in reading order.",
    answers: { 200: ParagraphList },
  },
  {
    method: "get",
    path: "/segments/{segmentId}/history",
    query: HistoryQuery,
    does: "The versions of a row's English, newest first, and what reviewers said of each. By sittings, the saves that a person made shortly after each other, with nothing done by anybody in between, are shown as the last of them; `autosaves` says how many more there are, and `after` its `revision` lists them.",
    answers: { 200: History },
  },
  {
    method: "get",
    path: "/segments/{segmentId}/sentences",
    does: "Which English sentences of a row answer which Chinese ones.",
    answers: { 200: Sentences },
  },
  {
    method: "get",
    path: "/documents/{documentId}/comments",
    query: Page,
    does: "The comments on a document's rows, oldest first.",
    answers: { 200: CommentList },
  },
  {
    method: "get",
    path: "/segments/{segmentId}/comments",
    query: Page,
    does: "The comments on a row, oldest first.",
    answers: { 200: CommentList },
  },
  {
    method: "post",
    path: "/segments/{segmentId}/comments",
    body: NewComment,
    does: "Begins a thread on a row, or answers one.",
    answers: { 201: Comment },
  },
  {
    method: "patch",
    path: "/comments/{commentId}",
    body: CommentChange,
    does: "Changes one's own words, or resolves or reopens a thread.",
    answers: { 200: Comment },
  },
  {
    method: "delete",
    path: "/comments/{commentId}",
    does: "Takes one's own comment back; a thread that others have answered stays.",
    answers: { 200: Ok },
  },
  {
    method: "get",
    path: "/segments/{segmentId}/suggestions",
    query: Page,
    does: "What was suggested for a row, newest first.",
    answers: { 200: SuggestionList },
  },
  {
    method: "post",
    path: "/segments/{segmentId}/suggestions",
    body: NewSuggestion,
    does: "Offers other English for a row.",
    answers: { 201: Suggestion },
  },
  {
    method: "post",
    path: "/suggestions/{suggestionId}/accept",
    body: AcceptSuggestion,
    does: "Makes the suggested English the row's own.",
    answers: { 200: TargetSaved },
  },
  {
    method: "post",
    path: "/suggestions/{suggestionId}/dismiss",
    does: "Lays a suggestion aside: any of them by who may edit, one's own by everybody who may suggest.",
    answers: { 200: Ok },
  },
  {
    method: "get",
    path: "/documents/{documentId}/events",
    query: ResumeAfter,
    does: "Server-sent events: rows changed, comments, who is here, a beat every 10 s. Resumes from Last-Event-ID, or from `after`.",
    answers: { 200: ["text/event-stream"] },
  },
  {
    method: "post",
    path: "/documents/{documentId}/presence",
    body: Here,
    does: "Says that a tab has the document open, on which row, and whether its person types there; every 15 s. The first to type in a row holds it until they stop, leave, or somebody takes it over; nothing that is saved is refused for it.",
    answers: { 200: Ok },
  },
];

/** One row, and a run of rows at once: each is judged for itself. */
function judging(
  verb: "confirm" | "approve" | "finalize" | "take-back",
  does: string,
  body: Call["body"] = AtRevision,
  batch: Call["body"] = Batch,
): Call[] {
  return [
    {
      method: "post",
      path: `/segments/{segmentId}/${verb}`,
      body,
      does,
      answers: { 200: StateChanged },
    },
    {
      method: "post",
      path: `/documents/{documentId}/segments/${verb}`,
      body: batch,
      does: `${does} A run of rows at once; each is judged for itself.`,
      answers: { 200: BatchDone },
    },
  ];
}

function restructuring(verb: string, body: NonNullable<Call["body"]>, does: string): Call[] {
  return [
    { method: "post", path: `/segments/{segmentId}/${verb}`, body, does, answers: { 200: StructureChanged } },
  ];
}

function ofParagraph(verb: string, does: string, body?: Call["body"]): Call[] {
  const path = `/paragraphs/{paragraphId}/${verb}` as const;
  return [{ method: "post", path, does, answers: { 200: StructureChanged }, ...(body ? { body } : {}) }];
}
