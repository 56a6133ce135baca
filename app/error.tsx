"use client";

import { Button, buttonClass } from "./_ui/button";
import { Sheet } from "./(pages)/_frame/sheet";

/** Our mistake, or the server is away. What was typed in the editor waits on this machine. */
export default function Failed({
  error,
  reset,
}: {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}) {
  return (
    <Sheet
      title="Something went wrong"
      lead={
        <>
          This page could not be shown. That is our mistake, not yours: what was saved is safe, and what you
          typed in the editor waits on this machine. Try again; if it happens again, tell whoever runs this
          Duizhao
          {error.digest ? ` the number ${error.digest}` : ""}.
        </>
      }
    >
      <div className="flex gap-2">
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
        {/* A whole load, not a client-side step: whatever broke is thrown away with it. */}
        <a href="/projects" className={buttonClass()}>
          To the projects
        </a>
      </div>
    </Sheet>
  );
}
