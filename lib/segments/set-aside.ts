/**
 * Paragraphs that leave the work for a stated reason, and that come back. Rules SGM-STRUCT-1 to SGM-STRUCT-6 of structure.ts hold here,
 * too; SGM-STRUCT-1 with the paragraph that is set aside counted where it stands in reading order.
 */

import type { PlacedParagraph, Plan, Row } from "./structure";
import { afterRestructuring, isBlank, UNTRANSLATED } from "./transitions";

/** The row without the paragraph. English without Chinese stays as a row; a row with neither is retired (SGM-STRUCT-4). */
export function withoutParagraph(row: Row, paragraphId: string): Plan {
  const paragraphs = row.paragraphs.filter(({ id }) => id !== paragraphId);
  if (paragraphs.length === row.paragraphs.length) throw new RangeError(`No ${paragraphId} in row ${row.id}`);
  const isRetired = paragraphs.length === 0 && isBlank(row.text);
  const standing = isRetired ? row.standing : afterRestructuring(row.standing, row.text);
  return { ok: true, rows: [{ ...row, paragraphs, standing, isRetired }], words: {} };
}

/** The row whose paragraphs stand on both sides of it takes it in; it has to be confirmed again (SGM-STRUCT-5). */
export function withParagraph(row: Row, paragraph: PlacedParagraph): Plan {
  const paragraphs = [...row.paragraphs, paragraph].sort((a, b) => a.position - b.position);
  const standing = afterRestructuring(row.standing, row.text);
  return { ok: true, rows: [{ ...row, paragraphs, standing }], words: {} };
}

/** A row of its own, where no row stands on both sides. */
export function rowOf(paragraph: PlacedParagraph, id: string, rank: number): Row {
  return { id, rank, paragraphs: [paragraph], text: "", standing: UNTRANSLATED, isRetired: false };
}
