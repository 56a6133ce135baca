import "server-only";

import { may } from "../../access";
import type { ConceptText } from "../../term/concept";
import type { Prisma } from "../generated/client";
import { newIds } from "../ids";
import type { EditScope } from "../scope";
import { keepRaw, searchOf } from "./concepts";
import { lockTermbase } from "./termbases";

/** So many are written by one statement. */
const BATCH = 5_000;

/** Takes concepts of any number in the caller's transaction. What has the same words as one that is there is not taken again. Null: no such termbase. */
export async function importConcepts(
  tx: Prisma.TransactionClient,
  scope: EditScope,
  termbaseId: string,
  concepts: readonly ConceptText[],
  now: Date,
): Promise<{ readonly taken: number; readonly folded: number; readonly change: string | null } | null> {
  const termbase = await lockTermbase(tx, scope, termbaseId);
  if (!termbase) return null;
  const { projectId, userId } = scope;
  const there = await tx.$queryRaw<{ terms: ConceptText["terms"] }[]>`
    select terms from "Concept" where "termbaseId" = ${termbaseId} and "deletedAt" is null`;
  const known = new Set(there.map(keyOf));
  const fresh = concepts.filter((concept) => {
    const key = keyOf(concept);
    return !known.has(key) && known.add(key);
  });
  if (fresh.length === 0) return { taken: 0, folded: concepts.length, change: null };
  const ids = newIds(fresh.length, now.getTime());
  const importId = ids[0]!;
  const isApproved = !termbase.asksApproval || may(scope.role, "review");
  for (let from = 0; from < fresh.length; from += BATCH) {
    const rows = fresh
      .slice(from, from + BATCH)
      .map((concept, at) => ({ ...concept, id: ids[from + at]!, search: searchOf(concept) }));
    await tx.$executeRaw`
      insert into "Concept" (id, "projectId", "termbaseId", version, definition, note, subject, example, "imageUrl", terms, search,
        "isApproved", "importId", "createdById", "createdAt", "updatedById", "updatedAt")
      select r.id, ${projectId}, ${termbaseId}, ${termbase.version}, r.definition, r.note, r.subject, r.example, r."imageUrl", r.terms,
        r.search, ${isApproved}, ${importId}, ${userId}, ${now}, ${userId}, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, definition text, note text, subject text, example text,
        "imageUrl" text, terms jsonb, search text)`;
  }
  const kept = { importId, concepts: [] };
  const { id } = await keepRaw(
    tx,
    scope,
    { termbaseId, kind: "term-import" },
    { ...kept, isGone: true },
    { ...kept, isGone: false },
  );
  return { taken: fresh.length, folded: concepts.length - fresh.length, change: id };
}

function keyOf({ terms }: Pick<ConceptText, "terms">): string {
  return JSON.stringify(terms.map(({ language, text }) => [language, text]).sort());
}
