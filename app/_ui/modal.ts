"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

/** The dialogs that are open, the topmost last. */
const open: HTMLElement[] = [];

/** The dialog that has the screen, or null. */
export function topModal(): HTMLElement | null {
  return open.at(-1) ?? null;
}

/**
 * Whether a dialog or a menu has the screen: then the keys of the page are silent, wherever the focus happens to be. After a
 * press on the backdrop, or when the focused button has gone, it is nowhere.
 */
export function isModalOpen(): boolean {
  return open.length > 0 || document.querySelector("[role=menu]") !== null;
}

const FIELDS =
  "input:not([type=hidden], [type=file], [type=checkbox], [type=radio], :disabled), textarea:not(:disabled), select:not(:disabled)";

/**
 * Where the cursor stands when a dialog opens, decided here for all of them: in what is marked `data-autofocus`, else in the
 * first field, else in what can be scrolled or chosen, else on the dialog itself. Never on the button that closes it: the
 * first space would.
 */
function firstPlace(popup: HTMLElement): HTMLElement {
  const body = popup.querySelector<HTMLElement>("[data-dialog-body]");
  return (
    popup.querySelector<HTMLElement>("[data-autofocus]") ??
    body?.querySelector<HTMLElement>(FIELDS) ??
    body?.querySelector<HTMLElement>("input:not([type=hidden], :disabled), [tabindex='0']") ??
    popup
  );
}

export interface Modal {
  /** Goes on any element of the popup. */
  readonly mark: RefObject<HTMLSpanElement | null>;
  /** What had the focus before, to have it again. */
  readonly before: RefObject<HTMLElement | null>;
}

/**
 * A popup that has the screen while it is mounted. The cursor is set in the moment in which it stands, so that not a letter
 * that is typed after the key that opened it goes elsewhere.
 */
export function useModal(modal: Modal): void {
  useLayoutEffect(() => {
    const popup = modal.mark.current?.closest<HTMLElement>("[role=dialog], [role=alertdialog]");
    if (!popup) return;
    const focused = document.activeElement;
    const isSomewhere = focused instanceof HTMLElement && focused !== document.body;
    if (isSomewhere && !popup.contains(focused)) modal.before.current = focused;
    open.push(popup);
    if (!popup.contains(focused)) firstPlace(popup).focus({ preventScroll: true });
    return () => {
      open.splice(open.indexOf(popup), 1);
    };
  }, [modal]);
}

export function useModalRefs(): Modal {
  const mark = useRef<HTMLSpanElement>(null);
  const before = useRef<HTMLElement>(null);
  const modal = useRef<Modal>({ mark, before });
  return modal.current;
}
