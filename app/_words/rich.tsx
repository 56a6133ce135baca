import { createElement, Fragment, type ReactElement, type ReactNode } from "react";
import type { Key, ParametersOf, TagsOf } from "@/lib/messages/keys";
import type { Say } from "@/lib/messages/say";

type Draw = (words: ReactNode) => ReactNode;

/**
 * A message that has `<tags>`, each drawn by its function. For server and client components alike:
 *
 *     rich(say, "start.lost", {}, { link: (words) => <a href="/account">{words}</a> })
 */
export function rich<K extends Key>(
  say: Say,
  key: K,
  parameters: ParametersOf<K>,
  tags: Readonly<Record<TagsOf<K>, Draw>>,
): ReactElement {
  const drawn = Object.fromEntries(
    Object.entries<Draw>(tags).map(([tag, draw]) => [tag, (inner: ReactNode[]) => draw(together(inner))]),
  );
  // Checked above: comparing the types of all keys again would be dear.
  const parts = say.parts as unknown as (key: string, parameters: unknown, tags: unknown) => ReactNode[];
  return together(parts(key, parameters, drawn));
}

/** Children that need no keys: their order never changes. */
function together(parts: readonly ReactNode[]): ReactElement {
  return createElement(Fragment, null, ...parts);
}
