import "server-only";

import { englishStems } from "../align/items/english";
import { contextOf } from "../corrections/correction-table";
import { lookThrough } from "../corrections/suspected-errors";
import { type LookedThrough, readForSuspects } from "../db/corrections/looked-through";
import type { SourceScope } from "../db/scope";
import type { Suspects } from "../wire/corrections";
import { loadFrequencies, loadLexicon } from "./lexicon";
import { hasThread, offload } from "./threads/offload";

/** So many words are told, and so many places of each. */
const TOLD = 120;
const PLACES = 5;

/**
 * Words of a document that look damaged, found without making others wait, however short it is: weighing it against the
 * language is most of the work.
 */
export async function suspectedErrorsOffloaded(scope: SourceScope, documentId: string): Promise<Suspects> {
  if (!hasThread()) return suspectsOf(scope, documentId);
  const { userId, projectId } = scope;
  return offload({ kind: "suspects", userId, projectId, documentId });
}

/** The same where it is asked for: words, with places where they stand. */
export async function suspectsOf(scope: SourceScope, documentId: string): Promise<Suspects> {
  const { paragraphs, english, looked, isWhole, names, accepted } = await readForSuspects(scope, documentId);
  const glosses = loadLexicon();
  const looking = lookThrough({ frequencies: loadFrequencies(), glosses, names, accepted });
  for (const { segmentId, text } of paragraphs)
    looking.add(text, englishStems([english.get(segmentId) ?? ""], glosses));
  // What people put in is right, however often it stands there now.
  const settled = new Set([...accepted.values()].flat());
  const found = looking.suspects().filter(({ word }) => !settled.has(word));
  return {
    suspects: found.slice(0, TOLD).map(({ word, kind, times, expected, instead }) => ({
      word,
      kind,
      times,
      expected,
      instead: [...instead],
      places: placesOf(word, paragraphs),
    })),
    looked,
    isWhole,
  };
}

function placesOf(word: string, paragraphs: LookedThrough["paragraphs"]) {
  const places: Suspects["suspects"][number]["places"] = [];
  for (const { segmentId, text } of paragraphs) {
    const start = text.indexOf(word);
    if (start === -1) continue;
    const { before, after } = contextOf(text, { start, end: start + word.length });
    places.push({ segmentId, before, after });
    if (places.length === PLACES) break;
  }
  return places;
}
