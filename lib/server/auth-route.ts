import "server-only";

import { accountKey, countAttempt } from "./attempts";
import { AUTH_PATHS, askAuth } from "./auth";
import { readBody } from "./body";
import { answering } from "./handler";
import { missing, ProblemError, problem, problemResponse } from "./problem";
import { somebodyAsking } from "./session";

/**
 * /api/auth: what the browser asks of better-auth, behind our own four checks (our own pages only, a path that we
 * offer, guessing slowed, whoever opened the page) and with its refusals said in our form and words.
 */
export const answerAuth = answering(async (request) => {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth/, "");
  if (!AUTH_PATHS.has(path)) throw missing("address");
  const isSignIn = path.startsWith("/sign-in/");
  // Signing in is how one becomes somebody else; all the rest is done to whoever opened the page.
  if (!isSignIn) await somebodyAsking(request);
  const response = isSignIn ? await signIn(request) : await askAuth(request);
  return response.ok ? uncached(response) : inOurWords(response);
});

async function signIn(request: Request): Promise<Response> {
  const body = (await readBody(request.clone())) as Record<string, unknown> | null;
  const name = body?.email ?? body?.username;
  if (typeof name !== "string") return askAuth(request);
  if (name.includes("\u0000")) throw refusal(WRONG_PASSWORD); // no name holds it, and the database cannot look for it
  const attempt = await countAttempt(await accountKey(name), addressOf(request.headers), new Date());
  if (!attempt.ok) throw tooManyTries(attempt.waitSeconds);
  const response = await askAuth(request);
  if (response.ok) await attempt.forgive();
  return response;
}

/** Next puts the socket's address there when nobody in front has; `lib/cli/serve.mjs` takes off what a client claims. */
function addressOf(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}

async function inOurWords(response: Response): Promise<Response> {
  const said = (await response
    .clone()
    .json()
    .catch(() => null)) as { code?: string; message?: string } | null;
  const code = said?.code ?? "";
  if (response.status === 429) {
    return problemResponse(tooManyTries(Number(response.headers.get("x-retry-after") ?? 60)));
  }
  const known = REFUSALS[code];
  if (known) return problemResponse(refusal(known));
  const detail = `${said?.message ?? "This cannot be done"}. Nothing was changed.`;
  return problemResponse(problem(response.status, "refused", "Not accepted", detail));
}

const WRONG_PASSWORD = {
  status: 401,
  type: "wrong-password",
  title: "Not signed in",
  detail:
    "The name and the password do not belong together. Check both and try again; if you have forgotten the password, ask whoever runs this Duizhao.",
} as const;

interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly field?: string;
}

function refusal({ status, type, title, detail, field }: Refusal): ProblemError {
  return problem(status, type, title, detail, field);
}

/** better-auth's codes. Whatever is wrong with a sign-in gets one answer: it does not say which accounts exist. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  INVALID_EMAIL: WRONG_PASSWORD,
  INVALID_EMAIL_OR_PASSWORD: WRONG_PASSWORD,
  INVALID_USERNAME_OR_PASSWORD: WRONG_PASSWORD,
  INVALID_USERNAME: WRONG_PASSWORD,
  USERNAME_TOO_SHORT: WRONG_PASSWORD,
  USERNAME_TOO_LONG: WRONG_PASSWORD,
  INVALID_PASSWORD: {
    status: 422,
    type: "wrong-password",
    title: "Not the present password",
    detail: "The present password is not right, so nothing was changed. Type it again.",
    field: "currentPassword",
  },
  PASSWORD_TOO_SHORT: {
    status: 422,
    type: "invalid",
    title: "The new password is too short",
    detail: "A password needs at least 10 characters. Nothing was changed; choose a longer one.",
    field: "newPassword",
  },
  PASSWORD_TOO_LONG: {
    status: 422,
    type: "invalid",
    title: "The new password is too long",
    detail: "A password holds at most 256 characters. Nothing was changed; choose a shorter one.",
    field: "newPassword",
  },
};

function tooManyTries(seconds: number): ProblemError {
  const wait = seconds === 1 ? "1 second" : `${seconds} seconds`;
  const { problem: said } = problem(
    429,
    "too-many-tries",
    "Too many tries",
    `There were too many tries to sign in. Nothing is locked: wait ${wait} and try again.`,
  );
  return new ProblemError(said, { "retry-after": String(seconds) });
}

function uncached(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set("cache-control", "no-store");
  return new Response(response.body, { status: response.status, headers });
}
