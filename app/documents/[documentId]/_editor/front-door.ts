import { send } from "@/app/_api/front-door";
import type { Problem } from "@/lib/wire/problem";
import type { Trouble } from "@/lib/workbench/outbox/outbox";
import type { Said } from "@/lib/workbench/said";

/**
 * The editor's calls. They parse nothing, so that no schema library comes to the browser: the answers are made from
 * the same shapes on the server.
 */
export type Answer<Value> = { readonly ok: true; readonly value: Value } | NoAnswer;

/** `status` 0: no answer came. `body` is what was said, for those who know more of it. */
export interface NoAnswer {
  readonly ok: false;
  readonly status: number;
  readonly detail: Said;
  readonly body: unknown;
  /** Seconds that the server asks to be left alone; 0 when it did not say. */
  readonly retryAfter: number;
}

/** Fires on `document` when an answer says that nobody, or somebody else, is signed in; `detail` says which. */
export const SIGNED_OUT = "bench-signed-out";
/** Fires on `document` when the same person has signed in again. */
export const SIGNED_IN = "bench-signed-in";

/** What is said where no answer came: only a save is kept and sent again, and only of it that is said. */
function unreached(method: string): NoAnswer {
  const code = method === "PUT" ? "editor.unreached.save" : "editor.unreached.else";
  return { ok: false, status: 0, detail: { code }, body: null, retryAfter: 0 };
}

/**
 * Milliseconds until an answer begins. Over a line that died without a word (a laptop that slept) none ever does, and the
 * browser would wait for many minutes, once for every connection that it had kept. The longest text of a row takes 13 s to
 * get through at 128 kbit/s.
 */
const LONGEST_WAIT = 20_000;

/**
 * Null for what may not be asked twice: a change of structure, a comment. Reading may, and saying who is here; so may a save,
 * which is told by its id.
 */
function longestWait(method: string, path: string): number | null {
  return method === "GET" || method === "PUT" || path.endsWith("/presence") ? LONGEST_WAIT : null;
}

/**
 * `path` is what follows /api/v1; `wait` is how long an answer may be on its way, ms. Never throws for what can happen:
 * network down, refusal, nonsense.
 */
export async function ask<Value>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  wait = longestWait(method, path),
): Promise<Answer<Value>> {
  let status = 0;
  const waiting = new AbortController();
  const timer = wait === null ? undefined : setTimeout(() => waiting.abort(), wait);
  try {
    const response = await send({
      method,
      path: `/api/v1${path}`,
      body,
      signal: signal ? AbortSignal.any([signal, waiting.signal]) : waiting.signal,
      // A save goes on even when its page is closed meanwhile, as far as browsers allow (64 KB).
      keepalive: method === "PUT" && JSON.stringify(body).length < 30_000,
    });
    clearTimeout(timer);
    status = response.status;
    const text = await response.text();
    const said: unknown = text === "" ? null : JSON.parse(text);
    if (response.ok) return { ok: true, value: said as Value };
    const retryAfter = Number(response.headers.get("retry-after")) || 0;
    const answer: NoAnswer = { ok: false, status, detail: detailOf(said, status), body: said, retryAfter };
    if (status === 401) document.dispatchEvent(new CustomEvent(SIGNED_OUT, { detail: troubleOf(answer) }));
    return answer;
  } catch (error) {
    if (error instanceof SyntaxError)
      return { ...unreached(method), status: status < 400 ? 502 : status, detail: strange(status) };
    if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
    return unreached(method);
  }
}

/** Worth sending again by itself: the server is away, busy, or does not know who is asking. */
export function isPassing(status: number): boolean {
  return (
    status === 0 || status === 401 || status === 408 || status === 425 || status === 429 || status >= 500
  );
}

/** In which of the ways that pass by themselves, or by signing in. */
export function troubleOf({ status, body }: NoAnswer): Trouble {
  const type = (body as Partial<Problem> | null)?.type;
  if (status === 0) return "network";
  if (status === 401) return type === "/problems/somebody-else" ? "somebody-else" : "signed-out";
  return status === 507 ? "full" : "server";
}

/** The server has its own words, in the language that the page asks for. */
function detailOf(said: unknown, status: number): Said {
  const problem = said as Partial<Problem> | null;
  const detail = problem?.detail;
  return typeof detail === "string" ? { code: "ui.unsent.server-said", detail } : strange(status);
}

function strange(status: number): Said {
  return { code: "ui.unsent.strange", status };
}
