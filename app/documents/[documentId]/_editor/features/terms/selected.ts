import { useEffect } from "react";
import { useBench } from "../../bench";
import { selectionInRow } from "../../text-place";

export interface Selected {
  readonly source: string;
  readonly target: string;
}

const NOTHING: Selected = { source: "", target: "" };
/** Longer selections are no terms. */
const LONGEST = 300;

/** The last words that were selected on each side of a row. A page has one selection: the second takes the first away. */
let kept: Selected & { readonly rowId: string | null } = { ...NOTHING, rowId: null };

/** Keeps what is selected in the Chinese while English is selected, and the other way round, as long as it is in one row. */
export function useKeptSelections(): void {
  const bench = useBench();
  useEffect(() => {
    const look = () => {
      const selected = selectionInRow();
      if (!selected) return;
      const field = document.activeElement;
      const words =
        field instanceof HTMLTextAreaElement && field.dataset.row !== undefined
          ? field.value.slice(selected.start, selected.end)
          : (document.getSelection()?.toString() ?? "");
      const before = kept.rowId === selected.segmentId ? kept : { ...NOTHING, rowId: selected.segmentId };
      kept = { ...before, [selected.side]: words.length <= LONGEST ? words.trim() : "" };
    };
    // Another row, and what was selected there is no longer meant.
    const stop = bench.cell.subscribe(() => {
      if (kept.rowId !== null && bench.cell.get().active !== kept.rowId) kept = { ...NOTHING, rowId: null };
    });
    document.addEventListener("selectionchange", look);
    document.addEventListener("select", look, true);
    return () => {
      stop();
      document.removeEventListener("selectionchange", look);
      document.removeEventListener("select", look, true);
    };
  }, [bench]);
}

/** What was selected last on both sides of the row in use. */
export function selectedIn(rowId: string | null): Selected {
  return kept.rowId !== null && kept.rowId === rowId ? { source: kept.source, target: kept.target } : NOTHING;
}
