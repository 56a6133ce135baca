import "server-only";

import type { ConceptText, Term } from "../../term/concept";
import { database } from "../client";
import type { Scope } from "../scope";
import type { UsedTermbase } from "./termbases";

export interface KeptConcept {
  readonly id: string;
  readonly version: number;
  readonly terms: readonly Term[];
  readonly isApproved: boolean;
  readonly isDeleted: boolean;
}

/** So many are read at a time, so that others are answered between. */
const PAGE = 5_000;

/** The concepts of a termbase that were changed after a number, of one that a scoped question has found, page by page. */
export async function* changedConcepts(
  _scope: Scope,
  { id: termbaseId }: Pick<UsedTermbase, "id">,
  since: number,
): AsyncGenerator<readonly KeptConcept[]> {
  let after = { version: since + 1, id: "" };
  for (;;) {
    const page = await database().$queryRaw<KeptConcept[]>`
      select id, version, terms, "isApproved", "deletedAt" is not null as "isDeleted" from "Concept"
      where "termbaseId" = ${termbaseId} and (version, id) > (${after.version}, ${after.id})
      order by version, id limit ${PAGE}`;
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)!;
  }
}

/** All entries of a termbase in the order in which they were made, page by page. */
export async function* readConcepts(
  _scope: Scope,
  termbaseId: string,
): AsyncGenerator<readonly ConceptText[]> {
  let after = "";
  for (;;) {
    const page: (ConceptText & { id: string })[] = await database().$queryRaw`
      select id, definition, note, subject, example, "imageUrl", terms from "Concept"
      where "termbaseId" = ${termbaseId} and "deletedAt" is null and id > ${after} order by id limit ${PAGE}`;
    if (page.length > 0) yield page.map(({ id: _, ...concept }) => concept);
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}
