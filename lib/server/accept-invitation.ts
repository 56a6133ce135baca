import "server-only";

import { database } from "../db/client";
import { type AccountSaved, saveAccount } from "../db/people/accounts";
import { acceptInvitation, findWaitingInvitation, type InvitationUsed } from "../db/projects/invitations";
import type { Somebody } from "../db/scope";
import type { AcceptInvitation } from "../wire/people";
import { hashPassword } from "./auth";
import { problem } from "./problem";
import { hashSecret } from "./secrets";

type Accepted = Omit<Extract<InvitationUsed, { ok: true }>, "ok">;

export async function acceptAsMember(somebody: Somebody, secret: string): Promise<Accepted> {
  const used = await database().$transaction((tx) =>
    acceptInvitation(tx, hashSecret(secret), somebody.userId, new Date()),
  );
  return accepted(used);
}

/**
 * Makes the account and uses the invitation, or does neither. The invitation is asked for first: without one, nobody
 * is told which addresses have an account, nor costs us the work of hashing a password.
 */
export async function acceptAsNewcomer(
  account: NonNullable<AcceptInvitation["account"]>,
  secret: string,
): Promise<Accepted> {
  if (!(await findWaitingInvitation(hashSecret(secret), new Date()))) return accepted({ ok: false });
  const passwordHash = await hashPassword(account.password);
  return database().$transaction(async (tx) => {
    const saved = requireSaved(await saveAccount(tx, { ...account, passwordHash }, false));
    return accepted(await acceptInvitation(tx, hashSecret(secret), saved.userId, new Date()));
  });
}

/** Throws where the e-mail or the user name belongs to somebody else. */
export function requireSaved(saved: AccountSaved) {
  if (saved.ok) return saved;
  const what = saved.taken === "email" ? "e-mail address" : "user name";
  throw problem(
    409,
    "taken",
    "Already taken",
    `There is an account with this ${what} already, so none was made. If it is yours, sign in first and open the link again; otherwise choose another.`,
    `account.${saved.taken}`,
  );
}

function accepted(used: InvitationUsed): Accepted {
  if (used.ok) return { projectId: used.projectId, role: used.role };
  throw problem(
    410,
    "invitation-used",
    "This invitation opens nothing any more",
    "It was used, taken back, or is older than two weeks. Nothing was changed; ask whoever sent it for a new one.",
  );
}
