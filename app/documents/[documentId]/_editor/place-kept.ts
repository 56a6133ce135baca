"use client";

import { FILTERS, type FilterName } from "@/lib/workbench/state/filters";
import { findRow } from "@/lib/workbench/state/rows";
import { shownRows } from "@/lib/workbench/state/state";
import type { Bench } from "./bench";
import { reveal } from "./reveal";

/** Where somebody was in a document: to come back to after a reload, a way back, a night. */
interface Kept {
  readonly filter: FilterName;
  /** The row in use. */
  readonly active: string | null;
  /** The uppermost row that was to be read. */
  readonly top: string | null;
}

/** Ids only, and no words of anybody. */
function keyOf({ documentId, me }: ReturnType<Bench["cell"]["get"]>): string {
  return `duizhao:place:${me.id}:${documentId}`;
}

/** So long after the last movement it is written down. */
const SETTLED = 300;

/** Keeps where one is, from now on. Returns how to stop. */
export function keepPlace(bench: Bench): () => void {
  let timer = 0;
  const write = () => {
    const state = bench.cell.get();
    const kept: Kept = { filter: state.filter, active: state.active, top: topRow() };
    try {
      localStorage.setItem(keyOf(state), JSON.stringify(kept));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(write, SETTLED);
  };
  let last = bench.cell.get();
  const unsubscribe = bench.cell.subscribe(() => {
    const { active, filter } = bench.cell.get();
    if (active === last.active && filter === last.filter) return;
    last = bench.cell.get();
    soon();
  });
  const scroller = document.querySelector(".bench-scroller");
  scroller?.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("pagehide", write);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    scroller?.removeEventListener("scroll", soon);
    window.removeEventListener("pagehide", write);
  };
}

function topRow(): string | null {
  const scroller = document.querySelector(".bench-scroller");
  if (!scroller) return null;
  const { top } = scroller.getBoundingClientRect();
  const rows = [...scroller.querySelectorAll<HTMLElement>("[data-row-id]")]
    .map((row) => ({ id: row.dataset.rowId ?? null, at: row.getBoundingClientRect().bottom - top }))
    .filter(({ at }) => at > 8)
    .sort((one, other) => one.at - other.at);
  return rows[0]?.id ?? null;
}

/** Goes where somebody was, if anything is kept and still there. */
export function goWhereKept(bench: Bench): void {
  const state = bench.cell.get();
  const kept = read(keyOf(state));
  // Whoever has begun already stays where they are.
  if (!kept || state.active !== null) return;
  const filter = FILTERS.find(({ id }) => id === kept.filter);
  // Which rows have findings is not known yet.
  if (filter && filter.id !== "findings" && filter.id !== state.filter)
    bench.dispatch({ type: "filter", filter: filter.id });
  const shown = bench.cell.get();
  const isShown = (id: string | null): id is string =>
    id !== null && findRow(shown.rows, id) !== undefined && (shown.chosen?.includes(id) ?? true);
  if (isShown(kept.active)) bench.dispatch({ type: "activate", id: kept.active });
  if (isShown(kept.top)) reveal(kept.top, "start");
  else if (!isShown(kept.active) && shown.chosen !== null) {
    // The row has left the filter: the one that follows it there.
    const from = shown.rows.places.get(kept.active ?? kept.top ?? "") ?? 0;
    const next = shownRows(shown).find(({ id }) => (shown.rows.places.get(id) ?? 0) >= from);
    if (next) reveal(next.id, "start");
  }
}

function read(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    const { filter, active, top } = kept as Partial<Record<keyof Kept, unknown>>;
    const idOf = (value: unknown) => (typeof value === "string" ? value : null);
    return {
      filter: (typeof filter === "string" ? filter : "all") as FilterName,
      active: idOf(active),
      top: idOf(top),
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return null;
    throw error;
  }
}
