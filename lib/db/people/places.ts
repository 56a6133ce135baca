import "server-only";

import { database } from "../client";

/** So long a browser or an address is known after its last sign-in. */
export const KNOWN_FOR_MS = 180 * 24 * 3_600_000;

/** Of these places, given by their hashes, the first from which somebody has signed in to the account. */
export async function findKnownPlace(
  userId: string,
  hashes: readonly string[],
  now: Date,
): Promise<string | null> {
  const since = new Date(now.getTime() - KNOWN_FOR_MS);
  const found = await database().knownPlace.findMany({
    where: { userId, hash: { in: [...hashes] }, seenAt: { gt: since } },
    select: { hash: true },
  });
  return hashes.find((hash) => found.some((place) => place.hash === hash)) ?? null;
}

export async function saveKnownPlaces(userId: string, hashes: readonly string[], now: Date): Promise<void> {
  for (const hash of hashes) {
    await database().knownPlace.upsert({
      where: { userId_hash: { userId, hash } },
      create: { userId, hash, seenAt: now },
      update: { seenAt: now },
    });
  }
}
