import "server-only";

import { explain } from "../align/explain";
import { FOR_REASONS, readKnown } from "../db/alignments/known";
import { findLink } from "../db/alignments/link";
import { database } from "../db/client";
import type { SourceScope } from "../db/scope";
import type { LinkDetail } from "../wire/alignments";
import { loadLexicon } from "./lexicon";

/** A panel's worth: the strongest. */
const MOST = 24;

/** How sure the aligner is of a row and who decided it, with the reasons made from its texts of now. */
export async function linkOf(scope: SourceScope, segmentId: string): Promise<LinkDetail | null> {
  const found = await findLink(scope, segmentId);
  if (!found) return null;
  const { source, target, ...link } = found;
  const known = await readKnown(database(), scope, FOR_REASONS);
  return { ...link, reasons: explain(source, target, loadLexicon(), { known, most: MOST }) };
}
