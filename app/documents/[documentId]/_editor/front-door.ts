import type { Problem } from "@/lib/wire/problem";

/**
 * The editor's calls. They parse nothing, so that no schema library comes to the browser: the answers are made from
 * the same shapes on the server.
 */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `status` 0: no answer came. `body` is what was said, for those who know more of it. */
  | { readonly ok: false; readonly status: number; readonly detail: string; readonly body: unknown };

const NO_ANSWER =
  "The server could not be reached. What you typed is kept on this machine; it will be sent by itself.";

/** `path` is what follows /api/v1. Never throws for what can happen: network down, refusal, nonsense. */
export async function ask<Value>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer<Value>> {
  let status = 0;
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
      // A save goes on even when its page is closed meanwhile, as far as browsers allow (64 KB).
      keepalive: method === "PUT" && JSON.stringify(body).length < 30_000,
    });
    status = response.status;
    const text = await response.text();
    const said: unknown = text === "" ? null : JSON.parse(text);
    if (response.ok) return { ok: true, value: said as Value };
    return { ok: false, status, detail: detailOf(said, status), body: said };
  } catch (error) {
    if (error instanceof SyntaxError)
      return { ok: false, status: status < 400 ? 502 : status, detail: strange(status), body: null };
    if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
    return { ok: false, status: 0, detail: NO_ANSWER, body: null };
  }
}

/** Worth sending again by itself: the server is away, busy, or does not know who is asking. */
export function isPassing(status: number): boolean {
  return (
    status === 0 || status === 401 || status === 408 || status === 425 || status === 429 || status >= 500
  );
}

function detailOf(said: unknown, status: number): string {
  const problem = said as Partial<Problem> | null;
  return typeof problem?.detail === "string" ? problem.detail : strange(status);
}

function strange(status: number): string {
  return `The server gave an answer that was not expected (status ${status}); it may be restarting. What you typed is kept; try again in a moment.`;
}
