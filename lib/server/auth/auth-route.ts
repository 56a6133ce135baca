import "server-only";

import { database } from "../../db/client";
import { endSession, findMe, isDisabled } from "../../db/people/accounts";
import { endKeys } from "../../db/people/keys";
import { addressOf } from "../http/address";
import { ACCOUNT_BYTES, readBody } from "../http/body";
import { answering } from "../http/handler";
import { missing, type ProblemError, problem, tooManyTries } from "../http/problem";
import { parsedBy } from "../http/validation";
import { accountKey, countAttempt } from "./attempts";
import { askAuth, auth } from "./auth";
import { AUTH_CALLS, PasswordChange, SignInBody } from "./auth-calls";
import { keepChosenLanguage } from "./chosen-language";
import { knownPlace, rememberPlace } from "./known-places";
import { requireUncommon } from "./password";
import { noteSecurity } from "./security-log";
import { requireSession, somebodyAsking } from "./session";

/**
 * /api/auth: what the browser asks of better-auth, behind our own checks (our own pages only, a path that we offer with
 * what it takes, guessing slowed, whoever opened the page) and with its refusals said in our form and words.
 */
export const answerAuth = answering(async (request) => {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth/, "");
  const call = AUTH_CALLS.get(path);
  if (!call || call.method !== request.method) throw missing("address");
  const isSignIn = path.startsWith("/sign-in/");
  // Signing in is how one becomes somebody else; all the rest is done to whoever opened the page.
  const asking = isSignIn ? null : await somebodyAsking(request);
  if (call.method === "GET") return finished(await askAuth(handedOn(request, null)));
  const body = parsedBy(call.body, await readBody(request, ACCOUNT_BYTES));
  if (isSignIn) return signIn(request, body);
  if (path === "/change-password") return changePassword(request, body);
  const response = await askAuth(handedOn(request, body));
  if (response.ok) noteSecurity("sessions-ended", request, { by: asking?.userId ?? null });
  return finished(response);
});

/** What better-auth is asked: the same headers, and of the body what was parsed. */
function handedOn(request: Request, body: object | null): Request {
  const headers = new Headers(request.headers);
  for (const name of ["content-length", "transfer-encoding", "content-encoding"]) headers.delete(name);
  if (body === null) return new Request(request.url, { method: "GET", headers });
  headers.set("content-type", "application/json");
  return new Request(request.url, { method: "POST", headers, body: JSON.stringify(body) });
}

function finished(response: Response): Response | Promise<Response> {
  return response.ok ? uncached(response) : inOurWords(response);
}

/** The account that is counted is found by the very name that better-auth is handed. */
async function signIn(request: Request, body: object): Promise<Response> {
  const { password, ...name } = parsedBy(SignInBody, body);
  const now = new Date();
  const { headers } = request;
  const { key, userId } = await accountKey(name);
  const place = await knownPlace(headers, userId, now);
  const attempt = await countAttempt({ account: key, address: addressOf(headers), knownPlace: place }, now);
  if (!attempt.ok) throw tooManyTries(attempt.waitSeconds);
  const before = await auth().api.getSession({ headers: new Headers(headers) });
  const response = await askAuth(handedOn(request, { ...name, password })).catch(async (error: unknown) => {
    // Disabled while the password was looked at: the database lets no session begin.
    if (userId !== null && (await isDisabled(userId))) throw DISABLED;
    throw error;
  });
  if (!response.ok || userId === null) return inOurWords(response);
  await attempt.forgive();
  await keepChosenLanguage(headers, userId);
  noteSecurity("signed-in", request, { userId, known: place !== null });
  // The browser has one cookie: the session that it held is nobody's from now on, and ends.
  if (before) await endSession(before.session.token);
  const answered = uncached(response);
  answered.headers.append("set-cookie", await rememberPlace(headers, userId, now));
  return answered;
}

/** The present password is guessed at, too, by whoever finds a browser that is signed in. */
async function changePassword(request: Request, body: object): Promise<Response> {
  const { revokeTokens, ...passwords } = parsedBy(PasswordChange, body);
  const somebody = await requireSession(request);
  const { userId } = somebody;
  const { name, email, username } = await findMe(somebody);
  requireUncommon(passwords.newPassword, [name, email, username ?? ""], "newPassword");
  const now = new Date();
  const guess = { account: `change|${userId}`, address: addressOf(request.headers), knownPlace: "session" };
  const attempt = await countAttempt(guess, now);
  if (!attempt.ok) throw tooManyTries(attempt.waitSeconds);
  const response = await askAuth(handedOn(request, passwords));
  if (!response.ok) return inOurWords(response);
  await attempt.forgive();
  const ended = { tokens: revokeTokens, places: true, now };
  await database().$transaction((tx) => endKeys(tx, userId, ended)); // better-auth has ended the sessions
  noteSecurity("password-changed", request, { userId, tokens: revokeTokens });
  const answered = uncached(response);
  answered.headers.append("set-cookie", await rememberPlace(request.headers, userId, now));
  return answered;
}

async function inOurWords(response: Response): Promise<Response> {
  const said = (await response
    .clone()
    .json()
    .catch(() => null)) as { code?: string } | null;
  const code = said?.code ?? "";
  const known = REFUSALS[code];
  if (known) throw known;
  throw problem(response.status, "refused", { code: "problems.sign-in.refused", why: code });
}

const WRONG_PASSWORD = problem(401, "wrong-password", { code: "problems.sign-in.wrong" });
const DISABLED = problem(403, "disabled", { code: "problems.sign-in.disabled" });

/** better-auth's codes. Whatever is wrong with a sign-in gets one answer: it does not say which accounts exist. */
const REFUSALS: Readonly<Record<string, ProblemError>> = {
  INVALID_EMAIL: WRONG_PASSWORD,
  INVALID_EMAIL_OR_PASSWORD: WRONG_PASSWORD,
  INVALID_USERNAME_OR_PASSWORD: WRONG_PASSWORD,
  INVALID_USERNAME: WRONG_PASSWORD,
  USERNAME_TOO_SHORT: WRONG_PASSWORD,
  USERNAME_TOO_LONG: WRONG_PASSWORD,
  ACCOUNT_DISABLED: DISABLED,
  INVALID_PASSWORD: problem(
    422,
    "wrong-password",
    { code: "problems.password.not-present" },
    "currentPassword",
  ),
  PASSWORD_TOO_SHORT: problem(422, "invalid", { code: "problems.password.short", least: 10 }, "newPassword"),
  PASSWORD_TOO_LONG: problem(422, "invalid", { code: "problems.password.long", most: 256 }, "newPassword"),
};

function uncached(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set("cache-control", "no-store");
  return new Response(response.body, { status: response.status, headers });
}
