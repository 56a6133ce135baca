import type { Call } from "./call";
import { Accepted } from "./documents";
import {
  CertificateQuery,
  Coverage,
  CoverageDecided,
  FindingCounts,
  FindingList,
  FindingQuery,
  IgnoreChanged,
  IgnoreList,
  IgnoreQuery,
  NewCoverageDecision,
  NewIgnore,
  RuleList,
  SegmentFindings,
  SetRule,
} from "./findings";
import { z } from "./z";

/** What checks find, what is ignored of it, and what has no answer. */
export const FINDING_CALLS: readonly Call[] = [
  {
    method: "post",
    path: "/documents/{documentId}/checks",
    does: "Checks every row that has changed since it was checked, as a job, whose result is `{segments, checked, findings}`.",
    answers: { 202: Accepted },
  },
  {
    method: "post",
    path: "/projects/{projectId}/checks",
    does: "The same of every document of the project.",
    answers: { 202: Accepted },
  },
  {
    method: "get",
    path: "/documents/{documentId}/findings",
    query: FindingQuery,
    does: "What checks found in a document, in reading order, by rule, severity, row, and whether it is ignored. A few rows that have changed are checked first; how many are left is `unchecked`.",
    answers: { 200: FindingList },
  },
  {
    method: "get",
    path: "/projects/{projectId}/findings",
    query: FindingQuery,
    does: "The same of every document of the project.",
    answers: { 200: FindingList },
  },
  {
    method: "get",
    path: "/documents/{documentId}/findings/counts",
    does: "How many findings stand in a document, by severity, by rule and by row.",
    answers: { 200: FindingCounts },
  },
  {
    method: "get",
    path: "/segments/{segmentId}/findings",
    does: "What checks find in a row as it is now.",
    answers: { 200: SegmentFindings },
  },
  {
    method: "post",
    path: "/findings/{findingId}/ignore",
    body: NewIgnore,
    does: "Ignores a finding as long as the words there are the same, or its rule for its word in the project, or its rule in the project.",
    answers: { 200: IgnoreChanged },
  },
  {
    method: "get",
    path: "/projects/{projectId}/ignores",
    query: IgnoreQuery,
    does: "What is ignored in a project, the newest first: by whom and why.",
    answers: { 200: IgnoreList },
  },
  {
    method: "delete",
    path: "/ignores/{ignoreId}",
    does: "Takes an ignoring back.",
    answers: { 200: IgnoreChanged },
  },
  {
    method: "get",
    path: "/projects/{projectId}/checks",
    does: "The rules, how grave each is here, and how it does: found, mended, ignored, and its share of right findings.",
    answers: { 200: RuleList },
  },
  {
    method: "put",
    path: "/projects/{projectId}/checks/{rule}",
    body: SetRule,
    does: "Settles how grave a rule is in a project (null: as the check says), and whether it stays so however often it is ignored.",
    answers: { 200: RuleList },
  },
  {
    method: "get",
    path: "/documents/{documentId}/coverage",
    does: "For each Chinese sentence whether it is answered, omitted on purpose or open, for each English sentence the reverse. Long documents are worked out on a thread.",
    answers: { 200: Coverage },
  },
  {
    method: "post",
    path: "/segments/{segmentId}/coverage",
    body: NewCoverageDecision,
    does: "Says of a sentence without an answer that it is rendered somewhere, or was left out or added on purpose.",
    answers: { 200: CoverageDecided },
  },
  {
    method: "delete",
    path: "/coverage-decisions/{decisionId}",
    does: "Takes such a decision back.",
    answers: { 200: z.object({ change: z.string() }) },
  },
  {
    method: "get",
    path: "/documents/{documentId}/certificate",
    query: CertificateQuery,
    does: "What was covered, checked, ignored and approved, by whom, of which versions: a page to print, or JSON. The same versions give the same bytes.",
    answers: { 200: ["text/html", "application/json"] },
  },
];
