/**
 * TBL-CSV-4  A cell with a separator, a quotation mark, a line end or white space at its ends is quoted. With tabs as separators too.
 * TBL-CSV-5  What a spreadsheet would take for a formula (= + - @ and two controls) has an apostrophe before it, which the reader takes away
 *     again: a cell of a file that somebody sends is never run.
 */
export function writeCsv(rows: readonly (readonly string[])[], separator: "," | "\t"): string {
  // The mark tells Excel that it is UTF-8.
  return `\uFEFF${rows.map((row) => `${row.map((cell) => written(cell, separator)).join(separator)}\r\n`).join("")}`;
}

function written(cell: string, separator: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  const isQuoted = /["\r\n]|^\s|\s$/.test(safe) || safe.includes(separator);
  return isQuoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}
