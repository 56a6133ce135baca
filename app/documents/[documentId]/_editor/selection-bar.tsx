"use client";

import { Button } from "@/app/_ui/button";
import { KEY_COMMANDS } from "@/lib/workbench/keys";
import { selection, useBench, useWorkbench } from "./bench";
import { useDo } from "./doing";

const OFFERED = [
  { id: "confirm", label: "Confirm", for: "confirm" },
  { id: "approve", label: "Approve", for: "review" },
  { id: "finalize", label: "Sign off", for: "finalize" },
  { id: "accept", label: "Accept the alignment", for: "edit" },
  { id: "merge-next", label: "Merge", for: "edit" },
] as const;

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
      {OFFERED.map(({ id, label }) => {
        const command = KEY_COMMANDS.find((one) => one.id === id);
        return command?.isAvailable(state) ? (
          <Button
            key={id}
            size="small"
            onClick={() => {
              act(command);
              keyboardToRow();
            }}
          >
            {label}
          </Button>
        ) : null;
      })}
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
