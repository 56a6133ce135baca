/**
 * The name that opens a turn in the English, `Yubei Chen: …`, as a range to be set off like the one in the Chinese.
 * Nothing of the text changes. Only where the Chinese paragraph that it answers opens with a name, too.
 */

import { speakerLabel } from "../../segmentation/structure/speaker-label";
import { englishParagraphs } from "../../segmentation/target";
import type { Segment } from "../../wire/segments";
import type { Mark } from "./marks";

/** English paragraphs answer the Chinese ones in order. What follows the last of them goes on with its speech. */
export function speakerMarks(source: Segment["source"], target: string): readonly Mark[] {
  if (!source.some(opensWithName)) return [];
  return englishParagraphs(target)
    .slice(0, source.length)
    .flatMap(({ text, start }, index): Mark[] => {
      const paragraph = source[index];
      const label = paragraph && opensWithName(paragraph) ? speakerLabel(text, "markdown") : null;
      return label ? [{ start, end: start + text.length - label.said.length, name: "speaker" }] : [];
    });
}

function opensWithName({ kind, bodyStart }: Segment["source"][number]): boolean {
  return kind === "turn" && bodyStart > 0;
}
