import "server-only";

import { problem, tooManyTries } from "../http/problem";

/**
 * How often one person says where they are in one document, in all their tabs: `AT_ONCE` times in one moment, `A_SECOND`
 * times a second for long. The editor says it when a row is settled on, and every 15 s.
 */
const AT_ONCE = 40;
const A_SECOND = 4;
/** Full again after this long, so that nothing has to be remembered. */
const FORGOTTEN_AFTER_MS = (AT_ONCE / A_SECOND) * 1000;

interface Left {
  readonly left: number;
  readonly at: number;
}
const said = new Map<string, Left>();

/** Throws 429 where `key` speaks too often. By process: two app processes let twice as much through. */
export function requireSeldom(key: string, now: number = performance.now()): void {
  const before = said.get(key) ?? { left: AT_ONCE, at: now };
  const left = Math.min(AT_ONCE, before.left + ((now - before.at) / 1000) * A_SECOND);
  if (left < 1) throw tooManyTries(1);
  said.delete(key); // to the end: the oldest stand first
  said.set(key, { left: left - 1, at: now });
  for (const [other, { at }] of said) {
    if (now - at < FORGOTTEN_AFTER_MS) break;
    said.delete(other);
  }
}

export const TOO_MANY_TABS = problem(429, "too-many-tabs", { code: "problems.too-many-tabs" });
