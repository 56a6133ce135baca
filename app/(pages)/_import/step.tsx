"use client";

import { useSay } from "../../_words/words";

/** What is going on, and how far; null: nobody can tell. */
export interface Step {
  readonly what: string;
  readonly share: number | null;
}

export function StepLine({ step }: { readonly step: Step }) {
  const say = useSay();
  const percent = step.share === null ? null : Math.floor(step.share * 100);
  return (
    <div className="flex flex-col gap-1.5 text-sm" role="status">
      <p>
        {percent !== null && percent < 100
          ? say("import.step.percent", { what: step.what, percent })
          : say("import.step", { what: step.what })}
      </p>
      <progress
        aria-label={step.what}
        className="h-1.5 w-full overflow-hidden rounded-full bg-line accent-ink"
        max={100}
        {...(percent === null || percent === 100 ? {} : { value: percent })}
      />
    </div>
  );
}
