"use client";

import { useView, useViewCell } from "../view";
import { Conflict, Refused } from "./conflict";
import { GoToRow } from "./go-to-row";
import { Help } from "./help";
import { Palette } from "./palette";
import { Reasoned } from "./reasoned";
import { Replace } from "./replace";

export interface DialogProps {
  readonly close: () => void;
}

/** The dialog that is open, if any; all of them come to the browser when the first is asked for. */
export function Dialogs() {
  const view = useViewCell();
  const dialog = useView((now) => now.dialog);
  const close = () => view.set((now) => (now.dialog === dialog ? { ...now, dialog: null } : now));
  switch (dialog) {
    case "palette":
      return <Palette close={close} />;
    case "help":
      return <Help close={close} />;
    case "replace":
      return <Replace close={close} />;
    case "go-to-row":
      return <GoToRow close={close} />;
    case "omit":
    case "set-aside":
      return <Reasoned what={dialog} close={close} />;
    case "conflict":
      return <Conflict close={close} />;
    case "refused":
      return <Refused close={close} />;
    case null:
      return null;
  }
}
