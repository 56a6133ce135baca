import "server-only";

import type { Trouble } from "../../db/trouble";
import type { Message } from "../../messages/keys";
import type { Say } from "../../messages/say";
import type { CodedProblem, Problem } from "../../wire/problem";
import { languageHeaders } from "./asked-words";

/**
 * Something that happens and that the person asking can act on, on its way to becoming an answer. Thrown anywhere
 * below a route handler; `lib/server/http/handler.ts` turns it into an RFC 9457 problem document, in the language
 * that was asked for. Any other error is our mistake and becomes a 500 that gives nothing away.
 */
export class ProblemError extends Error {
  readonly problem: CodedProblem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: CodedProblem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.code);
    this.name = "ProblemError";
    this.problem = problem;
    this.headers = headers;
  }
}

/** What can stand in the way of what was asked, by area of the catalogue. */
type Happening = Message<"problems" | "segments" | "corrections" | "jobs" | "memory" | "terms">;

/**
 * `throw problem(409, "stale", { code: "problems.row.stale" })`. `type` is the last part of the stable "/problems/stale";
 * the message says what happened here, what it means for the person's work and what to do now.
 */
export function problem(status: number, type: string, message: Happening, field?: string): ProblemError {
  return new ProblemError(codedProblem(status, type, message, field));
}

/** The same as a value, as a failed job keeps it. */
export function codedProblem(status: number, type: string, message: Happening, field?: string): CodedProblem {
  const { code, ...parameters } = message;
  const fields = field === undefined ? {} : { field };
  return { type: `/problems/${type}`, status, code, parameters, ...fields };
}

/** With its words. Of an older version's job they were kept, and are shown as they are. */
export function problemInWords(problem: CodedProblem | Problem, say: Say): Problem {
  if ("detail" in problem) return problem;
  const { titleCode, ...facts } = problem;
  const type = problem.type.slice("/problems/".length);
  const title = titleCode ?? `problems.title.${type}`;
  return {
    ...facts,
    title: say.code(title, {}) ?? type,
    detail: say.code(problem.code, problem.parameters) ?? problem.code,
  };
}

/** The answer for a noun that is not there, or that the person asking may not know of (ACC-1): the same words for both. */
export function missing(noun: string): ProblemError {
  return problem(404, "not-found", { code: "problems.not-found", noun });
}

/** Something that could be found out by trying is tried too often. */
export function tooManyTries(seconds: number): ProblemError {
  const { problem: coded } = problem(429, "too-many-tries", { code: "problems.too-many-tries", seconds });
  return new ProblemError(coded, { "retry-after": String(seconds) });
}

/** The answer while the database cannot do its work. Only when it is away may the change have been made, just before it went. */
export function databaseTrouble(trouble: Trouble): ProblemError {
  const { status, type, retryAfter } = TROUBLES[trouble];
  const coded = codedProblem(status, type, { code: `problems.${type}` });
  return new ProblemError(coded, { "retry-after": retryAfter });
}

/** A change that would have reached into a locked row: all of it was refused. */
export const LOCKED_ROW = problem(409, "locked", { code: "problems.row.locked-among" });

interface Answered {
  readonly status: number;
  readonly type: "no-database" | "disk-full" | "database-busy";
  readonly retryAfter: string;
}

const TROUBLES: Readonly<Record<Trouble, Answered>> = {
  away: { status: 503, type: "no-database", retryAfter: "2" },
  full: { status: 507, type: "disk-full", retryAfter: "10" },
  busy: { status: 503, type: "database-busy", retryAfter: "2" },
};

export function problemResponse(error: ProblemError, say: Say): Response {
  const { status } = error.problem;
  return new Response(JSON.stringify(problemInWords(error.problem, say)), {
    status,
    headers: {
      ...error.headers,
      ...languageHeaders(say),
      "content-type": "application/problem+json",
      "cache-control": "no-store",
    },
  });
}
