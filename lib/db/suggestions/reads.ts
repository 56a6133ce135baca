import "server-only";

import type { z } from "zod";
import type { SuggestionList, Suggestion as SuggestionView } from "../../wire/talk";
import type { Page } from "../../wire/text";
import { database } from "../client";
import type { Suggestion } from "../generated/client";
import { pageOf } from "../page";
import { findPeople } from "../people/names";
import type { SourceScope } from "../scope";

/** What was suggested for a row, newest first: open ones and decided ones. */
export async function listSuggestions(
  scope: SourceScope,
  segmentId: string,
  { after, limit }: Page,
): Promise<z.infer<typeof SuggestionList>> {
  const suggestions = await database().suggestion.findMany({
    where: { segmentId, projectId: scope.projectId, ...(after === undefined ? {} : { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const { items, next } = pageOf(suggestions, limit, ({ id }) => id);
  return { suggestions: await suggestionViews(items), next };
}

export async function suggestionViews(suggestions: readonly Suggestion[]): Promise<SuggestionView[]> {
  const people = await findPeople(suggestions.map(({ authorId }) => authorId));
  return suggestions.map(({ id, segmentId, text, origin, state, authorId, createdAt }) => ({
    id,
    segmentId,
    text,
    origin,
    state,
    author: people.get(authorId) ?? null,
    createdAt: createdAt.toISOString(),
  }));
}
