/**
 * Turns that a page ran together in one paragraph: `《硅谷101》: …的？陈羽北: 大脑…`. Found and offered for splitting, never
 * split unasked.
 *
 * SEG-GLUED-1  A label inside a paragraph follows the end of a sentence, a line end or white space, has a colon that stands between no
 *     digits, and something is said behind it.
 * SEG-GLUED-2  Its name is believed as those that open paragraphs are, over the text with its paragraphs parted there: a page may have
 *     glued every answer to its question, or a whole interview into one paragraph.
 * SEG-GLUED-3  Somebody else speaks before it. What a speaker quotes, “他问：……” or “……。老秦：……”, is left alone: it follows no sentence,
 *     or stands in quotation marks that are still open.
 * SEG-GLUED-4  It is surer where somebody speaks from the beginning of the paragraph.
 */

import type { GluedTurn, SplitProposal } from "../proposal";
import { reasonOf } from "../reason";
import { standingOf } from "./label-words";
import type { Label } from "./labels";

/** A name of up to 24 units, behind an end of a sentence or white space, before a colon (SEG-GLUED-1); a dash may open it. */
const INSIDE =
  /(?<=[。！？!?…”」』）)]\s{0,4}|[^\S\n]{2}|\n\s{0,4}|\u3000|[.?!] )(?:[—–―]{1,2}\s?)?(?<name>[^\s。！？!?…，,；;：:”“—–―]{1,24})[^\S\n]{0,3}(?:(?<!\d)[：:](?!\/\/)|[：:](?!\/\/|\d))\s{0,4}(?=\S)/gu;

export interface InsideLabel {
  readonly label: Label;
  readonly turn: GluedTurn;
  /** What is said up to the next label inside or the end of the paragraph. */
  readonly said: string;
}

/** What could be labels inside a text, behind its own (SEG-GLUED-1, and the quotation marks of SEG-GLUED-3). */
export function labelsInside(text: string, bodyStart: number): InsideLabel[] {
  if (!/[:：]/u.test(text.slice(bodyStart))) return [];
  let read = 0;
  let open: string | null = null;
  const found = [...text.matchAll(INSIDE)].flatMap((match) => {
    const speaker = match.groups?.name ?? "";
    const standing = standingOf(speaker);
    if (standing === null || match.index < bodyStart || match.index === 0) return [];
    for (; read < match.index; read += 1) open = openAfter(text[read]!, open);
    if (open !== null) return [];
    return [{ at: match.index, speaker, standing, bodyStart: match[0].length }];
  });
  return found.map(({ standing, ...turn }, index) => ({
    label: { name: turn.speaker, bodyStart: turn.bodyStart, form: "colon", standing, isTimed: false },
    turn,
    said: text.slice(turn.at + turn.bodyStart, found[index + 1]?.at ?? text.length).trim(),
  }));
}

const CLOSES: Readonly<Record<string, string>> = { "“": "”", "「": "」", "『": "』" };

/** The mark that closes the quotation which is open behind this character, or null. */
function openAfter(character: string, open: string | null): string | null {
  if (open === null) return CLOSES[character] ?? null;
  return character === open ? null : open;
}

export interface Talk {
  /** The labels inside that are believed. */
  readonly inside: readonly InsideLabel[];
  /** Who speaks where the paragraph begins, or null. */
  readonly speaker: string | null;
}

/** The turns inside a paragraph: of each label of somebody else than who spoke before (SEG-GLUED-3). */
export function findGluedTurns({ inside, speaker }: Talk): readonly GluedTurn[] {
  let before = speaker;
  return inside.flatMap(({ turn }) => {
    if (turn.speaker === before) return [];
    before = turn.speaker;
    return [turn];
  });
}

/** The proposal to part a paragraph into its turns; `speaker` is who speaks where it begins, or null. */
export function proposeSplit(turns: readonly GluedTurn[], speaker: string | null): SplitProposal | null {
  if (turns.length === 0) return null;
  const names = [...new Set([...(speaker === null ? [] : [speaker]), ...turns.map((turn) => turn.speaker)])];
  const count = turns.length + (speaker === null ? 0 : 1);
  return {
    kind: "turns",
    reason: reasonOf({ code: "segmentation.turns", count, names }),
    confidence: speaker !== null ? 0.95 : 0.75,
    turns,
  };
}
