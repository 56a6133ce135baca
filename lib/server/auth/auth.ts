import "server-only";

import { hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { username } from "better-auth/plugins/username";
import { database } from "../../db/client";
import { isDisabled } from "../../db/people/accounts";
import { troubleOf } from "../../db/trouble";
import { cookieName, isHttps } from "../http/cookies";
import { ourHosts, publicUrl } from "../http/origin";

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. (argon2id is the package's default kind.) */
const ARGON2 = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** A session ends so long after its sign-in, used or not. */
const SESSION_SECONDS = 30 * 24 * 60 * 60;

const PASSWORD_LENGTH = { least: 10, most: 256 } as const;

/** NFC first: one keyboard sends é as one character, another as two, and the person typed the same password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), ARGON2);
}

/**
 * Accounts, passwords and sessions are better-auth's work. Nobody signs up by themselves: people come in by the
 * set-up of an empty instance, by an invitation, or by `duizhao user add`, all of which write the same rows.
 * `app/api/auth` lets only the paths of `AUTH_CALLS` through.
 */
function makeAuth() {
  const url = publicUrl();
  return betterAuth({
    appName: "Duizhao",
    secret: secret(),
    ...(url ? { baseURL: url.origin } : {}),
    basePath: "/api/auth",
    database: prismaAdapter(database(), { provider: "postgresql" }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      password: {
        hash: hashPassword,
        verify: (attempt) => verify(attempt.hash, attempt.password.normalize("NFC")),
      },
    },
    user: {
      additionalFields: {
        isAdmin: { type: "boolean", defaultValue: false, input: false },
        language: { type: "string", required: false, input: false },
      },
    },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 40,
        usernameValidator: (name) => /^[A-Za-z0-9._-]+$/.test(name),
      }),
    ],
    // What can be found out by trying is slowed by attempts.ts, on the value that is checked.
    rateLimit: { enabled: false },
    trustedOrigins: (request) =>
      request ? ourHosts(request.headers).flatMap((host) => [`http://${host}`, `https://${host}`]) : [],
    databaseHooks: {
      session: {
        create: {
          // The password was right: whoever typed it is told why it opens nothing. A trigger holds the rule.
          before: async ({ userId }) => {
            if (await isDisabled(userId)) throw new APIError("FORBIDDEN", { code: "ACCOUNT_DISABLED" });
          },
        },
      },
    },
    hooks: {
      // A changed password ends every other session, whatever the screen asked for.
      before: createAuthMiddleware(async (context) => {
        if (context.path !== "/change-password") return;
        return { context: { ...context, body: { ...context.body, revokeOtherSessions: true } } };
      }),
    },
    advanced: {
      // The prefix is ours (cookies.ts), so better-auth shall add none.
      cookiePrefix: cookieName("duizhao"),
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() },
      database: { generateId: false },
    },
    telemetry: { enabled: false },
    logger: {
      level: "error",
      // That the database is away is said to whoever asked; it is nothing to look into here.
      log: (_level, message, ...more: unknown[]) => {
        if (more.some((one) => troubleOf(one) !== null)) return;
        const error = more.map((one) => (one instanceof Error ? one.stack : String(one))).join(" ");
        process.stderr.write(`${JSON.stringify({ level: "error", from: "better-auth", message, error })}\n`);
      },
    },
    // An error that is no refusal comes out as it is, and the handler says what it means (SRV-CALL-4).
    onAPIError: { throw: true },
  });
}

/** better-auth's answer. Some of its paths make a bare 500 of a database that is away: asked again, the database says so. */
export async function askAuth(request: Request): Promise<Response> {
  const response = await auth().handler(request);
  if (response.status < 500) return response;
  await database().$queryRaw`select 1`;
  throw new Error(`better-auth answered ${response.status}: ${await response.text()}`);
}

/** One a process; Next's reloads while developing keep it on globalThis. */
const kept = globalThis as { duizhaoAuth?: ReturnType<typeof makeAuth> };

export function auth() {
  kept.duizhaoAuth ??= makeAuth();
  return kept.duizhaoAuth;
}

function secret(): string {
  const value = process.env.DUIZHAO_SECRET;
  if (!value || value.length < 32) {
    throw new Error(
      "DUIZHAO_SECRET is not set, or shorter than 32 characters: start the app with npm start, which sets it",
    );
  }
  return value;
}
