import "server-only";

import { database } from "../client";
import type { Prisma } from "../generated/client";
import type { Scope } from "../scope";

/** How often a rule's findings were acted upon, and how often they were ignored. */
export interface Fate {
  readonly rule: string;
  readonly mended: number;
  readonly ignored: number;
}

/** Fewer say nothing of a rule. */
const FEWEST = 3;

export function isMoreIgnored({ mended, ignored }: Omit<Fate, "rule">): boolean {
  return mended + ignored >= FEWEST && mended < ignored;
}

/** Of each rule of the project that has any. A rule that is ignored as a whole counts what it found, as does one for a word. */
export async function fatesOf(
  { projectId }: Scope,
  tx: Prisma.TransactionClient = database(),
): Promise<Fate[]> {
  return tx.$queryRaw<Fate[]>`
    with mended as (
      select rule, count(*)::int as mended from "Finding" where "projectId" = ${projectId} and "mendedAt" is not null group by rule
    ), single as (
      select rule, count(*)::int as ignored from "Ignore"
      where "projectId" = ${projectId} and reach = 'finding' and "takenBackAt" is null group by rule
    ), wide as (
      select f.rule, count(*)::int as ignored from "Finding" f where f."projectId" = ${projectId} and f."mendedAt" is null
        and f.rule in (select rule from "Ignore" i where i."projectId" = ${projectId} and i.reach <> 'finding' and i."takenBackAt" is null)
        and exists (select from "Ignore" i where i."projectId" = ${projectId} and i.rule = f.rule and i."takenBackAt" is null
          and (i.reach = 'project' or (i.reach = 'word' and i.word = f.word)))
        and not exists (select from "Ignore" i where i."segmentId" = f."segmentId" and i.reach = 'finding' and i.rule = f.rule
          and i.fingerprint = f.fingerprint and i."takenBackAt" is null)
      group by f.rule
    )
    select rule, coalesce(mended, 0) as mended, coalesce(s.ignored, 0) + coalesce(w.ignored, 0) as ignored
    from mended full join single s using (rule) full join wide w using (rule)`;
}

/** FND-6. */
export async function demotedRules(
  scope: Scope,
  tx: Prisma.TransactionClient = database(),
): Promise<readonly string[]> {
  const fates = (await fatesOf(scope, tx)).filter(isMoreIgnored);
  if (fates.length === 0) return [];
  const held = await tx.checkRule.findMany({
    where: { projectId: scope.projectId, isHeld: true },
    select: { rule: true },
  });
  const isHeld = new Set(held.map(({ rule }) => rule));
  return fates.map(({ rule }) => rule).filter((rule) => !isHeld.has(rule));
}
