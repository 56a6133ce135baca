"use client";

import type { Shown } from "@/lib/segments/states";
import type { Progress } from "@/lib/wire/documents";
import { totalOf } from "@/lib/workbench/state/progress";
import { useSay } from "../_words/words";
import { STATE_LOOKS } from "./state-looks";
import { StateMark } from "./state-mark";

/** From done to not begun, so that the bar fills from the left. */
const ORDER: readonly Shown[] = [
  "final",
  "reviewed",
  "translated",
  "rejected",
  "aligned",
  "draft",
  "omitted",
  "untranslated",
];

export interface ProgressBarProps {
  readonly progress: Progress;
  /** Whose progress it is, for those who hear it: "Progress of 访谈". */
  readonly label: string;
  /** Each state's shape, word and count under the bar. */
  readonly legend?: boolean;
}

/** Rows stacked by state. A state that is there at all is at least 3 px wide. */
export function ProgressBar({ progress, label, legend = false }: ProgressBarProps) {
  const total = totalOf(progress);
  const there = ORDER.filter((shown) => progress[shown] > 0);
  const say = useSay();
  const words = there.map((shown) =>
    say("ui.progress.state", { count: progress[shown], state: say(`ui.state.${shown}`) }),
  );
  return (
    <div>
      <div
        role="img"
        aria-label={say("ui.progress.label", {
          label,
          states: total === 0 ? say("ui.progress.none") : say.list(words, "unit"),
        })}
        className="flex h-2 w-full gap-px overflow-hidden rounded-full bg-line forced-color-adjust-none"
      >
        {there.map((shown) => (
          <span
            key={shown}
            className={`min-w-[3px] ${STATE_LOOKS[shown].fill}`}
            style={{ flexGrow: progress[shown], flexBasis: 0 }}
          />
        ))}
      </div>
      {legend && (
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
          {there.map((shown) => (
            <li key={shown} className="inline-flex items-center gap-1.5">
              <StateMark shown={shown} />
              <span className="text-soft tabular-nums">{say.number(progress[shown])}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
