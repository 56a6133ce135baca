import "server-only";

import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { inTurn } from "../../db/in-turn";
import type { Somebody } from "../../db/scope";
import { isLockedRow, troubleOf } from "../../db/trouble";
import { noteRefusal } from "../auth/security-log";
import { requireSomebody } from "../auth/session";
import { askedWords } from "./asked-words";
import { BODY_BYTES, parseJson, readText } from "./body";
import { tooBusy } from "./busy";
import { jsonInPieces } from "./json-in-pieces";
import { type Long, makeLong } from "./long-answers";
import { requireSameOrigin } from "./origin";
import { databaseTrouble, LOCKED_ROW, missing, ProblemError, problem, problemResponse } from "./problem";
import { BODIES, lengthOf } from "./room";
import { findUnkept, parsedBy } from "./validation";

interface Shapes<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  /** The names in brackets of the route's path: `z.object({ segmentId: Id })`. */
  readonly params?: Params;
  readonly query?: Query;
  /** A JSON body. A route that takes uploads leaves it out and reads the request itself (`readUpload`). */
  readonly body?: Body;
  /** The longest JSON body in bytes, where the usual one (`BODY_BYTES`) does not fit. */
  readonly limit?: number;
  /** Where making the answer keeps this process busy: it is made in turn with others of the kind (`long-answers.ts`). */
  readonly long?: Long;
  /** Whether it does so when it is asked like this; left out, always. */
  readonly isLong?: (query: z.output<Query>) => boolean;
}

