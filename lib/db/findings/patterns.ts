import "server-only";

import { type Refusal, refuse } from "../../segments/refusal";
import type { NewPattern, PatternList } from "../../wire/findings";
import { database } from "../client";
import { findPeople } from "../people/names";
import type { ManageScope, Scope } from "../scope";

/** So many patterns a project may have: each is looked for in every row. */
const MOST = 50;

/** Those that are looked for, in the order of their making. */
export async function listPatterns({ projectId }: Scope): Promise<PatternList> {
  const kept = await database().ownPattern.findMany({
    where: { projectId, withdrawnAt: null },
    orderBy: { id: "asc" },
  });
  const people = await findPeople(
    database(),
    kept.map(({ createdById }) => createdById),
  );
  return {
    patterns: kept.map(
      ({ id, side, pattern, isCaseSensitive, message, severity, createdById, createdAt }) => ({
        ...{ id, pattern, isCaseSensitive, message },
        side: side as PatternList["patterns"][number]["side"],
        severity: severity as PatternList["patterns"][number]["severity"],
        by: people.get(createdById) ?? null,
        at: createdAt.toISOString(),
      }),
    ),
  };
}

export async function addPattern(
  { projectId, userId }: ManageScope,
  { side, pattern, isCaseSensitive, message, severity }: NewPattern,
  now: Date,
): Promise<{ readonly ok: true } | Refusal> {
  const there = await database().ownPattern.count({ where: { projectId, withdrawnAt: null } });
  if (there >= MOST) return refuse("state", { code: "problems.pattern.too-many", most: MOST });
  await database().ownPattern.create({
    data: {
      ...{ projectId, side, pattern, isCaseSensitive, message, severity },
      createdById: userId,
      createdAt: now,
    },
  });
  return { ok: true };
}

export async function withdrawPattern(
  { projectId, userId }: ManageScope,
  id: string,
  now: Date,
): Promise<{ readonly ok: true } | Refusal> {
  const { count } = await database().ownPattern.updateMany({
    where: { id, projectId, withdrawnAt: null },
    data: { withdrawnAt: now, withdrawnById: userId },
  });
  return count === 0 ? refuse("missing", { code: "problems.pattern.missing" }) : { ok: true };
}
