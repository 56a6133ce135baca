/**
 * Turns that a page ran together in one paragraph: `《硅谷101》: …的？陈羽北: 大脑…`. Found and offered for splitting, never
 * split unasked.
 *
 * G1  A label inside a paragraph follows the end of a sentence or white space, and has a colon.
 * G2  Its name is one that opens turns in this text. Where turns there are, a role (问, 记者) and a name beyond doubt that
 *     recurs inside paragraphs count, too: a page may have glued every answer to its question.
 * G3  It is surer where somebody speaks from the beginning of the paragraph and somebody else goes on.
 *
 * What a speaker quotes, “他问：……”, follows no sentence and is left alone.
 */

import { isNameLike, isRole, isSurelyName } from "./label-words";
import type { GluedTurn, SplitProposal } from "./proposal";

/** A name of up to 24 units, behind an end of a sentence or white space, before a colon (G1); a dash may open it. */
const INSIDE =
  /(?<=[。！？!?…”」』）)]\s{0,4}|[^\S\n]{2}|\n\s{0,4}|\u3000|[.?!] )(?:[—–―]{1,2}\s?)?(?<name>[^\s。！？!?…，,；;：:”“—–―]{1,24})[^\S\n]{0,3}(?:：|:(?!\/\/))\s{0,4}/gu;

export interface Talk {
  readonly text: string;
  /** The name of the label that it opens with, and where the speech begins; null for no turn. */
  readonly speaker: string | null;
  readonly bodyStart: number;
  /** Where turns can be: not in headings, captions and what does not belong. */
  readonly canHold: boolean;
}

/** The turns inside each paragraph, behind its own label. */
export function findGluedTurns(paragraphs: readonly Talk[]): (readonly GluedTurn[])[] {
  const speakers = new Set(paragraphs.flatMap(({ speaker }) => speaker ?? []));
  if (speakers.size === 0) return paragraphs.map(() => []);
  const found = paragraphs.map(({ text, bodyStart, canHold }) =>
    canHold ? labelsInside(text, bodyStart) : [],
  );
  const inside = new Map<string, number>();
  for (const { speaker } of found.flat()) inside.set(speaker, (inside.get(speaker) ?? 0) + 1);
  const isBelieved = ({ speaker }: GluedTurn) =>
    speakers.has(speaker) ||
    isRole(speaker) ||
    (isSurelyName(speaker) && isNameLike(speaker) && (inside.get(speaker) ?? 0) >= 2);
  return found.map((turns) => turns.filter(isBelieved));
}

/** The proposal to part a paragraph into its turns; `speaker` is who speaks where it begins, or null. */
export function proposeSplit(turns: readonly GluedTurn[], speaker: string | null): SplitProposal | null {
  const [first] = turns;
  if (!first) return null;
  const names = [...new Set([...(speaker === null ? [] : [speaker]), ...turns.map((turn) => turn.speaker)])];
  const count = turns.length + (speaker === null ? 0 : 1);
  const what =
    count === 1 ? "A turn begins inside" : count === 2 ? "Two turns stand in" : `${count} turns stand in`;
  return {
    kind: "turns",
    reason: `${what} this one paragraph: ${names.join(", ")}.`,
    confidence: speaker !== null && first.speaker !== speaker ? 0.95 : 0.75,
    turns,
  };
}

function labelsInside(text: string, bodyStart: number): GluedTurn[] {
  return [...text.matchAll(INSIDE)].flatMap((match): GluedTurn[] => {
    const speaker = match.groups?.name ?? "";
    if (match.index < bodyStart || match.index === 0) return [];
    return [{ at: match.index, speaker, bodyStart: match[0].length }];
  });
}
