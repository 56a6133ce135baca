/**
 * SEG-ZH-2: what stands behind a stop and belongs to it: closing marks, notes, waves, smileys, and characters that are not
 * seen. “走吧。”[1]
 */

import { CLOSING_MARKS, CLOSING_QUOTES, inClass, STRAIGHT_QUOTES } from "./marks";

const CLOSING = `[${inClass(CLOSING_MARKS)}]`;

/** In the order they are tried, at one place. None can match nothing. */
const TAIL = new RegExp(
  [
    CLOSING,
    `[ \\u3000]{1,2}(?=[${CLOSING_QUOTES}])`, // a closing mark that was pushed away
    `（[^（）。！？!?…]{1,8}）(?=[${CLOSING_QUOTES}])`, // what the speaker did: （笑）”
    "[\\[［〔]\\d{1,3}[\\]］〕]|[⁰¹²³⁴-⁹]{1,3}", // numbers of notes
    "[～~]+",
    "\\p{M}|[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]", // accents, variants, marks of direction
    "(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\ufe0f|\\p{Emoji_Modifier})",
    "[ \\u3000](?=(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\ufe0f)+\\s*$)",
  ].join("|"),
  "uy",
);

/** What goes along is short; a line of a thousand closing marks is none of ours. */
const LONGEST = 64;

/** The offset behind what goes along with a stop that ends at `from`. `straight` tells which straight marks close. */
export function takeTail(text: string, from: number, straight: ReadonlySet<number>): number {
  let end = from;
  while (end < text.length && end - from < LONGEST) {
    if (STRAIGHT_QUOTES.includes(text[end]!)) {
      if (!straight.has(end)) break;
      end += 1;
      continue;
    }
    TAIL.lastIndex = end;
    if (!TAIL.test(text)) break;
    end = TAIL.lastIndex;
  }
  return end;
}
