import { topModal } from "@/app/_ui/modal";
import type { Bench } from "./bench";

/** The keyboard goes to the row in use: into its field, if that is open; without a row, to the table. */
export function focusRowInUse(bench: Bench): void {
  const { active, editing } = bench.cell.get();
  const field = editing && document.querySelector<HTMLElement>("textarea[data-row]");
  const row = active === null ? null : document.getElementById(`row-${active}`);
  const place =
    field ?? row ?? document.querySelector<HTMLElement>(".bench-scroller [role=row][tabindex='0']");
  place?.focus({ preventScroll: true });
}

/**
 * The keyboard is never nowhere: when what had the focus has gone or can have it no longer, it is in the dialog that is
 * open, or in the row in use. Returns how to stop.
 */
export function keepFocus(bench: Bench): () => void {
  let last: Element | null = null;
  const hear = (event: FocusEvent) => {
    last = event.target instanceof Element ? event.target : null;
  };
  const look = () => {
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (!isNowhere || last === null) return;
    if (last.isConnected && !last.matches(":disabled")) return;
    last = null;
    const modal = topModal();
    if (modal) modal.focus({ preventScroll: true });
    else focusRowInUse(bench);
  };
  // Later than what gives the focus on purpose: a field that closes, a dialog that hands it back.
  let frame = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  });
  document.addEventListener("focusin", hear);
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  return () => {
    document.removeEventListener("focusin", hear);
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}
