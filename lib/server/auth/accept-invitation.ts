import "server-only";

import { database } from "../../db/client";
import { type AccountSaved, saveAccount } from "../../db/people/accounts";
import { acceptInvitation, findWaitingInvitation, type InvitationUsed } from "../../db/projects/invitations";
import type { Somebody } from "../../db/scope";
import type { AcceptInvitation } from "../../wire/people";
import { addressOf } from "../http/address";
import { problem, tooManyTries } from "../http/problem";
import { countAttempt } from "./attempts";
import { hashPassword } from "./auth";
import { requireUncommon } from "./password";
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
 * is told which addresses have an account, nor costs us the work of hashing a password. With one, looking for addresses
 * is slowed like guessing, for each invitation and for the address that asks.
 */
export async function acceptAsNewcomer(
  account: NonNullable<AcceptInvitation["account"]>,
  secret: string,
  headers: Headers,
): Promise<Accepted> {
  const { password, name, email, username = "" } = account;
  requireUncommon(password, [name, email, username], "account.password");
  const hash = hashSecret(secret);
  if (!(await findWaitingInvitation(hash, new Date()))) return accepted({ ok: false });
  const tried = { account: `invitation|${hash}`, address: addressOf(headers) };
  const attempt = await countAttempt(tried, new Date());
  if (!attempt.ok) throw tooManyTries(attempt.waitSeconds);
  const passwordHash = await hashPassword(password);
  const used = await database().$transaction(async (tx) => {
    const saved = requireSaved(await saveAccount(tx, { ...account, passwordHash }, false));
    return accepted(await acceptInvitation(tx, hash, saved.userId, new Date()));
  });
  await attempt.forgive();
  return used;
}

/** Throws where the e-mail or the user name belongs to somebody else; it is not said which. */
export function requireSaved(saved: AccountSaved) {
  if (saved.ok) return saved;
  throw problem(409, "taken", { code: "problems.account.taken" }, "account");
}

function accepted(used: InvitationUsed): Accepted {
  if (used.ok) return { projectId: used.projectId, role: used.role };
  throw problem(410, "invitation-used", { code: "problems.invitation-used" });
}