/** What a handler's function is given, all of it parsed. */
export interface Asked<Params, Query, Body> {
  readonly request: Request;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

/** What Next calls. Tests call it the same way. */
type Route = (
  request: Request,
  context: { readonly params: Promise<Record<string, unknown>> },
) => Promise<Response>;

/**
 * A route handler for somebody who is signed in or sent a token:
 *
 *     export const PUT = handler(
 *       { params: z.object({ segmentId: Id }), body: SaveTarget },
 *       async ({ params, body, somebody }) => {
 *         const scope = await requireSegment(somebody, params.segmentId, "edit");
 *         return saveTarget(scope, params.segmentId, body);
 *       },
 *     );
 *
 * What the function returns is answered as JSON with status 200, unless it is a Response (`answer(201, value)`).
 *
 * SRV-CALL-1  A change made with the cookie comes from our own pages (`origin.ts`).
 * SRV-CALL-2  Path, query and body are parsed by the shapes of lib/wire before the function sees them. What does not fit is
 *     422 with the field's path; too long is 413, not JSON 400, another media type 415. U+0000 and
 *     lone surrogates fit nowhere: the database can neither keep them nor look for them.
 * SRV-CALL-3  Nothing that is answered here is kept by a cache.
 * SRV-CALL-4  An error that is not a ProblemError is our mistake: it is logged with an id, and the answer holds the id only.
 *     But while the database is away or too busy, every call is answered 503, and 507 while its disk is full: with
 *     Retry-After, and words for those who were typing. Nothing has to be started anew afterwards.
 * SRV-CALL-5  A person has so many requests under way at most, and long bodies are read when there is room for them (`room.ts`):
 *     429 or 503 with Retry-After beyond that.
 */
export function handler<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(
  shapes: Shapes<Params, Query, Body>,
  fn: (
    asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>> & { readonly somebody: Somebody },
  ) => Promise<unknown>,
): Route {
  return answering(async (request, rawParams) => {
    const somebody = await requireSomebody(request);
    const end = begin(somebody);
    const { userId } = somebody;
    const length = shapes.body ? lengthOf(request, shapes.limit ?? BODY_BYTES) : 0;
    try {
      const leave = await BODIES.enter({ userId, projectId: userId }, length, request.signal);
      try {
        const asked = { ...(await parse(shapes, request, rawParams)), somebody };
        const { long, isLong = () => true } = shapes;
        if (!long || !isLong(asked.query)) return await answerInPieces(await fn(asked));
        return await makeLong(long, { userId, projectId: userId }, request.signal, async () =>
          answerInPieces(await fn(asked)),
        );
      } finally {
        leave();
      }
    } finally {
      end();
    }
  });
}

const underWay = new Map<string, number>();

/** SRV-CALL-5. Returns how to end it. */
function begin({ userId }: Somebody): () => void {
  const now = underWay.get(userId) ?? 0;
  if (now >= MOST_AT_ONCE) throw tooBusy("each", 1);
  underWay.set(userId, now + 1);
  return () => {
    const left = underWay.get(userId)! - 1;
    if (left > 0) underWay.set(userId, left);
    else underWay.delete(userId);
  };
}

/** A browser asks six things at once, a program perhaps more. */
const MOST_AT_ONCE = 64;

/** The same for a call that needs nobody signed in: health, set-up, accepting an invitation. */
export function openHandler<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(
  shapes: Shapes<Params, Query, Body>,
  fn: (asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<unknown>,
): Route {
  return answering(async (request, rawParams) => fn(await parse(shapes, request, rawParams)));
}

/** A JSON answer with another status than 200, or with headers of its own. */
export function answer(status: number, value: unknown, more: HeadersInit = {}): Response {
  return new Response(JSON.stringify(value), { status, headers: headersOfJson(more) });
}

async function answerInPieces(value: unknown): Promise<Response> {
  if (value instanceof Response) return value;
  return new Response(await jsonInPieces(value), { headers: headersOfJson() });
}

function headersOfJson(more: HeadersInit = {}): Headers {
  const headers = new Headers(more);
  headers.set("content-type", "application/json; charset=utf-8");
  headers.set("cache-control", "no-store");
  return headers;
}

/** SRV-CALL-1, SRV-CALL-3, SRV-CALL-4 around any work, for routes that have more than JSON to read (/api/auth). */
export function answering(
  work: (request: Request, params: Record<string, unknown>) => Promise<unknown>,
): Route {
  return async (request, context) => {
    try {
      const changes = request.method !== "GET" && request.method !== "HEAD";
      if (changes && !request.headers.has("authorization")) requireSameOrigin(request.headers);
      const value = await work(request, (await context.params) ?? {});
      return value instanceof Response ? value : answer(200, value);
    } catch (error) {
      const said = problemOf(error, request);
      noteRefusal(request, said);
      return problemResponse(said, askedWords(request));
    }
  };
}

async function parse<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  shapes: Shapes<Params, Query, Body>,
  request: Request,
  rawParams: Record<string, unknown>,
): Promise<Asked<z.output<Params>, z.output<Query>, z.output<Body>>> {
  const params = shapes.params?.safeParse(rawParams);
  if (params && (!params.success || findUnkept(params.data) !== null)) throw missing("address");
  const query = shapes.query && parsedBy(shapes.query, Object.fromEntries(new URL(request.url).searchParams));
  const body = shapes.body && (await bodyOf(shapes.body, request, shapes.limit));
  // A shape that was left out is ZodUndefined, whose output is undefined: what is here, then.
  return { request, params: params?.data, query, body } as Asked<
    z.output<Params>,
    z.output<Query>,
    z.output<Body>
  >;
}

/** A long one is taken apart in turn with others, for it takes tens of milliseconds. */
async function bodyOf<Body extends z.ZodType>(shape: Body, request: Request, limit?: number) {
  const text = await readText(request, limit);
  const parse = () => parsedBy(shape, parseJson(text));
  return text.length <= SHORT ? parse() : inTurn(parse);
}

/** In UTF-16 units. */
const SHORT = 16 * 1024;

function problemOf(error: unknown, request: Request): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isLockedRow(error)) return LOCKED_ROW;
  const trouble = troubleOf(error);
  return trouble ? databaseTrouble(trouble) : ourMistake(error, request);
}

function ourMistake(error: unknown, request: Request): ProblemError {
  const id = randomUUID();
  const { pathname } = new URL(request.url);
  process.stderr.write(
    `${JSON.stringify({ level: "error", id, method: request.method, path: pathname, error: said(error) })}\n`,
  );
  return problem(500, "our-mistake", { code: "problems.our-mistake", id });
}

function said(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
