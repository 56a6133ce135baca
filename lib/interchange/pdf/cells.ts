/**
 * PDF-9  Where three rows and more have a gap at the same place, what stands left and right of it is not one line. If nearly all
 *     lines left of it are full, these are two columns of a text that the file gives row by row, and the left one is read first.
 *     Otherwise they are the cells of a table, row by row.
 *
 * Two rows are a table where all their gaps, two at least, stand at the same places.
 *
 * A gap that only one row has, or two, is wide spacing. Columns of a table that the file gives one after the other are put beside each
 * other by their heights; columns of a text are left as they come.
 */
export interface Part {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** How many characters it shows. */
  readonly length: number;
  readonly text: string;
}

/** What the parts are, in the order in which they are read. `joins`: whether it is one line with the part before it. */
export interface Placed<P extends Part> {
  readonly part: P;
  readonly isCell: boolean;
  readonly joins: boolean;
}

/** So many rows with one gap are a table, and so many lines beside each other are columns of text. */
const ROWS = 3;
const COLUMN_ROWS = 6;

/** A row of more parts is no row of a table: every gap of it would be looked for in every row below. */
const MOST_CELLS = 50;

/** A gap shared by rows is at least so wide, in multiples of the letters' size. */
const SHARED = 0.45;

/** Lines in a column of text: this share of them is full, and they have so many characters on average. */
const FULL = 0.7;
const LINE = 8;

/** Parts of lines in the file's order; `isSoft` says that only a gap no wider than a few letters parts it from the one before. */
export function placeParts<P extends Part>(
  parts: readonly P[],
  isSoft: (part: P) => boolean,
): readonly Placed<P>[] {
  const rows = byRow(rowsOf(parts, isSoft));
  const placed: (readonly Placed<P>[])[] = [];
  for (let at = 0; at < rows.length; ) {
    const end = endOfRun(rows, at);
    const run = rows.slice(at, end);
    const gapped = run.filter((row) => row.length > 1).length;
    if (gapped < ROWS && !isTableOfTwo(run)) {
      placed.push(
        rows[at]!.map((part, index) => ({ part, isCell: false, joins: index > 0 && isSoft(part) })),
      );
      at += 1;
      continue;
    }
    placed.push(columnsOf(run) ?? run.flat().map((part) => ({ part, isCell: true, joins: false })));
    at = end;
  }
  return placed.flat();
}

/** A table that the file gives column by column has so many columns at least, of as many cells: two are columns of a text or of a poem. */
const TABLE_COLUMNS = 3;

/**
 * The rows with those of a table that the file gives column by column put beside each other: runs of lines, each right of the one before,
 * whose lines stand on the same heights. Two columns are one only where one of them holds nothing but numbers.
 */
function byRow<P extends Part>(rows: P[][]): P[][] {
  const placed: P[][] = [];
  for (let at = 0; at < rows.length; ) {
    const columns = [columnAt(rows, at, rows.length)];
    const [first] = columns as [P[], ...P[][]];
    for (let next = at + first.length; first.length >= 2 && next < rows.length; next += first.length) {
      const column = columnAt(rows, next, first.length);
      const edge = columns.at(-1)!.reduce((most, part) => Math.max(most, part.right), 0);
      const isBeside =
        column.length === first.length &&
        column.every(
          (part, index) => part.left > edge && Math.abs(part.y - first[index]!.y) < 0.5 * part.size,
        );
      if (!isBeside) break;
      columns.push(column);
    }
    const hasNumbers =
      columns.length === 2 && first.length >= ROWS && columns.some((column) => column.every(isNumber));
    if ((columns.length >= TABLE_COLUMNS || hasNumbers) && !columns.some(isText)) {
      placed.push(...first.map((_, row) => columns.map((column) => column[row]!)));
      at += first.length * columns.length;
    } else {
      placed.push(rows[at]!);
      at += 1;
    }
  }
  return placed;
}

/** Lines of one part each, below each other at one left edge or one middle, at most so many. */
function columnAt<P extends Part>(rows: readonly (readonly P[])[], from: number, most: number): P[] {
  const column: P[] = [];
  for (let at = from; at < rows.length && column.length < Math.min(most, LONGEST_COLUMN); at += 1) {
    const [part, more] = rows[at]!;
    const above = column.at(-1);
    if (part === undefined || more !== undefined) break;
    if (above !== undefined && !(above.y - part.y > 0.5 * part.size && above.y - part.y < 5 * part.size))
      break;
    if (above !== undefined && (part.left > above.right || part.right < above.left)) break;
    column.push(part);
  }
  return column;
}

