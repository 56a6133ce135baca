"use client";

import { Button } from "@/app/_ui/button";
import { useSay } from "@/app/_words/words";
import { commandsForRun, shortLabelOf } from "@/lib/workbench/keys/keys";
import { selection, useBench, useWorkbench } from "./bench";
import { useDo } from "./run-command";

/** What can be done with a run of rows, while one is selected. */
export function SelectionBar() {
  const say = useSay();
  const bench = useBench();
  const act = useDo();
  const count = useWorkbench((state) => selection(state).size);
  if (count < 2) return null;
  const state = bench.cell.get();
  // The bar goes, and the button that has the focus with it.
  const keyboardToRow = () => document.getElementById(`row-${state.active}`)?.focus({ preventScroll: true });
  return (
    <section className="bench-selection" aria-label={say("editor.selection.label")}>
      <span aria-live="polite">{say("editor.selection.count", { count })}</span>
      {commandsForRun(state).map((command) => (
        <Button
          key={command.id}
          size="small"
          onClick={() => {
            act(command);
            keyboardToRow();
          }}
        >
          {say.message(shortLabelOf(command, state))}
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
        {say("editor.selection.release")}
      </Button>
    </section>
  );
}
