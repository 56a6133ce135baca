import { createElement, Fragment, type ReactElement, type ReactNode } from "react";
import type { Key, ParametersOf, TagsOf } from "@/lib/messages/keys";
import type { Say } from "@/lib/messages/say";

/**
 * A message that has `<tags>`, each drawn by its function. For server and client components alike:
 *
 *     rich(say, "start.lost", {}, { link: (words) => <a href="/account">{words}</a> })
 */
export function rich<K extends Key>(
  say: Say,
  key: K,
  parameters: ParametersOf<K>,
  tags: Readonly<Record<TagsOf<K>, (words: ReactNode) => ReactNode>>,
): ReactElement {
  const drawn = Object.fromEntries(
    Object.entries<(words: ReactNode) => ReactNode>(tags).map(([tag, draw]) => [
      tag,
      (inner: ReactNode[]) => draw(together(inner)),
    ]),
  ) as unknown as Record<TagsOf<K>, (inner: (string | ReactNode)[]) => ReactNode>;
  return together(say.parts<K, ReactNode>(key, parameters, drawn));
}

/** Children that need no keys: their order never changes. */
function together(parts: readonly ReactNode[]): ReactElement {
  return createElement(Fragment, null, ...parts);
}
