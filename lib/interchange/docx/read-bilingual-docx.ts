import type { BilingualFile, BilingualUnit } from "../bilingual/bilingual";
import { piecesOf, piecesOfMarked } from "../bilingual/tags";
import { type Columns, columnsAsSaid, columnsOf, type SaidColumns } from "../table/columns";
import { fileOfTable } from "../table/table-units";
import { tablesOf, type WordRow } from "./table-rows";
import { ROW_ID } from "./write-bilingual-docx";

/**
 * A bilingual Word file: ours, with a row's id in hidden text; a table with headings as memoQ, Trados, Phrase and MateCat write it; or a
 * table of two columns, one Chinese, one English, if the file holds little else.
 *
 * BI-DOCX-7 Tables with the same columns are one (programs begin a new one on each page or for each document).
 */
export function readBilingualDocx(
  parts: ReadonlyMap<string, Uint8Array>,
  said: SaidColumns | null = null,
): BilingualFile | null {
  const tables = tablesOf(parts);
  if (!tables || tables.rows.length === 0) return null;
  const isOurs = tables.rows.some(({ cells }) => cells.some(({ hidden }) => ROW_ID.test(hidden)));
  const groups = new Map<number, WordRow[]>();
  for (const row of tables.rows) {
    const group = groups.get(row.table);
    if (group) group.push(row);
    else groups.set(row.table, [row]);
  }
  let columns: Columns | null = null;
  const rows: WordRow[] = [];
  for (const group of groups.values()) {
    const texts = group.map(({ cells }) => cells.map(({ text }) => text));
    const found = said ? columnsAsSaid(said, texts) : columnsOf(texts);
    if (!found || (columns === null && !isOurs && found.isGuessed && !isMostly(group, tables.outside)))
      continue;
    if (columns === null) {
      columns = found;
      rows.push(...group);
    } else if (found.source === columns.source && found.target === columns.target)
      rows.push(...(found.hasHeadings ? group.slice(1) : group));
  }
  if (columns === null) return null;
  const { source, target } = columns;
  const named = isOurs
    ? rows.map(({ cells }) => [...cells.map(({ text }) => text), idOf(cells) ?? ""])
    : rows.map(({ cells }) => cells.map(({ text }) => text));
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const padded = isOurs
    ? named.map((row) => [
        ...row.slice(0, -1),
        ...Array.from({ length: width - row.length + 1 }, () => ""),
        row.at(-1)!,
      ])
    : named;
  const file = fileOfTable(padded, "docx", isOurs ? { ...columns, id: width } : columns);
  if (!file) return null;
  // Rows without a source are no units, and every other one is.
  const taken = rows
    .slice(columns.hasHeadings ? 1 : 0)
    .filter(({ cells }) => (cells[source]?.text ?? "").trim() !== "");
  return {
    ...file,
    units: file.units.map((unit, index): BilingualUnit => {
      const cells = taken[index]!.cells;
      const tracked = cells[target]?.tracked ?? null;
      const comments = cells.flatMap((cell) => cell.comments);
      return {
        ...unit,
        notes: [...unit.notes, ...comments],
        segments: unit.segments.map((segment) =>
          tracked === null
            ? segment
            : {
                ...segment,
                tracked: {
                  ...tracked,
                  target: isOurs
                    ? piecesOfMarked(tracked.text, unit.codes).pieces
                    : piecesOf(tracked.text, []),
                },
              },
        ),
      };
    }),
  };
}

function idOf(cells: WordRow["cells"]): string | null {
  for (const { hidden } of cells) {
    const id = ROW_ID.exec(hidden)?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

/** Most letters of the file stand in these rows, and most rows have Chinese beside what is none. */
function isMostly(rows: readonly WordRow[], outside: number): boolean {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").length;
  const inside = rows.reduce(
    (sum, { cells }) => sum + cells.reduce((all, { text }) => all + letters(text), 0),
    0,
  );
  const paired = rows.filter(({ cells }) => {
    const isChinese = cells.map(({ text }) => /\p{Script=Han}/u.test(text));
    return isChinese.includes(true) && isChinese.includes(false);
  });
  return rows.length >= 3 && inside >= outside * 4 && paired.length >= rows.length * 0.7;
}
