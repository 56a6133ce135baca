"use client";

import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { Button, IconButton } from "@/app/_ui/button";
import { CloseIcon } from "@/app/_ui/icons";
import { type Fetched, type Later, later, useFetchedAhead, useLater } from "@/app/_ui/later";
import { NotHere } from "@/app/_ui/not-here";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import { AheadField } from "./ahead";
import { useBench } from "./bench";
import { CHECKS } from "./features/findings/later-checks";
import { closePanel } from "./run-command";
import { useView, useViewCell } from "./view";

const PANEL = later(() => import("./features/panel-frame"));
const DIALOGS = later(() => import("./dialogs/dialogs"));
const OVER_TEXT = later(() => import("./features/dictionary/over-text"));
export const fetchRowMenu = () => import("./menus/row-menu");
export const fetchMoreMenu = () => import("./menus/more-menu");
export const fetchAfterConfirm = () => import("./features/memory/after-confirm");

/** All that an editor that stands may be asked for, the network there or not. */
const PARTS: readonly Later<unknown>[] = [
  PANEL,
  DIALOGS,
  OVER_TEXT,
  CHECKS,
  later(fetchRowMenu),
  later(fetchMoreMenu),
];

/** Whether all of it is here. */
export function usePartsAhead(): boolean {
  return useFetchedAhead(PARTS);
}

/** The document is checked as one works, from when the code for it is here; for whoever sees the Chinese. */
export function useChecks(): void {
  const bench = useBench();
  const fetched = useSyncExternalStore(CHECKS.subscribe, CHECKS.get, CHECKS.get);
  const follow = fetched.is === "here" ? fetched.code.follow : null;
  useEffect(() => {
    if (follow && may(bench.cell.get().me.role, "read-source")) return follow(bench);
  }, [bench, follow]);
}

/** It was asked for and could not be fetched. */
export function isPanelMissing(): boolean {
  return PANEL.get().is === "failed";
}

/** The panel at the side, or word of where it is. */
export function PanelPlace() {
  const say = useSay();
  const bench = useBench();
  const view = useViewCell();
  const wants = useView((now) => now.wants !== null);
  const fetched = useLater(PANEL);
  if (fetched.is === "here") return <fetched.code.Panel />;
  return (
    <aside
      className="bench-panel"
      aria-label={say("editor.panel.here")}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        closePanel(bench, view);
      }}
    >
      <div className="bench-panel-head">
        <IconButton label={say("editor.panel.close")} size="small" onClick={() => closePanel(bench, view)}>
          <CloseIcon />
        </IconButton>
      </div>
      <div className="bench-panel-body flex flex-col gap-3">
        <NotHere what={say("editor.panel.part")} part={PANEL} fetched={fetched} />
        {wants && <AheadField />}
      </div>
    </aside>
  );
}

/** What stands over the Chinese, from when the code for it is here. */
export function OverTextPlace() {
  const fetched = useSyncExternalStore(OVER_TEXT.subscribe, OVER_TEXT.get, OVER_TEXT.get);
  return fetched.is === "here" && <fetched.code.OverText />;
}

/** The dialog that was asked for, or word of where it is. */
export function DialogPlace() {
  const dialog = useView((now) => now.dialog);
  const fetched = useLater(DIALOGS);
  if (fetched.is === "here") return <fetched.code.Dialogs />;
  return dialog === null ? null : <Opening key={fetched.is} dialog={dialog} fetched={fetched} />;
}

/** Dialogs that begin with a field. */
const WITH_FIELD: readonly string[] = ["palette", "replace", "go-to-row", "omit", "set-aside", "correct"];

/** The browser's own dialog, which needs no code: it has the screen until ours is there. */
function Opening({
  dialog,
  fetched,
}: {
  readonly dialog: string;
  readonly fetched: Exclude<Fetched<unknown>, { readonly is: "here" }>;
}) {
  const say = useSay();
  const view = useViewCell();
  const place = useRef<HTMLDialogElement>(null);
  const hasField = WITH_FIELD.includes(dialog);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element || element.open) return;
    element.showModal();
    element.querySelector<HTMLElement>("[data-ahead], [data-autofocus]")?.focus();
  }, []);
  const close = () => view.set((now) => ({ ...now, dialog: null, ahead: "" }));
  return (
    <dialog
      ref={place}
      className="bench-opening"
      aria-label={say("editor.dialog.opening")}
      onCancel={close}
      data-failed={fetched.is === "failed" || undefined}
    >
      <NotHere what={say("editor.dialog.part")} part={DIALOGS} fetched={fetched} />
      {hasField && <AheadField />}
      <Button size="small" look="quiet" className="self-end" onClick={close}>
        {say("editor.close")}
      </Button>
    </dialog>
  );
}
