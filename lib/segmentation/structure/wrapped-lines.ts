/**
 * Lines broken by hand at a fixed width: old text files, mail, PDF. Several of them are one paragraph.
 *
 * SEG-WRAP-1  A text is broken by hand where most of its longer lines that do not end like a sentence are about equally wide (`SLACK`
 *     columns, a Chinese character being two) and hardly any line is wider.
 * SEG-WRAP-2  A line goes on in the next where it is that wide and the next one is not set off: by a blank line, by an
 *     indentation, by a label, or by being something else than text. Where the text sets its paragraphs off by
 *     indentation or blank lines, a stop at the end of a full line does not end the paragraph; elsewhere it does.
 * SEG-WRAP-3  Verse and dialogue have lines of many widths, or short ones, or ends of sentences: they are not joined.
 *
 * SEG-WRAP-4  A part of a text may have been pasted in so: three full lines in a row that do not end like a clause, all as wide, are enough where
 *     the text as a whole was not broken by hand. A table of contents is none.
 * SEG-WRAP-5  Where nearly every paragraph has a blank line behind it (Word files, pages), a blank line sets nothing off; two do.
 *
 * Proposed to be put into one row; the paragraphs stay what they are.
 */

import type { JoinProposal } from "../proposal";
import { reasonOf } from "../reason";

/** How much narrower than the fixed width a full line may be, in columns: a mark that may not begin a line moves a character down. */
const SLACK = 4;
/** Narrower texts are verse; wider ones have no fixed width. */
const NARROWEST = 30;
const WIDEST = 120;
/** So many full lines make it plain that they were broken by hand. */
const FEWEST = 3;
/** One line in so many may be wider: page boilerplate, a heading. */
const WIDER = 12;

export interface WrappedLine {
  readonly text: string;
  readonly separator: string;
  /** Text, or the first line of a turn: what can go on. */
  readonly canGoOn: boolean;
  /** Text without a label: what can be gone on with. */
  readonly canFollow: boolean;
}

export function findWrappedLines(lines: readonly WrappedLine[]): (JoinProposal | null)[] {
  const nothing = lines.map(() => null);
  const widths = lines.map(({ text }, index) =>
    text.length > WIDEST ? Infinity : widthOf(indentation(lines[index - 1]?.separator ?? "")) + widthOf(text),
  );
  const cut = lines.map(({ text, canGoOn }) => canGoOn && !/[。！？!?…：:.][”’」』）)]*$/u.test(text));
  const width = fixedWidth(widths.filter((_, index) => cut[index]));
  const setsOff = setOffIn(lines);
  const isSetOff = lines.map((_, index) => index > 0 && setsOff.test(lines[index - 1]!.separator));
  if (width === null || widths.filter((one) => one > width + 2).length * WIDER > lines.length)
    return partsBroken(lines, widths, isSetOff);
  const hasSetting = isSetOff.filter(Boolean).length >= 2;

  const found: (JoinProposal | null)[] = [...nothing];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && goesOn(to - 1)) to += 1;
    if (to - from > 1) {
      found[from] = {
        kind: "lines",
        reason: reasonOf({ code: "segmentation.lines.width", count: to - from }),
        confidence: hasSetting ? 0.9 : 0.75,
        count: to - from,
      };
    }
    from = to;
  }
  return found;

  function goesOn(index: number): boolean {
    const isFull = widths[index]! >= width! - SLACK && widths[index]! <= width! + 2;
    if (!isFull || !lines[index]!.canGoOn || !lines[index + 1]!.canFollow || isSetOff[index + 1])
      return false;
    return cut[index]! || hasSetting;
  }
}

/** SEG-WRAP-4. */
function partsBroken(
  lines: readonly WrappedLine[],
  widths: readonly number[],
  isSetOff: readonly boolean[],
): (JoinProposal | null)[] {
  const found: (JoinProposal | null)[] = lines.map(() => null);
  const isCut = (index: number) =>
    lines[index]!.canGoOn && !ENDS_CLAUSE.test(lines[index]!.text) && !IN_CONTENTS.test(lines[index]!.text);
  const follows = (index: number) => index < lines.length && lines[index]!.canFollow && !isSetOff[index];
  for (let from = 0; from < lines.length; ) {
    let to = from;
    let [least, most] = [Infinity, 0];
    while (to < lines.length && isCut(to) && (to === from || follows(to))) {
      least = Math.min(least, widths[to]!);
      most = Math.max(most, widths[to]!);
      if (most - least > SLACK || least < NARROWEST || most > WIDEST) break;
      to += 1;
    }
    const full = to - from;
    if (full < FEWEST) {
      from = Math.max(to, from + 1);
      continue;
    }
    const isEnd = follows(to) && widths[to]! <= widths[from]! + 2 && !NUMBER.test(lines[to]!.text);
    const end = isEnd ? to + 1 : to;
    found[from] = {
      kind: "lines",
      reason: reasonOf({ code: "segmentation.lines.equal", count: end - from }),
      confidence: 0.75,
      count: end - from,
    };
    from = end;
  }
  return found;
}

/** A mark at the end of a line: it may have ended there by itself. */
const ENDS_CLAUSE = /[。！？!?…：:.；;，,、][”’」』）)]*$/u;

/** A number alone: of a section. */
const NUMBER = /^[〇一二三四五六七八九十百\d]+[。．.、]?$/u;

/** An entry of a table of contents: leaders or a tab before the page. */
const IN_CONTENTS = /(?:…{2,}|\.{4,}|·{4,}|\t)\s*\d*\s*$/u;

/** What sets a line off in this text (SEG-WRAP-5). */
function setOffIn(lines: readonly WrappedLine[]): RegExp {
  const separators = lines.slice(0, -1).map(({ separator }) => separator);
  const blank = separators.filter((separator) => BLANK_LINE.test(separator)).length;
  return separators.length > 0 && blank >= 0.9 * separators.length ? TWO_BLANK_LINES : SET_OFF;
}

const BLANK_LINE = /(?:\r\n?|\n)[^\S\n]*(?:\r\n?|\n)/u;
const TWO_BLANK_LINES = /(?:(?:\r\n?|\n)[^\S\n]*){3}|\n[\u3000\t]|\n[ \u00A0]{2,}/u;

/** A blank line, or an indentation of the line that follows. */
const SET_OFF = /(?:\r\n?|[\n\u0085\u2028\u2029])(?:[^\S\n]*(?:\r\n?|\n)|[\u3000\t]|[ \u00A0]{2,})/u;

/** The width that most of these lines have, or null where they have none in common. */
function fixedWidth(widths: readonly number[]): number | null {
  const known = widths.filter((one) => one >= NARROWEST && one <= WIDEST);
  let width: number | null = null;
  let most = 0;
  for (const candidate of new Set(known)) {
    const near = known.filter((one) => one <= candidate + 2 && one >= candidate - SLACK).length;
    if (near > most || (near === most && candidate < (width ?? Infinity))) {
      width = candidate;
      most = near;
    }
  }
  return width !== null && most >= FEWEST && most >= known.length * 0.6 ? width : null;
}

/** What stands between the last line end and the next line. */
function indentation(separator: string): string {
  return separator.slice(
    Math.max(...["\n", "\r", "\u2028", "\u2029", "\u0085"].map((end) => separator.lastIndexOf(end))) + 1,
  );
}

/** Columns: East Asian letters and marks take two. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6“”‘’…—\u{20000}-\u{3FFFF}]/u;

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}
