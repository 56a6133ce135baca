import { carrySpan, editBetween } from "@/lib/check/carry";
import type { Finding, Side } from "@/lib/check/check";
import type { Shown } from "@/lib/check/stay-in-place";
import type { Ignored } from "@/lib/wire/findings";
import type { Mark } from "@/lib/workbench/state/marks";

/** A finding as the row shows it. */
export interface RowFinding extends Finding {
  /** Known to the server, which can be told to ignore it; null for what was found here as somebody typed. */
  readonly id: string | null;
  /** Who has looked at it and wants to hear no more of it. */
  readonly ignored: Ignored | null;
}

/** What was found in a row, and in which texts. */
export interface RowFound {
  readonly source: string;
  readonly target: string;
  readonly shown: readonly Shown<RowFinding>[];
}

/** What the checks say of the document, as far as it is here. */
export interface Found {
  readonly byRow: ReadonlyMap<string, RowFound>;
  /** The list of the whole document has come from the server. */
  readonly isListed: boolean;
  /** Rows whose findings the server does not know: they have changed since it looked. */
  readonly unchecked: number;
  /** The finding that keys are about: its place among those that the row in use shows. */
  readonly current: number | null;
}

export const NOTHING_FOUND: Found = { byRow: new Map(), isListed: false, unchecked: 0, current: null };

/** Worth looking at: there, not ignored, more than a hint. */
export function isOpen({ finding, isGone }: Shown<RowFinding>): boolean {
  return !isGone && finding.ignored === null && finding.severity !== "hint";
}

/** How many there are to look at in a row. */
export function openIn(row: RowFound | undefined): number {
  return row ? row.shown.filter(isOpen).length : 0;
}

let lastCount: { readonly of: Found["byRow"]; readonly count: number } | null = null;

/** How many there are to look at in the document; reckoned once for each value. */
export function openInAll({ byRow }: Found): number {
  if (lastCount?.of !== byRow)
    lastCount = { of: byRow, count: [...byRow.values()].reduce((sum, row) => sum + openIn(row), 0) };
  return lastCount.count;
}

/** Rows that have anything to look at. */
export function rowsWithFindings({ byRow }: Found): ReadonlySet<string> {
  return new Set([...byRow].flatMap(([id, row]) => (openIn(row) > 0 ? [id] : [])));
}

/**
 * What lies under the words of one side of a row. Where the text has changed since, a mark goes with its words or is gone. Hints are
 * marked in the row in use only.
 */
export function findingMarks(
  row: RowFound | undefined,
  side: Side,
  text: string,
  isActive: boolean,
  current: number | null,
): readonly Mark[] {
  if (!row || row.shown.length === 0) return NO_MARKS;
  const edit = editBetween(row[side], text);
  return row.shown.flatMap(({ finding, isGone }, at): Mark[] => {
    if (isGone || finding.ignored !== null || finding.side !== side) return [];
    if (finding.severity === "hint" && !isActive) return [];
    const span = carrySpan(finding, edit);
    if (!span) return [];
    const name = `finding-${finding.severity}`;
    return [{ ...wide(span, text), name: isActive && at === current ? `${name} mark-finding-now` : name }];
  });
}

const NO_MARKS: readonly Mark[] = [];

/** A place between two letters is shown at the one before it. */
function wide({ start, end }: { readonly start: number; readonly end: number }, text: string) {
  if (start < end || text === "") return { start, end };
  return start === 0 ? { start, end: 1 } : { start: start - 1, end };
}
