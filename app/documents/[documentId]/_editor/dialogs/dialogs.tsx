"use client";

import { useEffect, useState } from "react";
import { useBench } from "../bench";
import { focusRowInUse } from "../focus";
import { useView, useViewCell } from "../view";
import { Alignments } from "./alignments";
import { Conflict, Refused } from "./conflict";
import { Correct } from "./correct";
import { Corrections } from "./corrections";
import { GoToRow } from "./go-to-row";
import { Help } from "./help";
import { ImportDraft } from "./import-draft";
import { Legend } from "./legend";
import { ManyRows } from "./many-rows";
import { Palette } from "./palette";
import { Reasoned } from "./reasoned";
import { Replace } from "./replace";
import { SignIn } from "./sign-in";

export interface DialogProps {
  readonly close: () => void;
}

/** The dialog that is open, if any; all of them come to the browser when the first is asked for. */
export function Dialogs() {
  const view = useViewCell();
  const dialog = useView((now) => now.dialog);
  const close = () => view.set((now) => (now.dialog === dialog ? { ...now, dialog: null } : now));
  useGivingBackFocus();
  switch (dialog) {
    case "palette":
      return <Palette close={close} />;
    case "help":
      return <Help close={close} />;
    case "legend":
      return <Legend close={close} />;
    case "replace":
      return <Replace close={close} />;
    case "import-draft":
      return <ImportDraft close={close} />;
    case "go-to-row":
      return <GoToRow close={close} />;
    case "omit":
    case "set-aside":
      return <Reasoned what={dialog} close={close} />;
    case "alignments":
      return <Alignments close={close} />;
    case "correct":
      return <Correct close={close} />;
    case "corrections":
      return <Corrections close={close} />;
    case "conflict":
      return <Conflict close={close} />;
    case "refused":
      return <Refused close={close} />;
    case "many-rows":
      return <ManyRows close={close} />;
    case "sign-in":
      return <SignIn close={close} />;
    case null:
      return null;
  }
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
