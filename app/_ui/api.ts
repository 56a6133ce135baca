import { Problem } from "@/lib/wire/problem";
import { z } from "@/lib/wire/z";
import { type FormRequest, send, sendForm } from "./front-door";

/** What the front door answered. A caller has to look at `ok`; what was typed stays where it is until then. */
export type Answer<Value> =
  | { readonly ok: true; readonly status: number; readonly value: Value }
  | {
      readonly ok: false;
      readonly problem: Problem;
      readonly body: unknown;
      /** In how many seconds the server wants to be asked again, where it says so. */
      readonly retryAfter?: number;
    };

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * Calls the front door. `path` begins with /api/. A network that is down, a server that answers nonsense and a
 * refusal all come back as a Problem with a sentence for people; it never throws.
 */
export async function call<Value = unknown>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer<Value>> {
  try {
    const response = await send({ method, path, body, signal });
    const said = answer<Value>(response.status, await response.text());
    return withRetryAfter(said, response.headers.get("retry-after"));
  } catch (error) {
    if (!(error instanceof TypeError) && !isAbort(error)) throw error;
    return { ok: false, problem: isAbort(error) ? STOPPED : OFFLINE, body: null };
  }
}

/** Sends a file. */
export async function upload<Value = unknown>(request: FormRequest): Promise<Answer<Value>> {
  const said = await sendForm(request);
  if (said === "unreachable") return { ok: false, problem: OFFLINE, body: null };
  if (said === "stopped") return { ok: false, problem: STOPPED, body: null };
  return withRetryAfter(answer<Value>(said.status, said.text), said.retryAfter);
}

function withRetryAfter<Value>(said: Answer<Value>, header: string | null): Answer<Value> {
  const seconds = Number(header ?? Number.NaN);
  return said.ok || !(seconds >= 0) ? said : { ...said, retryAfter: Math.min(seconds, 120) };
}

/** better-auth, which keeps the sign-in, answers refusals in a form of its own. */
const AuthRefusal = z.object({ message: z.string().min(1), code: z.string().optional() });

const AUTH_WORDS: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: "The e-mail or the password is not right. Check both and try again.",
  INVALID_USERNAME_OR_PASSWORD: "The user name or the password is not right. Check both and try again.",
  INVALID_PASSWORD: "The present password is not right. Nothing was changed; try again.",
  PASSWORD_TOO_SHORT: "The new password is too short: it needs at least 10 characters.",
};

function answer<Value>(status: number, text: string): Answer<Value> {
  let body: unknown = null;
  try {
    body = text === "" ? null : JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, problem: strange(status), body: null };
  }
  if (status >= 200 && status < 300) return { ok: true, status, value: body as Value };
  const problem = Problem.safeParse(body);
  if (problem.success) return { ok: false, problem: problem.data, body };
  const refusal = AuthRefusal.safeParse(body);
  if (status === 429) return { ok: false, problem: TOO_MANY, body };
  if (!refusal.success) return { ok: false, problem: strange(status), body };
  const detail = AUTH_WORDS[refusal.data.code ?? ""] ?? refusal.data.message;
  return { ok: false, problem: { type: "/problems/sign-in", title: "Not accepted", status, detail }, body };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

const OFFLINE: Problem = {
  type: "/problems/offline",
  title: "The server could not be reached",
  status: 0,
  detail: "Nothing was sent, and what you typed is still here. Check the connection and try again.",
};
const STOPPED: Problem = {
  type: "/problems/stopped",
  title: "Stopped",
  status: 0,
  detail: "You stopped this before it was finished.",
};
const TOO_MANY: Problem = {
  type: "/problems/too-many",
  title: "Too many attempts",
  status: 429,
  detail: "There were too many attempts in a short time. Wait a minute, then try again.",
};
const strange = (status: number): Problem => ({
  type: "/problems/strange",
  title: "The server gave an answer that was not expected",
  status,
  detail: `It may be restarting (status ${status}). What you typed is still here; wait a little and try again.`,
});
