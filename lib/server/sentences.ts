import "server-only";

import { alignSentencesBounded, isWithin, SMALL } from "../align/search/sentences-bounded";
import type { SourceScope } from "../db/scope";
import { findTexts } from "../db/segments/history";
import { hiddenIn } from "../interchange/inline";
import type { Sentences } from "../wire/segments";
import { loadLexicon } from "./lexicon";
import { hasThread, offload } from "./threads/offload";

/**
 * Which sentences of a row's Chinese and English answer each other, at its revision of now; null where there is no row.
 * A long row is thought about on a thread.
 */
export async function sentencesOffloaded(
  scope: SourceScope,
  segmentId: string,
  signal?: AbortSignal,
): Promise<Sentences | null> {
  const texts = await findTexts(scope, segmentId);
  if (!texts) return null;
  if (!hasThread() || isWithin(texts.source, texts.target, SMALL)) return answerOf(texts);
  const { userId, projectId } = scope;
  return offload({ kind: "sentences", userId, projectId, segmentId }, signal);
}

/** The same where it is asked for. */
export async function sentencesOf(scope: SourceScope, segmentId: string): Promise<Sentences | null> {
  const texts = await findTexts(scope, segmentId);
  return texts && answerOf(texts);
}

type Texts = NonNullable<Awaited<ReturnType<typeof findTexts>>>;

function answerOf(texts: Texts): Sentences {
  const markup = markupOfSides(texts);
  const { source, target, ladder } = alignSentencesBounded(texts.source, texts.target, loadLexicon(), markup);
  return {
    revision: texts.revision,
    source: source.map(({ start, end }) => ({ start, end })),
    target: target.map(({ start, end }) => ({ start, end })),
    beads: ladder.map((bead) => [bead.source.start, bead.source.end, bead.target.start, bead.target.end]),
    confidence: ladder.map(({ confidence }) => confidence),
  };
}

/** Line ends in the English are typed by hand and mean what they show. */
function markupOfSides({ source, target, inline, notation }: Texts) {
  return {
    source: { hidden: hiddenIn(source, inline), isMarkdown: inline === "markdown" },
    target: { hidden: hiddenIn(target, notation), isMarkdown: false },
  };
}
