import "server-only";

import { alignSentencesBounded, isWithin, SMALL } from "../../align/search/sentences-bounded";
import type { BeadsOf } from "../../db/memory/settle";
import { loadLexicon } from "../lexicon";

/** A bead of sentences becomes an entry of its own only if the aligner is as sure as this that its sides answer each other. */
const SURE = 0.5;

/** The sentence beads of a row, where there are several. Long rows are entries as a whole alone. */
export const beadsOf: BeadsOf = ({ source, target }) => {
  if (!isWithin(source, target, SMALL)) return [];
  const { source: chinese, target: english, ladder } = alignSentencesBounded(source, target, loadLexicon());
  const beads = ladder.flatMap((bead) => {
    if (bead.confidence < SURE) return [];
    const [from, to] = [chinese[bead.source.start], chinese[bead.source.end - 1]];
    const [first, last] = [english[bead.target.start], english[bead.target.end - 1]];
    if (!from || !to || !first || !last) return [];
    const texts = {
      source: source.slice(from.start, to.end).trim(),
      target: target.slice(first.start, last.end).trim(),
    };
    return texts.source === "" || texts.target === "" ? [] : [texts];
  });
  return ladder.length > 1 ? beads : [];
};
