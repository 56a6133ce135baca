import "server-only";

import { Prisma } from "../generated/client";
import type { Scope } from "../scope";

type Tx = Prisma.TransactionClient;

/** What was said beside rows that go, and which row takes it over. */
export interface Talk {
  readonly comments: readonly Said[];
  readonly suggestions: readonly Said[];
}

interface Said {
  readonly id: string;
  readonly heirId: string;
}

/** Threads and open suggestions of rows that go; those that have no heir (null) stay where they are. */
export async function talkOf(
  tx: Tx,
  { projectId }: Scope,
  rows: readonly { readonly id: string }[],
  heirOf: (row: { readonly id: string }) => string | null,
): Promise<Talk> {
  if (rows.length === 0) return { comments: [], suggestions: [] };
  const at = { segmentId: { in: rows.map(({ id }) => id) }, projectId };
  const select = { id: true, segmentId: true };
  const comments = await tx.comment.findMany({ where: at, select });
  const suggestions = await tx.suggestion.findMany({ where: { ...at, state: "open" }, select });
  const inherited = (said: typeof comments): Said[] =>
    said.flatMap(({ id, segmentId }) => {
      const heirId = heirOf({ id: segmentId });
      return heirId === null ? [] : [{ id, heirId }];
    });
  return { comments: inherited(comments), suggestions: inherited(suggestions) };
}

export async function moveTalk(tx: Tx, { projectId }: Scope, { comments, suggestions }: Talk): Promise<void> {
  for (const [table, said] of [
    [Prisma.sql`"Comment"`, comments],
    [Prisma.sql`"Suggestion"`, suggestions],
  ] as const) {
    if (said.length === 0) continue;
    await tx.$executeRaw`
      update ${table} t set "segmentId" = r."heirId"
      from json_to_recordset(${JSON.stringify(said)}::json) as r(id text, "heirId" text)
      where t.id = r.id and t."projectId" = ${projectId}`;
  }
}
