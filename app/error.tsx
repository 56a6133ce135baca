"use client";

import { Button, buttonClass } from "./_ui/button";
import { useSay } from "./_words/words";
import { Sheet } from "./(pages)/_frame/sheet";

/** Our mistake, or the server is away. What was typed in the editor waits on this machine. */
export default function Failed({
  error,
  reset,
}: {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}) {
  const say = useSay();
  return (
    <Sheet
      title={say("ui.failed.title")}
      lead={
        error.digest === undefined
          ? say("ui.failed.lead")
          : say("ui.failed.lead-number", { number: error.digest })
      }
    >
      <div className="flex gap-2">
        <Button look="primary" onClick={reset}>
          {say("ui.try-again")}
        </Button>
        {/* A whole load, not a client-side step: whatever broke is thrown away with it. */}
        <a href="/projects" className={buttonClass()}>
          {say("ui.to-projects")}
        </a>
      </div>
    </Sheet>
  );
}
