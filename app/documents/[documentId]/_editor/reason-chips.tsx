"use client";

import { useState } from "react";
import { useSay } from "@/app/_words/words";
import { useWorkbench } from "./bench";
import { recentReasons } from "./recent-reasons";

/** What was given as a reason last time; a press puts it into the field. */
export function ReasonChips({
  kind,
  onChoose,
}: {
  readonly kind: string;
  readonly onChoose: (reason: string) => void;
}) {
  const say = useSay();
  const person = useWorkbench((state) => state.me.id);
  const [reasons] = useState(() => recentReasons(person, kind));
  if (reasons.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-[0.8125rem]">
      <span className="text-soft">{say("editor.reasons.lately")}</span>
      {reasons.map((reason) => (
        <button
          key={reason}
          type="button"
          className="max-w-full truncate rounded-md border border-line-strong px-2 py-0.5 hover:bg-sunk pointer-coarse:py-2.5"
          onClick={() => onChoose(reason)}
        >
          {reason}
        </button>
      ))}
    </div>
  );
}
