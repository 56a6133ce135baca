"use client";

import { useEffect } from "react";
import { isModalOpen } from "@/app/_ui/modal";
import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import { commandForPress, type Place, shortLabelOf, wantsRow } from "@/lib/workbench/keys/keys";
import { pressName } from "@/lib/workbench/keys/press";
import { useBench } from "./bench";
import { isPanelMissing } from "./parts";
import { useDo } from "./run-command";
import { useViewCell, type View } from "./view";

/**
 * Hears every key of the page and does what the table says. While a dialog or a menu has the screen, or a field that a command
 * asked for is on its way, no key does anything to the page, wherever the focus is.
 */
export function useKeyboard(): void {
  const bench = useBench();
  const act = useDo();
  const view = useViewCell();
  const toast = useToast();
  const say = useSay();
  useEffect(() => {
    const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModalOpen() || isOpening(view.get())) return;
      const { key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing, keyCode } = event;
      const isAltGraph = event.getModifierState("AltGraph");
      const name = pressName(
        { key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing, keyCode, isAltGraph },
        isApple,
      );
      const place = name === null ? null : placeOf(event.target);
      if (name === null || place === null) return;
      const state = bench.cell.get();
      const command = commandForPress(name, place, state);
      if (!command) {
        const wanting = wantsRow(name, place, state);
        if (wanting === null) return;
        event.preventDefault();
        const what = say.message(shortLabelOf(wanting, state)).replace(/…$/, "");
        toast({ title: say("editor.wants-row", { what }) });
        return;
      }
      if (isForBrowser(command.id, state.editing)) return;
      event.preventDefault();
      act(command);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [bench, view, act, toast, say]);
}

/** A dialog was asked for, or a field of the panel, and does not stand yet. One that cannot be fetched holds nobody up. */
function isOpening({ dialog, panel, wants }: View): boolean {
  return dialog !== null || (panel !== null && wants !== null && !isPanelMissing());
}

/** While the live field differs from how it was opened, the browser's own undo goes through the typing letter by letter. */
function isForBrowser(
  id: string,
  editing: { readonly start: string; readonly text: string } | null,
): boolean {
  return editing !== null && (id === "undo" || id === "redo") && editing.start !== editing.text;
}

function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof Element)) return "page";
  if (target.closest("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]")) return null;
  if (target instanceof HTMLTextAreaElement && target.dataset.row !== undefined) return "live-field";
  // A form of the panel is its own: Ctrl+Enter sends it, also from its buttons and lists.
  if (target.closest(".bench-panel form")) return "other-field";
  if (target.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]"))
    return "other-field";
  // Enter and the arrows belong to a button that has the focus.
  if (target.matches("button, a, summary, input, [role=button]")) return "control";
  return target.closest("[role=grid]") ? "rows" : "page";
}
