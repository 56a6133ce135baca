import "server-only";

import { rewriteWithSpans } from "../../quantity/rewrite";
import type { Match } from "../../wire/memories";

/** Longer texts are offered as they are: reading their quantities would take longer than finding them. */
const LONGEST = 2_000;

/** The English that is offered for a text: the entry's, with the numbers that differ put right where that is certain (QTY-R1 to QTY-R3). */
export function offerOf(
  entry: { readonly source: string; readonly target: string },
  source: string,
): Pick<Match, "target" | "rewritten"> {
  const { target } = entry;
  if (entry.source === source || source.length > LONGEST || entry.source.length > LONGEST)
    return { target, rewritten: null };
  const rewritten = rewriteWithSpans(entry.source, source, target);
  if (!rewritten || rewritten.spans.length === 0) return { target, rewritten: null };
  return { target: rewritten.text, rewritten: { was: target, spans: [...rewritten.spans] } };
}
