import "server-only";

import { TEXT_CHECKS } from "../../check/checks";
import { comparedBy } from "../../check/consistency";
import { saveCompared } from "../../db/findings/compare";
import { saveFirstMentions } from "../../db/findings/first-mentions";
import { type CheckingScope, isChecked, listStale, readPairs } from "../../db/findings/pairs";
import { type CheckedRow, type Compared, digestOf, forgetGone, saveChecked } from "../../db/findings/store";
import { inTurn } from "../../db/in-turn";
import type { SourceScope } from "../../db/scope";
import type { LedgerName } from "../../term/names/ledger";
import type { Checked } from "../../wire/findings";
import { hasThread, offload } from "../threads/offload";
import { checkRow } from "./check-row";
import { type ProjectSettings, settingsOf } from "./settings";

/** So many rows are read, checked and kept together. */
const AT_ONCE = 200;

/** So many rows that have changed are checked before a list of findings is answered; beyond them, the list says how many there are. */
const FEW = 40;

/** More of them are checked on a thread. */
const AT_SIGHT = 4;

/** Checks these rows and keeps what was found: what a thread does for `checkFew`. Answers by which settings. */
export async function checkThese(scope: SourceScope, ids: readonly string[]): Promise<string> {
  const settings = await settingsOf(scope);
  await checkRows(scope, ids, settings);
  return settings.version;
}

/** Checks these rows and keeps what was found. `goesOn` hears how many are done, and says whether to go on. */
export async function checkRows(
  scope: CheckingScope,
  ids: readonly string[],
  project: ProjectSettings,
  goesOn: (done: number) => boolean = () => true,
): Promise<void> {
  const keys = { sourceKeys: new Set<string>(), targetKeys: new Set<string>(), edited: new Set<string>() };
  const add = (more: Compared) => {
    for (const name of ["sourceKeys", "targetKeys", "edited"] as const)
      for (const one of more[name]) keys[name].add(one);
  };
  const named = new Set<LedgerName>();
  let done = 0;
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const pairs = await readPairs(scope, ids.slice(at, at + AT_ONCE));
    const rows: CheckedRow[] = [];
    for (const pair of pairs) {
      for (const { entry } of project.namesIn(pair.source)) if (entry.first !== "") named.add(entry);
      rows.push(
        await inTurn(() => {
          const by = comparedBy(pair);
          return {
            ...checkRow(pair, project),
            sourceKey: by.source === null ? null : digestOf(by.source),
            targetKey: by.target === null ? null : digestOf(by.target),
          };
        }),
      );
    }
    add(await saveChecked(scope, rows, project.version, new Date()));
    done += rows.length;
    if (!goesOn(done)) break;
  }
  await compare(
    scope,
    { ...keys, sourceKeys: [...keys.sourceKeys], targetKeys: [...keys.targetKeys] },
    project.settings,
  );
  await saveFirstMentions(
    scope,
    { ...project.firstMentions, names: [...named], segments: ids, edited: keys.edited },
    new Date(),
  );
}

function compare(
  scope: CheckingScope,
  compared: Compared,
  settings: ProjectSettings["settings"],
): Promise<void> {
  return saveCompared(
    scope,
    compared,
    (pairs) => {
      const lists = TEXT_CHECKS.map((check) => check.runAll(pairs, settings));
      return pairs.map((_, at) => lists.flatMap((list) => list[at] ?? []));
    },
    new Date(),
  );
}

/** Checks every row of a document, or of the project, that has changed since it was checked. Null: it was stopped. */
export async function checkAll(
  scope: SourceScope,
  documentId: string | null,
  goesOn: (done: number, of: number) => boolean,
): Promise<Omit<Checked, "findings"> | null> {
  const settings = await settingsOf(scope);
  await compare(scope, await forgetGone(scope, documentId), settings.settings);
  const { rows, stale } = await listStale(scope, documentId, settings.version);
  let isStopped = false;
  await checkRows(scope, stale, settings, (done) => {
    isStopped = !goesOn(done, stale.length);
    return !isStopped;
  });
  return isStopped ? null : { segments: rows, checked: stale.length };
}

/** What has changed is checked at once, where that is little. */
export async function checkFew(scope: SourceScope, documentId: string | null): Promise<ProjectSettings> {
  const settings = await settingsOf(scope);
  const { stale, staleRows } = await listStale(scope, documentId, settings.version, FEW + 1);
  if (staleRows === 0 || staleRows > FEW) return settings;
  if (staleRows <= AT_SIGHT || !hasThread()) await checkRows(scope, stale, settings);
  else {
    const { userId, projectId } = scope;
    await offload({ kind: "check-rows", userId, projectId, ids: stale });
  }
  return settings;
}

/** One row is checked at once, where it has changed. */
export async function checkSegment(scope: SourceScope, segmentId: string): Promise<ProjectSettings> {
  const settings = await settingsOf(scope);
  if (!(await isChecked(scope, segmentId, settings.version))) await checkRows(scope, [segmentId], settings);
  return settings;
}
