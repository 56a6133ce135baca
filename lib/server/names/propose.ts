import "server-only";

import { setImmediate as nextTurn } from "node:timers/promises";
import { listNames } from "../../db/names/reads";
import type { SourceScope } from "../../db/scope";
import { readRowsBeside } from "../../db/terms/rows";
import { foldTerm } from "../../term/fold";
import { type ProposedName, proposingNames, type RowOfTexts } from "../../term/names/propose";
import type { NameProposals } from "../../wire/names";
import { loadFrequencies, loadKnownNames, loadLexicon } from "../lexicon";

/** So long it works before others have their turn, ms. */
const TURN = 12;
/** So many characters around a place are told. */
const AROUND = 12;

/** Names of a document, or of all of a project, without those that its ledger has or that were refused there. */
export async function proposeNames(
  scope: SourceScope,
  { onlyDocument, limit }: { readonly onlyDocument: string | null; readonly limit: number },
): Promise<NameProposals> {
  const [rows, { names }] = await Promise.all([readRowsBeside(scope, onlyDocument), listNames(scope)]);
  const settled = new Set(names.flatMap(({ zh, aliases }) => [zh, ...aliases].map(foldTerm)));
  const proposed = await proposalsIn(rows, limit, (folded) => settled.has(folded));
  return {
    names: proposed.map(({ places, aliases, renderings, ...name }) => ({
      ...name,
      aliases: [...aliases],
      renderings: [...renderings],
      places: places.map(({ row, start, end }) => ({
        documentId: rows[row]!.documentId,
        segmentId: rows[row]!.segmentId,
        start,
        end,
        around: rows[row]!.source.slice(Math.max(0, start - AROUND), end + AROUND).toWellFormed(),
      })),
    })),
  };
}

export async function proposalsIn(
  rows: readonly RowOfTexts[],
  limit: number,
  isSettled: (folded: string) => boolean = () => false,
): Promise<readonly ProposedName[]> {
  const sources = { lexicon: loadLexicon(), known: loadKnownNames().known, words: loadFrequencies() };
  const steps = proposingNames(rows, sources, { limit, isSettled });
  let until = performance.now() + TURN;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await nextTurn();
    until = performance.now() + TURN;
  }
}
