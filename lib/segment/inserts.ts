/**
 * Inserts: advertisements and scraps of other articles that scrapers put between the paragraphs of a text. They
 * are told by their words: a paragraph that shares almost none of its character pairs with the rest of the text,
 * where every other paragraph shares many, comes from somewhere else. That is a likelihood and never SURE.
 *
 * A digression or an example in a real text can look the same, so the person is asked, with the reason.
 */

import type { SetAsideProposal } from "./proposal";

/** Shorter paragraphs have too few pairs to tell anything. In Han characters. */
const SHORTEST = 60;

/** A text of fewer long paragraphs has no manner of its own to be strange to. */
const FEWEST_PARAGRAPHS = 12;

/** A stranger shares less than this share of what the middle paragraph of the text shares. */
const STRANGE = 0.45;

/** Two turns of one talk may be about different things, but a turn is never an insert. */
export interface InsertCandidate {
  readonly text: string;
  readonly isTurn: boolean;
  readonly isCaption: boolean;
}

export function findInserts(paragraphs: readonly InsertCandidate[]): (SetAsideProposal | null)[] {
  const pairs = paragraphs.map(({ text }) => pairsOf(text));
  const spread = new Map<string, number>();
  for (const set of pairs) for (const pair of set) spread.set(pair, (spread.get(pair) ?? 0) + 1);

  const shares = pairs.map((set) => {
    if (set.size < SHORTEST) return null;
    let shared = 0;
    for (const pair of set) if (spread.get(pair)! > 1) shared += 1;
    return shared / set.size;
  });
  const known = shares.filter((share) => share !== null).sort((a, b) => a - b);
  if (known.length < FEWEST_PARAGRAPHS) return paragraphs.map(() => null);
  const middle = known[Math.floor(known.length / 2)]!;

  const inserts = shares.map((share, index): SetAsideProposal | null => {
    if (share === null || paragraphs[index]!.isTurn || share >= middle * STRANGE) return null;
    return {
      kind: "insert",
      reason: `Hardly a word of this paragraph occurs elsewhere in the text (${percent(share)} of its character pairs, usually ${percent(middle)}): it may be an advertisement or come from another article.`,
      confidence: 0.6,
    };
  });
  return inserts.map((insert, index) => {
    if (insert || !paragraphs[index]!.isCaption) return insert;
    if (!inserts[index - 1] && !inserts[index + 1]) return null;
    return {
      kind: "insert",
      reason: "This caption stands beside a paragraph that may come from another article.",
      confidence: 0.5,
    };
  });
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
    const characters = [...run];
    for (let at = 1; at < characters.length; at += 1) pairs.add(characters[at - 1]! + characters[at]!);
  }
  return pairs;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