/** A longer table is not looked for, so that a page of lines costs no more than a page. */
const LONGEST_COLUMN = 60;

/** Lines of a text: of some length, and most of them full. */
function isText(column: readonly Part[]): boolean {
  const edge = column.reduce((most, part) => Math.max(most, part.right), 0);
  const full = column.filter((part) => part.right > edge - 2 * part.size).length;
  const characters = column.reduce((sum, part) => sum + part.length, 0);
  return full >= FULL * column.length && characters >= LINE * column.length;
}

function isNumber({ text }: Part): boolean {
  return /^[\d.,%％+\-—–/年月日\s]+$/u.test(text);
}

/** Two rows of as many parts, three at least, each gap of the one above a gap of the other. */
function isTableOfTwo(rows: readonly (readonly Part[])[]): boolean {
  const [first = [], second = []] = rows;
  if (rows.length !== 2 || first.length <= 2 || second.length !== first.length) return false;
  return first.slice(1).every((part, index) => {
    const gap = sharedGap(second, { left: first[index]!.right, right: part.left });
    return gap !== null && second[index]!.right <= gap.left && second[index + 1]!.left >= gap.right;
  });
}

/** Parts that follow each other on one height, from left to right. */
function rowsOf<P extends Part>(parts: readonly P[], isSoft: (part: P) => boolean): P[][] {
  const rows: P[][] = [];
  for (const part of parts) {
    const before = rows.at(-1)?.at(-1);
    const isSame =
      before !== undefined &&
      (isSoft(part) ||
        (Math.abs(before.y - part.y) < 0.5 * Math.max(before.size, part.size) && part.left >= before.right));
    if (isSame) rows.at(-1)!.push(part);
    else rows.push([part]);
  }
  return rows;
}

/** How far the rows from `from` on share a gap: the row behind the last that does. A part beside the gap is a cell's next line. */
function endOfRun<P extends Part>(rows: readonly (readonly P[])[], from: number): number {
  const first = rows[from]!;
  let best = from + 1;
  if (first.length > MOST_CELLS) return best;
  for (let index = 1; index < first.length; index += 1) {
    let gap = { left: first[index - 1]!.right, right: first[index]!.left };
    let end = from + 1;
    for (let at = from + 1; at < rows.length && isNear(rows[at - 1]!, rows[at]!); at += 1) {
      const shared = rows[at]!.length > MOST_CELLS ? null : sharedGap(rows[at]!, gap);
      if (shared === null) break;
      if (rows[at]!.length > 1) {
        gap = shared;
        end = at + 1;
      }
    }
    best = Math.max(best, end);
  }
  return best;
}

/** Rows of a table stand below each other, on one page, no more than a few lines apart. */
function isNear(above: readonly Part[], below: readonly Part[]): boolean {
  const size = above[0]!.size;
  const down = above[0]!.y - below[0]!.y;
  return Math.abs(down) < 5 * size && Math.abs(size - below[0]!.size) < 0.3 * size;
}

/** The widest part of a gap that a row leaves free; null where too little is left. */
function sharedGap(
  row: readonly Part[],
  gap: { readonly left: number; readonly right: number },
): { left: number; right: number } | null {
  let best: { left: number; right: number } | null = null;
  let left = gap.left;
  const end = { left: gap.right, right: gap.right };
  for (const part of [...row, end]) {
    const right = Math.min(part.left, gap.right);
    if (right - left > (best === null ? 0 : best.right - best.left)) best = { left, right };
    left = Math.max(left, part.right);
  }
  return best !== null && best.right - best.left >= SHARED * row[0]!.size ? best : null;
}

/** The left column and then the right one, if these rows are lines of two columns of a text; else null. */
function columnsOf<P extends Part>(rows: readonly (readonly P[])[]): Placed<P>[] | null {
  if (rows.length < COLUMN_ROWS || rows.some((row) => row.length > 2)) return null;
  const pairs = rows.filter((row) => row.length === 2);
  const border = pairs.reduce((least, row) => Math.min(least, row[1]!.left), Infinity);
  const left = rows.flat().filter((part) => part.left < border);
  const right = rows.flat().filter((part) => part.left >= border);
  if (!isText(left) || !isText(right)) return null;
  return [...left, ...right].map((part) => ({ part, isCell: false, joins: false }));
}
