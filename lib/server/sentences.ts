import "server-only";

import { alignSentences } from "../align/sentences";
import type { SourceScope } from "../db/scope";
import { findTexts } from "../db/segments/history";
import type { Sentences } from "../wire/segments";
import { loadLexicon } from "./lexicon";

/** Which sentences of a row's Chinese and English answer each other, at its revision of now; null where there is no row. */
export async function sentencesOf(scope: SourceScope, segmentId: string): Promise<Sentences | null> {
  const texts = await findTexts(scope, segmentId);
  if (!texts) return null;
  const { source, target, ladder } = alignSentences(texts.source, texts.target, loadLexicon());
  return {
    revision: texts.revision,
    source: source.map(({ start, end }) => ({ start, end })),
    target: target.map(({ start, end }) => ({ start, end })),
    beads: ladder.map((bead) => [bead.source.start, bead.source.end, bead.target.start, bead.target.end]),
  };
}
