"use client";

import { Button } from "./button";
import type { Fetched, Later } from "./later";
import { Notice } from "./notice";
import { Spinner } from "./spinner";

/** In the place of a part of the page that is on its way, or could not be fetched. */
export function NotHere({
  what,
  part,
  fetched,
}: {
  /** As it begins a sentence: "The panel". */
  readonly what: string;
  readonly part: Later<unknown>;
  readonly fetched: Exclude<Fetched<unknown>, { readonly is: "here" }>;
}) {
  if (fetched.is === "coming")
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-soft">
        <Spinner /> On its way…
      </p>
    );
  return (
    <Notice kind="problem" title={`${what} could not be fetched from the server`}>
      <p>Nothing is lost, and the rest of the page goes on working. Try again when the network is back.</p>
      <p className="mt-2 flex flex-wrap gap-2">
        <Button size="small" look="primary" data-autofocus onClick={part.fetch}>
          Try again
        </Button>
        {fetched.times > 1 && (
          <Button size="small" onClick={() => location.reload()}>
            Load the page anew
          </Button>
        )}
      </p>
    </Notice>
  );
}
