import "server-only";

import type { SourceScope } from "../../db/scope";
import { readConcepts } from "../../db/terms/reads";
import { usedTermbases } from "../../db/terms/termbases";
import { TERMS_FILES, type TermsFormat, writeTerms } from "../../interchange/terms/write-terms";
import type { ConceptText } from "../../term/concept";

/** A termbase as a file; null where it is none that whoever asks may read. A project that has no entries yet has an empty one. */
export async function exportTerms(scope: SourceScope, termbaseId: string, format: TermsFormat) {
  const isOwn = termbaseId === scope.projectId;
  const used = await usedTermbases(scope);
  if (!isOwn && !used.some(({ id }) => id === termbaseId)) return null;
  const concepts: ConceptText[] = [];
  for await (const page of readConcepts(scope, termbaseId)) concepts.push(...page);
  return { ...TERMS_FILES[format], bytes: writeTerms(concepts, format) };
}
