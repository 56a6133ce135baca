import "server-only";

import { countFindings } from "../../db/findings/reads";
import type { SourceScope } from "../../db/scope";
import type { FindingCounts } from "../../wire/findings";
import { checkFew } from "./check-rows";

/** How much stands where in a document, once a few rows that have changed are checked. */
export async function countFindingsNow(scope: SourceScope, documentId: string): Promise<FindingCounts> {
  const { version } = await checkFew(scope, documentId);
  return countFindings(scope, documentId, version);
}
