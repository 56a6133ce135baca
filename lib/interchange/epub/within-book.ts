import type { PageBlock } from "../html/blocks-of-page";

/**
 * Each page of a book counts its tables and notes from 1. Within the book a table has a number of its own, and a note whose label
 * stands on an earlier page gets the page's number behind it; what is shown in the text stays [1].
 */
export class WithinBook {
  #tables = 0;
  #pages = 0;
  readonly #labels = new Set<string>();

  place(blocks: readonly PageBlock[]): PageBlock[] {
    this.#pages += 1;
    const own = new Set(
      blocks.flatMap(({ layout, marks = [] }) => [
        ...(layout?.note === undefined ? [] : [layout.note]),
        ...marks.flatMap(({ kind, label }) => (kind === "note" && label !== undefined ? [label] : [])),
      ]),
    );
    const names = new Map(
      [...own].map((label) => [label, this.#labels.has(label) ? `${label}-${this.#pages}` : label]),
    );
    for (const name of names.values()) this.#labels.add(name);
    const before = this.#tables;
    return blocks.map((block) => {
      const { marks, layout } = block;
      const cell = layout?.cell && { ...layout.cell, table: layout.cell.table + before };
      if (cell) this.#tables = Math.max(this.#tables, cell.table);
      return {
        ...block,
        ...(marks && {
          marks: marks.map((mark) =>
            mark.kind === "note" ? { ...mark, label: names.get(mark.label ?? "") ?? mark.label } : mark,
          ),
        }),
        ...(layout && {
          layout: {
            ...layout,
            ...(cell && { cell }),
            ...(layout.note !== undefined && { note: names.get(layout.note) ?? layout.note }),
          },
        }),
      };
    });
  }
}
