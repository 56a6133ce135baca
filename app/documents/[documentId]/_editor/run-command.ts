"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import { makeAnchor } from "@/lib/text/anchor";
import { findInRows } from "@/lib/workbench/commands/find";
import type { KeyCommand, Opening, OpeningPanel } from "@/lib/workbench/keys/key-command";
import { correctingOf } from "@/lib/workbench/state/correcting";
import { findRow, listRows } from "@/lib/workbench/state/rows";
import { sourceText } from "@/lib/workbench/state/source";
import { textOf } from "@/lib/workbench/state/state";
import { type Bench, useBench } from "./bench";
import { caretNow } from "./caret";
import { withVariants } from "./features/find/variants";
import { CHECKS } from "./features/findings/later-checks";
import { changeField } from "./field-text";
import { focusRowInUse } from "./focus";
import { knownSentences } from "./sentence-lights";
import { selectionInRow } from "./text-place";
import { changeTextSize } from "./text-size";
import { type Finding, useViewCell, type ViewCell } from "./view";

/** Does what a row of the table of commands says, from wherever it was chosen: key, menu, palette or button. */
export type Do = (command: KeyCommand) => void;

export function useDo(): Do {
  const bench = useBench();
  const view = useViewCell();
  const toast = useToast();
  const router = useRouter();
  const say = useSay();
  return useMemo(
    () => (command) => {
      const state = bench.cell.get();
      const row = state.active === null ? undefined : findRow(state.rows, state.active);
      const doing = command.does({ state, targetCaret: caretNow(), sentences: knownSentences(row) });
      if ("ask" in doing) {
        const { ask, run } = doing;
        view.set((now) => ({ ...now, dialog: "many-rows", manyRows: { ...ask, run } }));
      } else if ("run" in doing) bench.dispatch(...doing.run);
      else if ("open" in doing) open(doing.open, bench, view);
      else if ("dialog" in doing) openDialog(doing.dialog, view);
      else if ("panel" in doing) openPanel(doing, bench, view);
      else if ("findings" in doing) {
        const checks = CHECKS.get();
        const said =
          checks.is === "here"
            ? checks.code.actOnFindings(doing.findings, bench, view)
            : ({ code: "editor.findings.coming" } as const);
        if (said) toast({ title: say.message(said) });
      } else if ("field" in doing) {
        if (!changeField(doing.field) && doing.otherwise !== undefined)
          toast({ title: say.message(doing.otherwise) });
      } else if ("visit" in doing) router.push(`/documents/${state.documentId}/${doing.visit}`);
      else toast({ title: say.message(doing.cannot) });
    },
    [bench, view, toast, router, say],
  );
}

export function open(what: Opening, bench: Bench, view: ViewCell): void {
  switch (what) {
    case "find": {
      const picked = document.getSelection()?.toString() ?? "";
      const text = picked.includes("\n") || picked.length > 60 ? "" : picked;
      view.set((now) => ({
        ...now,
        finding: { ...(now.finding ?? NOTHING_SOUGHT), ...(text ? { text } : {}) },
      }));
      document.querySelector<HTMLInputElement>("#bench-find")?.select();
      return;
    }
    case "next-hit":
      goToHit(bench, view, 1);
      return;
    case "previous-hit":
      goToHit(bench, view, -1);
      return;
    case "filter":
      document.querySelector<HTMLElement>("#bench-filter")?.focus();
      return;
    case "toggle-panel":
      if (view.get().panel) closePanel(bench, view);
      else view.set((now) => ({ ...now, panel: "comments" }));
      return;
    case "toggle-set-aside":
      view.set((now) => ({ ...now, showsSetAside: !now.showsSetAside }));
      return;
    case "proposals":
      view.set((now) => ({ ...now, showsProposals: !now.showsProposals }));
      return;
    case "toggle-density":
      view.set((now) => ({ ...now, isCompact: !now.isCompact }));
      return;
    case "larger-text":
      changeTextSize(view, 10);
      return;
    case "smaller-text":
      changeTextSize(view, -10);
      return;
    case "toggle-chinese":
      view.set((now) => ({ ...now, showsChinese: !now.showsChinese, revealed: new Set() }));
      return;
    case "toggle-original":
      view.set((now) => ({ ...now, showsOriginal: !now.showsOriginal, showsChinese: true }));
      return;
    case "correct":
      view.set((now) => ({ ...now, dialog: "correct", correcting: wordsToCorrect(bench) }));
      return;
    case "copy-source":
      copySource(bench);
      return;
  }
}

export function openDialog(dialog: string, view: ViewCell): void {
  view.set((now) => ({ ...now, dialog }));
}

