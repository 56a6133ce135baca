import "server-only";

import type { Account } from "../../wire/accounts";
import type { Page } from "../../wire/text";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { pageOf } from "../page";
import type { Administrator } from "../scope";
import { endKeys } from "./keys";

/** All accounts of the instance, in the order in which they were made. */
export async function listAccounts(_by: Administrator, { after, limit }: Page) {
  const rows = await database().user.findMany({
    where: after === undefined ? {} : { id: { gt: after } },
    orderBy: { id: "asc" },
    take: limit + 1,
    select: FIELDS,
  });
  const { items, next } = pageOf(rows, limit, ({ id }) => id);
  return { accounts: items.map(shown), next };
}

export type AccountChanged =
  | { readonly ok: true; readonly account: Account }
  | { readonly ok: false; readonly reason: "missing" | "last-administrator" };

/** Sets a password that nobody has used, and ends every session; API tokens unless they shall stay. */
export async function resetPassword(
  _by: Administrator,
  userId: string,
  password: { readonly hash: string; readonly revokeTokens: boolean },
  now: Date,
): Promise<AccountChanged> {
  return change(userId, async (tx) => {
    await tx.account.deleteMany({ where: { userId, providerId: "credential" } });
    await tx.account.create({
      data: { accountId: userId, providerId: "credential", userId, password: password.hash },
    });
    await endKeys(tx, userId, { sessions: true, tokens: password.revokeTokens, places: true, now });
  });
}

export async function endAccountSessions(
  _by: Administrator,
  userId: string,
  tokens: boolean,
  now: Date,
): Promise<AccountChanged> {
  return change(userId, (tx) => endKeys(tx, userId, { sessions: true, tokens, places: true, now }));
}

/** Every way in ends for good, and so do invitations that the person made; memberships rest until they are enabled again. */
export async function disableAccount(_by: Administrator, userId: string, now: Date): Promise<AccountChanged> {
  return change(userId, async (tx) => {
    // Locked, so that two administrators cannot disable each other in the same moment.
    const administrators = await tx.$queryRaw<{ id: string }[]>`
      select id from "User" where "isAdmin" and "disabledAt" is null order by id for update`;
    if (administrators.length === 1 && administrators[0]?.id === userId) return "last-administrator";
    await tx.user.updateMany({ where: { id: userId, disabledAt: null }, data: { disabledAt: now } });
    await tx.invitation.updateMany({
      where: { createdById: userId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    return endKeys(tx, userId, { sessions: true, tokens: true, places: true, now });
  });
}

export async function enableAccount(_by: Administrator, userId: string): Promise<AccountChanged> {
  return change(userId, async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { disabledAt: null } });
  });
}

async function change(
  userId: string,
  write: (tx: Prisma.TransactionClient) => Promise<unknown>,
): Promise<AccountChanged> {
  return database().$transaction(async (tx) => {
    if (!(await tx.user.findUnique({ where: { id: userId }, select: { id: true } })))
      return { ok: false, reason: "missing" };
    if ((await write(tx)) === "last-administrator") return { ok: false, reason: "last-administrator" };
    const row = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: FIELDS });
    return { ok: true, account: shown(row) };
  });
}

const FIELDS = {
  id: true,
  name: true,
  email: true,
  username: true,
  isAdmin: true,
  createdAt: true,
  disabledAt: true,
  sessions: { select: { createdAt: true, expiresAt: true } },
  tokens: { where: { revokedAt: null }, select: { id: true } },
  memberships: { where: { project: { deletedAt: null } }, select: { projectId: true } },
} as const satisfies Prisma.UserSelect;

function shown(row: Prisma.UserGetPayload<{ select: typeof FIELDS }>): Account {
  const live = row.sessions.filter(({ expiresAt }) => expiresAt > new Date());
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    username: row.username,
    isAdmin: row.isAdmin,
    createdAt: row.createdAt.toISOString(),
    disabledAt: row.disabledAt?.toISOString() ?? null,
    sessions: live.length,
    tokens: row.tokens.length,
    projects: row.memberships.length,
  };
}
