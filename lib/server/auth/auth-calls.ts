import "server-only";

import { z } from "../../wire/z";

/**
 * What a browser may ask of better-auth: everything else that it can do is not offered. Each path says what it takes, and
 * better-auth is handed just that, made anew from what was parsed: nothing reaches it that was not looked at, and what was
 * counted and checked is what it reads.
 */
export interface AuthCall {
  readonly method: "GET" | "POST";
  readonly body: z.ZodType<object>;
}

/** Longer than any password or name may be; how long a new one may be, better-auth says. */
const password = z.string().max(1000);
/** What the database could neither keep nor look for is in nobody's name. */
const name = z
  .string()
  .trim()
  .toLowerCase()
  .max(300)
  .transform((text) => text.toWellFormed().replaceAll("\u0000", "\uFFFD"));

export const SignInBody = z.union([
  z.object({ email: name, password }),
  z.object({ username: name, password }),
]);

export const PasswordChange = z.object({
  currentPassword: password,
  newPassword: password,
  /** API tokens were made by whoever knew the old password: they end, unless the person says that they shall stay. */
  revokeTokens: z.boolean().default(true),
});

const nothing = z.object({});

export const AUTH_CALLS: ReadonlyMap<string, AuthCall> = new Map(
  Object.entries({
    "/sign-in/email": { method: "POST", body: z.object({ email: name, password }) },
    "/sign-in/username": { method: "POST", body: z.object({ username: name, password }) },
    "/sign-out": { method: "POST", body: nothing },
    "/get-session": { method: "GET", body: nothing },
    "/change-password": { method: "POST", body: PasswordChange },
    "/list-sessions": { method: "GET", body: nothing },
    "/revoke-session": { method: "POST", body: z.object({ token: z.string().max(300) }) },
    "/revoke-other-sessions": { method: "POST", body: nothing },
  } satisfies Record<string, AuthCall>),
);
