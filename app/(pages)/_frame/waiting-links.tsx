import Link from "next/link";
import type { Waiting, WaitingKind } from "@/lib/wire/waiting";
import { WAITING, waitingFigure } from "@/lib/workbench/state/waiting";

/** What waits, each kind with its number and the way there; nothing where nothing waits. */
export function WaitingLinks({
  waiting,
  href,
}: {
  readonly waiting: Waiting;
  readonly href: (kind: WaitingKind) => string;
}) {
  return (
    <ul className="flex flex-wrap gap-x-1 gap-y-1">
      {WAITING.filter(({ kind }) => waiting[kind] > 0).map(({ kind, label }) => (
        <li key={kind}>
          <Link
            href={href(kind)}
            className="inline-flex items-baseline gap-1.5 rounded-md px-2 py-1 text-sm text-soft hover:bg-sunk hover:text-ink pointer-coarse:py-2.5"
          >
            <span className="font-semibold text-ink tabular-nums">{waitingFigure(waiting[kind])}</span>
            {label(waiting[kind])}
          </Link>
        </li>
      ))}
    </ul>
  );
}
