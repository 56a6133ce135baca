"use client";

import { Button } from "@/app/_ui/button";
import { useSay } from "@/app/_words/words";
import { useBench, useWorkbench } from "../../bench";

/** While the document is aligned again: how far it is, and how to stop it. Nothing of the text moves for it. */
export function AligningBar() {
  const say = useSay();
  const bench = useBench();
  const aligning = useWorkbench((state) => state.aligning);
  if (!aligning) return null;
  const percent = aligning.share === null ? null : Math.floor(aligning.share * 100);
  return (
    <section className="bench-selection bench-aligning" aria-label={say("editor.alignment.bar")}>
      <span role="status">{say(`editor.alignment.bar-${aligning.isStopping ? "stopping" : "running"}`)}</span>
      <progress
        aria-label={say("editor.alignment.bar")}
        className="h-1.5 w-24 overflow-hidden rounded-full bg-line accent-ink"
        max={100}
        {...(percent === null ? {} : { value: percent })}
      />
      <span className="w-9 text-right text-soft tabular-nums">
        {percent === null ? "" : say("editor.alignment.bar-percent", { percent })}
      </span>
      <Button
        size="small"
        disabled={aligning.isStopping}
        onClick={() => bench.dispatch({ type: "stop-aligning" })}
      >
        {say("editor.alignment.bar-stop")}
      </Button>
    </section>
  );
}
