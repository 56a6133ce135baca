/**
 * A substitution table as a file: UTF-8 text, a row a line, cells parted by tabs.
 *
 *     from	to	reason
 *     # the "rewriting" program
 *     东谈主	人	swapped word by word
 *
 * COR-TSV-1  A byte order mark is passed over; lines end in LF, CR LF or CR; empty lines and lines that begin with # are not
 *     rows. `\#` begins a row that begins with #.
 * COR-TSV-2  A first row whose first two cells are `from` and `to` (in any case) is the heading.
 * COR-TSV-3  Tab, line feed, carriage return and backslash in a cell are written \t \n \r \\; another backslash is a problem
 *     of its line, because nobody can tell what was meant.
 * COR-TSV-4  Spaces are kept: they may be what is to be corrected.
 * COR-TSV-5  A row without reason has none; more than three cells are a problem. So is a `from` that an earlier line has with
 *     another `to`. The same row again is passed over.
 * COR-TSV-6  A line with a problem is left out and told by its number; the others are read.
 * COR-TSV-7  Reading ends with one row more than a table may have, and after so many lines or problems; where it ended is told.
 * COR-TSV-8  A cell that begins with = + - or @ is written with a backslash before it, or a spreadsheet would take it for a formula.
 */
import type { Message } from "../messages/keys";
import { ROWS_LIMIT, type TableRow, whyNotARow } from "./correction-table";

export interface LineProblem {
  /** 1 for the first line of the file. */
  readonly line: number;
  /** A clause: what is wrong with the line. */
  readonly message: Message<"corrections">;
}

export interface TableRead {
  readonly rows: readonly TableRow[];
  readonly problems: readonly LineProblem[];
}

export function readTable(file: string): TableRead {
  const rows = new Map<string, TableRow & { readonly line: number }>();
  const problems: LineProblem[] = [];
  let isFirst = true;
  let index = -1;
  for (const line of linesOf(file.replace(/^\uFEFF/u, ""))) {
    index += 1;
    if (rows.size > ROWS_LIMIT) break;
    if (index === MOST_LINES || problems.length === MOST_PROBLEMS) {
      problems.push({
        line: index + 1,
        message: { code: "corrections.table.rest" },
      });
      break;
    }
    if (line === "" || line.startsWith("#")) continue;
    const cells = line.split("\t");
    const isHeading =
      isFirst && cells[0]!.trim().toLowerCase() === "from" && cells[1]?.trim().toLowerCase() === "to";
    isFirst = false;
    if (isHeading) continue;
    const read = readRow(cells, (from) => rows.get(from));
    if ("code" in read) problems.push({ line: index + 1, message: read });
    else if (!rows.has(read.from)) rows.set(read.from, { ...read, line: index + 1 });
  }
  return { rows: [...rows.values()].map(({ from, to, reason }) => ({ from, to, reason })), problems };
}

/** COR-TSV-7. */
const MOST_LINES = 4 * ROWS_LIMIT;
const MOST_PROBLEMS = 1_000;

/** One line after the other, so that whoever has read enough pays for no more. */
function* linesOf(text: string): Generator<string> {
  const end = /\r\n|\n|\r/gu;
  let from = 0;
  for (let found = end.exec(text); found; found = end.exec(text)) {
    yield text.slice(from, found.index);
    from = end.lastIndex;
  }
  yield text.slice(from);
}

function readRow(
  cells: readonly string[],
  earlier: (from: string) => (TableRow & { readonly line: number }) | undefined,
): TableRow | Message<"corrections"> {
  if (cells.length < 2) return { code: "corrections.table.no-second-cell" };
  if (cells.length > 3) return { code: "corrections.table.cells", count: cells.length };
  const [from, to, reason = ""] = cells.map(unescaped);
  if (from === null || to === null || reason === null || from === undefined || to === undefined) {
    return { code: "corrections.table.backslash" };
  }
  const row = { from, to, reason };
  const before = earlier(from);
  if (before && before.to !== to) {
    return { code: "corrections.table.twice", from, line: before.line };
  }
  return whyNotARow(row) ?? row;
}

const MEANT: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", "\\": "\\" };

/** Null where a backslash stands before something that it does not go with. */
function unescaped(cell: string, index: number): string | null {
  const isMarked = (index === 0 && cell.startsWith("\\#")) || /^\\[=+\-@]/u.test(cell);
  const body = isMarked ? cell.slice(1) : cell;
  if (/\\(?![tnr\\])/u.test(body.replaceAll("\\\\", ""))) return null;
  return body.replaceAll(/\\([tnr\\])/gu, (_, letter: string) => MEANT[letter]!);
}

/** The file, with its heading; `readTable` gives the same rows back. */
export function writeTable(rows: readonly TableRow[]): string {
  const line = ({ from, to, reason }: TableRow) => {
    const first = escaped(from);
    return `${first.startsWith("#") ? "\\" : ""}${first}\t${escaped(to)}\t${escaped(reason)}\n`;
  };
  return `from\tto\treason\n${rows.map(line).join("")}`;
}

function escaped(cell: string): string {
  return cell
    .replaceAll("\\", "\\\\")
    .replace(/^[=+\-@]/u, "\\$&")
    .replaceAll("\t", "\\t")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r");
}
