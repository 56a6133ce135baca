import "server-only";

import { type Refusal, refuse } from "../../segments/refusal";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import type { Scope } from "../scope";
import type { DespiteStops } from "./despite";
import { CHECKED, isFresh } from "./pairs";
import { shownIn } from "./relation";
import { demotedRules } from "./statistics";
import type { FindingRecord } from "./store";

/**
 * Findings that stop.
 *
 * FND-12  Where a project has settled that a rule stops, a row with such a finding that nobody has ignored is confirmed only by whoever
 *         says that it shall be all the same, and approved only with a reason, which is kept with the approval.
 * FND-13  It is asked of the very texts that are confirmed or approved: of a row that has changed since it was checked, nothing is decided.
 */
export interface Stopping {
  /** Which texts findings must be of (FND-2). */
  readonly settings: string;
  /** "" : it was not said to be done all the same. */
  readonly despite: string;
  /** Of a text that is stored only now: what stops it, known beforehand. */
  readonly found?: DespiteStops["findings"];
}

type Stop = DespiteStops["findings"][number];

/** The rules that stop in the project. */
export async function stoppingRules(
  scope: Scope,
  tx: Prisma.TransactionClient = database(),
): Promise<readonly string[]> {
  const set = await tx.checkRule.findMany({
    where: { projectId: scope.projectId, severity: "stop" },
    select: { rule: true },
  });
  if (set.length === 0) return [];
  const demoted = await demotedRules(scope, tx);
  return set.map(({ rule }) => rule).filter((rule) => !demoted.includes(rule));
}

/** Of these rows those that have changed since they were checked. */
export async function listUnchecked(
  { projectId }: Scope,
  ids: readonly string[],
  settings: string,
  tx: Prisma.TransactionClient = database(),
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select s.id from "Segment" s join "Translation" t on t.id = s."currentId" left join "SegmentCheck" c on c."segmentId" = s.id
    where s.id = any(${[...ids]}) and s."projectId" = ${projectId} and ${CHECKED} and not ${isFresh(settings)}`;
  return rows.map(({ id }) => id);
}

/** What stops these rows, each that has any; null of one whose texts were not checked (FND-13). */
export async function stopsOf(
  tx: Prisma.TransactionClient,
  scope: Scope,
  rows: readonly { readonly id: string; readonly documentId: string }[],
  { settings, found }: Stopping,
): Promise<ReadonlyMap<string, readonly Stop[] | null>> {
  if (found) return new Map(rows.map(({ id }) => [id, found]));
  const ids = rows.map(({ id }) => id);
  const stops = new Map<string, Stop[] | null>();
  for (const documentId of new Set(rows.map((row) => row.documentId))) {
    const shown = await shownIn(scope, documentId, settings, tx);
    const list = await tx.$queryRaw<(Stop & { segmentId: string })[]>`
      select "segmentId", rule, code, parameters from (${shown}) x
      where x."segmentId" = any(${ids}) and x.severity = 'stop' and x."ignoreId" is null
        and x.rule not in ('sent-back', 'open-comments', 'unedited') order by x.side, x.start, x.id`;
    for (const { segmentId, ...stop } of list) stops.set(segmentId, [...(stops.get(segmentId) ?? []), stop]);
  }
  const unchecked = await listUnchecked(scope, ids, settings, tx);
  for (const id of unchecked) stops.set(id, null);
  return stops;
}

/** Of findings that are not kept those that nobody has ignored. */
export async function unignored(
  { projectId }: Scope,
  records: readonly FindingRecord[],
): Promise<readonly FindingRecord[]> {
  if (records.length === 0) return [];
  const ignores = await database().ignore.findMany({
    where: { projectId, takenBackAt: null, rule: { in: records.map(({ rule }) => rule) } },
    select: { rule: true, reach: true, word: true, segmentId: true, fingerprint: true },
  });
  return records.filter(
    (one) =>
      !ignores.some(
        ({ rule, reach, word, segmentId, fingerprint }) =>
          rule === one.rule &&
          (reach === "project" ||
            (reach === "word" && word === one.word) ||
            (reach === "finding" && segmentId === one.segmentId && fingerprint === one.fingerprint)),
      ),
  );
}

/** FND-12: null where nothing stands in the way. */
export function whyStopped(
  kind: "confirmed" | "approved",
  stops: readonly Stop[] | null,
  despite: string,
): Refusal | null {
  if (stops === null) return refuse("stops", { code: "problems.stops.unchecked" });
  if (stops.length === 0 || despite.trim() !== "") return null;
  const rules = [...new Set(stops.map(({ rule }) => rule))].join(", ");
  const count = stops.length;
  return kind === "confirmed"
    ? refuse("stops", { code: "problems.stops.confirm", count, rules }, "despite")
    : refuse("stops", { code: "problems.stops.approve", count, rules }, "despite");
}
