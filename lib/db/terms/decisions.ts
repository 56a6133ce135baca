import "server-only";

import { foldTerm } from "../../term/fold";
import { database } from "../client";
import type { EditScope, SourceScope } from "../scope";

/** Candidates of the extraction that somebody has decided. */
export async function decidedCandidates({ projectId }: SourceScope): Promise<ReadonlySet<string>> {
  const decided = await database().termDecision.findMany({ where: { projectId }, select: { key: true } });
  return new Set(decided.map(({ key }) => key));
}

export async function decideCandidates(
  { projectId, userId }: EditScope,
  { keys, isAccepted }: { readonly keys: readonly string[]; readonly isAccepted: boolean },
): Promise<void> {
  const rows = [...new Set(keys.map(foldTerm))].map((key) => ({ key }));
  await database().$executeRaw`
    insert into "TermDecision" ("projectId", key, "isAccepted", "decidedById")
    select ${projectId}, r.key, ${isAccepted}, ${userId} from json_to_recordset(${JSON.stringify(rows)}::json) as r(key text)
    on conflict ("projectId", key) do update set "isAccepted" = excluded."isAccepted", "decidedById" = excluded."decidedById",
      "decidedAt" = now()`;
}
