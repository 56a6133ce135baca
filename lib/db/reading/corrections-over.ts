import "server-only";

import { mapOf } from "../../corrections/corrections";
import type { Correction } from "../../wire/corrections";
import { Prisma } from "../generated/client";
import type { Scope } from "../scope";
import { byParagraph } from "./by-paragraph";

/**
 * What people read of the paragraph `p`, as parts of `json_build_object`: its corrected text, the original beside it
 * where that is another, and the corrections as `CorrectionRecord`s. Costs nothing where there are none.
 */
export const READING_COLUMNS = Prisma.sql`
  'bodyStart', coalesce(p."correctedBody", p."bodyStart"), 'text', coalesce(p.corrected, p.text),
  'marks', coalesce(p.marks, '[]'), 'layout', p.layout,
  'original', case when p.corrected is not null then p.text end,
  'corrections', case when p.corrected is null then '[]'::json else (
    select coalesce(json_agg(json_build_object('id', e.id, 'start', e.start, 'end', e."end", 'old', e.old, 'new', e.new,
      'reason', e.reason, 'ruleId', e."ruleId", 'byId', u.id, 'byName', u.name, 'at', e."createdAt") order by e.start), '[]')
    from "Correction" e left join "User" u on u.id = e."createdById"
    where e."paragraphId" = p.id and e.state = 'live') end`;

/** As the database has it: offsets in the original. */
export interface CorrectionRecord {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly new: string;
  readonly reason: string;
  readonly ruleId: string | null;
  readonly byId: string | null;
  readonly byName: string | null;
  readonly at: string;
}

/** As it goes over the wire: offsets in the corrected text. The records are all of one paragraph, sorted. */
export function correctionsOf(records: readonly CorrectionRecord[]): Correction[] {
  const { corrected } = mapOf(records);
  return records.map(({ id, old, new: put, reason, ruleId, byId, byName, at }, index) => ({
    id,
    ...corrected[index]!,
    old,
    new: put,
    reason,
    ruleId,
    by: byId === null || byName === null ? null : { id: byId, name: byName },
    at: new Date(at).toISOString(),
  }));
}

/** The corrections that hold over these paragraphs, as they go over the wire. */
export async function correctionsOver(
  tx: Prisma.TransactionClient,
  { projectId }: Scope,
  paragraphIds: readonly string[],
): Promise<Map<string, Correction[]>> {
  if (paragraphIds.length === 0) return new Map();
  const records = await tx.$queryRaw<(CorrectionRecord & { readonly paragraphId: string })[]>`
    select e.id, e.start, e."end", e.old, e.new, e.reason, e."ruleId", u.id as "byId", u.name as "byName",
      to_char(e."createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e."paragraphId"
    from "Correction" e left join "User" u on u.id = e."createdById"
    where e."paragraphId" = any(${[...paragraphIds]}) and e."projectId" = ${projectId} and e.state = 'live'
    order by e.start`;
  return new Map([...byParagraph(records)].map(([id, own]) => [id, correctionsOf(own)]));
}
