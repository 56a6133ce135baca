/**
 * Who goes on speaking: paragraphs after a turn that have no label of their own.
 *
 * K1  Between the first and the last turn of a talk, text, list items, quotations and verse after a turn are spoken by
 *     whoever opened it; their kind stays what it is.
 * K2  A heading, caption, note, table or anything that is proposed to be set aside says nothing and ends nothing: captions
 *     and advertisements stand in the middle of answers.
 * K3  Behind the last turn its speaker goes on up to the next heading or note, or a line in brackets or of credits; what
 *     comes after that is the author's.
 * K4  A text is a talk where at least two people speak and at least one in `RAREST` of its paragraphs between the first
 *     and the last turn is a turn. In a story that quotes a few turns nobody is said to go on.
 *
 * Not handled: the author's own remarks between two answers; they get the speaker above them, and a person can read that.
 */

import { isByline } from "./lines";
import type { ParagraphKind } from "./paragraph";

/** In the interview that this was tried on, the longest answer has thirteen paragraphs, and one in four is a turn. */
const RAREST = 10;

export interface Spoken {
  readonly text: string;
  readonly kind: ParagraphKind;
  readonly speaker: string | null;
  /** Who speaks at its end, where turns were run together in it. */
  readonly lastSpeaker: string | null;
  /** Proposed to be set aside. */
  readonly isDoubted: boolean;
}

const GOES_ON: ReadonlySet<ParagraphKind> = new Set(["text", "list-item", "quote", "verse"]);

/** （完）, （本文有删节）, ——完—— */
const CLOSING = /^[（(【[—\-*＊]/u;

/** The speaker of each paragraph: of turns their own, of what goes on the turn's, else null. */
export function whoSpeaks(paragraphs: readonly Spoken[]): (string | null)[] {
  const own = paragraphs.map(({ speaker }) => speaker);
  const first = own.findIndex((speaker) => speaker !== null);
  const last = own.findLastIndex((speaker) => speaker !== null);
  const turns = own.filter((speaker) => speaker !== null).length;
  const isTalk = new Set(own).size >= 3 && turns * RAREST >= last - first + 1;
  if (!isTalk) return own;
  let speaking: string | null = null;
  return paragraphs.map(({ text, kind, speaker, lastSpeaker, isDoubted }, index) => {
    if (speaker !== null) {
      speaking = lastSpeaker ?? speaker;
      return speaker;
    }
    if (isDoubted) return null;
    if (index > last && (!GOES_ON.has(kind) || CLOSING.test(text) || isByline(text))) {
      if (kind !== "caption") speaking = null;
      return null;
    }
    if (!GOES_ON.has(kind)) return null;
    const before = speaking;
    speaking = lastSpeaker ?? speaking;
    return before;
  });
}
