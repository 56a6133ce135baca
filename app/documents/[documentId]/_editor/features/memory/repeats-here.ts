import { joinLines } from "@/lib/segmentation/structure/joint";
import type { Segment } from "@/lib/wire/segments";
import { findRow, listRows } from "@/lib/workbench/state/rows";
import type { Workbench } from "@/lib/workbench/state/state";

/**
 * Rows on this screen with the same Chinese letters as one of them. The server looks more closely (MEM-REP-1); here it is found out, at
 * no cost to anybody, whether it has to be asked.
 */
export function repeatsHere(state: Workbench, id: string): readonly Segment[] {
  const row = findRow(state.rows, id);
  const source = row ? lettersOf(row) : "";
  if (row === undefined || source === "") return [];
  const length = lengthOf(row);
  return listRows(state.rows).filter(
    (other) =>
      other.id !== id && Math.abs(lengthOf(other) - length) <= MARKS + length && lettersOf(other) === source,
  );
}

/** So much longer may a text be that has the same letters and more marks. */
const MARKS = 12;

function lengthOf({ source }: Segment): number {
  return source.reduce((sum, { text }) => sum + text.length, 0);
}

/** Rows are values: what was reckoned for one holds as long as it is there. */
const reckoned = new WeakMap<Segment["source"], string>();

function lettersOf({ source }: Segment): string {
  const known = reckoned.get(source);
  if (known !== undefined) return known;
  const letters = joinLines(source)
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}\p{M}]/gu, "")
    .toLowerCase();
  reckoned.set(source, letters);
  return letters;
}
