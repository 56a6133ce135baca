/**
 * Plain text into blocks: every line that shows something is a paragraph.
 *
 * SEG-PLAIN-1  A line ends at LF, CR LF, CR, U+2028, U+2029 or U+0085 (NEL).
 * SEG-PLAIN-2  Blank lines, indentation (U+3000 too) and spaces at a line's end stand in the separators, not in the text.
 * SEG-PLAIN-3  Law: leading + text₀ + separator₀ + text₁ + … is the text, character for character.
 *
 * Not handled: text that was broken by hand at a fixed width. Its lines come out as paragraphs.
 */

import type { Block } from "../paragraph";

export interface PlainText {
  /** What stands before the first paragraph; the whole text where there is none. */
  readonly leading: string;
  readonly blocks: Block[];
}

const LINE = /[^\n\r\u2028\u2029\u0085]+/gu;

export function splitPlainText(text: string): PlainText {
  const spans: { start: number; end: number }[] = [];
  for (const match of text.matchAll(LINE)) {
    let start = match.index;
    let end = start + match[0].length;
    while (start < end && isInvisible(text.charCodeAt(start))) start += 1;
    while (end > start && isInvisible(text.charCodeAt(end - 1))) end -= 1;
    if (start < end) spans.push({ start, end });
  }
  const blocks = spans.map(({ start, end }, index): Block => {
    const next = spans[index + 1]?.start ?? text.length;
    return { text: text.slice(start, end), separator: text.slice(end, next), kind: null, level: null };
  });
  return { leading: text.slice(0, spans[0]?.start ?? text.length), blocks };
}

/**
 * White space, and the marks that show nothing by themselves: U+200B, U+2060, U+FEFF. Bidirectional marks and
 * joiners are not among them, because they change how the text beside them looks.
 */
function isInvisible(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0xa0) return false;
  if (unit === 0xa0 || unit === 0x3000 || unit === 0xfeff) return true;
  return (
    (unit >= 0x2000 && unit <= 0x200b) ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x2060 ||
    unit === 0x1680
  );
}
