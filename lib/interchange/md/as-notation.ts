import type { InlineMark } from "../../text/inline-marks";
import { writeNotation } from "../../text/write-notation";
import { spansOf } from "../inline";

/** A paragraph of Markdown in the notation of the house (lib/text/notation.ts), with its words as Markdown shows them. */
export function markdownAsNotation(text: string): string {
  let words = "";
  const marks: InlineMark[] = [];
  for (const { text: said, dress, href } of spansOf(text, "markdown")) {
    const start = words.length;
    words += said;
    const end = words.length;
    for (const kind of dress) marks.push({ kind, start, end });
    if (href !== null) marks.push({ kind: "link", start, end, address: href });
    if (!dress.has("code"))
      for (const { index, 0: reference, 1: label } of said.matchAll(/\[\^([^\s[\]\\^]{1,60})\]/g))
        marks.push({
          kind: "note",
          start: start + index,
          end: start + index + reference.length,
          label: label!,
        });
  }
  return writeNotation(words, marks);
}
