import "server-only";

import type { SourceScope } from "../../db/scope";
import { decidedCandidates } from "../../db/terms/decisions";
import { readRowsBeside } from "../../db/terms/rows";
import { termsIn } from "../../term/concept";
import { foldTerm } from "../../term/fold";
import type { Candidates } from "../../wire/terms";
import { candidatesIn } from "./candidates";
import { keptTermbases } from "./termbases";

/** Candidates of a document or of all of a project, without those that are terms already and those that somebody has decided. */
export async function extractTerms(
  scope: SourceScope,
  { onlyDocument, limit }: { readonly onlyDocument: string | null; readonly limit: number },
): Promise<Candidates["candidates"]> {
  const [rows, decided, termbases] = await Promise.all([
    readRowsBeside(scope, onlyDocument),
    decidedCandidates(scope),
    keptTermbases(scope),
  ]);
  const isTerm = (key: string) =>
    termbases.some(({ chinese }) =>
      chinese
        .places(key)
        .some(({ value }) => termsIn(value.concept, "zh").some(({ text }) => foldTerm(text) === key)),
    );
  return candidatesIn(rows, limit, (key) => decided.has(key) || isTerm(key));
}
