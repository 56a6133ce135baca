"use client";

import { Dialog } from "@/app/_ui/dialog";
import { StateMark } from "@/app/_ui/state-mark";
import { useSay } from "@/app/_words/words";
import { SHOWN_STATES } from "@/lib/workbench/state/shown-states";
import { DoubtIcon } from "../features/alignment/doubt-mark";
import type { DialogProps } from "../features/dialog-props";

const DOUBTS = ["doubtful", "very-doubtful", "crossed"] as const;

/** What the shapes beside the rows mean. */
export function Legend({ close }: DialogProps) {
  const say = useSay();
  return (
    <Dialog open onOpenChange={close} title={say("editor.dialog.legend.title")} width="narrow">
      <dl className="flex flex-col gap-2 text-sm">
        {SHOWN_STATES.map((id) => (
          <div key={id} className="flex items-baseline gap-3">
            <dt className="w-44 shrink-0">
              <StateMark shown={id} />
            </dt>
            <dd className="text-soft">{say(`editor.state-hint.${id}`)}</dd>
          </div>
        ))}
        {DOUBTS.map((doubt) => (
          <div key={doubt} className="flex items-baseline gap-3">
            <dt className="bench-doubts w-44 shrink-0">
              <DoubtIcon doubt={doubt} />{" "}
              {say(doubt === "crossed" ? "editor.dialog.legend.cross" : "editor.dialog.legend.sure")}
            </dt>
            <dd className="text-soft">{say(`editor.dialog.legend.${doubt}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
