import "server-only";

import { readPairs } from "../../db/findings/pairs";
import { listUnchecked, type Stopping, stoppingRules, unignored } from "../../db/findings/stops";
import { recordsOf } from "../../db/findings/store";
import { approveEach, confirmEach, fixAndApprove, type Judged, type Seen } from "../../db/reviews/writes";
import type { ConfirmScope, ReviewScope } from "../../db/scope";
import { checkRow } from "./check-row";
import { checkRows } from "./check-rows";
import { settingsOf } from "./settings";

/** Rows are confirmed; where a finding stops one, only with `despite` (FND-12). */
export async function confirmChecked(
  scope: ConfirmScope,
  items: readonly Seen[],
  despite: boolean,
): Promise<Judged[]> {
  return confirmEach(scope, items, await stoppingFor(scope, items, despite ? "confirmed all the same" : ""));
}

/** Rows are approved; where a finding stops one, only with a reason. */
export async function approveChecked(
  scope: ReviewScope,
  items: readonly Seen[],
  despite: string,
): Promise<Judged[]> {
  return approveEach(scope, items, await stoppingFor(scope, items, despite));
}

/** The same of a row that is changed in the act: what stops its new English is found before it is stored. */
export async function fixAndApproveChecked(
  scope: ReviewScope,
  id: string,
  { revision, text, despite }: { readonly revision: number; readonly text: string; readonly despite: string },
): Promise<Judged> {
  const rules = await stoppingRules(scope);
  const [pair] = rules.length === 0 ? [] : await readPairs(scope, [id]);
  if (!pair) return fixAndApprove(scope, id, { revision, text }, null);
  const settings = await settingsOf(scope);
  const changed = checkRow({ ...pair, target: text }, settings, rules);
  const found = await unignored(scope, recordsOf(scope.projectId, changed, changed.findings));
  const stops = found.map(({ rule, code, parameters }) => ({ rule, code, parameters }));
  return fixAndApprove(scope, id, { revision, text }, { settings: settings.version, despite, found: stops });
}

/** Null where nothing stops in the project. Else the rows are checked, as far as they have changed. */
async function stoppingFor(
  scope: ConfirmScope | ReviewScope,
  items: readonly Seen[],
  despite: string,
): Promise<Stopping | null> {
  if ((await stoppingRules(scope)).length === 0) return null;
  const settings = await settingsOf(scope);
  const ids = [...new Set(items.map(({ id }) => id))];
  await checkRows(scope, await listUnchecked(scope, ids, settings.version), settings);
  return { settings: settings.version, despite };
}
