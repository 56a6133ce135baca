import "server-only";

import { type Fixes, measureFixes, type Step } from "../../segments/fixes";
import type { Prisma } from "../generated/client";
import type { Scope } from "../scope";
import type { LockedSegment } from "../segments/lock";

/** Versions of rows that are about to be approved, from the one that somebody else had confirmed on. */
interface VersionRecord {
  readonly segmentId: string;
  readonly id: string;
  readonly authorId: string;
  readonly origin: string;
  /** The row went back to an older version since, by undoing a change of structure. */
  readonly wentBack: boolean;
}

/** How much of each row whoever asks has changed, where that can be measured (SGM-AUTHOR-4). */
export async function measureEach(
  tx: Prisma.TransactionClient,
  scope: Scope,
  segments: readonly LockedSegment[],
): Promise<ReadonlyMap<string, Fixes>> {
  const { projectId, userId } = scope;
  const rows = segments.flatMap(({ id, current }) => {
    const baseId = current?.contributors[userId];
    return current && baseId ? [{ id, baseId, currentId: current.id }] : [];
  });
  if (rows.length === 0) return new Map();
  const versions = await tx.$queryRaw<VersionRecord[]>`
    select t."segmentId", t.id, t."authorId", t.origin::text as origin,
      exists (select 1 from "Reversion" v where v."segmentId" = t."segmentId" and v.revision > b.revision) as "wentBack"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, "baseId" text, "currentId" text)
    join "Translation" b on b.id = r."baseId" and b."segmentId" = r.id and b."projectId" = ${projectId}
    join "Translation" c on c.id = r."currentId" and c."segmentId" = r.id
    join "Translation" t on t."segmentId" = r.id and t.revision between b.revision and c.revision
    order by t."segmentId", t.revision, t.id`;
  const bySegment = new Map<string, VersionRecord[]>();
  for (const version of versions) {
    const beside = bySegment.get(version.segmentId);
    if (beside) beside.push(version);
    else bySegment.set(version.segmentId, [version]);
  }
  const turns = new Map(rows.map((row) => [row.id, turnsOf(row, bySegment.get(row.id) ?? [], userId)]));
  const texts = await readTexts(tx, projectId, [
    ...rows.map(({ baseId }) => baseId),
    ...[...turns.values()].flat().map(({ id }) => id),
  ]);
  return new Map(
    rows.flatMap(({ id, baseId }): [string, Fixes][] => {
      const first = texts.get(baseId);
      const steps = turns.get(id)!.map((turn): Step => ({ ...turn, text: texts.get(turn.id) ?? "" }));
      return first === undefined || steps.length === 0 ? [] : [[id, measureFixes(first, steps)]];
    }),
  );
}

/** The last version of each run of versions that are theirs or others'. One turn, theirs, where nobody can tell them apart. */
function turnsOf(
  { baseId, currentId }: { readonly baseId: string; readonly currentId: string },
  versions: readonly VersionRecord[],
  userId: string,
): readonly { readonly id: string; readonly isTheirs: boolean }[] {
  const since = versions.slice(versions.findIndex(({ id }) => id === baseId) + 1);
  const isInOrder = versions[0]?.id === baseId && since.at(-1)?.id === currentId;
  if (!isInOrder || since.some(({ wentBack }) => wentBack)) return [{ id: currentId, isTheirs: true }];
  const turns = since.map(({ id, authorId, origin }) => ({
    id,
    isTheirs: authorId === userId || !OWN_WORDS.has(origin),
  }));
  return turns.filter(({ isTheirs }, at) => turns[at + 1]?.isTheirs !== isTheirs);
}

/** A version that holds what its author typed. Another reviewer may have brought in words of theirs: those count (SGM-FIX-3). */
const OWN_WORDS: ReadonlySet<string> = new Set(["typed"]);

async function readTexts(
  tx: Prisma.TransactionClient,
  projectId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await tx.translation.findMany({
    where: { id: { in: [...new Set(ids)] }, projectId },
    select: { id: true, text: true },
  });
  return new Map(found.map(({ id, text }) => [id, text]));
}
