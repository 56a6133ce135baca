/**
 * Inserts: advertisements and scraps of other articles that scrapers put between the paragraphs of a text.
 *
 * SEG-INSERT-1  A paragraph is strange where it shares almost none of its character pairs with the rest of the text, in which the
 *     middle paragraph shares many. By itself that says nothing: a digression, an example and the principles of a law look
 *     the same.
 * SEG-INSERT-2  It is proposed where something strange stands beside it, too: the caption of a picture that the text does not speak of,
 *     or what is proposed to be set aside. Never SURE.
 * SEG-INSERT-3  A turn, and one of a row that opens as its neighbours do (第二条, 3., •), belongs to the text.
 */

import type { SetAsideProposal } from "../proposal";
import { reasonOf } from "../reason";

/** Shorter paragraphs have too few pairs to tell anything. In Han characters. */
const SHORTEST = 60;

/** A text of fewer long paragraphs has no manner of its own to be strange to. */
const FEWEST_PARAGRAPHS = 12;

/** A stranger shares less than this share of what the middle paragraph of the text shares. */
const STRANGE = 0.25;

/** A caption has fewer pairs than a paragraph; with fewer than these it tells nothing. */
const SHORTEST_CAPTION = 10;

export interface InsertCandidate {
  readonly text: string;
  readonly isTurn: boolean;
  readonly isCaption: boolean;
  /** Proposed to be set aside for something else. */
  readonly isAside: boolean;
}

/** 第二条, （三）, 4., •: one of a row (SEG-INSERT-3). */
const IN_ROW =
  /^(?:第?[一二三四五六七八九十百\d]{1,4}[条條款项項章节節、.．)）]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳•·●○■□◆▪-])/u;

export function findInserts(paragraphs: readonly InsertCandidate[]): (SetAsideProposal | null)[] {
  // What does not belong shares no words with the text either.
  const pairs = paragraphs.map(({ text, isAside }) => (isAside ? new Set<string>() : pairsOf(text)));
  const spread = new Map<string, number>();
  for (const set of pairs) for (const pair of set) spread.set(pair, (spread.get(pair) ?? 0) + 1);

  const shares = pairs.map(
    (set) => [...set].filter((pair) => spread.get(pair)! > 1).length / (set.size || 1),
  );
  const known = shares.filter((_, index) => pairs[index]!.size >= SHORTEST).sort((a, b) => a - b);
  if (known.length < FEWEST_PARAGRAPHS) return paragraphs.map(() => null);
  const middle = known[Math.floor(known.length / 2)]!;

  const isStrange = paragraphs.map(({ text, isTurn, isCaption }, index) => {
    const isLong = pairs[index]!.size >= (isCaption ? SHORTEST_CAPTION : SHORTEST);
    return isLong && !isTurn && !IN_ROW.test(text) && shares[index]! < middle * STRANGE;
  });
  const isBeside = (index: number, holds: (at: number) => boolean) => holds(index - 1) || holds(index + 1);
  return paragraphs.map(({ isCaption, isAside }, index): SetAsideProposal | null => {
    if (!isStrange[index] || isAside) return null;
    if (isCaption) {
      if (!isBeside(index, (at) => isStrange[at] === true)) return null;
      const reason = "segmentation.aside.caption-beside";
      return { kind: "insert", reason, confidence: 0.5 };
    }
    const isForeign = (at: number) =>
      paragraphs[at]?.isAside === true || (paragraphs[at]?.isCaption === true && isStrange[at] === true);
    if (!isBeside(index, isForeign)) return null;
    return {
      kind: "insert",
      reason: reasonOf({
        code: "segmentation.aside.strange",
        share: percent(shares[index]!),
        usual: percent(middle),
      }),
      confidence: 0.6,
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

function percent(share: number): number {
  return Math.round(share * 100);
}
