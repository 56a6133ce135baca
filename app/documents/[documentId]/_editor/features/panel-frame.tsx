"use client";

import { useEffect } from "react";
import { IconButton } from "@/app/_ui/button";
import { CloseIcon } from "@/app/_ui/icons";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import { findRow } from "@/lib/workbench/state/rows";
import { numberOf } from "@/lib/workbench/state/state";
import { useBench, useWorkbench } from "../bench";
import { focusRowInUse } from "../focus";
import { closePanel } from "../run-command";
import { useView, useViewCell } from "../view";
import { LockNote } from "./locks/lock-note";
import { PanelTabs } from "./panel-tabs";
import { PANELS } from "./panels";

/** What belongs to the row in use. */
export function Panel() {
  const say = useSay();
  const view = useViewCell();
  const panel = useView((now) => now.panel);
  const role = useWorkbench((state) => state.me.role);
  const row = useWorkbench((state) =>
    state.active === null ? undefined : findRow(state.rows, state.active),
  );
  const number = useWorkbench((state) => numberOf(state, state.active));
  const tabs = PANELS.filter(({ needs }) => may(role, needs));
  const shown = tabs.find(({ id }) => id === panel);
  const Body = shown?.Body;
  const bench = useBench();
  const close = () => closePanel(bench, view);
  // A field that was asked for is not here: nothing waits for it any longer.
  const wants = useView((now) => now.wants);
  useEffect(() => {
    if (wants !== null) view.set((now) => ({ ...now, wants: null }));
  }, [view, wants]);
  return (
    <aside
      className="bench-panel"
      aria-label={row ? say("editor.panel.row", { row: number }) : say("editor.panel.here")}
      onKeyDown={(event) => {
        // Esc leaves the panel for the row; what was written in it stays.
        if (event.key !== "Escape" || event.nativeEvent.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        focusRowInUse(bench);
      }}
    >
      <PanelTabs
        tabs={tabs}
        shown={panel}
        row={row}
        onShow={(id) => view.set((now) => ({ ...now, panel: id }))}
      />
      <div className="bench-panel-head">
        <h2>{shown && say(shown.label)}</h2>
        <IconButton label={say("editor.panel.close")} size="small" onClick={close}>
          <CloseIcon />
        </IconButton>
      </div>
      <div
        className="bench-panel-body"
        id="bench-panel-body"
        role="tabpanel"
        aria-labelledby={`tab-${panel}`}
      >
        {!row ? (
          <p className="text-soft">{say("editor.panel.choose")}</p>
        ) : (
          <>
            <LockNote row={row} />
            {Body && <Body key={row.id} row={row} number={number} />}
          </>
        )}
      </div>
    </aside>
  );
}
