import {
  AlignAgain,
  AlignmentList,
  AlignmentRestored,
  LinkDetail,
  LinksAccepted,
  Realigned,
} from "./alignments";
import type { Call } from "./call";
import { Accepted } from "./documents";
import { AtRevision, Batch, StructureChanged } from "./segments";
import { Page } from "./text";

/** Which English stands beside which Chinese: accepting it, aligning again, and going back. */
export const ALIGNMENT_CALLS: readonly Call[] = [
  {
    method: "get",
    path: "/segments/{segmentId}/link",
    does: "How sure the aligner is of a row, why, and who has decided it.",
    answers: { 200: LinkDetail },
  },
  {
    method: "post",
    path: "/segments/{segmentId}/link",
    body: AtRevision,
    does: "Accepts that a row's Chinese and English belong together, or that English was added on purpose, without confirming the translation.",
    answers: { 200: StructureChanged },
  },
  {
    method: "post",
    path: "/segments/{segmentId}/unlink",
    body: AtRevision,
    does: "Releases a row that was accepted or put together by hand, so that it is aligned again with the others.",
    answers: { 200: StructureChanged },
  },
  {
    method: "post",
    path: "/documents/{documentId}/segments/link",
    body: Batch,
    does: "Accepts a run of rows at once, as one change; each is judged for itself.",
    answers: { 200: LinksAccepted },
  },
  {
    method: "post",
    path: "/documents/{documentId}/align",
    body: AlignAgain,
    does: "Aligns the rows that nobody has decided again, from one row on or all of them. What people have decided stays. `Prefer: wait=30` as for an import.",
    answers: { 200: Realigned, 202: Accepted },
  },
  {
    method: "get",
    path: "/documents/{documentId}/alignments",
    query: Page,
    does: "The versions of a document's alignment, newest first.",
    answers: { 200: AlignmentList },
  },
  {
    method: "post",
    path: "/documents/{documentId}/alignments/{alignmentId}/restore",
    does: "Lays an older alignment over the rows that nobody has decided.",
    answers: { 200: AlignmentRestored },
  },
];
