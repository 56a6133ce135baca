"use client";

import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { Time } from "@/app/_ui/time";
import { rich } from "@/app/_words/rich";
import { useSay } from "@/app/_words/words";
import type { ReturnApplied, ReturnDetail } from "@/lib/wire/returns";

/** That the file was applied, by whom and when, what came of it just now, and the way back. */
export function Applied({
  applied,
  done,
  busy,
  onUndo,
}: {
  readonly applied: NonNullable<ReturnDetail["applied"]>;
  readonly done: ReturnApplied | null;
  readonly busy: boolean;
  readonly onUndo: () => void;
}) {
  const say = useSay();
  return (
    <Notice kind={applied.isUndone ? "info" : "done"}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p>
            {rich(
              say,
              applied.isUndone ? "returns.applied.undone" : "returns.applied",
              { who: applied.by?.name ?? say("returns.by.unknown") },
              {
                b: (words) => <span className="font-medium">{words}</span>,
                at: () => <Time at={applied.at} />,
              },
            )}
          </p>
          {done && <p>{say("returns.applied.done", done)}</p>}
        </div>
        <Button size="small" busy={busy} onClick={onUndo}>
          {say(applied.isUndone ? "returns.redo" : "returns.undo")}
        </Button>
      </div>
    </Notice>
  );
}

/** What of the file has no row, and which rows the file does not have. */
export function LeftAside({ detail }: { readonly detail: ReturnDetail }) {
  const say = useSay();
  const { summary, strangers, absent } = detail;
  const numbers = say.list(absent.slice(0, MOST_NUMBERS).map((number) => say.number(number)));
  const rest = summary.absent - Math.min(absent.length, MOST_NUMBERS);
  return (
    <>
      {summary.strangers > 0 && (
        <details className="rounded-md border border-line-strong bg-raised px-3.5 py-2.5 text-sm">
          <summary>{say("returns.strangers", { count: summary.strangers })}</summary>
          <ul className="mt-2">
            {strangers.map(({ source, target }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two units may say the same
              <li key={index} className="grid gap-x-4 border-t border-line py-2 sm:grid-cols-2">
                <p lang="zh-Hans" className="min-w-0 font-zh break-words">
                  {source}
                </p>
                <p lang="en" className="min-w-0 font-en break-words">
                  {target}
                </p>
              </li>
            ))}
          </ul>
          {strangers.length < summary.strangers && (
            <p className="text-soft">{say("returns.strangers.more", { count: strangers.length })}</p>
          )}
        </details>
      )}
      {summary.absent > 0 && (
        <p className="text-sm text-soft">
          {say("returns.absent", {
            count: summary.absent,
            rows: rest > 0 ? say("returns.absent.more", { rows: numbers, count: rest }) : numbers,
          })}
        </p>
      )}
    </>
  );
}

/** Row numbers that are told one by one. */
const MOST_NUMBERS = 12;
