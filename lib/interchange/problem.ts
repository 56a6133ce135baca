/**
 * What a reader has to say about a file it could read: something was repaired, left aside or not understood.
 * The text that could be read is there all the same. A problem is a value for the person, never an exception.
 */
export interface Problem {
  /** Stable, for programs and tests. */
  readonly code: ProblemCode;
  /** For people: what happened and what it means for their work. */
  readonly message: string;
}

export type ProblemCode =
  | "undecodable-bytes"
  | "nul-characters"
  | "whole-page"
  | "page-chrome"
  | "ruby-readings"
  | "pictures"
  | "front-matter"
  | "word-message"
  | "unread-text"
  | "headers-and-footers"
  | "comments"
  | "missing-part"
  | "damaged-part"
  | "unreadable-pages"
  | "rejoined-lines"
  | "radicals"
  | "read-as-plain-text"
  | "subtitle-markup";
