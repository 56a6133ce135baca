import "server-only";

import { setImmediate } from "node:timers/promises";
import { englishStems } from "../align/english";
import { type LookedThrough, readForSuspects } from "../db/emendations/looked-through";
import type { SourceScope } from "../db/scope";
import { lookThrough } from "../emend/suspects";
import { contextOf } from "../emend/table";
import type { Suspects } from "../wire/emendations";
import { loadFrequencies, loadLexicon } from "./lexicon";

/** UTF-16 units that are looked through before others get their turn. */
const A_BREATH = 20_000;

/** So many words are told, and so many places of each. */
const TOLD = 120;
const PLACES = 5;

/** Words of a document that look damaged, with places where they stand. */
export async function suspectsOf(scope: SourceScope, documentId: string): Promise<Suspects> {
  const { paragraphs, english, looked, isWhole, names, accepted } = await readForSuspects(scope, documentId);
  const glosses = loadLexicon();
  const looking = lookThrough({ frequencies: loadFrequencies(), glosses, names, accepted });
  let read = 0;
  for (const { segmentId, text } of paragraphs) {
    if (Math.floor((read + text.length) / A_BREATH) > Math.floor(read / A_BREATH)) await setImmediate();
    read += text.length;
    looking.add(text, englishStems([english.get(segmentId) ?? ""], glosses));
  }
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