function openPanel(
  { panel, wants, acts, isToggled, quotes }: OpeningPanel,
  bench: Bench,
  view: ViewCell,
): void {
  if (isToggled && view.get().panel === panel) closePanel(bench, view);
  else {
    const quote = quotes ? { quote: quoteSelected(bench) } : {};
    view.set((now) => ({ ...now, panel, wants: wants ?? acts ?? null, ...quote }));
  }
}

/** The panel goes; a keyboard that was in it is in the row again. */
export function closePanel(bench: Bench, view: ViewCell): void {
  const wasIn = document.activeElement?.closest(".bench-panel") != null;
  view.set((now) => ({ ...now, panel: null, wants: null, ahead: "", pointed: null, quote: null }));
  if (wasIn) focusRowInUse(bench);
}

/** The words selected in the Chinese of a row, which becomes the row in use. */
function wordsToCorrect(bench: Bench) {
  const selected = selectionInRow();
  const state = bench.cell.get();
  const row = selected?.side === "source" ? findRow(state.rows, selected.segmentId) : undefined;
  if (!selected || !row) return null;
  if (state.active !== row.id) bench.dispatch({ type: "activate", id: row.id });
  const correcting = correctingOf(row, selected);
  return correcting && { ...correcting, segmentId: row.id };
}

export const NOTHING_SOUGHT: Finding = {
  text: "",
  caseSensitive: false,
  wholeWord: false,
  regex: false,
  hits: [],
  isCut: false,
  problem: null,
  current: -1,
};

/** Looks again with what is in the bar; the hit that was gone to stays the one if it is still there. */
export function search(bench: Bench, view: ViewCell, change: Partial<Finding> = {}): Finding {
  const before = view.get().finding ?? NOTHING_SOUGHT;
  const query = { ...before, ...change };
  const state = bench.cell.get();
  const result = findInRows(
    {
      segments: listRows(state.rows),
      textOf: (row) => textOf(state, row.id),
      sides: view.get().showsChinese ? ["source", "target"] : ["target"],
    },
    withVariants(query),
  );
  const was = before.hits[before.current];
  const hits = result.ok ? result.hits : [];
  const finding: Finding = {
    ...query,
    hits,
    isCut: result.ok && result.isCut,
    problem: result.ok ? null : result.problem,
    current: was
      ? hits.findIndex(
          (hit) => hit.segmentId === was.segmentId && hit.side === was.side && hit.start === was.start,
        )
      : -1,
  };
  view.set((now) => ({ ...now, finding }));
  return finding;
}

export function goToHit(bench: Bench, view: ViewCell, by: 1 | -1): void {
  if (!view.get().finding) {
    open("find", bench, view);
    return;
  }
  const finding = search(bench, view);
  const { length } = finding.hits;
  if (length === 0) return;
  const state = bench.cell.get();
  const from =
    finding.current === -1 ? nearestHit(finding, state.rows.places, state.active, by) : finding.current + by;
  const current = (from + length) % length;
  const hit = finding.hits[current];
  if (!hit) return;
  view.set((now) => ({ ...now, finding: { ...finding, current } }));
  bench.dispatch({ type: "activate", id: hit.segmentId });
}

/** The first hit from the row in use on, in the direction that was asked for. */
function nearestHit(
  { hits }: Finding,
  places: ReadonlyMap<string, number>,
  active: string | null,
  by: 1 | -1,
): number {
  const here = active === null ? 0 : (places.get(active) ?? 0);
  const place = (id: string) => places.get(id) ?? 0;
  if (by === 1)
    return Math.max(
      0,
      hits.findIndex(({ segmentId }) => place(segmentId) >= here),
    );
  return hits.findLastIndex(({ segmentId }) => place(segmentId) <= here);
}

function quoteSelected(bench: Bench) {
  const selected = selectionInRow();
  const state = bench.cell.get();
  const row = selected && findRow(state.rows, selected.segmentId);
  if (!selected || !row) return null;
  if (state.active !== row.id) bench.dispatch({ type: "activate", id: row.id });
  const text = selected.side === "source" ? sourceText(row) : textOf(state, row.id);
  const { side, start, end } = selected;
  return { segmentId: row.id, anchor: { side, ...makeAnchor(text, start, end) } };
}

/** Into the live field at the cursor, by the browser's own command; with no field open, into an empty row. */
function copySource(bench: Bench): void {
  const state = bench.cell.get();
  const row = state.active === null ? undefined : findRow(state.rows, state.active);
  if (!row || row.source.length === 0) return;
  if (state.editing) document.execCommand("insertText", false, sourceText(row));
  else if (textOf(state, row.id) === "")
    bench.dispatch({
      type: "write",
      texts: new Map([[row.id, sourceText(row)]]),
      label: { code: "editor.undo.copy" },
    });
  else bench.dispatch({ type: "open-field" });
}
