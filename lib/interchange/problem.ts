import type { Message } from "../messages/keys";
/**
 * What a reader has to say about a file it could read: something was repaired, left aside or not understood.
 * The text that could be read is there all the same. A problem is a value for the person, never an exception.
 */
export interface Problem {
  /** Stable, for programs and tests. */
  readonly code: ProblemCode;
  /** For people: what happened and what it means for their work. */
  readonly message: Message<"readers">;
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
  | "hidden-text"
  | "flattened"
  | "missing-part"
  | "damaged-part"
  | "unreadable-pages"
  | "rejoined-lines"
  | "radicals"
  | "read-as-plain-text"
  | "subtitle-markup"
  | "rolling-captions";

/** What a document hides is not text (a note to oneself, a translation program's code), but it is said that it is there. */
export function aboutHidden(letters: number): Problem[] {
  if (letters === 0) return [];
  return [{ code: "hidden-text", message: { code: "readers.hidden-text", count: letters } }];
}
