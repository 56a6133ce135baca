import "server-only";

/** What belongs to each paragraph, in the order of the list. (Node 20 has no `Map.groupBy` yet.) */
export function byParagraph<One extends { readonly paragraphId: string }>(
  all: readonly One[],
): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const beside = groups.get(one.paragraphId);
    if (beside) beside.push(one);
    else groups.set(one.paragraphId, [one]);
  }
  return groups;
}
