import "server-only";

import { database } from "../client";

/** `lastUsedAt` is for people to see which tokens are in use: once a minute is near enough. */
const USE_NOTED_EVERY_MS = 60_000;

/** The owner of a live token, found by the token's SHA-256, or null. */
export async function findTokenOwner(hash: string, now: Date) {
  const token = await database().apiToken.findFirst({
    where: { hash, revokedAt: null },
    select: { id: true, lastUsedAt: true, user: { select: { id: true, name: true, isAdmin: true } } },
  });
  if (!token) return null;
  if (token.lastUsedAt === null || now.getTime() - token.lastUsedAt.getTime() >= USE_NOTED_EVERY_MS) {
    await database().apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: now } });
  }
  return token.user;
}
