import type { Call } from "./call";
import { Accepted } from "./documents";
import { Exempt, Filling, Pretranslate, Pretranslated, Propagate, Propagated, RepeatList } from "./filling";
import { Ok } from "./text";

/** Rows that get their English from a memory or from a repeat. */
export const FILLING_CALLS: readonly Call[] = [
  {
    method: "post",
    path: "/documents/{documentId}/pretranslation",
    body: Pretranslate,
    does: "Fills rows without English with their best match of at least `from`, as drafts that say where they come from, in one change that can be undone; with `isPreview` it says only how much would come from where. Long documents answer 202 and go on as a job.",
    answers: { 200: Pretranslated, 202: Accepted },
  },
  {
    method: "get",
    path: "/segments/{segmentId}/repeats",
    does: "The other rows of the document with the same Chinese: what they say, whether that differs, and whether propagation would fill them.",
    answers: { 200: RepeatList },
  },
  {
    method: "post",
    path: "/segments/{segmentId}/propagation",
    body: Propagate,
    does: "Gives a confirmed row's English to its repeats, as drafts, in one change that can be undone: to those that nobody has written in, or to the rows named, but never to approved or exempt ones.",
    answers: { 200: Propagated },
  },
  {
    method: "put",
    path: "/segments/{segmentId}/exemption",
    body: Exempt,
    does: "Says that the English of a row's repeats is not for this row: nothing fills it until that is taken back.",
    answers: { 200: Ok },
  },
  {
    method: "get",
    path: "/projects/{projectId}/filling",
    does: "What the project has filled by itself: repeats of what is confirmed, and rows that nobody has touched.",
    answers: { 200: Filling },
  },
  {
    method: "put",
    path: "/projects/{projectId}/filling",
    body: Filling,
    does: "Says what the project has filled by itself.",
    answers: { 200: Ok },
  },
];
