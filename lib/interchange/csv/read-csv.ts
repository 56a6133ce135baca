/**
 * Comma-separated and tab-separated tables (RFC 4180), as spreadsheets write them.
 *
 * TBL-CSV-1  The separator is the one of tab, comma and semicolon that parts most cells of the first line.
 * TBL-CSV-2  A quoted cell may hold separators and line ends; two quotation marks in it are one. A quotation mark inside a cell that did not open
 *     with one is a letter, and a quoted cell that never ends reaches to the end of its line.
 * TBL-CSV-3  An apostrophe before what a spreadsheet would take for a formula was put there by a writer, and is taken away (write-csv.ts, TBL-CSV-5).
 */
export function readCsv(text: string): string[][] {
  const table = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const separator = separatorOf(table);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= table.length) {
    const cell = table[at] === '"' ? quoted(table, at, separator) : bare(table, at, separator);
    row.push(withoutApostrophe(cell.text));
    at = cell.end;
    if (table[at] === separator) {
      at += 1;
      continue;
    }
    const isLast = at >= table.length;
    if (!isLast || row.length > 1 || row[0] !== "") rows.push(row);
    if (isLast) break;
    row = [];
    at += table.startsWith("\r\n", at) ? 2 : 1;
  }
  return rows;
}

interface Cell {
  readonly text: string;
  /** Where the separator, the line end or the end of the text stands. */
  readonly end: number;
}

const ENDS = { ",": /[,\r\n]/g, ";": /[;\r\n]/g, "\t": /[\t\r\n]/g } as const;
type Separator = keyof typeof ENDS;

function bare(table: string, from: number, separator: Separator): Cell {
  const pattern = ENDS[separator];
  pattern.lastIndex = from;
  const end = pattern.exec(table)?.index ?? table.length;
  return { text: table.slice(from, end), end };
}

function quoted(table: string, from: number, separator: Separator): Cell {
  let text = "";
  let at = from + 1;
  for (;;) {
    const mark = table.indexOf('"', at);
    if (mark === -1) return bare(table, from, separator);
    text += table.slice(at, mark);
    if (table[mark + 1] === '"') {
      text += '"';
      at = mark + 2;
      continue;
    }
    // What stands behind the closing mark belongs to the cell, too.
    const rest = bare(table, mark + 1, separator);
    return { text: text + rest.text, end: rest.end };
  }
}

function withoutApostrophe(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function separatorOf(table: string): Separator {
  const lines = table
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r?\n|\r/, 20);
  const first = lines.find((line) => line !== "") ?? "";
  const parts = (text: string, separator: Separator) => text.split(separator).length - 1;
  // The headings tell; commas and semicolons stand in prose, a tab hardly ever does.
  const candidates = (["\t", ",", ";"] as const).map((separator) => ({
    separator,
    inFirst: parts(first, separator),
    inAll: parts(lines.join("\n"), separator),
  }));
  const found = candidates.toSorted(
    (one, other) => other.inFirst - one.inFirst || other.inAll - one.inAll,
  )[0]!;
  return found.inFirst + found.inAll > 0 ? found.separator : ",";
}
