import "server-only";

import { database } from "../client";
import { FILE_KEPT_MS } from "../jobs/files";
import { KNOWN_FOR_MS } from "../people/places";

const HOUR = 3_600_000;
/** A screen that slept longer than this reads its document anew. */
const EVENTS_KEPT = 48 * HOUR;
/** A save that waited on somebody's machine longer than this and is then sent twice would be stored twice. */
const OPERATIONS_KEPT = 90 * 24 * HOUR;

/** Wrong tries are forgotten after a quarter of an hour (lib/server/auth/attempts.ts). */
const TRIES_KEPT = HOUR;

/** Takes away old traces of all projects: events that nobody resumes from, answers and files that nobody asks for again. */
export async function sweepTraces(now: Date): Promise<void> {
  await database().event.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - EVENTS_KEPT) } } });
  await database().jobFile.deleteMany({
    where: { createdAt: { lt: new Date(now.getTime() - FILE_KEPT_MS) } },
  });
  await database().operation.deleteMany({
    where: { createdAt: { lt: new Date(now.getTime() - OPERATIONS_KEPT) } },
  });
  await database().rateLimit.deleteMany({
    where: { lastRequest: { lt: BigInt(now.getTime() - TRIES_KEPT) } },
  });
  await database().knownPlace.deleteMany({
    where: { seenAt: { lt: new Date(now.getTime() - KNOWN_FOR_MS) } },
  });
}
