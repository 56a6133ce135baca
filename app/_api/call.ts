import { Problem } from "@/lib/wire/problem";
import { z } from "@/lib/wire/z";
import { spokenWords } from "../_words/spoken";
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
    return { ok: false, problem: isAbort(error) ? stopped() : offline(), body: null };
  }
}

/** Sends a file. */
export async function upload<Value = unknown>(request: FormRequest): Promise<Answer<Value>> {
  const said = await sendForm(request);
  if (said === "unreachable") return { ok: false, problem: offline(), body: null };
  if (said === "stopped") return { ok: false, problem: stopped(), body: null };
  return withRetryAfter(answer<Value>(said.status, said.text), said.retryAfter);
}

function withRetryAfter<Value>(said: Answer<Value>, header: string | null): Answer<Value> {
  const seconds = Number(header ?? Number.NaN);
  return said.ok || !(seconds >= 0) ? said : { ...said, retryAfter: Math.min(seconds, 120) };
}

/** better-auth, which keeps the sign-in, answers refusals in a form of its own. */
const AuthRefusal = z.object({ message: z.string().min(1), code: z.string().optional() });

const AUTH_WORDS = {
  INVALID_EMAIL_OR_PASSWORD: "ui.auth.wrong-email-or-password",
  INVALID_USERNAME_OR_PASSWORD: "ui.auth.wrong-username-or-password",
  INVALID_PASSWORD: "ui.auth.wrong-password",
  PASSWORD_TOO_SHORT: "ui.auth.too-short",
} as const;

function isKnown(code: string | undefined): code is keyof typeof AUTH_WORDS {
  return code !== undefined && Object.hasOwn(AUTH_WORDS, code);
}

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
  if (status === 429) return { ok: false, problem: tooMany(), body };
  if (!refusal.success) return { ok: false, problem: strange(status), body };
  const say = spokenWords();
  const { code, message } = refusal.data;
  const detail = isKnown(code) ? say(AUTH_WORDS[code]) : message;
  const title = say("ui.auth.title");
  return { ok: false, problem: { type: "/problems/sign-in", title, status, detail }, body };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

const offline = (): Problem => ({
  type: "/problems/offline",
  title: spokenWords()("ui.offline.title"),
  status: 0,
  detail: spokenWords()("ui.offline.detail"),
});
const stopped = (): Problem => ({
  type: "/problems/stopped",
  title: spokenWords()("ui.stopped.title"),
  status: 0,
  detail: spokenWords()("ui.stopped.detail"),
});
const tooMany = (): Problem => ({
  type: "/problems/too-many",
  title: spokenWords()("ui.too-many.title"),
  status: 429,
  detail: spokenWords()("ui.too-many.detail"),
});
const strange = (status: number): Problem => ({
  type: "/problems/strange",
  title: spokenWords()("ui.strange.title"),
  status,
  detail: spokenWords()("ui.strange.detail", { status: String(status) }),
});
