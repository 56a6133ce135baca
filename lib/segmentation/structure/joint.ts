/**
 * What stands between the paragraphs of a row where they are read as one text.
 *
 * SEG-JOINT-1  Two paragraphs are parted by a blank line.
 * SEG-JOINT-2  A line that was broken by hand and that somebody joined with the next (`goesOn`) is read as one with it: nothing between
 *     Chinese, a space between two words of Latin letters or numbers. So no sentence, word or phrase breaks at the line's end.
 *
 * Positions in the row's text count with these joints; both sides of the wire use this file.
 */
export interface JoinedLine {
  readonly text: string;
  readonly goesOn: boolean;
}

const BLANK_LINE = "\n\n";

/** What stands after this line, where `next` follows it in the same row. */
export function jointAfter(line: JoinedLine, next: string): string {
  if (!line.goesOn) return BLANK_LINE;
  return LATIN_END.test(line.text) && LATIN_START.test(next) ? " " : "";
}

/** The lines of a row as one text. */
export function joinLines(lines: readonly JoinedLine[]): string {
  return lines
    .map((line, index) => {
      const next = lines[index + 1];
      return next === undefined ? line.text : line.text + jointAfter(line, next.text);
    })
    .join("");
}

/** A hyphen stays at the line's end; what follows it belongs to the same word. */
const LATIN_END = /(?!\p{Script=Han})[\p{L}\p{N}.,;:!?)”’"']$/u;
const LATIN_START = /^(?!\p{Script=Han})[\p{L}\p{N}(“‘"']/u;
