"use client";

import { Dialog } from "@/app/_ui/dialog";
import { StateMark } from "@/app/_ui/state-mark";
import { SHOWN_STATES } from "@/lib/workbench/state/shown-states";
import { DoubtIcon } from "../features/alignment/doubt-mark";
import type { DialogProps } from "../features/dialog-props";

const DOUBTS = [
  { doubt: "doubtful", words: "The aligner is not sure that the two sides belong together" },
  { doubt: "very-doubtful", words: "It is very unsure; look here first" },
  { doubt: "crossed", words: "The English stood elsewhere in the draft" },
] as const;

/** What the shapes beside the rows mean. */
export function Legend({ close }: DialogProps) {
  return (
    <Dialog open onOpenChange={close} title="What the shapes mean" width="narrow">
      <dl className="flex flex-col gap-2 text-sm">
        {SHOWN_STATES.map(({ id, hint }) => (
          <div key={id} className="flex items-baseline gap-3">
            <dt className="w-44 shrink-0">
              <StateMark shown={id} />
            </dt>
            <dd className="text-soft">{hint}</dd>
          </div>
        ))}
        {DOUBTS.map(({ doubt, words }) => (
          <div key={doubt} className="flex items-baseline gap-3">
            <dt className="bench-doubts w-44 shrink-0">
              <DoubtIcon doubt={doubt} /> {doubt === "crossed" ? "Crossed" : "% unsure"}
            </dt>
            <dd className="text-soft">{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
