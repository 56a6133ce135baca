/**
 * What stands on the screen, from top to bottom: rows, and between them runs of paragraphs that are set aside, each in
 * its place of the original.
 */

import type { Paragraph } from "../../wire/documents";
import type { Segment } from "../../wire/segments";

export type ListItem =
  | { readonly kind: "row"; readonly key: string; readonly id: string; readonly index: number }
  | { readonly kind: "aside"; readonly key: string; readonly paragraphs: readonly Paragraph[] };

/** Law: the rows keep their order, and every paragraph stands in one run, once. */
export function listItems(rows: readonly Segment[], setAside: readonly Paragraph[]): readonly ListItem[] {
  const items: ListItem[] = [];
  let at = 0;
  const takeUntil = (position: number) => {
    const from = at;
    while (at < setAside.length && (setAside[at]?.position ?? 0) < position) at += 1;
    const [first] = setAside.slice(from, at);
    if (first) items.push({ kind: "aside", key: `aside-${first.id}`, paragraphs: setAside.slice(from, at) });
  };
  for (const [index, row] of rows.entries()) {
    const [first] = row.source;
    if (first) takeUntil(first.position);
    items.push({ kind: "row", key: row.id, id: row.id, index });
  }
  takeUntil(Number.POSITIVE_INFINITY);
  return items;
}

export interface Widths {
  /** Characters of Chinese, letters of English that fit on a line. */
  readonly chinese: number;
  readonly english: number;
  readonly isStacked: boolean;
}

/** Lines of text a row will take, before anybody has measured it. */
export function estimateLines(row: Segment, text: string, widths: Widths): number {
  const chinese = row.source.reduce(
    (lines, { text: one }) => lines + linesOf(one, widths.chinese) + 0.4,
    -0.4,
  );
  const english = linesOf(text, widths.english);
  return widths.isStacked ? Math.max(1, chinese) + english : Math.max(1, chinese, english);
}

function linesOf(text: string, width: number): number {
  let lines = 0;
  let start = 0;
  for (;;) {
    const end = text.indexOf("\n", start);
    const length = (end === -1 ? text.length : end) - start;
    lines += Math.max(1, Math.ceil(length / width));
    if (end === -1) return lines;
    start = end + 1;
  }
}
