import { may } from "@/lib/access";
import { carrySpan, editBetween } from "@/lib/check/carry";
import type { FindingsDoing } from "@/lib/workbench/keys/key-command";
import type { Said } from "@/lib/workbench/said";
import { findRow } from "@/lib/workbench/state/rows";
import { shownRows, textOf } from "@/lib/workbench/state/state";
import type { Bench } from "../../bench";
import { askCaret } from "../../caret";
import type { ViewCell } from "../../view";
import { askCoverage, covered, nextOpen } from "../coverage/covered";
import { isOpen, type RowFinding } from "./found";

/** Does what a key says about findings; what there is to be said, or null. */
export function actOnFindings(doing: FindingsDoing, bench: Bench, view: ViewCell): Said | null {
  switch (doing) {
    case "next":
      return goOn(bench, view, 1);
    case "previous":
      return goOn(bench, view, -1);
    case "mend":
      return mendCurrent(bench);
    case "ignore":
      return askWhy(bench, view);
    case "next-open":
      return goToOpen(bench, view, 1);
    case "previous-open":
      return goToOpen(bench, view, -1);
  }
}

/** To the next finding of the rows that are shown: within the row in use first, round at the end of the text. */
function goOn(bench: Bench, view: ViewCell, by: 1 | -1): Said | null {
  const { byRow, current } = bench.found.get();
  const state = bench.cell.get();
  const open = (id: string) => (byRow.get(id)?.shown ?? []).flatMap((one, at) => (isOpen(one) ? [at] : []));
  if (state.active !== null) {
    const here = open(state.active);
    const from = current ?? (by === 1 ? -1 : Number.POSITIVE_INFINITY);
    const at = by === 1 ? here.find((one) => one > from) : here.findLast((one) => one < from);
    if (at !== undefined) return goTo(bench, view, state.active, at);
  }
  const rows = shownRows(state);
  const start = rows.findIndex(({ id }) => id === state.active);
  const first = start === -1 && by === -1 ? rows.length : start;
  for (let step = 1; step <= rows.length; step += 1) {
    const row = rows[(first + by * step + 2 * rows.length) % rows.length];
    const places = row ? open(row.id) : [];
    const at = by === 1 ? places[0] : places.at(-1);
    if (row && at !== undefined) return goTo(bench, view, row.id, at);
  }
  return { code: "editor.findings.no-more" };
}

/** The row becomes the one in use, its tab shows the finding, and the cursor stands where the English is wrong. */
export function goTo(bench: Bench, view: ViewCell, id: string, at: number): null {
  const state = bench.cell.get();
  const row = bench.found.get().byRow.get(id);
  const finding = row?.shown[at]?.finding;
  if (!row || !finding) return null;
  const edits = may(state.me.role, "edit") && may(state.me.role, "confirm");
  if (finding.side === "target" && edits) {
    const span = carrySpan(
      { start: finding.start, end: finding.start },
      editBetween(row.target, textOf(state, id)),
    );
    const field = document.querySelector<HTMLTextAreaElement>("textarea[data-row]");
    if (span && field?.dataset.row === id) field.setSelectionRange(span.start, span.start);
    else if (span) askCaret(id, span.start);
  }
  bench.dispatch({ type: "activate", id, edit: edits });
  bench.found.set((found) => ({ ...found, current: at }));
  view.set((now) => ({ ...now, panel: "findings" }));
  return null;
}

/** To the next sentence without an answer; where that is not known yet, its tab asks for it. */
function goToOpen(bench: Bench, view: ViewCell, by: 1 | -1): Said | null {
  const { documentId } = bench.cell.get();
  const isKnown = covered.get().now?.documentId === documentId;
  const next = isKnown ? nextOpen(bench, by) : null;
  if (isKnown && next === null) return { code: "editor.coverage.none-open" };
  view.set((now) => ({ ...now, panel: "coverage" }));
  if (next) bench.dispatch({ type: "activate", id: next.segmentId });
  else
    void askCoverage(bench).then(() => {
      const first = nextOpen(bench, by);
      if (first) bench.dispatch({ type: "activate", id: first.segmentId });
    });
  return null;
}

/** The field for the reason stands under the finding in hand. */
function askWhy(bench: Bench, view: ViewCell): Said | null {
  const { active } = bench.cell.get();
  const { byRow, current } = bench.found.get();
  const shown = active === null ? [] : (byRow.get(active)?.shown ?? []);
  const inHand = current ?? shown.findIndex(isOpen);
  const one = shown[inHand];
  if (!one || one.isGone || one.finding.ignored !== null) return { code: "editor.findings.none-in-hand" };
  bench.found.set((found) => ({ ...found, current: inHand }));
  view.set((now) => ({ ...now, panel: "findings", wants: "ignore" }));
  return null;
}

/** The finding in hand; without one, the first of the row in use that is certain to mend. */
function mendCurrent(bench: Bench): Said | null {
  const { active } = bench.cell.get();
  const { byRow, current } = bench.found.get();
  const shown = active === null ? [] : (byRow.get(active)?.shown ?? []);
  const at =
    current ?? shown.findIndex((one) => !one.isGone && one.finding.ignored === null && one.finding.mending);
  const one = shown[at];
  if (active === null || !one || one.isGone || !one.finding.mending)
    return { code: "editor.findings.no-mending" };
  return mend(bench, active, one.finding, at);
}

/** An edit like any other: undo takes it back. */
export function mend(bench: Bench, id: string, finding: RowFinding, at: number): Said | null {
  const text = mendedText(bench, id, finding);
  if (text === null) return { code: "editor.findings.no-mending" };
  bench.found.set((found) => ({ ...found, current: at }));
  bench.dispatch({ type: "write", texts: new Map([[id, text]]), label: { code: "editor.undo.mend" } });
  return null;
}

/** Null where the words that would be mended are not there any more. */
function mendedText(bench: Bench, id: string, { mending }: RowFinding): string | null {
  const state = bench.cell.get();
  const row = bench.found.get().byRow.get(id);
  if (!row || !mending || !findRow(state.rows, id)) return null;
  const text = textOf(state, id);
  const span = carrySpan(mending, editBetween(row.target, text));
  return span && text.slice(0, span.start) + mending.text + text.slice(span.end);
}
