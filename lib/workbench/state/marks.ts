/**
 * Ranges laid over a text: sentence lights, search hits, quoted words, a caret. They may overlap; the text is cut
 * wherever one begins or ends.
 *
 * Law: the pieces, joined, are the text.
 */

export interface Mark {
  /** UTF-16, end left out. `start === end` is a point: a caret. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Said of the place when somebody points at it. */
  readonly note?: string;
}

interface Piece {
  readonly start: number;
  readonly text: string;
  /** Names of the marks that cover it, in the order in which they were given. A point covers an empty piece. */
  readonly names: readonly string[];
  /** What the first of its marks that says something says. */
  readonly note?: string;
}

export function cutByMarks(text: string, marks: readonly Mark[]): readonly Piece[] {
  const inside = marks
    .map((mark) => ({ ...mark, start: within(text, mark.start), end: within(text, mark.end) }))
    .filter((mark, index) => mark.start < mark.end || marks[index]?.start === marks[index]?.end);
  if (inside.length === 0) return [{ start: 0, text, names: [] }];
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (first, second) => first - second,
  );
  return cuts.flatMap((start, index): Piece[] => {
    const points = inside.filter((mark) => mark.start === start && mark.end === start);
    const end = cuts[index + 1];
    const pieces: Piece[] = points.map((point) => pieceOf(start, "", [point]));
    if (end !== undefined) {
      const over = inside.filter((mark) => mark.start <= start && end <= mark.end && mark.start < mark.end);
      pieces.push(pieceOf(start, text.slice(start, end), over));
    }
    return pieces;
  });
}

function pieceOf(start: number, text: string, marks: readonly Mark[]): Piece {
  const note = marks.find((mark) => mark.note !== undefined)?.note;
  const names = marks.map(({ name }) => name);
  return note === undefined ? { start, text, names } : { start, text, names, note };
}

/** Marks of a long text, moved into one of its parts that begins at `from` and is `length` long. */
export function marksWithin(marks: readonly Mark[], from: number, length: number): readonly Mark[] {
  return marks.flatMap((mark): Mark[] => {
    const isPoint = mark.start === mark.end;
    if (
      isPoint
        ? mark.start < from || mark.start > from + length
        : mark.end <= from || mark.start >= from + length
    )
      return [];
    return [{ ...mark, start: Math.max(0, mark.start - from), end: Math.min(length, mark.end - from) }];
  });
}

function within(text: string, offset: number): number {
  return Math.min(text.length, Math.max(0, offset));
}
