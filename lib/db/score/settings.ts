import "server-only";

import { CATEGORIES } from "../../score/categories";
import { DEFAULT_SCORE_SETTINGS, type ScoreSettings } from "../../score/weights";
import type { Scoring, SetScoring } from "../../wire/score";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { findPerson } from "../people/names";
import type { ManageScope, Scope, SourceScope } from "../scope";

/** What the project has settled, or what holds where nobody has. */
export async function scoreSettingsOf(
  tx: Prisma.TransactionClient,
  { projectId }: Scope,
): Promise<ScoreSettings> {
  const own = await tx.scoreSettings.findUnique({ where: { projectId } });
  return own ? settingsIn(own) : DEFAULT_SCORE_SETTINGS;
}

function settingsIn(own: Prisma.ScoreSettingsGetPayload<true>): ScoreSettings {
  return {
    severities: own.severities as unknown as ScoreSettings["severities"],
    categories: own.categories as unknown as ScoreSettings["categories"],
    threshold: own.threshold,
    share: own.share,
    least: own.least,
    leastOf: own.leastOf as ScoreSettings["leastOf"],
  };
}

export async function readScoring(scope: SourceScope): Promise<Scoring> {
  const own = await database().scoreSettings.findUnique({ where: { projectId: scope.projectId } });
  const settings = own ? settingsIn(own) : DEFAULT_SCORE_SETTINGS;
  return {
    ...settings,
    categories: { ...settings.categories },
    setBy: await findPerson(database(), own?.setById ?? null),
    setAt: own?.setAt.toISOString() ?? null,
    known: CATEGORIES.map(({ name, its, key }) => ({ name, its, key })),
  };
}

export async function setScoring(
  { projectId, userId }: ManageScope,
  { severities, categories, ...rest }: SetScoring,
  now: Date,
): Promise<void> {
  const data = { severities, categories, ...rest, setById: userId, setAt: now };
  await database().scoreSettings.upsert({
    where: { projectId },
    create: { projectId, ...data },
    update: data,
  });
}
