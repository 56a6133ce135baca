/**
 * Source lines that are read as one text (lib/segmentation/structure/joint.ts) are one item to the aligner. This makes the items of the lines, and
 * of what is found between items what holds of lines.
 *
 * ALN-JOIN-1  Beads come back with ranges of lines; a joined text is in one bead, whole.
 * ALN-JOIN-2  A fixed bead must not part a joined text: a person's row holds all of it.
 */

import { type JoinedLine, joinLines } from "../../segmentation/structure/joint";

interface Range {
  readonly start: number;
  readonly end: number;
}

export interface JoinedSource<Line extends JoinedLine> {
  /** Of each item its lines: the first says what it is, `text` is all of it. */
  readonly items: readonly Line[];
  readonly toItems: (lines: Range) => Range;
  readonly toLines: (items: Range) => Range;
}

export function joinedSource<Line extends JoinedLine>(lines: readonly Line[]): JoinedSource<Line> {
  const starts: number[] = [];
  lines.forEach((_, index) => {
    if (index === 0 || !lines[index - 1]!.goesOn) starts.push(index);
  });
  const items = starts.map((start, index) => {
    const own = lines.slice(start, starts[index + 1] ?? lines.length);
    return own.length === 1 ? own[0]! : { ...own[0]!, text: joinLines(own) };
  });
  const itemOf = new Map(starts.map((start, index) => [start, index]));
  const lineAt = (item: number) => starts[item] ?? lines.length;
  const itemAt = (line: number) => {
    const item = line === lines.length ? starts.length : itemOf.get(line);
    if (item === undefined) throw new RangeError(`Line ${line} of ${lines.length} is inside a joined text`);
    return item;
  };
  return {
    items,
    toItems: ({ start, end }) => ({ start: itemAt(start), end: itemAt(end) }),
    toLines: ({ start, end }) => ({ start: lineAt(start), end: lineAt(end) }),
  };
}
