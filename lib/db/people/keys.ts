import "server-only";

import type { Prisma } from "../generated/client";

/** What of somebody's ways in shall end. Triggers tell open streams, which then ask the gate again. */
export interface Ended {
  readonly sessions?: boolean;
  readonly tokens?: boolean;
  /** Browsers and addresses that are known (places.ts). */
  readonly places?: boolean;
  readonly now: Date;
}

export async function endKeys(
  tx: Prisma.TransactionClient,
  userId: string,
  { sessions = false, tokens = false, places = false, now }: Ended,
): Promise<void> {
  if (sessions) await tx.session.deleteMany({ where: { userId } });
  if (tokens) await tx.apiToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
  if (places) await tx.knownPlace.deleteMany({ where: { userId } });
}
