import "server-only";

import type { Trouble } from "../../db/trouble";
import type { Problem } from "../../wire/problem";

/**
 * Something that happens and that the person asking can act on, on its way to becoming an answer. Thrown anywhere
 * below a route handler; `lib/server/http/handler.ts` turns it into an RFC 9457 problem document. Any other error is our
 * mistake and becomes a 500 that gives nothing away.
 */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.detail);
    this.name = "ProblemError";
    this.problem = problem;
    this.headers = headers;
  }
}

/**
 * `throw problem(409, "stale", "Somebody else has saved", "…")`. `type` is the last part of the stable
 * "/problems/stale"; `title` names the kind of trouble, `detail` says what happened here, what it means for the
 * person's work and what to do now.
 */
export function problem(
  status: number,
  type: string,
  title: string,
  detail: string,
  field?: string,
): ProblemError {
  return new ProblemError({
    type: `/problems/${type}`,
    title,
    status,
    detail,
    ...(field === undefined ? {} : { field }),
  });
}

/** The answer for a noun that is not there, or that the person asking may not know of (A1): the same words for both. */
export function missing(noun: string): ProblemError {
  return problem(
    404,
    "not-found",
    "Not found",
    `There is no such ${noun}, or you are not a member of its project. Check the address, or ask the project's owner to invite you.`,
  );
}

/** Something that could be found out by trying is tried too often. */
export function tooManyTries(seconds: number): ProblemError {
  const wait = seconds === 1 ? "1 second" : `${seconds} seconds`;
  const { problem: said } = problem(
    429,
    "too-many-tries",
    "Too many tries",
    `There were too many tries. Nothing is locked: wait ${wait} and try again.`,
  );
  return new ProblemError(said, { "retry-after": String(seconds) });
}

/** The answer while the database cannot do its work. Only when it is away may the change have been made, just before it went. */
export function databaseTrouble(trouble: Trouble): ProblemError {
  const { problem: said, headers } = TROUBLES[trouble];
  return new ProblemError({ ...said, type: `/problems/${said.type}` }, headers);
}

const TROUBLES: Readonly<Record<Trouble, Pick<ProblemError, "problem" | "headers">>> = {
  away: {
    problem: {
      type: "no-database",
      title: "The database does not answer",
      status: 503,
      detail:
        "Duizhao is up, but its database does not answer. What was saved is safe; what is typed waits in the browser and is sent when the database is back. Anything else that you just did may or may not have been done: look before you do it again.",
    },
    headers: { "retry-after": "2" },
  },
  full: {
    problem: {
      type: "disk-full",
      title: "The disk of the server is full",
      status: 507,
      detail:
        "The disk of the server is full, so nothing was stored. What was saved before is safe; what you type stays on this machine and is sent again by itself. Tell whoever runs this Duizhao to make room: nothing needs to be started anew.",
    },
    headers: { "retry-after": "10" },
  },
  busy: {
    problem: {
      type: "database-busy",
      title: "The database is too busy",
      status: 503,
      detail:
        "The database has no room for more work at this moment, so nothing was stored. What you type stays on this machine and is sent again by itself; anything else that you just did, do again in a moment.",
    },
    headers: { "retry-after": "2" },
  },
};

export function problemResponse(error: ProblemError): Response {
  return new Response(JSON.stringify(error.problem), {
    status: error.problem.status,
    headers: {
      ...error.headers,
      "content-type": "application/problem+json",
      "cache-control": "no-store",
    },
  });
}
