/**
 * One level down: the clauses of both texts are aligned across all ends of sentences, and say where the two texts may
 * be parted. A sentence bead may well end at (i, j) when most ladders of clauses pass through the node between the last
 * clause before and the first one after; it is one bead and not two when few pass through a node inside it.
 *
 * ALN-CLAUSE-1  A clause ends after a comma, colon, semicolon, stop, question or exclamation mark, ellipsis or dash, with the marks
 *     that close with it; English marks count only before a space, so that 1,024 stays whole.
 * ALN-CLAUSE-2  A piece of less than two characters or six letters does not stand alone: it goes to the clause after it, the last
 *     one to the clause before.
 */

import type { Seams } from "../features/seams";
import type { RawItem } from "../items/raw-item";
import type { Band } from "../model/lattice";
import { makeBand } from "../model/lattice";

export type Language = "zh" | "en";

const ENDS: Readonly<Record<Language, RegExp>> = {
  zh: /[，；：。！？…—,;!?]+[”’」』）】》]*/gu,
  en: /(?:[,;:.!?…]+["'”’)\]]*(?=\s)|\s?[—–]+\s?|\s--?\s)/gu,
};

export interface Clauses {
  readonly items: readonly RawItem[];
  /** The first clause of each sentence; one more at the end. */
  readonly first: Int32Array;
}

export function clausesOf(sentences: readonly RawItem[], language: Language): Clauses {
  const items: RawItem[] = [];
  const first = new Int32Array(sentences.length + 1);
  sentences.forEach(({ text }, sentence) => {
    for (const piece of splitClauses(text, language)) items.push({ text: piece, kind: -1, isDoubted: false });
    first[sentence + 1] = items.length;
  });
  return { items, first };
}

/** The pieces of a sentence, at least one; joined they are the sentence. */
export function splitClauses(text: string, language: Language): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const match of text.matchAll(ENDS[language])) {
    const end = match.index + match[0].length;
    if (isLong(text.slice(start, end), language) && isLong(text.slice(end), language)) {
      pieces.push(text.slice(start, end));
      start = end;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** Reads no further than it has to: it is asked about the whole rest of a sentence at every comma. */
function isLong(piece: string, language: Language): boolean {
  return (language === "zh" ? TWO_LETTERS : SIX_LETTERS).test(piece);
}

const TWO_LETTERS = /(?:[\p{L}\p{N}][^\p{L}\p{N}]*){2}/u;
const SIX_LETTERS = /(?:[\p{L}\p{N}][^\p{L}\p{N}]*){6}/u;

/** The band over clauses that holds whatever a band over their sentences holds. */
export function bandOfClauses(band: Band, source: Clauses, target: Clauses): Band {
  const n = source.items.length;
  const low = new Int32Array(n + 1);
  const high = new Int32Array(n + 1);
  for (let i = 0; i < source.first.length - 1; i++) {
    const from = target.first[Math.min(band.low[i]!, band.low[i + 1]!)]!;
    const to = target.first[band.high[i + 1]!]!;
    for (let c = source.first[i]!; c < source.first[i + 1]!; c++) {
      low[c] = from;
      high[c] = to;
    }
  }
  low[n] = target.first[band.low[band.low.length - 1]!]!;
  high[n] = target.items.length;
  return makeBand(n, target.items.length, (c) => [low[c]!, high[c]!]);
}

export function seamsOf(nodes: Float64Array, band: Band, source: Clauses, target: Clauses): Seams {
  return {
    at(i, j) {
      const c = source.first[i]!;
      const d = target.first[j]!;
      return d < band.low[c]! || d > band.high[c]! ? 0 : nodes[band.at[c]! + d - band.low[c]!]!;
    },
  };
}
