"use client";

import { useSyncExternalStore } from "react";

const FULL: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" };
const DAY: Intl.DateTimeFormatOptions = { dateStyle: "medium" };
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const STEPS: readonly (readonly [limit: number, unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  [3_600, "minute", 60],
  [86_400, "hour", 3_600],
  [7 * 86_400, "day", 86_400],
];

/** "3 hours ago" within a week, else the day. `now` and `at` in milliseconds. */
export function ago(at: number, now: number, zone?: string): string {
  const seconds = Math.round((at - now) / 1_000);
  if (Math.abs(seconds) < 60) return "just now";
  for (const [limit, unit, size] of STEPS) {
    if (Math.abs(seconds) < limit) return RELATIVE.format(Math.round(seconds / size), unit);
  }
  return new Intl.DateTimeFormat("en-GB", { ...DAY, ...(zone ? { timeZone: zone } : {}) }).format(at);
}

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
  const zone = now === 0 ? { timeZone: "UTC" } : {};
  const day = new Intl.DateTimeFormat("en-GB", { ...DAY, ...zone }).format(moment);
  const full = new Intl.DateTimeFormat("en-GB", { ...FULL, ...zone }).format(moment);
  const text = now === 0 || as === "day" ? day : as === "full" ? full : ago(moment, Math.max(now, moment));
  return (
    <time dateTime={at} title={full} className="whitespace-nowrap">
      {text}
    </time>
  );
}
