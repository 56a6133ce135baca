"use client";

import type { SearchOptions } from "@/lib/text/search";

/**
 * Simplified finds Traditional and the reverse, unless "Match case" asks for just what was typed. The table is fetched when
 * the find bar opens; until it is there, and where it cannot be had, characters find themselves.
 */
let variantsOf: SearchOptions["alike"];

/** True once, when the table has come: look again. */
export async function fetchVariants(): Promise<boolean> {
  if (variantsOf) return false;
  try {
    ({ variantsOf } = await import("@/lib/text/han-variants"));
    return true;
  } catch {
    return false;
  }
}

export function withVariants<Query extends SearchOptions>(query: Query): Query {
  return variantsOf && !query.caseSensitive ? { ...query, alike: variantsOf } : query;
}
