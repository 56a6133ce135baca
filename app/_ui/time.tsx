"use client";

import { useSyncExternalStore } from "react";
import { useSay } from "../_words/words";

const ticks = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let minute = 0;

/** One clock for all times on the screen; it moves once in half a minute. */
function subscribe(tick: () => void): () => void {
  ticks.add(tick);
  timer ??= setInterval(() => {
    minute = Date.now();
    for (const each of ticks) each();
  }, 30_000);
  return () => {
    ticks.delete(tick);
    if (ticks.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function clock(): number {
  if (minute === 0) minute = Date.now();
  return minute;
}

/** A moment (ISO 8601) in the reader's own zone. The server, which does not know it, draws the day in UTC. */
export function Time({ at, as = "ago" }: { readonly at: string; readonly as?: "ago" | "day" | "full" }) {
  const now = useSyncExternalStore(subscribe, clock, () => 0);
  const moment = Date.parse(at);
  const say = useSay();
  const zone = now === 0 ? "UTC" : undefined;
  const full = say.date(moment, "moment", zone);
  const text =
    now === 0 || as === "day"
      ? say.date(moment, "day", zone)
      : as === "full"
        ? full
        : say.ago(moment, Math.max(now, moment));
  return (
    <time dateTime={at} title={full} className="whitespace-nowrap">
      {text}
    </time>
  );
}
