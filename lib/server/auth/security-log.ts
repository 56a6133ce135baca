import "server-only";

import { addressOf } from "../http/address";
import type { ProblemError } from "../http/problem";

/**
 * What whoever runs this Duizhao looks for when something is wrong: who signed in and could not, whose rights were changed
 * by whom, what was refused. One line of JSON each on standard error, beside our own mistakes, with `"level":"security"`.
 * People are named by their ids; no password, token, cookie, text or name of a file is in it.
 */
type SecurityEvent =
  | "signed-in"
  | "password-changed"
  | "password-reset"
  | "sessions-ended"
  | "account-disabled"
  | "account-enabled"
  | "member-changed"
  | "member-removed"
  | "invitation-made"
  | "invitation-accepted"
  | "token-made"
  | "token-revoked"
  | "refused";

type Facts = Readonly<Record<string, string | number | boolean | null>>;

export function noteSecurity(event: SecurityEvent, request: Request | null, facts: Facts): void {
  if (process.env.NODE_ENV !== "production") return;
  process.stderr.write(`${securityLine(event, request, facts, new Date())}\n`);
}

/** JSON holds no bare line end, so nobody writes a second line. */
export function securityLine(event: SecurityEvent, request: Request | null, facts: Facts, now: Date): string {
  const asked = request && {
    address: addressOf(request.headers),
    method: request.method,
    path: pathOf(request.url),
  };
  return JSON.stringify({ level: "security", at: now.toISOString(), event, ...asked, ...facts });
}

/** Secrets of invitations stand in addresses of pages, never in those of calls. */
function pathOf(url: string): string {
  return new URL(url).pathname.slice(0, 200);
}

/** A wrong password or token, a right that somebody does not have, too many tries. That a session has ended is no attack. */
export function noteRefusal(request: Request, { problem: { status, type } }: ProblemError): void {
  const isWrong = status === 401 && /\/(?:wrong-password|bad-token)$/.test(type);
  if (isWrong || status === 403 || status === 429) noteSecurity("refused", request, { status, type });
}
