import "server-only";

import { explain } from "../align/explain/explain";
import { isWithin, MOST, SMALL } from "../align/search/sentences-bounded";
import { FOR_REASONS, readKnown } from "../db/alignments/known";
import { findLink } from "../db/alignments/link";
import { database } from "../db/client";
import type { SourceScope } from "../db/scope";
import type { LinkDetail } from "../wire/alignments";
import { loadLexicon } from "./lexicon";
import { hasThread, offload } from "./threads/offload";

/** A panel's worth: the strongest. */
const MOST_REASONS = 24;

/**
 * How sure the aligner is of a row and who decided it, with the reasons made from its texts of now. A long row is thought
 * about on a thread; one that is too long for that has no reasons.
 */
export async function linkOffloaded(
  scope: SourceScope,
  segmentId: string,
  signal?: AbortSignal,
): Promise<LinkDetail | null> {
  const found = await findLink(scope, segmentId);
  if (!found) return null;
  if (!hasThread() || isWithin(found.source, found.target, SMALL)) return withReasons(scope, found);
  const { userId, projectId } = scope;
  return offload({ kind: "reasons", userId, projectId, segmentId }, signal);
}

/** The same where it is asked for. */
export async function linkOf(scope: SourceScope, segmentId: string): Promise<LinkDetail | null> {
  const found = await findLink(scope, segmentId);
  return found && withReasons(scope, found);
}

async function withReasons(
  scope: SourceScope,
  { source, target, ...link }: NonNullable<Awaited<ReturnType<typeof findLink>>>,
): Promise<LinkDetail> {
  if (!isWithin(source, target, MOST)) return { ...link, reasons: [] };
  const known = await readKnown(database(), scope, FOR_REASONS);
  return { ...link, reasons: explain(source, target, loadLexicon(), { known, most: MOST_REASONS }) };
}
