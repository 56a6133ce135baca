import "server-only";

import { may } from "../../access";
import { Prisma } from "../generated/client";
import type { Scope } from "../scope";

/**
 * SCO-SEE-1  Whoever may review sees every mark and score. Anybody else who sees the Chinese is shown what is marked in rows whose translation
 *            is theirs, and their own score. A viewer sees none.
 */
export function seesAllMarks({ role }: Scope): boolean {
  return may(role, "review");
}

/** Whether whoever asks stands for the translation of row `s`, or did when `t` (a mark, a reading) was made. */
export function isOwnRow({ userId }: Scope): Prisma.Sql {
  return Prisma.sql`(t."translatorId" = ${userId} or s."confirmedById" = ${userId} or s."translatorId" = ${userId})`;
}

export function marksShown(scope: Scope): Prisma.Sql {
  return seesAllMarks(scope) ? Prisma.sql`true` : isOwnRow(scope);
}
