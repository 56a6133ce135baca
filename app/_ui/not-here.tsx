"use client";

import { useSay } from "../_words/words";
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
  const say = useSay();
  if (fetched.is === "coming")
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-soft">
        <Spinner /> {say("ui.on-its-way")}
      </p>
    );
  return (
    <Notice kind="problem" title={say("ui.not-fetched.title", { what })}>
      <p>{say("ui.not-fetched.lead")}</p>
      <p className="mt-2 flex flex-wrap gap-2">
        <Button size="small" look="primary" data-autofocus onClick={part.fetch}>
          {say("ui.try-again")}
        </Button>
        {fetched.times > 1 && (
          <Button size="small" onClick={() => location.reload()}>
            {say("ui.reload")}
          </Button>
        )}
      </p>
    </Notice>
  );
}
