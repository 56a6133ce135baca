import "server-only";

import type { Token } from "../../wire/people";
import type { Page } from "../../wire/text";
import { database } from "../client";
import { pageOf } from "../page";
import type { Somebody } from "../scope";

/** `lastUsedAt` is for people to see which tokens are in use: once a minute is near enough. */
const USE_NOTED_EVERY_MS = 60_000;

/** The owner of a live token, found by the token's SHA-256, or null. */
export async function findTokenOwner(hash: string, now: Date) {
  const [found] = await database().$queryRaw<TokenOwner[]>`
    select t.id as "tokenId", t."lastUsedAt", u.id, u.name, u."isAdmin", u.language
    from "ApiToken" t join "User" u on u.id = t."userId"
    where t.hash = ${hash} and t."revokedAt" is null and u."disabledAt" is null`;
  if (!found) return null;
  const { tokenId, lastUsedAt, ...owner } = found;
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= USE_NOTED_EVERY_MS) {
    await database().apiToken.updateMany({ where: { id: tokenId }, data: { lastUsedAt: now } });
  }
  return owner;
}

interface TokenOwner {
  readonly tokenId: string;
  readonly lastUsedAt: Date | null;
  readonly id: string;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly language: string | null;
}

export async function listTokens(somebody: Somebody, page: Page) {
  const rows = await database().apiToken.findMany({
    where: {
      userId: somebody.userId,
      revokedAt: null,
      ...(page.after === undefined ? {} : { id: { lt: page.after } }),
    },
    orderBy: { id: "desc" },
    take: page.limit + 1,
  });
  const { items, next } = pageOf(rows, page.limit, (row) => row.id);
  return { tokens: items.map(shown), next };
}

export async function saveToken(
  somebody: Somebody,
  token: { readonly name: string; readonly hash: string; readonly prefix: string },
): Promise<Token> {
  return shown(await database().apiToken.create({ data: { ...token, userId: somebody.userId } }));
}

/** False when there is no such live token of theirs. */
export async function revokeToken(somebody: Somebody, id: string, now: Date): Promise<boolean> {
  const { count } = await database().apiToken.updateMany({
    where: { id, userId: somebody.userId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count > 0;
}

function shown(row: {
  id: string;
  name: string;
  prefix: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}): Token {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
