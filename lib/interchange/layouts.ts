import type { Cell } from "../segmentation/paragraph";
import { inLetters } from "./html/places-of-page";
import type { PublicationBlock } from "./publication";

/** Blocks that are set together: the cells of a table, the items of a list, paragraphs of a quotation. The same for every writer. */
export interface Run {
  readonly type: "table" | "numbers" | "bullets" | "quotes" | "notes" | "others";
  readonly blocks: readonly PublicationBlock[];
  /** The number of the first item. */
  readonly first: number;
}

type Block = PublicationBlock;

/**
 * A numbered list goes on as long as its numbers do; bullets, quotations and notes as long as they follow each other. Other blocks
 * stand alone or with others: what they are is theirs.
 */
export function runsOf(blocks: readonly Block[]): Run[] {
  const runs: { type: Run["type"]; blocks: Block[]; first: number; key: string; next: number }[] = [];
  for (const block of blocks) {
    const { type, key, number } = placeOf(block);
    const last = runs.at(-1);
    const goesOn = last?.type === type && last.key === key && (type !== "numbers" || last.next === number);
    if (last && goesOn) {
      last.blocks.push(block);
      last.next += 1;
    } else runs.push({ type, blocks: [block], first: number, key, next: number + 1 });
  }
  return runs;
}

function placeOf(block: Block): {
  readonly type: Run["type"];
  readonly key: string;
  readonly number: number;
} {
  const none = { key: "", number: 0 };
  if (block.kind === "mark") return { type: "others", ...none };
  if (block.kind === "table-cell" && block.layout?.cell)
    return { type: "table", key: String(block.layout.cell.table), number: 0 };
  const item = block.layout?.item;
  if (block.kind === "list-item" && item)
    return { type: "numbers", key: listTypeOf(block), number: item.number };
  if (block.kind === "list-item") return { type: "bullets", ...none };
  if (block.kind === "quote") return { type: "quotes", ...none };
  return { type: block.kind === "note" ? "notes" : "others", ...none };
}

/** As HTML has it: 1, a, A, i, I. */
export function listTypeOf(block: Block): "1" | "a" | "A" | "i" | "I" {
  const item = block.kind === "mark" ? undefined : block.layout?.item;
  if (!item) return "1";
  const shown = item.shown.replace(/[^A-Za-z]/g, "");
  if (shown === "" || /\d/.test(item.shown)) return "1";
  const isRoman =
    /^[ivxlcdm]+$/i.test(shown) &&
    (item.number === 1 ? /^i$/i.test(shown) : inLetters(item.number) !== shown.toUpperCase());
  const isSmall = shown === shown.toLowerCase();
  return isRoman ? (isSmall ? "i" : "I") : isSmall ? "a" : "A";
}

export interface GridCell {
  readonly cell: Cell;
  readonly texts: readonly string[];
}

/** A table row by row, without rows that would be empty. No cell reaches further than the table. */
export interface Grid {
  readonly rows: readonly (readonly GridCell[])[];
  readonly columns: number;
}

export function gridOf(blocks: readonly Block[]): Grid {
  const byPlace = new Map<string, { cell: Cell; texts: string[] }>();
  for (const block of blocks) {
    const cell = block.kind === "mark" ? undefined : block.layout?.cell;
    if (!cell) continue;
    const place = `${cell.row} ${cell.column}`;
    const there = byPlace.get(place);
    if (there) there.texts.push(block.text);
    else byPlace.set(place, { cell, texts: [block.text] });
  }
  const cells = [...byPlace.values()].sort(
    (one, other) => one.cell.row - other.cell.row || one.cell.column - other.cell.column,
  );
  const numbers = [...new Set(cells.map(({ cell }) => cell.row))].sort((one, other) => one - other);
  const columns = Math.max(0, ...cells.map(({ cell }) => cell.column + (cell.columns ?? 1)));
  const first = Math.min(...cells.map(({ cell }) => cell.column));
  const taken: number[] = [];
  const rows = numbers.map((number, index) => {
    const row: GridCell[] = [];
    const own = cells.filter(({ cell }) => cell.row === number);
    for (let column = first; column < columns; ) {
      if ((taken[column] ?? 0) > index) {
        column += 1;
        continue;
      }
      const found = own.find(({ cell }) => cell.column === column);
      const wide = found ? Math.min(found.cell.columns ?? 1, free(taken, column, columns, index)) : 1;
      const reach = found
        ? numbers.filter((one) => one >= number && one < number + (found.cell.rows ?? 1)).length
        : 1;
      for (let at = column; at < column + wide; at += 1) taken[at] = index + reach;
      const place: Cell = {
        table: found?.cell.table ?? 0,
        row: index,
        column: column - first,
        ...(reach > 1 ? { rows: reach } : {}),
        ...(wide > 1 ? { columns: wide } : {}),
        ...(found?.cell.isHead ? { isHead: true as const } : {}),
      };
      row.push({ cell: place, texts: found?.texts ?? [] });
      column += wide;
    }
    return row;
  });
  return { rows, columns: columns - first };
}

function free(taken: readonly number[], column: number, columns: number, row: number): number {
  let end = column;
  while (end < columns && (taken[end] ?? 0) <= row) end += 1;
  return end - column;
}
