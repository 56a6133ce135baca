import { printable } from "./printable";

/** What was typed, as it is printed: in paragraphs, or on one line. */

/** The English paragraphs of a target, in order: parted by blank lines, trimmed, none empty. */
export function targetParagraphs(target: string): string[] {
  return printable(target)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/[ \t\u3000]*\n[ \t\u3000]*/g, "\n")
    .split(/\n(?:[^\S\n]*\n)+/u)
    .map((paragraph) => paragraph.replace(BLANK_ENDS, ""))
    .filter((paragraph) => paragraph !== "");
}

/** White space, and what shows nothing by itself, as the plain-text reader has it. */
const BLANK_ENDS = /^[\s\u0085\u200B\u2060]+|[\s\u0085\u200B\u2060]+$/g;

export function onOneLine(text: string): string {
  return printable(text)
    .replace(/\s*[\r\n\u0085\u2028\u2029]\s*/g, " ")
    .replace(BLANK_ENDS, "");
}
