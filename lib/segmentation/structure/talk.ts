/**
 * Who goes on speaking: paragraphs after a turn that have no label of their own. Nobody is better than somebody wrong.
 *
 * SEG-TALK-1  Between the first and the last turn of a talk, text, list items, quotations and verse after a turn are spoken by
 *     whoever opened it; their kind stays what it is.
 * SEG-TALK-2  A heading, caption, note, table or anything that is proposed to be set aside says nothing and ends nothing: captions
 *     and advertisements stand in the middle of answers. Nor does a paragraph in brackets, or one that names who speaks:
 *     there the author tells what they do.
 * SEG-TALK-3  Behind the last turn its speaker goes on for as many paragraphs as one did before, one at least, up to the next heading or
 *     note, a line without a stop, in brackets, of credits or of a form; what comes after that is the author's.
 * SEG-TALK-4  A text is a talk where at least two people speak and at least one in `RAREST` of its paragraphs between the first
 *     and the last turn is a turn. In a story that quotes a few turns nobody is said to go on. Where one has labels
 *     only, and paragraphs that are bold as a whole stand between, those are the questions.
 * SEG-TALK-5  A paragraph that opens with what could be somebody's label and is not believed, or that is bold as a whole, is somebody
 *     else's. Nobody is said to speak there, and from there to the next label.
 *
 * Not handled: the author's own remarks between two answers that do not name who speaks.
 */

import type { ParagraphKind } from "../paragraph";
import { coreOf } from "./label-words";
import { isByline } from "./lines";

/** In the interview that this was tried on, the longest answer has thirteen paragraphs, and one in four is a turn. */
const RAREST = 10;

export interface Spoken {
  readonly text: string;
  readonly kind: ParagraphKind;
  readonly speaker: string | null;
  /** It is a name alone: what is said stands below it. */
  readonly isNameOnly: boolean;
  /** Who speaks at its end, where turns were run together in it. */
  readonly lastSpeaker: string | null;
  /** Proposed to be set aside. */
  readonly isDoubted: boolean;
  /** It opens with what could be a label and is none that is believed. */
  readonly hasOtherLabel: boolean;
}

const GOES_ON: ReadonlySet<ParagraphKind> = new Set(["text", "list-item", "quote", "verse"]);

/** （完）, （本文有删节）, ——完—— */
const CLOSING = /^[（(【[—\-*＊]/u;
/** 散会时间：4:10, 以上笔录经核对无误, 感谢收听: what stands below a talk. */
const BELOW =
  /^[^。！？，]{1,12}[:：]|^(?:以上|本文|全文|本期|整理|采访|採訪|访谈结束|会议|會議|散会|散會|感谢收[听看]|感謝收[聽看]|欢迎|歡迎)/u;
const IN_BRACKETS = /^(?:（[^（）]*）|\([^()]*\)|【[^【】]*】|\[[^[\]]*\]|［[^［］]*］)[。]?$/u;
const BOLD = /^(?:\*\*(?:(?!\*\*).)+\*\*|__(?:(?!__).)+__)$/u;

/** The speaker of each paragraph: of turns their own, of what goes on the turn's, else null. */
export function whoSpeaks(paragraphs: readonly Spoken[]): (string | null)[] {
  const own = paragraphs.map(({ speaker }) => speaker);
  const first = own.findIndex((speaker) => speaker !== null);
  const last = own.findLastIndex((speaker) => speaker !== null);
  const turns = own.filter((speaker) => speaker !== null).length;
  const people = new Set(own.filter((speaker) => speaker !== null)).size;
  const asked = paragraphs.filter(
    ({ text, speaker }, index) => index > first && index < last && speaker === null && BOLD.test(text),
  ).length;
  const isTalk =
    (people >= 2 || (people === 1 && asked >= 2)) && (turns + asked) * RAREST >= last - first + 1;
  if (!isTalk) return own;

  let speaking: string | null = null;
  let since = 0;
  let longest = 1;
  return paragraphs.map(({ text, kind, speaker, lastSpeaker, isDoubted, hasOtherLabel }, index) => {
    const isBelowName = paragraphs[index - 1]?.isNameOnly ?? false;
    if (speaker !== null) {
      speaking = lastSpeaker ?? speaker;
      since = 0;
      return speaker;
    }
    if (isDoubted) return null;
    if (hasOtherLabel || BOLD.test(text)) {
      speaking = lastSpeaker;
      return null;
    }
    if (index > last && !isBelowName && (!GOES_ON.has(kind) || since >= longest || isBelow(text))) {
      if (kind !== "caption") speaking = null;
      return null;
    }
    if (!GOES_ON.has(kind) || IN_BRACKETS.test(text)) return null;
    const before = speaking;
    speaking = lastSpeaker ?? speaking;
    if (before !== null && isTold(text, before)) return null;
    since += 1;
    if (index < last) longest = Math.max(longest, since);
    return before;
  });
}

function isBelow(text: string): boolean {
  return (
    CLOSING.test(text) || BELOW.test(text) || isByline(text) || !/[。！？!?…～~.][”’」』）)*_]*$/u.test(text)
  );
}

/** Nobody calls themselves by their name: the author tells of them. */
function isTold(text: string, speaker: string): boolean {
  const name = coreOf(speaker);
  return name.length >= 2 && text.includes(name) && !/[我俺咱]/u.test(text.replace(/“[^”]*”|我们/gu, ""));
}
