"use client";

import { Button } from "@/app/_ui/button";
import { commandsForRun, shortLabelOf } from "@/lib/workbench/keys/keys";
import { selection, useBench, useWorkbench } from "./bench";
import { useDo } from "./run-command";

/** What can be done with a run of rows, while one is selected. */
export function SelectionBar() {
  const bench = useBench();
  const act = useDo();
  const count = useWorkbench((state) => selection(state).size);
  if (count < 2) return null;
  const state = bench.cell.get();
  // The bar goes, and the button that has the focus with it.
  const keyboardToRow = () => document.getElementById(`row-${state.active}`)?.focus({ preventScroll: true });
  return (
    <section className="bench-selection" aria-label="Selected rows">
      <span aria-live="polite">{count} rows selected</span>
      {commandsForRun(state).map((command) => (
        <Button
          key={command.id}
          size="small"
          onClick={() => {
            act(command);
            keyboardToRow();
          }}
        >
          {shortLabelOf(command, state)}
        </Button>
      ))}
      <Button
        size="small"
        look="quiet"
        onClick={() => {
          keyboardToRow();
          bench.dispatch({ type: "deselect" });
        }}
      >
        Let go
      </Button>
    </section>
  );
}
