import type { Shown } from "@/lib/segments/states";
import type { Progress } from "@/lib/wire/documents";
import { totalOf } from "@/lib/workbench/state/progress";
import { labelOfShown } from "@/lib/workbench/state/shown-states";
import { STATE_LOOKS, StateMark } from "./state-mark";

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

const WHOLE = new Intl.NumberFormat("en");

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
  const words = there.map((shown) => `${WHOLE.format(progress[shown])} ${labelOfShown(shown)}`).join(", ");
  return (
    <div>
      <div
        role="img"
        aria-label={`${label}: ${total === 0 ? "no rows" : words}`}
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
              <span className="text-soft tabular-nums">{WHOLE.format(progress[shown])}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Rows that need nothing more from a translator or reviewer, of all rows, in whole per cent, never rounded up to 100. */
export function percentApproved(progress: Progress): number {
  const total = totalOf(progress);
  const done = progress.final + progress.reviewed + progress.omitted;
  return total === 0 ? 0 : Math.floor((done / total) * 100);
}
