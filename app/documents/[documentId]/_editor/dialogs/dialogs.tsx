"use client";

import { useEffect, useState } from "react";
import { useBench } from "../bench";
import { DIALOGS } from "../features/dialogs";
import { focusRowInUse } from "../focus";
import { useView, useViewCell } from "../view";

/** The dialog that is open, if any; all of them come to the browser when the first is asked for. */
export function Dialogs() {
  const view = useViewCell();
  const dialog = useView((now) => now.dialog);
  const close = () => view.set((now) => (now.dialog === dialog ? { ...now, dialog: null } : now));
  useGivingBackFocus();
  const Body = dialog === null ? undefined : DIALOGS[dialog];
  return Body ? <Body close={close} /> : null;
}

/**
 * The keyboard goes back to where it was, or to the row in use if that field has closed. The dialog cannot see to it: a
 * field in it that takes the focus at once takes it before the dialog has looked who had it.
 */
function useGivingBackFocus(): void {
  const bench = useBench();
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected;
      const isNowhere = document.activeElement === null || document.activeElement === document.body;
      if (!isNowhere) return;
      if (isThere) before.focus({ preventScroll: true });
      else focusRowInUse(bench);
    },
    [bench, before],
  );
}
