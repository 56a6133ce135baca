import "server-only";

import type { z } from "zod";
import type { SuggestionList, Suggestion as SuggestionView } from "../../wire/talk";
import type { Page } from "../../wire/text";
import { database } from "../client";
import type { Prisma, Suggestion } from "../generated/client";
import { PAGE_BYTES } from "../most-bytes";
import { pageOf } from "../page";
import { findPeople } from "../people/names";
import type { SourceScope } from "../scope";

/** What was suggested for a row, newest first: open ones and decided ones. */
export async function listSuggestions(
  scope: SourceScope,
  segmentId: string,
  { after, limit }: Page,
): Promise<z.infer<typeof SuggestionList>> {
  const page = await database().$queryRaw<{ id: string; found: number }[]>`
    select id, found from (
      select id, count(*) over ()::int as found, sum(octet_length(text)) over (order by id desc) as bytes,
        row_number() over (order by id desc) as number
      from (
        select id, text from "Suggestion"
        where "segmentId" = ${segmentId} and "projectId" = ${scope.projectId} and (${after ?? null}::text is null or id < ${after ?? null}::text)
        order by id desc limit ${limit + 1}
      ) one
    ) sized where number = 1 or bytes <= ${PAGE_BYTES}`;
  const suggestions = await database().suggestion.findMany({
    where: { id: { in: page.map(({ id }) => id) }, projectId: scope.projectId },
    orderBy: { id: "desc" },
  });
  const { items, next } = pageOf(suggestions, limit, ({ id }) => id, page[0]?.found);
  return { suggestions: await suggestionViews(database(), items), next };
}

export async function suggestionViews(
  tx: Prisma.TransactionClient,
  suggestions: readonly Suggestion[],
): Promise<SuggestionView[]> {
  const people = await findPeople(
    tx,
    suggestions.map(({ authorId }) => authorId),
  );
  return suggestions.map(({ id, segmentId, text, origin, state, authorId, createdAt, saidBy, saidAt }) => ({
    id,
    segmentId,
    text,
    origin,
    state,
    author: people.get(authorId) ?? null,
    createdAt: createdAt.toISOString(),
    said: saidBy === null && saidAt === null ? null : { by: saidBy, at: saidAt?.toISOString() ?? null },
  }));
}
