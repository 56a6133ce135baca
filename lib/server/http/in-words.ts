import "server-only";

import type { LineProblem } from "../../corrections/tsv";
import type { AnyMessage, Key } from "../../messages/keys";
import type { Say } from "../../messages/say";
import { messageOf, type Refusal } from "../../segments/refusal";

/** A code with its parameters as it goes over the front door: with its words, for whoever has no catalogue. */
export interface InWords {
  readonly code: string;
  readonly parameters: Record<string, unknown>;
  readonly detail: string;
}

function inWords(message: AnyMessage, say: Say): InWords {
  const { code, ...parameters } = message;
  return { code, parameters, detail: say.message(message) };
}

export function refusalInWords(refusal: Refusal, say: Say): InWords {
  return inWords(messageOf(refusal), say);
}

/** What a job keeps to say about a file: a message, or a sentence of an older version, which stays one. */
type Kept = string | { readonly code: Key };

/** The result of a job with its `warnings` in words; any other is left as it is. */
export function warningsInWords<Result>(result: Result, say: Say): Result {
  const warnings = (result as { readonly warnings?: readonly Kept[] } | null)?.warnings;
  if (!Array.isArray(warnings)) return result;
  return { ...result, warnings: warnings.map((one: Kept) => keptInWords(one, say)) };
}

function keptInWords(kept: Kept, say: Say): string {
  if (typeof kept === "string") return kept;
  const { code, ...parameters } = kept;
  return say.code(code, parameters) ?? code;
}

/** Rows of a table that were added, with what is wrong with the lines that were not. */
export function addedInWords<Added extends { readonly problems: readonly LineProblem[] }>(
  added: Added,
  say: Say,
) {
  const problems = added.problems.map(({ line, message }) => ({ line, ...inWords(message, say) }));
  return { ...added, problems };
}
