import "server-only";

import { randomBytes } from "node:crypto";
import { type AccountChanged, resetPassword } from "../../db/people/administer";
import type { Administrator } from "../../db/scope";
import type { Account, PasswordMade } from "../../wire/accounts";
import { missing, problem } from "../http/problem";
import { hashPassword } from "./auth";

/** 120 random bits: nobody has to think of one, and nobody chose it for somebody else. */
export function makePassword(): string {
  return randomBytes(15).toString("base64url");
}

export async function makeNewPassword(
  administrator: Administrator,
  userId: string,
  revokeTokens: boolean,
): Promise<PasswordMade> {
  const password = makePassword();
  const hash = await hashPassword(password);
  const changed = await resetPassword(administrator, userId, { hash, revokeTokens }, new Date());
  return { ...grantedAccount(changed), password };
}

export function grantedAccount(changed: AccountChanged): Account {
  if (changed.ok) return changed.account;
  if (changed.reason === "missing") throw missing("account");
  throw problem(409, "last-administrator", { code: "problems.account.last-administrator" });
}

export function requireNotOneself({ userId: own }: Administrator, userId: string): void {
  if (own !== userId) return;
  throw problem(409, "oneself", { code: "problems.account.oneself" });
}
