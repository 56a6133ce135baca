"use client";

import { Button } from "@/app/_ui/button";
import { useBench, useWorkbench } from "../../bench";

/** While the document is aligned again: how far it is, and how to stop it. Nothing of the text moves for it. */
export function AligningBar() {
  const bench = useBench();
  const aligning = useWorkbench((state) => state.aligning);
  if (!aligning) return null;
  const percent = aligning.share === null ? null : Math.floor(aligning.share * 100);
  return (
    <section className="bench-selection bench-aligning" aria-label="Aligning again">
      <span role="status">{aligning.isStopping ? "Stopping" : "Aligning again"}…</span>
      <progress
        aria-label="Aligning again"
        className="h-1.5 w-24 overflow-hidden rounded-full bg-line accent-ink"
        max={100}
        {...(percent === null ? {} : { value: percent })}
      />
      <span className="w-9 text-right text-soft tabular-nums">{percent === null ? "" : `${percent} %`}</span>
      <Button
        size="small"
        disabled={aligning.isStopping}
        onClick={() => bench.dispatch({ type: "stop-aligning" })}
      >
        Stop
      </Button>
    </section>
  );
}
