import Link from "next/link";
import { pageWords } from "@/lib/server/words";
import type { Waiting, WaitingKind } from "@/lib/wire/waiting";
import { WAITING, waitingFigure } from "@/lib/workbench/state/waiting";
import { WAITING_WORDS } from "./waiting-words";

/** What waits, each kind with its number and the way there; nothing where nothing waits. */
export async function WaitingLinks({
  waiting,
  href,
}: {
  readonly waiting: Waiting;
  readonly href: (kind: WaitingKind) => string;
}) {
  const say = await pageWords();
  return (
    <ul className="flex flex-wrap gap-x-1 gap-y-1">
      {WAITING.filter(({ kind }) => waiting[kind] > 0).map(({ kind }) => (
        <li key={kind}>
          <Link
            href={href(kind)}
            className="inline-flex items-baseline gap-1.5 rounded-md px-2 py-1 text-sm text-soft hover:bg-sunk hover:text-ink pointer-coarse:py-2.5"
          >
            <span className="font-semibold text-ink tabular-nums">{waitingFigure(waiting[kind])}</span>
            {say(`review.waiting.label.${WAITING_WORDS[kind]}`, { count: waiting[kind] })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
