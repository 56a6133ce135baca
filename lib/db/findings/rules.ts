import "server-only";

import type { RuleRecord, SetRule } from "../../wire/findings";
import { database } from "../client";
import { findPeople } from "../people/names";
import type { ManageScope, SourceScope } from "../scope";
import { fatesOf, isMoreIgnored } from "./statistics";

/** How each of these rules does in the project. */
export async function listRules(scope: SourceScope, rules: readonly string[]): Promise<RuleRecord[]> {
  const { projectId } = scope;
  const [fates, set, open] = await Promise.all([
    fatesOf(scope),
    database().checkRule.findMany({ where: { projectId } }),
    openOf(scope),
  ]);
  const people = await findPeople(
    database(),
    set.map(({ setById }) => setById),
  );
  return rules.map((rule) => {
    const { mended, ignored } = fates.find((fate) => fate.rule === rule) ?? { mended: 0, ignored: 0 };
    const own = set.find((one) => one.rule === rule);
    const isHeld = own?.isHeld ?? false;
    const standing = open.get(rule) ?? 0;
    return {
      rule,
      severity: (own?.severity ?? null) as RuleRecord["severity"],
      isHeld,
      isDemoted: !isHeld && isMoreIgnored({ mended, ignored }),
      found: standing + mended + ignored,
      open: standing,
      mended,
      ignored,
      right: mended + ignored === 0 ? null : mended / (mended + ignored),
      setBy: people.get(own?.setById ?? "") ?? null,
      setAt: own?.setAt.toISOString() ?? null,
    };
  });
}

/** Findings that nobody has mended or ignored. */
async function openOf({ projectId }: SourceScope): Promise<ReadonlyMap<string, number>> {
  const rows = await database().$queryRaw<{ rule: string; open: number }[]>`
    select f.rule, count(*)::int as open from "Finding" f join "SegmentCheck" c on c."segmentId" = f."segmentId"
    join "Segment" s on s.id = f."segmentId" and s."retiredAt" is null and s."subState" is distinct from 'omitted'
    join "Document" d on d.id = s."documentId" and d."deletedAt" is null
    where f."projectId" = ${projectId} and f."mendedAt" is null
      and not exists (select from "Ignore" i where i."projectId" = ${projectId} and i.rule = f.rule and i."takenBackAt" is null
        and (i.reach = 'project' or (i.reach = 'word' and i.word = f.word)
          or (i.reach = 'finding' and i."segmentId" = f."segmentId" and i.fingerprint = f.fingerprint)))
    group by f.rule`;
  return new Map(rows.map(({ rule, open }) => [rule, open]));
}

export async function setRule(
  { projectId, userId }: ManageScope,
  rule: string,
  { severity, isHeld }: SetRule,
  now: Date,
): Promise<void> {
  const data = { severity, isHeld, setById: userId, setAt: now };
  await database().checkRule.upsert({
    where: { projectId_rule: { projectId, rule } },
    create: { projectId, rule, ...data },
    update: data,
  });
}
